//! How a block begins: its label, its opener, the formula, marked words.

use super::is_text;
use crate::language::label::{Form, Label, label};
use crate::language::opener::{Opener, Table, opener};
use crate::language::{Blanks, Folded, Pack};
use crate::markdown::{Block, BlockKind, MarkKind, Passage};
use crate::model::{Organ, Style};

/// The opener of a passage from `start` on; its range is that of the printed run. Where the run is
/// marked, the marking says where it ends: 重申 in “**重申**认可”, though 重申认可 is a phrase too.
pub(super) fn printed_opener(
    passage: &Passage,
    start: usize,
    table: Table,
    pack: &Pack,
) -> Option<Opener> {
    let text = &passage.text()[start..];
    let whole = opener(text, table, pack)?;
    let mut reach = 0;
    for mark in passage.marks() {
        let (from, to) = (mark.start.max(start) - start, mark.end.max(start) - start);
        let gap = text
            .get(reach..from)
            .is_none_or(|gap| !gap.contains(char::is_alphanumeric));
        if gap && matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong) {
            reach = reach.max(to);
        }
    }
    if reach > whole.range.start && reach < whole.range.end {
        let marked = opener(&text[..reach], table, pack);
        // The same action with its shades printed behind the run is one phrase.
        if let Some(marked) = marked.filter(|marked| marked.concept != whole.concept) {
            return Some(marked);
        }
    }
    Some(whole)
}

/// The label of a block: printed in its text, or the bullet that the Markdown has before it.
pub(super) fn label_of(block: &Block, pack: &Pack) -> Option<Label> {
    label(block.passage.text(), pack).or_else(|| {
        block.bullet.map(|_| Label {
            len: 0,
            form: Form::Bullet,
            readings: vec![(Style::Bullet, 0)],
        })
    })
}

/// A label of an operative paragraph at the head of the text.
pub(super) fn operative_label(text: &str, pack: &Pack) -> Option<Label> {
    label(text, pack).filter(is_operative)
}

pub(super) fn is_operative(label: &Label) -> bool {
    matches!(label.readings[0].0, Style::Arabic | Style::Other)
        && matches!(label.form, Form::Stop | Form::Dash)
}

/// The formula at the head of a text, with the end of it and of the mark behind it.
pub(in crate::recognize) fn formula(text: &str, pack: &Pack) -> Option<(Organ, usize)> {
    let mut head = text.len().min(200);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let line = Folded::new(&text[..head], Blanks::Dropped);
    let (organ, len) = Organ::ALL
        .into_iter()
        .flat_map(|organ| {
            pack.formulas
                .of(organ)
                .iter()
                .map(move |formula| (organ, *formula))
        })
        .filter(|(_, formula)| line.text().starts_with(formula))
        .map(|(organ, formula)| (organ, formula.len()))
        .max_by_key(|(_, len)| *len)?;
    let rest = &line.text()[len..];
    if rest.chars().all(|c| ",.:".contains(c)) && head == text.len() {
        return Some((organ, text.len()));
    }
    // More words behind its comma.
    rest.starts_with(',')
        .then(|| (organ, line.printed(&(0..len + 1)).end))
}

/// A formula that a converter ran together with the first recital becomes a block of its own.
pub(super) fn split_formulas(blocks: Vec<Block>, pack: &Pack) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let text = block.passage.text();
        let cut = is_text(&block)
            .then(|| formula(text, pack))
            .flatten()
            .map(|(_, end)| end)
            .filter(|end| *end < text.len())
            .filter(|end| {
                let rest = text[*end..].trim_start();
                opener(rest, Table::Recitals, pack).is_some()
                    || opener(rest, Table::Operatives, pack).is_some()
            });
        let Some(cut) = cut else {
            out.push(block);
            continue;
        };
        for range in [0..cut, cut..text.len()] {
            let passage = block.passage.slice_trimmed(range);
            let span = passage.span(0..passage.text().len());
            out.push(Block {
                passage,
                span,
                kind: BlockKind::Paragraph,
                ..block.clone()
            });
        }
    }
    out
}

/// Whether the passage begins with marked words.
pub(in crate::recognize) fn begins_marked(passage: &Passage) -> bool {
    passage
        .marks()
        .iter()
        .any(|mark| mark.start == 0 && matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong))
}
