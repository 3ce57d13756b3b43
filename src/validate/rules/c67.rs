//! C67. What words in the text refer to is an entry of `references`.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C67",
    severity: Severity::Error,
    explain: "What words in the text refer to is an entry of `references`.",
    help: "Add the entry, or mend the pointer.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.text() {
        if let Some(pointer) = element.attribute("refersTo") {
            let entry = pointer.strip_prefix('#').filter(|eid| facts.entries.contains_key(eid));
            if entry.is_none() {
                report.at(element.attribute_span("refersTo"), format!("\"{pointer}\" is no entry of references"));
            }
        }
    }
}
