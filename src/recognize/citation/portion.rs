//! Places within what is cited, named before it or behind: “paragraph 5 of its resolution 77/157”,
//! “resolution 60/1, annex”, 第78/143号决议第5段.

use super::Citing;
use super::heads::{self, Groups};
use crate::language::{Folded, Forms, Pack, Script, longest, longest_word, template};
use crate::model::{Level, Portion, PortionNumber, Target, annex_value, chinese_value, roman};
use crate::recognize::prose::{Meaning, Sense};
use std::ops::Range;
use template::Value;

/// The farthest that the words of one place reach, in folded bytes.
const REACH: usize = 64;

/// The templates of a pack for one thing.
type Pick = fn(&Pack) -> &Forms;

/// The levels of places, with the words of each.
pub(super) const PLACES: [(Level, Pick); 6] = [
    (Level::Paragraph, |pack| &pack.portions.paragraph),
    (Level::Section, |pack| &pack.portions.section),
    (Level::Annex, |pack| &pack.portions.annex),
    (Level::Part, |pack| &pack.portions.part),
    (Level::Chapter, |pack| &pack.portions.chapter),
    (Level::Article, |pack| &pack.portions.article),
];

/// Reads places in a line.
pub(super) struct Places<'a, 'b> {
    pub(super) line: &'a Folded<'b>,
    pub(super) citing: Citing,
}

impl Places<'_, '_> {
    /// The place whose words stand at `at`, and where they end.
    pub(super) fn here(&self, at: usize) -> Option<(Portion, usize)> {
        let pack = self.citing.pack;
        let found = PLACES.into_iter().filter_map(|(level, forms)| {
            let edge = |end| self.is_edge(end);
            let found = template::longest_where(forms(pack), self.line, at, pack, edge)?;
            let mut numbers = found.captures.iter().filter_map(|c| match &c.value {
                Value::Number(number) => Some(token(number, level)),
                Value::Ordinal(n) => Some(counted(*n, level)),
                _ => None,
            });
            let number = match (numbers.next(), level) {
                (Some(number), _) => number?,
                (None, Level::Annex) => "1".parse().ok()?,
                (None, _) => return None,
            };
            let up_to = match numbers.next() {
                Some(last) => Some(last?),
                None => None,
            };
            let portion = Portion {
                level,
                number,
                up_to,
            };
            Some((portion, found.end))
        });
        let (portion, end) = found.max_by_key(|(_, end)| *end)?;
        let end = match portion.level {
            Level::Section | Level::Part => self.behind_letter(end),
            Level::Paragraph => self.behind_point(end),
            _ => end,
        };
        // “paragraphs 5 and 8”, “5 (b)”: more than one place, or one that is narrower.
        let text = self.line.text();
        let glued = text[end..].starts_with(|c: char| c.is_ascii_digit())
            && text[..end].ends_with(|c: char| c.is_ascii_digit());
        (!glued).then_some((portion, end))
    }

