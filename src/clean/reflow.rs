//! Joins paragraphs that the end of a page or of a line tore apart.
//!
//! Before: `…不限成员名额政府`, two notes, `专家会议，…`. After: one paragraph.

use super::lines::joint;
use super::{Sheet, unit};
use crate::language::{Blanks, Folded, Pack, Script};
use crate::markdown::{Block, BlockKind, Passage};

/// Joins each sheet to the one before where they are one paragraph.
pub(super) fn join(sheets: Vec<Sheet>, pack: &Pack) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(sheets.len());
    let mut in_text = false;
    let marks_openers = marks_openers(&sheets, pack);
    for sheet in sheets {
        if let Some(before) = blocks.last_mut()
            && in_text
            && goes_on(before, &sheet, marks_openers, pack)
        {
            let words = joint(before.passage.text(), sheet.block.passage.text(), pack);
            let at = before.span.end();
            before.passage.push(words, at);
            before.passage.append(&sheet.block.passage);
            before.span = before.span.to(sheet.block.span);
            continue;
        }
        in_text |= begins_text(&sheet.block, pack);
        blocks.push(sheet.block);
    }
    blocks
}

/// Whether the block is the formula, or the first numbered paragraph where there is none: before
/// it, short lines stand for themselves.
pub(super) fn begins_text(block: &Block, pack: &Pack) -> bool {
    if !block.is_text() {
        return false;
    }
    let text = block.passage.text();
    if text.len() < 200 && unit::is_formula(&Folded::new(text, Blanks::Dropped), pack) {
        return true;
    }
    unit::has_opener(text, pack) || (unit::has_label(text, pack) && text.len() > 80)
}

/// Whether the sheet goes on with the paragraph before it.
fn goes_on(before: &Block, sheet: &Sheet, marks_openers: bool, pack: &Pack) -> bool {
    let block = &sheet.block;
    if !matches!(
        (&before.kind, &block.kind),
        (BlockKind::Paragraph, BlockKind::Paragraph)
    ) || block.bullet.is_some()
    {
        return false;
    }
    let (head, tail) = (before.passage.text(), block.passage.text());
    if tail.is_empty() || unit::has_label(tail, pack) || unit::is_known_line(tail, pack) {
        return false;
    }
    if is_heading_like(&before.passage)
        || is_heading_like(&block.passage)
        || unit::is_known_line(head, pack)
    {
        return false;
    }
    let lower = tail
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_lowercase);
    // Where clauses open with a capital, a small letter tells that words go on.
    let small = lower && pack.script == Script::Latin;
    let marked = unit::begins_marked(&block.passage) && !small;
    // Where openers are marked, a word that could be one but is not marked is none.
    let opens = unit::has_opener(tail, pack) && !small && (marked || !marks_openers);
    match unit::final_mark(head) {
        // A finished clause; at a torn page its sentence may go on.
        Some(mark) if !matches!(mark, ',' | '，' | '،') => {
            small && sheet.torn && !matches!(mark, '.' | ':')
        }
        // A comma ends a recital too: only a torn page or a small letter tells that words go on.
        Some(_) => !opens && !marked && (lower || (sheet.torn && !has_case(pack))),
        // No mark at all: words go on, but for a clause that is marked as one.
        None => {
            if has_case(pack) && !lower && (opens || marked) {
                return false;
            }
            !(opens && marked) && (head.len() > 60 || lower || sheet.torn)
        }
    }
}

/// Whether the document marks its openers: most blocks that begin with one do it in marked words.
fn marks_openers(sheets: &[Sheet], pack: &Pack) -> bool {
    let (mut marked, mut all) = (0, 0);
    for sheet in sheets.iter().filter(|sheet| sheet.block.is_text()) {
        if unit::has_opener(sheet.block.passage.text(), pack) {
            all += 1;
            marked += usize::from(unit::begins_marked(&sheet.block.passage));
        }
    }
    all > 1 && marked * 2 > all
}

fn has_case(pack: &Pack) -> bool {
    matches!(pack.script, Script::Latin | Script::Cyrillic)
}

/// Whether the whole passage is marked: a heading without Markdown's sign for one.
fn is_heading_like(passage: &Passage) -> bool {
    let text = passage.text();
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    passage.marks().iter().any(|mark| {
        mark.start == 0
            && mark.end >= end
            && end > 0
            && matches!(
                mark.kind,
                crate::markdown::MarkKind::Strong | crate::markdown::MarkKind::Emphasis
            )
    })
}
