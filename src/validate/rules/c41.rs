//! C41. The metadata have a list of references: what the text points to.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C41",
    severity: Severity::Error,
    explain: "The metadata have a list of references: what the text points to.",
    help: "Add references with an entry for all that is pointed to.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for document in facts.documents.iter().filter(|document| document.identified.is_some()) {
        if let Some(meta) = document.meta && meta.child("references").is_none() {
            report.at(meta.span(), format!("the {} has no references", document.element.name()));
        }
    }
}
