//! What the words around numbers say: whether they cite, what, whose, and of which day.
//!
//! A noun governs the numbers of its list: “resolutions 61/194 of 20 December 2006, 62/188 of … and
//! 78/143 of …”. In Chinese it stands behind them. The organ is the one named beside the noun or
//! behind the numbers, else the one whose text it is, else the last one named before; of these the
//! first whose numbering and calendar fit.

use super::Citing;
use super::number::{Form, Numbered, is_numeral, numbers};
use super::portion::Places;
use super::whose::{self, Body};
use crate::language::{Folded, Script};
use crate::model::{Date, Kind, Organ, Portion, Symbol, Target};
use crate::recognize::prose::{Meaning, Sense};
use std::ops::Range;

/// The resolutions and decisions that a line cites.
pub(super) fn citations(line: &Folded<'_>, citing: Citing) -> Vec<Meaning> {
    let numbers = numbers(line, citing.pack);
    if numbers.is_empty() {
        return Vec::new();
    }
    let reader = Reader { line, citing };
    let mut items: Vec<Item> = Vec::with_capacity(numbers.len());
    for number in numbers {
        let before = items.last().map_or(0, |item| item.end);
        items.push(reader.item(number, before));
    }
    let follows = citing.pack.script == Script::Han;
    if follows {
        for at in (0..items.len()).rev() {
            let noun = reader.noun_behind(items[at].number.range.end);
            items[at].governed = match (noun, items.get(at + 1)) {
                (Some(kind), _) => Some(kind),
                (None, Some(next))
                    if items[at].noun.is_none() && reader.is_list(items[at].end, next.start) =>
                {
                    next.governed
                }
                _ => items[at].governed,
            };
        }
    }
    for at in 1..items.len() {
        let (before, rest) = items.split_at_mut(at);
        let (before, item) = (&before[at - 1], &mut rest[0]);
        if item.governed.is_none() && before.governed.is_some() && reader.goes_on(before.end, item)
        {
            item.governed = before.governed;
        }
        let joined =
            item.noun.is_none() && item.governed.is_some() && item.governed == before.governed;
        if joined && item.body.is_none() && reader.is_near(before.end, item.start) {
            item.body = before.body.filter(|_| !before.named_behind);
        }
    }
    reader.share_days(&mut items);
    // A name behind a list is that of all its numbers.
    for at in (1..items.len()).rev() {
        let (before, rest) = items.split_at_mut(at);
        let (before, item) = (&mut before[at - 1], &rest[0]);
        if before.body.is_none()
            && item.named_behind
            && item.noun.is_none()
            && before.governed == item.governed
        {
            before.body = item.body;
            before.named_behind = true;
        }
    }
    let mut mentioned = whose::Mentions::new(line, citing);
    items
        .iter()
        .flat_map(|item| reader.cited(item, &mut mentioned))
        .collect()
}

/// A number with what stands around it.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) number: Numbered,
    /// Where the citation begins: at its noun, its day, or the number itself.
    pub(super) start: usize,
    /// Where the name of the body before it begins, if there is one.
    outset: usize,
    /// What stands before this belongs to the number before.
    floor: usize,
    /// Where it ends: behind its day, or the number.
    pub(super) end: usize,
    /// Where the name of the body behind it ends, if there is one; else where it ends itself.
    reach: usize,
    /// Where the noun of its own begins.
    noun: Option<usize>,
    governed: Option<Kind>,
    pub(super) date: Option<Date>,
    body: Option<Body>,
    /// Whether the body is named behind the number.
    named_behind: bool,
}

pub(super) struct Reader<'a, 'b> {
    pub(super) line: &'a Folded<'b>,
    pub(super) citing: Citing,
}

impl Reader<'_, '_> {
    pub(super) fn rest(&self, at: usize) -> &str {
        self.line.text().get(at..).unwrap_or_default()
    }

