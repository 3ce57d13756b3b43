//! What stands before the text: the lines of the masthead, and the title.

use super::{Assembler, Emphasis, Meaning, Sense};
use crate::language::title::{named_number, title_number};
use crate::markdown::{Block, Passage};
use crate::model::{MastheadKind, MastheadLine, Text, Title};
use crate::recognize::masthead::{self, Piece};
use crate::source::Span;

impl Assembler<'_> {
    pub(super) fn masthead(&mut self, block: &Block, pieces: Vec<Piece>) {
        let passage = &block.passage;
        if pieces.is_empty() {
            let kind = self.unknown_line(passage.text());
            self.line(kind, passage, &[], block.span);
            return;
        }
        for mut piece in pieces {
            // A date right behind the number, or behind the meeting, is the day of adoption.
            if let MastheadKind::IssueDate(date) = piece.kind
                && (self.stands_behind_number() || self.stands_behind_meeting())
            {
                piece.kind = MastheadKind::Adoption;
                self.clues.adopted_on(date);
            }
            // So is one right above the number, with nothing before it.
            if matches!(piece.kind, MastheadKind::Heading(_))
                && let [line] = &mut self.resolution.masthead[..]
                && let MastheadKind::IssueDate(date) = line.kind
            {
                line.kind = MastheadKind::Adoption;
                self.clues.adopted_on(date);
            }
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

    /// Whether a heading with the number of the text, or its title, is the last line so far.
    fn stands_behind_number(&self) -> bool {
        self.resolution.title.is_some()
            || self.clues.has_heading_number()
                && self
                    .resolution
                    .masthead
                    .last()
                    .is_some_and(|line| matches!(line.kind, MastheadKind::Heading(_)))
    }

    /// Whether the meeting that adopted the text is the last line so far.
    fn stands_behind_meeting(&self) -> bool {
        let last = self.resolution.masthead.last();
        self.clues.awaits_day() && last.is_some_and(|line| line.kind == MastheadKind::Adoption)
    }

    /// A line of no known form behind an item of the agenda is its title; a word behind the mark for
    /// the distribution says what it is.
    pub(super) fn unknown_line(&self, text: &str) -> MastheadKind {
        let mut before = self.resolution.masthead.iter().rev();
        let is_word = text.trim().chars().all(char::is_alphabetic);
        if is_word
            && before
                .clone()
                .next()
                .is_some_and(|line| line.kind == MastheadKind::Distribution)
        {
            return MastheadKind::Distribution;
        }
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

    pub(super) fn line(
        &mut self,
        kind: MastheadKind,
        passage: &Passage,
        meanings: &[Meaning],
        span: Span,
    ) {
        let text = self.notes.line(passage, Emphasis::Dropped, meanings);
        if !text.is_empty() {
            self.resolution
                .masthead
                .push(MastheadLine { kind, text, span });
        }
    }

    pub(super) fn job_number(&mut self, passage: &Passage, span: Span) {
        let text = self.notes.line(passage, Emphasis::Dropped, &[]);
        let kind = MastheadKind::JobNumber(passage.text().trim().to_owned());
        self.resolution
            .masthead
            .push(MastheadLine { kind, text, span });
    }

    pub(super) fn title(&mut self, block: &Block, label: usize) {
        let passage = &block.passage;
        let words = passage.slice_trimmed(label..passage.text().len());
        // “242 (1967). Resolution of 22 November 1967”: an early text whose title is its date.
        let line = masthead::read(words.text(), self.pack).filter(|pieces| {
            let behind = &pieces[1..];
            pieces[0].kind == MastheadKind::Adoption
                && behind
                    .iter()
                    .all(|piece| piece.kind == MastheadKind::Proponent)
        });
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
        if label > 0
            && self.clues.title_number.is_none()
            && let Some(found) = title_number(passage.text(), self.pack)
        {
            if let Some(named) = named_number(passage.text(), self.pack) {
                self.clues.is_of_kind(named.kind.0);
            }
            self.clues.title_number = Some(found.number);
            self.clues.title_part = found.part;
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

    /// A draft has no number before its title: it is the line of no known form right before the
    /// formula.
    pub(super) fn title_of_draft(&mut self) {
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
}
