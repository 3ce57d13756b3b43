//! How a block begins and ends: its label, its opener, its last mark.

use crate::language::Pack;
use crate::language::label::{Form, Label, label};
use crate::language::opener::{Opener, Table, opener};
use crate::markdown::{Block, MarkKind, OBJECT, Passage};
use crate::model::Style;

/// The opener of a passage from `start` on; its range is that of the printed run. Where the run is
/// marked, the marking says where it ends: 重申 in “**重申**认可”, though 重申认可 is a phrase too.
pub(super) fn printed_opener(
    passage: &Passage,
    start: usize,
    table: Table,
    pack: &Pack,
) -> Option<Opener> {
    let text = &passage.text()[start..];
    let whole = opener(text, table, pack)?;
    let mut reach = 0;
    for mark in passage.marks() {
        let (from, to) = (mark.start.max(start) - start, mark.end.max(start) - start);
        let gap = text
            .get(reach..from)
            .is_none_or(|gap| !gap.contains(char::is_alphanumeric));
        if gap && matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong) {
            reach = reach.max(to);
        }
    }
    if reach > whole.range.start && reach < whole.range.end {
        let marked = opener(&text[..reach], table, pack);
        // The same action with its shades printed behind the run is one phrase.
        if let Some(marked) = marked.filter(|marked| marked.concept != whole.concept) {
            return Some(marked);
        }
    }
    Some(whole)
}

/// The label of a block: printed in its text, or the bullet that the Markdown has before it.
pub(super) fn label_of(block: &Block, pack: &Pack) -> Option<Label> {
    label(block.passage.text(), pack).or_else(|| {
        block.bullet.map(|_| Label {
            len: 0,
            form: Form::Bullet,
            readings: vec![(Style::Bullet, 0)],
        })
    })
}

/// A label of an operative paragraph at the head of the text.
pub(super) fn operative_label(text: &str, pack: &Pack) -> Option<Label> {
    label(text, pack).filter(is_operative)
}

pub(super) fn is_operative(label: &Label) -> bool {
    matches!(label.readings[0], (Style::Arabic, _)) && matches!(label.form, Form::Stop | Form::Dash)
}

pub(super) fn ends_with_comma(text: &str) -> bool {
    matches!(final_mark(text), Some(',' | '，' | '،'))
}

pub(super) fn is_closed(text: &str) -> bool {
    final_mark(text).is_some_and(|mark| !matches!(mark, ',' | '，' | '،'))
}

/// The mark at the end of a text, quotes, brackets and note calls not counted.
pub(super) fn final_mark(text: &str) -> Option<char> {
    const MARKS: &str = ".;:,。；：，؛،!?؟";
    const CLOSERS: &str = "”\"»’“‘)）]》*";
    let mut rest = text.trim_end();
    loop {
        let last = rest.chars().next_back()?;
        if MARKS.contains(last) {
            return Some(last);
        }
        if !CLOSERS.contains(last) && last != OBJECT && !last.is_whitespace() {
            return None;
        }
        rest = &rest[..rest.len() - last.len_utf8()];
    }
}

/// Whether the passage begins with marked words.
pub(super) fn begins_marked(passage: &Passage) -> bool {
    passage
        .marks()
        .iter()
        .any(|mark| mark.start == 0 && matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong))
}
