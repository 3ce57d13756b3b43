//! C20. The author on each level points to an entry of `references`.

use super::{Facts, Identified, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C20",
    severity: Severity::Error,
    explain: "The author on each level points to an entry of `references`.",
    help: "Add an entry for the author and point to it with #.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for level in facts.identified().flat_map(Identified::levels) {
        match level.child("FRBRauthor") {
            Some(author) => drop(report.target(facts, author, "href")),
            None => report.at(level.span(), format!("{} has no author", level.name())),
        }
    }
}
