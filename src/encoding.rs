//! Bytes to text.

use crate::diagnostic::{Code, Diagnostic};
use std::borrow::Cow;

/// Reads bytes as UTF-8. A byte order mark goes; bytes that are no UTF-8 become U+FFFD, and one
/// warning counts them and points at the line of the first.
///
/// ```
/// let (text, diagnostics) = plenary::encoding::decode(b"\xef\xbb\xbfRes\xe9olution");
/// assert_eq!(text, "Res\u{fffd}olution");
/// assert_eq!(diagnostics[0].code, plenary::Code::InvalidUtf8);
/// ```
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<Diagnostic>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    let mut diagnostics = Vec::new();
    if let Cow::Owned(_) = text {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let count = bytes
            .utf8_chunks()
            .filter(|chunk| !chunk.invalid().is_empty())
            .count();
        diagnostics.push(Diagnostic::at(
            Code::InvalidUtf8,
            crate::Span::new(valid, valid + '\u{fffd}'.len_utf8()),
            match count {
                1 => "the text is not valid UTF-8: one sequence of bytes was replaced".to_owned(),
                _ => {
                    format!("the text is not valid UTF-8: {count} sequences of bytes were replaced")
                }
            },
        ));
    }
    (text, diagnostics)
}

/// A warning about the characters that XML 1.0 cannot carry, at the first of them. A form feed at
/// the edge of a line, where a page ends, is a blank and no such character.
pub(crate) fn illegal_characters(text: &str) -> Option<Diagnostic> {
    // Next to no text has any: a few bytes at a time are asked whether one of them may begin one.
    let suspect = |b: &u8| (*b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r')) || *b == 0xef;
    let may_hold = |bytes: &[u8]| bytes.iter().fold(false, |any, b| any | suspect(b));
    if !text.as_bytes().chunks(256).any(may_hold) {
        return None;
    }
    let at_edge = |at: usize| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        before.is_empty()
            || before.ends_with('\n')
            || after.is_empty()
            || after.starts_with(['\r', '\n'])
    };
    let mut found = text.char_indices().filter(|&(at, c)| match c {
        '\t' | '\n' | '\r' => false,
        '\x0b' | '\x0c' => !at_edge(at),
        c => c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}'),
    });
    let (start, first) = found.next()?;
    let message = match found.count() {
        0 => "a character that XML cannot carry: in Akoma Ntoso, U+FFFD stands in its place"
            .to_owned(),
        more => format!(
            "{} characters that XML cannot carry: in Akoma Ntoso, U+FFFD stands in their places",
            more + 1
        ),
    };
    let span = crate::Span::new(start, start + first.len_utf8());
    Some(Diagnostic::at(Code::IllegalCharacter, span, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_carry_is_said_once() {
        for text in [
            "",
            "a\tb\r\nc\u{fffd}",
            "\x0cPage 2\nend\x0c\n",
            "\u{1f600}",
        ] {
            assert_eq!(illegal_characters(text), None, "{text:?}");
        }
        let found = illegal_characters("ab\x01c\x0cd\u{ffff}").unwrap();
        assert_eq!(found.span.unwrap().range(), 2..3);
        assert!(
            found.message.starts_with("3 characters"),
            "{}",
            found.message
        );
        let found = illegal_characters("\0").unwrap();
        assert!(
            found.message.starts_with("a character"),
            "{}",
            found.message
        );
    }
}
