//! C46. A keyword has a value, a label and the dictionary it is from.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C46",
    severity: Severity::Error,
    explain: "A keyword has a value, a label and the dictionary it is from.",
    help: "Add value, showAs and dictionary.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for keyword in facts.anywhere(&["keyword"]) {
        for attribute in ["value", "showAs", "dictionary"] {
            if keyword.attribute(attribute).unwrap_or_default().is_empty() {
                report.at(keyword.span(), format!("the keyword has no {attribute}"));
            }
        }
    }
}
