//! Gives back raised letters that were taken for calls of notes because a blank parts them from the
//! number or the letter they belong to.
//!
//! Before: `39 <sup>e</sup> séance`, `n <sup>o</sup> 1` with calls of notes e and o. After: `39e`, `no`,
//! the letters raised.

use super::notes::each_passage;
use super::{Ledger, Rule};
use crate::language::Pack;
use crate::markdown::{Block, BlockKind, MarkKind, Passage};
use std::collections::HashSet;
use std::ops::Range;

/// How many letters are raised, at most.
const LONGEST: usize = 3;

/// Gives back the letters in every passage of a block.
pub(super) fn give_back(block: &mut Block, pack: &Pack, ledger: &mut Ledger) {
    // Figures of a table have notes with letters.
    let is_table = matches!(block.kind, BlockKind::Table(_));
    each_passage(block, &mut |passage| {
        let text = passage.text();
        let found: Vec<(Range<usize>, String)> = passage
            .marks()
            .iter()
            .filter_map(|mark| match &mark.kind {
                MarkKind::NoteCall(sign) => {
                    let stem = text[..mark.start].trim_end_matches([' ', '\u{a0}']);
                    (stem.len() < mark.start && belongs(stem, sign, is_table, pack))
                        .then(|| (stem.len()..mark.end, sign.clone()))
                }
                _ => None,
            })
            .collect();
        set(passage, &found, ledger);
    });
}

/// Whether raised letters belong to the words before them: the mark of an ordinal to its number, the
/// end of a word to its first letter.
fn belongs(stem: &str, sign: &str, is_table: bool, pack: &Pack) -> bool {
    if sign.chars().count() > LONGEST || !sign.chars().all(char::is_lowercase) {
        return false;
    }
    let mut last = stem.chars().rev();
    match (last.next(), last.next()) {
        (Some(c), _) if c.is_ascii_digit() => !is_table && pack.ordinals.marks.contains(&sign),
        (Some(c), before) if c.is_alphabetic() => !before.is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// Sets raised letters in place of calls, and of the blanks before them.
fn set(passage: &mut Passage, found: &[(Range<usize>, String)], ledger: &mut Ledger) {
    if found.is_empty() {
        return;
    }
    let ends: HashSet<usize> = found.iter().map(|(range, _)| range.end).collect();
    passage.unmark(|mark| ends.contains(&mark.end) && matches!(mark.kind, MarkKind::NoteCall(_)));
    let (mut edits, mut marks) = (Vec::new(), Vec::new());
    for (range, sign) in found {
        let object = range.end - crate::markdown::OBJECT.len_utf8();
        let blank = range.start..object;
        let printed = &passage.text()[blank.clone()];
        ledger.record(passage.span(blank.clone()), Rule::StrayBlank, printed);
        edits.extend([(blank, ""), (object..range.end, sign.as_str())]);
        marks.push((object..range.end, MarkKind::Superscript));
    }
    passage.add_marks(marks);
    passage.edit(&edits);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::markdown::parse;
    use crate::model::Language;

    fn read(source: &str, language: Language) -> String {
        let mut block = parse(source).remove(0);
        give_back(&mut block, pack(language), &mut Ledger::default());
        block.passage.text().to_owned()
    }

    #[test]
    fn marks_of_ordinals_and_ends_of_words() {
        let french = |source| read(source, Language::French);
        assert_eq!(french("*39* <sup>e</sup> *séance*"), "39e séance");
        assert_eq!(french("**type n** <sup>o</sup> **1**"), "type no 1");
        let spanish = read("*39* <sup>a</sup> *sesión*", Language::Spanish);
        assert_eq!(spanish, "39a sesión");
    }

    #[test]
    fn calls_stay() {
        for source in [
            "the causes; <sup>a</sup> in",
            "the year 2017 <sup>b</sup> and",
        ] {
            assert!(
                read(source, Language::English).contains('\u{fffc}'),
                "{source}"
            );
        }
    }
}
