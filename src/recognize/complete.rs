//! What a file does not say of its own text, read from the words: numbers in other letters than
//! Latin, the actions of clauses, citations without a link.

use super::citation::Citing;
use super::prose::{Meaning, Sense};
use crate::language::label::{label, ordinal_word, section_number};
use crate::language::opener::{Table as Openers, opener};
use crate::language::{Pack, pack};
use crate::markdown::Passage;
use crate::model::{
    Action, Annex, BodyItem, Content, DatePhrase, Inline, Number, Points, Reference, Resolution,
    Style, Table, Text,
};
use std::ops::Range;

/// Completes a resolution that was read from a file of others. No word is changed or moved; what
/// the file does say stays.
pub(crate) fn complete(resolution: &mut Resolution) {
    let pack = pack(resolution.language);
    let completion = Completion {
        pack,
        citing: Citing {
            pack,
            organ: resolution.identity.organ.as_ref().map(|organ| organ.value),
        },
    };
    for recital in &mut resolution.preamble.recitals {
        completion.clause(&mut recital.action, &mut recital.content, Openers::Recitals);
    }
    completion.items(&mut resolution.body, true);
    for annex in &mut resolution.annexes {
        completion.annex(annex);
    }
    resolution.parts.iter_mut().for_each(complete);
}

#[derive(Clone, Copy)]
struct Completion {
    pack: &'static Pack,
    citing: Citing,
}

impl Completion {
    fn annex(self, annex: &mut Annex) {
        self.items(&mut annex.items, false);
        for appendix in &mut annex.annexes {
            self.annex(appendix);
        }
    }

    /// The items of a body; what acts in an annex is not the organ.
    fn items(self, items: &mut [BodyItem], acts: bool) {
        let numbers = items.iter_mut().filter_map(|item| match item {
            BodyItem::Paragraph(paragraph) => paragraph.number.as_mut(),
            _ => None,
        });
        self.numbers(numbers.collect());
        let numbers = items.iter_mut().filter_map(|item| match item {
            BodyItem::Division(division) => division.number.as_mut(),
            _ => None,
        });
        self.numbers(numbers.collect());
        for item in items {
            match item {
                BodyItem::Division(division) => {
                    if let Some(heading) = &mut division.heading {
                        self.text(heading);
                    }
                    self.items(&mut division.items, acts);
                }
                BodyItem::Paragraph(paragraph) if acts => {
                    let (action, content) = (&mut paragraph.action, &mut paragraph.content);
                    self.clause(action, content, Openers::Operatives);
                }
                BodyItem::Paragraph(paragraph) => self.content(&mut paragraph.content),
                BodyItem::Recital(recital) => {
                    self.clause(&mut recital.action, &mut recital.content, Openers::Recitals);
                }
                BodyItem::CrossHeading(heading) => self.text(&mut heading.text),
                BodyItem::Table(table) => self.table(table),
                BodyItem::Formula(_) => {}
            }
        }
    }

    fn clause(self, action: &mut Option<Action>, content: &mut [Content], openers: Openers) {
        let is_told = action
            .as_ref()
            .is_some_and(|action| action.concept.is_some());
        if let (false, Some(Content::Text(block))) = (is_told, content.first_mut())
            && let Some(found) = self.opened(&mut block.text, openers)
        {
            *action = Some(found);
        }
        self.content(content);
    }

    /// The action of a clause, whose words are marked as its opener.
    fn opened(self, text: &mut Text, openers: Openers) -> Option<Action> {
        let plain = text.plain();
        let found = opener(&plain, openers, self.pack)?;
        *text = marked(text, &found.range)?;
        Some(Action {
            concept: Some(found.concept),
            also: found.also,
            further: found.further,
            again: found.again,
            phrase: plain[found.range].to_owned(),
        })
    }

    fn content(self, content: &mut [Content]) {
        for piece in content {
            match piece {
                Content::Text(block) => self.text(&mut block.text),
                Content::Points(points) => self.points(points),
                Content::Table(table) => self.table(table),
            }
        }
    }

    fn points(self, points: &mut Points) {
        let numbers = points
            .items
            .iter_mut()
            .filter_map(|point| point.number.as_mut());
        self.numbers(numbers.collect());
        for point in &mut points.items {
            if let Some(heading) = &mut point.heading {
                self.text(heading);
            }
            self.content(&mut point.content);
        }
    }

    fn table(self, table: &mut Table) {
        table.texts_mut().for_each(|text| self.text(text));
    }

