//! C79h. A footnote stands in `sup`, as its mark is printed.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C79h",
    severity: Severity::Note,
    explain: "A footnote stands in `sup`, as its mark is printed.",
    help: "Wrap the note in sup.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for note in facts.named(&["authorialNote"]) {
        if note.parent().is_some_and(|parent| parent.any_name() != "sup") {
            report.at(note.span(), "the note does not stand in sup");
        }
    }
}
