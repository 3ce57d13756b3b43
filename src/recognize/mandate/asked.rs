//! Those who are asked: named at the head of what an action asks.

use super::clause::{Clause, MARKS};
use crate::language::mandate::addressee;
use crate::language::{Script, begins, longest, longest_word, signs};
use crate::model::Organ;
use std::ops::Range;

/// How far from the action those who are asked are named, in characters of the folded words.
const REACH: usize = 45;
/// From how many characters on before the words that lead to a name it is one who is told.
const TOLD: usize = 12;

impl Clause<'_> {
    pub(super) fn addressee(&self, at: usize) -> Option<(&'static str, Range<usize>)> {
        let rest = &self.text()[at..];
        let glued = self.reader.words.glued.iter();
        let behind = glued.filter(|glued| begins(rest, glued));
        let places = [at].into_iter().chain(behind.map(|glued| at + glued.len()));
        let names = places.filter_map(|at| {
            let rest = &self.text()[at..];
            let names = self.reader.words.addressees;
            let (len, place) = longest(names, rest, |len| self.is_edge(at + len))?;
            Some((addressee(place), at..at + len))
        });
        names.max_by_key(|(_, range)| range.end)
    }

    /// Those who are asked, and where their names end; 0 where there are none.
    pub(super) fn addressees(
        &self,
        organs: &[(Organ, Range<usize>)],
    ) -> (Vec<(&'static str, Range<usize>)>, usize) {
        let text = self.text();
        let reach = match self.reader.pack.script {
            Script::Han => REACH / 2,
            Script::Latin | Script::Cyrillic | Script::Arabic => REACH,
        };
        let reach = text
            .char_indices()
            .nth(reach)
            .map_or(text.len(), |(at, _)| at);
        let first = self.first_addressee(reach);
        // “the following reports to the Security Council”: it is told, not asked.
        let Some((name, range)) = first.filter(|(_, range)| !self.is_told(range, organs)) else {
            return (Vec::new(), 0);
        };
        let mut end = range.end;
        let mut names = vec![(name, range)];
        // How many are named before one whom a word joins that stands before helpers as well.
        let mut sure = None;
        while let Some((name, range)) = self.joined(end) {
            if self.is_behind(self.reader.words.aside, range.start) {
                sure.get_or_insert((names.len(), end));
            }
            end = range.end;
            names.push((name, range));
        }
        if let Some((count, before)) = sure
            && self.phrase(self.reader.words.aside_after, end).is_some()
        {
            names.truncate(count);
            end = before;
        }
        (names, end)
    }

    /// The first that is named before `reach`, beside those who only help.
    fn first_addressee(&self, reach: usize) -> Option<(&'static str, Range<usize>)> {
        let mut from = 0;
        for at in self
            .starts(signs::ADDRESSEE | signs::GLUED)
            .take_while(|at| *at < reach)
        {
            if at < from {
                continue;
            }
            let Some((name, range)) = self.addressee(at) else {
                continue;
            };
            if !self.is_behind(self.reader.words.aside, range.start) {
                return Some((name, range));
            }
            from = range.end;
            while let Some((_, next)) = self.joined(from).filter(|_| self.goes_on(from)) {
                from = next.end;
            }
        }
        None
    }

    /// Whether no sign ends a list here.
    fn goes_on(&self, at: usize) -> bool {
        !self.text()[at..].starts_with(|c| MARKS.contains(c))
    }

    /// Whether the one who is named here is the one to whom a report goes: words lead to the name, and
    /// the action is not right before them.
    fn is_told(&self, name: &Range<usize>, organs: &[(Organ, Range<usize>)]) -> bool {
        let before = &self.text()[..name.start];
        let toward = self.reader.words.toward.iter();
        let mut words = toward.filter_map(|word| before.strip_suffix(*word));
        let han = self.reader.pack.script == Script::Han;
        let is_organ = || organs.iter().any(|(_, range)| range.start == name.start);
        self.is_behind(self.reader.words.telling, name.start)
            || words.any(|rest| han || (rest.chars().count() > TOLD && is_organ()))
    }

    /// The next of a list of those who are asked.
    fn joined(&self, mut at: usize) -> Option<(&'static str, Range<usize>)> {
        for _ in 0..4 {
            at += longest_word(self.reader.words.links, &self.text()[at..])?;
            if let Some(found) = self.addressee(at) {
                return Some(found);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
