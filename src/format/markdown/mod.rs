//! Clean Markdown: canonical, for people, Git and retrieval, and for Plenary to read again.
//!
//! ```text
//! ---
//! plenary: "1"
//! language: en
//! symbol: "A/RES/72/57"
//! ---
//!
//! Seventy-second session
//!
//! # 72/57. The illicit trade in small arms
//!
//! <!-- #preamble__formula_1 -->
//! *The General Assembly*,
//!
//! <!-- #preamble__container_1 -->
//! *Recalling* its resolution 71/48,[^1]
//!
//! <!-- #para_1 -->
//! 1. *Requests* the Secretary-General:
//!
//! <!-- #para_1__list_1__point_a -->
//! (a) To report.
//!
//! [^1]: A/71/450.
//! ```
//!
//! - One block is one line, with a blank line between blocks. Breaks that the page makes within a
//!   block are `<br>`. Nothing is indented but what follows in a note of several blocks.
//! - The line over a block is its **address**, the eId, in a comment. A reader of Markdown shows
//!   nothing of it, a splitter keeps it with its block. A block without one goes on with the part
//!   before it: text after points, the second paragraph of a clause, a line of the masthead or the
//!   closing. When the file is read again, the address says what the block under it begins; its
//!   number is not read, so that parts may be moved.
//! - **Headings**: `#` is the title; `##` to `#####` are divisions and annexes, by depth; `######`
//!   is a heading that opens no division, or with a number the head of a point. A number with a
//!   sign at its end stands in the heading (`## I. Scope`); one without stands in a heading of its
//!   own, as on the page, and the words in the next one of the same level. An annex's title stands
//!   one level below its label, and its divisions one below that.
//! - **Notes** have their number in the eId as label; where the page prints another sign, the front
//!   matter tells it.
//! - **Parts** (A, B… under one number) each begin with a `#` heading of their own; addresses
//!   in a part are its own and begin anew, labels of notes go on. Their metadata are those of the
//!   whole. Closing lines and annexes of the whole stand after its parts.
//! - **Citations** of documents are links to their page at `undocs.org`, which tell the symbol.
//! - **Tables** have pipes where they can, and are HTML with one row a line where they cannot.
//! - Emphasis is `*…*` and `**…**`, also beside Chinese and Arabic punctuation, where `CommonMark`
//!   wants letters and Plenary does not; where two marks touch, the second is a tag.
//! - What Markdown would misread has a backslash before it; plain prose has none.

mod escape;
mod front_matter;
mod inline;
mod notes;
mod table;
mod writer;

pub use front_matter::FrontMatter;

use crate::model::Addressed;

/// Writes a resolution as clean Markdown.
///
/// ```
/// use plenary::{assign, format::markdown, Inline, Language, Recital, Resolution, Text};
/// let mut resolution = Resolution::empty(Language::English);
/// let text = Text::new(vec![Inline::Opener("Recalling".into()), " its [2] resolutions,".into()]);
/// resolution.preamble.recitals = vec![Recital {
///     content: vec![text.into()],
///     ..Recital::default()
/// }];
/// assert_eq!(
///     markdown::write(&assign(resolution)),
///     "---\nplenary: \"1\"\nlanguage: en\n---\n\n\
///      <!-- #preamble__container_1 -->\n*Recalling* its \\[2] resolutions,\n"
/// );
/// ```
pub fn write(resolution: &Addressed) -> String {
    writer::write(resolution)
}
