//! The numbered rules of AKN4UN, one file a rule, those that a document alone cannot show with the
//! reason. Section 7 of the reference numbers them; what is mandatory there is an error here, what is
//! forbidden or recommended a warning, good practice a note.

use super::Finding;
use super::tree::{Element, Tree};
use crate::diagnostic::Severity;
use crate::source::Span;
use std::collections::HashMap;

macro_rules! rules {
    ($($file:ident)+) => {
        $(mod $file;)+

        /// Every rule, in the order of their numbers.
        pub static RULES: &[&Rule] = &[$(&$file::RULE,)+];
    };
}

rules! {
    c01 c02 c03 c04 c05 c06 c07 c08
    c10 c11 c12 c13 c14 c15 c16 c17 c18 c19 c20 c21 c22 c23 c24 c25 c26 c27 c28 c29 c30 c31 c32 c33
    c40 c41 c42 c43 c45 c46 c47 c48 c49 c50 c51 c52 c53
    c61 c62 c63 c64 c65 c66 c67 c68 c69 c70 c71 c72 c73 c74 c75 c76 c77 c78 c79 c79h
    c80 c81 c82 c83 c84 c85 c86 c87 c88 c89 c90 c91 c92
    c100 c101 c102 c103 c104 c105
    c110 c111
    j01 j02
}

/// A rule that documents have to follow.
#[derive(Debug)]
pub struct Rule {
    /// Its number: `C42`; `J` begins the two of JSON.
    pub code: &'static str,
    /// How much it weighs to break it.
    pub severity: Severity,
    /// What it asks for, and why, in a few sentences.
    pub explain: &'static str,
    /// What to do about a document that breaks it.
    pub help: &'static str,
    /// What holds a document against it; none where a schema does, or where the document alone cannot
    /// show it, which `explain` says then.
    check: Option<fn(&Facts<'_>, &mut Report<'_>)>,
}

/// What breaks the rules, in the order of the rules.
pub(super) fn check(tree: &Tree<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let facts = Facts::of(tree);
    for rule in RULES {
        if let Some(check) = rule.check {
            let found = &mut found;
            check(&facts, &mut Report { rule, found });
        }
        // What is no Akoma Ntoso at all breaks every rule.
        if rule.code == "C01" && !found.is_empty() {
            break;
        }
    }
    found
}

/// Takes in what breaks one rule.
struct Report<'r> {
    rule: &'static Rule,
    found: &'r mut Vec<Finding>,
}

impl Report<'_> {
    fn at(&mut self, span: Span, message: impl Into<String>) {
        self.weighed(self.rule.severity, span, message);
    }

    fn weighed(&mut self, severity: Severity, span: Span, message: impl Into<String>) {
        self.found.push(Finding {
            rule: self.rule.code,
            severity,
            span,
            message: message.into(),
            help: Some(self.rule.help.to_owned()),
        });
    }

    /// Says that a pointer has no target, where it has none, and gives the target where it has one.
    fn target<'a>(
        &mut self,
        facts: &Facts<'a>,
        of: Element<'a>,
        attribute: &str,
    ) -> Option<Element<'a>> {
        let value = of.attribute(attribute).unwrap_or_default();
        let target = facts.target(value);
        if target.is_none() {
            self.at(
                of.attribute_span(attribute),
                format!("{}/@{attribute} \"{value}\" points to no eId", of.name()),
            );
        }
        target
    }
}

/// What several rules want to know of a document.
struct Facts<'a> {
    tree: &'a Tree<'a>,
    /// The elements of the text: those of Akoma Ntoso outside of metadata.
    text: Vec<Element<'a>>,
    /// The elements of Akoma Ntoso by their names, those in metadata too.
    by_name: HashMap<&'a str, Vec<Element<'a>>>,
    /// The elements of other namespaces.
    foreign: Vec<Element<'a>>,
    /// The first element of each eId.
    eids: HashMap<&'a str, Element<'a>>,
    /// The entries of `references` by their eId.
    entries: HashMap<&'a str, Element<'a>>,
    /// Every document in the file: the outermost, components, annexes.
    documents: Vec<Document<'a>>,
}

