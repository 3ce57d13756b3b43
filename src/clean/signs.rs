//! Gives notes their printed signs back, where a converter counted them anew and left the printed
//! ones glued to the texts.
//!
//! Before: `[^1]: 2Resolution 41/128.`, called by `[^1]`. After: note 2, called by `2`.

use super::notes::each_passage;
use super::{Cleaned, Rule};
use crate::markdown::{Block, MarkKind};
use std::collections::HashSet;

/// How far the converter's count may be from the printed one.
const FARTHEST: i32 = 3;

/// Restores the signs where every text begins with one, all as far from the count.
pub(super) fn restore(blocks: &mut [Block], cleaned: &mut Cleaned) {
    let signs: Vec<(i32, i32)> = cleaned
        .notes
        .iter()
        .filter_map(|note| {
            let marker = note.marker.parse().ok()?;
            let text = note.content.first()?.passage.text();
            Some((marker, glued_sign(text)?))
        })
        .collect();
    let Some((marker, sign)) = signs.first() else {
        return;
    };
    let shift = sign - marker;
    let is_count = signs.iter().all(|(marker, sign)| sign - marker == shift);
    if signs.len() < cleaned.notes.len() || !is_count || shift.abs() > FARTHEST {
        return;
    }
    // A sign stands once in the text of its note: it cannot go to two calls, nor to one without text.
    let mut texts: HashSet<String> = cleaned.notes.iter().map(|n| n.marker.clone()).collect();
    let mut are_single = texts.len() == cleaned.notes.len();
    for block in blocks.iter_mut() {
        each_passage(block, &mut |passage| {
            for mark in passage.marks() {
                if let MarkKind::NoteCall(marker) = &mark.kind {
                    are_single &= marker.parse::<i32>().is_err() || texts.remove(marker);
                }
            }
        });
    }
    if !are_single {
        return;
    }
    let printed = |marker: &str| Some((marker.parse::<i32>().ok()? + shift).to_string());
    for note in &mut cleaned.notes {
        let Some(marker) = printed(&note.marker) else {
            continue;
        };
        // The printed sign goes from the text to the call.
        if let Some(first) = note.content.first_mut() {
            first.passage.edit(&[(0..marker.len(), "")]);
        }
        note.marker = marker;
        note.moved_sign = true;
    }
    let ledger = &mut cleaned.ledger;
    for block in blocks {
        each_passage(block, &mut |passage| {
            for mark in passage.marks() {
                if let MarkKind::NoteCall(marker) = &mark.kind
                    && marker.parse::<i32>().is_ok()
                {
                    let span = passage.span(mark.start..mark.end);
                    ledger.record(span, Rule::NoteLabel, &**marker);
                }
            }
            passage.map_marks(|kind| {
                if let MarkKind::NoteCall(marker) = kind
                    && let Some(sign) = printed(marker)
                {
                    *marker = sign;
                }
            });
        });
    }
}

/// The number that a text begins with, glued to a word.
fn glued_sign(text: &str) -> Option<i32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_glued = text[digits..]
        .starts_with(|c: char| (c.is_alphabetic() && !c.is_lowercase()) || "“«\"《(".contains(c));
    let fits = (1..=3).contains(&digits) && !text.starts_with('0') && is_glued;
    fits.then(|| text[..digits].parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::parse;
    use crate::model::Language;

    fn signs(source: &str) -> Vec<(String, String)> {
        clean(parse(source), Language::English)
            .notes
            .into_iter()
            .map(|note| (note.marker, note.content[0].passage.text().to_owned()))
            .collect()
    }

    #[test]
    fn notes_that_were_counted_anew() {
        let source = "\
*Recalling* one[^1] and two,[^2]

[^1]: 2Resolution 1/1.

[^2]: 3*Ibid.*, annex.
";
        let expected = [("2", "Resolution 1/1."), ("3", "Ibid., annex.")];
        assert_eq!(signs(source), expected.map(|(a, b)| (a.into(), b.into())));
    }

    #[test]
    fn numbers_of_the_text_stay() {
        let source = "*Recalling* one[^1] and two,[^2]\n\n[^1]: 2Resolution.\n\n[^2]: Ibid.\n";
        assert_eq!(signs(source)[0].0, "1");
    }
}
