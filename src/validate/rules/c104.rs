//! C104. The `eId` of a unit begins with that of the unit around it; in an annex, with that of
//! the attachment.

use super::{Facts, HIERARCHY, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C104",
    severity: Severity::Error,
    explain: "\
        The eId of a unit begins with that of the unit around it; in an annex, with that of \
        the attachment.",
    help: "Put the eId of the element around and two underscores before it.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.text() {
        let Some(eid) = element.attribute("eId").filter(|eid| !eid.is_empty()) else {
            continue;
        };
        let extends = |other: &str| eid.strip_prefix(other).is_some_and(|rest| rest.starts_with("__"));
        let around = element.ancestors().take_while(|around| !around.name().is_empty() && !around.is(&STOP));
        let around = around.filter_map(|around| around.attribute("eId")).find(|eid| !eid.is_empty());
        let span = || element.attribute_span("eId");
        if let Some(around) = around
            && (element.is(HIERARCHY) || element.name() == "item")
            && !extends(around)
        {
            report.at(span(), format!("\"{eid}\" does not begin with \"{around}\""));
        }
        let attachment = element.ancestors().find(|around| around.name() == "attachment");
        let attachment = attachment.and_then(|attachment| attachment.attribute("eId"));
        if let Some(attachment) = attachment && !attachment.is_empty() && !extends(attachment) {
            report.at(span(), format!("\"{eid}\" does not begin with that of its annex, \"{attachment}\""));
        }
    }
}

const STOP: [&str; 4] = ["statement", "doc", "act", "documentCollection"];
