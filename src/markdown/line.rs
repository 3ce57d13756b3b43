//! The lines of a source, put together to pieces: what becomes a block, before its words are read.

use super::html::{self, Name};
use super::shadow::{Shadow, Tag, TagKind};
use memchr::{memchr_iter, memmem};
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
struct Prefix {
    /// Where the text begins.
    text: usize,
    /// Where the line ends, its line break not counted.
    end: usize,
    /// The first byte that is neither blank nor a quote mark.
    first: Option<usize>,
    indent: u16,
    bullet: Option<char>,
    /// A tag that begins a block.
    block: Option<Name>,
}

struct Scanner<'a> {
    shadow: Shadow<'a>,
    pieces: Vec<Piece>,
    /// The last piece goes on.
    open: bool,
    blank_lines: u16,
    /// Where the last line's text begins, and whether it has a `|`.
    last: (usize, bool),
    /// Tables do not end properly any more.
    tables_broken: bool,
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
    fn bytes(&self) -> &[u8] {
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
    fn text(&mut self, text: usize, end: usize) -> usize {
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
        match prefix.first {
            None => self.blank_lines = self.blank_lines.saturating_add(1),
            Some(_) => {
                let kind = match prefix.block {
                    Some(Name::Rule) => PieceKind::Rule,
                    _ => PieceKind::Markup,
                };
                self.begin(kind, prefix);
                let end = self.trimmed(at, prefix.end).end;
                self.extend(end);
                self.close();
            }
        }
    }

    fn open_kind(&self) -> Option<PieceKind> {
        self.pieces
            .last()
            .filter(|_| self.open)
            .map(|piece| piece.kind)
    }

    fn begin(&mut self, kind: PieceKind, prefix: &Prefix) {
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

    fn extend(&mut self, end: usize) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.end = end;
        }
    }

    /// Ends the piece that is open.
    fn close(&mut self) {
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
    fn prefix(&mut self, at: usize, blocks: bool) -> Prefix {
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
    fn next_line(&mut self, end: usize) -> usize {
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
    fn trimmed(&self, start: usize, end: usize) -> Range<usize> {
        let end = start.max(end);
        let words = &self.bytes()[start..end];
        let blanks = words
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_whitespace() || **b == b'\x0b')
            .count();
        start..end - blanks
    }

    /// Whether a line parts the head of a table from its rows.
    fn is_delimiter(&self, rest: Range<usize>) -> bool {
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
    fn delimiter(&mut self, at: usize, prefix: &Prefix) -> usize {
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
    fn html_table(&mut self, at: usize, prefix: &Prefix) -> usize {
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

/// Whether a line is nothing but a rule.
fn is_rule(words: &[u8]) -> bool {
    let sign = match words {
        [sign @ (b'-' | b'_' | b'*' | b'='), ..]
        | [b'\\', sign @ (b'-' | b'_' | b'*' | b'='), ..] => *sign,
        _ => return false,
    };
    let mut count = 0;
    for &byte in words {
        match byte {
            _ if byte == sign => count += 1,
            b' ' | b'\t' | b'\\' => {}
            _ => return false,
        }
    }
    count >= 3
}

/// Whether a line is a fence of code.
fn is_fence(words: &[u8]) -> bool {
    let Some(&sign @ (b'`' | b'~')) = words.first() else {
        return false;
    };
    let length = words.iter().take_while(|&&b| b == sign).count();
    length >= 3
        && words[length..]
            .trim_ascii()
            .iter()
            .all(u8::is_ascii_alphanumeric)
}

/// `- 2 -`.
fn is_page_number(words: &[u8]) -> bool {
    let inner = &words[1..];
    inner.len() > 2
        && inner.ends_with(b"-")
        && inner[..inner.len() - 1]
            .iter()
            .all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'\t'))
}

/// The level of a heading.
fn heading(words: &[u8]) -> Option<u8> {
    let level = words.iter().take_while(|&&b| b == b'#').count();
    let is_heading =
        (1..=6).contains(&level) && words.get(level).is_none_or(|b| matches!(b, b' ' | b'\t'));
    is_heading.then_some(level as u8)
}

/// Whether a line begins a note, `[^1]: …`.
fn is_note(words: &[u8]) -> bool {
    words.starts_with(b"[^")
        && words
            .iter()
            .position(|b| matches!(b, b']' | b' '))
            .is_some_and(|end| words[end] == b']' && words.get(end + 1) == Some(&b':'))
}
