//! C76. A list has items of one kind.

use super::{Element, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C76",
    severity: Severity::Error,
    explain: "A list has items of one kind.",
    help: "Make all of them points, or all of them indents.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for list in facts.named(&["list"]) {
        let items = list.children().map(Element::name).filter(|name| ["point", "indent", "sublist"].contains(name));
        let mut kinds: Vec<_> = items.collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.len() > 1 {
            report.at(list.span(), format!("the list has items of several kinds: {}", kinds.join(", ")));
        }
    }
}
