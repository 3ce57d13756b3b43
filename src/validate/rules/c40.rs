//! C40. The metadata say where the text was published.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C40",
    severity: Severity::Error,
    explain: "The metadata say where the text was published.",
    help: "Add publication with the date, the name and the number.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for document in facts.documents.iter().filter(|document| document.identified.is_some()) {
        if let Some(meta) = document.meta && meta.child("publication").is_none() {
            report.at(meta.span(), format!("the {} has no publication", document.element.name()));
        }
    }
}
