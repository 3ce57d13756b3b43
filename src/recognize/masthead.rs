//! Lines before the title: each is read as a run of pieces of known form.

mod heading;
mod symbol;

use super::prose::{Meaning, Sense};
use crate::language::template::{self, Capture, Value};
use crate::language::{Blanks, Folded, Forms, Pack, longest_name, pack};
use crate::model::{
    Date, Kind, Language, MastheadKind, Meeting, Named, Organ, SessionNumber, Symbol, Target,
};
use heading::{day, heading, meeting, numbered};
use std::ops::Range;
use symbol::symbol;

/// A piece of a line, with what it says.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where it stands in the printed line.
    pub(super) range: Range<usize>,
    pub(super) kind: MastheadKind,
    /// What is named in it, in offsets of the printed line.
    pub(super) meanings: Vec<Meaning>,
    /// The slots that were read.
    pub(super) captures: Vec<Capture>,
}

/// Reads a line as pieces of known form; `None` where it begins with none. What follows an item of
/// the agenda is its title; what follows anything else is of no known form.
pub(super) fn read(text: &str, own: &Pack) -> Option<Vec<Piece>> {
    if text.len() > 900 {
        return None;
    }
    let line = Folded::new(text, Blanks::Dropped);
    let end = line.text().len();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < end {
        let rest = &line.text()[at..];
        let skip = rest.len() - rest.trim_start_matches([',', '.', '|', ';']).len();
        if at > 0 && at + skip >= end {
            break;
        }
        let at_word = at + if at > 0 { skip } else { 0 };
        let Some(mut found) = piece(&line, at_word, own) else {
            break;
        };
        found.piece.range = line.printed(&(at_word..found.end));
        // The mark at the end of a piece is printed with it.
        pieces.push(found.piece);
        at = found.end.max(at + 1);
    }
    // A call before the first piece stays with it.
    pieces.first_mut()?.range.start = 0;
    let last = pieces.last_mut()?;
    let mut rest = last.range.end..text.trim_end().len();
    if text[rest.clone()].chars().all(|c| !c.is_alphanumeric()) {
        last.range.end = rest.end.max(last.range.end);
    } else {
        rest.start += text[rest.clone()].len() - text[rest.clone()].trim_start().len();
        let kind = if matches!(last.kind, MastheadKind::AgendaItems(_)) {
            MastheadKind::AgendaTitle
        } else {
            MastheadKind::Other
        };
        pieces.push(Piece {
            range: rest,
            kind,
            meanings: Vec::new(),
            captures: Vec::new(),
        });
    }
    // A name that begins with that of the organization is one of its own.
    if let [first, other] = &pieces[..]
        && (&first.kind, &other.kind) == (&MastheadKind::Organization, &MastheadKind::Other)
        && text[other.range.clone()].contains(' ')
        && !text[other.range.clone()].contains(['/', '\n'])
    {
        return None;
    }
    // Marks between two pieces stay with the first.
    for i in 1..pieces.len() {
        let start = pieces[i].range.start;
        let before = &mut pieces[i - 1].range;
        let gap = &text[before.end.min(start)..start];
        before.end = before.end.min(start) + gap.trim_end().len();
    }
    Some(pieces)
}

struct Found {
    piece: Piece,
    end: usize,
}

