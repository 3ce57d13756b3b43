//! Unfolds the table that a masthead was set in: its cells become lines.
//!
//! Before: a table with the name of the organization, the symbol, the organ and the distribution.
//! After: the same words as paragraphs, in the order of the cells.

use super::unit;
use crate::language::{Blanks, Folded, Pack};
use crate::markdown::{Block, BlockKind, TableRow};

/// Unfolds each table before the text that holds a line of the masthead.
pub(super) fn unfold(blocks: Vec<Block>, pack: &Pack) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let mut in_head = true;
    for block in blocks {
        if in_head
            && let BlockKind::Table(rows) = &block.kind
            && is_masthead(rows, pack)
        {
            lines(&block, rows, &mut out);
            continue;
        }
        in_head = in_head && !begins_text(&block, pack);
        out.push(block);
    }
    out
}

/// Whether some line of some cell is one that only mastheads have.
fn is_masthead(rows: &[TableRow], pack: &Pack) -> bool {
    rows.iter()
        .flat_map(|row| &row.cells)
        .flat_map(|cell| &cell.content)
        .flat_map(|passage| passage.text().split('\n'))
        .any(|line| !line.trim().is_empty() && unit::is_known_line(line.trim(), pack))
}

/// The paragraphs of the cells, in order.
fn lines(table: &Block, rows: &[TableRow], out: &mut Vec<Block>) {
    let mut blank_lines = table.blank_lines;
    for cell in rows.iter().flat_map(|row| &row.cells) {
        for passage in &cell.content {
            let passage = passage.slice_trimmed(0..passage.text().len());
            if passage.is_empty() {
                continue;
            }
            out.push(Block {
                kind: BlockKind::Paragraph,
                span: passage.span(0..passage.text().len()),
                passage,
                bullet: None,
                indent: 0,
                blank_lines: std::mem::take(&mut blank_lines),
            });
        }
    }
}

/// Whether the block is the formula or a numbered paragraph: behind it a table is the text's own.
fn begins_text(block: &Block, pack: &Pack) -> bool {
    let text = block.passage.text();
    block.is_text()
        && (unit::has_label(text, pack)
            || (text.ends_with(',')
                && text.len() < 200
                && unit::is_formula(&Folded::new(text, Blanks::Dropped), pack)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::markdown::parse;
    use crate::model::Language;

    fn texts(source: &str) -> Vec<String> {
        unfold(parse(source), pack(Language::English))
            .into_iter()
            .map(|block| block.passage.text().to_owned())
            .collect()
    }

    #[test]
    fn a_masthead_in_a_table_becomes_lines() {
        let source = "\
<table><tr><td>United Nations</td><td>A/RES/60/1</td></tr>\
<tr><td><strong>General Assembly</strong></td><td>Distr.: General<br />1 May 2005</td></tr></table>

Sixtieth session
";
        let expected = [
            "United Nations",
            "A/RES/60/1",
            "General Assembly",
            "Distr.: General",
            "1 May 2005",
            "Sixtieth session",
        ];
        assert_eq!(texts(source), expected);
    }

    #[test]
    fn a_table_of_the_text_stays() {
        let source = "*The General Assembly*,\n\n| United Nations | 1 |\n|---|---|\n| a | b |\n";
        assert_eq!(texts(source).len(), 2);
    }
}
