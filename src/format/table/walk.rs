//! From a resolution to its rows.

use super::request::{asked, further, request};
use super::{Cell, Row, Rows};
use crate::diagnostic::{Diagnostic, Severity};
use crate::format::{Asks, Does};
use crate::frbr::{Work, locate};
use crate::model::{
    Action, Addressed, Annex, BodyItem, Content, EId, Fact, Identity, Inline, Mandate, Number,
    Points, Recital, Reference, Resolution, Table, Target, Text,
};
use serde::Serialize;
use std::collections::HashMap;

/// The rows of a document: `source` is what it is called, `diagnostics` what there is to say.
///
/// ```
/// use plenary::format::table::{Cell, Table, rows};
/// let source = "*The General Assembly*,\n\n1. *Requests* a report, as in resolution 71/48.\n";
/// let parsed = plenary::parse(source, &plenary::Options::default());
/// let rows = rows("a.md", &parsed.resolution, &parsed.diagnostics, plenary::mandates, plenary::actions);
/// let columns = Table::Clauses.columns();
/// let at = |name| columns.iter().position(|column| column.name == name).unwrap();
/// assert_eq!(rows.clauses[0][at("eid")], Cell::Text("para_1".into()));
/// assert_eq!(rows.clauses[0][at("action")], Cell::Text("requests".into()));
/// assert_eq!(rows.references.len(), 1);
/// ```
pub fn rows(
    source: &str,
    resolution: &Addressed,
    diagnostics: &[Diagnostic],
    asks: Asks,
    does: Does,
) -> Rows {
    let mut rows = Rows::default();
    let count = |severity| {
        let grave = diagnostics.iter().filter(|d| d.severity() == severity);
        Cell::Count(grave.count() as u32)
    };
    let told = [count(Severity::Error), count(Severity::Warning)];
    walk(&mut rows, source, resolution, told, (asks, does));
    rows
}

/// The rows of one resolution, then those of the resolutions issued under its number.
fn walk(
    rows: &mut Rows,
    source: &str,
    resolution: &Resolution,
    told: [Cell; 2],
    tell: (Asks, Does),
) {
    let identity = &resolution.identity;
    let mut walk = Walk {
        head: [
            source.into(),
            Work::of(identity).iri.as_str().into(),
            value(identity.symbol.as_ref()),
            Cell::Text(resolution.language.to_string()),
        ],
        asked: asked(tell.0(resolution)),
        further: further(tell.1(resolution)),
        rows: Rows::default(),
        kinds: [0; 3],
        annexes: 0,
    };
    walk.resolution(resolution);
    let title = resolution.title.as_ref().map(|title| title.text.plain());
    let mut document = walk.head.to_vec();
    document.extend([
        name(identity.organ.as_ref().map(|fact| fact.value)),
        name(identity.kind.as_ref().map(|fact| fact.value)),
        value(identity.number.as_ref()),
        identity.part.clone().into(),
        value(identity.session.as_ref()),
        value(identity.adopted.as_ref()),
        title.into(),
        Cell::List(inferred(identity)),
    ]);
    document.extend(walk.kinds.map(Cell::Count));
    document.push(Cell::Count(walk.annexes));
    document.push(Cell::Count(walk.rows.references.len() as u32));
    document.extend(told);
    rows.documents.push(document);
    rows.clauses.append(&mut walk.rows.clauses);
    rows.references.append(&mut walk.rows.references);
    for part in &resolution.parts {
        // What there is to say is said of the whole document.
        walk_part(rows, source, part, tell);
    }
}

fn walk_part(rows: &mut Rows, source: &str, part: &Resolution, tell: (Asks, Does)) {
    walk(rows, source, part, [Cell::Absent, Cell::Absent], tell);
}

fn value<T: ToString>(fact: Option<&Fact<T>>) -> Cell {
    fact.map(|fact| fact.value.to_string()).into()
}

/// The name by which JSON knows a value.
pub(super) fn name(value: Option<impl Serialize>) -> Cell {
    let name = value.and_then(|value| serde_json::to_value(value).ok());
    name.and_then(|name| name.as_str().map(str::to_owned))
        .into()
}

