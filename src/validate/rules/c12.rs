//! C12. The subtype of a statement is `deliberation`.

use super::{expect, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C12",
    severity: Severity::Error,
    explain: "The subtype of a statement is `deliberation`.",
    help: "Set FRBRsubtype to deliberation.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        if identified.document.name() == "statement" {
            expect(report, identified.work, "FRBRsubtype", "deliberation");
        }
    }
}
