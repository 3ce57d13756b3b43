//! The ways converters write a call of a footnote.

use memchr::memmem;
use std::ops::Range;

/// A call: where its printed sign stands, and where the call ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) label: Range<usize>,
    pub(super) end: usize,
}

/// Reads a call at a `[`: `[^1]`, `[1]`, `[[1]](#footnote-2)1`, `[1](#fn1)`, `[\[1\]](#_ftn1)`.
pub(super) fn bracket(source: &str, at: usize) -> Option<Call> {
    let bytes = source.as_bytes();
    if let Some(call) = link(source, at) {
        return Some(call);
    }
    let caret = bytes.get(at + 1) == Some(&b'^');
    let from = at + 1 + usize::from(caret);
    let longest = if caret { 24 } else { 3 };
    let length = bytes[from.min(bytes.len())..]
        .iter()
        .take(longest)
        .take_while(|byte| {
            if caret {
                !matches!(byte, b']' | b'[' | b' ' | b'\t' | b'\n' | b'\r')
            } else {
                byte.is_ascii_digit()
            }
        })
        .count();
    let end = from + length;
    if length == 0 || bytes.get(end) != Some(&b']') {
        return None;
    }
    let label = from..end;
    let call = Some(Call {
        label,
        end: end + 1,
    });
    if caret {
        return call;
    }
    let inside = at > 0 && matches!(bytes[at - 1], b'[' | b'!');
    let follows = matches!(bytes.get(end + 1), Some(b'(' | b']'));
    (!inside && !follows && bytes[from] != b'0')
        .then_some(call)
        .flatten()
}

/// Reads a link to a note.
fn link(source: &str, at: usize) -> Option<Call> {
    let bytes = source.as_bytes();
    let window = &bytes[at..bytes.len().min(at + 24)];
    let to = at + memmem::find(window, b"](#")?;
    let label = label(source, at + 1..to)?;
    let target = &bytes[to + 3..bytes.len().min(to + 80)];
    let length = target
        .iter()
        .position(|byte| matches!(byte, b')' | b'\n' | b' '))?;
    if target[length] != b')' {
        return None;
    }
    let mut end = to + 3 + length + 1;
    // The sign once more, glued to the call; a converter that counts notes anew is off by a few.
    let glued = bytes[end..]
        .iter()
        .take(4)
        .take_while(|b| b.is_ascii_digit())
        .count();
    let number = |words: &str| words.parse::<i32>().ok();
    if let (Some(sign), Some(again)) = (
        number(&source[label.clone()]),
        number(&source[end..end + glued]),
    ) && (sign - again).abs() <= 3
        && !bytes
            .get(end + glued)
            .is_some_and(u8::is_ascii_alphanumeric)
    {
        end += glued;
    }
    Some(Call { label, end })
}

/// The sign in a range that holds nothing but one and what surrounds it.
pub(super) fn label(source: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = source.get(range.clone())?;
    let is_frame = |c: char| c.is_whitespace() || "[]()（）\\^*_‹›{}".contains(c);
    let inner = words.trim_matches(is_frame);
    if inner.is_empty() {
        let stars = words.trim_matches(|c: char| c != '*');
        let from = range.start + words.find('*')?;
        let fits = stars.len() <= 5 && stars.bytes().all(|byte| matches!(byte, b'*' | b'\\'));
        return fits.then(|| from..from + stars.len());
    }
    let from = range.start + (words.len() - words.trim_start_matches(is_frame).len());
    let count = inner.chars().count();
    let fits = inner.chars().all(char::is_numeric) && count <= 3
        || inner.chars().all(char::is_alphabetic) && count == 1;
    fits.then(|| from..from + inner.len())
}

/// What stands in a `<sup>`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Raised {
    /// Calls of notes.
    Calls(Vec<Range<usize>>),
    /// A bracket that belongs to a call beside it.
    Bracket,
}

