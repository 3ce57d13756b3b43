//! Markdown to blocks: what the page says, with the place of each character in the source.
//!
//! Knows Markdown, and what converters do to it; knows nothing of resolutions.

mod block;
mod build;
mod emphasis;
mod grid;
mod html;
mod line;
mod note;
mod passage;
mod shadow;
mod shape;
mod table;

pub use block::{Block, BlockKind, TableCell, TableRow};
pub use passage::{Mark, MarkKind, OBJECT, Passage};

/// Reads a text into its blocks, in the order of the page.
///
/// Every non-blank line of the source lies in the span of exactly one block.
pub fn parse(source: &str) -> Vec<Block> {
    let (shadow, pieces) = line::scan(source);
    build::build(shadow, &pieces)
}
