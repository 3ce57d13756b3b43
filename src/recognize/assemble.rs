//! What the blocks are together: the grammar of a resolution, read once from top to bottom.
//!
//! ```text
//! resolution  = masthead* title? preamble body conclusions? annex*
//! preamble    = formula? recital*
//! recital     = RECITAL point* TEXT*
//! body        = (division | paragraph | recital | table)*
//! division    = HEADING (division | paragraph | recital | table)*
//! paragraph   = OPERATIVE (point | TEXT | table)*
//! conclusions = CLOSING+
//! annex       = ANNEX title? (division | paragraph | TEXT)*
//! ```
//! What fits nothing stays where it stands, as a paragraph without number, with a warning.

mod parts;

use super::body::Items;
use super::closing;
use super::identity::{self, Clues};
use super::masthead;
use super::points::{Clause, Step};
use super::prose::{Emphasis, Meaning, Notes, Sense};
use super::role::{Classified, Role};
use super::title::number_of;
use super::vote;
use crate::clean::{Cleaned, Ledger, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::label::Label;
use crate::language::opener::Opener;
use crate::language::{Blanks, Folded, Pack, pack};
use crate::markdown::{Block, BlockKind, MarkKind, Passage};
use crate::model::{
    Action, Annex, BodyItem, Conclusions, Division, DivisionKind, EId, Formula, Language,
    MastheadKind, MastheadLine, Number, Paragraph, Recital, Resolution, Style, Text, Title,
};
use crate::source::Span;

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
    let notes = Notes::new(std::mem::take(&mut cleaned.notes));
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
    for (at, Classified { block, role, .. }) in blocks.into_iter().enumerate() {
        let next = next_labels.get(at + 1).and_then(Option::as_ref);
        assembler.take(&block, role, next);
    }
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

/// A clause that is being read.
struct Open {
    kind: OpenKind,
    action: Option<Action>,
    clause: Clause,
    span: Span,
}

enum OpenKind {
    Recital,
    Paragraph(Option<Number>),
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
            Role::Table => self.table(block),
            Role::Text => self.text(block, next),
            Role::Neighbour => {
                self.ledger
                    .record(block.span, Rule::Neighbour, block.passage.text());
                self.diagnostics.push(Diagnostic::at(
                    Code::Neighbour,
                    block.span,
                    "this text belongs to another document; it is kept on the ledger",
                ));
            }
        }
    }

    fn masthead(&mut self, block: &Block, pieces: Vec<super::masthead::Piece>) {
        let passage = &block.passage;
        if pieces.is_empty() {
            let kind = self.unknown_line();
            self.line(kind, passage, &[], block.span);
            return;
        }
        for piece in pieces {
            self.clues.read(&piece);
            let part = passage.slice_trimmed(piece.range.clone());
            let lead = passage.text()[piece.range.clone()].len()
                - passage.text()[piece.range.clone()].trim_start().len();
            let start = piece.range.start + lead;
            let meanings: Vec<Meaning> = piece
                .meanings
                .into_iter()
                .map(|m| Meaning {
                    range: m.range.start - start..m.range.end - start,
                    ..m
                })
                .collect();
            let span = part.span(0..part.text().len());
            self.line(piece.kind, &part, &meanings, span);
        }
    }

    /// A line of no known form behind an item of the agenda is its title.
    fn unknown_line(&self) -> MastheadKind {
        let mut before = self.resolution.masthead.iter().rev();
        let is_title = before.next().is_some_and(|line| {
            matches!(
                line.kind,
                MastheadKind::AgendaItems(_) | MastheadKind::AgendaTitle
            )
        });
        if is_title {
            MastheadKind::AgendaTitle
        } else {
            MastheadKind::Other
        }
    }

    fn line(&mut self, kind: MastheadKind, passage: &Passage, meanings: &[Meaning], span: Span) {
        let text = self.notes.text(passage, Emphasis::Dropped, meanings);
        if !text.is_empty() {
            self.resolution
                .masthead
                .push(MastheadLine { kind, text, span });
        }
    }

    fn job_number(&mut self, passage: &Passage, span: Span) {
        let text = self.notes.text(passage, Emphasis::Dropped, &[]);
        let kind = MastheadKind::JobNumber(passage.text().trim().to_owned());
        self.resolution
            .masthead
            .push(MastheadLine { kind, text, span });
    }

    fn title(&mut self, block: &Block, label: usize) {
        let passage = &block.passage;
        let words = passage.slice_trimmed(label..passage.text().len());
        // “242 (1967). Resolution of 22 November 1967”: an early text whose title is its date.
        let line = masthead::read(words.text(), self.pack)
            .filter(|pieces| pieces.len() == 1 && pieces[0].kind == MastheadKind::Adoption);
        let meanings = line.map_or_else(Vec::new, |mut pieces| {
            self.clues.read(&pieces[0]);
            std::mem::take(&mut pieces[0].meanings)
        });
        let meanings: Vec<Meaning> = meanings
            .into_iter()
            .filter(|meaning| matches!(meaning.what, Sense::Date(_)))
            .collect();
        let text = self.notes.text(&words, Emphasis::Dropped, &meanings);
        let printed = passage.text()[..label].trim();
        if label > 0 {
            self.clues
                .title_number
                .get_or_insert_with(|| number_of(printed).to_owned());
        }
        match &mut self.resolution.title {
            // A title that stands on several lines.
            Some(title) if label == 0 => {
                let blank = if self.pack.language.is_unspaced() || title.text.is_empty() {
                    ""
                } else {
                    " "
                };
                let mut inlines = std::mem::take(&mut title.text).into_inlines();
                inlines.push(blank.into());
                inlines.extend(text.into_inlines());
                title.text = Text::new(inlines);
                title.span = title.span.to(block.span);
            }
            None => {
                let label = (label > 0).then(|| printed.to_owned());
                self.resolution.title = Some(Title {
                    label,
                    text,
                    span: block.span,
                });
            }
            Some(_) => {
                let whole = self.notes.text(passage, Emphasis::Dropped, &[]);
                self.unplaced_text(whole, block.span);
            }
        }
    }

    fn formula(&mut self, block: &Block, organ: crate::model::Organ) {
        self.close_clause();
        let passage = &block.passage;
        let text = passage.text();
        let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let meaning = Meaning {
            range: 0..end,
            what: Sense::Named(crate::model::Named::Organ(organ)),
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

    /// A draft has no number before its title: it is the line of no known form right before the
    /// formula.
    fn title_of_draft(&mut self) {
        let masthead = &mut self.resolution.masthead;
        let is_title = masthead.len() > 1
            && self.resolution.title.is_none()
            && !self.clues.has_heading_number()
            && masthead.last().is_some_and(|line| {
                matches!(line.kind, MastheadKind::Other | MastheadKind::AgendaTitle)
            });
        if let Some(line) = masthead.pop_if(|_| is_title) {
            self.resolution.title = Some(Title {
                label: None,
                text: line.text,
                span: line.span,
            });
        }
    }

    /// The action of a clause, and its text with the opener marked. Words before `from` are not
    /// part of it.
    fn opened(
        &mut self,
        passage: &Passage,
        from: usize,
        opener: Option<&Opener>,
    ) -> (Option<Action>, Text) {
        let body = passage.slice_trimmed(from..passage.text().len());
        let shift = passage.text().len() - passage.text()[from..].trim_start().len();
        let action = match opener {
            Some(opener) => {
                let range = opener.range.start - shift..opener.range.end - shift;
                let action = Action {
                    concept: Some(opener.concept),
                    also: opener.also,
                    further: opener.further,
                    again: opener.again,
                    phrase: body.text()[range.clone()].to_owned(),
                };
                Some((action, range))
            }
            // Words that are marked at the head of a clause open it, known or not.
            None => marked_run(&body).map(|range| {
                let phrase = body.text()[range.clone()].to_owned();
                (
                    Action {
                        phrase,
                        ..Action::default()
                    },
                    range,
                )
            }),
        };
        let (action, meanings) = match action {
            Some((action, range)) => (
                Some(action),
                vec![Meaning {
                    range,
                    what: Sense::Opener,
                }],
            ),
            None => (None, Vec::new()),
        };
        let text = self.notes.text(&body, Emphasis::Kept, &meanings);
        (action, text)
    }

    fn open(&mut self, kind: OpenKind, action: Option<Action>, text: Text, span: Span) {
        let mut clause = Clause::default();
        if !text.is_empty() {
            clause.text(text);
        }
        self.clause = Some(Open {
            kind,
            action,
            clause,
            span,
        });
    }

    fn operative(&mut self, block: &Block, label: Option<&Label>, opener: Option<&Opener>) {
        self.close_clause();
        self.leave_preamble();
        let passage = &block.passage;
        let number = label.map(|label| {
            let (style, value) = label.readings[0];
            let number = Number::new(passage.text()[..label.len].trim(), style, value);
            if let Some(expected) = self.items.expect(value) {
                self.diagnostics.push(Diagnostic::at(
                    Code::NumberingGap,
                    block.span,
                    format!("paragraph {value} stands where {expected} would follow"),
                ));
            }
            number
        });
        let from = label.map_or(0, |label| label.len);
        let (action, text) = self.opened(passage, from, opener);
        self.open(OpenKind::Paragraph(number), action, text, block.span);
    }

    fn point(&mut self, block: &Block, label: &Label, next: Option<&Label>) {
        let passage = &block.passage;
        let words = passage.slice_trimmed(label.len..passage.text().len());
        let text = self.notes.text(&words, Emphasis::Kept, &[]);
        if self.clause.is_none() {
            self.leave_head();
            let kind = if self.place == Place::Preamble {
                OpenKind::Recital
            } else {
                OpenKind::Paragraph(None)
            };
            self.clause = Some(Open {
                kind,
                action: None,
                clause: Clause::default(),
                span: block.span,
            });
        }
        let Some(open) = &mut self.clause else { return };
        open.span = open.span.to(block.span);
        let printed = match block.bullet {
            Some(bullet) if label.len == 0 => &*bullet.to_string(),
            _ => passage.text()[..label.len].trim(),
        };
        match open.clause.point(printed, label, next, text, block.span) {
            Step::Fits => {}
            Step::Gap => self.diagnostics.push(Diagnostic::at(
                Code::NumberingGap,
                block.span,
                format!("{printed} does not follow the point before it"),
            )),
            Step::TooDeep => self.diagnostics.push(Diagnostic::at(
                Code::TooDeep,
                block.span,
                "points are nested deeper than 64 levels",
            )),
        }
    }

    fn text(&mut self, block: &Block, next: Option<&Label>) {
        let text = self.notes.text(&block.passage, Emphasis::Kept, &[]);
        let numbered_before = self.items.is_numbered();
        match &mut self.clause {
            Some(open)
                if open.clause.awaits_text()
                    || open.clause.has_points()
                        && next.is_some_and(|l| open.clause.continues(l)) =>
            {
                open.clause.text_in_point(text);
                open.span = open.span.to(block.span);
            }
            Some(open)
                if open.clause.has_points()
                    || (matches!(open.kind, OpenKind::Paragraph(Some(_))) || numbered_before)
                        && self.place != Place::Annex =>
            {
                open.clause.text(text);
                open.span = open.span.to(block.span);
            }
            _ => {
                self.close_clause();
                self.leave_head();
                self.leave_preamble();
                self.open(OpenKind::Paragraph(None), None, text, block.span);
            }
        }
    }

    fn table(&mut self, block: &Block) {
        let BlockKind::Table(rows) = &block.kind else {
            return;
        };
        let table = self.notes.table(rows, block);
        if let Some(open) = &mut self.clause {
            open.clause.table(table);
            open.span = open.span.to(block.span);
        } else {
            self.leave_head();
            self.leave_preamble();
            self.items.push(BodyItem::Table(table));
        }
    }

    fn heading(&mut self, block: &Block, number: Option<super::role::HeadNumber>) {
        self.close_clause();
        self.leave_preamble();
        let passage = &block.passage;
        let len = number.map_or(0, |n| n.len);
        let words = passage.slice_trimmed(len..passage.text().len());
        let heading = self.notes.text(&words, Emphasis::Dropped, &[]);
        let heading = (!heading.is_empty()).then_some(heading);
        // A number on one line, its title on the next.
        if number.is_none()
            && let Some(heading) = &heading
            && self.items.title_division(heading, block.span)
        {
            return;
        }
        if number.is_none() && self.annex_title(heading.as_ref()) {
            return;
        }
        let kind = number.map_or(DivisionKind::Division, |n| {
            n.kind.unwrap_or(match n.style {
                Style::UpperRoman => DivisionKind::Section,
                Style::UpperLetter => DivisionKind::Title,
                Style::Arabic => DivisionKind::Chapter,
                _ => DivisionKind::Division,
            })
        });
        let number = number.map(|n| Number::new(passage.text()[..n.len].trim(), n.style, n.value));
        self.items.open(Division {
            eid: EId::default(),
            kind,
            number,
            heading,
            items: Vec::new(),
            span: block.span,
        });
    }

    /// A heading right behind the head of an annex is its title.
    fn annex_title(&mut self, heading: Option<&Text>) -> bool {
        let (Some(heading), true) = (heading, self.place == Place::Annex && self.items.is_empty())
        else {
            return false;
        };
        let Some(annex) = self
            .annexes
            .last_mut()
            .filter(|annex| annex.title.is_none())
        else {
            return false;
        };
        annex.title = Some(heading.clone());
        true
    }

    fn annex(&mut self, block: &Block, label: usize, appendix: bool) {
        self.close_clause();
        self.leave_head();
        self.leave_preamble();
        self.leave_items();
        let passage = &block.passage;
        let head = passage.slice_trimmed(0..label);
        let words = passage.slice_trimmed(label..passage.text().len());
        let words = if words.text().contains(char::is_alphanumeric) {
            words
        } else {
            Passage::default()
        };
        let (head, words) = if words.is_empty() {
            (passage.clone(), words)
        } else {
            (head, words)
        };
        let label = self.notes.text(&head, Emphasis::Dropped, &[]);
        let title = self.notes.text(&words, Emphasis::Dropped, &[]);
        if !appendix || self.annexes.is_empty() {
            self.leave_annexes(0);
        } else {
            self.leave_annexes(1);
        }
        self.annexes.push(Annex {
            eid: EId::default(),
            label,
            title: (!title.is_empty()).then_some(title),
            items: Vec::new(),
            annexes: Vec::new(),
            span: block.span,
        });
        self.place = Place::Annex;
    }

    fn closing(&mut self, block: &Block) {
        self.close_clause();
        self.leave_head();
        let text = block.passage.text();
        let found =
            closing::read(&Folded::new(text, Blanks::Dropped), self.pack).unwrap_or_default();
        let line = self
            .notes
            .text(&block.passage, Emphasis::Dropped, &found.meanings);
        if self.place != Place::Annex {
            self.leave_preamble();
            self.place = Place::Closing;
        }
        let conclusions = self
            .resolution
            .conclusions
            .get_or_insert_with(Conclusions::default);
        conclusions.meeting = conclusions.meeting.or(found.meeting);
        conclusions.date = conclusions.date.or(found.date);
        conclusions.span = if conclusions.lines.is_empty() {
            block.span
        } else {
            conclusions.span.to(block.span)
        };
        conclusions.lines.push(line);
    }

    fn vote(&mut self, block: &Block) {
        self.close_clause();
        let line = self.notes.text(&block.passage, Emphasis::Dropped, &[]);
        let conclusions = self
            .resolution
            .conclusions
            .get_or_insert_with(Conclusions::default);
        conclusions.lines.push(line);
        if !self.vote.is_empty() {
            self.vote.push('\n');
        }
        self.vote.push_str(block.passage.text());
    }

    fn unplaced_text(&mut self, text: Text, span: Span) {
        self.diagnostics.push(Diagnostic::at(
            Code::Unplaced,
            span,
            "this block fits nowhere; it stands as a plain paragraph",
        ));
        let mut clause = Clause::default();
        clause.text(text);
        self.items.push(BodyItem::Paragraph(Paragraph {
            content: clause.finish(),
            span,
            ..Paragraph::default()
        }));
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

    /// Ends the clause that is open.
    fn close_clause(&mut self) {
        let Some(Open {
            kind,
            action,
            clause,
            span,
        }) = self.clause.take()
        else {
            return;
        };
        let content = clause.finish();
        match kind {
            OpenKind::Recital => {
                let recital = Recital {
                    eid: EId::default(),
                    action,
                    content,
                    span,
                };
                if matches!(self.place, Place::Head | Place::Preamble) {
                    self.resolution.preamble.recitals.push(recital);
                } else {
                    self.items.push(BodyItem::Recital(recital));
                }
            }
            OpenKind::Paragraph(number) => {
                self.items.push(BodyItem::Paragraph(Paragraph {
                    eid: EId::default(),
                    number,
                    action,
                    content,
                    span,
                }));
            }
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

    /// Closes annexes until `depth` are open.
    fn leave_annexes(&mut self, depth: usize) {
        while self.annexes.len() > depth {
            let Some(annex) = self.annexes.pop() else {
                return;
            };
            match self.annexes.last_mut() {
                Some(host) => host.annexes.push(annex),
                None => self.resolution.annexes.push(annex),
            }
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

/// The run of marked words at the head of a passage, without the marks at its end.
fn marked_run(passage: &Passage) -> Option<std::ops::Range<usize>> {
    let text = passage.text();
    let mark = passage
        .marks()
        .iter()
        .find(|m| m.start == 0 && matches!(m.kind, MarkKind::Emphasis | MarkKind::Strong))?;
    let words = text[..mark.end].trim_end_matches(|c: char| !c.is_alphanumeric());
    // A whole paragraph in italics is no opener.
    (!words.is_empty() && words.len() < text.trim_end_matches(|c: char| !c.is_alphanumeric()).len())
        .then_some(0..words.len())
}
