//! The shadow of a source: as long as the source to the byte, with all that `CommonMark` misreads on
//! a page of the United Nations made harmless. The source lends the words, the shadow the marking.

use super::emphasis::{self, Run};
use super::html::{self, Name};
use super::note::{self, Raised};
use memchr::{memchr, memchr2, memmem};
use std::ops::Range;

/// Markup that the shadow hides from the Markdown parser.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: TagKind,
}

#[derive(Clone, Debug)]
pub(super) enum TagKind {
    /// Nothing but markup.
    Drop,
    /// A tag of HTML.
    Html(Name, bool),
    /// A call of a note, with the place of its sign.
    Call(Range<usize>),
    /// A `|`, which parts cells in a table and is text elsewhere.
    Pipe,
}

pub(super) struct Shadow<'a> {
    pub(super) source: &'a str,
    pub(super) bytes: Vec<u8>,
    pub(super) tags: Vec<Tag>,
    pub(super) runs: Vec<Run>,
    /// No comment ends after here.
    comments_over: bool,
}

/// The bytes that may begin markup.
const MARKUP: [bool; 256] = {
    let mut table = [false; 256];
    let signs = b"\\*_`[]<|\xC2\xE2";
    let mut at = 0;
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
};

/// Longest link target, code span and autolink that are looked for.
const LONGEST: usize = 2048;

