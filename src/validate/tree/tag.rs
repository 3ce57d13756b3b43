//! The attributes of a start tag that is written as most are: one blank before each, nothing around
//! the sign of equality, values in double quotes.

use memchr::{memchr, memchr3};
use std::borrow::Cow;

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
        let Some(equals) = memchr(b'=', tail.as_bytes()) else {
            return false;
        };
        let (key, tail) = tail.split_at(equals);
        let Some(value) = tail.strip_prefix("=\"") else {
            return false;
        };
        let Some(quote) = memchr(b'"', value.as_bytes()) else {
            return false;
        };
        let (value, tail) = value.split_at(quote);
        rest = &tail[1..];
        let doubled = attributes[first..].iter().any(|(known, _)| *known == key);
        let Some(value) = resolved(value).filter(|_| is_name(key) && !doubled) else {
            return false;
        };
        attributes.push((key, value));
    }
}

/// Whether this is a name in letters that every XML knows, with one prefix at most.
pub(super) fn is_name(name: &str) -> bool {
    let mut parts = name.split(':');
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
    };
    parts.by_ref().take(2).all(is_part) && parts.next().is_none()
}

/// A value with the five entities of XML put in; none where anything else is to be done about it.
fn resolved(value: &str) -> Option<Cow<'_, str>> {
    let bytes = value.as_bytes();
    if memchr3(b'<', b'\n', b'\t', bytes).is_some() {
        return None;
    }
    if memchr(b'&', bytes).is_none() {
        return Some(Cow::Borrowed(value));
    }
    if value.contains("&#") {
        return None;
    }
    // Not the entities of HTML, which the other function knows.
    quick_xml::escape::unescape_with(value, quick_xml::escape::resolve_xml_entity).ok()
}
