//! C30. A translation is told on the level of the expression, and points to the IRI of the
//! expression it was made from.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C30",
    severity: Severity::Error,
    explain: "\
        A translation is told on the level of the expression, and points to the IRI of the \
        expression it was made from.",
    help: "Put FRBRtranslation into FRBRExpression with the original's IRI: …/eng@.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        let inside = identified.identification.and_inside();
        for translation in inside.filter(|element| element.name() == "FRBRtranslation") {
            let href = translation.attribute("href").unwrap_or_default();
            let of_expression = href.split('/').skip(1).any(|part| {
                part.as_bytes().get(3) == Some(&b'@') && part.bytes().take(3).all(|b| b.is_ascii_lowercase())
            });
            if !of_expression {
                report.at(translation.attribute_span("href"), format!("\"{href}\" is no IRI of an expression"));
            }
            if translation.parent() != Some(identified.expression) {
                report.at(translation.span(), "a translation is told outside of FRBRExpression");
            }
        }
    }
}
