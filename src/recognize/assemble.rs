//! What the blocks are together: the grammar of a resolution, read once from top to bottom.
//!
//! ```text
//! resolution  = masthead* title? preamble body conclusions? annex*
//! preamble    = formula? recital*
//! recital     = RECITAL (point | HELD | table)* TEXT*
//! body        = (division | paragraph | recital | table)*
//! division    = HEADING (division | paragraph | recital | table)*
//! paragraph   = OPERATIVE (point | TEXT | HELD | table)*
//! conclusions = CLOSING+
//! annex       = ANNEX title? (division | paragraph | TEXT)*
//! ```
//! What fits nothing stays where it stands, as a paragraph without number, with a warning.

mod annex;
mod clause;
mod conclusions;
mod division;
mod neighbours;
mod parts;
mod preface;

use super::body::Items;
use super::citation::Citing;
use super::identity::{self, Clues};
use super::points::Clause;
use super::prose::{Emphasis, Meaning, Notes, Sense};
use super::role::{Classified, Role};
use super::vote;
use crate::clean::{Cleaned, Ledger};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::label::Label;
use crate::language::{Pack, pack};
use crate::markdown::{Block, BlockKind};
use crate::model::{Annex, BodyItem, EId, Formula, Language, Named, Organ, Paragraph, Resolution};
use clause::{Open, OpenKind};

/// A resolution put together, with what there is to say about it.
#[derive(Debug)]
pub struct Assembled {
    /// The resolution, without addresses.
    pub resolution: Resolution,
    /// What fits nowhere, numbers that do not follow, values that were inferred.
    pub diagnostics: Vec<Diagnostic>,
}

/// Puts classified blocks together.
pub fn assemble(
    blocks: Vec<Classified>,
    cleaned: &mut Cleaned,
    language: Language,
    options: &crate::Options,
) -> Assembled {
    let citing = Citing {
        pack: pack(language),
        organ: None,
    };
    let notes = Notes::new(std::mem::take(&mut cleaned.notes), citing);
    let job_number = cleaned.job_number.take();
    let next_labels = next_labels(&blocks);
    let mut assembler = Assembler {
        pack: pack(language),
        notes,
        resolution: Resolution::empty(language),
        diagnostics: Vec::new(),
        clues: Clues::default(),
        place: Place::Head,
        clause: None,
        items: Items::default(),
        annexes: Vec::new(),
        before: parts::Before::default(),
        vote: String::new(),
        ledger: &mut cleaned.ledger,
    };
    let known = blocks.iter().any(|b| {
        matches!(
            b.role,
            Role::Title { label: 1.. }
                | Role::Formula(_)
                | Role::Operative { label: Some(_), .. }
                | Role::Recital(Some(_))
        )
    });
    if !known {
        if let Some((passage, span)) = job_number {
            assembler.job_number(&passage, span);
        }
        return assembler.plain(blocks);
    }
    let mut neighbours = Vec::new();
    for (at, Classified { block, role, .. }) in blocks.into_iter().enumerate() {
        let next = next_labels.get(at + 1).and_then(Option::as_ref);
        if matches!(role, Role::Neighbour) {
            neighbours.push((at, block));
        } else {
            assembler.take(&block, role, next);
        }
    }
    assembler.keep_apart(neighbours);
    if let Some((passage, span)) = job_number {
        assembler.job_number(&passage, span);
    }
    assembler.finish(options)
}

/// For each block the label of the next labelled block from it on.
fn next_labels(blocks: &[Classified]) -> Vec<Option<Label>> {
    let mut next: Option<Label> = None;
    let mut labels: Vec<Option<Label>> = Vec::with_capacity(blocks.len());
    for classified in blocks.iter().rev() {
        match &classified.role {
            Role::Point(label) | Role::PointHeading(label) => next = Some(label.clone()),
            Role::Operative { label, .. } => next.clone_from(label),
            Role::Heading { .. } | Role::Annex { .. } | Role::Closing | Role::Formula(_) => {
                next = None;
            }
            _ => {}
        }
        labels.push(next.clone());
    }
    labels.reverse();
    labels
}

/// Where the reading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Head,
    Preamble,
    Body,
    Closing,
    Annex,
}

struct Assembler<'a> {
    pack: &'static Pack,
    notes: Notes,
    resolution: Resolution,
    diagnostics: Vec<Diagnostic>,
    clues: Clues,
    place: Place,
    clause: Option<Open>,
    /// The items of the body or annex that is being read.
    items: Items,
    /// The annexes and appendices that are open, outermost first.
    annexes: Vec<Annex>,
    /// The resolutions of the same document that are finished.
    before: parts::Before,
    /// The lines about the vote so far.
    vote: String,
    ledger: &'a mut Ledger,
}

