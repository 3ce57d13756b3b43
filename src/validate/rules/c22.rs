//! C22. The IRI of an expression is that of the work, the language and the version:
//! …/72-57/zho@.

use super::{Facts, Identified, place, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C22",
    severity: Severity::Error,
    explain: "\
        The IRI of an expression is that of the work, the language and the version: \
        …/72-57/zho@.",
    help: "Append the language and @ to the IRI of the work.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        let iri = value(identified.expression, "FRBRuri").unwrap_or_default();
        if expression(identified).is_none() {
            report.at(place(identified.expression, "FRBRuri"), format!("\"{iri}\" is not the work's IRI, a language and a version"));
        }
    }
}

/// The language and the version in the IRI of an expression.
pub(super) fn expression(identified: Identified<'_>) -> Option<(&str, &str)> {
    let work = value(identified.work, "FRBRuri").unwrap_or_default();
    let iri = value(identified.expression, "FRBRuri")?;
    let (language, version) = iri.strip_prefix(work)?.strip_prefix('/')?.split_once('@')?;
    let fits = language.len() == 3 && language.bytes().all(|b| b.is_ascii_lowercase());
    (fits && !version.contains(char::is_whitespace)).then_some((language, version))
}
