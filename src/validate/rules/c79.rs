//! C79. A footnote is an `authorialNote` with the printed mark and its place at the bottom;
//! `noteRef` is for notes of editors.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C79",
    severity: Severity::Error,
    explain: "\
        A footnote is an `authorialNote` with the printed mark and its place at the bottom; \
        `noteRef` is for notes of editors.",
    help: "Write authorialNote with marker and placement=\"bottom\".",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.named(&["noteRef", "authorialNote"]) {
        let marked = !element.attribute("marker").unwrap_or_default().is_empty();
        if element.name() == "noteRef" {
            report.weighed(Severity::Warning, element.span(), "a noteRef for a footnote");
        } else if !marked || element.attribute("placement") != Some("bottom") {
            report.at(element.span(), "the note has no mark, or is not at the bottom");
        }
    }
}
