//! C25. `FRBRthis` of the expression is its IRI and the component of the work.

use super::{expect, Facts, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C25",
    severity: Severity::Error,
    explain: "FRBRthis of the expression is its IRI and the component of the work.",
    help: "Append the component to FRBRuri of the expression.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        let uri = value(identified.expression, "FRBRuri").unwrap_or_default();
        expect(report, identified.expression, "FRBRthis", &[uri, identified.component()].concat());
    }
}
