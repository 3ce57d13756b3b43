//! C03. The root holds exactly one document: a `statement` for a resolution or decision, a
//! `documentCollection` for several that were issued under one number.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C03",
    severity: Severity::Error,
    explain: "\
        The root holds exactly one document: a `statement` for a resolution or decision, a \
        `documentCollection` for several that were issued under one number.",
    help: "\
        Keep one document; put parts A and B into the components beside a documentCollection.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let outermost: Vec<_> = facts.outermost().collect();
    match outermost[..] {
        [only] if only.is(&["statement", "documentCollection"]) => {}
        [only] => {
            let message = format!("a resolution is no {}", only.any_name());
            report.at(only.span(), message);
        }
        _ => {
            let message = format!("there are {} documents in the root, not one", outermost.len());
            report.at(facts.tree.root().span(), message);
        }
    }
}
