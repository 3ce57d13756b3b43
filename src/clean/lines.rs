//! Cuts a block whose lines are units of their own, and joins the lines of one unit.
//!
//! Before: one block `21. **Encourages** …;⏎22. **Requests** …;`. After: two blocks.

use super::drafts::{self, Draft};
use super::notes::is_back_link;
use super::unit;
use crate::language::label::label;
use crate::language::{Pack, Script};
use crate::markdown::{Block, MarkKind, OBJECT, Passage};

/// Cuts every block where a line begins a unit; joins the other lines.
pub(super) fn split(blocks: Vec<Block>, pack: &Pack) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let mut draft: Option<Draft> = None;
    for block in blocks {
        let quoted = drafts::follow(&mut draft, &block, pack);
        if !block.is_text() || !block.passage.text().contains('\n') {
            out.push(block);
            continue;
        }
        cut(&block, quoted, pack, &mut out);
    }
    out
}

/// Cuts a block; from `quoted` on it is a draft that a clause quotes.
fn cut(block: &Block, quoted: usize, pack: &Pack, out: &mut Vec<Block>) {
    let text = block.passage.text();
    let marked = Marked::of(&block.passage);
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = *starts.last().unwrap_or(&0);
        if at > 0 && begins_unit(text, &marked, start, at, at > quoted, pack) {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(text.len());
    let ranges = starts.windows(2).map(|pair| pair[0]..pair[1]);
    for (i, passage) in block.passage.slices_trimmed(ranges).into_iter().enumerate() {
        let passage = joined(&passage, pack);
        if passage.is_empty() {
            continue;
        }
        let mut part = block.part(passage, i == 0);
        if starts.len() == 2 {
            // Uncut, it keeps its marks at the ends.
            part.span = block.span;
        }
        out.push(part);
    }
}

/// Where a passage is marked, to be asked for each of its lines.
struct Marked {
    /// The ends of hard line breaks.
    breaks: Vec<usize>,
    /// Starts and ends of links back to a call, by end.
    back_links: Vec<(usize, usize)>,
    links: Vec<(usize, usize)>,
    emphasis: Vec<(usize, usize)>,
    /// Whether no line is long.
    is_narrow: bool,
    /// Whether each of several lines ends with a mark.
    ends_lines: bool,
}

impl Marked {
    fn of(passage: &Passage) -> Self {
        let of = |wanted: fn(&MarkKind) -> bool| {
            let marks = passage.marks().iter().filter(move |m| wanted(&m.kind));
            marks.map(|m| (m.start, m.end))
        };
        let mut back_links: Vec<_> = of(is_back_link).collect();
        back_links.sort_unstable_by_key(|&(_, end)| end);
        Self {
            breaks: of(|kind| *kind == MarkKind::Break).map(|m| m.1).collect(),
            back_links,
            links: united(of(|kind| matches!(kind, MarkKind::Link(_)))),
            emphasis: united(of(MarkKind::is_emphasis)),
            is_narrow: passage.text().split('\n').all(|line| line.len() < 200),
            ends_lines: passage
                .text()
                .split('\n')
                .all(|line| unit::final_mark(line).is_some()),
        }
    }

    fn breaks_at(&self, at: usize) -> bool {
        self.breaks.binary_search(&at).is_ok()
    }

    /// Whether a link goes on over `at`.
    fn links_over(&self, at: usize) -> bool {
        let after = self.links.partition_point(|&(start, _)| start < at);
        after > 0 && at < self.links[after - 1].1
    }

    /// Whether a link back that begins from `start` on ends between `from` and `to`.
    fn links_back(&self, start: usize, from: usize, to: usize) -> bool {
        let first = self.back_links.partition_point(|&(_, end)| end < from);
        let mut ending = self.back_links[first..].iter();
        ending
            .by_ref()
            .take_while(|&&(_, end)| end <= to)
            .any(|&(begin, _)| start <= begin)
    }

    fn is_emphasis_at(&self, at: usize) -> bool {
        let after = self.emphasis.partition_point(|&(start, _)| start <= at);
        after > 0 && at < self.emphasis[after - 1].1
    }
}

/// Ranges that overlap as one; those that only touch stay apart. Sorted by start, as they come.
fn united(ranges: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let mut united: Vec<(usize, usize)> = Vec::new();
    for (start, end) in ranges {
        match united.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => united.push((start, end)),
        }
    }
    united
}

