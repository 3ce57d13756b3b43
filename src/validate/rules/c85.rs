//! C85. A structure is quoted only inside of what amends.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C85",
    severity: Severity::Warning,
    explain: "A structure is quoted only inside of what amends.",
    help: "Put it into mod, or use embeddedStructure.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for quoted in facts.named(&["quotedStructure"]) {
        if !quoted.ancestors().any(|around| around.is(&["mod", "rmod"])) {
            report.at(quoted.span(), "a quotedStructure outside of mod");
        }
    }
}
