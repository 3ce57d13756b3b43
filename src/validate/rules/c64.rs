//! C64. What a preamble holds beside a lone formula, and what the conclusions hold, stands in
//! containers.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C64",
    severity: Severity::Error,
    explain: "\
        What a preamble holds beside a lone formula, and what the conclusions hold, stands in \
        containers.",
    help: "\
        Put each recital into a container of its own, and the closing lines into one.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for preamble in facts.named(&["preamble"]) {
        let children = preamble.children().filter(|child| !child.name().is_empty()).count();
        if children > 1 && preamble.child("container").is_none() {
            report.at(preamble.span(), "the preamble has no container");
        }
    }
    for conclusions in facts.named(&["conclusions"]) {
        if conclusions.child("container").is_none() {
            report.at(conclusions.span(), "the conclusions have no container");
        }
    }
}
