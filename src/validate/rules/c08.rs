//! C08. A document has at most one preamble and exactly one body.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C08",
    severity: Severity::Error,
    explain: "A document has at most one preamble and exactly one body.",
    help: "Put all recitals into one preamble, and all paragraphs into one mainBody.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for document in &facts.documents {
        for name in ["preamble", "mainBody"] {
            let again = document.element.children().filter(|child| child.name() == name);
            for again in again.skip(1) {
                report.at(again.span(), format!("a second {name} in the {}", document.element.name()));
            }
        }
    }
}
