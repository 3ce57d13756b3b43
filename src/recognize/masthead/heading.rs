//! The heading with the number of a text, and the meeting and the day of its adoption beside it.

use super::{Found, dated, found, meanings};
use crate::language::template::{self, Capture, Value};
use crate::language::title::named_number;
use crate::language::{Folded, Pack};
use crate::model::MastheadKind;
use crate::recognize::closing;

/// `Resolution 2749 (2024)`
pub(super) fn heading(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let m = template::longest(&own.masthead.heading, line, at, own)?;
    let kind = m.find(|value| match value {
        Value::Kind(kind) => Some(*kind),
        _ => None,
    })?;
    let mut captures = m.captures.iter();
    let numbered = captures.any(|c| matches!(c.value, Value::Number(_)));
    // The bare word heads a decision only where it stands alone.
    let alone = line.text()[m.end..].chars().all(|c| ",.:".contains(c));
    if !numbered && (at > 0 || !alone) {
        return None;
    }
    let kind = MastheadKind::Heading(kind);
    found(kind, meanings(&m.captures), m.captures, m.end)
}

/// A heading whose number is of the form that stands before titles too: `Resolution 377 A (V)`.
pub(super) fn numbered(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let named = (at == 0).then(|| named_number(line.source(), own))??;
    let (kind, words) = named.kind;
    let end = line.folded(named.number.len);
    let number = named.number.number;
    let number = match named.number.part {
        Some(letter) => number.replacen(" (", &format!(" {letter} ("), 1),
        None => number,
    };
    let captures = vec![
        Capture {
            value: Value::Kind(kind),
            range: words,
        },
        Capture {
            value: Value::Number(number),
            range: named.digits..named.number.len,
        },
    ];
    let meanings = meanings(&captures);
    found(MastheadKind::Heading(kind), meanings, captures, end)
}

/// `of 22 November 1967`: the day of adoption, behind the number or on a line of its own. A date with
/// no word before it is left to who knows what stands before.
pub(super) fn day(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let m = template::longest(&own.masthead.day, line, at, own)?;
    let is_last = line.text()[m.end..].chars().all(|c| ",.;:".contains(c));
    let is_bare = m.captures.first()?.range.start == line.printed(&(at..m.end)).start;
    let meanings = meanings(&m.captures);
    (is_last && !is_bare)
        .then(|| found(MastheadKind::Adoption, meanings, m.captures, m.end))
        .flatten()
}

/// `81st plenary meeting`, with the day of it where that stands behind.
pub(super) fn meeting(line: &Folded<'_>, at: usize, own: &Pack) -> Option<Found> {
    let m = template::longest(&own.closing.meeting, line, at, own)?;
    let meeting = closing::meeting_of(&m, &line.text()[at..m.end], false, own)?;
    // An ordinal in words belongs to a sentence more often than to a line.
    let printed = line.words(&(at..m.end));
    if !printed.contains(char::is_numeric) {
        return None;
    }
    let mut captures = m.captures;
    let mut meanings = vec![closing::meant(line, at..m.end, meeting)];
    let rest = &line.text()[m.end..];
    let next = m.end + rest.len() - rest.trim_start_matches([',', '.']).len();
    let mut end = m.end;
    if let Some((date, date_end)) = template::date(line, next, own) {
        meanings.push(dated(line, next, date_end, date));
        captures.push(Capture {
            value: Value::Date(date),
            range: line.printed(&(next..date_end)),
        });
        end = date_end;
    }
    found(MastheadKind::Adoption, meanings, captures, end)
}
