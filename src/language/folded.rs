//! A line folded for comparison, with the way back to the printed characters.

use super::OBJECT;
use super::fold::{Blanks, fold_char};
use std::ops::Range;

/// A line as it is compared, each byte with the place of the character it comes from.
pub(crate) struct Folded<'a> {
    source: &'a str,
    text: String,
    /// For each byte of `text`, the offset in `source` of its character; and one more for the end.
    places: Vec<u32>,
}

impl<'a> Folded<'a> {
    /// Folds a line. What stands for notes and pictures (U+FFFC) does not count.
    pub(crate) fn new(source: &'a str, blanks: Blanks) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut places = Vec::with_capacity(source.len() + 1);
        let mut blank = true;
        for (at, c) in source.char_indices() {
            let Some(c) = fold_char(c).filter(|&c| c != OBJECT) else {
                continue;
            };
            if c == ' ' {
                if blank || blanks == Blanks::Dropped {
                    continue;
                }
                blank = true;
            } else {
                blank = false;
            }
            text.push(c);
            for _ in 0..c.len_utf8() {
                places.push(at as u32);
            }
        }
        if text.ends_with(' ') {
            text.pop();
            places.pop();
        }
        places.push(source.len() as u32);
        Self {
            source,
            text,
            places,
        }
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether a blank is printed before the character at a folded offset.
    pub(crate) fn is_apart(&self, at: usize) -> bool {
        self.source[..self.places[at] as usize].ends_with(char::is_whitespace)
    }

    /// The printed range that a folded range comes from, without blanks at its end.
    pub(crate) fn printed(&self, range: &Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let at = self.places[range.start] as usize;
            return at..at;
        }
        let start = self.places[range.start] as usize;
        let last = self.places[range.end - 1] as usize;
        let width = self.source[last..].chars().next().map_or(0, char::len_utf8);
        start..last + width
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
