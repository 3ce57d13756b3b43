//! Takes the brackets that converters put in place of raised setting: empty ones that stood around
//! the call or the sign of a note, and those around raised letters.
//!
//! Before: `human rights () and`, `() Resolution 41/128.` as the text of a note, `n [o] 53`. After:
//! the same words without them; the letters are raised.

use super::notes::each_passage;
use super::{Ledger, Rule};
use crate::markdown::{Block, MarkKind, Passage};
use std::ops::Range;

/// Takes the empty brackets of every passage of a block.
pub(super) fn take(block: &mut Block, ledger: &mut Ledger) {
    each_passage(block, &mut |passage| {
        take_in(passage, ledger);
        raise(passage, ledger);
    });
}

/// How many letters an abbreviation is raised with, at most.
const RAISED: usize = 3;

/// Raises the letters of `1[er]` and `n [os]`.
fn raise(passage: &mut Passage, ledger: &mut Ledger) {
    let text = passage.text();
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, _) in text.match_indices('[') {
        let rest = &text[at + 1..];
        let letters = rest.find(|c: char| !c.is_lowercase()).unwrap_or(rest.len());
        let before = text[..at].trim_end_matches([' ', '\u{a0}']);
        let mut last = before.chars().rev();
        // A number, or the first letter of a word that the raised letters shorten.
        let is_stem = match (last.next(), last.next()) {
            (Some(c), _) if c.is_ascii_digit() => true,
            (Some(c), before) if c.is_alphabetic() => !before.is_some_and(char::is_alphanumeric),
            _ => false,
        };
        let fits = is_stem
            && (1..=RAISED).contains(&rest[..letters].chars().count())
            && rest[letters..].starts_with(']')
            && !rest[letters + 1..].starts_with(char::is_alphanumeric);
        if fits {
            found.push((before.len(), at + 1..at + 1 + letters));
        }
    }
    let (mut edits, mut marks) = (Vec::new(), Vec::new());
    for (start, letters) in found {
        let (open, close) = (start..letters.start, letters.end..letters.end + 1);
        for range in [&open, &close] {
            let taken = &passage.text()[range.clone()];
            ledger.record(passage.span(range.clone()), Rule::RaisedBrackets, taken);
        }
        marks.push((letters, MarkKind::Superscript));
        edits.extend([(open, ""), (close, "")]);
    }
    passage.add_marks(marks);
    passage.edit(&edits);
}

fn take_in(passage: &mut Passage, ledger: &mut Ledger) {
    let text = passage.text();
    let mut edits: Vec<(Range<usize>, &str)> = Vec::new();
    // The bytes are searched, of which the first of a full-width bracket begins other characters too.
    let opens = memchr::memchr2_iter(b'(', "（".as_bytes()[0], text.as_bytes());
    for at in opens {
        let Some(open) = ["(", "（"]
            .into_iter()
            .find(|open| text[at..].starts_with(open))
        else {
            continue;
        };
        let rest = text[at + open.len()..].trim_start_matches([' ', '\u{a0}']);
        let Some(close) = rest.chars().next().filter(|c| matches!(c, ')' | '）')) else {
            continue;
        };
        let end = text.len() - rest.len() + close.len_utf8();
        // The blank before them stood between the word and its call; one before a name that is
        // called with brackets, `f()`, is none of ours.
        let start = text[..at].trim_end_matches([' ', '\u{a0}']).len();
        if start == at && text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        ledger.record(
            passage.span(start..end),
            Rule::EmptyBrackets,
            &text[start..end],
        );
        edits.push((start..end, ""));
    }
    passage.edit(&edits);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::parse;

    fn taken(source: &str) -> String {
        let mut blocks = parse(source);
        take(&mut blocks[0], &mut Ledger::default());
        blocks[0].passage.text().to_owned()
    }

    #[test]
    fn raised_letters() {
        assert_eq!(
            taken("le 1 [er] mai, n[os] 9 et 10"),
            "le 1er mai, nos 9 et 10"
        );
        assert_eq!(
            taken("the Stat[e] and [b] it[s]"),
            "the Stat[e] and [b] it[s]"
        );
    }

    #[test]
    fn brackets_of_a_lost_call() {
        assert_eq!(
            taken("human rights () and (a) more ( ), too"),
            "human rights and (a) more, too"
        );
        assert_eq!(taken("() Resolution 41/128."), " Resolution 41/128.");
        assert_eq!(
            taken("the function main() is code"),
            "the function main() is code"
        );
    }
}
