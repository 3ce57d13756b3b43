//! Recognition: what each block is, and what the blocks are together.
//!
//! [`classify`] guesses, block by block, against a language pack, and leaves its evidence;
//! [`assemble`] puts the blocks together by a grammar and cannot fail. Neither knows of XML.

mod action;
mod address;
mod annexes;
mod assemble;
mod body;
mod citation;
mod classify;
mod closing;
mod complete;
mod doubts;
mod embedded;
mod heading;
mod identity;
mod mandate;
mod masthead;
mod neighbours;
mod parts;
mod points;
mod prose;
mod role;
mod vote;
mod wording;

pub use action::{actions, marks};
pub use address::Addresses;
pub use assemble::{Assembled, assemble};
pub use classify::{classify, classify_addressed};
pub(crate) use complete::complete;
pub(crate) use doubts::{of_blocks as doubts_of_blocks, of_resolution as doubts_of_resolution};
pub use mandate::mandates;
pub use role::Classified;

use crate::language::detect;
use crate::markdown::{Block, BlockKind};
use crate::model::Language;

/// The language of a text, told from its script and frequent words; `None` where it has too few.
pub fn detect(blocks: &[Block]) -> Option<Language> {
    let cells = |block: &Block| match &block.kind {
        BlockKind::Table(rows) => rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.content)
            .map(|passage| passage.text().to_owned())
            .collect(),
        _ => Vec::new(),
    };
    let in_text = detect::detect(blocks.iter().map(|block| block.passage.text()));
    in_text.or_else(|| {
        let words: Vec<String> = blocks.iter().flat_map(cells).collect();
        detect::detect(words.iter().map(String::as_str))
    })
}
