//! C51. What stands directly in `proprietary` and `presentation` is of a namespace other than
//! Akoma Ntoso's.

use super::{Element, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C51",
    severity: Severity::Error,
    explain: "\
        What stands directly in `proprietary` and `presentation` is of a namespace other than \
        Akoma Ntoso's.",
    help: "Wrap it in an element of a namespace of your own.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let own = facts.anywhere(&["proprietary", "presentation"]);
    for child in own.flat_map(Element::children).filter(|child| !child.name().is_empty()) {
        report.at(child.span(), format!("{} is of Akoma Ntoso", child.name()));
    }
}
