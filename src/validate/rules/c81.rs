//! C81. Tables have rows and nothing around them, no thead, tbody or tfoot; what stands in their
//! cells is no part of the hierarchy.

use super::{Facts, HIERARCHY, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C81",
    severity: Severity::Error,
    explain: "\
        Tables have rows and nothing around them, no thead, tbody or tfoot; what stands in \
        their cells is no part of the hierarchy.",
    help: "Mark the rows of the head with class=\"header\"; write blockList in cells.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.named(&["thead", "tbody", "tfoot"]) {
        report.at(element.span(), format!("{} in a table", element.name()));
    }
    for cell in facts.named(&["td", "th"]) {
        if let Some(unit) = cell.children().find(|child| child.is(HIERARCHY)) {
            report.at(unit.span(), format!("{} in a cell", unit.name()));
        }
    }
}