    /// Numbers side by side, of which some could not be read without knowing the language: they are
    /// read in the way in which most of them follow each other.
    fn numbers(self, mut numbers: Vec<&mut Number>) {
        let is_unread =
            |number: &Number| number.style() == Style::Other && !number.label().is_ascii();
        if !numbers.iter().any(|number| is_unread(number)) {
            return;
        }
        let read = |number: &&mut Number| {
            if is_unread(number) {
                self.readings(number.label())
            } else {
                vec![(number.style(), number.value())]
            }
        };
        let readings: Vec<_> = numbers.iter().map(read).collect();
        let first = readings.iter().find(|readings| !readings.is_empty());
        let follows = |start: (Style, u32)| {
            let wanted = |at: usize| (start.0, start.1.saturating_add(at as u32));
            let fits = |(at, of): (usize, &Vec<_>)| of.contains(&wanted(at));
            readings.iter().enumerate().filter(|of| fits(*of)).count()
        };
        let best = first
            .into_iter()
            .flatten()
            .copied()
            .rev()
            .max_by_key(|start| follows(*start));
        for (at, (number, readings)) in numbers.iter_mut().zip(&readings).enumerate() {
            if !is_unread(number) {
                continue;
            }
            let wanted = best.map(|(style, value)| (style, value.saturating_add(at as u32)));
            let in_order = readings.iter().find(|reading| Some(**reading) == wanted);
            let of_style = readings
                .iter()
                .find(|(style, _)| best.is_some_and(|(of, _)| of == *style));
            if let Some(&(style, value)) = in_order.or(of_style).or(readings.first()) {
                **number = Number::new(number.label(), style, value);
            }
        }
    }

    /// What a printed number may mean, with or without its signs, and without the name of a division
    /// before it.
    fn readings(self, printed: &str) -> Vec<(Style, u32)> {
        let core = printed.trim_matches(|c: char| !c.is_alphanumeric());
        let last = core.rsplit(char::is_whitespace).next().unwrap_or(core);
        let as_label = |text: String| label(&text, self.pack).map(|label| label.readings);
        as_label(format!("{} x", printed.trim()))
            .or_else(|| section_number(core, self.pack).map(|found| vec![found]))
            .or_else(|| as_label(format!("({core}) x")))
            .or_else(|| section_number(last, self.pack).map(|found| vec![found]))
            .or_else(|| ordinal_word(last, self.pack).map(|value| vec![(Style::UpperRoman, value)]))
            .unwrap_or_default()
    }

    /// Marks citations and dates where nothing is marked, in notes too.
    fn text(self, text: &mut Text) {
        let inlines = std::mem::take(text).into_inlines();
        let mut passage = Passage::default();
        let mut known = Vec::new();
        let mut places = Vec::with_capacity(inlines.len());
        for inline in &inlines {
            let start = passage.text().len();
            let is_words = matches!(inline, Inline::Text(_));
            passage.push(&inline.plain(), start);
            let range = start..passage.text().len();
            if !is_words && !range.is_empty() {
                known.push(Meaning {
                    range: range.clone(),
                    what: Sense::Opener,
                });
            }
            places.push(range);
        }
        let mut meanings = self
            .citing
            .meanings(&passage, &known)
            .into_iter()
            .peekable();
        let mut out = Vec::with_capacity(inlines.len());
        for (mut inline, place) in inlines.into_iter().zip(places) {
            match &mut inline {
                Inline::Text(words) => {
                    let words = std::mem::take(words);
                    let mut at = 0;
                    while let Some(meaning) = meanings.next_if(|m| m.range.start < place.end) {
                        let within = place.start + at <= meaning.range.start
                            && meaning.range.end <= place.end;
                        if !within {
                            continue;
                        }
                        let range =
                            meaning.range.start - place.start..meaning.range.end - place.start;
                        let content = Text::from(&words[range.clone()]);
                        let Some(meant) = meant(meaning.what, content) else {
                            continue;
                        };
                        out.push(words[at..range.start].into());
                        out.push(meant);
                        at = range.end;
                    }
                    out.push(words[at..].into());
                    continue;
                }
                Inline::Note(note) => self.content(&mut note.content),
                _ => {}
            }
            while meanings.next_if(|m| m.range.start < place.end).is_some() {}
            out.push(inline);
        }
        *text = Text::new(out);
    }
}

