//! C32. Components are listed on all levels or on none, and each points to that of the next
//! level, the last to the attachment.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C32",
    severity: Severity::Error,
    explain: "\
        Components are listed on all levels or on none, and each points to that of the next \
        level, the last to the attachment.",
    help: "List the annexes in componentInfo of all three levels.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        let listed = identified.levels().map(|level| level.child("componentInfo").is_some());
        if listed.contains(&true) && listed.contains(&false) {
            report.at(identified.identification.span(), "components are not listed on every level");
        }
        let inside = identified.identification.and_inside();
        for data in inside.filter(|element| element.name() == "componentData") {
            if data.attribute("href").is_some_and(|href| href.starts_with('#')) {
                report.target(facts, data, "href");
            }
        }
    }
}
