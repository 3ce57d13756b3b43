//! C111. Where a collection publishes statements, the masthead, the symbol and the line of
//! adoption are the collection's; number, title and text are the statement's.

use super::{Element, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C111",
    severity: Severity::Error,
    explain: "\
        Where a collection publishes statements, the masthead, the symbol and the line of \
        adoption are the collection's; number, title and text are the statement's.",
    help: "\
        Move the masthead into the coverPage of the collection, and the text into the \
        statement.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let published = facts.documents.iter().map(|document| document.element).filter(|document| {
        document.name() == "statement" && document.parent().is_some_and(|parent| parent.name() == "component")
    });
    let is_publication = facts.outermost().any(|outermost| {
        outermost.name() == "documentCollection"
            && outermost.attribute("name").is_some_and(|name| name.starts_with("publication"))
    });
    if !is_publication {
        return;
    }
    for statement in published {
        let heads = statement.children().filter(|child| child.is(&["coverPage", "preface"]));
        for element in heads.flat_map(Element::and_inside) {
            let masthead = element.name() == "container" && element.attribute("name") == Some("masthead");
            let symbol = element.name() == "docNumber" && element.attribute("refersTo") == Some("#symbol");
            let adoption = element.name() == "docTitle" && element.attribute("refersTo") == Some("#publicationTitle");
            if masthead || symbol || adoption {
                report.at(element.span(), "what the page prints for all stands in one of them");
            }
        }
        if statement.child("mainBody").is_none() {
            report.at(statement.span(), "the statement has no text");
        }
    }
}
