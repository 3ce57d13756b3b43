//! C31. Each of the three levels has a date.

use super::{Facts, Identified, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C31",
    severity: Severity::Error,
    explain: "Each of the three levels has a date.",
    help: "Add FRBRdate with its name: adoption, publication, markup.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for level in facts.identified().flat_map(Identified::levels) {
        if level.child("FRBRdate").is_none() {
            report.at(level.span(), format!("{} has no date", level.name()));
        }
    }
}