    /// Whether a word ends here: what is printed on may be the beginning of another.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        let text = self.line.text();
        self.citing.pack.script == Script::Han
            || self.line.is_apart(at)
            || !text[at..].starts_with(char::is_alphabetic)
            || !text[..at].ends_with(char::is_alphabetic)
    }

    /// Behind the letter of a narrower division, of which the wider is told: “section II.A”.
    fn behind_letter(&self, at: usize) -> usize {
        let text = self.line.text();
        let Some(rest) = text[at..].strip_prefix(['.', '-']) else {
            return at;
        };
        let words = self.citing.pack.numbers.letter_words;
        let word = longest(words, rest, |_| true).map(|(len, _)| len);
        let from = text.len() - rest.len();
        let capital = || {
            let width = rest.chars().next().map_or(0, char::len_utf8);
            let printed = self.line.words(&(from..from + width));
            // Cyrillic letters that look like Latin ones too.
            let is_capital = |c: char| c.is_ascii_uppercase() || matches!(c, 'А' | 'В' | 'С' | 'Е');
            printed.starts_with(is_capital).then_some(width)
        };
        let Some(len) = word.or_else(capital) else {
            return at;
        };
        let end = from + len;
        let is_word = self.line.is_apart(end)
            || !text[end..].starts_with(|c: char| c.is_alphanumeric())
            || self.citing.pack.script == Script::Han;
        if is_word { end } else { at }
    }

    /// Behind a point in brackets, of which the paragraph is told: “paragraph 3 (a)”.
    pub(super) fn behind_point(&self, at: usize) -> usize {
        let text = self.line.text();
        let rest = &text[at..];
        let inner = rest.strip_prefix('(').unwrap_or(rest);
        let letters = inner.chars().take(3).take_while(|c| c.is_alphabetic());
        let len: usize = letters.map(char::len_utf8).sum();
        if len > 0 && inner[len..].starts_with(')') {
            text.len() - inner.len() + len + 1
        } else {
            at
        }
    }

    /// The places that are named behind a citation, the widest first, and where their words end.
    pub(super) fn behind(&self, at: usize) -> (Vec<Portion>, usize) {
        let joints = self.citing.pack.portions.behind;
        let mut found: Vec<Portion> = Vec::new();
        let mut end = at;
        while found.len() < 3 {
            let rest = &self.line.text()[end..];
            let starts = joints
                .iter()
                .filter(|joint| rest.starts_with(**joint))
                .map(|joint| end + joint.len())
                .chain([end]);
            let next = starts
                .filter_map(|start| self.here(start))
                .max_by_key(|(_, end)| *end);
            let Some((portion, to)) = next else { break };
            if self.lists_on(to, portion.level) || self.leads_on(to) {
                break;
            }
            if let Some(outer) = found.last_mut() {
                // Where one word serves parts and sections, a chapter tells them apart.
                if outer.level == Level::Section && portion.level == Level::Chapter {
                    outer.level = Level::Part;
                }
                if !is_within(outer, &portion) {
                    break;
                }
            }
            found.push(portion);
            end = to;
        }
        (found, end)
    }

    /// The places that are named before a citation that begins at `at`, the widest first, and where
    /// their words begin.
    pub(super) fn before(&self, at: usize, floor: usize) -> (Vec<Portion>, usize) {
        let mut found: Vec<Portion> = Vec::new();
        let mut start = at;
        while found.len() < 3 {
            let Some((portion, from)) = self.one_before(start, floor) else {
                break;
            };
            if found
                .iter()
                .any(|other| rank(other.level) == rank(portion.level))
            {
                break;
            }
            found.push(portion);
            start = from;
        }
        // “paragraph 5 of section II of”, 附件第二节第5段: either way the widest first.
        found.sort_by_key(|portion| rank(portion.level));
        (found, start)
    }

    /// The place whose words, with a joining word behind them, end right before `at`.
    fn one_before(&self, at: usize, floor: usize) -> Option<(Portion, usize)> {
        let text = self.line.text();
        let window = &text[floor..at];
        let joints = self.citing.pack.portions.of.iter();
        let ends = joints
            .filter(|of| window.ends_with(**of))
            .map(|of| at - of.len())
            .chain([at]);
        ends.filter_map(|end| self.ending(end, floor))
            .min_by_key(|(_, start)| *start)
    }

    /// The place whose words end here, and where they begin.
    fn ending(&self, end: usize, floor: usize) -> Option<(Portion, usize)> {
        self.starts_before(end, floor).find_map(|start| {
            let (portion, to) = self.here(start)?;
            (to == end).then_some((portion, start))
        })
    }

    /// Where the words of a place may begin that reach to `end`, none before `floor`.
    pub(super) fn starts_before(
        &self,
        end: usize,
        floor: usize,
    ) -> impl Iterator<Item = usize> + '_ {
        let text = self.line.text();
        let mut from = end.saturating_sub(REACH).max(floor);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let starts = text[from..end].char_indices().map(move |(i, _)| from + i);
        starts.filter(|start| self.begins(*start))
    }

    /// Where the brackets end in which a symbol stands that ends here, a corrigendum of it beside it
    /// or not.
    fn closed(&self, end: usize) -> Option<usize> {
        const NEAR: usize = 40;
        let rest = &self.line.text()[end..];
        let close = rest.find([')', '(']).filter(|at| *at < NEAR)?;
        let fits =
            rest[close..].starts_with(')') && (close == 0 || rest[..close].contains("/corr."));
        fits.then_some(end + close + 1)
    }

    /// A document that is cited by its symbol, with the place that is named behind it: “A/56/61,
    /// annex”, “(A/72/53), chap. IV”.
    pub(super) fn of_symbol(&self, meaning: Meaning) -> Meaning {
        let Meaning { range, what } = meaning;
        match what {
            Sense::Reference(Target::Document(symbol), within, date)
                if within.is_empty() && !symbol.as_str().contains("/Corr.") =>
            {
                let end = self.line.folded(range.end);
                let closed = self.closed(end);
                let (within, to) = self.behind(closed.unwrap_or(end));
                let range = if within.is_empty() || closed.is_some() {
                    range
                } else {
                    range.start..self.line.printed(&(end..to)).end
                };
                let what = Sense::Reference(Target::Document(symbol), within, date);
                Meaning { range, what }
            }
            what => Meaning { range, what },
        }
    }

    /// Whether the place is one of the document that is named next: “section VII of its resolution”.
    fn leads_on(&self, end: usize) -> bool {
        if self.citing.pack.script == Script::Han {
            return false;
        }
        let rest = &self.line.text()[end..];
        let citations = &self.citing.pack.citations;
        let words = [
            self.citing.pack.portions.of,
            citations.resolution,
            citations.decision,
        ];
        words
            .iter()
            .copied()
            .flatten()
            .any(|word| rest.starts_with(word))
    }

    /// Whether more numbers of the same kind follow: “paras. 5, 8 and 9”, “sections IV and VI”.
    fn lists_on(&self, end: usize, level: Level) -> bool {
        let text = self.line.text();
        let and = self.citing.pack.citations.and.iter();
        let mut joints = and.filter(|word| text[end..].starts_with(**word));
        joints.any(|word| {
            let at = end + word.len();
            let next = self.number(at, level);
            // “chap. IV, A/72/409”, 第五章，A节
            let goes_on = |end: usize| !text[end..].starts_with(['/', '(']);
            next.is_some_and(|(_, end)| goes_on(end)) && self.here(at).is_none()
        })
    }
}