/// What of the identity the page does not say.
fn inferred(identity: &Identity) -> Vec<String> {
    fn is<T>(fact: Option<&Fact<T>>) -> bool {
        fact.is_some_and(|fact| fact.inferred)
    }
    [
        ("organ", is(identity.organ.as_ref())),
        ("kind", is(identity.kind.as_ref())),
        ("number", is(identity.number.as_ref())),
        ("symbol", is(identity.symbol.as_ref())),
        ("session", is(identity.session.as_ref())),
        ("adopted", is(identity.adopted.as_ref())),
    ]
    .into_iter()
    .filter(|(_, inferred)| *inferred)
    .map(|(name, _)| name.to_owned())
    .collect()
}

/// The kinds of clauses.
#[derive(Clone, Copy)]
enum Kind {
    Recital,
    Paragraph,
    Point,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Recital => "recital",
            Self::Paragraph => "paragraph",
            Self::Point => "point",
        }
    }
}

/// A clause: what recitals, paragraphs and points have in common.
struct Clause<'a> {
    kind: Kind,
    eid: &'a EId,
    number: Option<&'a Number>,
    action: Option<&'a Action>,
    heading: Option<&'a Text>,
    content: &'a [Content],
}

/// The way through one resolution.
struct Walk {
    /// Source, work, symbol, language: what every row begins with.
    head: [Cell; 4],
    /// What each part asks.
    asked: HashMap<EId, Vec<Mandate>>,
    /// The families of the further actions of each part.
    further: HashMap<EId, Vec<String>>,
    rows: Rows,
    /// How many recitals, paragraphs and points there are.
    kinds: [u32; 3],
    annexes: u32,
}

impl Walk {
    fn row(&self, eid: Option<&EId>) -> Row {
        let mut row = self.head.to_vec();
        let known = eid.map(EId::as_str).filter(|eid| !eid.is_empty());
        row.push(known.map_or(Cell::Absent, Cell::from));
        row
    }

    fn resolution(&mut self, resolution: &Resolution) {
        for line in &resolution.masthead {
            self.text(None, &line.text, false);
        }
        if let Some(title) = &resolution.title {
            self.text(None, &title.text, false);
        }
        if let Some(formula) = &resolution.preamble.formula {
            self.text(Some(&formula.eid), &formula.text, false);
        }
        for recital in &resolution.preamble.recitals {
            self.recital(recital);
        }
        self.items(&resolution.body);
        for line in resolution.conclusions.iter().flat_map(|c| &c.lines) {
            self.text(None, line, false);
        }
        self.annexes(&resolution.annexes);
    }

    fn annexes(&mut self, annexes: &[Annex]) {
        for annex in annexes {
            self.annexes += 1;
            for text in [Some(&annex.label), annex.title.as_ref()]
                .into_iter()
                .flatten()
            {
                self.text(Some(&annex.eid), text, false);
            }
            self.items(&annex.items);
            self.annexes(&annex.annexes);
        }
    }

    fn recital(&mut self, recital: &Recital) {
        self.clause(&Clause {
            kind: Kind::Recital,
            eid: &recital.eid,
            number: None,
            action: recital.action.as_ref(),
            heading: None,
            content: &recital.content,
        });
    }

    fn items(&mut self, items: &[BodyItem]) {
        for item in items {
            match item {
                BodyItem::Division(division) => {
                    if let Some(heading) = &division.heading {
                        self.text(Some(&division.eid), heading, false);
                    }
                    self.items(&division.items);
                }
                BodyItem::Paragraph(paragraph) => self.clause(&Clause {
                    kind: Kind::Paragraph,
                    eid: &paragraph.eid,
                    number: paragraph.number.as_ref(),
                    action: paragraph.action.as_ref(),
                    heading: None,
                    content: &paragraph.content,
                }),
                BodyItem::Formula(formula) => self.text(Some(&formula.eid), &formula.text, false),
                BodyItem::Recital(recital) => self.recital(recital),
                BodyItem::CrossHeading(head) => self.text(Some(&head.eid), &head.text, false),
                BodyItem::Table(table) => self.table(&table.eid, table, false),
            }
        }
    }

