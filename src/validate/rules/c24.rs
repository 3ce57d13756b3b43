//! C24. The version in the IRI of an expression, if there is one, is the date of the expression
//! or its `FRBRversionNumber`.

use super::{Facts, place, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C24",
    severity: Severity::Error,
    explain: "\
        The version in the IRI of an expression, if there is one, is the date of the \
        expression or its FRBRversionNumber.",
    help: "Leave the version out, or make the two agree.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        let expression = identified.expression;
        let date = expression.child("FRBRdate").and_then(|date| date.attribute("date"));
        if let Some((_, version)) = super::c22::expression(identified)
            && !version.is_empty()
            && Some(version) != date
            && Some(version) != value(expression, "FRBRversionNumber")
        {
            report.at(place(expression, "FRBRuri"), format!("\"{version}\" is neither the date nor the number of the version"));
        }
    }
}
