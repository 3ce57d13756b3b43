//! How likely digits in running text are the call of a note, by what stands around them.
//!
//! The scale is one of plain points: about [`SURE`] for digits that are hardly anything else, below
//! nought for digits that are more likely a number.

use crate::language::{Pack, Script};
use crate::markdown::OBJECT;
use std::ops::Range;

/// Digits that are hardly anything but a call: `Programme1 of`.
pub(super) const SURE: i32 = 4;

/// Marks that close what a note may be called on.
const CLOSING: &str = "”\"’'»)]》）】〉」』“%*°";
/// Marks that end a clause or a part of one.
const CLAUSE: &str = ",;:،؛，；：、.。!?！？";

/// Weighs the last digits of a run as a call. `run` is the whole run of digits, and `own` its end
/// that would be the call; what is before `own` would be another number. `None` where they cannot
/// be a call at all.
pub(super) fn weigh(text: &str, run: &Range<usize>, own: usize, pack: &Pack) -> Option<i32> {
    let (before, after) = (&text[..run.start], &text[run.end..]);
    let right = behind(after, pack)?;
    let left = if own == run.start {
        glued(before, right, pack)?
    } else {
        split(before, &text[run.start..own], pack)?
    };
    Some(left + right.points())
}

/// What stands behind the digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// The end of the passage, or a blank.
    Blank,
    /// A mark, and a blank or a letter behind it.
    Mark,
    /// In a script without blanks, a letter.
    Letter,
    /// In a script without blanks, a word that numbers count with.
    Counter,
}

impl Behind {
    fn points(self) -> i32 {
        match self {
            Self::Blank | Self::Mark => 0,
            Self::Letter => -1,
            Self::Counter => -5,
        }
    }
}

fn behind(after: &str, pack: &Pack) -> Option<Behind> {
    let Some(next) = after.chars().next() else {
        return Some(Behind::Blank);
    };
    if next.is_whitespace() || next == OBJECT {
        return (!parts_thousands(after)).then_some(Behind::Blank);
    }
    if next.is_alphabetic() {
        if pack.script != Script::Han || next.is_ascii() {
            return None;
        }
        let counted = pack
            .numbers
            .counters
            .iter()
            .any(|word| after.starts_with(word));
        return Some(if counted {
            Behind::Counter
        } else {
            Behind::Letter
        });
    }
    if "《“「『".contains(next) {
        return (pack.script == Script::Han).then_some(Behind::Letter);
    }
    if !CLAUSE.contains(next) && !CLOSING.contains(next) && !"—–-".contains(next) {
        return None;
    }
    // `5,000`, `5.2`, `5-7`
    let rest = &after[next.len_utf8()..];
    let joins = ",.:-–".contains(next) && rest.starts_with(|c: char| c.is_ascii_digit());
    // `2-oji`, `19-related`
    let hyphen = next == '-' && rest.starts_with(char::is_alphabetic);
    let percent = "%°".contains(next);
    (!joins && !hyphen && !percent).then_some(Behind::Mark)
}

/// Whether the text goes on as a large number does behind its first digits: ` 500 000`.
fn parts_thousands(after: &str) -> bool {
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let width = rest.bytes().take_while(u8::is_ascii_digit).count();
    width == 3
        && after
            .chars()
            .next()
            .is_some_and(|c| rest.len() + c.len_utf8() == after.len())
}

/// Points for a call glued to what is before it.
fn glued(before: &str, right: Behind, pack: &Pack) -> Option<i32> {
    let mut chars = before.chars().rev();
    let last = chars.next()?;
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    if pack
        .numbers
        .glued
        .iter()
        .any(|glued| before.ends_with(glued))
    {
        return (right == Behind::Blank).then_some(-3);
    }
    if last.is_alphabetic() {
        return Some(on_letter(last, word, right, pack));
    }
    if CLOSING.contains(last) {
        return Some(SURE);
    }
    if !CLAUSE.contains(last) {
        return None;
    }
    let ahead = chars.next()?;
    if ahead.is_ascii_digit() {
        // `3.5`, `1,000`, `9、11`; but `2015,3` behind a year.
        if ";；؛".contains(last) && right == Behind::Blank {
            return Some(SURE - 1);
        }
        let decimal = ".,:".contains(last) && pack.numbers.decimal.contains(last);
        if decimal || ":.".contains(last) {
            return None;
        }
        let number = before[..before.len() - last.len_utf8()]
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        let spaced = pack.script != Script::Han || right == Behind::Blank;
        return Some(if number == 4 && spaced { 2 } else { -3 });
    }
    if last == '.' {
        // `L.5`, `Add.1`, `No.2`
        let stem = word.trim_end_matches('.');
        let short = stem.chars().count() <= 5 && stem.starts_with(char::is_uppercase);
        if short || word.contains('/') {
            return None;
        }
    }
    Some(match right {
        Behind::Blank => SURE,
        Behind::Mark => SURE - 2,
        Behind::Letter | Behind::Counter => SURE - 3,
    })
}

/// Points for a call on the letter `last`, with which `word` ends.
fn on_letter(last: char, word: &str, right: Behind, pack: &Pack) -> i32 {
    let ascii = last.is_ascii_alphabetic();
    if pack.script == Script::Han && !ascii {
        // Numbers stand between Chinese characters without blanks; behind a call there often is one.
        return match right {
            Behind::Blank => SURE - 1,
            Behind::Mark => -1,
            Behind::Letter | Behind::Counter => -4,
        };
    }
    let letters = word.chars().rev().take_while(|c| c.is_alphabetic());
    let (count, capitals) = letters.fold((0, 0), |(count, capitals), c| {
        (count + 1, capitals + usize::from(c.is_uppercase()))
    });
    // `COVID19`, `B2`, and Arabic prefixes: `و3`
    match pack.script {
        _ if word.contains('/') && ascii => -3,
        Script::Arabic if !ascii && count <= 2 => -4,
        _ if count == capitals && count <= 2 => -3,
        _ if count == capitals => 1,
        _ => SURE,
    }
}

/// Points for a call behind the number `rest`, to which nothing but the loss of the raised setting
/// glued it.
fn split(before: &str, rest: &str, pack: &Pack) -> Option<i32> {
    // The number at the head of a paragraph is its label.
    let last = before.chars().next_back()?;
    let is_year = rest.len() == 4 && (rest.starts_with("19") || rest.starts_with("20"));
    if rest.starts_with('0') && rest.len() > 1 {
        return None;
    }
    match last {
        // `78/234` may be the number of a resolution: they have one to three digits. `78/3009` is
        // none.
        '/' if is_year => Some(0),
        '/' if rest.len() == 3 => Some(2),
        '/' if rest.len() < 3 => Some(-1),
        '/' => Some(-3),
        _ if is_year => Some(SURE - 1),
        // `16.45`, `COP.152`
        c if pack.numbers.decimal.contains(c) || c == '.' => Some(-1),
        c if c.is_ascii_digit() || ",.".contains(c) => Some(-3),
        _ if rest.len() <= 2 => Some(-2),
        _ => Some(-3),
    }
}
