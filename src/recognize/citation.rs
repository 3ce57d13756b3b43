//! Citations in running text: resolutions and decisions by their numbers, documents by their
//! symbols, and dates.
//!
//! Numbers are found first, by form alone ([`number`]); then the words around them say whether they
//! cite, what, and whose ([`govern`]). A number that no noun governs cites nothing, unless the date
//! beside it is one of the session that it names: `24/7` and `2015/16` stay words.

mod dates;
mod days;
mod govern;
mod heads;
mod ibid;
mod listed;
mod named;
mod number;
mod portion;
mod symbol;
mod whose;

use super::prose::{Meaning, Sense};
use crate::language::{Blanks, Folded, Pack, tidy_symbol};
use crate::markdown::{MarkKind, Passage};
use crate::model::{Organ, Symbol};
pub(super) use ibid::Source;
use portion::Places;
use std::ops::Range;

/// What the words of a document are read by.
#[derive(Clone, Copy)]
pub(super) struct Citing {
    pub(super) pack: &'static Pack,
    /// The organ whose text it is: “its resolution”.
    pub(super) organ: Option<Organ>,
}

impl Citing {
    /// The meanings of a passage: those that are known already, and citations and dates between
    /// them; in order, without overlap.
    pub(super) fn meanings(&self, passage: &Passage, known: &[Meaning]) -> Vec<Meaning> {
        let text = passage.text();
        // The first bytes of digits that are not ASCII begin other characters too.
        let bytes = text.as_bytes().iter();
        let mut telling = bytes.enumerate().filter(|(_, b)| TELLING[usize::from(**b)]);
        let has_digits = telling
            .any(|(at, byte)| byte.is_ascii_digit() || text[at..].starts_with(is_foreign_digit));
        let cites_in_words = || {
            let mut words = self.pack.portions.without_digits.iter();
            words.any(|words| text.contains(words))
        };
        if !has_digits && !cites_in_words() {
            return known.to_vec();
        }
        let line = Folded::new(text, Blanks::Dropped);
        let places = Places {
            line: &line,
            citing: *self,
        };
        let heads = heads::find(line.text(), self.pack);
        let links = passage.marks().iter().filter_map(|mark| match &mark.kind {
            MarkKind::Link(target) if linked(target).is_none() => {
                Some((0, mark.start..mark.end, None))
            }
            _ => None,
        });
        let symbols = symbol::symbols(text).into_iter();
        let symbols = symbols.map(|one| places.of_symbol(one));
        let ranked = |rank: u8| move |m: Meaning| (rank, m.range, Some(m.what));
        let mut found: Vec<(u8, Range<usize>, Option<Sense>)> = links
            .chain(known.iter().cloned().map(ranked(0)))
            .chain(symbols.map(ranked(1)))
            .chain(govern::citations(&line, *self).into_iter().map(ranked(2)))
            .chain(places.named(&heads).into_iter().map(ranked(3)))
            .chain(places.own(&heads).into_iter().map(ranked(4)))
            .chain(places.agenda(&heads).into_iter().map(ranked(4)))
            .chain(dates::dates(&line, self.pack).into_iter().map(ranked(5)))
            .collect();
        found.sort_by_key(|(rank, range, _)| (range.start, *rank));
        // Of two that overlap the one of the lower rank stays; links to elsewhere keep all out.
        let mut kept: Vec<(u8, Range<usize>, Option<Sense>)> = Vec::with_capacity(found.len());
        for (rank, range, what) in found {
            let is_free = kept
                .last()
                .is_none_or(|(_, last, _)| last.end <= range.start);
            // A citation that begins in the words of the opener is printed behind them.
            let opener = kept.last().filter(|(_, last, what)| {
                matches!(what, Some(Sense::Opener)) && last.end < range.end
            });
            let cut = opener.map(|(_, last, _)| last.end);
            let is_citation = matches!(what, Some(Sense::Reference(..)));
            if is_free {
                kept.push((rank, range, what));
            } else if let Some(from) = cut.filter(|_| is_citation) {
                let blanks = text[from..range.end].len() - text[from..range.end].trim_start().len();
                kept.push((rank, from + blanks..range.end, what));
            } else if let Some(last) = kept.last_mut()
                && rank < last.0
            {
                *last = (rank, range, what);
            } else if rank == 0
                && let Some(what) = what
            {
                // What was known before stays as it was given, nested in a link or not.
                kept.push((rank, range, Some(what)));
            }
        }
        let meaning = |(_, range, what): (u8, Range<usize>, Option<Sense>)| {
            what.map(|what| Meaning { range, what })
        };
        let mut meanings: Vec<Meaning> = kept.into_iter().filter_map(meaning).collect();
        days::of_statements(text, &mut meanings);
        meanings
    }
}

/// The bytes with which a digit may begin.
const TELLING: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte: u8 = 0;
    while byte < u8::MAX {
        let foreign = matches!(byte, 0xd9 | 0xdb | 0xe3..=0xe9 | 0xef);
        table[byte as usize] = foreign || byte.is_ascii_digit();
        byte += 1;
    }
    table
};

/// The document of the United Nations that a web address leads to.
pub(super) fn linked(target: &str) -> Option<Symbol> {
    const RESOLVERS: [&str; 4] = [
        "undocs.org/",
        "docs.un.org/",
        "www.undocs.org/",
        "daccess-ods.un.org/",
    ];
    let address = target.split_once("://").map_or(target, |(_, rest)| rest);
    let path = RESOLVERS
        .iter()
        .find_map(|host| address.strip_prefix(host))?;
    let path = match path.split_once('/') {
        // A language before the symbol.
        Some((language, rest))
            if language.len() == 2 && language.bytes().all(|c| c.is_ascii_lowercase()) =>
        {
            rest
        }
        _ => path,
    };
    tidy_symbol(&path.replace("%20", " "))
}

/// Chinese numerals.
fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

/// Digits of a folded line, and Chinese numerals.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c)
}

/// Digits that are folded to ASCII, and Chinese numerals.
fn is_foreign_digit(c: char) -> bool {
    matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{ff10}'..='\u{ff19}')
        || is_numeral(c)
}

#[cfg(test)]
mod tests;
