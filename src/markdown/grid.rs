//! Where tables begin and end.

use super::html::{self, Name};
use super::line::{PieceKind, Prefix, Scanner};
use memchr::{memchr_iter, memmem};
use std::ops::Range;

impl Scanner<'_> {
    /// Whether a line parts the head of a table from its rows.
    pub(super) fn is_delimiter(&self, rest: Range<usize>) -> bool {
        let words = &self.bytes()[rest];
        self.open_kind() == Some(PieceKind::Paragraph)
            && self.last.1
            && words.contains(&b'|')
            && words.contains(&b'-')
            && words
                .iter()
                .all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
    }

    /// The last line heads a table.
    pub(super) fn delimiter(&mut self, at: usize, prefix: &Prefix) -> usize {
        let end = self.trimmed(at, prefix.end).end;
        self.shadow.hide(at..prefix.end, b' ');
        let head = self.last.0;
        if let Some(piece) = self.pieces.last().cloned() {
            let is_whole = piece.start == head || piece.bullet.is_some() && self.is_first(head);
            if is_whole {
                self.shadow.mend(piece.start..at);
            } else {
                let before = self.trimmed(piece.start, head).end;
                let before = self.without_quotes(piece.start, before);
                self.extend(before);
                self.close();
                self.begin(
                    PieceKind::PipeTable,
                    &Prefix {
                        text: head,
                        ..Prefix::default()
                    },
                );
                self.shadow.mend(head..at);
            }
        }
        if let Some(piece) = self.pieces.last_mut() {
            piece.kind = PieceKind::PipeTable;
            piece.end = end;
        }
        self.next_line(prefix.end)
    }

    /// Whether no line of the last piece ends before `at`.
    fn is_first(&self, at: usize) -> bool {
        self.pieces
            .last()
            .is_some_and(|piece| self.shadow.line_end(piece.start) > at)
    }

    /// The end of a range without the quote marks and blanks there.
    fn without_quotes(&self, start: usize, end: usize) -> usize {
        let words = &self.bytes()[start..end];
        let line = words.iter().rposition(|&b| b == b'\n' || b == b'\r');
        match line {
            Some(line)
                if words[line..]
                    .iter()
                    .all(|b| b.is_ascii_whitespace() || *b == b'>') =>
            {
                self.without_quotes(start, self.trimmed(start, start + line).end)
            }
            _ => end,
        }
    }

    /// Goes through a table of HTML. Gives the place after it.
    pub(super) fn html_table(&mut self, at: usize, prefix: &Prefix) -> usize {
        self.close();
        let end = self.table_end(prefix.text);
        self.begin(PieceKind::HtmlTable, prefix);
        self.shadow.hide(at..prefix.text, b'\n');
        let mut next = prefix.text;
        while next < end {
            let line = self.prefix(next, false);
            let text = line.text.min(end);
            self.shadow.hide(next..text, b'\n');
            let stop = self.text(text, line.end.min(end).max(text));
            self.shadow.mend(text..stop);
            next = if stop < end {
                self.next_line(stop)
            } else {
                stop
            };
        }
        let end = self.trimmed(prefix.text, next).end;
        self.extend(end);
        self.close();
        // The rest of the line, if there is one, is a line of its own.
        let rest = self.trimmed(next, self.shadow.line_end(next));
        if rest.is_empty() && self.shadow.line_end(next) > 0 {
            let stop = self.shadow.line_end(next);
            if next > 0 && matches!(self.bytes()[next - 1], b'\n' | b'\r') {
                return next;
            }
            return self.next_line(stop);
        }
        next
    }

    /// Where the table that begins at `start` ends: with its tag, else with the paragraph.
    fn table_end(&mut self, start: usize) -> usize {
        let source = self.shadow.source.as_bytes();
        let mut depth = 0_usize;
        if !self.tables_broken {
            for found in memchr_iter(b'<', &source[start..]) {
                let Some(tag) = html::read(source, start + found) else {
                    continue;
                };
                if tag.name == Name::Table {
                    depth = if tag.closing { depth - 1 } else { depth + 1 };
                    if depth == 0 {
                        return tag.end;
                    }
                }
            }
        }
        self.tables_broken = true;
        let mut at = start;
        loop {
            let end = self.shadow.line_end(at);
            let line = at..end;
            if let Some(found) = memmem::find(&source[line.clone()], b"</table>") {
                return at + found + 8;
            }
            if at > start
                && source[line]
                    .iter()
                    .all(|b| b.is_ascii_whitespace() || *b == b'>')
            {
                return at;
            }
            let next = self.next_line(end);
            if next == end {
                return end;
            }
            at = next;
        }
    }
}
