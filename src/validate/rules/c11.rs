//! C11. The country is `un`.

use super::{expect, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C11",
    severity: Severity::Error,
    explain: "The country is `un`.",
    help: "Set FRBRcountry to un.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        expect(report, identified.work, "FRBRcountry", "un");
    }
}
