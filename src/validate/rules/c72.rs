//! C72. The language of words is told only where it changes.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C72",
    severity: Severity::Note,
    explain: "The language of words is told only where it changes.",
    help: "Drop xml:lang where it is that of the text around.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.text() {
        let Some(language) = element.attribute("xml:lang") else {
            continue;
        };
        let around = element.ancestors().find_map(|around| around.attribute("xml:lang"));
        if around == Some(language) {
            report.at(element.attribute_span("xml:lang"), format!("the text around is in \"{language}\" too"));
        }
    }
}
