//! C86. The closing lines stand before the annexes.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C86",
    severity: Severity::Error,
    explain: "The closing lines stand before the annexes.",
    help: "\
        Move conclusions before attachments; what follows the annexes on the page belongs to \
        them.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for conclusions in facts.named(&["conclusions"]) {
        if conclusions.before().any(|before| before.is(&["attachments", "components"])) {
            report.at(conclusions.span(), "the closing lines behind the annexes");
        }
    }
}
