//! C28. IRIs of the FRBR levels have neither scheme nor host: whoever resolves them puts the
//! host before them.

use super::{Facts, Identified, place, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C28",
    severity: Severity::Warning,
    explain: "\
        IRIs of the FRBR levels have neither scheme nor host: whoever resolves them puts the \
        host before them.",
    help: "Begin the IRI with /akn/.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for level in facts.identified().flat_map(Identified::levels) {
        for name in ["FRBRthis", "FRBRuri"] {
            let iri = value(level, name).unwrap_or_default();
            let scheme = iri.split_once(':').map(|(scheme, _)| scheme);
            if scheme.is_some_and(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_lowercase())) {
                report.at(place(level, name), format!("\"{iri}\" has a scheme"));
            }
        }
    }
}
