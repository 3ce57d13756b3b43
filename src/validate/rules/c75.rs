//! C75. Lists in the hierarchy are `list` with points; `blockList` with items stands in
//! containers.

use super::{Facts, HIERARCHY, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C75",
    severity: Severity::Error,
    explain: "\
        Lists in the hierarchy are `list` with points; `blockList` with items stands in \
        containers.",
    help: "Write list and point.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for list in facts.named(&["blockList"]) {
        let mut around = list.ancestors();
        if around.any(|around| around.is(HIERARCHY)) && !list.ancestors().any(|around| around.name() == "content") {
            report.at(list.span(), "a blockList in the hierarchy");
        }
    }
}
