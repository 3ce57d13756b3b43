//! C62. Lists are not those of web pages: `ol`, `ul` and `li` would number what is printed with
//! numbers.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C62",
    severity: Severity::Warning,
    explain: "\
        Lists are not those of web pages: `ol`, `ul` and `li` would number what is printed \
        with numbers.",
    help: "Use list and point in the body, blockList and item elsewhere.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.named(&["ol", "ul", "li"]) {
        report.at(element.span(), format!("{} is an element of web pages", element.name()));
    }
}
