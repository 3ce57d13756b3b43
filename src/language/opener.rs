//! How clauses open: the longest known phrase at the head of a text, and the shades around it.

use super::fold::fold_char;
use super::folded::{Folded, Head};
use super::pack::{Openers, Pack, Words};
use super::prefix;
use super::{Blanks, Script};
use crate::model::Concept;
use std::ops::Range;

/// An opening phrase that was recognized.
#[derive(Clone, Debug)]
pub(crate) struct Opener {
    /// The printed words, shades included, in the text that was read.
    pub(crate) range: Range<usize>,
    pub(crate) concept: Concept,
    pub(crate) also: bool,
    pub(crate) further: bool,
    pub(crate) again: bool,
}

/// Which openers to look for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    Recitals,
    Operatives,
}

/// How many bytes of a text are looked at: no opener is longer.
const HEAD: usize = 200;

/// The opener at the head of a text, if it is known.
pub(crate) fn opener(text: &str, table: Table, pack: &Pack) -> Option<Opener> {
    let text = prefix::head(text, HEAD);
    let head = words(text, pack)?;
    let openers = openers(table, pack);
    if !openers.lead.admits(head.bytes()) {
        return None;
    }
    read(&Folded::new(text, blanks(pack)), openers, pack)
}

/// The opener at the head of a text, be it one of a recital or, failing that, of an operative
/// paragraph.
pub(crate) fn any_opener(text: &str, pack: &Pack) -> Option<Opener> {
    let text = prefix::head(text, HEAD);
    let head = words(text, pack)?;
    let line = Folded::new(text, blanks(pack));
    [Table::Recitals, Table::Operatives]
        .into_iter()
        .map(|table| openers(table, pack))
        .filter(|openers| openers.lead.admits(head.bytes()))
        .find_map(|openers| read(&line, openers, pack))
}

/// Whether a text is nothing but words that lead to a clause: “And to this end”, “And further”.
pub(crate) fn is_leading(text: &str, pack: &Pack) -> bool {
    if text.len() > HEAD {
        return false;
    }
    let line = Folded::new(text, blanks(pack));
    let reader = Reader {
        text: line.text(),
        entries: pack.operatives.phrases,
        pack,
        shades: Shades::default(),
    };
    let mut at = 0;
    let modifiers = &pack.modifiers;
    let mut shades = [modifiers.also, modifiers.further, modifiers.again].into_iter();
    while let Some(end) = reader.any_of(modifiers.leading, at) {
        at = end;
    }
    if let Some(end) = shades.find_map(|words| reader.any_of(words, at)) {
        at = end;
    }
    at > 0 && !line.text()[at..].contains(char::is_alphanumeric)
}

fn openers(table: Table, pack: &Pack) -> &Openers {
    match table {
        Table::Recitals => &pack.recitals,
        Table::Operatives => &pack.operatives,
    }
}

fn blanks(pack: &Pack) -> Blanks {
    if pack.script == Script::Han {
        Blanks::Dropped
    } else {
        Blanks::Kept
    }
}

/// The first words of a text. Quotes may stand before them; a number does not: “2024, and expresses”
/// opens nothing.
fn words(text: &str, pack: &Pack) -> Option<Head> {
    let counts = |(at, c): (usize, char)| {
        let c = fold_char(c).filter(|c| c.is_alphanumeric())?;
        Some((at, c))
    };
    let (start, first) = text.char_indices().find_map(counts)?;
    (!first.is_numeric()).then(|| Head::new(&text[start..], blanks(pack)))
}

fn read(line: &Folded<'_>, openers: &Openers, pack: &Pack) -> Option<Opener> {
    let mut reader = Reader {
        text: line.text(),
        entries: openers.phrases,
        pack,
        shades: Shades::default(),
    };
    let (start, end, concept) = reader.read()?;
    let Shades {
        also,
        further,
        again,
    } = reader.shades;
    let mut range = line.printed(&(start..end));
    // Signs over the last letter are of the word.
    let over = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}');
    let behind = line.source()[range.end..].chars().take_while(over);
    range.end += behind.map(char::len_utf8).sum::<usize>();
    Some(Opener {
        range,
        concept,
        also,
        further,
        again,
    })
}

#[derive(Clone, Default)]
struct Shades {
    also: bool,
    further: bool,
    again: bool,
}

struct Reader<'a> {
    text: &'a str,
    entries: &'static [(&'static str, Concept)],
    pack: &'a Pack,
    shades: Shades,
}

