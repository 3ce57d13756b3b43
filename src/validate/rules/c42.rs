//! C42. Each block of metadata names who made it: its `source` points to an entry.

use super::{Element, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C42",
    severity: Severity::Error,
    explain: "Each block of metadata names who made it: its `source` points to an entry.",
    help: "Point source to the entry of the one who made the block.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for document in facts.documents.iter().filter(|document| document.identified.is_some()) {
        let blocks = document.meta.into_iter().flat_map(Element::children);
        for block in blocks.filter(|block| !block.name().is_empty() && block.name() != "publication") {
            report.target(facts, block, "source");
        }
    }
}