/// The piece of known form that begins at `at` and reaches farthest.
fn piece(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    if line.text()[at..].starts_with('[') {
        return bracketed(line, at, own);
    }
    if let Some((symbol, end)) = symbol(line, at) {
        let named = Named::Symbol(symbol.clone());
        let meanings = vec![whole(line, at..end, named)];
        return found(MastheadKind::Symbol(symbol), meanings, Vec::new(), end);
    }
    numbered(line, at, own)
        .or_else(|| adoption(line, at, own))
        .or_else(|| meeting(line, at, own))
        .or_else(|| day(line, at, own))
        .or_else(|| session(line, at, own))
        .or_else(|| agenda(line, at, own))
        .or_else(|| original(line, at, own))
        .or_else(|| own_language(line, at, own))
        .or_else(|| distribution(line, at, own))
        .or_else(|| organization(line, at, own))
        .or_else(|| heading(line, at, own))
        .or_else(|| {
            let (date, end) = issue_date(line, at, own)?;
            // The days of a session are no day of issue.
            if begins_range(line, end, own) {
                return None;
            }
            let meanings = vec![dated(line, at, end, date)];
            found(MastheadKind::IssueDate(date), meanings, Vec::new(), end)
        })
        .or_else(|| organ(line, at, own))
        .or_else(|| notice(line, at, own))
        .or_else(|| proponent(line, at, own))
}

/// What the words of a range name.
fn whole(line: &Folded<'_>, range: Range<usize>, named: Named) -> Meaning {
    Meaning {
        range: line.printed(&range),
        what: Sense::Named(named),
    }
}

/// `Resolution adopted by the General Assembly on 4 December 2017`
fn adoption(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let m = template::longest(&own.masthead.adoption, line, at, own)?;
    let mut meanings = meanings(&m.captures);
    // A meeting has its number in digits, a session in words.
    for capture in &m.captures {
        if let Value::Ordinal(number) = capture.value
            && line.source()[capture.range.clone()].starts_with(|c: char| c.is_numeric())
        {
            let words = &line.text()[at..m.end];
            let plenary = own.closing.plenary.iter().any(|word| words.contains(word));
            let meeting = Meeting {
                number,
                plenary,
                resumed: false,
            };
            let what = Sense::Named(Named::Meeting(meeting));
            meanings.push(Meaning {
                range: capture.range.clone(),
                what,
            });
        }
    }
    meanings.sort_by_key(|meaning| meaning.range.start);
    found(MastheadKind::Adoption, meanings, m.captures, m.end)
}

/// `Seventy-second session`
fn session(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    type Make = fn(u32) -> SessionNumber;
    let masthead = &own.masthead;
    let sessions: [(&Forms, Make); 3] = [
        (&masthead.emergency_session, SessionNumber::EmergencySpecial),
        (&masthead.special_session, SessionNumber::Special),
        (&masthead.session, SessionNumber::Regular),
    ];
    sessions.into_iter().find_map(|(forms, make)| {
        let m = template::longest(forms, line, at, own)?;
        let number = m.find(|value| match value {
            Value::Ordinal(n) => Some(*n),
            Value::Year(year) => Some(u32::from(*year)),
            _ => None,
        });
        let session = number.filter(|n| *n > 0).map(make)?;
        let meanings = vec![whole(line, at..m.end, Named::Session(session))];
        found(MastheadKind::Session(session), meanings, m.captures, m.end)
    })
}

/// `Agenda item 99 (p)`
fn agenda(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let m = template::longest(&own.masthead.agenda, line, at, own)?;
    let items = m.find(|value| match value {
        Value::Items(items) => Some(items.clone()),
        _ => None,
    })?;
    let meanings = if let [(item, _)] = &items[..] {
        vec![whole(line, at..m.end, Named::AgendaItem(item.clone()))]
    } else {
        let named = items.iter().map(|(item, range)| Meaning {
            range: range.clone(),
            what: Sense::Named(Named::AgendaItem(item.clone())),
        });
        named.collect()
    };
    let items = items.into_iter().map(|(item, _)| item).collect();
    let kind = MastheadKind::AgendaItems(items);
    found(kind, meanings, Vec::new(), m.end)
}

/// What matches by the forms of the language, or else by the English ones that many mastheads keep.
fn own_or_english(
    pick: fn(&Pack) -> &Forms,
    line: &Folded<'_>,
    at: usize,
    own: &Pack,
) -> Option<template::Match> {
    let english = pack(Language::English);
    template::longest(pick(own), line, at, own)
        .or_else(|| template::longest(pick(english), line, at, english))
}

