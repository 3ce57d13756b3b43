//! C10. The identification names who made it: `source` points to an entry of `references`.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C10",
    severity: Severity::Error,
    explain: "\
        The identification names who made it: `source` points to an entry of `references`.",
    help: "Point source to the entry of the one who made the markup.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for document in &facts.documents {
        let meta = document.meta;
        match meta.and_then(|meta| meta.child("identification")) {
            Some(identification) => drop(report.target(facts, identification, "source")),
            None => report.at(document.element.span(), format!("the {} is not identified", document.element.name())),
        }
    }
}
