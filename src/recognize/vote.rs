//! The vote that the page prints behind the closing lines: whether one was recorded, how many stood
//! on each side, and who.

use super::prose::{Meaning, Sense};
use crate::language::template::{self, Match, Value};
use crate::language::{Blanks, Folded, Forms, Head, Pack, Script, fold_char, head};
use crate::model::{Count, Named, Outcome, Side, Vote, Votes, chinese_value};
use std::ops::Range;

/// How many bytes of a block are looked at for the words that begin a vote.
const HEAD: usize = 240;

/// Whether a text begins as a line about a vote does.
pub(super) fn begins(text: &str, pack: &Pack) -> bool {
    let text = head(text, HEAD);
    if !may_begin(text, pack) {
        return false;
    }
    let line = Folded::new(text, Blanks::Dropped);
    found(&pack.closing.without_vote, &line, pack).is_some()
        || found(&pack.closing.recorded_vote, &line, pack).is_some()
}

/// Whether the first letters of a text are those of words about a vote.
fn may_begin(text: &str, pack: &Pack) -> bool {
    let is_letter = |c: char| fold_char(c).is_some_and(char::is_alphabetic);
    text.find(is_letter).is_some_and(|word| {
        let letters = Head::new(&text[word..], Blanks::Dropped);
        let closing = &pack.closing;
        text[..word].contains(['[', '［'])
            || [&closing.without_vote, &closing.recorded_vote]
                .into_iter()
                .any(|forms| forms.lead.admits(letters.bytes()))
    })
}

/// Whether a text goes on with a vote whose lines so far end so: it names a side, or it is the list
/// that a colon or a comma announced.
pub(super) fn goes_on(before: &str, text: &str, pack: &Pack) -> bool {
    let before = before.trim_end();
    if before.ends_with([']', '［', '］']) {
        return false;
    }
    names_side(text, pack) || before.ends_with([':', '：', ',', '，', '、', '،'])
}

/// Whether a text is or begins with the word for a side and a colon.
fn names_side(text: &str, pack: &Pack) -> bool {
    let line = Folded::new(head(text, HEAD), Blanks::Dropped);
    let words = line.text().trim_start_matches('[');
    sides(pack).any(|(_, word)| {
        words
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    })
}

/// What the lines about a vote say; `None` where they say nothing that is known.
pub(super) fn read(text: &str, pack: &Pack) -> Option<Vote> {
    let line = Folded::new(text, Blanks::Dropped);
    let lists = lists(&line, pack);
    let without = found(&pack.closing.without_vote, &line, pack);
    let recorded = found(&pack.closing.recorded_vote, &line, pack);
    if lists.is_empty() && recorded.is_none() {
        return without.map(|_| Vote::default());
    }
    if without.is_some() && lists.is_empty() {
        return Some(Vote::default());
    }
    let end = lists
        .first()
        .map_or(line.text().len(), |list| list.word.start);
    let printed = printed_counts(&line.text()[..end], recorded.as_ref(), pack);
    let printed = printed.map(|count| count.map(|count| count.value));
    let counts = Side::ALL
        .into_iter()
        .enumerate()
        .filter_map(|(place, side)| {
            let list = lists.iter().find(|list| list.side == side);
            let voters = lists
                .iter()
                .filter(|list| list.side == side)
                .map(|list| names(line.words(&list.names)))
                .find(|names| !names.is_empty())
                .unwrap_or_default();
            let is_printed = |place: usize| printed[place].is_some();
            let is_listed = lists.iter().any(|list| list.side == Side::Abstaining);
            let is_whole = is_printed(0) && is_printed(1) && (is_printed(2) || !is_listed);
            let value = match printed[place] {
                Some(value) if is_whole || lists.is_empty() => value,
                _ => list.map(|_| voters.len() as u32)?,
            };
            // Beside lists, a side that nobody took is not printed.
            if value == 0 && list.is_none() && !lists.is_empty() {
                return None;
            }
            Some(Count {
                side,
                value,
                voters,
            })
        })
        .collect();
    Some(Vote {
        recorded: true,
        counts,
    })
}

/// The counts of a line, by side; the number of the meeting counts no votes.
fn printed_counts(words: &str, recorded: Option<&Match>, pack: &Pack) -> [Option<Printed>; 3] {
    let mut printed = numbers(words, pack);
    if let Some(meeting) = recorded.and_then(ordinal) {
        let place = printed.iter().position(|count| count.value == meeting);
        place.map(|place| printed.remove(place));
    }
    by_side(printed)
}

