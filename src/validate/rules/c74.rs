//! C74. What stands without number after numbered paragraphs is an alinea, so that it is not
//! taken for a paragraph whose number is lost.

use super::{Element, Facts, HIERARCHY, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C74",
    severity: Severity::Error,
    explain: "\
        What stands without number after numbered paragraphs is an alinea, so that it is not \
        taken for a paragraph whose number is lost.",
    help: "Write it as alinea.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for paragraph in facts.named(&["paragraph"]) {
        let parent = paragraph.parent();
        let in_body = parent.is_some_and(|p| p.is(HIERARCHY) || p.name() == "mainBody");
        if !in_body || paragraph.child("num").is_some() {
            continue;
        }
        let numbered = |sibling: Element<'_>| sibling.name() == "paragraph" && sibling.child("num").is_some();
        if paragraph.before().any(numbered) {
            report.at(paragraph.span(), "a paragraph without number after numbered ones");
        }
    }
}
