//! Closing lines: the meeting and the date, in either order, on one line or two.

use super::prose::{Meaning, Sense};
use crate::language::template::{self, Match, Value};
use crate::language::{Folded, Pack};
use crate::model::{Date, Meeting, Named};
use std::ops::Range;

/// What a closing line says.
#[derive(Clone, Debug, Default)]
pub(super) struct Closing {
    pub(super) meeting: Option<Meeting>,
    pub(super) date: Option<Date>,
    /// Where, in the printed line.
    pub(super) meanings: Vec<Meaning>,
}

/// Whether a line begins as one with a meeting or a date does; marks may stand before it.
fn may_begin(line: &Folded<'_>, pack: &Pack) -> bool {
    let closing = &pack.closing;
    let is_marked = line
        .head()
        .first()
        .is_some_and(|c| MARKS.contains(&char::from(*c)));
    is_marked
        || [
            &closing.resumed_meeting,
            &closing.meeting,
            &pack.masthead.day,
            &pack.dates.forms,
        ]
        .into_iter()
        .any(|forms| line.may_begin(0, &forms.lead))
}

/// Marks between and before the words of a line.
const MARKS: [char; 6] = [',', '.', '*', '(', ')', '\\'];

/// Reads a line that holds a meeting, a date, or both, and nothing else.
pub(super) fn read(line: &Folded<'_>, pack: &Pack) -> Option<Closing> {
    if !may_begin(line, pack) {
        return None;
    }
    let mut closing = Closing::default();
    let text = line.text();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let skip = rest.len() - rest.trim_start_matches(MARKS).len();
        if skip == rest.len() && at > 0 {
            break;
        }
        at += skip;
        if closing.date.is_none()
            && let Some((date, end)) = day(line, at, pack)
        {
            closing.date = Some(date);
            closing.meanings.push(Meaning {
                range: line.printed(&(at..end)),
                what: Sense::Date(date),
            });
            at = end;
            continue;
        }
        let resumed = template::longest(&pack.closing.resumed_meeting, line, at, pack);
        let plain = template::longest(&pack.closing.meeting, line, at, pack);
        let (found, resumed) = match (resumed, plain) {
            (Some(r), Some(p)) if p.end > r.end => (p, false),
            (Some(r), _) => (r, true),
            (None, Some(p)) => (p, false),
            (None, None) => return None,
        };
        if closing.meeting.is_some() {
            return None;
        }
        let meeting = meeting_of(&found, &text[at..found.end], resumed, pack)?;
        closing.meeting = Some(meeting);
        closing.meanings.push(meant(line, at..found.end, meeting));
        at = found.end;
    }
    (closing.meeting.is_some() || closing.date.is_some()).then_some(closing)
}

/// A date, alone or with the word that leads to it: “le 3 novembre 1950”.
fn day(line: &Folded<'_>, at: usize, pack: &Pack) -> Option<(Date, usize)> {
    template::date(line, at, pack).or_else(|| {
        let led = template::longest(&pack.masthead.day, line, at, pack)?;
        let date = led.find(|value| match value {
            Value::Date(date) => Some(*date),
            _ => None,
        })?;
        Some((date, led.end))
    })
}

/// The meeting that a template read in some words.
pub(super) fn meeting_of(
    found: &Match,
    words: &str,
    resumed: bool,
    pack: &Pack,
) -> Option<Meeting> {
    let number = found.find(|value| match value {
        Value::Ordinal(n) => Some(*n),
        _ => None,
    })?;
    let plenary = pack.closing.plenary.iter().any(|word| words.contains(word));
    Some(Meeting {
        number,
        plenary,
        resumed,
    })
}

/// What the words of a meeting mean.
pub(super) fn meant(line: &Folded<'_>, range: Range<usize>, meeting: Meeting) -> Meaning {
    Meaning {
        range: line.printed(&range),
        what: Sense::Named(Named::Meeting(meeting)),
    }
}
