//! Dates in running text, alone and in ranges.

use super::is_digit;
use crate::language::{Folded, Pack, Script, date_at, longest_word, partial_date};
use crate::model::Date;
use crate::recognize::prose::{Meaning, Sense};
use std::ops::Range;

/// The first digit of a folded line from a place on.
fn next_digit(text: &str, from: usize) -> Option<usize> {
    // The first bytes of Chinese numerals begin other characters too.
    let may_begin = |b: u8| matches!(b, b'0'..=b'9' | 0xe3..=0xe9);
    let bytes = text.bytes().enumerate().skip(from);
    let mut places = bytes.filter(|(_, b)| may_begin(*b)).map(|(at, _)| at);
    places.find(|at| text[*at..].starts_with(is_digit))
}

/// The dates of a line. They begin with a number, or with a month that a number follows.
pub(super) fn dates(line: &Folded<'_>, pack: &Pack) -> Vec<Meaning> {
    let text = line.text();
    let mut found: Vec<Meaning> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        let run = text[start..]
            .find(|c: char| !is_digit(c))
            .unwrap_or(text.len() - start);
        let read = |from: usize| date_at(line, from, pack).map(|(date, end)| (from, date, end));
        let dated = read(start).or_else(|| read(month_before(&text[at..start], at, pack)?));
        at = start + run;
        if let Some((from, date, end)) = dated
            && !text[end..].starts_with(|c: char| c.is_ascii_digit())
        {
            let meaning = |range: Range<usize>, date| Meaning {
                range: line.printed(&range),
                what: Sense::Date(date),
            };
            let floor = found.last().map_or(0, |last| line.folded(last.range.end));
            let first = first_of(line, floor..from, date, pack);
            found.extend(first.map(|(range, first)| meaning(range, first)));
            found.push(meaning(from..end, date));
            at = end;
            if let Some((range, last)) = last_of(line, end, date, pack) {
                at = range.end;
                found.push(meaning(range, last));
            }
        }
    }
    found
}

/// The first of two days, where only the second has its year: “3 to 14 June 2024”.
fn first_of(
    line: &Folded<'_>,
    before: Range<usize>,
    last: Date,
    pack: &Pack,
) -> Option<(Range<usize>, Date)> {
    const REACH: usize = 40;
    if pack.script == Script::Han {
        return None;
    }
    let text = &line.text()[..before.end];
    let joints = pack.dates.ranges.iter();
    let end = joints
        .filter_map(|joint| text.strip_suffix(joint))
        .map(str::len)
        .filter(|end| *end > before.start)
        .min()?;
    let nearest = end.saturating_sub(REACH).max(before.start);
    let digits = text.as_bytes()[nearest..end].iter().enumerate().rev();
    let starts = digits.filter(|(_, byte)| byte.is_ascii_digit());
    let mut starts = starts.map(|(i, _)| nearest + i).filter(|start| {
        let before = text[..*start].chars().next_back();
        !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | '('))
    });
    let start = starts.next()?;
    // “25 et”: the letter behind is the joint's, not the mark of an ordinal.
    let bare = text[start..end].parse().ok().map(|day| (None, day, end));
    let (month, day, to) = bare.or_else(|| partial_date(line, start, pack))?;
    let first = Date::new(last.year(), month.unwrap_or(last.month()), day)?;
    (to == end && first < last).then_some((start..end, first))
}

/// The last of two days, where only the first has its year: 2024年6月3日至14日.
fn last_of(line: &Folded<'_>, at: usize, first: Date, pack: &Pack) -> Option<(Range<usize>, Date)> {
    if pack.script != Script::Han {
        return None;
    }
    let len = longest_word(pack.dates.ranges, &line.text()[at..])?;
    let (month, day, end) = partial_date(line, at + len, pack)?;
    let last = Date::new(first.year(), month.unwrap_or(first.month()), day)?;
    (first < last).then_some((at + len..end, last))
}

/// Where a name of a month begins that ends here: “December 4, 2017”.
fn month_before(text: &str, from: usize, pack: &Pack) -> Option<usize> {
    let names = pack
        .dates
        .months
        .names
        .iter()
        .flat_map(|names| names.iter());
    let len = names
        .filter(|name| text.ends_with(**name))
        .map(|name| name.len())
        .max()?;
    Some(from + text.len() - len)
}
