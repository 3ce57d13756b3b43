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
            format!("the text is not valid UTF-8: {count} sequences of bytes were replaced"),
        ));
    }
    (text, diagnostics)
}
