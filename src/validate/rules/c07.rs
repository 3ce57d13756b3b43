//! C07. Elements of other kinds of documents have no place in a resolution: `body`,
//! `debateBody`, `header` and the elements for speeches.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C07",
    severity: Severity::Warning,
    explain: "\
        Elements of other kinds of documents have no place in a resolution: `body`, \
        `debateBody`, `header` and the elements for speeches.",
    help: "Use mainBody, and containers for what was said.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    const NAMES: &[&str] = &["body", "header", "debateBody", "debateSection", "speech", "speechGroup", "question", "answer", "scene", "narrative"];
    for element in facts.named(NAMES) {
        report.at(element.span(), format!("{} belongs to another kind of document", element.name()));
    }
}
