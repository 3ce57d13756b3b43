//! C23. The language is a code of three letters of ISO 639-2, the same in the IRI and in
//! `FRBRlanguage`.

use super::{Facts, place, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C23",
    severity: Severity::Error,
    explain: "\
        The language is a code of three letters of ISO 639-2, the same in the IRI and in \
        FRBRlanguage.",
    help: "Take ara, eng, fra, rus, spa or zho in both places.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    const LANGUAGES: [&str; 9] = ["ara", "zho", "eng", "fra", "rus", "spa", "deu", "mul", "und"];
    for identified in facts.identified() {
        let found = identified.expression.child("FRBRlanguage");
        let language = found.and_then(|found| found.attribute("language")).unwrap_or_default();
        let span = place(identified.expression, "FRBRlanguage");
        if let Some((of_iri, _)) = super::c22::expression(identified) && of_iri != language {
            report.at(span, format!("the IRI says {of_iri}, FRBRlanguage \"{language}\""));
        }
        if !LANGUAGES.contains(&language) {
            report.at(span, format!("\"{language}\" is not the code of an official language"));
        }
    }
}
