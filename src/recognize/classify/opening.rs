//! How a block begins: its label, its opener, the formula, marked words.

use crate::language::ending::is_run_in_stop;
use crate::language::formula::formula;
use crate::language::label::{Form, Label, label};
use crate::language::opener::{Opener, Table, any_opener, opener};
use crate::language::{Pack, head};
use crate::markdown::{Block, BlockKind, Passage};
use crate::model::Style;

/// How many bytes a heading takes that is run in with its paragraph.
const RUN_IN: usize = 240;

/// The opener of a passage from `start` on; its range is that of the printed run. Where the run is
/// marked, the marking says where it ends: 重申 in “**重申**认可”, though 重申认可 is a phrase too.
pub(super) fn printed_opener(
    passage: &Passage,
    start: usize,
    table: Table,
    pack: &Pack,
) -> Option<Opener> {
    let text = &passage.text()[start..];
    let Some(whole) = opener(text, table, pack) else {
        return behind_run_in(passage, start, table, pack);
    };
    let reach = passage.emphasis_from(start) - start;
    if reach > whole.range.start && reach < whole.range.end {
        let marked = opener(&text[..reach], table, pack);
        // The same action with its shades printed behind the run is one phrase.
        if let Some(marked) = marked.filter(|marked| marked.concept != whole.concept) {
            return Some(marked);
        }
    }
    Some(whole)
}

/// The opener of an operative paragraph behind its label, with its range moved to the whole text.
pub(super) fn opener_behind(passage: &Passage, label: &Label, pack: &Pack) -> Option<Opener> {
    let text = passage.text();
    let rest = &text[label.len..];
    let start = label.len + rest.len() - rest.trim_start().len();
    let mut found = printed_opener(passage, start, Table::Operatives, pack)?;
    found.range = found.range.start + start..found.range.end + start;
    Some(found)
}

/// The opener behind a marked heading that is run in with its paragraph: *Requests* in
/// “**Harbours.** *Requests* the Secretary-General”.
fn behind_run_in(passage: &Passage, start: usize, table: Table, pack: &Pack) -> Option<Opener> {
    let reach = passage.emphasis_from(start);
    // Nothing is marked in most paragraphs.
    if reach <= start {
        return None;
    }
    let text = passage.text();
    let heading = head(&text[start..], RUN_IN);
    heading
        .char_indices()
        .filter(|(at, c)| start + at <= reach && is_run_in_stop(*c))
        .find_map(|(at, c)| {
            let stop = start + at + c.len_utf8();
            let words = text[stop..].trim_start();
            let is_apart = words.len() < text.len() - stop || pack.language.is_unspaced();
            let mut found = opener(words, table, pack).filter(|_| is_apart)?;
            let shift = text.len() - words.len() - start;
            found.range = found.range.start + shift..found.range.end + shift;
            Some(found)
        })
}

/// The label of a block: printed in its text, or the bullet that the Markdown has before it.
pub(in crate::recognize) fn label_of(block: &Block, pack: &Pack) -> Option<Label> {
    label(block.passage.text(), pack).or_else(|| {
        block.bullet.map(|_| Label {
            len: 0,
            form: Form::Bullet,
            readings: vec![(Style::Bullet, 0)],
        })
    })
}

/// A label of an operative paragraph at the head of the text.
pub(in crate::recognize) fn operative_label(text: &str, pack: &Pack) -> Option<Label> {
    label(text, pack).filter(is_operative)
}

/// Whether the block is a paragraph with its number and an opener of an operative paragraph.
pub(in crate::recognize) fn numbered_opener(block: &Block, pack: &Pack) -> bool {
    let text = block.passage.text();
    operative_label(text, pack).is_some_and(|label| {
        let start = text.len() - text[label.len..].trim_start().len();
        block.is_text() && printed_opener(&block.passage, start, Table::Operatives, pack).is_some()
    })
}

pub(super) fn is_operative(label: &Label) -> bool {
    matches!(label.readings[0].0, Style::Arabic | Style::Other)
        && matches!(label.form, Form::Stop | Form::Dash)
}

/// A formula that a converter ran together with the first recital becomes a block of its own.
pub(super) fn split_formulas(blocks: Vec<Block>, pack: &Pack) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let text = block.passage.text();
        let cut = block
            .is_text()
            .then(|| formula(text, pack))
            .flatten()
            .map(|(_, end)| end)
            .filter(|end| *end < text.len())
            .filter(|end| {
                let rest = text[*end..].trim_start();
                any_opener(rest, pack).is_some()
            });
        let Some(cut) = cut else {
            out.push(block);
            continue;
        };
        for range in [0..cut, cut..text.len()] {
            let passage = block.passage.slice_trimmed(range);
            let span = passage.span(0..passage.text().len());
            out.push(Block {
                passage,
                span,
                kind: BlockKind::Paragraph,
                ..block.clone()
            });
        }
    }
    out
}

/// Whether the passage begins with marked words, or with a word in capitals as the older printing
/// marks openers: `INVITES the Governments`.
pub(in crate::recognize) fn begins_marked(passage: &Passage) -> bool {
    passage
        .marks()
        .iter()
        .any(|mark| mark.start == 0 && mark.kind.is_emphasis())
        || begins_in_capitals(passage.text())
}

/// Whether the first word has capitals only, more than an abbreviation has, and others have not.
fn begins_in_capitals(text: &str) -> bool {
    const ABBREVIATION: usize = 3;
    let word = text.split(|c: char| !c.is_alphabetic()).next();
    let word = word.unwrap_or_default();
    word.chars().nth(ABBREVIATION).is_some()
        && word.chars().all(char::is_uppercase)
        && text[word.len()..].contains(char::is_lowercase)
}
