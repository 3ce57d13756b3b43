//! C50. The result of a vote and its counts point to concepts and events that are there.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C50",
    severity: Severity::Error,
    explain: "\
        The result of a vote and its counts point to concepts and events that are there.",
    help: "Add the entry, or mend the pointer.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    super::c49::pointers(facts, report, &["voting", "count"]);
}
