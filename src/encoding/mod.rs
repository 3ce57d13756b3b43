//! Bytes to text.

mod guess;
mod line_ends;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// How a text is written in bytes.
///
/// ```
/// use plenary::encoding::Encoding;
/// let encoding: Encoding = "cp1251".parse()?;
/// assert_eq!(encoding.to_string(), "windows-1251");
/// assert!("rot13".parse::<Encoding>().is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl FromStr for Encoding {
    type Err = String;

    /// Reads any of the names that the WHATWG lists.
    fn from_str(name: &str) -> Result<Self, String> {
        encoding_rs::Encoding::for_label(name.as_bytes())
            .map(Self)
            .ok_or_else(|| format!("there is no encoding \"{}\"", name.escape_debug()))
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

/// A guess of this confidence, in percent, is worth no more than a note.
const SURE: u32 = 90;

/// Reads bytes as text: as `stated`, or as what a byte order mark says, or as UTF-8, or as what an XML
/// declaration says, or as what they look like. What is no UTF-8 is always said, with the confidence
/// of the guess; so are characters that could not be read, which become U+FFFD. In a text without
/// line feeds, CR, NEL and the separators of Unicode are read as ends of lines.
///
/// ```
/// use plenary::{Code, encoding::decode};
/// let (text, diagnostics) = decode(b"\xef\xbb\xbfR\xc3\xa9solution", None);
/// assert_eq!((&*text, diagnostics.len()), ("Résolution", 0));
///
/// let (text, diagnostics) = decode(b"L'Assembl\xe9e g\xe9n\xe9rale, rappelant sa r\xe9solution", None);
/// assert_eq!(text, "L'Assemblée générale, rappelant sa résolution");
/// assert_eq!(diagnostics[0].code, Code::Encoding);
/// ```
pub fn decode(bytes: &[u8], stated: Option<Encoding>) -> (Cow<'_, str>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let text = decoded(bytes, stated, &mut diagnostics);
    (line_ends::unified(text), diagnostics)
}

fn decoded<'a>(
    bytes: &'a [u8],
    stated: Option<Encoding>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'a, str> {
    let marked = encoding_rs::Encoding::for_bom(bytes);
    if let (Some((encoding, length)), None) = (marked, stated) {
        let bytes = &bytes[length..];
        if encoding == encoding_rs::UTF_8 {
            return utf8(bytes, diagnostics);
        }
        let name = encoding.name();
        let message = format!("the text is {name}: its byte order mark says so (100 %)");
        diagnostics.push(Diagnostic::whole(Code::Encoding, message));
        return read_as(encoding, bytes, diagnostics);
    }
    if let Some(Encoding(encoding)) = stated {
        let length = marked.map_or(0, |(_, length)| length);
        return read_as(encoding, &bytes[length..], diagnostics);
    }
    if let Some(encoding) = declared(bytes) {
        let name = encoding.name();
        let message = format!("the text is {name}: its XML declaration says so");
        diagnostics.push(Diagnostic::whole(Code::Encoding, message));
        return read_as(encoding, bytes, diagnostics);
    }
    // A text without zeros is no UTF-16.
    if let Ok(text) = std::str::from_utf8(bytes)
        && memchr::memchr(0, bytes).is_none()
    {
        return Cow::Borrowed(text);
    }
    match guess::guess(bytes) {
        None => utf8(bytes, diagnostics),
        Some(guess) => {
            let code = if guess.percent >= SURE {
                Code::Encoding
            } else {
                Code::UncertainEncoding
            };
            let message = format!(
                "the text is not UTF-8; it was read as {}, by its letters and words ({} %)",
                guess.encoding.name(),
                guess.percent
            );
            diagnostics.push(Diagnostic::whole(code, message));
            read_as(guess.encoding, bytes, diagnostics)
        }
    }
}

/// The encoding that an XML declaration names, of bytes that are no UTF-8. One that can be read so
/// far is none of two bytes a character.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let rest = bytes.strip_prefix(b"<?xml ")?;
    let length = rest.iter().take(200).position(|b| *b == b'>')?;
    let declaration = str::from_utf8(&rest[..length]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (name, _) = value[1..].split_once(quote)?;
    let found = encoding_rs::Encoding::for_label(name.as_bytes())?;
    let fits = found != encoding_rs::UTF_8 && found.is_ascii_compatible();
    (fits && str::from_utf8(bytes).is_err()).then_some(found)
}

/// Reads bytes as one encoding; the warning counts what could not be read.
fn read_as<'a>(
    encoding: &'static encoding_rs::Encoding,
    bytes: &'a [u8],
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'a, str> {
    if encoding == encoding_rs::UTF_8 {
        return utf8(bytes, diagnostics);
    }
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    if has_errors && let Some(first) = text.find('\u{fffd}') {
        let count = text[first..].matches('\u{fffd}').count();
        let message = format!(
            "the text is not valid {}: {count} sequences of bytes were replaced",
            encoding.name()
        );
        let span = Span::new(first, first + '\u{fffd}'.len_utf8());
        diagnostics.push(Diagnostic::at(Code::UncertainEncoding, span, message));
    }
    text
}

/// Reads bytes as UTF-8; one warning counts the bytes that are not, and points at the first.
fn utf8<'a>(bytes: &'a [u8], diagnostics: &mut Vec<Diagnostic>) -> Cow<'a, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let text = String::from_utf8_lossy(bytes);
    if let Cow::Owned(_) = text {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let count = bytes
            .utf8_chunks()
            .filter(|chunk| !chunk.invalid().is_empty())
            .count();
        diagnostics.push(Diagnostic::at(
            Code::InvalidUtf8,
            Span::new(valid, valid + '\u{fffd}'.len_utf8()),
            match count {
                1 => "the text is not valid UTF-8: one sequence of bytes was replaced".to_owned(),
                _ => {
                    format!("the text is not valid UTF-8: {count} sequences of bytes were replaced")
                }
            },
        ));
    }
    text
}

/// A warning about the characters that XML 1.0 cannot carry, at the first of them. A form feed or
/// vertical tab is a blank and no such character.
pub(crate) fn illegal_characters(text: &str) -> Option<Diagnostic> {
    // Next to no text has any: a few bytes at a time are asked whether one of them may begin one.
    let suspect = |b: &u8| (*b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r')) || *b == 0xef;
    let may_hold = |bytes: &[u8]| bytes.iter().fold(false, |any, b| any | suspect(b));
    if !text.as_bytes().chunks(256).any(may_hold) {
        return None;
    }
    let mut found = text.char_indices().filter(|&(_, c)| match c {
        '\t'..='\r' => false,
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
    let span = Span::new(start, start + first.len_utf8());
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
            "\x0cPage 2\nend\x0c\nfore\x0baft",
            "\u{1f600}",
        ] {
            assert_eq!(illegal_characters(text), None, "{text:?}");
        }
        let found = illegal_characters("ab\x01cd\u{ffff}").unwrap();
        assert_eq!(found.span.unwrap().range(), 2..3);
        assert!(
            found.message.starts_with("2 characters"),
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
