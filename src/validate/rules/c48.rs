//! C48. The IRI of an entry is of its class: /akn/ontology/concept/ for a `TLCConcept`.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C48",
    severity: Severity::Note,
    explain: "\
        The IRI of an entry is of its class: /akn/ontology/concept/ for a TLCConcept.",
    help: "Begin the IRI with /akn/ontology/ and the class.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let mut entries: Vec<_> = facts.entries.values().copied().collect();
    entries.sort_by_key(|entry| entry.span().start());
    for entry in entries {
        let Some(class) = entry.name().strip_prefix("TLC").filter(|class| *class != "Reference") else {
            continue;
        };
        let class = class.to_ascii_lowercase();
        let href = entry.attribute("href").unwrap_or_default();
        let rest = href.strip_prefix("/akn/ontology/").and_then(|rest| rest.strip_prefix(&*class));
        if !rest.is_some_and(|rest| rest.starts_with('/') || rest.starts_with("s/")) {
            report.at(entry.attribute_span("href"), format!("\"{href}\" is no IRI of a {class}"));
        }
    }
}
