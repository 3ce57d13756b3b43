//! A line folded for comparison, with the way back to the printed characters.

use super::OBJECT;
use super::fold::{Blanks, fold_but, fold_char, second};
use std::cell::OnceCell;
use std::ops::Range;

/// A line as it is compared, each byte with the place of the character it comes from.
pub(crate) struct Folded<'a> {
    source: &'a str,
    blanks: Blanks,
    text: String,
    /// Most lines fit nothing, and nobody asks for their places.
    places: OnceCell<Vec<u32>>,
}

impl<'a> Folded<'a> {
    /// Folds a line. What stands for notes and pictures (U+FFFC) does not count.
    pub(crate) fn new(source: &'a str, blanks: Blanks) -> Self {
        let text = fold_but(source, blanks, OBJECT);
        Self {
            source,
            blanks,
            text,
            places: OnceCell::new(),
        }
    }

    /// For each byte of the folded text, the offset in the source of its character; and one more
    /// for the end.
    fn places(&self) -> &[u32] {
        self.places.get_or_init(|| {
            let mut places = Vec::with_capacity(self.text.len() + 2);
            let mut blank = true;
            for (at, printed) in self.source.char_indices() {
                if printed.is_ascii_graphic() {
                    places.push(at as u32);
                    blank = false;
                    continue;
                }
                let Some(c) = fold_char(printed).filter(|&c| c != OBJECT) else {
                    continue;
                };
                let counts = c != ' ' || (!blank && self.blanks == Blanks::Kept);
                blank = c == ' ';
                if counts {
                    let second = second(printed).map_or(0, char::len_utf8);
                    for _ in 0..c.len_utf8() + second {
                        places.push(at as u32);
                    }
                }
            }
            // A blank at the end is none.
            places.truncate(self.text.len());
            places.push(self.source.len() as u32);
            places
        })
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether a blank is printed before the character at a folded offset.
    pub(crate) fn is_apart(&self, at: usize) -> bool {
        self.source[..self.places()[at] as usize].ends_with(char::is_whitespace)
    }

    /// Whether a symbol that goes from `start` to `at` ends there: a word follows it, set apart or
    /// glued, `A/76/L.75 and`, `A/76/L.75and`. A slash or a stop goes on over a converter's blank.
    pub(crate) fn ends_symbol(&self, start: usize, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        if at <= start || at >= bytes.len() {
            return false;
        }
        let printed = &self.source[self.places()[at] as usize..];
        let glued = bytes[at - 1].is_ascii_digit() && printed.starts_with(char::is_lowercase);
        let joins = matches!(bytes[at - 1], b'/' | b'.' | b'-');
        glued || !joins && printed.starts_with(char::is_alphabetic) && self.is_apart(at)
    }

    /// Whether a capital is printed at a folded offset behind a blank or a small letter.
    pub(crate) fn begins_capital(&self, at: usize) -> bool {
        let Some(place) = self.places().get(at) else {
            return false;
        };
        let (before, behind) = self.source.split_at(*place as usize);
        behind.starts_with(char::is_uppercase)
            && before.ends_with(|c: char| c.is_whitespace() || c.is_lowercase())
    }

    /// The printed range that a folded range comes from, without blanks at its end.
    pub(crate) fn printed(&self, range: &Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let at = self.places()[range.start] as usize;
            return at..at;
        }
        let start = self.places()[range.start] as usize;
        let last = self.places()[range.end - 1] as usize;
        let width = self.source[last..].chars().next().map_or(0, char::len_utf8);
        start..last + width
    }

    /// The folded offset of a printed one.
    pub(crate) fn folded(&self, at: usize) -> usize {
        self.places()
            .partition_point(|place| (*place as usize) < at)
            .min(self.text.len())
    }

    /// The line as it is printed.
    pub(crate) fn source(&self) -> &'a str {
        self.source
    }

    /// The printed words of a folded range.
    pub(crate) fn words(&self, range: &Range<usize>) -> &'a str {
        &self.source[self.printed(range)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a line is, character by character.
    fn slowly(source: &str, blanks: Blanks) -> String {
        let mut folded = String::new();
        for c in source
            .chars()
            .filter_map(fold_char)
            .filter(|&c| c != OBJECT)
        {
            if c != ' ' || (blanks == Blanks::Kept && !folded.is_empty() && !folded.ends_with(' '))
            {
                folded.push(c);
            }
        }
        folded.truncate(folded.trim_end_matches(' ').len());
        folded
    }

    #[test]
    fn a_line_folds_as_its_characters_do() {
        let all: String = ('\0'..'\u{3100}')
            .chain('\u{4dfe}'..'\u{4e04}')
            .chain('\u{9ffe}'..'\u{a002}')
            .chain('\u{ff00}'..'\u{fffb}')
            .collect();
        for blanks in [Blanks::Kept, Blanks::Dropped] {
            for c in all.chars() {
                let source = format!("a{c}B  {c}{c}");
                let line = Folded::new(&source, blanks);
                assert_eq!(line.text(), slowly(&source, blanks), "{c:?}");
                assert_eq!(line.places().len(), line.text().len() + 1, "{c:?}");
            }
            let line = Folded::new(&all, blanks);
            assert_eq!(line.text(), slowly(&all, blanks));
            for at in 0..line.text().len() {
                if line.text().is_char_boundary(at) {
                    let place = line.places()[at] as usize;
                    let printed = all[place..].chars().next().and_then(fold_char);
                    assert_eq!(printed, line.text()[at..].chars().next());
                }
            }
        }
    }
}
