//! C82. A reference points into the file (#), to a component (!, ~) or to a work by its IRI
//! (/akn/).

use super::{Element, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C82",
    severity: Severity::Error,
    explain: "\
        A reference points into the file (#), to a component (!, ~) or to a work by its IRI \
        (/akn/).",
    help: "Write the IRI of what is cited, and the web address as alternativeReference.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    references(facts, |element, attribute, href| {
        if href.starts_with('#') || super::c84::is_web(href) {
            return;
        }
        let country = href.strip_prefix("/akn/").and_then(|rest| rest.get(..2));
        let work = country.is_some_and(|c| c.bytes().all(|b| b.is_ascii_lowercase()));
        if !work && !href.starts_with(['!', '~']) {
            report.at(element.attribute_span(attribute), format!("\"{href}\" is no IRI"));
        }
    });
}

/// Looks at each place a reference points to.
pub(super) fn references<'a>(facts: &Facts<'a>, mut look: impl FnMut(Element<'a>, &str, &str)) {
    for element in facts.named(&["ref", "rref"]) {
        for attribute in ["href", "from", "upTo"] {
            if let Some(href) = element.attribute(attribute) {
                look(element, attribute, href);
            }
        }
    }
}
