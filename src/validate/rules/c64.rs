//! C64. What a preamble holds beside a lone formula, and what the conclusions hold, stands in
//! containers. For preface and cover that is recommended.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C64",
    severity: Severity::Error,
    explain: "\
        What a preamble holds beside a lone formula, and what the conclusions hold, stands in \
        containers. For preface and cover that is recommended.",
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
    for head in facts.named(&["preface", "coverPage"]) {
        if head.children().next().is_some() && head.child("container").is_none() {
            report.weighed(Severity::Note, head.span(), format!("the {} has no container", head.name()));
        }
    }
}
