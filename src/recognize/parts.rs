//! The heads of resolutions A, B… issued under one number: a capital letter, then a title and a
//! formula of its own.

use super::heading;
use crate::language::ending::final_mark;
use crate::language::formula::formula;
use crate::language::label::letter_value;
use crate::language::title::title_label;
use crate::language::{Pack, Script};
use crate::markdown::Block;
use crate::model::Style;

/// How many blocks may stand between the letter and the formula: the lines of the title.
const REACH: usize = 4;

/// The place of each head and how many bytes of its text the letter takes. A letter counts where
/// the one before it was found, from A on, and two are wanted: one alone heads a section.
pub(super) fn heads(blocks: &[Block], pack: &Pack) -> Vec<(usize, usize)> {
    let title = blocks
        .iter()
        .position(|block| block.is_text() && title_label(block.passage.text(), pack).is_some());
    let mut found: Vec<(usize, usize)> = Vec::new();
    let start = title.map_or(0, |at| at + 1);
    let mut from = start;
    for at in start..blocks.len() {
        if !blocks[at].is_text() || !is_formula(blocks[at].passage.text(), pack) {
            continue;
        }
        let expected = found.len() as u32 + 1;
        let first = from.max(at.saturating_sub(REACH));
        let head = (first..at)
            .rev()
            .take_while(|at| {
                let block = &blocks[*at];
                let text = block.passage.text();
                block.is_text() && (final_mark(text).is_none() || text.trim().len() <= 4)
            })
            .find_map(|at| letter(&blocks[at], expected, pack).map(|len| (at, len)));
        let head = head.or_else(|| {
            // Recitals may stand between the first letter and its formula.
            let first = start..(start + 2).min(at);
            (found.is_empty() && title.is_some())
                .then(|| {
                    first
                        .into_iter()
                        .find_map(|at| alone(&blocks[at], 1, pack).map(|len| (at, len)))
                })
                .flatten()
        });
        if let Some((first, _)) = head
            && found.is_empty()
            && let Some(second) = (first + 1..at).rev().find_map(|at| {
                letter(&blocks[at], 2, pack)
                    .filter(|len| alone(&blocks[at], 2, pack) == Some(*len))
                    .map(|len| (at, len))
            })
        {
            found.push((first, head.map_or(0, |(_, len)| len)));
            found.push(second);
            from = at + 1;
            continue;
        }
        match head {
            Some(head) => found.push(head),
            // The first formula behind the common title is that of A, or there are no parts.
            None if found.is_empty() && title.is_some() => return Vec::new(),
            None => {}
        }
        from = at + 1;
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// How many bytes the letter takes, where the block is nothing else.
fn alone(block: &Block, expected: u32, pack: &Pack) -> Option<usize> {
    let text = block.passage.text();
    let is_alone =
        block.is_text() && text.chars().filter(|c| c.is_alphanumeric()).count() <= LETTER;
    letter(block, expected, pack).filter(|len| is_alone && *len == text.len())
}

/// The letters of the longest word for a letter.
const LETTER: usize = 3;

fn is_formula(text: &str, pack: &Pack) -> bool {
    formula(text, pack).is_some_and(|(_, end)| end == text.len())
}

/// How many bytes the letter takes, where the block begins with the one that is expected.
fn letter(block: &Block, expected: u32, pack: &Pack) -> Option<usize> {
    let text = block.passage.text();
    if let Some(number) = heading::number(block, pack)
        && number.kind.is_none()
        && number.style == Style::UpperLetter
        && number.value == expected
    {
        return Some(number.len);
    }
    let first = text.chars().next().filter(|c| c.is_uppercase())?;
    let rest = &text[first.len_utf8()..];
    // I, V and X are letters where they are expected; Cyrillic letters look like Latin ones.
    let latin = char::from_u32(u32::from(b'A') + expected - 1)?;
    let is_expected =
        first == latin || letter_value(&text[..first.len_utf8()], pack) == Some(expected);
    if !is_expected {
        return None;
    }
    let stop = rest.trim_start_matches(['.', '．', '、', ':', '-', '–', '—', ' ', '\u{a0}']);
    let apart = stop.is_empty() || stop.len() < rest.len();
    (apart || is_glued(rest, pack)).then(|| text.len() - stop.len())
}

/// Whether the words were set apart from the letter before them: `ABudget`, `A预算`.
fn is_glued(rest: &str, pack: &Pack) -> bool {
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    if pack.script == Script::Han {
        return first.is_some_and(|c| !c.is_ascii() || c.is_ascii_digit());
    }
    first.is_some_and(char::is_uppercase) && second.is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::markdown;
    use crate::model::Language;

    fn labels(source: &str, language: Language) -> Vec<String> {
        let blocks = markdown::parse(source);
        heads(&blocks, pack(language))
            .into_iter()
            .map(|(at, len)| blocks[at].passage.text()[..len].to_owned())
            .collect()
    }

    #[test]
    fn letters_alone_dotted_and_glued() {
        let found = labels(
            "72/1. Budget\n\nA\n\nFirst\n\nThe General Assembly,\n\n1. Decides this.\n\n\
             B. Second\n\nThe General Assembly,\n\n1. Decides that.\n\n\
             CThird\n\nThe General Assembly,\n\n1. Decides so.\n",
            Language::English,
        );
        assert_eq!(found, ["A", "B.", "C"]);
        let found = labels(
            "72/1. 预算\n\nA第一\n\n大会，\n\n1. 决定；\n\nB第二\n\n大会，\n\n1. 决定。\n",
            Language::Chinese,
        );
        assert_eq!(found, ["A", "B"]);
    }

    #[test]
    fn sections_are_no_parts() {
        let one = "72/1. Budget\n\nThe General Assembly,\n\nA\n\nFirst\n\nThe General Assembly,\n";
        assert!(labels(one, Language::English).is_empty());
        let roman = "72/1. Budget\n\nI\n\nThe General Assembly,\n\nII\n\nThe General Assembly,\n";
        assert!(labels(roman, Language::English).is_empty());
    }
}
