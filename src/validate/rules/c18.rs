//! C18. The number in the IRI is that of `FRBRnumber`.

use super::{Facts, place, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C18",
    severity: Severity::Error,
    explain: "The number in the IRI is that of FRBRnumber.",
    help: "Make the two agree.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        if let (Some(iri), Some(number)) = (identified.iri(), value(identified.work, "FRBRnumber"))
            && !number.is_empty() && iri.number != number
        {
            report.at(place(identified.work, "FRBRuri"), format!("the IRI says {}, FRBRnumber {number}", iri.number));
        }
    }
}
