//! The lines of a source, put together to pieces: what becomes a block, before its words are read.

use super::html::{self, Name};
use super::shadow::{Shadow, Tag, TagKind};
use super::shape::{heading, is_fence, is_note, is_page_number, is_rule};
use std::ops::Range;

/// What becomes a block.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) indent: u16,
    pub(super) bullet: Option<char>,
    pub(super) blank_lines: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    Paragraph,
    Heading(u8),
    Rule,
    Markup,
    PipeTable,
    HtmlTable,
}

/// What stands before the text of a line.
#[derive(Debug, Default)]
pub(super) struct Prefix {
    /// Where the text begins.
    pub(super) text: usize,
    /// Where the line ends, its line break not counted.
    pub(super) end: usize,
    /// The first byte that is neither blank nor a quote mark.
    pub(super) first: Option<usize>,
    pub(super) indent: u16,
    pub(super) bullet: Option<char>,
    /// A tag that begins a block.
    pub(super) block: Option<Name>,
}

pub(super) struct Scanner<'a> {
    pub(super) shadow: Shadow<'a>,
    pub(super) pieces: Vec<Piece>,
    /// The last piece goes on.
    pub(super) open: bool,
    pub(super) blank_lines: u16,
    /// Where the last line's text begins, and whether it has a `|`.
    pub(super) last: (usize, bool),
    /// Tables do not end properly any more.
    pub(super) tables_broken: bool,
}

/// Cuts a source into pieces, and makes its shadow.
pub(super) fn scan(source: &str) -> (Shadow<'_>, Vec<Piece>) {
    let mut scanner = Scanner {
        shadow: Shadow::new(source),
        pieces: Vec::new(),
        open: false,
        blank_lines: 0,
        last: (0, false),
        tables_broken: false,
    };
    let mut at = 0;
    while at < source.len() {
        at = scanner.line(at);
    }
    scanner.close();
    (scanner.shadow, scanner.pieces)
}

