//! Takes what conversion put between characters: stray and doubled blanks, signs of direction,
//! hyphens that are not seen. The author's own signs stay.
//!
//! Before: `第 71/48 号决议`. After: `第71/48号决议`. Words set with a blank between their letters,
//! `п р о с и т`, are closed up.

use super::notes::each_passage;
use super::{Ledger, Rule};
use crate::language::{Pack, Script};
use crate::markdown::{Block, Mark, MarkKind, OBJECT, Passage};
use std::ops::Range;

/// Tidies every passage of a block.
pub(super) fn tidy_block(block: &mut Block, pack: &Pack, ledger: &mut Ledger) {
    each_passage(block, &mut |passage| tidy(passage, pack, ledger));
}

fn tidy(passage: &mut Passage, pack: &Pack, ledger: &mut Ledger) {
    let text = passage.text();
    let is_break = |mark: &Mark| mark.kind == MarkKind::Break;
    if is_tidy(text, pack) && !passage.marks().iter().any(is_break) {
        return;
    }
    let breaks: Vec<&Mark> = passage.marks().iter().filter(|m| is_break(m)).collect();
    let spaced = spaced_out(text);
    // Whether a blank between two words is nothing but that.
    let is_usual = breaks.is_empty() && spaced.is_empty() && pack.script != Script::Han;
    // The first break and the first spaced run that do not end before the blank that is read.
    let mut edits: Vec<(Range<usize>, &'static str)> = Vec::new();
    // The last character that is seen, objects not counted; and whether an object came after it.
    let mut last: Option<char> = None;
    let mut after_object = false;
    let bytes = text.as_bytes();
    // How far the text is read: what the bytes tell nothing of is passed.
    let mut read = 0;
    while let Some(passed) = bytes[read..].iter().position(|b| TELLING[usize::from(*b)]) {
        let at = read + passed;
        if passed > 0 {
            last = text[read..at].chars().next_back();
            after_object = false;
        }
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let end = at + c.len_utf8();
        read = end;
        if let Some(rule) = unseen(c) {
            ledger.record(passage.span(at..end), rule, c);
            edits.push((at..end, ""));
            continue;
        }
        if c == OBJECT {
            after_object = true;
            continue;
        }
        if !is_blank(c) {
            last = Some(c);
            after_object = false;
            continue;
        }
        let mut end = end;
        let mut plain = c == ' ';
        let is_word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        if plain && is_usual && at > 0 && is_word(at - 1) && is_word(end) {
            continue;
        }
        while let Some(c) = text[end..]
            .chars()
            .next()
            .filter(|c| is_blank(*c) || unseen(*c).is_some())
        {
            let next = end..end + c.len_utf8();
            if let Some(rule) = unseen(c) {
                ledger.record(passage.span(next.clone()), rule, c);
            }
            end = next.end;
            plain = false;
        }
        read = end;
        let rest = &text[end..];
        let next = rest.chars().find(|c| *c != OBJECT && unseen(*c).is_none());
        let before_object = rest.starts_with(OBJECT);
        let single = if text[at..end].contains('\u{a0}') && pack.script != Script::Han {
            "\u{a0}"
        } else {
            " "
        };
        if end == at + 1 && within(&spaced, at) {
            ledger.record(passage.span(at..end), Rule::StrayBlank, ' ');
            edits.push((at..end, ""));
            continue;
        }
        let behind = breaks.partition_point(|m| m.end < at);
        let is_break = breaks.get(behind).is_some_and(|m| m.start <= end);
        let at_edge = at == 0 || rest.is_empty() || is_break;
        let in_han = pack.script == Script::Han && (is_han(last) || is_han(next));
        let before_call = before_object && !after_object && is_call_at(passage, end);
        let within_han = in_han && !is_dash(&text[..at]);
        let wanted = if at_edge || within_han || before_call || is_before_mark(rest) {
            ""
        } else {
            single
        };
        if wanted.is_empty() || !plain {
            let printed = &text[at..end];
            if printed != wanted {
                ledger.record(passage.span(at..end), Rule::StrayBlank, printed);
                edits.push((at..end, wanted));
            }
        }
    }
    passage.edit(&edits);
}

/// Whether the words before a blank are one dash: with it, it is the sign of a list.
fn is_dash(before: &str) -> bool {
    matches!(before, "–" | "—" | "-")
}

/// Takes the signs that are not seen off a block, but for soft hyphens, and the blanks at its edges:
/// they would hide numbers, first words and last marks from every step.
pub(super) fn take_unseen(block: &mut Block, ledger: &mut Ledger) {
    each_passage(block, &mut |passage| {
        let text = passage.text();
        let is_taken = |c: char| c != SOFT_HYPHEN && unseen(c).is_some();
        // The first bytes of these signs.
        let mut places = memchr::memchr3_iter(0xd8, 0xe2, 0xef, text.as_bytes());
        if !places.any(|at| text[at..].starts_with(is_taken)) {
            return;
        }
        let is_edge = |c: char| is_taken(c) || is_blank(c);
        let head = text.len() - text.trim_start_matches(is_edge).len();
        let tail = text.trim_end_matches(is_edge).len();
        let mut edits = Vec::new();
        for (at, c) in text.char_indices() {
            if is_taken(c) || at < head || at >= tail {
                let rule = unseen(c).unwrap_or(Rule::StrayBlank);
                let range = at..at + c.len_utf8();
                ledger.record(passage.span(range.clone()), rule, c);
                edits.push((range, ""));
            }
        }
        passage.edit(&edits);
    });
}

/// Whether a look at the bytes shows that there is nothing to take: no blank but single ones between
/// words of the usual length, none before a sign that may be a mark, none in Chinese.
fn is_tidy(text: &str, pack: &Pack) -> bool {
    let bytes = text.as_bytes();
    // Where the last word began, and how many short ones stand before it.
    let (mut word, mut short) = (0, 0);
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| TELLING[usize::from(*b)]) {
        at += found;
        let (next, third) = (bytes.get(at + 1).copied(), bytes.get(at + 2).copied());
        let tidy = match (bytes[at], next, third) {
            (b' ', Some(next), _) => {
                short = if at - word <= SHORT { short + 1 } else { 0 };
                // An object, a call or a picture, ends in this byte.
                let behind_word = at > word && bytes[at - 1] != 0xbc;
                let before_word = match next {
                    0..0x80 => !matches!(next, b' ' | b',' | b'.'),
                    0xd8 => !matches!(third, Some(0x8c | 0x9b..=0x9c)),
                    _ => matches!(next, 0xc3..=0xe2),
                };
                word = at + 1;
                behind_word && before_word && short < SPACED && pack.script != Script::Han
            }
            (b' ' | b'\t' | b'\n', ..) => false,
            // The first bytes of blanks and of signs that are not seen.
            (0xc2, next, _) => !matches!(next, Some(0xa0 | 0xad)),
            (0xd8, next, _) => next != Some(0x9c),
            (0xe2, Some(0x80), third) => !matches!(third, Some(0x80..=0x8f | 0xaa..=0xaf)),
            (0xe2, next, _) => next != Some(0x81),
            (0xe3, next, third) => (next, third) != (Some(0x80), Some(0x80)),
            (_, next, third) => (next, third) != (Some(0xbb), Some(0xbf)),
        };
        if !tidy {
            return false;
        }
        at += 1;
    }
    // The last word may be the fifth letter.
    short + 1 < SPACED
}