/// The elements that are documents of their own.
const DOCUMENTS: [&str; 7] = [
    "statement",
    "doc",
    "act",
    "bill",
    "documentCollection",
    "debateReport",
    "officialGazette",
];

impl<'a> Facts<'a> {
    fn of(tree: &'a Tree<'a>) -> Self {
        let mut facts = Self {
            tree,
            text: Vec::new(),
            by_name: HashMap::new(),
            foreign: Vec::new(),
            eids: HashMap::new(),
            entries: HashMap::new(),
            documents: Vec::new(),
        };
        let outermost = facts.outermost().next();
        for element in tree.elements() {
            if element.is(&DOCUMENTS) {
                let outermost = outermost == Some(element);
                facts.documents.push(Document::of(element, outermost));
            }
            let name = element.name();
            if name.is_empty() {
                facts.foreign.push(element);
                continue;
            }
            facts.by_name.entry(name).or_default().push(element);
            if !element.in_meta() {
                facts.text.push(element);
            }
            if let Some(eid) = element.attribute("eId").filter(|eid| !eid.is_empty()) {
                facts.eids.entry(eid).or_insert(element);
                if element.parent().is_some_and(|p| p.name() == "references") {
                    facts.entries.insert(eid, element);
                }
            }
        }
        facts
    }

    /// The children of the root, but for components beside the document.
    fn outermost(&self) -> impl Iterator<Item = Element<'a>> {
        let children = self.tree.root().children();
        children.filter(|child| child.any_name() != "components")
    }

    /// What a pointer points to.
    fn target(&self, pointer: &str) -> Option<Element<'a>> {
        self.eids.get(pointer.strip_prefix('#')?).copied()
    }

    /// The elements of the text: those of Akoma Ntoso outside of metadata.
    fn text(&self) -> impl Iterator<Item = Element<'a>> {
        self.text.iter().copied()
    }

    /// The elements of the text that have one of these names, name by name.
    fn named<'n>(&'n self, names: &'n [&'n str]) -> impl Iterator<Item = Element<'a>> {
        self.anywhere(names).filter(|element| !element.in_meta())
    }

    /// The elements that have one of these names, in the text and in metadata, name by name.
    fn anywhere<'n>(&'n self, names: &'n [&'n str]) -> impl Iterator<Item = Element<'a>> {
        let of = names.iter().filter_map(|name| self.by_name.get(name));
        of.flatten().copied()
    }

    /// The identifications of all documents.
    fn identified(&self) -> impl Iterator<Item = Identified<'a>> {
        self.documents
            .iter()
            .filter_map(|document| document.identified)
    }
}

/// A document in the file.
struct Document<'a> {
    element: Element<'a>,
    /// Whether it is the outermost.
    outermost: bool,
    meta: Option<Element<'a>>,
    identified: Option<Identified<'a>>,
}

/// A document that is identified on the three levels.
#[derive(Clone, Copy)]
struct Identified<'a> {
    document: Element<'a>,
    identification: Element<'a>,
    work: Element<'a>,
    expression: Element<'a>,
    manifestation: Element<'a>,
}

impl<'a> Document<'a> {
    fn of(element: Element<'a>, outermost: bool) -> Self {
        let meta = element.child("meta");
        let identification = meta.and_then(|meta| meta.child("identification"));
        let identified = identification.and_then(|identification| {
            Some(Identified {
                document: element,
                identification,
                work: identification.child("FRBRWork")?,
                expression: identification.child("FRBRExpression")?,
                manifestation: identification.child("FRBRManifestation")?,
            })
        });
        Self {
            element,
            outermost,
            meta,
            identified,
        }
    }
}

impl<'a> Identified<'a> {
    fn levels(self) -> [Element<'a>; 3] {
        [self.work, self.expression, self.manifestation]
    }

