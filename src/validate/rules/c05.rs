//! C05. The document says which version it is: `contains="originalVersion"`, which is what its
//! absence stands for.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C05",
    severity: Severity::Note,
    explain: "\
        The document says which version it is: `contains=\"originalVersion\"`, which is what \
        its absence stands for.",
    help: "Add contains=\"originalVersion\".",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for document in facts.documents.iter().filter(|document| document.outermost) {
        if document.element.attribute("contains").is_none() {
            report.at(document.element.span(), "the document does not say that it is the original version");
        }
    }
}