/// Reads what a `<sup>` holds, from `from` on; gives it with the byte after its `</sup>`.
pub(super) fn raised(source: &str, at: usize, from: usize) -> Option<(Raised, usize)> {
    let bytes = source.as_bytes();
    let window = &bytes[from..bytes.len().min(from + 200)];
    let to = from + memmem::find(window, b"</sup>")?;
    let end = to + "</sup>".len();
    let mut inner = from..to;
    // One stretch of words between tags; brackets may stand around them.
    let is_frame = |part: &str| {
        part.trim_matches(|c: char| c.is_whitespace() || "()[]".contains(c))
            .is_empty()
    };
    while let Some(open) = source[inner.clone()].find('<') {
        let open = inner.start + open;
        let close = open + source[open..inner.end].find('>')?;
        if is_frame(&source[inner.start..open]) {
            inner.start = close + 1;
        } else if source[close + 1..inner.end]
            .split('<')
            .all(|part| part.split('>').next_back().is_none_or(is_frame))
        {
            inner.end = open;
        } else {
            return None;
        }
    }
    let words = source[inner.clone()].trim();
    if matches!(words, "(" | ")" | "[" | "]" | "\\[" | "\\]") {
        return Some((Raised::Bracket, end));
    }
    if let Some(call) = words.starts_with('[').then(|| bracket(source, inner.start)) {
        let call = call.filter(|call| call.end == inner.end)?;
        return Some((Raised::Calls(vec![call.label]), end));
    }
    let mut calls = Vec::new();
    let mut next = inner.start;
    for part in source[inner.clone()].split([',', '،', ' ']) {
        let here = next..next + part.len();
        next = here.end
            + source[here.end..inner.end]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
        if !part.trim().is_empty() {
            calls.push(label(source, here)?);
        }
    }
    let single = calls.first()?;
    if calls.len() == 1
        && is_ending(
            source[..at].chars().next_back(),
            &source[..at],
            &source[single.clone()],
        )
    {
        return None;
    }
    Some((Raised::Calls(calls), end))
}

/// Whether a raised sign is the ending of a number or a word (`1<sup>a</sup>`, `n<sup>o</sup>`) or
/// a power (`km<sup>2</sup>`).
fn is_ending(before: Option<char>, words: &str, sign: &str) -> bool {
    let Some(before) = before else { return false };
    let before = match before {
        '*' | '_' | '>' => words
            .trim_end_matches(['*', '_'])
            .chars()
            .next_back()
            .unwrap_or(' '),
        c => c,
    };
    if sign.starts_with(char::is_alphabetic) {
        return before.is_numeric()
            || before.is_ascii_uppercase()
            || (matches!(sign, "o" | "e" | "º" | "ª")
                && (before.is_alphabetic() || before == '>'));
    }
    matches!(sign, "2" | "3") && is_unit(words)
}

/// Whether words end in a unit that is squared or cubed. The symbols of units are signs of the
/// International System, in either alphabet, and words of no language: no pack is known yet here.
pub(super) fn is_unit(words: &str) -> bool {
    let word = words
        .char_indices()
        .rev()
        .take(4)
        .take_while(|(_, c)| c.is_alphanumeric())
        .last()
        .map_or("", |(at, _)| &words[at..]);
    matches!(
        word,
        "m" | "km" | "cm" | "mm" | "м" | "км" | "см" | "мм" | "10"
    )
}

/// The digits that a run of raised digits prints.
pub(super) fn plain_digits(raised: &str) -> String {
    raised
        .chars()
        .map(|c| match c {
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁰' => '0',
            '⁴'..='⁹' => char::from(b'4' + (c as u32 - '⁴' as u32) as u8),
            c => c,
        })
        .collect()
}

/// The length of the run of raised digits at the start of `words`.
pub(super) fn raised_digits(words: &str) -> usize {
    words
        .find(|c| !matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'))
        .unwrap_or(words.len())
}
