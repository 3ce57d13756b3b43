//! Heads of annexes, on one line or two: the word on one, the number on the next.
//!
//! Before: “Annex”, “I”, “Ropes”, …, “Annex”, “II”. After: “Annex I”, “Ropes”, …, “Annex II”. A number
//! is one of an annex where another annex has the one before or behind it; alone it may head the first
//! section of an annex that has no number.

use super::heading;
use crate::language::ending::final_mark;
use crate::language::label::{ordinal_word, section_number};
use crate::language::template::{self, Value};
use crate::language::{Blanks, Folded, Forms, Pack};
use crate::markdown::Block;

/// The longest line with the word for an annex or its number, in bytes.
const LONGEST: usize = 60;

/// The head of an annex or, if the second value says so, of an appendix: how many bytes of the text
/// the word and the number take.
pub(super) fn head_of(block: &Block, pack: &Pack) -> Option<(usize, bool)> {
    let text = block.passage.text();
    if text.len() >= 400 {
        return None;
    }
    let line = Folded::new(text, Blanks::Dropped);
    let divisions = &pack.divisions;
    let mut kinds = [(&divisions.annex, false), (&divisions.appendix, true)].into_iter();
    kinds.find_map(|(forms, appendix)| {
        if let Some(whole) = template::whole(forms, &line, pack) {
            return Some((line.printed(&(0..whole.end)).end, appendix));
        }
        let end = template::longest(forms, &line, 0, pack)?.end;
        let end = line.printed(&(0..end)).end;
        let numbered = heading::annex_number(text, end, pack);
        // “Annex Terms of reference” on one line: only where the line is a heading; “Annex B –
        // Ropes” also where a dash or stop shows that words follow.
        let is_head = numbered.is_some() && final_mark(text).is_none();
        let label = numbered.unwrap_or(end);
        (end > 0 && (heading::is_marked(block) || is_head)).then_some((label, appendix))
    })
}

/// Puts the numbers of annexes behind their words.
pub(super) fn join_numbers(blocks: Vec<Block>, pack: &Pack) -> Vec<Block> {
    let mut found: Vec<Head> = Vec::new();
    for at in 0..blocks.len() {
        found.extend(head(&blocks, at, pack));
    }
    let is_numbered = |head: &Head| {
        let mut others = found.iter().filter(|other| other.appendix == head.appendix);
        others.any(|other| other.value.abs_diff(head.value) == 1)
    };
    let joined: Vec<usize> = found
        .iter()
        .filter(|head| head.on_two && is_numbered(head))
        .map(|head| head.at)
        .collect();
    if joined.is_empty() {
        return blocks;
    }
    let joint = if pack.language.is_unspaced() { "" } else { " " };
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        match out.last_mut() {
            Some(word) if at > 0 && joined.binary_search(&(at - 1)).is_ok() => {
                word.append(joint, &block);
            }
            _ => out.push(block),
        }
    }
    out
}

/// The head of an annex with a number.
struct Head {
    at: usize,
    value: u32,
    appendix: bool,
    /// Whether the number stands in the next block.
    on_two: bool,
}

/// The head of an annex at a block, where it has a number.
fn head(blocks: &[Block], at: usize, pack: &Pack) -> Option<Head> {
    let text = line(blocks.get(at)?)?;
    let divisions = &pack.divisions;
    let mut kinds = [(&divisions.annex, false), (&divisions.appendix, true)].into_iter();
    let (forms, appendix, found) =
        kinds.find_map(|(forms, appendix)| Some((forms, appendix, number(text, forms, pack)?)))?;
    let (value, on_two) = if found > 0 {
        (found, false)
    } else {
        let next = line(blocks.get(at + 1)?)?;
        let both = [text, " ", next].concat();
        let found = number(&both, forms, pack);
        (found.filter(|value| *value > 0)?, true)
    };
    Some(Head {
        at,
        value,
        appendix,
        on_two,
    })
}

fn line(block: &Block) -> Option<&str> {
    let text = block.passage.text().trim();
    (block.is_text() && text.len() <= LONGEST).then_some(text)
}

/// The number of the annex whose head the line is; 0 where it has none.
fn number(text: &str, forms: &Forms, pack: &Pack) -> Option<u32> {
    let found = template::whole(forms, &Folded::new(text, Blanks::Dropped), pack)?;
    let printed = found.find(|value| match value {
        Value::Number(printed) => Some(printed.clone()),
        _ => None,
    });
    let value = |printed: String| {
        let sign = section_number(&printed, pack).map(|(_, value)| value);
        sign.or_else(|| ordinal_word(&printed, pack))
    };
    Some(printed.and_then(value).unwrap_or(0))
}
