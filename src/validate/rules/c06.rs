//! C06. A document has metadata, a preface and a body, in this order.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C06",
    severity: Severity::Error,
    explain: "A document has metadata, a preface and a body, in this order.",
    help: "Add a preface with the number and the title.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for document in &facts.documents {
        let element = document.element;
        if element.is(&["statement", "documentCollection"]) && element.child("preface").is_none() {
            report.at(element.span(), format!("the {} has no preface", element.name()));
        }
    }
}
