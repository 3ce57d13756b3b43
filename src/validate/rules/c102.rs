//! C102. The last segment of an `eId` begins with the abbreviation of its element; segments are
//! joined by two underscores.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C102",
    severity: Severity::Error,
    explain: "\
        The last segment of an eId begins with the abbreviation of its element; segments are \
        joined by two underscores.",
    help: "\
        Begin the last segment with the abbreviation: para for paragraph, sec for section.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.text() {
        let Some(eid) = element.attribute("eId").filter(|eid| !eid.is_empty()) else {
            continue;
        };
        let name = element.name();
        let found = segment(eid).0;
        let wanted = ABBREVIATIONS
            .binary_search_by_key(&name, |(long, _)| long)
            .map_or(name, |at| ABBREVIATIONS[at].1);
        let span = || element.attribute_span("eId");
        if found != wanted {
            report.at(span(), format!("\"{eid}\" names {found}, but a {name} is {wanted}"));
        }
        if eid.bytes().filter(|b| *b == b'_').count() > 1 && !eid.contains("__") {
            report.at(span(), format!("\"{eid}\" has single underscores between its segments"));
        }
    }
}

/// The name and the number in the last segment of an eId.
pub(super) fn segment(eid: &str) -> (&str, &str) {
    let joint = eid.as_bytes().windows(2).rposition(|pair| pair == b"__");
    let last = joint.map_or(eid, |at| &eid[at + 2..]);
    last.split_once('_').unwrap_or((last, ""))
}

/// The abbreviations of elements, in order; all others go by their names.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("alinea", "al"),
    ("article", "art"),
    ("attachment", "att"),
    ("blockList", "list"),
    ("chapter", "chp"),
    ("citation", "cit"),
    ("citations", "cits"),
    ("clause", "cl"),
    ("component", "cmp"),
    ("componentRef", "cref"),
    ("components", "cmpnts"),
    ("division", "dvs"),
    ("documentRef", "dref"),
    ("eventRef", "eref"),
    ("listIntroduction", "intro"),
    ("listWrapUp", "wrapup"),
    ("mainBody", "body"),
    ("paragraph", "para"),
    ("quotedStructure", "qstr"),
    ("quotedText", "qtext"),
    ("recital", "rec"),
    ("recitals", "recs"),
    ("section", "sec"),
    ("subchapter", "subchp"),
    ("subclause", "subcl"),
    ("subdivision", "subdvs"),
    ("subparagraph", "subpara"),
    ("subsection", "subsec"),
    ("temporalGroup", "tmpg"),
    ("wrapUp", "wrapup"),
];