    /// The row of a clause with its own words and citations, then those of its points.
    fn clause(&mut self, clause: &Clause<'_>) {
        self.kinds[clause.kind as usize] += 1;
        let before = self.rows.references.len();
        let mut words: Vec<String> = Vec::new();
        if let Some(heading) = clause.heading {
            words.push(heading.plain());
            self.text(Some(clause.eid), heading, false);
        }
        for content in clause.content {
            match content {
                Content::Text(block) => {
                    words.push(block.text.plain());
                    self.text(Some(clause.eid), &block.text, false);
                }
                Content::Table(table) => self.table(clause.eid, table, false),
                Content::Points(_) => {}
            }
        }
        // A place in the text itself, and what is no document, have no IRI of a work to point to.
        let iris = self.rows.references[before..].iter().map(|row| &row[IRI]);
        let iris = iris.filter_map(|cell| match cell {
            Cell::Text(iri) => Some(iri.clone()),
            _ => None,
        });
        let references = Cell::List(iris.collect());
        let concept = clause.action.and_then(|action| action.concept);
        let mut row = self.row(Some(clause.eid));
        row.extend([
            clause.kind.as_str().into(),
            clause.number.map(|number| number.label().to_owned()).into(),
            concept.map(|concept| concept.as_str().to_owned()).into(),
            concept
                .map(|concept| concept.family().as_str().to_owned())
                .into(),
            clause.action.map(|action| action.phrase.clone()).into(),
            Cell::Text(words.join(" ")),
            references,
        ]);
        row.extend(request(self.asked.get(clause.eid)));
        let modifiers = clause.action.into_iter().flat_map(Action::modifiers);
        row.push(Cell::List(modifiers.map(|one| one.to_string()).collect()));
        let further = self.further.get(clause.eid).cloned();
        row.push(Cell::List(further.unwrap_or_default()));
        self.rows.clauses.push(row);
        for content in clause.content {
            if let Content::Points(points) = content {
                self.points(points);
            }
        }
    }

    fn points(&mut self, points: &Points) {
        for point in &points.items {
            self.clause(&Clause {
                kind: Kind::Point,
                eid: &point.eid,
                number: point.number.as_ref(),
                action: None,
                heading: point.heading.as_ref(),
                content: &point.content,
            });
        }
    }

    fn table(&mut self, eid: &EId, table: &Table, in_note: bool) {
        for text in table.texts() {
            self.text(Some(eid), text, in_note);
        }
    }

    /// The citations of a text and of its notes.
    fn text(&mut self, eid: Option<&EId>, text: &Text, in_note: bool) {
        for inline in text.inlines() {
            match inline {
                Inline::Note(note) => self.note(eid, &note.content),
                Inline::Reference(reference) => {
                    self.reference(eid, reference, in_note);
                    self.text(eid, &reference.content, in_note);
                }
                other => {
                    if let Some(text) = other.content() {
                        self.text(eid, text, in_note);
                    }
                }
            }
        }
    }

    fn note(&mut self, eid: Option<&EId>, content: &[Content]) {
        for piece in content {
            match piece {
                Content::Text(block) => self.text(eid, &block.text, true),
                Content::Table(table) => {
                    for text in table.texts() {
                        self.text(eid, text, true);
                    }
                }
                Content::Points(points) => {
                    for point in &points.items {
                        if let Some(heading) = &point.heading {
                            self.text(eid, heading, true);
                        }
                        self.note(eid, &point.content);
                    }
                }
            }
        }
    }

