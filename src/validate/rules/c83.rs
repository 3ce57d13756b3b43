//! C83. A reference into the file has a target, which stands in the text and not in the
//! metadata.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C83",
    severity: Severity::Error,
    explain: "\
        A reference into the file has a target, which stands in the text and not in the \
        metadata.",
    help: "Mend the pointer; what metadata explain is pointed to by refersTo.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    super::c82::references(facts, |element, attribute, href| {
        if !href.starts_with('#') {
            return;
        }
        let span = element.attribute_span(attribute);
        match facts.target(href) {
            None => report.at(span, format!("\"{href}\" points to no eId")),
            Some(target) if target.in_meta() => report.at(span, format!("\"{href}\" points into the metadata")),
            Some(_) => {}
        }
    });
}
