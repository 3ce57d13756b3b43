//! C87. Each annex is titled; what points to a document that stands elsewhere shows its title.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C87",
    severity: Severity::Error,
    explain: "\
        Each annex is titled; what points to a document that stands elsewhere shows its title.",
    help: "Add a docTitle in the preface of the annex, or a heading.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for attachment in facts.named(&["attachment"]) {
        let titled = attachment.and_inside().any(|inside| inside.is(&["docTitle", "heading"]));
        if !titled {
            report.at(attachment.span(), "the annex has no title");
        }
    }
    for reference in facts.named(&["documentRef"]) {
        if reference.attribute("showAs").unwrap_or_default().trim().is_empty() {
            report.at(reference.span(), "the documentRef shows no title");
        }
    }
}