impl Reader<'_> {
    fn read(&mut self) -> Option<(usize, usize, Concept)> {
        let mut start = self.text.find(char::is_alphanumeric)?;
        // Words that belong to no action, then shades, may stand before.
        while let Some(end) = self.leading(start) {
            if self.phrase(start).is_some() {
                break;
            }
            start = end;
        }
        let mut at = start;
        // A phrase that begins with a shade of its own (“再次呼吁”) is taken whole.
        let mut found = self.phrase(at);
        while found.is_none() {
            at = self.shade(at)?;
            found = self.phrase(at);
        }
        let (mut end, concept) = found?;
        while let Some(after) = self.shade(end) {
            end = after;
        }
        Some((start, end, concept))
    }

    /// The end of the words at `at` that belong to no action.
    fn leading(&self, at: usize) -> Option<usize> {
        let words = self.text.get(at..)?.trim_start_matches([' ', ',']);
        if !self.pack.leading.admits(words.as_bytes()) {
            return None;
        }
        self.any_of(self.pack.modifiers.leading, at)
    }

    /// The longest phrase from `at` on, with shades allowed between its words.
    fn phrase(&mut self, at: usize) -> Option<(usize, Concept)> {
        let direct = self
            .longest(&self.text[at..])
            .map(|(len, concept)| (at + len, concept));
        // “Noting also with concern”: the same without its shades.
        let first_word = at + self.word(at);
        let Some(after) = self.shade_at(first_word).map(|(end, _)| end) else {
            return direct;
        };
        let mut bare = String::with_capacity(self.text.len() - at);
        bare.push_str(&self.text[at..first_word]);
        bare.push_str(&self.text[after..]);
        match (self.longest(&bare), direct) {
            (Some((len, concept)), direct)
                if direct.is_none_or(|(end, _)| end < at + len + (after - first_word))
                    && len > first_word - at =>
            {
                self.note_shade(first_word);
                Some((at + len + (after - first_word), concept))
            }
            (_, direct) => direct,
        }
    }

    /// The length of the longest entry that the text begins with.
    fn longest(&self, text: &str) -> Option<(usize, Concept)> {
        prefix::longest(self.entries, text, |len| self.is_boundary(text, len))
    }

    /// Whether a word ends at `at`: always in a script without blanks.
    fn is_boundary(&self, text: &str, at: usize) -> bool {
        self.pack.script == Script::Han
            || !text[at..].starts_with(char::is_alphanumeric)
            || text[..at].ends_with('\'')
    }

    /// The length of the word at `at`; one character in a script without blanks.
    fn word(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        if self.pack.script == Script::Han {
            return rest.chars().next().map_or(0, char::len_utf8);
        }
        rest.find(' ').unwrap_or(rest.len())
    }

    /// Passes a shade at `at`, blanks around it included, and notes it.
    fn shade(&mut self, at: usize) -> Option<usize> {
        let (end, _) = self.shade_at(at)?;
        self.note_shade(at);
        Some(end)
    }

    fn note_shade(&mut self, at: usize) {
        match self.shade_at(at) {
            Some((_, 0)) => self.shades.also = true,
            Some((_, 1)) => self.shades.further = true,
            Some((_, 2)) => self.shades.again = true,
            _ => {}
        }
    }

    /// The end of the longest shade at `at`, and which of the three it is.
    fn shade_at(&self, at: usize) -> Option<(usize, usize)> {
        let words = self.text.get(at..)?.trim_start_matches([' ', ',']);
        if !self.pack.shades.admits(words.as_bytes()) {
            return None;
        }
        let modifiers = &self.pack.modifiers;
        [modifiers.also, modifiers.further, modifiers.again]
            .into_iter()
            .enumerate()
            .filter_map(|(i, words)| self.any_of(words, at).map(|end| (end, i)))
            .max_by_key(|(end, _)| *end)
    }

    /// The end of the longest of the phrases at `at`. A blank or comma before it is passed; one
    /// after it is too where more words follow, unless the phrase stands after the opener.
    fn any_of(&self, phrases: Words, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let lead = rest.len() - rest.trim_start_matches([' ', ',']).len();
        let rest = &rest[lead..];
        let len = phrases
            .iter()
            .filter(|p| prefix::begins(rest, p) && self.is_boundary(rest, p.len()))
            .map(|p| p.len())
            .max()?;
        let mut end = at + lead + len;
        if lead == 0 {
            // Before the opener: the blank goes with the shade.
            let tail = &self.text[end..];
            end += tail.len() - tail.trim_start_matches([' ', ',']).len();
        }
        Some(end)
    }
}
