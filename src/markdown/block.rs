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
    /// Its words; empty for a rule and a table.
    pub passage: Passage,
    /// The bullet that stands before it, where it is an item of a bulleted list.
    pub bullet: Option<char>,
    /// How far its first line is indented, in columns, quote marks not counted.
    pub indent: u16,
    /// How many blank lines stand before it.
    pub blank_lines: u16,
}

/// What the Markdown says a block is.
#[derive(Clone, Debug)]
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
