//! C13. The work has a number: its `value` has neither slash nor blank, since it is a part of
//! the IRI; its `showAs` is the number as printed.

use super::{Facts, place, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C13",
    severity: Severity::Error,
    explain: "\
        The work has a number: its `value` has neither slash nor blank, since it is a part of \
        the IRI; its `showAs` is the number as printed.",
    help: "\
        Write the number with hyphens in value (72-57) and as printed in showAs (72/57).",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        let work = identified.work;
        let span = place(work, "FRBRnumber");
        match value(work, "FRBRnumber") {
            None => report.at(span, "the work has no FRBRnumber"),
            Some(number) if number.contains(|c: char| c == '/' || c.is_whitespace()) => {
                report.at(span, format!("\"{number}\" has a slash or a blank"));
            }
            Some(_) => {
                let shown = work.child("FRBRnumber").and_then(|number| number.attribute("showAs"));
                if shown.unwrap_or_default().is_empty() {
                    report.at(span, "the number as printed is missing");
                }
            }
        }
    }
}
