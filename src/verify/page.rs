//! The letters of a source, and what the ledger took of them.

use super::letters::{self, Letter};
use crate::clean::{Ledger, Removal, Rule};
use crate::format::markdown::FrontMatter;
use crate::markdown::{self, BlockKind, MarkKind, OBJECT, Passage};
use std::borrow::Cow;
use std::ops::Range;

/// The letters of a source, in the order of the page.
#[derive(Default)]
pub(super) struct Page {
    pub(super) letters: Vec<Letter>,
    /// Where a block, or the paragraph of a cell, begins among the letters; in order.
    blocks: Vec<usize>,
}

/// What is left of a page when the ledger has taken its share.
#[derive(Default)]
pub(super) struct Rest {
    pub(super) letters: Vec<Letter>,
    /// Where the letters stand in order, with nothing between them in the output.
    pub(super) units: Vec<Range<usize>>,
    /// The removals whose letters are not where the ledger says.
    pub(super) mismatched: Vec<usize>,
}

impl Page {
    pub(super) fn of(source: &str) -> Self {
        let mut page = Self::default();
        let mut source = Cow::Borrowed(source);
        if let Some((_, len, _)) = FrontMatter::read(&source) {
            page.block();
            page.words(&source[..len], |at| at);
            // Blanks in its place keep every offset.
            let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
            let mut blanks: String = source[..len].bytes().map(blank).collect();
            blanks.push_str(&source[len..]);
            source = Cow::Owned(blanks);
        }
        for block in markdown::parse(&source) {
            page.block();
            page.passage(&block.passage);
            if let BlockKind::Table(rows) = &block.kind {
                let cells = rows.iter().flat_map(|row| &row.cells);
                for passage in cells.flat_map(|cell| &cell.content) {
                    page.block();
                    page.passage(passage);
                }
            }
        }
        page
    }

    fn block(&mut self) {
        self.blocks.push(self.letters.len());
    }

    fn words(&mut self, words: &str, place: impl Fn(usize) -> usize) {
        for (at, c) in words.char_indices() {
            let mut place_of_c = None;
            letters::each(c, &mut |sign| {
                let place = *place_of_c.get_or_insert_with(|| place(at)) as u32;
                self.letters.push(Letter { sign, place });
            });
        }
    }

    fn passage(&mut self, passage: &Passage) {
        let mut objects = passage.marks().iter().filter(|mark| mark.kind.is_object());
        let mut object = objects.next();
        let mut from = 0;
        for (at, c) in passage.text().char_indices() {
            if c != OBJECT {
                continue;
            }
            self.stretch(passage, from..at);
            from = at + c.len_utf8();
            let place = passage.source_offset(at);
            while let Some(mark) = object.filter(|mark| mark.start <= at) {
                if mark.start == at {
                    match &mark.kind {
                        MarkKind::NoteCall(words) | MarkKind::Image(_, words) => {
                            self.words(words, |_| place);
                        }
                        _ => {}
                    }
                }
                object = objects.next();
            }
        }
        self.stretch(passage, from..passage.text().len());
    }

    fn stretch(&mut self, passage: &Passage, range: Range<usize>) {
        let words = &passage.text()[range.clone()];
        self.words(words, |at| passage.source_offset(range.start + at));
    }

    /// Takes from the page what the ledger says was taken.
    pub(super) fn without(&self, ledger: &Ledger) -> Rest {
        let mut taken = vec![false; self.letters.len()];
        let mut cuts: Vec<usize> = Vec::new();
        let mut rest = Rest::default();
        for (number, removal) in ledger.removals().iter().enumerate() {
            match self.take(removal, &mut taken) {
                Some(at) if removal.rule == Rule::NoteLabel => cuts.push(at),
                Some(_) => {}
                None => rest.mismatched.push(number),
            }
        }
        cuts.sort_unstable();
        self.rest(&taken, &cuts, &mut rest);
        rest
    }

    /// Takes the letters of one removal, in order, from where it says they stand; gives the place of
    /// the first.
    fn take(&self, removal: &Removal, taken: &mut [bool]) -> Option<usize> {
        let wanted = letters::of(&removal.text);
        let (start, end) = (removal.span.start(), removal.span.end());
        let from = self
            .letters
            .partition_point(|letter| (letter.place as usize) < start);
        let there = self.letters[from..]
            .iter()
            .take_while(|letter| (letter.place as usize) < end);
        let mut wanted = wanted.into_iter().peekable();
        let mut found = Vec::new();
        for (at, letter) in (from..).zip(there) {
            if wanted.peek().is_none() {
                break;
            }
            if !taken[at] && wanted.next_if_eq(&letter.sign).is_some() {
                found.push(at);
            }
        }
        if wanted.peek().is_some() {
            return None;
        }
        for &at in &found {
            taken[at] = true;
        }
        Some(found.first().copied().unwrap_or(from))
    }

    /// The letters that are left, cut between blocks and where the sign of a note was taken, which
    /// may have been in the place of another.
    fn rest(&self, taken: &[bool], cuts: &[usize], rest: &mut Rest) {
        let ends = self.blocks.iter().skip(1).copied();
        let ends = ends.chain([self.letters.len()]);
        let mut cuts = cuts.iter().copied().peekable();
        for (&start, end) in self.blocks.iter().zip(ends) {
            let mut edges = Vec::new();
            while let Some(cut) = cuts.next_if(|&cut| cut < end) {
                edges.push(cut);
            }
            edges.push(end);
            let mut from = start;
            for edge in edges {
                let first = rest.letters.len();
                let left = (from..edge).filter(|&at| !taken[at]);
                rest.letters.extend(left.map(|at| self.letters[at]));
                if first < rest.letters.len() {
                    rest.units.push(first..rest.letters.len());
                }
                from = from.max(edge);
            }
        }
    }
}
