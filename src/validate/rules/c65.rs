//! C65. Elements that may be anything say what they are: formula, container and block have a
//! name.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C65",
    severity: Severity::Error,
    explain: "\
        Elements that may be anything say what they are: formula, container and block have a \
        name.",
    help: "Add a name.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.named(&["formula", "container", "block"]) {
        if element.attribute("name").unwrap_or_default().is_empty() {
            report.at(element.span(), format!("the {} has no name", element.name()));
        }
    }
}