/// The bytes that may begin what is taken.
const TELLING: [bool; 256] = {
    let mut table = [false; 256];
    let telling = [b' ', b'\t', b'\n', 0xc2, 0xd8, 0xe2, 0xe3, 0xef];
    let mut at = 0;
    while at < telling.len() {
        table[telling[at] as usize] = true;
        at += 1;
    }
    table
};

/// A word of no more bytes may be one letter with a mark behind it.
const SHORT: usize = 4;

/// The shortest word that is taken for one set with blanks between its letters.
const SPACED: usize = 5;

/// Whether so many words as a spaced one has letters follow each other that are one character long,
/// marks behind them not counted.
fn has_short_words(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ends = memchr::memchr_iter(b' ', bytes).chain([bytes.len()]);
    let (mut start, mut count) = (0, 0);
    for end in ends {
        let word = &text[start..end];
        let width = word.chars().next().map_or(0, char::len_utf8);
        let is_short = matches!(
            word.as_bytes().get(width),
            None | Some(b',' | b';' | b':' | b'.')
        );
        count = if is_short && width > 0 { count + 1 } else { 0 };
        if count >= SPACED {
            return true;
        }
        start = end + 1;
    }
    false
}

/// The words that are set with a blank between their letters, as printing without italics set off
/// what italics set off now. Two blanks part two words.
fn spaced_out(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !has_short_words(text) {
        return found;
    }
    let mut run = 0..0;
    let mut letters = 0;
    let mut at = 0;
    for word in text.split(' ') {
        let mut chars = word.trim_end_matches([',', ';', ':', '.']).chars();
        let is_letter = matches!((chars.next(), chars.next()), (Some(c), None)
            if c.is_lowercase() || (letters == 0 && c.is_uppercase()));
        if !is_letter {
            if letters >= SPACED {
                found.push(run.clone());
            }
            letters = 0;
        } else if letters == 0 {
            run = at..at + word.len();
            letters = 1;
        } else {
            run.end = at + word.len();
            letters += 1;
        }
        at += word.len() + 1;
    }
    if letters >= SPACED {
        found.push(run);
    }
    found
}

