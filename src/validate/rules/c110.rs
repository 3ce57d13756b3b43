//! C110. A component holds one thing, and a `documentRef` points to a component of the file or to
//! a work by its IRI.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C110",
    severity: Severity::Error,
    explain: "\
        A component holds one thing, and a documentRef points to a component of the file or to \
        a work by its IRI.",
    help: "Point to the component with #, or write the IRI.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for component in facts.named(&["component"]) {
        if component.children().count() != 1 {
            report.at(component.span(), "the component does not hold exactly one thing");
        }
    }
    for reference in facts.named(&["documentRef"]) {
        let href = reference.attribute("href").unwrap_or_default();
        if !href.starts_with("/akn/") && facts.target(href).is_none() {
            report.at(reference.attribute_span("href"), format!("\"{href}\" is neither a component nor an IRI"));
        }
    }
}
