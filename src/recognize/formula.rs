//! The enacting formula: `The General Assembly,`.

use super::classify::is_text;
use crate::language::opener::{Table, opener};
use crate::language::{Blanks, Folded, Pack};
use crate::markdown::{Block, BlockKind};
use crate::model::Organ;

/// The formula at the head of a text, with the end of it and of the mark behind it.
pub(super) fn formula(text: &str, pack: &Pack) -> Option<(Organ, usize)> {
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