const SOFT_HYPHEN: char = '\u{ad}';

/// The rule for a sign that is not seen.
fn unseen(c: char) -> Option<Rule> {
    match c {
        SOFT_HYPHEN => Some(Rule::SoftHyphen),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' => {
            Some(Rule::DirectionMark)
        }
        '\u{200b}' | '\u{2060}' | '\u{feff}' => Some(Rule::StrayBlank),
        _ => None,
    }
}

fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\n'
    )
}

/// Whether a comma or full stop that ends words follows: in no language is there a blank before it.
fn is_before_mark(rest: &str) -> bool {
    rest.strip_prefix([',', '.', '،', '؛'])
        .is_some_and(|after| {
            after
                .chars()
                .next()
                .is_none_or(|c| is_blank(c) || c == OBJECT)
        })
}

/// Whether the character is Chinese, or a mark set full width: no blank belongs beside it.
fn is_han(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '“' | '”' | '‘' | '’' | '—' | '…')
    })
}

/// Whether a place is in one of the runs, which stand in order.
fn within(runs: &[Range<usize>], at: usize) -> bool {
    let behind = runs.partition_point(|run| run.end <= at);
    runs.get(behind).is_some_and(|run| run.contains(&at))
}

/// Whether a call of a note stands at `at`.
fn is_call_at(passage: &Passage, at: usize) -> bool {
    let marks = passage.marks();
    let first = marks.partition_point(|m| m.start < at);
    let mut here = marks[first..].iter().take_while(|m| m.start == at);
    here.any(|m| matches!(m.kind, MarkKind::ResolvedCall(..) | MarkKind::NoteCall(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn signs_that_are_not_seen_hide_no_number() {
        let source = "The General Assembly,\n\n1. Asks for rain;\u{200e}\n\n\u{200e} (a)\u{200e} in May;\n\n\
            \u{200f}2. Asks for\u{200b} sun.\u{feff}\n";
        let cleaned = crate::clean::clean(crate::markdown::parse(source), Language::English);
        let texts: Vec<_> = cleaned.blocks.iter().map(|b| b.passage.text()).collect();
        assert_eq!(
            texts[1..],
            ["1. Asks for rain;", "(a) in May;", "2. Asks for sun."]
        );
        let taken = cleaned.ledger.removals().iter();
        assert_eq!(taken.filter(|r| r.rule == Rule::DirectionMark).count(), 4);
    }

    #[test]
    fn letters_set_apart() {
        let words = |text: &'static str| -> Vec<&str> {
            spaced_out(text).into_iter().map(|r| &text[r]).collect()
        };
        assert_eq!(
            words("1. п о с т а н о в л я е т открыть"),
            ["п о с т а н о в л я е т"]
        );
        assert_eq!(
            words("D e c i d e s  f i r m l y to open ports"),
            ["D e c i d e s", "f i r m l y"]
        );
        assert!(words("Parts A B C D E F and a b c of it").is_empty());
        assert!(words("и в с е").is_empty());
    }
}
