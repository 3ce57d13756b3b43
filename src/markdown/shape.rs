//! What the look of a line tells.

/// Whether a line is nothing but a rule.
pub(super) fn is_rule(words: &[u8]) -> bool {
    let sign = match words {
        [sign @ (b'-' | b'_' | b'*' | b'='), ..]
        | [b'\\', sign @ (b'-' | b'_' | b'*' | b'='), ..] => *sign,
        _ => return false,
    };
    let mut count = 0;
    for &byte in words {
        match byte {
            _ if byte == sign => count += 1,
            b' ' | b'\t' | b'\\' => {}
            _ => return false,
        }
    }
    count >= 3
}

/// Whether a line is a fence of code.
pub(super) fn is_fence(words: &[u8]) -> bool {
    let Some(&sign @ (b'`' | b'~')) = words.first() else {
        return false;
    };
    let length = words.iter().take_while(|&&b| b == sign).count();
    length >= 3
        && words[length..]
            .trim_ascii()
            .iter()
            .all(u8::is_ascii_alphanumeric)
}

/// `- 2 -`.
pub(super) fn is_page_number(words: &[u8]) -> bool {
    let inner = &words[1..];
    inner.len() > 2
        && inner.ends_with(b"-")
        && inner[..inner.len() - 1]
            .iter()
            .all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'\t'))
}

/// The level of a heading.
pub(super) fn heading(words: &[u8]) -> Option<u8> {
    let level = words.iter().take_while(|&&b| b == b'#').count();
    let is_heading =
        (1..=6).contains(&level) && words.get(level).is_none_or(|b| matches!(b, b' ' | b'\t'));
    is_heading.then_some(level as u8)
}

/// Whether a line begins a note, `[^1]: …`.
pub(super) fn is_note(words: &[u8]) -> bool {
    words.starts_with(b"[^")
        && words
            .iter()
            .position(|b| matches!(b, b']' | b' '))
            .is_some_and(|end| words[end] == b']' && words.get(end + 1) == Some(&b':'))
}
