//! C90. `foreign` is for what Akoma Ntoso has no elements for.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C90",
    severity: Severity::Note,
    explain: "`foreign` is for what Akoma Ntoso has no elements for.",
    help: "Write text and tables with the elements of Akoma Ntoso.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for foreign in facts.named(&["foreign"]) {
        report.at(foreign.span(), "is there no element of Akoma Ntoso for this?");
    }
}
