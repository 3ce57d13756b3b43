//! C84. A reference names the work it cites, not an address of the web, which changes.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C84",
    severity: Severity::Warning,
    explain: "\
        A reference names the work it cites, not an address of the web, which changes.",
    help: "Write the IRI of the work, and the address as alternativeReference.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    super::c82::references(facts, |element, attribute, href| {
        if is_web(href) {
            report.at(element.attribute_span(attribute), format!("\"{href}\" is an address of the web"));
        }
    });
}

/// Whether it is an address of the web, or of a file.
pub(super) fn is_web(href: &str) -> bool {
    ["http:", "https:", "file:"].iter().any(|scheme| href.starts_with(scheme))
}
