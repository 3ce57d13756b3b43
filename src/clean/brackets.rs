//! Takes the empty brackets that stood around the call or the sign of a note.
//!
//! Before: `human rights () and`, and `() Resolution 41/128.` as the text of a note. After: the
//! same words without them.

use super::notes::each_passage;
use super::{Ledger, Rule};
use crate::markdown::{Block, Passage};
use std::ops::Range;

/// Takes the empty brackets of every passage of a block.
pub(super) fn take(block: &mut Block, ledger: &mut Ledger) {
    each_passage(block, &mut |passage| take_in(passage, ledger));
}

fn take_in(passage: &mut Passage, ledger: &mut Ledger) {
    let text = passage.text();
    let mut edits: Vec<(Range<usize>, &str)> = Vec::new();
    for (at, open) in text.match_indices(['(', '（']) {
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
