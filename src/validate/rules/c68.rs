//! C68. Elements that describe the document stand on the cover and in the preface alone.

use super::{DESCRIPTIVE, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C68",
    severity: Severity::Warning,
    explain: "\
        Elements that describe the document stand on the cover and in the preface alone.",
    help: "In the text, use date, event, organization or ref.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.named(DESCRIPTIVE) {
        let head = element.ancestors().any(|around| around.is(&["preface", "coverPage", "header"]));
        if !head {
            report.at(element.span(), format!("{} outside of the cover and the preface", element.name()));
        }
    }
}
