//! C105. A `wId` is given only where it is other than the `eId`.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C105",
    severity: Severity::Error,
    explain: "A wId is given only where it is other than the eId.",
    help: "Drop the wId.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.text() {
        let eid = element.attribute("eId").unwrap_or_default();
        if !eid.is_empty() && element.attribute("wId") == Some(eid) {
            report.at(element.attribute_span("wId"), "the wId is the eId");
        }
    }
}