impl Scanner<'_> {
    pub(super) fn bytes(&self) -> &[u8] {
        self.shadow.source.as_bytes()
    }

    /// Reads one line and gives where the next begins.
    fn line(&mut self, at: usize) -> usize {
        let prefix = self.prefix(at, true);
        let text = prefix.text;
        let rest = self.trimmed(text, prefix.end);
        if rest.is_empty() {
            self.no_text(at, &prefix);
            return self.next_line(prefix.end);
        }
        let words = &self.bytes()[rest.clone()];
        if is_rule(words) || is_fence(words) {
            let kind = if is_rule(words) {
                PieceKind::Rule
            } else {
                PieceKind::Markup
            };
            self.close();
            self.begin(kind, &prefix);
            self.extend(rest.end);
            self.shadow.hide(at..prefix.end, b' ');
            self.close();
            return self.next_line(prefix.end);
        }
        if self.is_delimiter(rest.clone()) {
            return self.delimiter(at, &prefix);
        }
        let is_table = words.starts_with(b"<")
            && html::read(self.bytes(), text)
                .is_some_and(|tag| tag.name == Name::Table && !tag.closing);
        if is_table {
            return self.html_table(at, &prefix);
        }
        let heading = heading(words);
        let pipe_table = self.open_kind() == Some(PieceKind::PipeTable);
        let begins = !self.open
            || heading.is_some()
            || prefix.bullet.is_some()
            || prefix.block.is_some()
            || is_note(words)
            || pipe_table && !words.contains(&b'|');
        if begins {
            self.close();
            let kind = match (heading, prefix.block) {
                (Some(level), _) | (None, Some(Name::Heading(level))) => PieceKind::Heading(level),
                _ => PieceKind::Paragraph,
            };
            self.begin(kind, &prefix);
        }
        self.shadow
            .hide(at..text, if begins { b'\n' } else { b' ' });
        let first_tag = self.shadow.tags.len();
        let end = self.text(text, prefix.end);
        if begins
            && self
                .shadow
                .tags
                .get(first_tag)
                .is_some_and(|t| t.start == text)
        {
            // The shadow of markup may as well part the paragraphs.
            if self.bytes()[text] != b'|' {
                self.shadow.bytes[text] = b'\n';
            }
        }
        let tags = &self.shadow.tags[first_tag..];
        let has_pipe = tags.iter().any(|tag| matches!(tag.kind, TagKind::Pipe));
        self.last = (text, has_pipe);
        let rest = self.trimmed(text, end);
        let ends = heading.is_some()
            || tags.last().is_some_and(|tag| {
                tag.end == rest.end
                    && matches!(tag.kind, TagKind::Html(name, true) if name.is_block())
            });
        self.extend(rest.end);
        if pipe_table && !begins {
            self.shadow.mend(text..end);
        }
        if ends {
            self.close();
        }
        self.next_line(end)
    }

    /// Goes through the text of a line, whatever its beginning looks like.
    pub(super) fn text(&mut self, text: usize, end: usize) -> usize {
        let rest = self.trimmed(text, end);
        let words = &self.bytes()[rest];
        let digits = words.iter().take_while(|b| b.is_ascii_digit()).count();
        let blank = |at: usize| words.get(at).is_none_or(u8::is_ascii_whitespace);
        let hidden = match words.first() {
            Some(b'0'..=b'9') => {
                let mark = matches!(words.get(digits), Some(b'.' | b')')) && blank(digits + 1);
                mark.then_some(text + digits)
            }
            Some(b'-' | b'+' | b'*') if blank(1) => Some(text),
            Some(b'>') => Some(text),
            Some(&sign @ (b'-' | b'=')) => words.iter().all(|&b| b == sign).then_some(text),
            Some(b'`' | b'~') => words[1..].starts_with(&words[..1]).then_some(text),
            _ => None,
        };
        if let Some(at) = hidden {
            self.shadow.bytes[at] = b'x';
        }
        self.shadow.line(text, end)
    }

    /// A line without text: blank, or nothing but markup.
    fn no_text(&mut self, at: usize, prefix: &Prefix) {
        self.shadow.hide(at..prefix.end, b' ');
        self.close();
        if prefix.first.is_none() {
            self.blank_lines = self.blank_lines.saturating_add(1);
            return;
        }
        let is_rule = prefix.block == Some(Name::Rule);
        let kind = if is_rule {
            PieceKind::Rule
        } else {
            PieceKind::Markup
        };
        self.begin(kind, prefix);
        let end = self.trimmed(at, prefix.end).end;
        self.extend(end);
        self.close();
    }

    pub(super) fn open_kind(&self) -> Option<PieceKind> {
        self.pieces
            .last()
            .filter(|_| self.open)
            .map(|piece| piece.kind)
    }

    pub(super) fn begin(&mut self, kind: PieceKind, prefix: &Prefix) {
        let start = prefix.first.unwrap_or(prefix.text);
        self.pieces.push(Piece {
            kind,
            start,
            end: start,
            indent: prefix.indent,
            bullet: prefix.bullet,
            blank_lines: std::mem::take(&mut self.blank_lines),
        });
        self.open = true;
    }

    pub(super) fn extend(&mut self, end: usize) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.end = end;
        }
    }

    /// Ends the piece that is open.
    pub(super) fn close(&mut self) {
        if !std::mem::take(&mut self.open) {
            return;
        }
        let Some(piece) = self.pieces.last() else {
            return;
        };
        let (start, end) = (piece.start, piece.end);
        self.shadow.mend(start..end);
        let words = &self.bytes()[start..end];
        let slashes = words.iter().rev().take_while(|&&b| b == b'\\').count();
        // A line break that nothing follows.
        if slashes % 2 == 1 && self.shadow.tags.last().is_none_or(|tag| tag.end < end) {
            self.shadow.bytes[end - 1] = b'x';
            self.shadow.tags.push(Tag {
                start: end - 1,
                end,
                kind: TagKind::Drop,
            });
        }
    }

    /// Reads what stands before the text of the line at `at`.
    pub(super) fn prefix(&mut self, at: usize, blocks: bool) -> Prefix {
        let source = self.shadow.source.as_bytes();
        let mut prefix = Prefix {
            end: self.shadow.line_end(at),
            ..Prefix::default()
        };
        let mut next = at;
        let mut column = 0_u16;
        while next < prefix.end {
            let (sign, after) = (source[next], source.get(next + 1));
            let start = next;
            match sign {
                b' ' => column = column.saturating_add(1),
                b'\t' => column = (column / 4 * 4).saturating_add(4),
                b'\x0b' | b'\x0c' => {}
                b'>' if prefix.first.is_none() => {
                    next += usize::from(after == Some(&b' '));
                    column = 0;
                }
                b'-' | b'+' | b'*' if blocks && matches!(after, Some(b' ' | b'\t')) => {
                    let rest = self.trimmed(next, prefix.end);
                    let words = &source[rest];
                    if words.len() < 3 || is_rule(words) || is_page_number(words) {
                        break;
                    }
                    prefix.bullet.get_or_insert(char::from(sign));
                }
                b'<' => {
                    if let Some(end) = self.shadow.comment(next) {
                        next = end - 1;
                        if end > prefix.end {
                            prefix.end = self.shadow.line_end(end);
                        }
                    } else {
                        let tag = html::read(source, next).filter(|tag| tag.name.is_block());
                        let Some(tag) = tag.filter(|_| blocks) else {
                            break;
                        };
                        prefix.block = match prefix.block {
                            Some(Name::Heading(level)) => Some(Name::Heading(level)),
                            _ => Some(tag.name),
                        };
                        if tag.name == Name::Item && !tag.closing {
                            self.item(next, tag.end);
                        }
                        next = tag.end - 1;
                        if tag.end > prefix.end {
                            prefix.end = self.shadow.line_end(tag.end);
                        }
                    }
                }
                0xEF if source[next..].starts_with("\u{feff}".as_bytes()) && next == 0 => next += 2,
                _ => break,
            }
            let marks = matches!(sign, b'-' | b'+' | b'*' | b'<');
            if marks && prefix.first.is_none() {
                prefix.first = Some(start);
                prefix.indent = column;
            }
            next += 1;
        }
        prefix.text = next;
        if prefix.first.is_none() {
            prefix.indent = column;
        }
        prefix
    }

    /// `<li id="fn1">` prints the sign of a note.
    fn item(&mut self, start: usize, end: usize) {
        let source = self.shadow.source;
        let Some(id) = html::attribute(&source[start..end], "id") else {
            return;
        };
        let digits = id.trim_start_matches(|c: char| !c.is_ascii_digit());
        if id.starts_with("fn") && !digits.is_empty() && digits.len() <= 3 {
            let from = digits.as_ptr() as usize - source.as_ptr() as usize;
            self.shadow.tags.push(Tag {
                start,
                end,
                kind: TagKind::Call(from..from + digits.len()),
            });
        }
    }

    /// Where the line after the one that ends at `end` begins.
    pub(super) fn next_line(&mut self, end: usize) -> usize {
        match self.bytes().get(end) {
            Some(b'\r') if self.bytes().get(end + 1) == Some(&b'\n') => end + 2,
            Some(b'\r') => {
                self.shadow.bytes[end] = b'\n';
                end + 1
            }
            Some(_) => end + 1,
            None => end,
        }
    }

    /// A range without the blanks at its end.
    pub(super) fn trimmed(&self, start: usize, end: usize) -> Range<usize> {
        let end = start.max(end);
        let words = &self.bytes()[start..end];
        let blanks = words
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_whitespace() || **b == b'\x0b')
            .count();
        start..end - blanks
    }
}
