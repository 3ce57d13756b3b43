//! From a passage to running text: marks become nested inlines, notes come to stand at their calls.

use super::citation::{self, Citing};
use crate::clean::NoteText;
use crate::markdown::{Block, BlockKind, MarkKind, OBJECT, Passage, TableRow};
use crate::model::{
    Cell, Content, Date, DatePhrase, EId, Image, Inline, Link, Mention, Named, Note, NoteCall,
    Portion, Reference, Row, Table, Target, Text,
};
use std::num::NonZeroU32;
use std::ops::Range;

/// A range of a passage with a meaning that recognition found.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub(super) range: Range<usize>,
    pub(super) what: Sense,
}

/// What a range means.
#[derive(Clone, Debug)]
pub(super) enum Sense {
    Opener,
    Named(Named),
    Date(Date),
    /// A citation, with the day that the citing phrase gives.
    Reference(Target, Vec<Portion>, Option<Date>),
}

/// How marks of emphasis are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// As the author's.
    Kept,
    /// As the look of a line of this kind, which says nothing.
    Dropped,
}

/// The notes of a document while its text is written: each stands at its first call.
pub(super) struct Notes {
    texts: Vec<Option<NoteText>>,
    /// The number of each note by the order of first calls in its document, from 1; 0 where the
    /// document that is written does not hold the note.
    numbers: Vec<u32>,
    count: u32,
    /// What the last note cites.
    source: Option<citation::Source>,
    /// By what citations are read.
    pub(super) citing: Citing,
}

impl Notes {
    pub(super) fn new(texts: Vec<NoteText>, citing: Citing) -> Self {
        let numbers = vec![0; texts.len()];
        Self {
            texts: texts.into_iter().map(Some).collect(),
            numbers,
            count: 0,
            source: None,
            citing,
        }
    }

    /// Begins another document: its notes are counted anew.
    pub(super) fn begin_document(&mut self) {
        self.numbers.fill(0);
        self.count = 0;
        self.source = None;
    }

    /// Whether the sign of a note that nothing has called yet is not the one at its call.
    pub(super) fn has_moved_sign(&self, note: u32) -> bool {
        let note = self.texts.get(note as usize).and_then(Option::as_ref);
        note.is_some_and(|note| note.moved_sign)
    }

    /// The notes that nothing has called.
    pub(super) fn left(&self) -> impl Iterator<Item = &NoteText> {
        self.texts.iter().flatten()
    }

    /// The inline for a call: the note itself the first time, a call after that.
    fn call(&mut self, marker: &str, at: u32) -> Inline {
        let place = at as usize;
        let Some(note) = self.texts.get_mut(place).and_then(Option::take) else {
            let note = self.numbers.get(place).copied().unwrap_or(0);
            if note == 0 {
                // Its text stands in another resolution of the same page.
                return Inline::Superscript(Text::from(marker));
            }
            return Inline::NoteCall(NoteCall {
                marker: marker.to_owned(),
                note,
            });
        };
        self.count += 1;
        self.numbers[place] = self.count;
        let blocks = note.content.iter().enumerate();
        let content = blocks
            .map(|(place, block)| self.block(block, place == 0))
            .collect();
        Inline::Note(Note {
            eid: EId::default(),
            marker: note.marker,
            content,
            span: note.span,
        })
    }

    /// A block of a note.
    fn block(&mut self, block: &Block, is_first: bool) -> Content {
        match &block.kind {
            BlockKind::Table(rows) => Content::Table(self.table(rows, block)),
            _ if is_first => {
                let meanings = self.citing.of_note(&block.passage, &mut self.source);
                self.line(&block.passage, Emphasis::Kept, &meanings).into()
            }
            _ => self.text(&block.passage, Emphasis::Kept, &[]).into(),
        }
    }

    /// A table of the model.
    pub(super) fn table(&mut self, rows: &[TableRow], block: &Block) -> Table {
        let caption =
            (!block.passage.is_empty()).then(|| self.text(&block.passage, Emphasis::Dropped, &[]));
        let rows = rows
            .iter()
            .map(|row| Row {
                header: row.header,
                cells: row
                    .cells
                    .iter()
                    .map(|cell| Cell {
                        columns: span(cell.columns),
                        rows: span(cell.rows),
                        content: cell
                            .content
                            .iter()
                            .map(|passage| self.text(passage, Emphasis::Dropped, &[]))
                            .collect(),
                    })
                    .collect(),
            })
            .collect();
        Table {
            eid: EId::default(),
            caption,
            rows,
            span: block.span,
        }
    }