    /// A number with the noun and organ before it, and the organ and day behind it. What stands
    /// before `floor` belongs to the number before.
    fn item(&self, number: Numbered, floor: usize) -> Item {
        let pack = self.citing.pack;
        let citations = &pack.citations;
        let floor = floor.min(number.range.start);
        let mut start = number.range.start;
        let mut end = number.range.end;
        let mut at = self.before(citations.number_marks, start, floor);
        let (mut date, mut body, mut named_behind) = (None, None, false);
        let mut noun = None;
        let mut governed = None;
        let mut outset = start;
        let mut reach = end;
        if pack.script == Script::Han {
            if at < start {
                start = at;
            }
            // The older printing has the noun before: 决议案一五一四(十五).
            if self.noun_behind(end).is_none()
                && let Some((kind, from)) = self.noun_before(at, floor)
            {
                governed = Some(kind);
                noun = Some(from);
                start = from;
                at = from;
            }
            if let Some((day, from)) = self.date_before(at, floor) {
                date = Some(day);
                start = from;
                at = from;
            } else {
                date = self.date_before_title(at, floor);
            }
            end += self.longest(citations.number_ends, end);
            let kind_end = self.noun_len(end);
            end += kind_end.map_or(0, |(_, len)| len);
            let named = whose::named_before(self.line, at, floor, self.citing);
            body = named.map(|(body, _)| body);
            outset = named.map_or(start, |(_, from)| from);
        } else {
            let inner = whose::named_before(self.line, at, floor, self.citing);
            let from = inner.map_or(at, |(_, from)| self.before(citations.of, from, floor));
            if let Some((kind, from)) = self.noun_before(from, floor) {
                governed = Some(kind);
                noun = Some(from);
                start = from;
                let outer = whose::named_before(self.line, from, floor, self.citing);
                body = inner.or(outer).map(|(body, _)| body);
                outset = outer.map_or(from, |(_, from)| from);
            }
            let mut behind = end;
            for _ in 0..2 {
                if date.is_none()
                    && let Some((day, to)) = self.date_behind(behind)
                {
                    date = Some(day);
                    behind = to;
                    end = to;
                }
                // Behind a day only a word such as “of” tells that the name goes with the number.
                if body.is_none()
                    && let Some((found, to)) =
                        whose::named_behind(self.line, behind, date.is_some(), self.citing)
                {
                    body = Some(found);
                    named_behind = true;
                    behind = to;
                }
            }
            reach = behind;
            if date.is_none() {
                date = self.date_behind_title(behind);
            }
        }
        reach = reach.max(end);
        if body.is_none() && self.is_of_report(start, floor) {
            body = Some(Body::Organ(Organ::HumanRightsCouncil));
        }
        Item {
            number,
            start,
            outset,
            floor,
            end,
            reach,
            noun,
            governed,
            date,
            body,
            named_behind,
        }
    }

    /// Where the longest of the words begins that stands right before; `at` where none does.
    fn before(&self, words: &[&str], at: usize, floor: usize) -> usize {
        let text = &self.line.text()[floor..at];
        let len = words
            .iter()
            .filter(|word| text.ends_with(*word))
            .map(|word| word.len());
        at - len.max().unwrap_or(0)
    }

    pub(super) fn longest(&self, words: &[&str], at: usize) -> usize {
        let rest = self.rest(at);
        let len = words
            .iter()
            .filter(|word| rest.starts_with(*word))
            .map(|word| word.len());
        len.max().unwrap_or(0)
    }