/// `Original: English`
fn original(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let m = own_or_english(|p| &p.masthead.original, line, at, own)?;
    let language = m.find(|value| match value {
        Value::Language(language) => Some(*language),
        _ => None,
    })?;
    let kind = MastheadKind::OriginalLanguage(language);
    found(kind, meanings(&m.captures), Vec::new(), m.end)
}

/// `Chinese`, the language of the page: the last word, or before that of the original.
fn own_language(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let (language, end) = template::language(line, at, own)?;
    let ends = end == line.text().len() || original(line, end, own).is_some();
    if language != own.language || !ends {
        return None;
    }
    let meanings = vec![whole(line, at..end, Named::Language(language))];
    found(MastheadKind::Language(language), meanings, Vec::new(), end)
}

/// `United Nations`
fn organization(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let m = own_or_english(|p| &p.masthead.organization, line, at, own)?;
    let meanings = vec![whole(line, at..m.end, Named::Organization)];
    found(MastheadKind::Organization, meanings, Vec::new(), m.end)
}

/// `* Reissued for technical reasons`, a line of its own.
fn notice(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let m = template::longest(&own.masthead.notice, line, at, own)?;
    let end = line.text().len();
    (at == 0).then(|| found(MastheadKind::Notice, meanings(&m.captures), m.captures, end))?
}

/// Who brought the draft in, a line of its own.
fn proponent(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let m = template::longest(&own.masthead.proponent, line, at, own)?;
    let whole = line.text()[m.end..].chars().all(|c| ",.".contains(c));
    // The names of States have no slot: who sponsors a draft is printed before its kind.
    if m.captures.is_empty() {
        let draft = draft_kind(line, m.end, own);
        return (at == 0 && whole)
            .then(|| found(MastheadKind::Sponsors, Vec::new(), draft, m.end))?;
    }
    let kind = MastheadKind::Proponent;
    (at == 0 && whole).then(|| found(kind, meanings(&m.captures), m.captures, m.end))?
}

/// The kind of draft that a line names at its end.
fn draft_kind(line: &Folded<'_>, end: usize, own: &Pack) -> Vec<Capture> {
    let text = line.text()[..end].trim_end_matches(['.', ',']);
    let kinds = own.kinds.all().into_iter();
    let mut drafts =
        kinds.filter(|(kind, _)| matches!(kind, Kind::DraftResolution | Kind::DraftDecision));
    let found = drafts.find_map(|(kind, words)| {
        let word = words.iter().find(|word| text.ends_with(**word))?;
        Some((kind, text.len() - word.len()))
    });
    let captures = found.map(|(kind, start)| Capture {
        value: Value::Kind(kind),
        range: line.printed(&(start..text.len())),
    });
    captures.into_iter().collect()
}

#[allow(clippy::unnecessary_wraps)]
fn found(
    kind: MastheadKind,
    meanings: Vec<Meaning>,
    captures: Vec<Capture>,
    end: usize,
) -> Option<Found> {
    Some(Found {
        piece: Piece {
            range: 0..0,
            kind,
            meanings,
            captures,
        },
        end,
    })
}

/// `[on the report of the First Committee (A/72/409)]`: known words, or any in brackets.
fn bracketed(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let text = line.text();
    let close = text[at..].rfind(']').map(|close| at + close + 1);
    let m = template::longest(&own.masthead.proponent, line, at, own);
    let end = close?;
    let mut captures = m.map(|m| m.captures).unwrap_or_default();
    // Symbols the template did not reach.
    let mut from = at;
    while let Some(next) = text[from..end].find('/') {
        let mut start = from + next;
        while start > at
            && text.as_bytes()[start - 1].is_ascii_alphanumeric()
            && !line.begins_capital(start)
        {
            start -= 1;
        }
        from += next + 1;
        if let Some((symbol, symbol_end)) = symbol(line, start) {
            let range = line.printed(&(start..symbol_end));
            if !captures
                .iter()
                .any(|c| c.range.start < range.end && range.start < c.range.end)
            {
                captures.push(Capture {
                    value: Value::Symbol(symbol),
                    range,
                });
            }
            from = symbol_end.max(from);
        }
    }
    captures.sort_by_key(|c| c.range.start);
    found(MastheadKind::Proponent, meanings(&captures), captures, end)
}

