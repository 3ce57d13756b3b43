//! Blocks from pieces and the events of the Markdown parser.

use super::html::{self, Name};
use super::line::{Piece, PieceKind};
use super::note;
use super::shadow::{Shadow, Tag, TagKind};
use super::table::Table;
use super::{Block, BlockKind, MarkKind, Passage};
use crate::source::Span;
use pulldown_cmark::{Event, Options, Parser, Tag as Start, TagEnd};
use std::ops::Range;

/// What opened a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    /// The Markdown parser, which will close it.
    Markdown,
    /// A tag of HTML.
    Html(Name),
}

/// A mark whose end is still to come.
struct Open {
    opener: Opener,
    start: usize,
    kind: MarkKind,
}

/// Most marks that may be open at once.
const DEEPEST: usize = 64;
/// Where a mark begins that stands deeper: its end is to come, its words stay unmarked.
const NEVER: usize = usize::MAX;

struct Builder<'a> {
    source: &'a str,
    shadow: &'a str,
    pieces: &'a [Piece],
    tags: &'a [Tag],
    blocks: Vec<Block>,
    passage: Passage,
    table: Table,
    open: Vec<Open>,
    /// The picture that is being read: where it stands, its target, its words.
    image: Option<(usize, String, String)>,
    /// Where the last tag ended: what stands before is done with.
    done: usize,
}