    fn nouns(&self) -> [(Kind, &'static [&'static str]); 2] {
        let citations = &self.citing.pack.citations;
        [
            (Kind::Resolution, citations.resolution),
            (Kind::Decision, citations.decision),
        ]
    }

    /// The noun that ends here, and where it begins.
    fn noun_before(&self, at: usize, floor: usize) -> Option<(Kind, usize)> {
        let text = &self.line.text()[floor..at];
        let named = self.nouns().into_iter().flat_map(|(kind, words)| {
            words
                .iter()
                .filter(|word| text.ends_with(*word))
                .map(move |word| (kind, word.len()))
        });
        // “وفقا لقرار”: the letter before a blank is the end of another word.
        let arabic = self.citing.pack.script == Script::Arabic;
        let named = named.filter(|(_, len)| {
            let second = self.rest(at - len).chars().next().map_or(0, char::len_utf8);
            !arabic || !self.line.is_apart(at - len + second)
        });
        let (kind, len) = named.max_by_key(|(_, len)| *len)?;
        let from = at - len;
        // Arabic joins small words to the noun.
        let stands_alone = matches!(self.citing.pack.script, Script::Arabic | Script::Han)
            || self.line.is_apart(from)
            || !self.line.text()[..from].ends_with(char::is_alphanumeric);
        stands_alone.then_some((kind, from))
    }

    pub(super) fn noun_len(&self, at: usize) -> Option<(Kind, usize)> {
        let rest = self.rest(at);
        let named = self.nouns().into_iter().flat_map(|(kind, words)| {
            words
                .iter()
                .filter(|word| rest.starts_with(*word))
                .map(move |word| (kind, word.len()))
        });
        named.max_by_key(|(_, len)| *len)
    }

    fn noun_behind(&self, at: usize) -> Option<Kind> {
        let end = at + self.longest(self.citing.pack.citations.number_ends, at);
        self.noun_len(end).map(|(kind, _)| kind)
    }

    /// Whether only joining words stand between two numbers.
    pub(super) fn is_list(&self, from: usize, to: usize) -> bool {
        let citations = &self.citing.pack.citations;
        let mut at = from;
        while at < to {
            let len = self
                .longest(citations.and, at)
                .max(self.longest(citations.number_marks, at))
                .max(self.longest(citations.number_ends, at));
            if len == 0 {
                return false;
            }
            at += len;
        }
        at == to
    }

    /// Whether two numbers are so near that the name of the organ serves both.
    fn is_near(&self, from: usize, to: usize) -> bool {
        from <= to && self.is_list(from, to)
    }

    /// Whether a number goes on the list of the one before: joined to it, or in the same sentence,
    /// behind a joining word.
    fn goes_on(&self, from: usize, item: &Item) -> bool {
        const FARTHEST: usize = 240;
        if from > item.start || self.is_list(from, item.start) {
            return from <= item.start;
        }
        let gap = &self.line.text()[from..item.start];
        let joined = self.citing.pack.citations.and.iter();
        gap.len() <= FARTHEST
            && !self.ends_sentence(&(from..item.start))
            && matches!(item.number.form, Form::Session(..) | Form::Roman(..))
            && joined
                .filter(|word| !word.is_empty())
                .any(|word| gap.ends_with(word))
    }

    /// Whether a sentence ends within: a stop, and a word that begins with a capital. “sect. III”
    /// goes on.
    fn ends_sentence(&self, range: &Range<usize>) -> bool {
        let printed = self.line.words(range);
        let mut stops = printed.match_indices(['.', '。', '؟', '?', '!']);
        stops.any(|(at, stop)| {
            let mut next = printed[at + stop.len()..].trim_start().chars();
            match next.next() {
                Some(first) if first.is_uppercase() => next.next().is_some_and(char::is_lowercase),
                Some(first) => stop == "。" || (first.is_alphabetic() && !first.is_lowercase()),
                None => false,
            }
        })
    }

    /// The citations that a number is: one, or one for each of the places that are listed.
    fn cited(&self, item: &Item, mentions: &mut whose::Mentions<'_, '_>) -> Vec<Meaning> {
        // Chinese numerals count all kinds of things.
        let is_spelt = self.rest(item.number.range.start).starts_with(is_numeral);
        if is_spelt && item.governed.is_none() {
            return Vec::new();
        }
        let symbol = self.read_as(&item.number.form, item, mentions);
        let symbol = symbol.or_else(|| {
            // Where the direction of a line was lost, `307/76` is 76/307; the day tells.
            let is_turned = self.citing.pack.script == Script::Arabic && item.date.is_some();
            match item.number.form {
                Form::Session(number, session, None) if is_turned => {
                    self.read_as(&Form::Session(session, number, None), item, mentions)
                }
                Form::Special(letters, number, session) if is_turned => {
                    self.read_as(&Form::Special(letters, session, number), item, mentions)
                }
                _ => None,
            }
        });
        let Some(symbol) = symbol else {
            return Vec::new();
        };
        let placed = self.placed(item);
        let mut date = item.date;
        let mut to = None;
        // “59/276, section XI, of 23 December 2004”
        if date.is_none()
            && let Some((_, range)) = placed.last()
            && range.end > item.end
            && let Some((day, end)) = self.date_behind(range.end)
        {
            (date, to) = (Some(day), Some((range.start, end)));
        }
        let meaning = |(within, range): (Vec<Portion>, Range<usize>)| {
            let end = to.filter(|(start, _)| *start == range.start);
            let range = range.start..end.map_or(range.end, |(_, end)| end);
            Meaning {
                range: self.line.printed(&range),
                what: Sense::Reference(Target::Document(symbol.clone()), within, date),
            }
        };
        placed.into_iter().map(meaning).collect()
    }

    /// The places within that are cited, each with its phrase.
    fn placed(&self, item: &Item) -> Vec<(Vec<Portion>, Range<usize>)> {
        let places = Places {
            line: self.line,
            citing: self.citing,
        };
        let (mut behind, mut end) = places.behind(item.end);
        if behind.is_empty() && item.reach > item.end {
            (behind, end) = places.behind(item.reach);
        }
        let from = item.outset.min(item.start);
        let (before, start) = places.before(from, item.floor);
        match (before.is_empty(), behind.is_empty()) {
            (false, _) => return vec![(before, start..item.end)],
            (true, false) => return vec![(behind, item.start..end)],
            (true, true) => {}
        }
        let alone = |(portion, range)| (vec![portion], range);
        let mut listed: Vec<_> = places
            .listed_before(from, item.floor)
            .into_iter()
            .map(alone)
            .collect();
        if let Some((_, last)) = listed.last_mut() {
            last.end = item.end;
            return listed;
        }
        listed.extend(places.listed_behind(item.end).into_iter().map(alone));
        if let Some((_, first)) = listed.first_mut() {
            first.start = item.start;
            return listed;
        }
        vec![(Vec::new(), item.start..item.end)]
    }

    /// The document that a number names in this form.
    fn read_as(
        &self,
        form: &Form,
        item: &Item,
        mentions: &mut whose::Mentions<'_, '_>,
    ) -> Option<Symbol> {
        let claim = whose::Claim {
            form,
            kind: item.governed,
            date: item.date,
        };
        if let Some(body) = item.body {
            claim.of(body, self.citing.organ)
        } else {
            let governed = item.governed.is_some();
            let mentioned = governed.then(|| mentions.before(item.start)).flatten();
            // “the Human Rights Council on the matter in its resolution 5/1”
            let near = mentioned.filter(|(end, _)| {
                // Not the comma that joins Chinese words.
                !self
                    .line
                    .words(&(*end..item.start))
                    .contains([',', ';', '.', ':', '،', '؛', '，', '；', '。'])
            });
            near.and_then(|(_, body)| claim.of_mentioned(body))
                .or_else(|| claim.of_own(self.citing.organ))
                .or_else(|| mentioned.and_then(|(_, body)| claim.of_mentioned(body)))
        }
    }
}