    /// Whether it is an annex.
    fn is_attached(self) -> bool {
        self.document
            .parent()
            .is_some_and(|parent| parent.name() == "attachment")
    }

    /// The parts of the IRI of the work, if it has the form of one.
    fn iri(self) -> Option<WorkIri<'a>> {
        WorkIri::of(value(self.work, "FRBRuri")?)
    }

    /// What the `FRBRthis` of the work has after its IRI: `/!main`.
    fn component(self) -> &'a str {
        let uri = value(self.work, "FRBRuri").unwrap_or_default();
        let this = value(self.work, "FRBRthis").unwrap_or_default();
        this.get(uri.len()..).unwrap_or_default()
    }

    fn format(self) -> Option<&'a str> {
        value(self.manifestation, "FRBRformat").filter(|format| !format.is_empty())
    }
}

/// The `value` of a child.
fn value<'a>(level: Element<'a>, name: &str) -> Option<&'a str> {
    level.child(name)?.attribute("value")
}

/// The place of a child; the level's own, where it has none.
fn place(level: Element<'_>, name: &str) -> Span {
    level.child(name).unwrap_or(level).span()
}

/// Whether a value is what it should be; else says what it is and what it should be.
fn expect(report: &mut Report<'_>, level: Element<'_>, name: &str, expected: &str) {
    let found = value(level, name).unwrap_or_default();
    if found != expected {
        report.at(
            place(level, name),
            format!("{name} is \"{found}\", not \"{expected}\""),
        );
    }
}

/// `/akn/un/statement/deliberation/un-ga/2017-12-04/72-57`.
struct WorkIri<'a> {
    kind: &'a str,
    subtype: &'a str,
    actor: &'a str,
    date: &'a str,
    number: &'a str,
}

impl<'a> WorkIri<'a> {
    fn of(iri: &'a str) -> Option<Self> {
        let parts: Vec<_> = iri.split('/').collect();
        let ["", "akn", "un", kind, subtype, actor, date, number] = parts[..] else {
            return None;
        };
        let letters = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphabetic());
        let actor_fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = letters(kind)
            && letters(subtype)
            && !actor.is_empty()
            && actor.bytes().all(actor_fits)
            && is_date(date)
            && !number.is_empty()
            && !number.contains(char::is_whitespace);
        fits.then_some(Self {
            kind,
            subtype,
            actor,
            date,
            number,
        })
    }
}

/// Whether the text has the form `2017-12-04`.
fn is_date(text: &str) -> bool {
    let digit = |(i, b): (usize, u8)| match i {
        4 | 7 => b == b'-',
        _ => b.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(digit)
}

/// Elements that say what the words in them mean.
const SEMANTIC: &[&str] = &[
    "person",
    "organization",
    "concept",
    "object",
    "event",
    "location",
    "process",
    "role",
    "term",
    "quantity",
    "entity",
];

/// Elements that say what part of a document's description the words in them are.
const DESCRIPTIVE: &[&str] = &[
    "docType",
    "docTitle",
    "docNumber",
    "docProponent",
    "docDate",
    "legislature",
    "session",
    "shortTitle",
    "docAuthority",
    "docPurpose",
    "docCommittee",
    "docIntroducer",
    "docStage",
    "docStatus",
    "docJurisdiction",
    "docketNumber",
];

/// Elements of the hierarchy.
const HIERARCHY: &[&str] = &[
    "clause",
    "section",
    "part",
    "paragraph",
    "chapter",
    "title",
    "article",
    "book",
    "tome",
    "division",
    "list",
    "point",
    "indent",
    "alinea",
    "rule",
    "subrule",
    "proviso",
    "subsection",
    "subpart",
    "subparagraph",
    "subchapter",
    "subtitle",
    "subdivision",
    "subclause",
    "sublist",
    "level",
    "transitional",
    "hcontainer",
];

/// Elements that say how words look.
const PRESENTATIONAL: &[&str] = &["i", "b", "u", "span"];

#[cfg(test)]
mod tests;
