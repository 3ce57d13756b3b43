//! Places in a source text: byte spans, and the lines and columns people read.

use std::fmt;
use std::ops::Range;

/// A range of bytes in the source text, half open, at most 4 GiB into it.
///
/// A span says where something was printed. It is provenance, not content: two values that differ in
/// their spans alone are the same value, so `Span` compares equal to every other `Span`.
/// Compare [`Span::range`] where the place itself matters.
///
/// ```
/// use plenary::Span;
/// let span = Span::new(2, 5);
/// assert_eq!(&"abcdefg"[span.range()], "cde");
/// assert_eq!(span, Span::default());
/// ```
#[derive(Clone, Copy, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from byte `start` up to, not including, byte `end`; an `end` before `start` is moved
    /// to `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Self { start, end }
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The span as a range, to index the source with.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl PartialEq for Span {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Span {}

/// A line and a column, both from 1; columns count characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Where each line of a text begins: turns byte offsets into [`Position`]s.
///
/// ```
/// use plenary::Lines;
/// let text = "大会，\n回顾其";
/// let lines = Lines::new(text);
/// assert_eq!(lines.position("大会，\n回".len()).to_string(), "2:2");
/// ```
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Reads the line starts of `text` once.
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1))
            .collect();
        Self { text, starts }
    }

    /// The line and column of byte `offset`; an offset beyond the text, or inside a character, is
    /// moved back to the last character before it.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let column = self.text[self.starts[line - 1]..offset].chars().count() + 1;
        Position { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_never_ends_before_it_starts() {
        assert_eq!(Span::new(7, 3).range(), 7..7);
        assert_eq!(Span::new(1, 2).to(Span::new(5, 9)).range(), 1..9);
    }

    #[test]
    fn offsets_outside_the_text_are_moved_into_it() {
        let lines = Lines::new("ab\n大");
        assert_eq!(lines.position(99), Position { line: 2, column: 2 });
        assert_eq!(lines.position(4), Position { line: 2, column: 1 });
    }
}
