//! C17. The date in the IRI is that of the work.

use super::{Facts, place, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C17",
    severity: Severity::Error,
    explain: "The date in the IRI is that of the work.",
    help: "Make the two agree; for a resolution it is the date of adoption.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        let date = identified.work.child("FRBRdate").and_then(|date| date.attribute("date"));
        if let Some(iri) = identified.iri() && Some(iri.date) != date {
            let date = date.unwrap_or("nothing");
            report.at(place(identified.work, "FRBRuri"), format!("the IRI says {}, FRBRdate {date}", iri.date));
        }
    }
}
