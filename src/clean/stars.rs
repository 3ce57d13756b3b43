//! Notes whose sign is a star: the line that begins with it, and the word it is glued to.
//!
//! Before: `A/72/57*` at the head and `* Reissued for technical reasons.` at the foot. After: the second
//! is the text of a note that the first calls.

use super::Sheet;
use super::notes::Head;
use crate::markdown::{Block, MarkKind};
use std::collections::HashSet;

/// How many stars a block begins with, one that was read as a bullet among them.
fn stars(block: &Block) -> usize {
    let text = block.passage.text();
    match block.bullet {
        Some('*') => 1,
        _ => text.len() - text.trim_start_matches('*').len(),
    }
}

/// Calls the stars that stand glued to the last word of a line, `A/72/57*`, where a line that begins
/// with as many of them, `* Reissued…`, follows.
pub(super) fn call(sheets: &mut [Sheet]) {
    let begins = |sheet: &Sheet| {
        let text = sheet.block.passage.text();
        let has_words = text
            .trim_start_matches('*')
            .starts_with(char::is_whitespace)
            || sheet.block.bullet.is_some();
        (sheet.block.is_text() && has_words && text.contains(char::is_alphanumeric))
            .then(|| stars(&sheet.block))
    };
    let is_head = |sheets: &[Sheet], at: usize| {
        let count = sheets.get(at).and_then(begins);
        count.filter(|count| *count > 0)
    };
    let mut from = 0;
    for at in 0..sheets.len() {
        let Some(count) = is_head(sheets, at) else {
            continue;
        };
        // A list has several.
        if is_head(sheets, at + 1) == Some(count) {
            from = at + 2;
            continue;
        }
        for sheet in &mut sheets[from.min(at)..at] {
            let passage = &mut sheet.block.passage;
            let text = passage.text().trim_end();
            let words = text.trim_end_matches('*');
            let range = words.len()..text.len();
            let is_glued = words.ends_with(|c: char| c.is_alphanumeric() || c == ')');
            if range.len() == count && is_glued {
                let kind = MarkKind::NoteCall("*".repeat(count));
                passage.replace_by_objects(vec![(range, kind)]);
                break;
            }
        }
        from = at + 1;
    }
}

/// `* Reissued…` is a note only where the text calls `*`.
pub(super) fn heads(sheets: &[Sheet], heads: &mut [Option<Head>]) {
    let marks = sheets.iter().flat_map(|sheet| sheet.block.passage.marks());
    let signs = marks.filter_map(|mark| match &mark.kind {
        MarkKind::NoteCall(sign) if mark.start > 0 && sign.starts_with('*') => Some(sign.as_str()),
        _ => None,
    });
    let called: HashSet<&str> = signs.collect();
    if called.is_empty() {
        return;
    }
    for (sheet, head) in sheets.iter().zip(heads) {
        let block = &sheet.block;
        if head.is_some() || !block.is_text() {
            continue;
        }
        let text = block.passage.text();
        let sign = "*".repeat(stars(block));
        let has_words = text.contains(char::is_alphanumeric);
        if !sign.is_empty() && has_words && called.contains(sign.as_str()) {
            let len = text.len() - text.trim_start_matches('*').trim_start().len();
            *head = Some(Head {
                marker: sign,
                len,
                is_definition: false,
            });
        }
    }
}
