//! C26. The manifestation has a format, and its IRI is that of the expression, a dot and the
//! format.

use super::{expect, Facts, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C26",
    severity: Severity::Error,
    explain: "\
        The manifestation has a format, and its IRI is that of the expression, a dot and the \
        format.",
    help: "Add FRBRformat and write …/zho@.xml.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        let manifestation = identified.manifestation;
        if identified.format().is_none() {
            report.at(manifestation.span(), "the manifestation has no FRBRformat");
        }
        let uri = value(identified.expression, "FRBRuri").unwrap_or_default();
        let format = identified.format().unwrap_or("xml");
        expect(report, manifestation, "FRBRuri", &[uri, ".", format].concat());
    }
}
