//! A line folded for comparison, with the way back to the printed characters.

use super::OBJECT;
use super::fold::{Blanks, fold_but, fold_char, is_of_word, plain_width, second};
use super::lead::{self, Lead};
use std::cell::{Cell, OnceCell};
use std::ops::Range;

/// A line as it is compared, each byte with the place of the character it comes from. Of most lines
/// the first bytes tell enough, and they are never folded.
pub(crate) struct Folded<'a> {
    source: &'a str,
    blanks: Blanks,
    head: OnceCell<Head>,
    text: OnceCell<String>,
    places: OnceCell<Vec<u32>>,
    /// How often a place was counted.
    counted: Cell<usize>,
}

/// Up to which folded offset the places of a line are counted one by one.
const NEAR: usize = 32;
/// How often: then all are noted.
const OFTEN: usize = 6;

/// The first bytes of a folded line.
#[derive(Default)]
pub(crate) struct Head {
    bytes: [u8; lead::LENGTH],
    len: usize,
}

impl Head {
    /// The head of a line. What stands for notes and pictures (U+FFFC) does not count.
    pub(crate) fn new(source: &str, blanks: Blanks) -> Self {
        let mut head = Self::default();
        let mut blank = false;
        let mut read = 0;
        let bytes = source.as_bytes();
        while head.len < head.bytes.len()
            && let Some(&first) = bytes.get(read)
        {
            if first.is_ascii_graphic() {
                read += 1;
                if std::mem::take(&mut blank) {
                    head.push_byte(b' ');
                }
                head.push_byte(first.to_ascii_lowercase());
                continue;
            }
            let width = plain_width(bytes, read);
            if width > 1 {
                if std::mem::take(&mut blank) {
                    head.push_byte(b' ');
                }
                head.push(&bytes[read..read + width]);
                read += width;
                continue;
            }
            let Some(c) = source[read..].chars().next() else {
                break;
            };
            read += c.len_utf8();
            match fold_char(c) {
                None | Some(OBJECT) => {}
                Some(' ') => blank = blanks == Blanks::Kept && head.len > 0,
                Some(folded) => {
                    if std::mem::take(&mut blank) {
                        head.push_byte(b' ');
                    }
                    for c in [Some(folded), second(c)].into_iter().flatten() {
                        head.push(c.encode_utf8(&mut [0; 4]).as_bytes());
                    }
                }
            }
        }
        head
    }

    fn push_byte(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.len) {
            *place = byte;
            self.len += 1;
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        let rest = &mut self.bytes[self.len..];
        let len = bytes.len().min(rest.len());
        rest[..len].copy_from_slice(&bytes[..len]);
        self.len += len;
    }

    /// The bytes, as many as there are.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

impl<'a> Folded<'a> {
    /// A line to be folded. What stands for notes and pictures (U+FFFC) does not count.
    pub(crate) fn new(source: &'a str, blanks: Blanks) -> Self {
        Self {
            source,
            blanks,
            head: OnceCell::new(),
            text: OnceCell::new(),
            places: OnceCell::new(),
            counted: Cell::new(0),
        }
    }

    /// The first bytes of the folded text.
    pub(crate) fn head(&self) -> &[u8] {
        self.head
            .get_or_init(|| Head::new(self.source, self.blanks))
            .bytes()
    }

    /// Whether words with such beginnings may stand at a folded offset.
    pub(crate) fn may_begin(&self, at: usize, lead: &Lead) -> bool {
        if at == 0 {
            return lead.admits(self.head());
        }
        lead.admits(self.text().as_bytes().get(at..).unwrap_or_default())
    }

