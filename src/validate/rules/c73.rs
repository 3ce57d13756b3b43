//! C73. A numbered paragraph is `paragraph` with its number in num; alinea and content have none.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C73",
    severity: Severity::Error,
    explain: "\
        A numbered paragraph is `paragraph` with its number in num; alinea and content have \
        none.",
    help: "Write it as paragraph; alinea is what the page leaves without a number.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for num in facts.named(&["num"]) {
        let unit = num.parent().filter(|unit| unit.is(&["alinea", "content", "mainBody"]));
        // A sign that is no number, such as a dash, numbers nothing.
        if let Some(unit) = unit.filter(|_| num.words().contains(char::is_alphanumeric)) {
            report.at(num.span(), format!("a number in {}", unit.name()));
        }
    }
}