impl Assembler<'_> {
    /// A text that is no resolution: plain paragraphs.
    fn plain(mut self, blocks: Vec<Classified>) -> Assembled {
        let empty = blocks.is_empty();
        for Classified { block, .. } in blocks {
            let text = self.notes.text(&block.passage, Emphasis::Kept, &[]);
            if let BlockKind::Table(rows) = &block.kind {
                let table = self.notes.table(rows, &block);
                self.items.push(BodyItem::Table(table));
            } else {
                let mut clause = Clause::default();
                clause.text(text);
                self.items.push(BodyItem::Paragraph(Paragraph {
                    content: clause.finish(),
                    span: block.span,
                    ..Paragraph::default()
                }));
            }
        }
        self.resolution.body = std::mem::take(&mut self.items).finish();
        self.diagnostics.push(if empty {
            Diagnostic::whole(Code::EmptyDocument, "there is no text")
        } else {
            Diagnostic::whole(
                Code::NotAResolution,
                "no title, formula or operative paragraph was found; the text stands as plain paragraphs",
            )
        });
        Assembled {
            resolution: self.resolution,
            diagnostics: self.diagnostics,
        }
    }

    fn take(&mut self, block: &Block, role: Role, next: Option<&Label>) {
        self.notes.citing.organ = self.clues.organ();
        match role {
            Role::Masthead(pieces) => self.masthead(block, pieces),
            Role::Title { label } => self.title(block, label),
            Role::Part { label } => self.part(block, label),
            Role::Formula(organ) => {
                self.clues.formula.get_or_insert(organ);
                self.formula(block, organ);
            }
            Role::Recital(opener) => {
                self.close_clause();
                let (action, text) = self.opened(&block.passage, 0, opener.as_ref());
                if self.place == Place::Head {
                    self.place = Place::Preamble;
                }
                self.open(OpenKind::Recital, action, text, block.span);
            }
            Role::Operative { label, opener } => {
                self.operative(block, label.as_ref(), opener.as_ref());
            }
            Role::Point(label) => self.point(block, &label, next),
            Role::PointHeading(label) => {
                self.point(block, &label, next);
                if let Some(open) = &mut self.clause {
                    open.clause.head_point();
                }
            }
            Role::Heading { number } => self.heading(block, number),
            Role::Closing => self.closing(block),
            Role::Vote => self.vote(block),
            Role::Annex { label, appendix } => self.annex(block, label, appendix),
            Role::Table { alone } => {
                if alone {
                    self.close_clause();
                }
                self.table(block);
            }
            Role::Text => self.text(block, next),
            Role::Held => self.held(block, next),
            Role::Paragraph => {
                self.close_clause();
                self.text(block, next);
            }
            // They are kept when all of the document's own calls are read.
            Role::Neighbour => {}
        }
    }

    fn formula(&mut self, block: &Block, organ: Organ) {
        self.close_clause();
        let passage = &block.passage;
        let text = passage.text();
        let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let meaning = Meaning {
            range: 0..end,
            what: Sense::Named(Named::Organ(organ)),
        };
        let text = self.notes.text(passage, Emphasis::Dropped, &[meaning]);
        let formula = Formula {
            eid: EId::default(),
            text,
            span: block.span,
        };
        if self.place == Place::Head {
            self.title_of_draft();
            self.place = Place::Preamble;
            self.resolution.preamble.formula = Some(formula);
        } else {
            self.leave_preamble();
            self.items.push(BodyItem::Formula(formula));
        }
    }

    fn leave_head(&mut self) {
        if self.place == Place::Head {
            self.place = Place::Body;
        }
    }

    fn leave_preamble(&mut self) {
        if matches!(self.place, Place::Head | Place::Preamble) {
            self.place = Place::Body;
        }
    }

    /// Hands the items read so far to the body or the annex they belong to.
    fn leave_items(&mut self) {
        let items = std::mem::take(&mut self.items).finish();
        match self.annexes.last_mut() {
            Some(annex) => annex.items.extend(items),
            None => self.resolution.body.extend(items),
        }
    }

    /// Closes all that is open in the resolution that is being read.
    fn close_document(&mut self) {
        self.close_clause();
        self.leave_items();
        self.leave_annexes(0);
        let vote = std::mem::take(&mut self.vote);
        if let Some(conclusions) = &mut self.resolution.conclusions {
            conclusions.vote = vote::read(&vote, self.pack);
        }
        if let Some(conclusions) = &self.resolution.conclusions {
            self.clues.closing_date = self.clues.closing_date.or(conclusions.date);
        }
    }

    fn finish(mut self, options: &crate::Options) -> Assembled {
        self.close_document();
        self.gather_parts();
        identity::infer(
            &mut self.resolution,
            &self.clues,
            options,
            &mut self.diagnostics,
        );
        parts::identify(&mut self.resolution);
        Assembled {
            resolution: self.resolution,
            diagnostics: self.diagnostics,
        }
    }
}