    fn reference(&mut self, eid: Option<&EId>, reference: &Reference, in_note: bool) {
        let (kind, target) = match &reference.target {
            Target::Document(symbol) => ("document", Some(symbol.to_string())),
            Target::Charter => ("charter", None),
            Target::Treaty(number) => ("treaty", Some(number.to_string())),
            Target::Publication(number) => ("publication", Some(number.to_string())),
            Target::Goal(goal) => ("goal", Some(goal.to_string())),
            Target::This => ("this", None),
            Target::Act => ("act", None),
        };
        let located = locate(reference);
        let mut row = self.row(eid);
        row.extend([
            Cell::Flag(in_note),
            kind.into(),
            target.into(),
            located.as_ref().map(|located| located.iri.clone()).into(),
            located.and_then(|located| located.up_to).into(),
            reference.date.map(|date| date.to_string()).into(),
            Cell::Text(reference.content.plain()),
        ]);
        self.rows.references.push(row);
    }
}

/// Where the IRI stands in a row of references.
const IRI: usize = 8;

#[cfg(test)]
mod tests {
    use super::super::{ColumnKind, Table as Name};
    use super::*;

    const SOURCE: &str = "\
## 72/57. The keeping of lamps

*The General Assembly*,

*Recalling* its resolution 71/48 of 5 December 2016,[^1]

1. *Also requests* the keepers, as in Article 97 of the Charter:

(a) To trim the wick;

(b) To fill the oil, pursuant to paragraph 1 above.

[^1]: See resolution 70/1.
";

    fn document() -> Rows {
        let parsed = crate::parse(SOURCE, &crate::Options::default());
        rows(
            "a.md",
            &parsed.resolution,
            &parsed.diagnostics,
            crate::mandates,
            crate::actions,
        )
    }

    fn cell<'a>(table: Name, row: &'a Row, name: &str) -> &'a Cell {
        let columns = table.columns();
        &row[columns.iter().position(|c| c.name == name).unwrap()]
    }

    #[test]
    fn every_cell_is_of_its_column() {
        let rows = document();
        for table in Name::ALL {
            assert!(!rows.of(table).is_empty());
            for row in rows.of(table) {
                assert_eq!(row.len(), table.columns().len(), "{row:?}");
                for (cell, column) in row.iter().zip(table.columns()) {
                    let fits = match cell {
                        Cell::Absent => column.kind != ColumnKind::List,
                        Cell::Text(_) => column.kind == ColumnKind::Text,
                        Cell::Count(_) => column.kind == ColumnKind::Count,
                        Cell::Flag(_) => column.kind == ColumnKind::Flag,
                        Cell::List(_) => column.kind == ColumnKind::List,
                    };
                    assert!(fits, "{}: {cell:?}", column.name);
                }
            }
        }
        assert_eq!(Name::References.columns()[IRI].name, "iri");
    }

    #[test]
    fn a_clause_has_its_own_words_and_citations() {
        let rows = document();
        let shown: Vec<_> = rows
            .clauses
            .iter()
            .map(|row| {
                let text = |name| match cell(Name::Clauses, row, name) {
                    Cell::Text(text) => text.clone(),
                    Cell::List(list) => list.join(" "),
                    _ => "-".to_owned(),
                };
                ["eid", "kind", "number", "family", "references"]
                    .map(text)
                    .join("|")
            })
            .collect();
        let deliberation = "/akn/un/statement/deliberation/un-ga";
        assert_eq!(
            shown,
            [
                format!(
                    "preamble__container_1|recital|-|recalling|{deliberation}/2016-12-05/71-48 \
                     {deliberation}/2015-01-01/70-1"
                ),
                "para_1|paragraph|1.|requesting|/akn/un/act/provision/un/1945-06-26/charter/!main#art_97"
                    .to_owned(),
                "para_1__list_1__point_a|point|(a)|-|".to_owned(),
                "para_1__list_1__point_b|point|(b)|-|#para_1".to_owned(),
            ]
        );
        let notes: Vec<_> = rows
            .references
            .iter()
            .map(|row| cell(Name::References, row, "in_note"))
            .collect();
        let [no, yes] = [Cell::Flag(false), Cell::Flag(true)];
        assert_eq!(notes, [&no, &yes, &no, &no]);
        let count = |name| cell(Name::Documents, &rows.documents[0], name);
        assert_eq!(count("points"), &Cell::Count(2));
        assert_eq!(count("references"), &Cell::Count(4));
    }
}
