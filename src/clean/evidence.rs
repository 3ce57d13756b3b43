//! How likely digits in running text are the call of a note, by what stands around them.
//!
//! The scale is one of plain points: about [`SURE`] for digits that are hardly anything else, below
//! nought for digits that are more likely a number.

use crate::language::{Blanks, Pack, Piece, Script, fold};
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
    let mut right = behind(after, pack)?;
    // A stretched line sets the parts of a date apart: `2022 年7 月28 日`.
    if right == Behind::Blank && ends_with_counter(before, pack) {
        let is_part = is_counter(after.trim_start(), pack);
        right = if is_part { Behind::Counter } else { right };
    }
    let left = if own == run.start && before.ends_with(char::is_whitespace) {
        apart(before.trim_end(), after, right, pack)?
    } else if own == run.start {
        glued(before, right, pack)?
    } else {
        split(before, &text[run.start..own], pack)?
    };
    Some(left + right.points())
}

/// Whether a text begins with a word that numbers count with.
fn is_counter(text: &str, pack: &Pack) -> bool {
    let mut counters = pack.numbers.counters.iter();
    counters.any(|word| text.starts_with(word))
}

fn ends_with_counter(text: &str, pack: &Pack) -> bool {
    let mut counters = pack.numbers.counters.iter();
    counters.any(|word| text.ends_with(word))
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
        return Some(if is_counter(after, pack) {
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

/// Points for a call that a stretched line set apart from what is before it, `the Covenant 3, which`:
/// so few that only a note which nothing else calls has it.
fn apart(before: &str, after: &str, right: Behind, pack: &Pack) -> Option<i32> {
    let last = before.chars().next_back()?;
    let stops = matches!(last, '.' | '。');
    if after.is_empty() && stops {
        return Some(SURE - 1);
    }
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    if word.contains(|c: char| c.is_ascii_digit()) || word.contains('/') || stops {
        return None;
    }
    if CLAUSE.contains(last) || CLOSING.contains(last) {
        return (right != Behind::Mark).then_some(-2);
    }
    // A number behind a word that is counted, and the day behind a month: `Article 3,`, `May 3, 2020`.
    let next = after.trim_start_matches(|c: char| CLAUSE.contains(c) || c.is_whitespace());
    let fits = right == Behind::Mark
        && pack.script != Script::Han
        && word.chars().count() > 3
        && word.chars().all(char::is_alphabetic)
        && !next.starts_with(|c: char| c.is_ascii_digit())
        && !is_counted(word, pack);
    fits.then_some(-2)
}

/// Whether a word is one that a number follows: “paragraph”, “resolution”, “Goal”.
fn is_counted(word: &str, pack: &Pack) -> bool {
    let word = fold(word, Blanks::Dropped);
    let portions = &pack.portions;
    let forms = [
        &portions.paragraph,
        &portions.section,
        &portions.annex,
        &portions.part,
        &portions.chapter,
        &portions.article,
        &pack.named.goal,
    ];
    let heads = forms.into_iter().flat_map(|forms| forms.templates);
    let mut heads = heads.filter_map(|form| match form.first() {
        Some(Piece::Literal(words)) => Some(*words),
        _ => None,
    });
    let nouns = [pack.citations.resolution, pack.citations.decision];
    let mut nouns = nouns.into_iter().flatten();
    heads.any(|words| word.ends_with(words)) || nouns.any(|words| word.ends_with(words))
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
