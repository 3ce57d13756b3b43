//! Lines before the title: each is read as a run of pieces of known form.

use super::prose::{Meaning, Sense};
use crate::language::template::{self, Capture, Value};
use crate::language::{Blanks, Folded, Pack, Template, pack};
use crate::model::{Date, Kind, Language, MastheadKind, Meeting, Named, SessionNumber, Symbol};
use std::ops::Range;

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
    let rest = &line.text()[at..];
    if rest.starts_with('[') {
        return bracketed(line, at, own);
    }
    if let Some((symbol, end)) = symbol(line, at) {
        let range = line.printed(&(at..end));
        let named = Meaning {
            range,
            what: Sense::Named(Named::Symbol(symbol.clone())),
        };
        return found(MastheadKind::Symbol(symbol), vec![named], Vec::new(), end);
    }
    let english = pack(Language::English);
    let masthead = &own.masthead;
    let try_own = |templates| template::longest(templates, line, at, own);
    let either = |pick: fn(&Pack) -> &'static [Template]| {
        template::longest(pick(own), line, at, own)
            .or_else(|| template::longest(pick(english), line, at, english))
    };
    if let Some(m) = try_own(masthead.adoption) {
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
        return found(MastheadKind::Adoption, meanings, m.captures, m.end);
    }
    let sessions: [(_, fn(u32) -> SessionNumber); 3] = [
        (masthead.emergency_session, SessionNumber::EmergencySpecial),
        (masthead.special_session, SessionNumber::Special),
        (masthead.session, SessionNumber::Regular),
    ];
    for (templates, make) in sessions {
        if let Some(m) = try_own(templates) {
            let number = m.find(|value| match value {
                Value::Ordinal(n) => Some(*n),
                Value::Year(year) => Some(u32::from(*year)),
                _ => None,
            });
            if let Some(session) = number.filter(|n| *n > 0).map(make) {
                let range = line.printed(&(at..m.end));
                let named = Meaning {
                    range,
                    what: Sense::Named(Named::Session(session)),
                };
                return found(
                    MastheadKind::Session(session),
                    vec![named],
                    m.captures,
                    m.end,
                );
            }
        }
    }
    if let Some(m) = try_own(masthead.agenda) {
        let items = m.find(|v| {
            if let Value::Items(items) = v {
                Some(items.clone())
            } else {
                None
            }
        })?;
        let whole = line.printed(&(at..m.end));
        let named = |item: &crate::model::AgendaItem, range| Meaning {
            range,
            what: Sense::Named(Named::AgendaItem(item.clone())),
        };
        let meanings = match &items[..] {
            [(item, _)] => vec![named(item, whole)],
            several => several
                .iter()
                .map(|(item, range)| named(item, range.clone()))
                .collect(),
        };
        let items = items.into_iter().map(|(item, _)| item).collect();
        return found(
            MastheadKind::AgendaItems(items),
            meanings,
            Vec::new(),
            m.end,
        );
    }
    if let Some(m) = either(|p| p.masthead.original)
        && let Some(language) = m.find(|v| {
            if let Value::Language(l) = v {
                Some(*l)
            } else {
                None
            }
        })
    {
        let meanings = meanings(&m.captures);
        return found(
            MastheadKind::OriginalLanguage(language),
            meanings,
            Vec::new(),
            m.end,
        );
    }
    if let Some(m) = either(|p| p.masthead.distribution) {
        return Some(distribution(line, at, m.end, own));
    }
    if let Some(m) = either(|p| p.masthead.organization) {
        let range = line.printed(&(at..m.end));
        let named = Meaning {
            range,
            what: Sense::Named(Named::Organization),
        };
        return found(MastheadKind::Organization, vec![named], Vec::new(), m.end);
    }
    if let Some(m) = try_own(masthead.heading) {
        let kind = m.find(|v| {
            if let Value::Kind(kind) = v {
                Some(*kind)
            } else {
                None
            }
        });
        let numbered = m
            .captures
            .iter()
            .any(|c| matches!(c.value, Value::Number(_)));
        // The bare word heads a decision only where it stands alone.
        let alone = line.text()[m.end..].chars().all(|c| ",.:".contains(c));
        if let Some(kind) = kind.filter(|_| numbered || (at == 0 && alone)) {
            return found(
                MastheadKind::Heading(kind),
                meanings(&m.captures),
                m.captures,
                m.end,
            );
        }
    }
    if let Some((date, end)) = issue_date(line, at, own) {
        return found(
            MastheadKind::IssueDate(date),
            vec![dated(line, at, end, date)],
            Vec::new(),
            end,
        );
    }
    organ(line, at, own).or_else(|| {
        let m = try_own(masthead.proponent)?;
        let whole = line.text()[m.end..].chars().all(|c| ",.".contains(c));
        (at == 0 && whole)
            .then(|| {
                found(
                    MastheadKind::Proponent,
                    meanings(&m.captures),
                    m.captures,
                    m.end,
                )
            })
            .flatten()
    })
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
    let m = template::longest(own.masthead.proponent, line, at, own);
    let end = close?;
    let mut captures = m.map(|m| m.captures).unwrap_or_default();
    // Symbols the template did not reach.
    let mut from = at;
    while let Some(next) = text[from..end].find('/') {
        let mut start = from + next;
        while start > at && text.as_bytes()[start - 1].is_ascii_alphanumeric() {
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
fn distribution(line: &Folded<'_>, at: usize, end: usize, own: &Pack) -> Found {
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
    Found {
        piece: Piece {
            range: 0..0,
            kind: MastheadKind::Distribution,
            meanings: vec![named],
            captures: Vec::new(),
        },
        end: cut,
    }
}

/// A date, in the language's form or the English one that many mastheads keep.
fn issue_date(line: &Folded<'_>, at: usize, own: &Pack) -> Option<(Date, usize)> {
    template::date(line, at, own).or_else(|| template::date(line, at, pack(Language::English)))
}

/// The name of an organ, where it stands alone or before another piece.
fn organ(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let text = line.text();
    let (organ, end) = crate::model::Organ::ALL
        .into_iter()
        .flat_map(|organ| {
            let names = own.organs.of(organ).iter().chain(own.formulas.of(organ));
            names.map(move |name| (organ, *name))
        })
        .filter(|(_, name)| text[at..].starts_with(name))
        .max_by_key(|(_, name)| name.len())
        .map(|(organ, name)| (organ, at + name.len()))?;
    if end < text.len() && piece(line, end, own).is_none() {
        return None;
    }
    let range = line.printed(&(at..end));
    let named = Meaning {
        range,
        what: Sense::Named(Named::Organ(organ)),
    };
    found(MastheadKind::Organ(organ), vec![named], Vec::new(), end)
}

/// A symbol at `at`: a capital letter in print, with a slash behind it.
fn symbol(line: &Folded<'_>, at: usize) -> Option<(Symbol, usize)> {
    let rest = &line.text()[at..];
    let end = rest
        .bytes()
        .take_while(|c| c.is_ascii_alphanumeric() || b"/.-_()*&".contains(c))
        .count();
    // Digits glued to the symbol by the loss of a blank are cut at the next letter run by the
    // parser; the longest beginning that is a symbol counts.
    let word = &rest[..end];
    if !word.contains('/') {
        return None;
    }
    let mut len = end;
    while len > 2 {
        let printed = line.words(&(at..at + len));
        if printed.starts_with(|c: char| c.is_ascii_uppercase())
            && !word[..len].ends_with(['.', '-', '/', '('])
            && let Some(symbol) = template::tidy_symbol(printed)
        {
            return Some((symbol, at + len));
        }
        len -= 1;
    }
    None
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
                Value::Symbol(symbol) => Sense::Reference(symbol.clone()),
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