/// Reads the words of the pieces.
pub(super) fn build(shadow: Shadow<'_>, pieces: &[Piece]) -> Vec<Block> {
    let source = shadow.source;
    let text = String::from_utf8(shadow.bytes).unwrap_or_else(|_| source.to_owned());
    let mut builder = Builder {
        source,
        shadow: &text,
        pieces,
        tags: &shadow.tags,
        blocks: Vec::with_capacity(pieces.len()),
        passage: Passage::default(),
        table: Table::default(),
        open: Vec::new(),
        image: None,
        done: 0,
    };
    for (event, range) in Parser::new_ext(&text, Options::empty()).into_offset_iter() {
        builder.event(event, range);
    }
    builder.go(source.len() + 1);
    builder.blocks
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(words) => self.text(&words, range),
            Event::Start(tag) => {
                self.go(range.start);
                match tag {
                    Start::Paragraph | Start::Heading { .. } => self.paragraph(range.start),
                    Start::Emphasis => self.start(Opener::Markdown, MarkKind::Emphasis),
                    Start::Strong => self.start(Opener::Markdown, MarkKind::Strong),
                    Start::Link { dest_url, .. } => {
                        self.start(Opener::Markdown, MarkKind::Link(dest_url.into_string()));
                    }
                    Start::Image { dest_url, .. } => {
                        self.image = Some((range.start, dest_url.into_string(), String::new()));
                    }
                    _ => {}
                }
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {
                self.tags_before(range.end);
                self.end(Opener::Markdown);
            }
            Event::End(TagEnd::Image) => {
                self.tags_before(range.end);
                if let Some((at, target, words)) = self.image.take() {
                    // Where a block ended within it, it stands in the next.
                    let at = self.piece().map_or(at, |piece| at.max(piece.start));
                    self.passage.push_object(MarkKind::Image(target, words), at);
                }
            }
            Event::SoftBreak => self.line_break(&range, false),
            Event::HardBreak => self.line_break(&range, true),
            Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.text(&words, range);
            }
            _ => {}
        }
    }

    /// The piece that is being read.
    fn piece(&self) -> Option<&Piece> {
        self.pieces.get(self.blocks.len())
    }

    fn in_piece(&self, at: usize) -> bool {
        self.piece()
            .is_some_and(|piece| piece.start <= at && at < piece.end)
    }

    /// Goes on to the piece that `at` lies in: finishes those before it, and reads the tags.
    fn go(&mut self, at: usize) {
        while let Some(end) = self.piece().map(|piece| piece.end).filter(|&end| end <= at) {
            self.tags_before(end);
            self.finish();
        }
        self.tags_before(at);
    }

    fn tags_before(&mut self, at: usize) {
        while let Some((tag, rest)) = self.tags.split_first() {
            if tag.start >= at {
                break;
            }
            self.tags = rest;
            self.apply(tag);
        }
    }

    fn text(&mut self, words: &str, range: Range<usize>) {
        self.go(range.start);
        let mut from = range.start.max(self.done);
        while let Some(tag) = self.tags.first() {
            if tag.start >= range.end {
                break;
            }
            if from < tag.start {
                self.push(&self.source[from..tag.start], from);
            }
            self.tags = &self.tags[1..];
            self.apply(tag);
            from = from.max(tag.end);
        }
        if from >= range.end {
            return;
        }
        let is_plain = self.shadow.get(range.clone()) == Some(words);
        if is_plain {
            self.push(&self.source[from..range.end], from);
        } else if from == range.start {
            self.push(words, from);
        }
    }

    fn push(&mut self, words: &str, source: usize) {
        if let Some((_, _, alternative)) = &mut self.image {
            alternative.push_str(words);
            return;
        }
        if !self.in_piece(source) {
            return;
        }
        let text = self.passage.text();
        if text.is_empty() || text.ends_with('\n') {
            let trimmed = words.trim_start_matches([' ', '\t']);
            self.passage
                .push(trimmed, source + words.len() - trimmed.len());
        } else {
            self.passage.push(words, source);
        }
    }

    fn apply(&mut self, tag: &Tag) {
        self.done = tag.end;
        if self.image.is_some() {
            return;
        }
        while self.piece().is_some_and(|piece| piece.end <= tag.start) {
            self.finish();
        }
        let kind = self.piece().map(|piece| piece.kind);
        match &tag.kind {
            TagKind::Drop => {}
            TagKind::Call(label) => {
                let sign = note::plain_digits(&self.source[label.clone()]).replace('\\', "");
                self.passage
                    .push_object(MarkKind::NoteCall(sign), label.start);
            }
            TagKind::Pipe if kind == Some(PieceKind::PipeTable) => {
                let cell = self.take();
                self.table.pipe(cell);
            }
            TagKind::Pipe => self.push("|", tag.start),
            &TagKind::Html(name, closing) => self.html(name, closing, tag, kind),
        }
    }

    fn html(&mut self, name: Name, closing: bool, tag: &Tag, kind: Option<PieceKind>) {
        let words = &self.source[tag.start..tag.end];
        let style = match name {
            Name::Superscript => MarkKind::Superscript,
            Name::Subscript => MarkKind::Subscript,
            Name::Strong => MarkKind::Strong,
            Name::Emphasis => MarkKind::Emphasis,
            Name::Anchor => {
                let target = html::attribute(words, "href");
                if !closing && target.is_none() {
                    return;
                }
                MarkKind::Link(target.unwrap_or_default().to_owned())
            }
            Name::Image => {
                let read = |name| html::attribute(words, name).unwrap_or_default().to_owned();
                self.passage
                    .push_object(MarkKind::Image(read("src"), read("alt")), tag.start);
                return;
            }
            Name::Inline => return,
            Name::Caption | Name::Head | Name::Row | Name::Cell | Name::HeadCell | Name::Table
                if kind == Some(PieceKind::HtmlTable) =>
            {
                let cell = self.take();
                if !self.table.tag(name, closing, words, &cell) {
                    // A table in a table: its cells are paragraphs of the outer one's.
                    self.passage = cell;
                    self.hard_break(tag.start);
                }
                return;
            }
            _ => {
                self.hard_break(tag.start);
                return;
            }
        };
        if closing {
            self.end(Opener::Html(name));
        } else {
            self.start(Opener::Html(name), style);
        }
    }

    fn start(&mut self, opener: Opener, kind: MarkKind) {
        let is_kept = self.open.len() < DEEPEST;
        if is_kept || opener == Opener::Markdown {
            let start = if is_kept {
                self.passage.text().len()
            } else {
                NEVER
            };
            self.open.push(Open {
                opener,
                start,
                kind,
            });
        }
    }

    fn end(&mut self, opener: Opener) {
        let found = self.open.iter().rposition(|open| open.opener == opener);
        if let Some(at) = found {
            let open = self.open.remove(at);
            let end = self.passage.text().len();
            if open.start < end && !is_within_its_like(&self.open, &open) {
                self.passage.mark(open.start..end, open.kind);
            }
        }
    }

    /// A paragraph of the Markdown parser begins: within a piece, that is a line break.
    fn paragraph(&mut self, at: usize) {
        if self.table.is_open() && self.piece().is_some_and(|p| p.kind == PieceKind::PipeTable) {
            self.end_row();
        } else if self.done <= at {
            self.hard_break(at);
        }
    }

    fn hard_break(&mut self, at: usize) {
        let text = self.passage.text();
        let end = text.len();
        if text.is_empty() {
            return;
        }
        if !text.ends_with('\n') {
            self.passage.push("\n", at);
            self.passage.mark(end..end + 1, MarkKind::Break);
        } else if !self
            .passage
            .marks()
            .iter()
            .rev()
            .take(8)
            .any(|mark| mark.kind == MarkKind::Break && mark.end == end)
        {
            self.passage.mark(end - 1..end, MarkKind::Break);
        }
    }

    fn line_break(&mut self, range: &Range<usize>, hard: bool) {
        self.go(range.start);
        if self.image.is_some() || !self.in_piece(range.start) {
            return;
        }
        if self
            .piece()
            .is_some_and(|piece| piece.kind == PieceKind::PipeTable)
        {
            self.end_row();
        } else if hard {
            self.hard_break(range.start);
        } else {
            let text = self.passage.text();
            if !text.is_empty() && !text.ends_with('\n') {
                self.passage.push("\n", range.start);
            }
        }
    }

    fn end_row(&mut self) {
        let cell = self.take();
        self.table.end_row(cell);
    }

    /// Takes the passage; marks that are open go on in the next.
    fn take(&mut self) -> Passage {
        let end = self.passage.text().len();
        for at in 0..self.open.len().min(DEEPEST) {
            let open = &self.open[at];
            if open.start < end && !is_within_its_like(&self.open[..at], open) {
                self.passage.mark(open.start..end, open.kind.clone());
            }
        }
        for open in self.open.iter_mut().take(DEEPEST) {
            open.start = 0;
        }
        std::mem::take(&mut self.passage)
    }

    /// Makes a block of the piece that is being read.
    fn finish(&mut self) {
        let passage = self.take();
        self.open.retain(|open| open.opener == Opener::Markdown);
        let Some(piece) = self.pieces.get(self.blocks.len()) else {
            return;
        };
        let mut words = Passage::default();
        let kind = match piece.kind {
            PieceKind::PipeTable => {
                self.table.end_row(passage);
                BlockKind::Table(self.table.take(true))
            }
            PieceKind::HtmlTable => {
                self.table.end_row(passage);
                words = self.table.take_caption();
                BlockKind::Table(self.table.take(false))
            }
            PieceKind::Rule => BlockKind::Rule,
            PieceKind::Markup => BlockKind::Markup,
            PieceKind::Paragraph | PieceKind::Heading(_) => {
                words = trimmed(passage);
                match piece.kind {
                    _ if words.is_empty() => BlockKind::Markup,
                    PieceKind::Heading(level) => BlockKind::Heading(level),
                    _ => BlockKind::Paragraph,
                }
            }
        };
        let block = Block {
            kind,
            span: Span::new(piece.start, piece.end),
            passage: words,
            bullet: piece.bullet,
            indent: piece.indent,
            blank_lines: piece.blank_lines,
        };
        self.blocks.push(block);
    }
}

/// Whether one of its kind is open that began no later: strong words within strong ones are no
/// stronger.
fn is_within_its_like(open: &[Open], mark: &Open) -> bool {
    let mut outer = open.iter().take(DEEPEST);
    outer.any(|open| open.start <= mark.start && open.kind == mark.kind)
}

/// A passage without blanks at its ends.
pub(super) fn trimmed(passage: Passage) -> Passage {
    let text = passage.text();
    if text.trim().len() == text.len() {
        return passage;
    }
    passage.slice_trimmed(0..text.len())
}
