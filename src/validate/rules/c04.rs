//! C04. A statement has a name that says what it is: resolution, `resolutionDraft`, decision or
//! `decisionDraft`. A name is mandatory, these four are recommended.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C04",
    severity: Severity::Warning,
    explain: "\
        A statement has a name that says what it is: resolution, resolutionDraft, decision or \
        decisionDraft. A name is mandatory, these four are recommended.",
    help: "Set name to resolution, resolutionDraft, decision or decisionDraft.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    const NAMES: [&str; 4] = ["resolution", "resolutionDraft", "decision", "decisionDraft"];
    for document in &facts.documents {
        let statement = document.element;
        if statement.name() != "statement" {
            continue;
        }
        match statement.attribute("name") {
            Some(name) if NAMES.contains(&name) => {}
            Some(name) => {
                let span = statement.attribute_span("name");
                report.at(span, format!("\"{name}\" is no kind of statement"));
            }
            None => report.weighed(Severity::Error, statement.span(), "the statement has no name"),
        }
    }
}
