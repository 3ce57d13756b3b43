//! The register of what a resolution cites: each citation with the clause that cites it.

use super::{Action, Concept, Deed};
use super::{
    Annex, BodyItem, Content, EId, Inline, Organ, Reference, Resolution, Symbol, Table, Text,
};
use std::collections::HashMap;

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
        self.citations_by(&[])
    }

    /// The same, where these are the [deeds](crate::actions) of the resolution: within a clause, what
    /// cites is the action that stands last before the citation.
    ///
    /// ```
    /// let text = "*The General Assembly*,\n\n1. *Recalls* its resolution 71/48, and *endorses* \
    ///     resolution 70/1.";
    /// let parsed = plenary::parse(text, &plenary::Options::default());
    /// let deeds = plenary::actions(&parsed.resolution);
    /// let citations = parsed.resolution.citations_by(&deeds);
    /// assert_eq!(citations[0].action.unwrap().as_str(), "recalls");
    /// assert_eq!(citations[1].action.unwrap().as_str(), "endorses");
    /// ```
    pub fn citations_by<'a>(&'a self, deeds: &'a [Deed]) -> Vec<Citation<'a>> {
        let mut of: HashMap<&EId, Vec<&Deed>> = HashMap::new();
        for deed in deeds {
            of.entry(&deed.part).or_default().push(deed);
        }
        let mut walk = Walk {
            organ: self.identity.organ.as_ref().map(|fact| fact.value),
            deeds: of,
            part: None,
            action: None,
            ahead: Vec::new(),
            offset: 0,
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
    /// The actions of each part.
    deeds: HashMap<&'a EId, Vec<&'a Deed>>,
    /// Those of the text at hand that are still to come, the next one last.
    ahead: Vec<(usize, Concept)>,
    /// How much of the plain words of the text at hand is behind.
    offset: usize,
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
        for (place, one) in content.iter().enumerate() {
            match one {
                Content::Text(block) => {
                    self.begin(place);
                    self.text(&block.text);
                    self.pass(usize::MAX);
                }
                Content::Table(table) => self.table(table),
                Content::Points(points) => {
                    let above = self.part;
                    let action = self.action;
                    for point in &points.items {
                        self.part = Some(&point.eid);
                        self.action = action;
                        if let Some(heading) = &point.heading {
                            self.text(heading);
                        }
                        self.content(&point.content);
                    }
                    self.part = above;
                    self.action = action;
                }
            }
        }
    }

    /// Begins a text of the part, at this place of its content.
    fn begin(&mut self, place: usize) {
        self.offset = 0;
        self.ahead.clear();
        let deeds = self.part.and_then(|part| self.deeds.get(part));
        let here = deeds.into_iter().flatten();
        let here = here.filter(|deed| deed.span.content == place);
        let named = here.filter_map(|deed| Some((deed.span.start, deed.action.concept?)));
        self.ahead.extend(named);
        self.ahead.reverse();
    }

    /// Goes on to this byte of the text at hand.
    fn pass(&mut self, to: usize) {
        while let Some((_, concept)) = self.ahead.pop_if(|(start, _)| *start <= to) {
            self.action = Some(concept);
        }
    }

    fn table(&mut self, table: &'a Table) {
        for text in table.texts() {
            self.text(text);
        }
    }

    fn text(&mut self, text: &'a Text) {
        for inline in text.inlines() {
            match inline {
                Inline::Reference(reference) => {
                    self.pass(self.offset);
                    let own = reference.symbol().is_some_and(|symbol| self.is_own(symbol));
                    self.found.push(Citation {
                        part: self.part,
                        action: self.action,
                        own,
                        reference,
                    });
                    self.text(&reference.content);
                }
                Inline::Text(words) => self.offset += words.len(),
                Inline::Break => self.offset += 1,
                Inline::Note(note) => {
                    self.pass(self.offset);
                    self.note(&note.content);
                }
                other => {
                    if let Some(text) = other.content() {
                        self.text(text);
                    }
                }
            }
        }
    }

    /// A note has no actions of its own: it cites for the clause that calls it.
    fn note(&mut self, content: &'a [Content]) {
        let (part, offset) = (self.part, self.offset);
        let ahead = std::mem::take(&mut self.ahead);
        let deeds = std::mem::take(&mut self.deeds);
        self.content(content);
        (self.part, self.offset) = (part, offset);
        self.ahead = ahead;
        self.deeds = deeds;
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
