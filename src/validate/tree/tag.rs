//! The attributes of a start tag that is written as most are: one blank before each, nothing around
//! the sign of equality, values in double quotes.

use std::borrow::Cow;

/// What a byte may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Letter,
    /// In a name, but not at its head.
    Inner,
    Colon,
    /// What a value may not hold as it stands, or what means something else there.
    Special,
    Other,
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Other; 256];
    let mut at = 0;
    while at < 256 {
        bytes[at] = match at as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Byte::Letter,
            b'0'..=b'9' | b'-' | b'.' | b'_' => Byte::Inner,
            b':' => Byte::Colon,
            b'<' | b'&' | b'\n' | b'\t' => Byte::Special,
            _ => Byte::Other,
        };
        at += 1;
    }
    bytes
};

/// Reads the rest of a tag after its name, `key="value"/>`, into `attributes`; false where it is not
/// written so, or breaks a rule of XML.
pub(super) fn read<'t>(mut rest: &'t str, attributes: &mut Vec<(&'t str, Cow<'t, str>)>) -> bool {
    let first = attributes.len();
    loop {
        if matches!(rest, ">" | "/>") {
            return true;
        }
        let Some(tail) = rest.strip_prefix(' ') else {
            return false;
        };
        let (key, tail) = tail.split_at(name(tail));
        let Some(tail) = tail.strip_prefix("=\"") else {
            return false;
        };
        let mut special = false;
        let quote = tail.bytes().position(|b| {
            special |= BYTES[b as usize] == Byte::Special;
            b == b'"'
        });
        let Some(quote) = quote else {
            return false;
        };
        let (value, tail) = tail.split_at(quote);
        rest = &tail[1..];
        let doubled = attributes[first..].iter().any(|(known, _)| *known == key);
        let value = if special {
            resolved(value)
        } else {
            Some(Cow::Borrowed(value))
        };
        let Some(value) = value.filter(|_| !key.is_empty() && !doubled) else {
            return false;
        };
        attributes.push((key, value));
    }
}

/// Whether this is a name in letters that every XML knows, with one prefix at most.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && name(text) == text.len()
}

/// How long the name is that a text begins with; 0 where it begins with none.
fn name(text: &str) -> usize {
    let mut head = true;
    let mut colons = 0;
    for (at, byte) in text.bytes().enumerate() {
        match BYTES[byte as usize] {
            Byte::Letter => head = false,
            Byte::Inner if !head => {}
            Byte::Colon if !head && colons == 0 => {
                colons = 1;
                head = true;
            }
            // A name, or a part of one, that has no letter at its head is none.
            _ => return if head { 0 } else { at },
        }
    }
    if head { 0 } else { text.len() }
}

/// A value with the five entities of XML put in; none where anything else is to be done about it.
fn resolved(value: &str) -> Option<Cow<'_, str>> {
    if value.contains(['<', '\n', '\t']) || value.contains("&#") {
        return None;
    }
    // Not the entities of HTML, which the other function knows.
    quick_xml::escape::unescape_with(value, quick_xml::escape::resolve_xml_entity).ok()
}
