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
    let spaced = spaced_out(text);
    let mut edits: Vec<(Range<usize>, &'static str)> = Vec::new();
    let mut chars = text.char_indices().peekable();
    // The last character that is seen, objects not counted; and whether an object came after it.
    let mut last: Option<char> = None;
    let mut after_object = false;
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
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
        while let Some(&(next, c)) = chars
            .peek()
            .filter(|(_, c)| is_blank(*c) || unseen(*c).is_some())
        {
            if let Some(rule) = unseen(c) {
                ledger.record(passage.span(next..next + c.len_utf8()), rule, c);
            }
            end = next + c.len_utf8();
            plain = false;
            chars.next();
        }
        let rest = &text[end..];
        let next = rest.chars().find(|c| *c != OBJECT && unseen(*c).is_none());
        let before_object = rest.starts_with(OBJECT);
        let single = if text[at..end].contains('\u{a0}') && pack.script != Script::Han {
            "\u{a0}"
        } else {
            " "
        };
        if end == at + 1 && spaced.iter().any(|run| run.contains(&at)) {
            ledger.record(passage.span(at..end), Rule::StrayBlank, ' ');
            edits.push((at..end, ""));
            continue;
        }
        let is_break = passage
            .marks()
            .iter()
            .any(|m| m.kind == MarkKind::Break && m.start <= end && at <= m.end);
        let at_edge = at == 0 || rest.is_empty() || is_break;
        let in_han = pack.script == Script::Han && (is_han(last) || is_han(next));
        let before_call = before_object && !after_object && is_call_at(passage, end);
        let wanted = if at_edge || in_han || before_call || is_before_mark(rest) {
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

/// Whether a look at the bytes shows that there is nothing to take: no blank but single ones between
/// words of the usual length, none before a sign that may be a mark, none in Chinese.
fn is_tidy(text: &str, pack: &Pack) -> bool {
    let bytes = text.as_bytes();
    // Where the last word began, and how many short ones stand before it.
    let (mut word, mut short) = (0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b' ' => {
                let next = bytes.get(at + 1);
                // An object ends so: a call or a picture.
                let in_words = at > word
                    && bytes[at - 1] != 0xbc
                    && next.is_some_and(|next| {
                        next.is_ascii() && !matches!(next, b' ' | b',' | b'.')
                            || matches!(next, 0xc3..=0xd7 | 0xd9..=0xe2)
                            || *next == 0xd8
                                && !matches!(bytes.get(at + 2), Some(0x8c | 0x9b..=0x9c))
                    });
                short = if at - word <= SHORT { short + 1 } else { 0 };
                word = at + 1;
                if !in_words || short >= SPACED || pack.script == Script::Han {
                    return false;
                }
            }
            b'\t' | b'\n' => return false,
            // The first bytes of blanks and of signs that are not seen.
            0xc2 if matches!(bytes.get(at + 1), Some(0xa0 | 0xad)) => return false,
            0xd8 if bytes.get(at + 1) == Some(&0x9c) => return false,
            0xe2 if matches!(
                (bytes.get(at + 1), bytes.get(at + 2)),
                (Some(0x80), Some(0x80..=0x8f | 0xaa..=0xaf)) | (Some(0x81), _)
            ) =>
            {
                return false;
            }
            0xe3 if bytes.get(at + 1..at + 3) == Some(&[0x80, 0x80]) => return false,
            0xef if bytes.get(at + 1..at + 3) == Some(&[0xbb, 0xbf]) => return false,
            _ => {}
        }
    }
    // The last word may be the fifth letter.
    short + 1 < SPACED
}

/// A word of no more bytes may be one letter with a mark behind it.
const SHORT: usize = 4;

/// The shortest word that is taken for one set with blanks between its letters.
const SPACED: usize = 5;

/// The words that are set with a blank between their letters, as printing without italics set off
/// what italics set off now. Two blanks part two words.
fn spaced_out(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
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

/// The rule for a sign that is not seen.
fn unseen(c: char) -> Option<Rule> {
    match c {
        '\u{ad}' => Some(Rule::SoftHyphen),
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

/// Whether a call of a note stands at `at`.
fn is_call_at(passage: &Passage, at: usize) -> bool {
    passage.marks().iter().any(|m| {
        m.start == at && matches!(m.kind, MarkKind::ResolvedCall(..) | MarkKind::NoteCall(_))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