/// What the words of a line about a vote mean: how the text was adopted, and the numbers.
pub(super) fn meanings(text: &str, pack: &Pack) -> Vec<Meaning> {
    let line = Folded::new(text, Blanks::Dropped);
    let lists = lists(&line, pack);
    let without = found_at(&pack.closing.without_vote, &line, pack);
    if let Some((start, without)) = without.filter(|_| lists.is_empty()) {
        let outcome = Named::Outcome(Outcome::WithoutVote);
        return Vec::from_iter(meaning(&line, text, start..without.end, outcome));
    }
    let Some((start, recorded)) = found_at(&pack.closing.recorded_vote, &line, pack) else {
        return Vec::new();
    };
    let end = lists
        .first()
        .map_or(line.text().len(), |list| list.word.start);
    let counts = printed_counts(&line.text()[..end], Some(&recorded), pack);
    // One number alone may count anything.
    if counts[0].is_none() || counts[1].is_none() {
        return Vec::new();
    }
    let counts = Side::ALL.into_iter().zip(counts);
    let mut counts: Vec<_> = counts
        .filter_map(|(side, count)| Some((side, count?)))
        .collect();
    counts.sort_by_key(|(_, count)| count.range.start);
    let first = counts.first().map_or(start, |(_, count)| count.range.start);
    let outcome = Named::Outcome(Outcome::RecordedVote);
    let outcome = meaning(&line, text, start..first.max(start), outcome);
    let votes = counts
        .into_iter()
        .filter_map(|(side, Printed { value, range, .. })| {
            meaning(&line, text, range, Named::Votes(Votes { side, value }))
        });
    outcome.into_iter().chain(votes).collect()
}

/// The meaning of a range of the folded line, without what stands around its words.
fn meaning(line: &Folded<'_>, text: &str, range: Range<usize>, what: Named) -> Option<Meaning> {
    let range = line.printed(&range);
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start_matches(EDGES).len();
    let end = range.start + words.trim_end_matches(EDGES).len();
    (start < end).then_some(Meaning {
        range: start..end,
        what: Sense::Named(what),
    })
}

/// What stands around the words that say how a text was adopted.
const EDGES: [char; 14] = [
    ' ', '\u{a0}', '\u{3000}', '[', ']', '［', '］', '.', '。', ',', '，', '،', '*', ':',
];

/// One of the templates at the head of a line, what stands before the first word or bracket not
/// counted.
fn found(forms: &Forms, line: &Folded<'_>, pack: &Pack) -> Option<Match> {
    found_at(forms, line, pack).map(|(_, found)| found)
}

/// The same, with the place where it begins.
fn found_at(forms: &Forms, line: &Folded<'_>, pack: &Pack) -> Option<(usize, Match)> {
    let text = line.text();
    let word = text.find(char::is_alphabetic)?;
    let bracket = text[..word].rfind('[');
    bracket.into_iter().chain([word]).find_map(|at| {
        let found = template::longest(forms, line, at, pack)?;
        (found.end > at).then_some((at, found))
    })
}

/// The words for the sides.
fn sides(pack: &Pack) -> impl Iterator<Item = (Side, &'static str)> + use<> {
    let closing = &pack.closing;
    [
        (Side::InFavour, closing.in_favour),
        (Side::Against, closing.against),
        (Side::Abstaining, closing.abstaining),
    ]
    .into_iter()
    .flat_map(|(side, words)| words.iter().map(move |word| (side, *word)))
}

/// The list of one side.
struct List {
    side: Side,
    /// The word for the side, in the folded line.
    word: Range<usize>,
    /// The names behind it.
    names: Range<usize>,
}

/// The lists of a line: each begins behind a word for a side and a colon, and ends where the next
/// word begins.
fn lists(line: &Folded<'_>, pack: &Pack) -> Vec<List> {
    let text = line.text();
    let mut lists: Vec<List> = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let before = &text[..colon];
        let word = sides(pack)
            .filter(|(_, word)| before.ends_with(word))
            .max_by_key(|(_, word)| word.len());
        let Some((side, word)) = word else { continue };
        let start = colon - word.len();
        if let Some(last) = lists.last_mut() {
            last.names.end = start.max(last.names.start);
        }
        lists.push(List {
            side,
            word: start..colon,
            names: colon + 1..text.len(),
        });
    }
    // A vote may be printed again behind an empty form of itself.
    for list in &mut lists {
        let words = &text[list.names.clone()];
        list.names.end = list.names.start + words.find('[').unwrap_or(words.len());
    }
    lists
}