    /// For each byte of the folded text, the offset in the source of its character; and one more
    /// for the end.
    fn places(&self) -> &[u32] {
        self.places.get_or_init(|| {
            let len = self.text().len();
            let mut places = Vec::with_capacity(len + 2);
            let mut blank = true;
            let bytes = self.source.as_bytes();
            let mut read = 0;
            while let Some(&byte) = bytes.get(read) {
                let at = read;
                if byte.is_ascii_graphic() {
                    places.push(at as u32);
                    blank = false;
                    read += 1;
                    continue;
                }
                match plain_width(bytes, at) {
                    0 => {}
                    width => {
                        places.extend_from_slice(&[at as u32; 3][..width]);
                        blank = false;
                        read += width;
                        continue;
                    }
                }
                let Some(printed) = self.source[at..].chars().next() else {
                    break;
                };
                read += printed.len_utf8();
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
            places.truncate(len);
            places.push(self.source.len() as u32);
            places
        })
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        self.text
            .get_or_init(|| fold_but(self.source, self.blanks, OBJECT))
    }

    /// The place of the character that a folded offset comes from. Near the head of a line the
    /// characters are counted.
    fn place(&self, at: usize) -> usize {
        let counted = self.counted.get();
        if self.places.get().is_some() || at > NEAR || counted >= OFTEN {
            return self.places()[at] as usize;
        }
        self.counted.set(counted + 1);
        if at >= self.text().len() {
            return self.source.len();
        }
        let mut end = 0;
        let mut blank = true;
        for (place, printed) in self.source.char_indices() {
            if printed.is_ascii_graphic() {
                (end, blank) = (end + 1, false);
                if at < end {
                    return place;
                }
                continue;
            }
            let Some(c) = fold_char(printed).filter(|&c| c != OBJECT) else {
                continue;
            };
            let counts = c != ' ' || (!blank && self.blanks == Blanks::Kept);
            blank = c == ' ';
            if counts {
                end += c.len_utf8() + second(printed).map_or(0, char::len_utf8);
            }
            if at < end {
                return place;
            }
        }
        self.source.len()
    }

    /// Whether a blank is printed before the character at a folded offset.
    pub(crate) fn is_apart(&self, at: usize) -> bool {
        self.source[..self.place(at)].ends_with(char::is_whitespace)
    }

    /// Where words begin in the folded text: letters and digits behind other signs, or behind a blank
    /// on the page.
    pub(crate) fn word_starts(&self) -> Vec<u32> {
        let mut starts = Vec::with_capacity(self.source.len() / 6);
        let bytes = self.source.as_bytes();
        let (mut read, mut at) = (0, 0);
        // Blanks are not folded to anything, or to one that is no word.
        let (mut in_word, mut is_apart, mut blank) = (false, false, true);
        while let Some(&byte) = bytes.get(read) {
            let plain = plain_width(bytes, read);
            let (is_of_word, width, printed) = if byte.is_ascii_graphic() {
                (byte.is_ascii_alphanumeric(), 1, 1)
            } else if plain > 1 {
                let c = self.source[read..].chars().next();
                (c.is_some_and(is_of_word), plain, plain)
            } else {
                let Some(printed) = self.source[read..].chars().next() else {
                    break;
                };
                let width = printed.len_utf8();
                match fold_char(printed).filter(|&c| c != OBJECT) {
                    None => {
                        is_apart = false;
                        read += width;
                        continue;
                    }
                    Some(' ') => {
                        if self.blanks == Blanks::Kept {
                            at += u32::from(!blank);
                            in_word = false;
                        }
                        (is_apart, blank) = (true, true);
                        read += width;
                        continue;
                    }
                    Some(c) => {
                        let second = second(printed).map_or(0, char::len_utf8);
                        (is_of_word(c), c.len_utf8() + second, width)
                    }
                }
            };
            if is_of_word && (!in_word || is_apart) {
                starts.push(at);
            }
            (in_word, is_apart, blank) = (is_of_word, false, false);
            at += width as u32;
            read += printed;
        }
        starts
    }

    /// Whether a symbol that goes from `start` to `at` ends there: a word follows it, set apart or
    /// glued, `A/76/L.75 and`, `A/76/L.75and`. A slash or a stop goes on over a converter's blank.
    pub(crate) fn ends_symbol(&self, start: usize, at: usize) -> bool {
        let bytes = self.text().as_bytes();
        if at <= start || at >= bytes.len() {
            return false;
        }
        let printed = &self.source[self.place(at)..];
        let glued = bytes[at - 1].is_ascii_digit() && printed.starts_with(char::is_lowercase);
        let joins = matches!(bytes[at - 1], b'/' | b'.' | b'-');
        glued || !joins && printed.starts_with(char::is_alphabetic) && self.is_apart(at)
    }

    /// Whether a capital is printed at a folded offset behind a blank or a small letter.
    pub(crate) fn begins_capital(&self, at: usize) -> bool {
        if at > self.text().len() {
            return false;
        }
        let (before, behind) = self.source.split_at(self.place(at));
        behind.starts_with(char::is_uppercase)
            && before.ends_with(|c: char| c.is_whitespace() || c.is_lowercase())
    }

    /// The printed range that a folded range comes from, without blanks at its end.
    pub(crate) fn printed(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        if range.is_empty() {
            return start..start;
        }
        let last = self.place(range.end - 1);
        let width = self.source[last..].chars().next().map_or(0, char::len_utf8);
        start..last + width
    }

    /// The folded offset of a printed one.
    pub(crate) fn folded(&self, at: usize) -> usize {
        self.places()
            .partition_point(|place| (*place as usize) < at)
            .min(self.text().len())
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
                assert!(slowly(&source, blanks).as_bytes().starts_with(line.head()));
                assert_eq!(line.text(), slowly(&source, blanks), "{c:?}");
                assert_eq!(line.places().len(), line.text().len() + 1, "{c:?}");
            }
            let line = Folded::new(&all, blanks);
            assert_eq!(line.text(), slowly(&all, blanks));
            for at in 0..line.text().len() {
                if line.text().is_char_boundary(at) {
                    let place = line.places()[at] as usize;
                    assert!(at > NEAR || Folded::new(&all, blanks).place(at) == place);
                    let printed = all[place..].chars().next().and_then(fold_char);
                    assert_eq!(printed, line.text()[at..].chars().next());
                }
            }
        }
    }
}
