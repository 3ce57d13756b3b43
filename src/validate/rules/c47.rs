//! C47. An entry has an `eId` to point to, an IRI and a label.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C47",
    severity: Severity::Error,
    explain: "An entry has an eId to point to, an IRI and a label.",
    help: "Add eId, href and showAs.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for entry in facts.tree.elements().filter(|element| element.name().starts_with("TLC")) {
        for attribute in ["eId", "href", "showAs"] {
            if entry.attribute(attribute).unwrap_or_default().is_empty() {
                report.at(entry.span(), format!("the {} has no {attribute}", entry.name()));
            }
        }
    }
}
