//! C19. The actor in the IRI is the one that the author's entry ends in.

use super::{Facts, place, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C19",
    severity: Severity::Error,
    explain: "The actor in the IRI is the one that the author's entry ends in.",
    help: "\
        Make the IRI and the entry's href agree: un-ga and /akn/ontology/organization/un-ga.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        let author = identified.work.child("FRBRauthor").and_then(|author| author.attribute("href"));
        let entry = author.and_then(|author| facts.target(author));
        if let (Some(iri), Some(entry)) = (identified.iri(), entry) {
            let href = entry.attribute("href").unwrap_or_default();
            if href.trim_end_matches('/').rsplit('/').next() != Some(iri.actor) {
                report.at(place(identified.work, "FRBRuri"), format!("the IRI says {}, the author is {href}", iri.actor));
            }
        }
    }
}
