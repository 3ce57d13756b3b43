//! The page without the paper: one file a step.
//!
//! Each step takes the blocks of the page, moves what is not text to the [`Ledger`], and hands the
//! rest on: `cells` unfolds a masthead set as a table, `lines` cuts blocks whose lines are units of
//! their own, `runs` blocks that hold several units in one line (`front` before the text), `furniture`
//! takes what the paper repeats (`heads` finds running heads), `raised` gives back raised letters that
//! are no calls, `notes` lifts the texts of footnotes and ties them to their
//! calls (`stars` finds those with stars, `feet` finds lines that go on with a note, `ties` says which note a call means, `tables` finds those of tables, `calls` finds
//! calls that lost their raised setting, `again` second calls that did, `signs` gives back signs that
//! were counted anew), `headings` gives back what was taken for a heading, `reflow` joins paragraphs
//! that a page's end tore apart (`tears` tells how, `drafts` keeps quoted drafts together), `brackets` takes brackets that
//! stand for raised setting, `typography` takes stray blanks, `hyphens` gives back those that line
//! ends had.

mod again;
mod brackets;
mod calls;
mod cells;
mod drafts;
mod evidence;
mod feet;
mod front;
mod furniture;
mod headings;
mod heads;
mod hyphens;
mod ledger;
mod lines;
mod notes;
mod raised;
mod reflow;
mod runs;
mod signs;
mod stars;
mod tables;
mod tears;
mod ties;
mod typed;
mod typography;
mod unit;

pub use ledger::{Ledger, Removal, Rule};

use crate::diagnostic::Diagnostic;
use crate::language::pack;
use crate::markdown::{Block, BlockKind, MarkKind, Passage};
use crate::model::Language;
use crate::source::Span;

/// The page without the paper.
#[derive(Debug, Default)]
pub struct Cleaned {
    /// The blocks of the text, in order. Each call of a note is a
    /// [`MarkKind::ResolvedCall`].
    pub blocks: Vec<Block>,
    /// The notes, in the order of their first calls.
    pub notes: Vec<NoteText>,
    /// The job number of the print shop, with its place.
    pub job_number: Option<(Passage, Span)>,
    /// What was taken from the text.
    pub ledger: Ledger,
    /// Notes without call or text.
    pub diagnostics: Vec<Diagnostic>,
}

/// The text of a note.
#[derive(Clone, Debug, Default)]
pub struct NoteText {
    /// The printed sign.
    pub marker: String,
    /// Its paragraphs and tables.
    pub content: Vec<Block>,
    /// Where it was printed.
    pub span: Span,
    /// Whether the sign stood glued to the text, and not at the call.
    pub moved_sign: bool,
}

/// A block on its way through the steps.
struct Sheet {
    block: Block,
    /// Whether something of the paper stood before it: a page may have ended there.
    torn: bool,
}

/// Takes the paper off the page.
pub fn clean(mut blocks: Vec<Block>, language: Language) -> Cleaned {
    let pack = pack(language);
    let mut cleaned = Cleaned::default();
    for block in &mut blocks {
        typography::take_unseen(block, &mut cleaned.ledger);
    }
    typed::raise(&mut blocks, &mut cleaned.ledger);
    let blocks = lines::split(cells::unfold(blocks, pack), pack);
    let blocks = runs::mend(blocks, pack);
    let mut sheets = furniture::take(blocks, pack, &mut cleaned);
    for sheet in &mut sheets {
        raised::give_back(&mut sheet.block, pack, &mut cleaned.ledger);
    }
    let mut sheets = notes::lift(sheets, pack, &mut cleaned);
    // Before paragraphs are joined: a bare call hides the mark that ends one.
    calls::find(&mut sheets, &cleaned, pack);
    if cleaned.ledger.has(Rule::NoteBacklink) {
        again::find(&mut sheets, pack);
    }
    headings::give_back(&mut sheets, pack);
    let mut blocks = reflow::join(sheets, pack);
    signs::restore(&mut blocks, &mut cleaned);
    notes::tie(&mut blocks, &mut cleaned);
    for block in blocks
        .iter_mut()
        .chain(cleaned.notes.iter_mut().flat_map(|n| &mut n.content))
    {
        brackets::take(block, &mut cleaned.ledger);
        typography::tidy_block(block, pack, &mut cleaned.ledger);
    }
    hyphens::give_back(&mut blocks, &mut cleaned, pack);
    cleaned.blocks = blocks;
    cleaned.ledger.sort();
    cleaned
}

/// Takes no more than notes and comments off a page that is clean already: clean Markdown, in which
/// one block is one line, and every sign is meant.
pub fn take_notes(blocks: Vec<Block>) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let mut sheets = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block.kind {
            BlockKind::Markup => cleaned.ledger.record(block.span, Rule::Markup, ""),
            BlockKind::Paragraph
                if cleaned.job_number.is_none()
                    && furniture::is_job_number(block.passage.text().trim()) =>
            {
                cleaned.job_number = Some((block.passage, block.span));
            }
            _ => sheets.push(Sheet { block, torn: false }),
        }
    }
    let sheets = notes::lift_definitions(sheets, &mut cleaned);
    let mut blocks = sheets.into_iter().map(|sheet| sheet.block).collect();
    notes::tie(&mut blocks, &mut cleaned);
    cleaned.blocks = blocks;
    cleaned.ledger.sort();
    cleaned
}

impl Cleaned {
    /// Gives notes their printed signs back, where their labels in the source are their numbers:
    /// number and sign of each.
    pub(crate) fn restore_markers(&mut self, markers: &[(u32, String)]) {
        let sign = |marker: &str| {
            let number = marker.parse::<u32>().ok()?;
            markers
                .iter()
                .find(|(n, _)| *n == number)
                .map(|(_, sign)| sign.clone())
        };
        for note in &mut self.notes {
            note.marker = sign(&note.marker).unwrap_or_else(|| std::mem::take(&mut note.marker));
        }
        for block in &mut self.blocks {
            notes::each_passage(block, &mut |passage| {
                passage.map_marks(|kind| {
                    if let MarkKind::ResolvedCall(marker, _) = kind
                        && let Some(sign) = sign(marker)
                    {
                        *marker = sign;
                    }
                });
            });
        }
    }
}
