//! Ends of lines that are no line feeds.

use std::borrow::Cow;

/// The text with a line feed for each CR, NEL or separator of Unicode, where no line ends otherwise.
pub(super) fn unified(text: Cow<'_, str>) -> Cow<'_, str> {
    const ENDS: [char; 4] = ['\r', '\u{85}', '\u{2028}', '\u{2029}'];
    if memchr::memchr(b'\n', text.as_bytes()).is_some() || !text.contains(ENDS) {
        return text;
    }
    // CR NEL is one end, as CR LF is.
    Cow::Owned(text.replace("\r\u{85}", "\n").replace(ENDS, "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_ends() {
        for text in [
            "a\rb\rc",
            "a\u{85}b\u{85}c",
            "a\u{2028}b\u{2029}c",
            "a\r\u{85}b\rc",
        ] {
            assert_eq!(unified(text.into()), "a\nb\nc", "{text:?}");
        }
        for text in ["a\r\nb\u{85}c", "a\nb", "a"] {
            assert!(matches!(unified(text.into()), Cow::Borrowed(_)), "{text:?}");
        }
    }
}
