//! C43. There is at most one identification and one publication in the metadata of a document.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C43",
    severity: Severity::Error,
    explain: "\
        There is at most one identification and one publication in the metadata of a document.",
    help: "Keep one of them.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for meta in facts.documents.iter().filter_map(|document| document.meta) {
        for name in ["identification", "publication"] {
            for again in meta.children().filter(|child| child.name() == name).skip(1) {
                report.at(again.span(), format!("a second {name}"));
            }
        }
    }
}
