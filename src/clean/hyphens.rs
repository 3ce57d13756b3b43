//! Gives back hyphens that stood at the end of a line, and that a converter took for its own.
//!
//! Before: `genderbased violence`, in a text that has `gender-based` elsewhere. After: `gender-based
//! violence`. Only pages have lines, so only texts with running heads, page numbers or a job number
//! are looked at; and only as many words are changed as the text has with their hyphen.

use super::notes::each_passage;
use super::{Cleaned, Rule};
use crate::language::{Pack, Script};
use crate::markdown::{Block, Passage};
use std::collections::HashMap;
use std::ops::Range;

/// The hyphen, and the one that does not break.
const HYPHENS: [char; 2] = ['-', '‑'];

/// A word without one of its hyphens.
#[derive(Default)]
struct Torn {
    /// Before which character the hyphen stands.
    at: usize,
    /// How often the word stands in the text with it, and without.
    with: u32,
    without: u32,
}

/// Gives back the hyphens in the blocks and in the notes.
pub(super) fn give_back(blocks: &mut [Block], cleaned: &mut Cleaned, pack: &Pack) {
    let paged = cleaned.job_number.is_some()
        || [Rule::RunningHead, Rule::PageNumber, Rule::JobNumber]
            .into_iter()
            .any(|rule| cleaned.ledger.has(rule));
    if !paged || !matches!(pack.script, Script::Latin | Script::Cyrillic) {
        return;
    }
    let mut words: HashMap<String, Torn> = HashMap::new();
    each(blocks, cleaned, &mut |passage| {
        learn(passage.text(), &mut words);
    });
    if words.is_empty() {
        return;
    }
    let mut word = String::new();
    let sieve = Sieve::of(words.keys());
    each(blocks, cleaned, &mut |passage| {
        let text = passage.text();
        for range in compounds(text).filter(|range| sieve.may_hold(&text[range.clone()])) {
            fold(&passage.text()[range], &mut word);
            if let Some(torn) = words.get_mut(word.as_str()) {
                torn.without += 1;
            }
        }
    });
    words.retain(|_, torn| (1..=torn.with).contains(&torn.without));
    if words.is_empty() {
        return;
    }
    let sieve = Sieve::of(words.keys());
    let mut places = Vec::new();
    each(blocks, cleaned, &mut |passage| {
        let text = passage.text();
        let mut edits = Vec::new();
        for range in compounds(text).filter(|range| sieve.may_hold(&text[range.clone()])) {
            fold(&text[range.clone()], &mut word);
            if let Some(torn) = words.get(word.as_str())
                && let Some((at, _)) = text[range.clone()].char_indices().nth(torn.at)
            {
                let at = range.start + at;
                places.push(passage.span(at..at));
                edits.push((at..at, "-"));
            }
        }
        passage.edit(&edits);
    });
    for place in places {
        cleaned.ledger.record(place, Rule::LostHyphen, "");
    }
}

fn each(blocks: &mut [Block], cleaned: &mut Cleaned, visit: &mut dyn FnMut(&mut Passage)) {
    let notes = cleaned.notes.iter_mut().flat_map(|note| &mut note.content);
    for block in blocks.iter_mut().chain(notes) {
        each_passage(block, visit);
    }
}

/// Notes the words with hyphens, each without one of them.
fn learn(text: &str, words: &mut HashMap<String, Torn>) {
    let mut end = 0;
    while let Some(at) = hyphen(&text[end..]) {
        let at = end + at;
        let is_other = |c: char| !is_part(c);
        let start = text[end..at].rfind(is_other);
        let start = start.map_or(end, |other| {
            let other = end + other;
            other + text[other..].chars().next().map_or(0, char::len_utf8)
        });
        end = text[at..].find(is_other).map_or(text.len(), |len| at + len);
        let word = &text[start..end];
        for (at, hyphen) in word.char_indices().filter(|(_, c)| HYPHENS.contains(c)) {
            let (before, after) = (&word[..at], &word[at + hyphen.len_utf8()..]);
            let letters = before.ends_with(char::is_alphabetic)
                && after.starts_with(char::is_alphabetic)
                && before.chars().count() > 1;
            if letters {
                let mut key = String::with_capacity(word.len());
                fold(&[before, after].concat(), &mut key);
                let torn = words.entry(key).or_default();
                torn.at = before.chars().count();
                torn.with += 1;
            }
        }
    }
}

