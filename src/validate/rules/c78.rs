//! C78. Preambular text in the body is a crossHeading that refers to the preamble: the body has
//! no recitals of its own.

use super::{DOCUMENTS, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C78",
    severity: Severity::Error,
    explain: "\
        Preambular text in the body is a crossHeading that refers to the preamble: the body \
        has no recitals of its own.",
    help: "Write crossHeading refersTo=\"#preamble\", in a section or division.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.named(&["recitals", "recital", "citations", "citation", "formula", "preamble"]) {
        let mut around = element.ancestors();
        let inside = around.find(|around| around.name() == "mainBody" || around.is(&DOCUMENTS));
        if inside.is_some_and(|inside| inside.name() == "mainBody") {
            report.at(element.span(), format!("{} in the body", element.name()));
        }
    }
    for term in facts.named(&["term"]) {
        let heading = term.parent().filter(|parent| parent.name() == "crossHeading");
        let Some(heading) = heading else { continue };
        if heading.attribute("refersTo") != Some("#preamble") {
            report.at(heading.span(), "a heading with an action, which does not refer to the preamble");
        }
    }
}
