//! C21. `FRBRthis` of the work is its IRI and the component: /!main for the document, `/!annex_1`
//! for its first annex.

use super::{Facts, place, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C21",
    severity: Severity::Error,
    explain: "\
        FRBRthis of the work is its IRI and the component: /!main for the document, /!annex_1 \
        for its first annex.",
    help: "Write FRBRuri and /!main, or the name of the annex.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let is_annex = |component: &str| {
        let name = component.strip_prefix("/!").map(|name| name.strip_prefix("main/").unwrap_or(name));
        let (word, rest) = name.map_or(("", ""), |name| name.split_at(name.find('_').unwrap_or(name.len())));
        let word_fits = !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic());
        let rest_fits = |rest: &str| !rest.is_empty() && rest.chars().all(|c| c.is_alphanumeric() || c == '_');
        word_fits && rest.strip_prefix('_').is_none_or(rest_fits)
    };
    for identified in facts.identified() {
        let uri = value(identified.work, "FRBRuri").unwrap_or_default();
        let this = value(identified.work, "FRBRthis").unwrap_or_default();
        let component = this.strip_prefix(uri).unwrap_or_default();
        let fits = if identified.is_attached() { is_annex(component) } else { component == "/!main" };
        if !fits {
            report.at(place(identified.work, "FRBRthis"), format!("\"{this}\" is not FRBRuri and a component"));
        }
    }
}