/// The first hyphen of a text. The bytes are searched, of which the first of a hyphen that does not
/// break begins other characters too.
fn hyphen(text: &str) -> Option<usize> {
    memchr::memchr2_iter(b'-', "‑".as_bytes()[0], text.as_bytes())
        .find(|at| text[*at..].starts_with(HYPHENS))
}

/// The words of a text, each with its hyphens.
fn compounds(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += part(&text[at..], false);
        let start = at;
        at += part(&text[at..], true);
        (start < at).then_some(start..at)
    })
}

/// How far a text goes on with letters, digits and hyphens, or with what is none of them. As far as
/// it is ASCII, it is read byte by byte.
fn part(text: &str, wanted: bool) -> usize {
    let bytes = text.as_bytes();
    let plain = if wanted { PART } else { GAP };
    let mut at = 0;
    loop {
        let rest = &bytes[at..];
        at += rest
            .iter()
            .position(|byte| CLASS[usize::from(*byte)] & plain == 0)
            .unwrap_or(rest.len());
        match text[at..].chars().next() {
            Some(c) if !c.is_ascii() && is_part(c) == wanted => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// What a byte is: of ASCII, and of a word; or of ASCII, and between words.
const CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        let is_part = byte.is_ascii_alphanumeric() || byte == b'-';
        table[byte as usize] = if is_part { PART } else { GAP };
        byte += 1;
    }
    table
};
const PART: u8 = 1;
const GAP: u8 = 2;

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || HYPHENS.contains(&c)
}

/// A set of words that says of most others that they are not in it, by their first and last letters
/// and their length.
struct Sieve([bool; 4096]);

impl Sieve {
    fn of<'w>(words: impl Iterator<Item = &'w String>) -> Self {
        let mut sieve = Self([false; 4096]);
        for word in words {
            sieve.0[Self::place(word, word.len())] = true;
            // Folded, letters may have come to be ASCII.
            sieve.0[Self::place(word, 0)] = true;
        }
        sieve
    }

    fn may_hold(&self, word: &str) -> bool {
        let len = if word.is_ascii() { word.len() } else { 0 };
        self.0[Self::place(word, len)]
    }

    fn place(word: &str, len: usize) -> usize {
        if let (Some(first @ ..0x80), Some(last @ ..0x80)) =
            (word.bytes().next(), word.bytes().last())
        {
            let small = |byte: u8| usize::from(byte.to_ascii_lowercase());
            return (len * 257 + small(first) * 31 + small(last)) % 4096;
        }
        let small = |c: char| c.to_lowercase().next().unwrap_or(c) as usize;
        let mut chars = word.chars();
        let first = chars.next().map_or(0, small);
        let last = chars.next_back().map_or(first, small);
        (len * 257 + first * 31 + last) % 4096
    }
}

/// A word in small letters, one for each of its own; the hyphen that does not break as the other.
fn fold(word: &str, folded: &mut String) {
    folded.clear();
    folded.extend(word.chars().map(|c| match c {
        '‑' => '-',
        c => c.to_lowercase().next().unwrap_or(c),
    }));
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::parse;
    use crate::model::Language;

    fn read(language: Language, source: &str) -> String {
        let cleaned = clean(parse(source), language);
        cleaned.blocks.last().unwrap().passage.text().to_owned()
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line() {
        let page = "The General Assembly,\n\n24-14119 (E)\n\n1. Notes that tree-based gardens, long-term \
            plans and the tree of life grow;\n\n";
        assert_eq!(
            read(
                Language::English,
                &format!("{page}2. Asks for treebased gardens and longer terms.\n")
            ),
            "2. Asks for tree-based gardens and longer terms."
        );
        let russian = "Генеральная Ассамблея,\n\n24-14119 (R)\n\n1. просит Рио-де-Жанейро;\n\n2. просит Рио-деЖанейро.\n";
        assert_eq!(
            read(Language::Russian, russian),
            "2. просит Рио-де-Жанейро."
        );
    }

    #[test]
    fn a_word_that_the_author_writes_both_ways_stays() {
        let page = "The General Assembly,\n\n1. Notes tree-based gardens;\n\n";
        let both = "2. Asks for treebased gardens.";
        assert_eq!(read(Language::English, &format!("{page}{both}\n")), both);
        let often = "2. Asks for treebased gardens and treebased plans.";
        assert_eq!(
            read(
                Language::English,
                &format!("24-14119 (E)\n\n{page}{often}\n")
            ),
            often
        );
    }
}
