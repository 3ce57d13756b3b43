//! Finds the second call of a note, where a converter keeps the first as a link and leaves the
//! others as bare digits: `Aspects,1 to prevent`. Converters that link each note back to its call
//! do so; others keep such digits raised.
//!
//! Only a digit of a note that was called before counts, glued to a word, to the mark behind it or
//! to a year.

use super::Sheet;
use super::evidence::{SURE, weigh};
use super::notes::each_passage;
use crate::language::Pack;
use crate::markdown::{MarkKind, Passage};
use std::collections::HashSet;
use std::ops::Range;

/// Turns each bare call of a note that was called before into a call.
pub(super) fn find(sheets: &mut [Sheet], pack: &Pack) {
    let mut called = HashSet::new();
    for sheet in sheets {
        each_passage(&mut sheet.block, &mut |passage| {
            find_in(passage, &mut called, pack);
        });
    }
}

/// The length of a year.
const YEAR: usize = 4;

fn find_in(passage: &mut Passage, called: &mut HashSet<String>, pack: &Pack) {
    let mut calls: Vec<(Range<usize>, MarkKind)> = Vec::new();
    let text = passage.text();
    let mut marks = passage
        .marks()
        .iter()
        .filter_map(|mark| match &mark.kind {
            MarkKind::NoteCall(marker) => Some((mark.start, marker)),
            _ => None,
        })
        .peekable();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + offset;
        let width = text[start..]
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len() - start);
        at = start + width;
        while let Some((_, marker)) = marks.next_if(|(place, _)| *place < start) {
            called.insert(marker.clone());
        }
        // `Programme1`; and `20181` behind a year, which nothing but the loss of the raised setting
        // glues it to.
        let run = start..at;
        let own = [(start, SURE), (start + YEAR, SURE - 1)]
            .into_iter()
            .find(|(own, least)| {
                let sign = text
                    .get(*own..run.end)
                    .filter(|sign| called.contains(*sign));
                sign.is_some()
                    && weigh(text, &run, *own, pack).is_some_and(|points| points >= *least)
            });
        if let Some((own, _)) = own {
            let marker = text[own..run.end].to_owned();
            calls.push((own..run.end, MarkKind::NoteCall(marker)));
        }
    }
    called.extend(marks.map(|(_, marker)| marker.clone()));
    passage.replace_by_objects(calls);
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::{OBJECT, parse};
    use crate::model::Language;

    fn calls(clause: &str) -> usize {
        let source = format!(
            "*The General Assembly*,\n\n*Recalling* one,[[1]](#footnote-2)\n\n1. *Decides* {clause};\n\n1. A/60/1. [↑](#footnote-ref-2)\n"
        );
        let cleaned = clean(parse(&source), Language::English);
        cleaned.blocks[2].passage.text().matches(OBJECT).count()
    }

    #[test]
    fn a_note_is_called_again() {
        assert_eq!(calls("in All Its Aspects,1 to prevent"), 1);
        assert_eq!(calls("the (Instrument)1 by words"), 1);
        assert_eq!(calls("the Instrument1"), 1);
        assert_eq!(calls("what was held in June 20181 and later"), 1);
    }

    #[test]
    fn numbers_are_no_calls() {
        for clause in [
            "in 1 way",
            "paragraphs 2,1 and 3",
            "one,2 which",
            "A/60/L.1",
            "COVID-1",
            "30001 trees",
            "in 20182",
        ] {
            assert_eq!(calls(clause), 0, "{clause}");
        }
    }
}
