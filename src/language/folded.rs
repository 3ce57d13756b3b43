//! A line folded for comparison, with the way back to the printed characters.

use super::OBJECT;
use super::fold::{Blanks, fold_char};
use std::ops::Range;

/// How ASCII folds: capitals to small letters, blanks of all kinds to one.
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        let ascii = byte as u8;
        table[byte] = match ascii {
            b'\t'..=b'\r' | b' ' => b' ',
            _ => ascii.to_ascii_lowercase(),
        };
        byte += 1;
    }
    table
};

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
        let bytes = source.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            // Most characters are ASCII, and fold to one of their kind.
            if let Some(&folded) = ASCII.get(usize::from(bytes[at])) {
                if folded != b' ' {
                    blank = false;
                    text.push(char::from(folded));
                    places.push(at as u32);
                } else if !blank && blanks == Blanks::Kept {
                    blank = true;
                    text.push(' ');
                    places.push(at as u32);
                }
                at += 1;
                continue;
            }
            let Some(printed) = source[at..].chars().next() else {
                break;
            };
            let place = at as u32;
            at += printed.len_utf8();
            let Some(c) = fold_char(printed).filter(|&c| c != OBJECT) else {
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
                places.push(place);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_folds_as_any_character_does() {
        for byte in 0..128u8 {
            let folded = fold_char(char::from(byte)).map_or(0, |c| c as u8);
            assert_eq!(ASCII[usize::from(byte)], folded, "{byte}");
        }
    }
}
