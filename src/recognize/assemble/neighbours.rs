//! Text of other documents on the same page: it is kept on the ledger, with its notes and tables.

use super::Assembler;
use crate::clean::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::Block;

impl Assembler<'_> {
    /// Keeps blocks, each with its place on the page, apart. There is one finding for a run of them.
    pub(super) fn keep_apart(&mut self, blocks: Vec<(usize, Block)>) {
        let mut run: Option<(usize, crate::Span)> = None;
        for (at, block) in blocks {
            let omitted = |note| self.notes.has_moved_sign(note);
            if block.is_text() {
                // What stands between words that a page parted may be part of the text.
                for range in block.passage.together() {
                    let words = block.passage.slice(range.clone()).printed_but(&omitted);
                    let span = block.passage.span(range);
                    self.ledger.record(span, Rule::Neighbour, words);
                }
            } else {
                let words = block.printed_but(&omitted);
                self.ledger.record(block.span, Rule::Neighbour, words);
            }
            run = Some(match run {
                Some((last, span)) if last + 1 == at => (at, span.to(block.span)),
                before => {
                    self.found_apart(before);
                    (at, block.span)
                }
            });
        }
        self.found_apart(run);
        // The notes that nothing else calls, where they are printed.
        for note in self.notes.left() {
            let sign = if note.moved_sign { &*note.marker } else { "" };
            self.ledger.record(note.span, Rule::Neighbour, sign);
            for block in &note.content {
                self.ledger
                    .record(block.span, Rule::Neighbour, block.printed());
            }
        }
        self.ledger.sort();
    }

    fn found_apart(&mut self, run: Option<(usize, crate::Span)>) {
        self.diagnostics.extend(run.map(|(_, span)| {
            Diagnostic::at(
                Code::Neighbour,
                span,
                "this text belongs to another document; it is kept on the ledger",
            )
        }));
    }
}