fn meant(what: Sense, content: Text) -> Option<Inline> {
    Some(match what {
        Sense::Date(date) => Inline::Date(DatePhrase { date, content }),
        Sense::Reference(target, within, date) => Inline::Reference(Reference {
            target,
            within,
            date,
            content,
        }),
        Sense::Opener | Sense::Named(_) => return None,
    })
}

/// The text with a range marked as its opener, which may have been set in another type; none where
/// anything else stands in the range.
fn marked(text: &Text, range: &Range<usize>) -> Option<Text> {
    let mut out = Vec::new();
    let mut opener = String::new();
    let mut at = 0;
    for inline in text.inlines() {
        let words = inline.plain();
        let place = at..at + words.len();
        at = place.end;
        if place.end <= range.start || place.start >= range.end || place.is_empty() {
            if place.is_empty() && range.contains(&place.start) && place.start > range.start {
                return None;
            }
            if place.start >= range.end && !opener.is_empty() {
                out.push(Inline::Opener(Text::from(
                    std::mem::take(&mut opener).as_str(),
                )));
            }
            out.push(inline.clone());
            continue;
        }
        let part = |range: Range<usize>| -> Option<Inline> {
            let words = &words[range.start - place.start..range.end - place.start];
            let is_lettered = words.contains(char::is_alphanumeric);
            Some(match inline {
                Inline::Emphasis(_) if is_lettered => Inline::Emphasis(Text::from(words)),
                Inline::Strong(_) if is_lettered => Inline::Strong(Text::from(words)),
                Inline::Text(_) | Inline::Emphasis(_) | Inline::Strong(_) => words.into(),
                _ => return None,
            })
        };
        let is_bare = match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) => {
                matches!(inner.inlines(), [Inline::Text(_)])
            }
            _ => true,
        };
        if !is_bare {
            return None;
        }
        let (start, end) = (place.start.max(range.start), place.end.min(range.end));
        out.push(part(place.start..start)?);
        opener.push_str(&words[start - place.start..end - place.start]);
        if end == range.end {
            out.push(Inline::Opener(Text::from(
                std::mem::take(&mut opener).as_str(),
            )));
            out.push(part(end..place.end)?);
        }
    }
    (opener.is_empty() && at >= range.end).then(|| Text::new(out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, Paragraph, Point, Recital};

    fn number(label: &str) -> Number {
        Number::new(label, Style::Other, 0)
    }

    #[test]
    fn numbers_are_read_as_they_follow() {
        let mut resolution = Resolution::empty(Language::Arabic);
        let points = ["(أ)", "(ب)", "(ج)"].map(|label| Point {
            number: Some(number(label)),
            ..Point::default()
        });
        resolution.body.push(BodyItem::Paragraph(Paragraph {
            number: Some(number("ألف")),
            content: vec![Content::Points(Points {
                items: points.into(),
                ..Points::default()
            })],
            ..Paragraph::default()
        }));
        complete(&mut resolution);
        let [BodyItem::Paragraph(paragraph)] = &resolution.body[..] else {
            unreachable!()
        };
        let token = |number: &Option<Number>| number.as_ref().and_then(Number::token);
        assert_eq!(token(&paragraph.number).as_deref(), Some("A"));
        let [Content::Points(points)] = &paragraph.content[..] else {
            unreachable!()
        };
        let tokens: Vec<_> = points
            .items
            .iter()
            .filter_map(|p| token(&p.number))
            .collect();
        assert_eq!(tokens, ["a", "b", "c"]);
        assert_eq!(points.items[0].number.as_ref().unwrap().label(), "(أ)");
    }

    #[test]
    fn clauses_get_their_actions_and_citations() {
        let mut resolution = Resolution::empty(Language::English);
        let text = Text::new(vec![
            Inline::Emphasis(Text::from("Recalling also,")),
            " its resolution 71/48 of 5 December 2016".into(),
        ]);
        let plain = text.plain();
        resolution.preamble.recitals.push(Recital {
            content: vec![text.into()],
            ..Recital::default()
        });
        complete(&mut resolution);
        let recital = &resolution.preamble.recitals[0];
        let action = recital.action.as_ref().unwrap();
        assert_eq!(action.concept.unwrap().as_str(), "recalling");
        assert!(action.also);
        let [Content::Text(block)] = &recital.content[..] else {
            unreachable!()
        };
        assert_eq!(block.text.plain(), plain);
        let inlines = block.text.inlines();
        assert!(matches!(&inlines[0], Inline::Opener(words) if words.plain() == "Recalling also"));
        assert!(
            inlines
                .iter()
                .any(|inline| matches!(inline, Inline::Reference(_)))
        );
    }
}
