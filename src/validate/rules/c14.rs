//! C14. The IRI of a work has seven parts: /akn/un/, the kind of document, the subtype, the
//! actor, the date of the work, the number.

use super::{Facts, place, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C14",
    severity: Severity::Error,
    explain: "\
        The IRI of a work has seven parts: /akn/un/, the kind of document, the subtype, the \
        actor, the date of the work, the number.",
    help: "Write it as /akn/un/statement/deliberation/un-ga/2017-12-04/72-57.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        if identified.iri().is_none() {
            let iri = value(identified.work, "FRBRuri").unwrap_or_default();
            report.at(place(identified.work, "FRBRuri"), format!("\"{iri}\" is no IRI of a work"));
        }
    }
}
