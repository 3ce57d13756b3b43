//! Mandates: who is asked to do what, by when.
//!
//! An action that asks, be it the one that opens a clause or a further one within it, reaches to the
//! next action. Those who are asked are named at the head of what it asks; there too stand the words
//! for a report, the organ that is reported to, sessions, days and periods. Points under a request
//! that says no more than whom it asks are requests of their own.

mod asked;
mod clause;
mod due;
mod further;

use super::wording::{Piece, Told, Wording, each_clause};
use crate::language::opener::Table;
use crate::model::{Concept, Language, Mandate, Organ, Resolution};
use clause::Asked;
pub(super) use clause::Reader;

/// The requests of a resolution, in its order. Parts A, B… are resolutions of their own, and not
/// looked into.
///
/// ```
/// let text = "*The General Assembly*,\n\n1. *Requests* the Secretary-General to report to the \
///     General Assembly at its seventy-third session.";
/// let parsed = plenary::parse(text, &plenary::Options::default());
/// let mandates = plenary::recognize::mandates(&parsed.resolution);
/// assert_eq!(mandates[0].addressees, ["un-sg"]);
/// assert!(mandates[0].reporting);
/// assert_eq!(mandates[0].to, [plenary::Organ::GeneralAssembly]);
/// assert_eq!(mandates[0].due, [plenary::Due::Session(73)]);
/// ```
pub fn mandates(resolution: &Resolution) -> Vec<Mandate> {
    let reader = Reader::new(resolution);
    let mut register = Register::new(&reader);
    each_clause(resolution, &reader, &mut |clause| register.enter(clause));
    register.found
}

/// The requests of the clauses that have been read.
pub(super) struct Register<'a> {
    reader: &'a Reader,
    pub(super) found: Vec<Mandate>,
}

impl<'a> Register<'a> {
    pub(super) fn new(reader: &'a Reader) -> Self {
        let found = Vec::new();
        Self { reader, found }
    }

    /// Enters the requests of a clause; recitals have none.
    pub(super) fn enter(&mut self, clause: &Wording<'_>) {
        if clause.table == Table::Operatives {
            self.clause(clause, None);
        }
    }

    /// A clause or point: each text with the points under it, which stand under the last request of
    /// that text. `above` is the request that the clause stands under.
    fn clause(&mut self, clause: &Wording<'_>, above: Option<&Asked>) {
        let action = clause.action;
        let mut concept = action.and_then(|action| action.concept);
        let mut content = clause.content.iter().enumerate().peekable();
        let mut is_first = true;
        while content.peek().is_some() {
            let mut told = Vec::new();
            while let Some((place, Piece::Text(text))) =
                content.next_if(|(_, one)| matches!(one, Piece::Text(_)))
            {
                told.push((place, text));
            }
            let (texts, asked) = self.asked(&told, concept.take(), above.filter(|_| is_first));
            is_first = false;
            let bare = asked.last().filter(|last| last.extent.is_bare);
            let has_points = matches!(content.peek(), Some((_, Piece::Points(_))));
            for (i, one) in asked.iter().enumerate() {
                if !(has_points && bare.is_some() && i + 1 == asked.len()) {
                    self.found.push(one.mandate(clause.part, &texts));
                }
            }
            while let Some((_, below)) = content.next_if(|(_, one)| !matches!(one, Piece::Text(_)))
            {
                if let Piece::Points(points) = below {
                    for point in points {
                        self.clause(point, bare);
                    }
                }
            }
        }
    }

    /// What texts one behind the other ask, and where each begins in the words that were read. `opening`
    /// is the action that opens the first.
    fn asked(
        &self,
        told: &[(usize, &Told)],
        opening: Option<Concept>,
        above: Option<&Asked>,
    ) -> (Vec<(usize, usize)>, Vec<Asked>) {
        let first = told.first().map(|(_, text)| text);
        let range = first.and_then(|text| text.opening.clone());
        let opening = opening.zip(range);
        let (texts, asked);
        if let [(place, text)] = told {
            texts = vec![(0, *place)];
            let words = &text.words.plain;
            asked = self.reader.read(words, opening, &text.further, above);
        } else {
            let mut words = String::new();
            let begun = told.iter().map(|(place, text)| {
                if !words.is_empty() {
                    words.push(' ');
                }
                let start = words.len();
                words.push_str(&text.words.plain);
                (start, *place)
            });
            texts = begun.collect();
            let from = opening.as_ref().map_or(0, |(_, range)| range.end);
            let further = self.reader.further(&words, from, Table::Operatives);
            asked = self.reader.read(&words, opening, &further, above);
        }
        (texts, asked)
    }
}

/// The organ whose text it is, and its session.
fn own(resolution: &Resolution) -> (Language, Option<Organ>, Option<u32>) {
    let identity = &resolution.identity;
    let session = identity.session.as_ref().and_then(|fact| match fact.value {
        crate::model::SessionNumber::Regular(number) => Some(number),
        crate::model::SessionNumber::Special(_)
        | crate::model::SessionNumber::EmergencySpecial(_) => None,
    });
    let organ = identity.organ.as_ref().map(|fact| fact.value);
    (resolution.language, organ, session)
}

#[cfg(test)]
mod tests;
