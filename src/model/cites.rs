//! The register of what a resolution cites: each citation with the clause that cites it.

use super::{Action, Concept};
use super::{
    Annex, BodyItem, Content, EId, Inline, Organ, Reference, Resolution, Symbol, Table, Text,
};

/// A citation, and what the citing clause does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation<'a> {
    /// The address of the part that cites: a clause, a point, an annex; for notes the part that
    /// calls them. Absent in the title, the masthead and the closing lines.
    pub part: Option<&'a EId>,
    /// The action of the clause, where it is known: `recalling`, `takesNoteOf`.
    pub action: Option<Concept>,
    /// Whether what is cited is an act of the organ whose text it is.
    pub own: bool,
    /// What is cited.
    pub reference: &'a Reference,
}

impl Resolution {
    /// What the resolution cites, in the order of the page, notes where they are called. Parts A, B…
    /// are resolutions of their own, and not looked into.
    ///
    /// ```
    /// let text = "*The General Assembly*,\n\n*Recalling* its resolution 71/48 of 5 December 2016,";
    /// let parsed = plenary::parse(text, &plenary::Options::default());
    /// let citations = parsed.resolution.citations();
    /// assert_eq!(citations[0].part.unwrap().as_str(), "preamble__container_1");
    /// assert_eq!(citations[0].action.unwrap().as_str(), "recalling");
    /// assert!(citations[0].own);
    /// ```
    pub fn citations(&self) -> Vec<Citation<'_>> {
        let mut walk = Walk {
            organ: self.identity.organ.as_ref().map(|fact| fact.value),
            part: None,
            action: None,
            found: Vec::new(),
        };
        for line in &self.masthead {
            walk.text(&line.text);
        }
        if let Some(title) = &self.title {
            walk.text(&title.text);
        }
        for recital in &self.preamble.recitals {
            walk.clause(&recital.eid, recital.action.as_ref(), &recital.content);
        }
        walk.items(&self.body);
        walk.part = None;
        for line in self.conclusions.iter().flat_map(|end| &end.lines) {
            walk.text(line);
        }
        walk.annexes(&self.annexes);
        walk.found
    }
}

struct Walk<'a> {
    organ: Option<Organ>,
    part: Option<&'a EId>,
    action: Option<Concept>,
    found: Vec<Citation<'a>>,
}

impl<'a> Walk<'a> {
    fn items(&mut self, items: &'a [BodyItem]) {
        for item in items {
            match item {
                BodyItem::Division(division) => {
                    self.part = Some(&division.eid);
                    if let Some(heading) = &division.heading {
                        self.text(heading);
                    }
                    self.items(&division.items);
                }
                BodyItem::Paragraph(paragraph) => self.clause(
                    &paragraph.eid,
                    paragraph.action.as_ref(),
                    &paragraph.content,
                ),
                BodyItem::Recital(recital) => {
                    self.clause(&recital.eid, recital.action.as_ref(), &recital.content);
                }
                BodyItem::Formula(formula) => {
                    self.part = Some(&formula.eid);
                    self.text(&formula.text);
                }
                BodyItem::CrossHeading(heading) => {
                    self.part = Some(&heading.eid);
                    self.text(&heading.text);
                }
                BodyItem::Table(table) => {
                    self.part = Some(&table.eid);
                    self.table(table);
                }
            }
        }
    }

    fn annexes(&mut self, annexes: &'a [Annex]) {
        for annex in annexes {
            self.part = Some(&annex.eid);
            self.text(&annex.label);
            if let Some(title) = &annex.title {
                self.text(title);
            }
            self.items(&annex.items);
            self.annexes(&annex.annexes);
        }
    }

    fn clause(&mut self, part: &'a EId, action: Option<&Action>, content: &'a [Content]) {
        self.part = Some(part);
        self.action = action.and_then(|action| action.concept);
        self.content(content);
        self.action = None;
    }

    fn content(&mut self, content: &'a [Content]) {
        for one in content {
            match one {
                Content::Text(block) => self.text(&block.text),
                Content::Table(table) => self.table(table),
                Content::Points(points) => {
                    let above = self.part;
                    for point in &points.items {
                        self.part = Some(&point.eid);
                        if let Some(heading) = &point.heading {
                            self.text(heading);
                        }
                        self.content(&point.content);
                    }
                    self.part = above;
                }
            }
        }
    }

    fn table(&mut self, table: &'a Table) {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        for text in cells.flat_map(|cell| &cell.content) {
            self.text(text);
        }
    }

    fn text(&mut self, text: &'a Text) {
        for inline in text.inlines() {
            match inline {
                Inline::Reference(reference) => {
                    let own = reference.symbol().is_some_and(|symbol| self.is_own(symbol));
                    self.found.push(Citation {
                        part: self.part,
                        action: self.action,
                        own,
                        reference,
                    });
                    self.text(&reference.content);
                }
                Inline::Note(note) => self.content(&note.content),
                other => {
                    if let Some(text) = other.content() {
                        self.text(text);
                    }
                }
            }
        }
    }

    /// Whether a symbol is one of an act of the organ whose text it is.
    fn is_own(&self, symbol: &Symbol) -> bool {
        let text = symbol.as_str();
        let has = |heads: &[&str]| heads.iter().any(|head| text.starts_with(head));
        match self.organ {
            Some(Organ::GeneralAssembly) => has(&["A/RES/", "A/DEC/"]),
            Some(Organ::SecurityCouncil) => has(&["S/RES/", "S/PRST/"]),
            Some(Organ::EconomicAndSocialCouncil) => has(&["E/RES/", "E/DEC/"]),
            Some(Organ::HumanRightsCouncil) => has(&["A/HRC/RES/", "A/HRC/DEC/", "A/HRC/PRST/"]),
            Some(Organ::TrusteeshipCouncil) => has(&["T/RES/"]),
            None => false,
        }
    }
}