fn rank(level: Level) -> u8 {
    match level {
        Level::Annex => 0,
        Level::Part => 1,
        Level::Chapter => 2,
        Level::Section => 3,
        Level::Article => 4,
        Level::Paragraph => 5,
    }
}

/// Whether a place of the level of `inner` may stand in `outer`.
pub(super) fn is_within(outer: &Portion, inner: &Portion) -> bool {
    rank(outer.level) < rank(inner.level)
}

/// A printed number as addresses have it: sections and annexes count in Roman, articles and
/// paragraphs in digits.
pub(super) fn token(printed: &str, level: Level) -> Option<PortionNumber> {
    let core: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    let value = core
        .parse::<u32>()
        .ok()
        .or_else(|| chinese_value(&core))
        .filter(|n| *n > 0);
    let text = match (value, level) {
        (Some(n), _) if core.parse::<u32>().is_err() => return counted(n, level),
        (Some(n), _) => n.to_string(),
        (None, Level::Annex) => annex_value(&core).map_or(core, |n| n.to_string()),
        (None, _) => core,
    };
    text.parse().ok()
}

/// A number that is a word on the page: sections, parts and chapters count in Roman numerals.
pub(super) fn counted(n: u32, level: Level) -> Option<PortionNumber> {
    let text = match level {
        Level::Section | Level::Part | Level::Chapter => roman(n),
        Level::Annex | Level::Article | Level::Paragraph => n.to_string(),
    };
    text.parse().ok()
}

impl Places<'_, '_> {
    /// The places of the citing text itself: “paragraph 5 above”.
    pub(super) fn own(&self, heads: &[(usize, Groups)]) -> Vec<Meaning> {
        let mut found = self.listed_own_behind();
        let heads = heads
            .iter()
            .filter(|(_, groups)| groups & heads::PLACE != 0);
        for &(start, _) in heads {
            let Some((portion, end)) = self.here(start) else {
                continue;
            };
            let before = self.own_before(start);
            let behind = self.own_behind(end);
            let Some((target, _)) = before.as_ref().or(behind.as_ref()) else {
                found.extend(self.listed_own(start, end, &portion));
                continue;
            };
            let from = before.as_ref().map_or(start, |(_, from)| *from);
            let to = behind.as_ref().map_or(end, |(_, to)| *to);
            found.push(self.of_own(target.clone(), from..to, portion));
        }
        found
    }

    /// The words before a place that tell of the citing text: what they mean, and where they begin.
    fn own_before(&self, start: usize) -> Option<(Target, usize)> {
        let portions = &self.citing.pack.portions;
        let text = &self.line.text()[..start];
        let of = |words: &[&str], target| {
            let words = words.iter().filter(|own| text.ends_with(**own));
            let from = words.map(|own| start - own.len()).min()?;
            Some((target, from))
        };
        of(portions.act_before, Target::Act).or_else(|| of(portions.own_before, Target::This))
    }

    /// Likewise behind it, and where they end.
    pub(super) fn own_behind(&self, end: usize) -> Option<(Target, usize)> {
        let portions = &self.citing.pack.portions;
        let rest = &self.line.text()[end..];
        let of = |words, target| longest_word(words, rest).map(|len| (target, end + len));
        of(portions.act_behind, Target::Act).or_else(|| of(portions.own_behind, Target::This))
    }

    /// A place of the citing text.
    pub(super) fn of_own(&self, own: Target, range: Range<usize>, portion: Portion) -> Meaning {
        Meaning {
            range: self.line.printed(&range),
            what: Sense::Reference(own, vec![portion], None),
        }
    }
}

#[cfg(test)]
mod tests;
