//! C88. A break of line or page is marked where nothing else marks it: not at the edge of a
//! paragraph, which begins and ends lines by itself.

use super::{Element, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C88",
    severity: Severity::Note,
    explain: "\
        A break of line or page is marked where nothing else marks it: not at the edge of a \
        paragraph, which begins and ends lines by itself.",
    help: "Take the break out.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for mark in facts.named(&["eol", "eop"]) {
        let Some(block) = mark.parent().filter(|parent| parent.is(BLOCKS)) else {
            continue;
        };
        let tells = |node: &Element<'_>| !node.is_text() || !node.is_blank();
        let (first, last) = (block.nodes().find(tells), block.nodes().filter(tells).last());
        if first == Some(mark) || last == Some(mark) {
            report.at(mark.span(), format!("{} at the edge of {}", mark.name(), block.name()));
        }
    }
}

/// What stands on lines of its own.
const BLOCKS: &[&str] = &["p", "block", "heading", "crossHeading", "listIntroduction", "listWrapUp"];
