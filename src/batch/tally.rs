//! What a document holds, counted.

use crate::{
    Annex, BodyItem, Content, Inline, Language, Note, Organ, Parsed, Recital, Resolution, Table,
    Text,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a document is and how much of what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The language.
    pub language: Language,
    /// The organ, where it is known.
    pub organ: Option<Organ>,
    /// The session, as printed.
    pub session: Option<String>,
    /// The symbol; where there is none, the number.
    pub symbol: Option<String>,
    /// How many values of the identity are inferred.
    pub inferred: u32,
    /// Recitals.
    pub recitals: u32,
    /// Operative paragraphs, those of annexes included.
    pub paragraphs: u32,
    /// Points on all levels.
    pub points: u32,
    /// Tables.
    pub tables: u32,
    /// Annexes and their appendices.
    pub annexes: u32,
    /// Notes.
    pub notes: u32,
    /// Citations of documents.
    pub references: u32,
    /// What cleaning took, by rule.
    pub removals: BTreeMap<String, u32>,
    /// How likely it was read right throughout, in thousandths.
    pub confidence: u16,
    /// The reasons to doubt it, by their ground.
    pub doubts: BTreeMap<String, u32>,
}

impl Tally {
    /// Counts a resolution, what was taken from its source and what speaks against it.
    pub(super) fn of(parsed: &Parsed) -> Self {
        let resolution = &parsed.resolution;
        let confidence = parsed.confidence();
        let identity = &resolution.identity;
        let symbol = identity.symbol.as_ref().map(|fact| fact.value.to_string());
        let inferred = [
            identity.organ.as_ref().map(|fact| fact.inferred),
            identity.kind.as_ref().map(|fact| fact.inferred),
            identity.number.as_ref().map(|fact| fact.inferred),
            identity.symbol.as_ref().map(|fact| fact.inferred),
            identity.session.as_ref().map(|fact| fact.inferred),
            identity.adopted.as_ref().map(|fact| fact.inferred),
        ];
        let mut tally = Self {
            language: resolution.language,
            organ: identity.organ.as_ref().map(|fact| fact.value),
            session: identity.session.as_ref().map(|f| f.value.to_string()),
            symbol: symbol.or_else(|| identity.number.as_ref().map(|f| f.value.clone())),
            inferred: inferred.into_iter().filter(|i| *i == Some(true)).count() as u32,
            recitals: 0,
            paragraphs: 0,
            points: 0,
            tables: 0,
            annexes: 0,
            notes: 0,
            references: 0,
            removals: BTreeMap::new(),
            confidence: confidence.thousandths(),
            doubts: confidence
                .grounds()
                .map(|(ground, count)| (ground.as_str().to_owned(), count as u32))
                .collect(),
        };
        tally.resolution(resolution);
        for removal in parsed.ledger.removals() {
            *tally
                .removals
                .entry(removal.rule.as_str().to_owned())
                .or_default() += 1;
        }
        tally
    }

    /// The parts that have an address of their own and words.
    pub fn parts(&self) -> u32 {
        self.recitals + self.paragraphs + self.points + self.tables + self.annexes
    }

    fn resolution(&mut self, resolution: &Resolution) {
        for line in &resolution.masthead {
            self.text(&line.text);
        }
        if let Some(title) = &resolution.title {
            self.text(&title.text);
        }
        if let Some(formula) = &resolution.preamble.formula {
            self.text(&formula.text);
        }
        for recital in &resolution.preamble.recitals {
            self.recital(recital);
        }
        self.items(&resolution.body);
        for line in resolution.conclusions.iter().flat_map(|c| &c.lines) {
            self.text(line);
        }
        self.annexes(&resolution.annexes);
        for part in &resolution.parts {
            self.resolution(part);
        }
    }

    fn annexes(&mut self, annexes: &[Annex]) {
        for annex in annexes {
            self.annexes += 1;
            self.text(&annex.label);
            annex.title.iter().for_each(|title| self.text(title));
            self.items(&annex.items);
            self.annexes(&annex.annexes);
        }
    }

    fn recital(&mut self, recital: &Recital) {
        self.recitals += 1;
        self.content(&recital.content);
    }

    fn items(&mut self, items: &[BodyItem]) {
        for item in items {
            match item {
                BodyItem::Division(division) => {
                    division.heading.iter().for_each(|text| self.text(text));
                    self.items(&division.items);
                }
                BodyItem::Paragraph(paragraph) => {
                    self.paragraphs += 1;
                    self.content(&paragraph.content);
                }
                BodyItem::Formula(formula) => self.text(&formula.text),
                BodyItem::Recital(recital) => self.recital(recital),
                BodyItem::CrossHeading(heading) => self.text(&heading.text),
                BodyItem::Table(table) => self.table(table),
            }
        }
    }

    fn content(&mut self, content: &[Content]) {
        for piece in content {
            match piece {
                Content::Text(block) => self.text(&block.text),
                Content::Points(points) => {
                    for point in &points.items {
                        self.points += 1;
                        point.heading.iter().for_each(|text| self.text(text));
                        self.content(&point.content);
                    }
                }
                Content::Table(table) => self.table(table),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        table.texts().for_each(|text| self.text(text));
    }

    fn text(&mut self, text: &Text) {
        for inline in text.inlines() {
            match inline {
                Inline::Note(note) => self.note(note),
                Inline::Reference(reference) => {
                    self.references += 1;
                    self.text(&reference.content);
                }
                other => other.content().into_iter().for_each(|text| self.text(text)),
            }
        }
    }

    fn note(&mut self, note: &Note) {
        self.notes += 1;
        self.content(&note.content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_counted_once() {
        let source = "\
## 72/57. The keeping of lamps

*The General Assembly*,

*Recalling* its resolution 71/48 of 5 December 2016,[^1]

*Noting* the lamps,

1. *Requests* the keepers:

(a) To trim the wick;

(b) To fill the oil.

2. *Decides* to rest.

[^1]: See resolution 70/1.
";
        let parsed = crate::parse(source, &crate::Options::default());
        let tally = Tally::of(&parsed);
        assert_eq!(tally.language, Language::English);
        assert_eq!(tally.organ, Some(Organ::GeneralAssembly));
        assert_eq!(tally.symbol.as_deref(), Some("A/RES/72/57"));
        assert_eq!((tally.recitals, tally.paragraphs), (2, 2));
        assert_eq!((tally.points, tally.notes, tally.references), (2, 1, 2));
        assert_eq!(tally.parts(), 6);
        assert!(tally.inferred > 0);
    }
}