/// “Distr.: General”, without a date printed behind it.
fn distribution(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let end = own_or_english(|p| &p.masthead.distribution, line, at, own)?.end;
    let text = &line.text()[at..end];
    let digit = text.find(|c: char| c.is_ascii_digit()).map(|d| at + d);
    let cut = digit
        .filter(|d| issue_date(line, *d, own).is_some())
        .unwrap_or(end);
    let range = line.printed(&(at..cut));
    let class = line.words(&(at..cut));
    let class = class
        .rsplit([':', ' ', '\u{a0}'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let named = Meaning {
        range,
        what: Sense::Named(Named::Distribution(class)),
    };
    found(MastheadKind::Distribution, vec![named], Vec::new(), cut)
}

/// A date, in the language's form or the English one that many mastheads keep.
fn issue_date(line: &Folded<'_>, at: usize, own: &Pack) -> Option<(Date, usize)> {
    template::date(line, at, own).or_else(|| template::date(line, at, pack(Language::English)))
}

/// Whether a day follows with what stands between two: `至4月5日`.
fn begins_range(line: &Folded<'_>, at: usize, own: &Pack) -> bool {
    own.dates.ranges.iter().any(|word| {
        let behind = at + word.len();
        line.text()[at..].starts_with(word)
            && (template::partial_date(line, behind, own).is_some()
                || template::date(line, behind, own).is_some())
    })
}

/// The name of an organ, where it stands alone or before another piece.
fn organ(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let text = line.text();
    let all = Organ::ALL.into_iter().flat_map(|organ| {
        let names = own.organs.of(organ).iter().chain(own.formulas.of(organ));
        names.map(move |name| (organ, *name))
    });
    let (organ, len) = longest_name(all, &text[at..])?;
    let end = at + len;
    if end < text.len() && piece(line, end, own).is_none() {
        return None;
    }
    let named = whole(line, at..end, Named::Organ(organ));
    found(MastheadKind::Organ(organ), vec![named], Vec::new(), end)
}

fn dated(line: &Folded<'_>, at: usize, end: usize, date: Date) -> Meaning {
    Meaning {
        range: line.printed(&(at..end)),
        what: Sense::Date(date),
    }
}

/// What the slots of a line name.
pub(super) fn meanings(captures: &[Capture]) -> Vec<Meaning> {
    captures
        .iter()
        .filter_map(|capture| {
            let what = match &capture.value {
                Value::Date(date) => Sense::Date(*date),
                Value::Organ(organ) => Sense::Named(Named::Organ(*organ)),
                Value::Committee(committee) => Sense::Named(Named::Committee(*committee)),
                Value::Kind(kind) => Sense::Named(Named::Kind(*kind)),
                Value::Number(number) => Sense::Named(Named::Number(number.clone())),
                Value::Symbol(symbol) => {
                    Sense::Reference(Target::Document(symbol.clone()), Vec::new(), None)
                }
                Value::Language(language) => Sense::Named(Named::Language(*language)),
                Value::Ordinal(_) | Value::Year(_) | Value::Items(_) => return None,
            };
            Some(Meaning {
                range: capture.range.clone(),
                what,
            })
        })
        .collect()
}

/// The kind that a symbol tells: a draft, a decision.
pub(super) fn kind_of(symbol: &Symbol) -> Kind {
    let text = symbol.as_str();
    let is_draft = text.contains("/L.") || text.starts_with("L.");
    match (is_draft, text.contains("/DEC/")) {
        (true, _) => Kind::DraftResolution,
        (false, true) => Kind::Decision,
        (false, false) => Kind::Resolution,
    }
}