    /// The text of a passage, with what it cites. `meanings` are in order and do not overlap.
    pub(super) fn text(
        &mut self,
        passage: &Passage,
        emphasis: Emphasis,
        meanings: &[Meaning],
    ) -> Text {
        let meanings = self.citing.meanings(passage, meanings);
        self.line(passage, emphasis, &meanings)
    }

    /// The text of a line whose meanings are all known.
    pub(super) fn line(
        &mut self,
        passage: &Passage,
        emphasis: Emphasis,
        meanings: &[Meaning],
    ) -> Text {
        let mut layers = layers(passage, emphasis, meanings);
        layers.sort_by_key(|layer| (layer.range.start, usize::MAX - layer.range.end, layer.rank));
        let text = passage.text();
        Text::new(self.build(text, 0..text.len(), &layers))
    }

    /// The inlines of a range. Layers that overlap without nesting are cut at the outer one's end.
    fn build(&mut self, text: &str, range: Range<usize>, layers: &[Layer]) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut at = range.start;
        let mut i = 0;
        while i < layers.len() {
            let layer = &layers[i];
            let start = layer.range.start.max(at);
            let end = layer.range.end.min(range.end);
            i += 1;
            if start >= end {
                continue;
            }
            push_words(&mut inlines, &text[at..start]);
            // What lies inside comes from the layers that follow and begin before the end.
            let inner = &layers[i..];
            let reach = inner.partition_point(|l| l.range.start < end);
            let inside = &inner[..reach];
            self.wrap(&mut inlines, layer, text, start..end, inside);
            at = end;
            // Layers wholly inside are done; one that sticks out goes on behind the end.
            if inside.iter().all(|l| l.range.end <= end) {
                i += reach;
            }
        }
        push_words(&mut inlines, &text[at..range.end]);
        inlines
    }

    fn wrap(
        &mut self,
        inlines: &mut Vec<Inline>,
        layer: &Layer,
        text: &str,
        range: Range<usize>,
        inside: &[Layer],
    ) {
        match &layer.kind {
            LayerKind::Mark(MarkKind::ResolvedCall(marker, note)) => {
                let call = self.call(marker, *note);
                inlines.push(call);
                return;
            }
            LayerKind::Mark(MarkKind::NoteCall(marker)) => {
                inlines.push(Inline::Superscript(Text::from(marker.as_str())));
                return;
            }
            LayerKind::Mark(MarkKind::Image(target, alternative)) => {
                let (target, alternative) = (target.clone(), alternative.clone());
                inlines.push(Inline::Image(Image {
                    target,
                    alternative,
                }));
                return;
            }
            LayerKind::Mark(MarkKind::Break) => {
                inlines.push(Inline::Break);
                return;
            }
            LayerKind::Mark(_) | LayerKind::Sense(_) => {}
        }
        let content = Text::new(self.build(text, range, inside));
        if content.is_empty() {
            return;
        }
        inlines.push(match &layer.kind {
            LayerKind::Mark(MarkKind::Emphasis) => Inline::Emphasis(content),
            LayerKind::Mark(MarkKind::Strong) => Inline::Strong(content),
            LayerKind::Mark(MarkKind::Superscript) => Inline::Superscript(content),
            LayerKind::Mark(MarkKind::Subscript) => Inline::Subscript(content),
            LayerKind::Mark(MarkKind::Link(target)) => link(target, content),
            LayerKind::Sense(Sense::Opener) => Inline::Opener(content),
            LayerKind::Sense(Sense::Named(what)) => Inline::Mention(Mention {
                what: what.clone(),
                content,
            }),
            LayerKind::Sense(Sense::Date(date)) => Inline::Date(DatePhrase {
                date: *date,
                content,
            }),
            LayerKind::Sense(Sense::Reference(target, within, date)) => {
                cite(target, within, *date, content)
            }
            LayerKind::Mark(
                MarkKind::NoteCall(_)
                | MarkKind::ResolvedCall(..)
                | MarkKind::Image(..)
                | MarkKind::Break,
            ) => unreachable!("objects have no content"),
        });
    }
}

