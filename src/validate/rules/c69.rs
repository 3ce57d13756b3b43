//! C69. Where words have a meaning, their look is not marked beside it: no `i` exactly around a
//! `term`, nor inside of it.

use super::{Facts, PRESENTATIONAL, Report, Rule, SEMANTIC};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C69",
    severity: Severity::Warning,
    explain: "\
        Where words have a meaning, their look is not marked beside it: no `i` exactly around \
        a `term`, nor inside of it.",
    help: "Drop the element that says how the words look.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.named(PRESENTATIONAL).chain(facts.named(SEMANTIC)) {
        let Some(only) = element.sole_child() else { continue };
        let wrong = element.is(PRESENTATIONAL) && only.is(SEMANTIC)
            || element.is(SEMANTIC) && only.is(PRESENTATIONAL);
        if wrong {
            report.at(element.span(), format!("{} holds nothing but {}", element.name(), only.name()));
        }
    }
}
