//! Blocks: what stands on the page, one after the other.

use super::Passage;
use crate::source::Span;

/// One block of the source.
#[derive(Clone, Debug)]
pub struct Block {
    /// What the Markdown says it is: a hint, no more.
    pub kind: BlockKind,
    /// Where it stands, from the first byte of its first line's text to the last of its last.
    pub span: Span,
    /// Its words; of a table its caption, and empty for a rule.
    pub passage: Passage,
    /// The bullet that stands before it, where it is an item of a bulleted list.
    pub bullet: Option<char>,
    /// How far its first line is indented, in columns, quote marks not counted.
    pub indent: u16,
    /// How many blank lines stand before it.
    pub blank_lines: u16,
}

impl Block {
    /// Whether the block is running text or a heading.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, BlockKind::Paragraph | BlockKind::Heading(_))
    }

    /// The words as they are printed; of a table, its caption and those of its cells, one a line.
    pub fn printed(&self) -> String {
        self.printed_but(&|_| false)
    }

    /// The words as they are printed, without the signs of calls of the notes that `omitted` names.
    pub(crate) fn printed_but(&self, omitted: &dyn Fn(u32) -> bool) -> String {
        let mut printed = self.passage.printed_but(omitted);
        if let BlockKind::Table(rows) = &self.kind {
            if !printed.is_empty() {
                printed.push('\n');
            }
            for passage in rows
                .iter()
                .flat_map(|row| &row.cells)
                .flat_map(|cell| &cell.content)
            {
                printed.push_str(&passage.printed_but(omitted));
                printed.push('\n');
            }
        }
        printed
    }

    /// A block of the same make with a part of this one's words. What stands before a block stands
    /// before its first part alone.
    #[must_use]
    pub fn part(&self, passage: Passage, is_first: bool) -> Self {
        Self {
            kind: self.kind.clone(),
            span: passage.span(0..passage.text().len()),
            passage,
            bullet: self.bullet.filter(|_| is_first),
            indent: self.indent,
            blank_lines: if is_first { self.blank_lines } else { 0 },
        }
    }

    /// Adds the words of the block behind this one, with `joint` between.
    pub fn append(&mut self, joint: &str, next: &Self) {
        let at = self.span.end();
        self.passage.push(joint, at);
        self.passage.append(&next.passage);
        self.span = self.span.to(next.span);
    }
}

/// What the Markdown says a block is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum BlockKind {
    /// Text.
    Paragraph,
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A rule across the page.
    Rule,
    /// A table.
    Table(Vec<TableRow>),
    /// Markup without text: a comment, a lone tag.
    Markup,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct TableRow {
    /// Whether it heads the table.
    pub header: bool,
    /// Its cells.
    pub cells: Vec<TableCell>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct TableCell {
    /// How many columns it spans, from 1.
    pub columns: u32,
    /// How many rows it spans, from 1.
    pub rows: u32,
    /// Its paragraphs.
    pub content: Vec<Passage>,
}

#[cfg(test)]
mod tests {
    use crate::markdown::parse;

    #[test]
    fn parts_of_a_block_make_it_again() {
        let block = parse("\n\n- one two").remove(0);
        let words = |range| block.passage.slice_trimmed(range);
        let (mut first, second) = (
            block.part(words(0..4), true),
            block.part(words(4..7), false),
        );
        assert_eq!(
            (first.bullet, first.blank_lines),
            (Some('-'), block.blank_lines)
        );
        assert_eq!((second.bullet, second.blank_lines), (None, 0));
        assert_eq!(second.span.range(), 8..11);
        first.append(" ", &second);
        assert_eq!(first.passage.text(), "one two");
        assert_eq!(first.span.range(), 4..11);
    }
}