/// A citation; words that cite the same document are that citation already.
fn cite(target: &Target, within: &[Portion], date: Option<Date>, content: Text) -> Inline {
    match content.inlines() {
        [Inline::Reference(cited)] if cited.target == *target => Inline::Reference(cited.clone()),
        _ => Inline::Reference(Reference {
            target: target.clone(),
            within: within.to_vec(),
            date,
            content,
        }),
    }
}

/// A link to a document of the United Nations is a citation of it.
fn link(target: &str, content: Text) -> Inline {
    match citation::linked(target) {
        Some(symbol) => cite(&Target::Document(symbol), &[], None, content),
        None => Inline::Link(Link {
            target: target.to_owned(),
            content,
        }),
    }
}

/// How many columns or rows a cell spans: one, where the source says none.
fn span(printed: u32) -> NonZeroU32 {
    NonZeroU32::new(printed).unwrap_or(NonZeroU32::MIN)
}

fn push_words(inlines: &mut Vec<Inline>, words: &str) {
    if !words.is_empty() {
        inlines.push(Inline::Text(if words.contains(OBJECT) {
            words.replace(OBJECT, "")
        } else {
            words.to_owned()
        }));
    }
}

struct Layer {
    range: Range<usize>,
    /// Meanings stand outside marks of the same range, and bold outside italics.
    rank: u8,
    kind: LayerKind,
}

enum LayerKind {
    Mark(MarkKind),
    Sense(Sense),
}

fn layers(passage: &Passage, emphasis: Emphasis, meanings: &[Meaning]) -> Vec<Layer> {
    let text = passage.text();
    let mut layers: Vec<Layer> = meanings
        .iter()
        .filter(|meaning| !meaning.range.is_empty())
        .map(|meaning| Layer {
            range: meaning.range.clone(),
            rank: 0,
            kind: LayerKind::Sense(meaning.what.clone()),
        })
        .collect();
    let opener = meanings
        .iter()
        .find(|m| matches!(m.what, Sense::Opener))
        .map(|m| m.range.clone());
    let cites = meanings
        .iter()
        .filter(|m| matches!(m.what, Sense::Reference(..)));
    let cites: Vec<_> = cites.map(|m| &m.range).collect();
    for mark in passage.marks() {
        let is_look = mark.kind.is_emphasis();
        if is_look && emphasis == Emphasis::Dropped {
            continue;
        }
        // The words say better what they cite than a link on them does.
        if let MarkKind::Link(target) = &mark.kind
            && cites
                .iter()
                .any(|range| range.start < mark.end && mark.start < range.end)
            && citation::linked(target).is_some()
        {
            continue;
        }
        let mut range = mark.start..mark.end;
        if is_look && let Some(opener) = &opener {
            // The marking of the opener is the opener; what sticks out keeps its own, unless it has
            // no letter.
            let before = range.start..range.end.min(opener.start).max(range.start);
            let after = range.start.max(opener.end).min(range.end)..range.end;
            let touches = range.start < opener.end && opener.start < range.end;
            if touches {
                let lettered = |r: &Range<usize>| text[r.clone()].contains(char::is_alphanumeric);
                for part in [before, after].map(|part| trimmed(text, part)) {
                    if lettered(&part) {
                        layers.push(Layer {
                            range: part,
                            rank: rank(&mark.kind),
                            kind: LayerKind::Mark(mark.kind.clone()),
                        });
                    }
                }
                continue;
            }
        }
        if is_look {
            range = trimmed(text, range);
        }
        layers.push(Layer {
            range,
            rank: rank(&mark.kind),
            kind: LayerKind::Mark(mark.kind.clone()),
        });
    }
    layers
}

fn rank(kind: &MarkKind) -> u8 {
    if *kind == MarkKind::Emphasis { 2 } else { 1 }
}

/// A range without the blanks at its ends, which belong to no run of marking.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start().len();
    start..start + words.trim().len()
}