impl<'a> Shadow<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            bytes: source.as_bytes().to_vec(),
            tags: Vec::new(),
            runs: Vec::new(),
            comments_over: false,
        }
    }

    pub(super) fn hide(&mut self, range: Range<usize>, with: u8) {
        self.bytes[range].fill(with);
    }

    /// The byte after the last of the line that `at` is in, its end not counted.
    pub(super) fn line_end(&self, at: usize) -> usize {
        memchr2(b'\n', b'\r', &self.source.as_bytes()[at..])
            .map_or(self.source.len(), |found| at + found)
    }

    /// The end of the comment that begins at `at`.
    pub(super) fn comment(&mut self, at: usize) -> Option<usize> {
        let rest = &self.source.as_bytes()[at..];
        if self.comments_over || !rest.starts_with(b"<!--") {
            return None;
        }
        let end = memmem::find(&rest[4..], b"-->");
        self.comments_over = end.is_none();
        Some(at + 4 + end? + 3)
    }

    /// Mends the emphasis of the paragraph in a range; its runs are then done with.
    pub(super) fn mend(&mut self, range: Range<usize>) {
        let done = self.runs.partition_point(|run| run.at < range.end);
        emphasis::mend(&mut self.bytes, &self.runs[..done], range.start, range.end);
        self.runs.drain(..done);
    }

    fn tag(&mut self, start: usize, end: usize, kind: TagKind) {
        if !matches!(kind, TagKind::Pipe) {
            self.hide(start..end, b'x');
        }
        self.tags.push(Tag { start, end, kind });
    }

    /// Goes through the text of a line. Gives the end of the line, which is another one than `to`
    /// where markup goes on beyond it.
    pub(super) fn line(&mut self, from: usize, mut to: usize) -> usize {
        let source = self.source.as_bytes();
        let mut at = from;
        // Where the last link ended: its bracket must stay.
        let mut guard = 0;
        while at < to {
            let byte = source[at];
            if !MARKUP[usize::from(byte)] {
                at += 1;
                continue;
            }
            at = match byte {
                b'\\' => {
                    let escaped = source.get(at + 1).is_some_and(u8::is_ascii_punctuation);
                    at + 1 + usize::from(escaped && at + 1 < to)
                }
                b'*' | b'_' => {
                    let length = source[at..to].iter().take_while(|&&b| b == byte).count();
                    self.runs.push(Run {
                        at,
                        length,
                        guarded: guard == at,
                        after_tag: self.tags.last().is_some_and(|tag| tag.end == at),
                    });
                    at + length
                }
                b'`' => self.ticks(at, to),
                b'[' => self.bracket(at, to),
                b']' => match source.get(at + 1) {
                    Some(b'(') => match link_end(&source[..to], at + 1) {
                        Some(end) => {
                            guard = end;
                            end
                        }
                        None => at + 2,
                    },
                    Some(b':') if at + 1 < to => {
                        // Else a definition, which would vanish.
                        self.bytes[at + 1] = b'x';
                        at + 2
                    }
                    _ => at + 1,
                },
                b'<' => self.angle(at),
                b'|' => {
                    self.tag(at, at + 1, TagKind::Pipe);
                    at + 1
                }
                _ => self.raised_digits(at),
            };
            if at > to {
                to = self.line_end(at);
            }
        }
        to
    }

    /// A run of backticks: dropped with its partner, else text.
    fn ticks(&mut self, at: usize, to: usize) -> usize {
        let source = self.source.as_bytes();
        let run = |at: usize| source[at..to].iter().take_while(|&&b| b == b'`').count();
        let length = run(at);
        let end = at + length;
        self.hide(at..end, b'x');
        let window = &source[end..to.min(end + 200)];
        // After a letter it is an apostrophe that was misread.
        let in_word = at > 0 && (source[at - 1] >= 128 || source[at - 1].is_ascii_alphanumeric());
        if !in_word
            && let Some(found) = memchr(b'`', window).map(|found| end + found)
            && run(found) == length
            && !source[end..found]
                .iter()
                .any(|&b| MARKUP[usize::from(b)] && b < 128)
        {
            self.tag(at, end, TagKind::Drop);
            self.tag(found, found + length, TagKind::Drop);
            return found + length;
        }
        end
    }

    fn bracket(&mut self, at: usize, to: usize) -> usize {
        let Some(call) = note::bracket(self.source, at).filter(|call| call.end <= to) else {
            return at + 1;
        };
        let source = self.source.as_bytes();
        let (mut start, mut end) = (at, call.end);
        let is_link = source[at..call.end].contains(&b'#');
        let is_free = |before: usize| self.tags.last().is_none_or(|tag| tag.end <= before);
        if is_link
            && at > 0
            && self.bytes[at - 1] == b'('
            && source.get(end) == Some(&b')')
            && is_free(at - 1)
        {
            start -= 1;
            end += 1;
        }
        self.tag(start, end, TagKind::Call(call.label));
        end
    }

    fn angle(&mut self, at: usize) -> usize {
        let source = self.source.as_bytes();
        if let Some(end) = self.comment(at) {
            self.tag(at, end, TagKind::Drop);
            return end;
        }
        if let Some(tag) = html::read(source, at) {
            let calls = match tag.name {
                Name::Superscript if !tag.closing => note::raised(self.source, at, tag.end),
                Name::Anchor if !tag.closing => self.anchor(at, tag.end),
                _ => None,
            };
            match calls {
                None => self.tag(at, tag.end, TagKind::Html(tag.name, tag.closing)),
                Some((Raised::Bracket, end)) => {
                    self.tag(at, end, TagKind::Drop);
                    return end;
                }
                Some((Raised::Calls(calls), end)) => {
                    let mut start = at;
                    let count = calls.len();
                    for (index, label) in calls.into_iter().enumerate() {
                        let stop = if index + 1 == count { end } else { label.end };
                        self.tag(start, stop, TagKind::Call(label));
                        start = stop;
                    }
                    return end;
                }
            }
            return tag.end;
        }
        let window = &source[at..source.len().min(at + LONGEST)];
        let scheme = [&b"<http"[..], b"<mailto:", b"<ftp"];
        if scheme.iter().any(|scheme| window.starts_with(scheme))
            && let Some(length) = window
                .iter()
                .position(|byte| matches!(byte, b'>' | b' ' | b'\t' | b'\n' | b'\r'))
            && window[length] == b'>'
        {
            return at + length + 1;
        }
        self.bytes[at] = b'x';
        at + 1
    }

    /// `<a href="#fn1">1</a>`.
    fn anchor(&self, at: usize, from: usize) -> Option<(Raised, usize)> {
        let href = html::attribute(&self.source[at..from], "href")?;
        if !href.starts_with('#') {
            return None;
        }
        let bytes = self.source.as_bytes();
        let window = &bytes[from..bytes.len().min(from + 120)];
        let to = from + memmem::find(window, b"</a>")?;
        let mut inner = from..to;
        if bytes[inner.clone()].starts_with(b"<sup>") && bytes[inner.clone()].ends_with(b"</sup>") {
            inner = inner.start + 5..(inner.end - 6).max(inner.start + 5);
        }
        let label = note::label(self.source, inner)?;
        Some((Raised::Calls(vec![label]), to + 4))
    }

    /// A run of raised digits: a call, unless it is a power.
    fn raised_digits(&mut self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        let is_digit = matches!(
            (bytes[at], bytes.get(at + 1), bytes.get(at + 2)),
            (0xC2, Some(0xB2 | 0xB3 | 0xB9), _) | (0xE2, Some(0x81), Some(0xB0 | 0xB4..=0xB9))
        );
        if !is_digit {
            return at + 1;
        }
        let length = note::raised_digits(&self.source[at..]);
        let end = at + length;
        let before = &self.source[..at];
        let power = matches!(&self.source[at..end], "²" | "³") && note::is_unit(before);
        if !power {
            self.tag(at, end, TagKind::Call(at..end));
        }
        end
    }
}

/// The end of a link whose target begins with the `(` at `at`.
fn link_end(source: &[u8], at: usize) -> Option<usize> {
    let window = &source[at..source.len().min(at + LONGEST)];
    if window.get(1) == Some(&b'<') {
        let length = window
            .iter()
            .position(|byte| matches!(byte, b'>' | b'\n' | b'\r'))?;
        return (window.get(length..length + 2) == Some(b">)")).then_some(at + length + 2);
    }
    let mut depth = 0_usize;
    let mut quoted = false;
    for (index, &byte) in window.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'(' => depth += 1,
            b')' if depth <= 1 => return Some(at + index + 1),
            b')' => depth -= 1,
            b'[' | b']' => return None,
            b' ' | b'\t' if !matches!(window.get(index + 1), Some(b'"' | b')')) => return None,
            _ => {}
        }
    }
    None
}
