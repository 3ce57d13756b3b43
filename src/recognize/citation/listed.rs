//! Several places of one kind: “paragraphs 4 and 8 of its resolution 60/1”, “paragraphs 5 and 8 above”,
//! 第4和第8段.

use super::portion::{Places, counted, token};
use crate::language::{Script, longest_word, template};
use crate::model::{Level, Portion, PortionNumber, Target};
use crate::recognize::prose::Meaning;
use std::ops::Range;
use template::Value;

impl Places<'_, '_> {
    /// Several places of one kind before a citation that begins at `at`, each with its own words:
    /// “paragraphs 4 and 8 of its resolution 60/1”.
    pub(super) fn listed_before(&self, at: usize, floor: usize) -> Vec<(Portion, Range<usize>)> {
        let window = &self.line.text()[floor..at];
        let joints = self.citing.pack.portions.of.iter();
        let ends = joints.filter_map(|of| window.strip_suffix(*of));
        let mut ends = ends.map(|rest| floor + rest.len()).chain([at]);
        ends.find_map(|end| self.list_to(end, floor))
            .unwrap_or_default()
    }

    fn list_to(&self, end: usize, floor: usize) -> Option<Vec<(Portion, Range<usize>)>> {
        let mut starts = self.starts_before(end, floor);
        starts.find_map(|start| {
            let (first, to) = self.here(start)?;
            let listed = self.joined(&first, to, |at| at == end)?;
            Some([(first, start..to)].into_iter().chain(listed).collect())
        })
    }

    /// Whether a word may begin here.
    pub(super) fn begins(&self, start: usize) -> bool {
        self.citing.pack.language.is_unspaced()
            || self.citing.pack.script == Script::Arabic
            || !self.line.text()[..start].ends_with(char::is_alphanumeric)
            || self.line.is_apart(start)
    }

    /// The numbers that are joined to that of a place, up to where the list is to end.
    fn joined(
        &self,
        first: &Portion,
        mut at: usize,
        ends: impl Fn(usize) -> bool,
    ) -> Option<Vec<(Portion, Range<usize>)>> {
        const MOST: usize = 12;
        let text = self.line.text();
        let mut found = Vec::new();
        while found.len() < MOST && first.up_to.is_none() {
            let joints = self.citing.pack.citations.and.iter();
            let joints = joints.filter(|joint| text[at..].starts_with(**joint));
            let next = joints.filter_map(|joint| {
                let from = at + joint.len();
                let (number, end) = self.number(from, first.level)?;
                Some((from, number, end))
            });
            let (from, number, end) = next.max_by_key(|(_, _, end)| *end)?;
            at = match first.level {
                Level::Paragraph => self.behind_point(end),
                _ => end,
            };
            let portion = Portion {
                level: first.level,
                number,
                up_to: None,
            };
            found.push((portion, from..at));
            if ends(at) {
                return Some(found);
            }
        }
        None
    }

    /// The number of a place of this level that stands here.
    pub(super) fn number(&self, at: usize, level: Level) -> Option<(PortionNumber, usize)> {
        let (value, end) = template::place(self.line, at, self.citing.pack)?;
        let number = match value {
            Value::Number(number) => token(&number, level),
            Value::Ordinal(number) => counted(number, level),
            _ => None,
        };
        Some((number?, end)).filter(|_| self.is_edge(end))
    }

    /// Likewise behind it, in a script that names the place behind its number: 第4和第8段.
    pub(super) fn listed_behind(&self, at: usize) -> Vec<(Portion, Range<usize>)> {
        if self.citing.pack.script != Script::Han {
            return Vec::new();
        }
        let rest = &self.line.text()[at..];
        let joints = self.citing.pack.portions.behind.iter();
        let joints = joints.filter_map(|joint| rest.strip_prefix(*joint));
        let mut starts = joints
            .chain([rest])
            .map(|after| at + rest.len() - after.len());
        starts
            .find_map(|start| self.list_from(start))
            .unwrap_or_default()
    }

    /// The places that are listed from here on, in such a script.
    fn list_from(&self, start: usize) -> Option<Vec<(Portion, Range<usize>)>> {
        const MOST: usize = 12;
        let text = self.line.text();
        let citations = &self.citing.pack.citations;
        let mut found: Vec<(u32, Range<usize>)> = Vec::new();
        let mut at = start;
        while found.len() < MOST {
            let last = self.here(at).filter(|(portion, _)| portion.up_to.is_none());
            if let Some((last, end)) = last.filter(|_| !found.is_empty()) {
                let level = last.level;
                let others = found.into_iter().filter_map(|(value, range)| {
                    let portion = Portion {
                        level,
                        number: counted(value, level)?,
                        up_to: None,
                    };
                    Some((portion, range))
                });
                return Some(others.chain([(last, at..end)]).collect());
            }
            let from = at + longest_word(citations.number_marks, &text[at..]).unwrap_or(0);
            let (number, end) = self.number(from, Level::Paragraph)?;
            found.push((number.as_str().parse().ok()?, at..end));
            at = end + longest_word(citations.and, &text[end..])?;
        }
        None
    }

    /// Several places of the citing text: “paragraphs 5 and 8 above”.
    pub(super) fn listed_own(&self, start: usize, end: usize, first: &Portion) -> Vec<Meaning> {
        let listed = self.joined(first, end, |at| self.own_behind(at).is_some());
        let Some(mut listed) = listed else {
            return Vec::new();
        };
        let last = listed.last_mut();
        let own = last.and_then(|(_, last)| {
            let (own, end) = self.own_behind(last.end)?;
            last.end = end;
            Some(own)
        });
        let own = own.unwrap_or(Target::This);
        let listed = [(first.clone(), start..end)].into_iter().chain(listed);
        listed
            .map(|(portion, range)| self.of_own(own.clone(), range, portion))
            .collect()
    }

    /// Likewise, where what tells of the text itself stands before: 上文第5和第8段.
    pub(super) fn listed_own_behind(&self) -> Vec<Meaning> {
        if self.citing.pack.script != Script::Han {
            return Vec::new();
        }
        let portions = &self.citing.pack.portions;
        let words = |words: &'static [&'static str], own: Target| {
            words.iter().map(move |word| (*word, own.clone()))
        };
        let own = words(portions.own_before, Target::This);
        let own = own.chain(words(portions.act_before, Target::Act));
        let mut found = Vec::new();
        for (word, own) in own {
            for (at, _) in self.line.text().match_indices(word) {
                let mut listed = self.list_from(at + word.len()).unwrap_or_default();
                if let Some((_, first)) = listed.first_mut() {
                    first.start = at;
                }
                let listed = listed.into_iter();
                found.extend(
                    listed.map(|(portion, range)| self.of_own(own.clone(), range, portion)),
                );
            }
        }
        found
    }
}
