//! C63. Numbers are text in num, as the page prints them; none is left for a style sheet to
//! count.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C63",
    severity: Severity::Warning,
    explain: "\
        Numbers are text in num, as the page prints them; none is left for a style sheet to \
        count.",
    help: "Write the printed number into num, or leave num out where none is printed.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for num in facts.named(&["num"]) {
        if num.words().trim().is_empty() {
            report.at(num.span(), "the num is empty");
        }
    }
}
