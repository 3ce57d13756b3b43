//! C15. The kind of document in the IRI is the name of the document's element.

use super::{Facts, place, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C15",
    severity: Severity::Error,
    explain: "The kind of document in the IRI is the name of the document's element.",
    help: "Write the name of the element into the IRI.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified().filter(|identified| !identified.is_attached()) {
        let name = identified.document.name();
        if let Some(iri) = identified.iri() && iri.kind != name {
            report.at(place(identified.work, "FRBRuri"), format!("the IRI says {}, the element is {name}", iri.kind));
        }
    }
}
