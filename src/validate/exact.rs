//! Where the crate that checks takes more, or other things, for granted than XML Schema does.

use std::borrow::Cow;

/// Blanks that are none to XML, a no-break space among them, are taken for blanks by the crate. In
/// their place it is given a sign that stands in no name and takes as many bytes.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(is_odd) {
        return Cow::Borrowed(text);
    }
    let sign = |c: char| match c {
        c if !is_odd(c) => c,
        c if c.len_utf8() == 2 => '§',
        _ => '‖',
    };
    Cow::Owned(text.chars().map(sign).collect())
}

/// [`visible`] for a document, in which such a blank may be written by its number too.
pub(super) fn visible_document(xml: &str) -> Cow<'_, str> {
    let mut seen = visible(xml);
    let mut from = 0;
    while let Some(at) = seen[from..].find("&#") {
        let start = from + at + 2;
        from = start;
        let Some(len) = seen[start..].bytes().take(12).position(|b| b == b';') else {
            continue;
        };
        let number = &seen[start..start + len];
        let hex = number.strip_prefix('x');
        let value = hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16));
        if value.ok().and_then(char::from_u32).is_some_and(is_odd) {
            // The number of `§` has no more digits than that of any odd blank.
            let number = match hex {
                Some(hex) => format!("x{:01$X}", u32::from('§'), hex.len()),
                None => format!("{:01$}", u32::from('§'), len),
            };
            seen.to_mut().replace_range(start..start + len, &number);
        }
    }
    seen
}

fn is_odd(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii()
}

/// Whether a value is a reference to an address, as `xs:anyURI` wants it: the letters that an
/// address cannot have are written otherwise when it is used, so only its parts are looked at.
pub(super) fn is_uri_reference(value: &str) -> bool {
    let value = value.trim_matches([' ', '\t', '\n', '\r']);
    let escaped =
        |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|b| b.is_ascii_hexdigit());
    if value.split('%').skip(1).any(|rest| !escaped(rest)) {
        return false;
    }
    let (rest, fragment) = value.split_once('#').unwrap_or((value, ""));
    let (mut path, query) = rest.split_once('?').unwrap_or((rest, ""));
    if fragment.contains('#') || query.contains(['[', ']']) {
        return false;
    }
    let first = path.split('/').next().unwrap_or_default();
    if let Some((scheme, _)) = first.split_once(':') {
        let inner = |b: u8| b.is_ascii_alphanumeric() || b"+-.".contains(&b);
        if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) || !scheme.bytes().all(inner) {
            return false;
        }
        path = &path[scheme.len() + 1..];
    }
    if let Some(rest) = path.strip_prefix("//") {
        let end = rest.find('/').unwrap_or(rest.len());
        if !is_authority(&rest[..end]) {
            return false;
        }
        path = &rest[end..];
    }
    !path.contains(['[', ']'])
}

/// Whether this is a host, with a user before it or not, and a port behind it or not.
fn is_authority(text: &str) -> bool {
    let (user, host) = text.rsplit_once('@').unwrap_or(("", text));
    if user.contains(['@', '[', ']']) {
        return false;
    }
    let port = if host.starts_with('[') {
        match host.split_once(']') {
            Some((_, "")) => return true,
            Some((_, port)) => port.strip_prefix(':'),
            None => None,
        }
    } else {
        if host.contains(['[', ']']) {
            return false;
        }
        match host.split_once(':') {
            Some((_, port)) => Some(port),
            None => return true,
        }
    };
    // As far as a port goes, and farther.
    port.is_some_and(|port| {
        (1..9).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_blanks_are_seen_in_their_places() {
        assert_eq!(visible("a b\tc"), "a b\tc");
        assert_eq!(visible("a\u{a0}大\u{3000}"), "a§大‖");
        let xml = "<a>&#160;&#xa0;&#x003000;&#32;&#x20;&amp;#160;&#;</a>";
        let seen = "<a>&#167;&#xA7;&#x0000A7;&#32;&#x20;&amp;#160;&#;</a>";
        assert_eq!(visible_document(xml), seen);
    }

    #[test]
    fn addresses_have_parts() {
        for good in [
            "",
            "x y",
            "大",
            "#a",
            "#a[1]",
            "/1:2",
            "?1:2",
            "a:b",
            "a%20b",
            "{x}|^",
            "//",
            "http://",
            "//h:12/x",
            "//a:b:c@d",
            "//[::1]:8/x",
            "/akn/un/x/eng@/!main",
        ] {
            assert!(is_uri_reference(good), "{good}");
        }
        for bad in [
            "%zz",
            "%",
            "1:2",
            ":x",
            "é:x",
            "2017-12-04T10:00:00",
            "a[b",
            "a?[b",
            "##",
            "a#b#c",
            "//h:ab",
            "//h:",
            "//a@b@c",
            "//[x]y",
            "//[x",
        ] {
            assert!(!is_uri_reference(bad), "{bad}");
        }
    }
}
