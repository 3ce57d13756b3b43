//! C16. The subtype in the IRI is that of `FRBRsubtype`.

use super::{Facts, place, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C16",
    severity: Severity::Error,
    explain: "The subtype in the IRI is that of FRBRsubtype.",
    help: "Make the two agree.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        if let (Some(iri), Some(subtype)) = (identified.iri(), value(identified.work, "FRBRsubtype"))
            && !subtype.is_empty() && iri.subtype != subtype
        {
            report.at(place(identified.work, "FRBRuri"), format!("the IRI says {}, FRBRsubtype {subtype}", iri.subtype));
        }
    }
}