/// The meeting that the line names.
pub(super) fn meeting(text: &str, pack: &Pack) -> Option<u32> {
    let line = Folded::new(head(text, HEAD), Blanks::Dropped);
    let closing = &pack.closing;
    [&closing.without_vote, &closing.recorded_vote]
        .into_iter()
        .filter_map(|forms| found(forms, &line, pack))
        .find_map(|found| ordinal(&found))
}

fn ordinal(found: &Match) -> Option<u32> {
    found.find(|value| match value {
        Value::Ordinal(n) => Some(*n),
        _ => None,
    })
}

/// So few bytes between a word and a number are no words of their own.
const NEAR: usize = 6;

/// A number of votes in a folded line.
struct Printed {
    value: u32,
    /// Whether the words behind it count those who abstained.
    abstained: bool,
    range: Range<usize>,
}

/// The numbers of a line in order, words for none among them.
fn numbers(line: &str, pack: &Pack) -> Vec<Printed> {
    let closing = &pack.closing;
    let mut found: Vec<(u32, Range<usize>)> = Vec::new();
    let mut at = 0;
    for run in line.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        if let Ok(value) = digits.parse() {
            found.push((value, at..at + digits.len()));
        }
        at += run.len();
    }
    let words = closing.none.iter().map(|word| (0, word));
    for (value, word) in words.chain(closing.one.iter().map(|word| (1, word))) {
        let places = line.match_indices(word);
        found.extend(places.map(|(at, word)| (value, at..at + word.len())));
    }
    if pack.script == Script::Han {
        found.extend(numerals(line));
    }
    found.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
    found.dedup_by(|b, a| b.1.start < a.1.end);
    let ends = found.iter().skip(1).map(|(_, range)| range.start);
    let ends: Vec<usize> = ends.chain([line.len()]).collect();
    found
        .into_iter()
        .zip(ends)
        .map(|((value, range), end)| {
            let behind = &line[range.end.min(end)..end];
            // Right before a number the word belongs to that one.
            let is_own = |stem: &&str| {
                let at = behind.find(*stem);
                at.is_some_and(|at| end == line.len() || behind.len() - at - stem.len() > NEAR)
            };
            let abstained = closing.abstained.iter().any(is_own);
            Printed {
                value,
                abstained,
                range,
            }
        })
        .collect()
}

/// The Chinese numerals of a line outside brackets, where names stand.
fn numerals(line: &str) -> impl Iterator<Item = (u32, Range<usize>)> {
    let mut depth = 0_u32;
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in line.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && template::is_numeral(c) => {
                let end = at + c.len_utf8();
                match runs.last_mut().filter(|run| run.end == at) {
                    Some(run) => run.end = end,
                    None => runs.push(at..end),
                }
            }
            _ => {}
        }
    }
    // `一致` is no count.
    runs.into_iter().filter_map(|run| {
        let value = chinese_value(&line[run.clone()])?;
        Some((value, run))
    })
}

/// Numbers as those in favour, against, and abstaining; each where it is printed. More numbers than
/// sides say nothing.
fn by_side(printed: Vec<Printed>) -> [Option<Printed>; 3] {
    let mut sides = [None, None, None];
    if printed.len() > sides.len() {
        return sides;
    }
    let mut place = 0;
    for count in printed {
        if count.abstained && place > 0 && sides[2].is_none() {
            sides[2] = Some(count);
        } else if let Some(side) = sides.get_mut(place) {
            *side = Some(count);
            place += 1;
        }
    }
    sides
}

/// The names of a list, apart at commas outside brackets.
fn names(list: &str) -> Vec<String> {
    let mut depth = 0_u32;
    list.split(move |c: char| {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | '，' | '、' | '،' | ';' | '；' | '؛')
    })
    .map(|name| {
        let name = name.trim().trim_matches(['[', ']', '.', '。', '*', ' ']);
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    })
    .filter(|name| name.contains(char::is_alphabetic))
    .collect()
}

#[cfg(test)]
mod tests;
