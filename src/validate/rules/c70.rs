//! C70. Elements of meaning hold their words alone: blanks and punctuation around them stand
//! outside.

use super::{DESCRIPTIVE, Facts, Report, Rule, SEMANTIC};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C70",
    severity: Severity::Error,
    explain: "\
        Elements of meaning hold their words alone: blanks and punctuation around them stand \
        outside.",
    help: "Move the blanks and signs out of the element.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let others = [DESCRIPTIVE, &["date", "ref"]].concat();
    for element in facts.named(SEMANTIC).chain(facts.named(&others)) {
        let semantic = element.is(SEMANTIC);
        let words = element.words();
        let trimmed = words.trim();
        if trimmed.len() < words.len() {
            report.at(element.span(), format!("{} begins or ends with a blank: \"{words}\"", element.name()));
        }
        if semantic && trimmed.ends_with([',', '，', ';', '；', ':', '：', '、', '。']) {
            report.at(element.span(), format!("{} ends with punctuation: \"{words}\"", element.name()));
        }
    }
}
