//! C77. What a unit says stands either in one content or in units of their own, such as a list;
//! not in both, side by side.

use super::{Element, Facts, HIERARCHY, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C77",
    severity: Severity::Error,
    explain: "\
        What a unit says stands either in one content or in units of their own, such as a \
        list; not in both, side by side.",
    help: "\
        Put the text before a list into its intro, and text after it into wrapUp or an \
        alinea.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for content in facts.named(&["content"]) {
        let siblings = content.parent().into_iter().flat_map(Element::children);
        let mut beside = siblings.filter(|sibling| *sibling != content);
        if let Some(unit) = beside.find(|sibling| sibling.is(HIERARCHY)) {
            report.at(unit.span(), format!("{} beside content", unit.name()));
        }
    }
}
