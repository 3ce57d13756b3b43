//! C33. An annex is a component of its host, not a work of its own: its `FRBRuri` on each level
//! is the host's.

use super::{expect, Facts, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C33",
    severity: Severity::Error,
    explain: "\
        An annex is a component of its host, not a work of its own: its FRBRuri on each level \
        is the host's.",
    help: "Copy the host's FRBRuri to the annex.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for annex in facts.identified().filter(|identified| identified.is_attached()) {
        let host = annex.document.ancestors().find(|around| around.is(&super::DOCUMENTS));
        let host = facts.identified().find(|identified| Some(identified.document) == host);
        let Some(host) = host else { continue };
        for (level, of_host) in annex.levels().into_iter().zip(host.levels()) {
            if let Some(uri) = value(of_host, "FRBRuri") {
                expect(report, level, "FRBRuri", uri);
            }
        }
    }
}
