//! C101. On the second level of AKN4UN each element that can be cited has an `eId`.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C101",
    severity: Severity::Error,
    explain: "On the second level of AKN4UN each element that can be cited has an eId.",
    help: "\
        Add an eId: that of the element around, two underscores, the name and the number.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if facts.eids.is_empty() {
        return;
    }
    for element in facts.named(WANTED) {
        if element.attribute("eId").unwrap_or_default().is_empty() {
            report.at(element.span(), format!("the {} has no eId", element.name()));
        }
    }
}

/// The elements that must have one.
const WANTED: &[&str] = &[
    "TLCConcept", "TLCEvent", "TLCLocation", "TLCObject", "TLCOrganization", "TLCPerson",
    "TLCProcess", "TLCReference", "TLCRole", "TLCTerm", "activeRef", "alinea", "article",
    "attachment", "attachmentOf", "authorialNote", "blockContainer", "blockList", "book",
    "chapter", "citation", "citations", "clause", "component", "componentData", "concept",
    "container", "content", "count", "crossHeading", "div", "division", "documentRef",
    "embeddedStructure", "entity", "event", "formula", "hasAttachment", "hcontainer", "heading",
    "indent", "interstitial", "intro", "item", "level", "list", "location", "longTitle",
    "marker", "mmod", "mod", "note", "object", "organization", "original", "paragraph", "part",
    "passiveRef", "person", "point", "process", "proviso", "quantity", "quorum",
    "quotedStructure", "recital", "recitals", "recount", "ref", "rmod", "role", "rref", "rule",
    "section", "subFlow", "subchapter", "subclause", "subdivision", "subheading", "sublist",
    "subparagraph", "subpart", "subrule", "subsection", "subtitle", "table", "tblock", "term",
    "title", "toc", "tome", "transitional", "voting", "wrapUp",
];
