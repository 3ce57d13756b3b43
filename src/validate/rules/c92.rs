//! C92. What changes another text is `mod`, with an eId and the new or old words in quotedText or
//! quotedStructure; a textualMod among the active modifications says what it changes.

use super::{Element, Facts, Report, Rule};
use crate::diagnostic::Severity;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    code: "C92",
    severity: Severity::Error,
    explain: "\
        What changes another text is `mod`, with an eId and the new or old words in \
        quotedText or quotedStructure; a textualMod among the active modifications says what \
        it changes.",
    help: "\
        Add the eId, and analysis/activeModifications/textualMod with source href=\"#\" and \
        the eId.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let sources = |of| children(of, &["source"]).filter_map(|source| source.attribute("href"));
    let stated: HashSet<_> = facts.anywhere(&["textualMod"]).flat_map(sources).collect();
    for change in facts.named(&CHANGES) {
        let eid = change.attribute("eId").unwrap_or_default();
        if eid.is_empty() {
            report.at(change.span(), format!("the {} has no eId", change.name()));
        } else if !stated.contains(["#", eid].concat().as_str()) {
            report.at(change.span(), format!("no textualMod tells what \"{eid}\" changes"));
        }
        if !change.and_inside().any(|inside| inside.is(&QUOTED)) {
            report.at(change.span(), format!("the {} quotes nothing", change.name()));
        }
    }
    for change in facts.anywhere(&["textualMod"]) {
        for source in children(change, &["source"]) {
            let target = report.target(facts, source, "href");
            if let Some(target) = target.filter(|target| !target.is(&CHANGES)) {
                report.at(source.attribute_span("href"), format!("a {} changes nothing", target.name()));
            }
        }
        for quoted in children(change, &["old", "new"]).filter(|quoted| quoted.attribute("href").is_some_and(|href| href.starts_with('#'))) {
            let target = report.target(facts, quoted, "href");
            if let Some(target) = target.filter(|target| !target.is(&QUOTED)) {
                report.at(quoted.attribute_span("href"), format!("a {} quotes nothing", target.name()));
            }
        }
    }
    for words in facts.named(&["quotedText"]) {
        if !words.ancestors().any(|around| around.is(&CHANGES)) {
            report.weighed(Severity::Warning, words.span(), "a quotedText outside of mod");
        }
    }
}

/// What changes another text.
const CHANGES: [&str; 3] = ["mod", "mmod", "rmod"];
/// What holds the words of a change.
const QUOTED: [&str; 2] = ["quotedText", "quotedStructure"];

fn children<'a>(of: Element<'a>, names: &'static [&'static str]) -> impl Iterator<Item = Element<'a>> {
    of.children().filter(|child| child.is(names))
}
