//! C45. A version that is not the original one has a lifecycle that says what made it: a generation,
//! an amendment or a repeal.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C45",
    severity: Severity::Error,
    explain: "\
        A version that is not the original one has a lifecycle that says what made it: a \
        generation, an amendment or a repeal.",
    help: "Add lifecycle, or say contains=\"originalVersion\".",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for document in facts.documents.iter().filter(|document| document.outermost) {
        let contains = document.element.attribute("contains");
        let lifecycle = document.meta.and_then(|meta| meta.child("lifecycle"));
        if contains.is_some_and(|contains| contains != "originalVersion") && lifecycle.is_none() {
            report.at(document.element.span(), "this is not the original version, and it has no lifecycle");
        }
    }
    for event in facts.anywhere(&["eventRef"]) {
        let kind = event.attribute("type").unwrap_or("generation");
        if !["generation", "amendment", "repeal"].contains(&kind) {
            report.at(event.attribute_span("type"), format!("\"{kind}\" is no kind of event"));
        }
    }
}