/// Whether the line at `at` begins a unit; the unit before it begins at `start`. The clauses of a
/// quoted draft are none.
fn begins_unit(
    text: &str,
    marked: &Marked,
    start: usize,
    at: usize,
    quoted: bool,
    pack: &Pack,
) -> bool {
    let before = &text[start..at];
    let before_end = start + before.trim_end().len();
    let line = text[at..].split('\n').next().unwrap_or_default();
    let line_start = at + (line.len() - line.trim_start().len());
    let line = line.trim_start();
    // An address is broken where there is room.
    if line.is_empty() || marked.links_over(at) {
        return false;
    }
    // A note below a note: the text of one ends in the link back to its call.
    if marked.links_back(start, before_end, at) {
        return true;
    }
    if line.starts_with(OBJECT) {
        return before.trim_start().starts_with(OBJECT) || unit::is_closed(before);
    }
    if !quoted && unit::final_mark(before).is_some() {
        if unit::has_label(line, pack) {
            return true;
        }
        let words = line_start + unit::before_words(line);
        if marked.is_emphasis_at(words) && unit::has_opener(line, pack) {
            return true;
        }
        // Where every line ends with a mark, lines are clauses.
        if marked.ends_lines && unit::has_opener(line, pack) {
            return true;
        }
    }
    if is_bare_note(line, pack)
        && (is_bare_note(before.trim_start(), pack) && unit::is_closed(before))
    {
        return true;
    }
    if marked.is_narrow && before.len() < 400 && marked.breaks_at(at) {
        return true;
    }
    if marked.is_narrow && start == 0 && unit::is_head(before.trim(), pack) {
        return true;
    }
    // Within a clause that is not finished, a date or the name of a session is a word like others.
    let within = before.len() > WITHIN
        && unit::final_mark(before).is_none()
        && (unit::has_label(before, pack) || unit::has_opener(before, pack));
    (!within && unit::is_known_line(line, pack)) || unit::is_known_line(before.trim(), pack)
}

/// From how many bytes on a line is that of a clause.
const WITHIN: usize = 60;

/// Whether a line looks like the text of a note whose sign lost its raised setting: `2See A/79/232`.
pub(super) fn is_bare_note(line: &str, pack: &Pack) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) || line.starts_with('0') {
        return false;
    }
    let rest = &line[digits..];
    // A small letter goes on with a sentence, “paragraph / 1 of the present resolution”.
    let begins = |c: char| c.is_alphabetic() && !c.is_lowercase();
    let glued = rest.starts_with(|c: char| begins(c) || "《“«\"".contains(c));
    let apart = rest.starts_with([' ', '\u{a0}', '\t'])
        && rest
            .trim_start()
            .starts_with(|c: char| begins(c) || "《“«\"*_".contains(c));
    (glued || apart)
        && label(line, pack).is_none()
        && !unit::begins_with_date(line, pack)
        && !unit::is_known_line(line, pack)
}

/// The passage with its soft line ends gone: a blank in scripts with blanks, nothing in Chinese
/// and behind a hyphen.
pub(super) fn joined(passage: &Passage, pack: &Pack) -> Passage {
    let text = passage.text();
    if !text.contains('\n') {
        return passage.clone();
    }
    let breaks = passage.marks().iter();
    let breaks = breaks.filter(|m| m.kind == MarkKind::Break);
    let breaks: Vec<_> = breaks.map(|m| m.start).collect();
    let mut edits = Vec::new();
    for (at, _) in text.match_indices('\n') {
        if breaks.binary_search(&at).is_ok() {
            continue;
        }
        let before = text[..at].trim_end_matches([' ', '\t']);
        let after = text[at + 1..].trim_start_matches([' ', '\t']);
        let range = before.len()..text.len() - after.len();
        edits.push((range, joint(before, after, pack)));
    }
    edits.dedup_by(|b, a| b.0.start < a.0.end);
    let mut passage = passage.clone();
    passage.edit(&edits);
    passage
}

/// What stands between two lines that are joined.
pub(super) fn joint(before: &str, after: &str, pack: &Pack) -> &'static str {
    let last = before.chars().rev().find(|c| *c != OBJECT);
    let next = after.chars().find(|c| *c != OBJECT);
    let (Some(last), Some(next)) = (last, next) else {
        return "";
    };
    let is_han = |c: char| !c.is_ascii() && !c.is_whitespace();
    if pack.script == Script::Han && (is_han(last) || is_han(next)) {
        return "";
    }
    // A hyphen at a line's end stays: whether the word has one of its own cannot be seen.
    if matches!(last, '-' | '‑' | '/') && next.is_alphanumeric() {
        return "";
    }
    " "
}
