//! C49. Who did what in a step or event is told by pointers that have a target.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C49",
    severity: Severity::Error,
    explain: "Who did what in a step or event is told by pointers that have a target.",
    help: "Add the entry, or mend the pointer.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    pointers(facts, report, &["eventRef", "step"]);
}

/// Follows the pointers of these elements of the metadata.
pub(super) fn pointers(facts: &Facts<'_>, report: &mut Report<'_>, names: &[&str]) {
    let documents = facts.documents.iter().filter(|document| document.identified.is_some());
    for meta in documents.filter_map(|document| document.meta) {
        for element in meta.and_inside().filter(|element| element.is(names)) {
            for attribute in ["source", "by", "as", "outcome", "refersTo", "href"] {
                let value = element.attribute(attribute);
                let elsewhere = |value: &str| attribute == "href" && !value.starts_with('#');
                if value.is_some_and(|value| !elsewhere(value)) {
                    report.target(facts, element, attribute);
                }
            }
        }
    }
}
