//! C80. A printed note is one authorialNote; its further calls are references to it, which print
//! its sign.

use super::{DOCUMENTS, Facts, Report, Rule};
use crate::diagnostic::Severity;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    code: "C80",
    severity: Severity::Error,
    explain: "\
        A printed note is one authorialNote; its further calls are references to it, which \
        print its sign.",
    help: "\
        Keep the note at its first call, and point to it with sup and ref from the others.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for call in facts.named(&["ref"]) {
        let raised = call.parent().is_some_and(|sup| sup.name() == "sup" && sup.attribute("class") == Some("footnote"));
        let href = call.attribute("href").unwrap_or_default();
        if raised && facts.target(href).is_none_or(|note| note.name() != "authorialNote") {
            report.at(call.attribute_span("href"), format!("\"{href}\" is no note"));
        }
    }
    let mut seen = HashSet::new();
    for note in facts.named(&["authorialNote"]) {
        let document = note.ancestors().find(|around| around.is(&DOCUMENTS));
        let words = note.words();
        let marker = note.attribute("marker").unwrap_or_default();
        let told = (document.map(|document| document.span().start()), marker, words.trim().to_owned());
        // Stars and empty notes may well be the same without being one.
        let tells = marker.bytes().any(|b| b.is_ascii_digit()) && !told.2.is_empty();
        if tells && !seen.insert(told) {
            report.weighed(Severity::Warning, note.span(), format!("note {marker} with the same words a second time"));
        }
    }
}
