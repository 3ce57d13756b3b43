//! When something is due: sessions, days, years and periods.

use super::clause::Clause;
use crate::language::{begins, date_at, longest, ordinal_at, signs};
use crate::model::{Due, Organ, Period, Unit};
use std::ops::Range;

/// The sessions that are named, each with its organ, where one is named before it. A session that
/// lies behind the organ is none at which something is due.
pub(super) fn sessions(
    clause: &Clause<'_>,
    organs: &[(Organ, Range<usize>)],
) -> Vec<(Due, Option<Organ>)> {
    let reader = clause.reader;
    let mut found: Vec<(Due, Option<Organ>)> = Vec::new();
    let mut last = 0;
    for at in clause.starts(signs::SESSION) {
        if at < last {
            continue;
        }
        let Some((numbers, end)) = named(clause, at) else {
            continue;
        };
        last = end;
        let before = organs.iter().rev().find(|(_, range)| range.start < at);
        let organ = before.map(|(organ, _)| *organ).or(reader.organ);
        let first = match reader.session.filter(|_| organ == reader.organ) {
            Some(own) => own,
            None => first_ahead(organ, reader.year),
        };
        for number in numbers {
            let is_past = number < first;
            let due = u16::try_from(number).map(Due::Session);
            if let Ok(due) = due
                && !is_past
                && found.iter().all(|(other, _)| *other != due)
            {
                found.push((due, organ));
            }
        }
    }
    found
}

/// The first session of another organ that may lie ahead: the General Assembly has one each year,
/// the first of them in 1946.
fn first_ahead(organ: Option<Organ>, year: Option<u16>) -> u32 {
    match (organ, year) {
        (Some(Organ::GeneralAssembly), Some(year)) => u32::from(year).saturating_sub(1946),
        _ => 0,
    }
}

/// Ordinals with the word for session before or behind them.
fn named(clause: &Clause<'_>, at: usize) -> Option<(Vec<u32>, usize)> {
    let words = clause.reader.words;
    if let Some(end) = clause.phrase(words.session_before, at)
        && let Some(found) = ordinals(clause, end)
    {
        return Some(found);
    }
    if let Some(end) = clause.phrase(words.session_of, at)
        && let Some((year, end)) = year(clause, end)
    {
        return Some((vec![u32::from(year)], end));
    }
    let (numbers, end) = ordinals(clause, at)?;
    let end = clause.phrase(words.session_after, end)?;
    Some((numbers, end))
}

/// One ordinal or several, joined.
fn ordinals(clause: &Clause<'_>, at: usize) -> Option<(Vec<u32>, usize)> {
    let pack = clause.reader.pack;
    let (first, mut end) = ordinal_at(clause.line, at, pack)?;
    let mut numbers = vec![first];
    loop {
        let rest = &clause.text()[end..];
        let links = clause.reader.words.links.iter();
        let next = links
            .filter(|link| begins(rest, link))
            .filter_map(|link| ordinal_at(clause.line, end + link.len(), pack))
            .max_by_key(|(_, end)| *end);
        let Some((number, after)) = next else {
            break;
        };
        numbers.push(number);
        end = after;
    }
    Some((numbers, end))
}

/// Days, years and periods by which, within which or after which something is due.
pub(super) fn times(clause: &Clause<'_>, report: Option<&Range<usize>>) -> Vec<Due> {
    let mut found: Vec<Due> = Vec::new();
    // Where the last day or year was read.
    let mut read = None;
    // Where the last day ended.
    let mut last = None;
    for at in clause.starts(signs::TIME | signs::RETURN) {
        // What returns is due again only where it is a report that does, or behind its day.
        let near = report.is_some_and(|r| at + 120 > r.start && at < r.end + 80);
        let behind = report.is_some() && read.is_some_and(|day| at < day + 140);
        let again = if near || behind {
            returning(clause, at)
        } else {
            None
        };
        // “each year to carry out the programme and to report”: it is the programme that returns.
        let again = again.filter(|(_, end)| {
            let gap = report.and_then(|r| clause.text().get(*end..r.start));
            behind || gap.is_none_or(|gap| gap.chars().count() <= BEFORE)
        });
        let again = again.map(|(due, _)| due);
        // The year of a day is none by itself.
        let by = match last {
            Some(end) if at < end => None,
            _ => day(clause, at),
        };
        if by.is_some() {
            read = Some(at);
        }
        let listed = || last.and_then(|end| joined(clause, end, at));
        let dated = by
            .or_else(listed)
            .or_else(|| dated(clause, at).filter(|_| near));
        if let Some((_, end)) = dated {
            last = Some(end);
        }
        let due = again
            .or(dated.map(|(due, _)| due))
            .or_else(|| within(clause, at).filter(|_| near));
        if let Some(due) = due
            && !found.contains(&due)
        {
            found.push(due);
        }
    }
    found
}

