//! The vote that the page prints behind the closing lines: whether one was recorded, how many stood
//! on each side, and who.

use crate::language::template::{self, Match, Value};
use crate::language::{Blanks, Folded, Forms, Head, Pack, Script, fold_char, head};
use crate::model::{Count, Side, Vote, chinese_value};
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
    let mut printed = numbers(&line.text()[..end], pack);
    // The number of the meeting counts no votes.
    if let Some(meeting) = recorded.as_ref().and_then(ordinal) {
        let place = printed.iter().position(|(n, _)| *n == meeting);
        place.map(|place| printed.remove(place));
    }
    let printed = by_side(&printed);
    let sides = [Side::InFavour, Side::Against, Side::Abstaining];
    let counts = sides
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

/// One of the templates at the head of a line, what stands before the first word or bracket not
/// counted.
fn found(forms: &Forms, line: &Folded<'_>, pack: &Pack) -> Option<Match> {
    let text = line.text();
    let word = text.find(char::is_alphabetic)?;
    let bracket = text[..word].rfind('[');
    bracket
        .into_iter()
        .chain([word])
        .find_map(|at| template::longest(forms, line, at, pack).filter(|m| m.end > at))
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

/// The numbers of a line in order, words for none among them, each with whether it counts those who
/// abstained.
fn numbers(line: &str, pack: &Pack) -> Vec<(u32, bool)> {
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
            (value, abstained)
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
fn by_side(printed: &[(u32, bool)]) -> [Option<u32>; 3] {
    let mut sides = [None; 3];
    if printed.len() > sides.len() {
        return sides;
    }
    let mut place = 0;
    for (value, abstained) in printed {
        if *abstained && place > 0 && sides[2].is_none() {
            sides[2] = Some(*value);
        } else if let Some(side) = sides.get_mut(place) {
            *side = Some(*value);
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
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::model::Language;

    fn counts(text: &str, language: Language) -> Vec<(u32, usize)> {
        let vote = read(text, pack(language)).unwrap();
        assert!(vote.recorded);
        vote.counts
            .iter()
            .map(|count| (count.value, count.voters.len()))
            .collect()
    }

    #[test]
    fn a_recorded_vote_with_lists() {
        let text = "[Adopted by a recorded vote of 3 to 1, with 2 abstentions. The voting was as \
                    follows:\nIn favour:\nChile, Bolivia (Plurinational State of), Kuwait\n\
                    Against: Japan\nAbstaining:\nGabon, India]";
        assert_eq!(counts(text, Language::English), [(3, 3), (1, 1), (2, 2)]);
        let text = "[经记录表决，以3票赞成、1票反对、2票弃权获得通过。表决结果如下：赞成：智利、\
                    中国、科威特反对：日本弃权：加蓬、印度]";
        assert_eq!(counts(text, Language::Chinese), [(3, 3), (1, 1), (2, 2)]);
    }

    #[test]
    fn a_side_that_nobody_took_is_counted_by_names() {
        let text = "[Adopted by a recorded vote of 2 votes to none.\nIn favour:\nChile, Kuwait]";
        assert_eq!(counts(text, Language::English), [(2, 2)]);
    }

    #[test]
    fn votes_at_a_meeting_in_the_older_manner() {
        let votes = [
            (
                Language::English,
                "Adopted at the 1592nd meeting by 14 votes to none, with 1 abstention (Poland).",
            ),
            (
                Language::French,
                "Adoptée à la 1592e séance par 14 voix contre zéro, avec 1 abstention (Pologne).",
            ),
            (
                Language::Spanish,
                "Aprobada en la 1592a. sesión por 14 votos contra ninguno y 1 abstención.",
            ),
            (
                Language::Russian,
                "Принята на 1592-м заседании 14 голосами при 1 воздержавшемся, причем никто не \
                 голосовал против.",
            ),
            (
                Language::Chinese,
                "第1592次会议以14票对零票，1票弃权(波兰)通过。",
            ),
        ];
        for (language, text) in votes {
            assert!(begins(text, pack(language)), "{text}");
            assert_eq!(counts(text, language), [(14, 0), (0, 0), (1, 0)], "{text}");
            assert_eq!(meeting(text, pack(language)), Some(1592), "{text}");
        }
        let text = "اتخذ في الجلسة 1592 بأغلبية 14 صوتا مقابل لا شيء.";
        assert_eq!(counts(text, Language::Arabic), [(14, 0), (0, 0)]);
        assert_eq!(meeting(text, pack(Language::Arabic)), Some(1592));
    }

    #[test]
    fn no_vote_was_taken() {
        let pack = pack(Language::English);
        let vote = read("[Adopted without a vote.]", pack).unwrap();
        assert_eq!(vote, Vote::default());
        assert!(!begins("Albania, Andorra", pack));
    }

    #[test]
    fn lists_go_on() {
        let pack = pack(Language::English);
        assert!(goes_on("as follows:", "In favour:", pack));
        assert!(goes_on("In favour:", "Chile, Kuwait", pack));
        assert!(goes_on("Chile, Kuwait", "Against: Japan", pack));
        assert!(!goes_on("Japan]", "Against: Japan", pack));
        assert!(!goes_on("Chile, Kuwait", "Annex", pack));
    }
}
