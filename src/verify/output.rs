//! The printed words of a resolution: its text in the order of the page, and its notes by themselves.

use super::letters;
use crate::model::{Annex, BodyItem, Content, Inline, Note, Number, Resolution, Table, Text};

/// The letters of a resolution.
#[derive(Default)]
pub(super) struct Output<'a> {
    /// Those of the text, in the order of the page, without its notes.
    pub(super) text: Vec<char>,
    /// Those of the notes, in the order of their calls.
    pub(super) notes: Vec<char>,
    /// Where the parts of the text begin.
    text_parts: Vec<usize>,
    /// Where those of the notes do.
    notes_parts: Vec<usize>,
    /// Notes whose text is still to be read.
    waiting: Vec<&'a Note>,
}

impl<'a> Output<'a> {
    pub(super) fn of(resolution: &'a Resolution) -> Self {
        let mut output = Self::default();
        output.resolution(resolution);
        // The notes in one stream, and those that stand in notes behind it.
        let text = std::mem::take(&mut output.text);
        let parts = std::mem::take(&mut output.text_parts);
        let mut waiting = std::mem::take(&mut output.waiting);
        while !waiting.is_empty() {
            for note in std::mem::take(&mut waiting) {
                output.part();
                output.content(&note.content);
            }
            waiting = std::mem::take(&mut output.waiting);
        }
        output.notes = std::mem::replace(&mut output.text, text);
        output.notes_parts = std::mem::replace(&mut output.text_parts, parts);
        output
    }

    /// The parts of the text and of the notes: a line, a clause's paragraph with its number, a cell.
    pub(super) fn parts(&self) -> impl Iterator<Item = &[char]> {
        [
            (&self.text, &self.text_parts),
            (&self.notes, &self.notes_parts),
        ]
        .into_iter()
        .flat_map(|(letters, starts)| {
            let ends = starts.iter().skip(1).copied().chain([letters.len()]);
            starts
                .iter()
                .zip(ends)
                .map(|(&start, end)| &letters[start..end])
        })
        .filter(|part| !part.is_empty())
    }

    /// A part begins.
    fn part(&mut self) {
        self.text_parts.push(self.text.len());
    }

    /// A text that is a part of its own.
    fn line(&mut self, text: &'a Text) {
        self.part();
        self.text(text);
    }

    fn resolution(&mut self, resolution: &'a Resolution) {
        for line in &resolution.masthead {
            self.line(&line.text);
        }
        if let Some(title) = &resolution.title {
            self.part();
            self.words(title.label.as_deref().unwrap_or_default());
            self.text(&title.text);
        }
        if let Some(formula) = &resolution.preamble.formula {
            self.line(&formula.text);
        }
        for recital in &resolution.preamble.recitals {
            self.part();
            self.content(&recital.content);
        }
        self.items(&resolution.body);
        for line in resolution.conclusions.iter().flat_map(|c| &c.lines) {
            self.line(line);
        }
        resolution
            .annexes
            .iter()
            .for_each(|annex| self.annex(annex));
        resolution
            .parts
            .iter()
            .for_each(|part| self.resolution(part));
    }

    fn annex(&mut self, annex: &'a Annex) {
        self.line(&annex.label);
        annex.title.iter().for_each(|title| self.line(title));
        self.items(&annex.items);
        annex.annexes.iter().for_each(|annex| self.annex(annex));
    }

    fn items(&mut self, items: &'a [BodyItem]) {
        for item in items {
            self.part();
            match item {
                BodyItem::Division(division) => {
                    self.number(division.number.as_ref());
                    division.heading.iter().for_each(|text| self.text(text));
                    self.items(&division.items);
                }
                BodyItem::Paragraph(paragraph) => {
                    self.number(paragraph.number.as_ref());
                    self.content(&paragraph.content);
                }
                BodyItem::Formula(formula) => self.line(&formula.text),
                BodyItem::Recital(recital) => self.content(&recital.content),
                BodyItem::CrossHeading(heading) => self.text(&heading.text),
                BodyItem::Table(table) => self.table(table),
            }
        }
    }

    fn content(&mut self, content: &'a [Content]) {
        for piece in content {
            match piece {
                Content::Text(block) => {
                    self.text(&block.text);
                    self.part();
                }
                Content::Table(table) => self.table(table),
                Content::Points(points) => {
                    for point in &points.items {
                        self.part();
                        self.number(point.number.as_ref());
                        point.heading.iter().for_each(|text| self.text(text));
                        self.content(&point.content);
                    }
                }
            }
        }
    }

    fn table(&mut self, table: &'a Table) {
        table.texts().for_each(|text| self.line(text));
    }

    fn number(&mut self, number: Option<&Number>) {
        if let Some(number) = number {
            self.words(number.label());
        }
    }

    fn text(&mut self, text: &'a Text) {
        for inline in text.inlines() {
            match inline {
                Inline::Text(words) => self.words(words),
                Inline::Note(note) => {
                    self.words(&note.marker);
                    self.waiting.push(note);
                }
                Inline::NoteCall(call) => self.words(&call.marker),
                Inline::Image(image) => self.words(&image.alternative),
                Inline::Break => {}
                other => other.content().iter().for_each(|text| self.text(text)),
            }
        }
    }

    fn words(&mut self, words: &str) {
        letters::extend(&mut self.text, words);
    }
}