/// How far before the words for a report a phrase for its return may end, in folded characters.
const BEFORE: usize = 14;

/// Again and again, and where the words for it end: “every six months”, “annually”.
fn returning(clause: &Clause<'_>, at: usize) -> Option<(Due, usize)> {
    let words = clause.reader.words;
    let is_one = |end: usize| {
        clause.is_behind(words.no_every, at) || clause.phrase(words.no_every_after, end).is_some()
    };
    if let Some(end) = clause.phrase(words.every, at)
        && let Some((period, end)) = period(clause, end, true)
    {
        return (!is_one(end)).then_some((Due::Every(period), end));
    }
    let rest = &clause.text()[at..];
    let named = words
        .periods
        .iter()
        .filter(|(phrase, _)| begins(rest, phrase) && clause.is_edge(at + phrase.len()));
    let (phrase, period) = named.max_by_key(|(phrase, _)| phrase.len())?;
    let end = at + phrase.len();
    let due = period.parse().ok().map(Due::Every)?;
    (!is_one(end)).then_some((due, end))
}

/// A period within which something is due.
fn within(clause: &Clause<'_>, at: usize) -> Option<Due> {
    let words = clause.reader.words;
    let begin = clause.phrase(words.within, at);
    let (period, end) = period(clause, begin.unwrap_or(at), false)?;
    let closed = clause.phrase(words.within_after, end).is_some();
    let lasted = clause.phrase(words.no_within_after, end).is_some();
    let fits = (begin.is_some() || closed) && !lasted;
    (fits && period.unit != Unit::Year).then_some(Due::Within(period))
}

/// A number of days, weeks, months or years; one where none stands before and it may stand alone.
fn period(clause: &Clause<'_>, at: usize, alone: bool) -> Option<(Period, usize)> {
    let words = clause.reader.words;
    let text = clause.text();
    let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let (count, from) = if digits > 0 {
        (text[at..at + digits].parse().ok()?, at + digits)
    } else if let Some((len, count)) = longest(words.cardinals, &text[at..], |_| true) {
        (count as u16, at + len)
    } else if alone {
        (1, at)
    } else {
        return None;
    };
    if text[..at].ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let units = words.units.iter().zip(Unit::ALL);
    let found = units.filter_map(|(names, unit)| Some((clause.phrase(names, from)?, unit)));
    let (end, unit) = found.max_by_key(|(end, _)| *end)?;
    (count > 0).then_some((Period { count, unit }, end))
}

/// A day or a year by which something is due; not one before the text itself.
fn day(clause: &Clause<'_>, at: usize) -> Option<(Due, usize)> {
    let words = clause.reader.words;
    let begin = clause.phrase(words.by, at);
    if clause.is_behind(words.no_by, at) {
        return None;
    }
    let from = begin.unwrap_or(at);
    let due = date_at(clause.line, from, clause.reader.pack)
        .map(|(date, end)| (Due::Date(date), date.year(), end))
        .or_else(|| {
            let (year, end) = year(clause, from)?;
            Some((Due::Year(year), year, end))
        });
    let (due, year, end) = due?;
    let closed = clause.phrase(words.by_after, end).is_some();
    let is_past = clause.reader.year.is_some_and(|own| year < own);
    ((begin.is_some() || closed) && !is_past).then_some((due, end))
}

/// The day of a report, where nothing says “by”; not one before the text itself.
fn dated(clause: &Clause<'_>, at: usize) -> Option<(Due, usize)> {
    let from = clause.phrase(clause.reader.words.on, at)?;
    date(clause, from)
}

/// The next day of a list of which one ends at `end`: “by 15 June 2025 and 13 October 2025”.
fn joined(clause: &Clause<'_>, end: usize, at: usize) -> Option<(Due, usize)> {
    let gap = clause.text().get(end..at).filter(|gap| !gap.is_empty())?;
    let links = clause.reader.words.links.iter();
    let is_link = links
        .chain(clause.reader.words.and)
        .any(|link| *link == gap);
    date(clause, at).filter(|_| is_link)
}

/// A day that is not before the text itself.
fn date(clause: &Clause<'_>, at: usize) -> Option<(Due, usize)> {
    let (date, end) = date_at(clause.line, at, clause.reader.pack)?;
    let is_past = clause.reader.year.is_some_and(|own| date.year() < own);
    (!is_past).then_some((Due::Date(date), end))
}

/// A year that stands alone.
fn year(clause: &Clause<'_>, at: usize) -> Option<(u16, usize)> {
    let digits = clause.text()[at..].bytes().take_while(u8::is_ascii_digit);
    if digits.count() != 4 {
        return None;
    }
    let end = at + 4;
    let year: u16 = clause.text()[at..end].parse().ok()?;
    let alone = !clause.text()[end..].starts_with(['/', '-']);
    ((1990..2200).contains(&year) && alone).then_some((year, end))
}
