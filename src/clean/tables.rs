//! Notes of tables: a letter or a star is called in a cell, and its text stands in the last row of the
//! table or right under it.
//!
//! Before: a table with `Clerk<sup>a</sup>` in a cell and `<sup>a</sup> From May on.` in its last row,
//! or `(a) From May on.` behind it. After: the text is the note that the cell calls.

use super::notes::{Head, each_passage, lift_one, raised};
use super::{Cleaned, Sheet};
use crate::markdown::{Block, BlockKind, MarkKind, OBJECT, Passage, TableRow};

/// How many lines without a sign may stand between a table and its notes: sources, abbreviations.
const BETWEEN: usize = 3;

/// Lifts the notes in the last rows of tables.
pub(super) fn lift_rows(sheets: &mut [Sheet], cleaned: &mut Cleaned) {
    for sheet in sheets {
        let called = signs(&sheet.block);
        let block = &mut sheet.block;
        let BlockKind::Table(rows) = &mut block.kind else {
            continue;
        };
        let first = rows.iter().rposition(|row| heads(row, &called).is_none());
        let first = first.map_or(rows.len(), |row| row + 1);
        // A cell that spans a row of notes would hang over the end of the table.
        let hangs = |(row, at): (&TableRow, usize)| {
            let spans = row.cells.iter().map(|cell| cell.rows as usize);
            spans.max().unwrap_or(1) > first - at
        };
        if rows[..first].iter().zip(0..).any(hangs) {
            continue;
        }
        for row in rows.split_off(first) {
            for (passage, head) in heads(&row, &called).unwrap_or_default() {
                let text = Block {
                    kind: BlockKind::Paragraph,
                    span: passage.span(0..passage.text().len()),
                    passage: passage.clone(),
                    bullet: None,
                    indent: 0,
                    blank_lines: 0,
                };
                let note = lift_one(&text, &head, cleaned);
                cleaned.notes.push(note);
            }
        }
    }
}

/// The heads of the notes that a row holds, where it holds nothing else.
fn heads<'a>(row: &'a TableRow, called: &[String]) -> Option<Vec<(&'a Passage, Head)>> {
    let passages = row.cells.iter().flat_map(|cell| &cell.content);
    let found: Option<Vec<_>> = passages
        .filter(|passage| !passage.text().trim().is_empty())
        .map(|passage| Some((passage, head(passage, called)?)))
        .collect();
    found.filter(|found| !found.is_empty())
}

/// The head of the text of a note that is called.
fn head(passage: &Passage, called: &[String]) -> Option<Head> {
    raised(passage)
        .filter(|head| called.contains(&head.marker))
        .or_else(|| plain(passage, |sign| called.iter().any(|called| called == sign)))
}

/// Finds the texts of notes under tables, that no raised sign heads.
pub(super) fn heads_under(sheets: &mut [Sheet], heads: &mut [Option<Head>]) {
    let mut at = 0;
    while at < sheets.len() {
        let table = at;
        at += 1;
        if !matches!(sheets[table].block.kind, BlockKind::Table(_)) {
            continue;
        }
        let mut between = 0;
        let mut found: Vec<(usize, Head)> = Vec::new();
        while let Some(sheet) = sheets.get(at) {
            let block = &sheet.block;
            let head = matches!(block.kind, BlockKind::Paragraph)
                .then(|| plain(&block.passage, |_| true))
                .flatten();
            match head {
                Some(head) => found.push((at, head)),
                None if heads[at].is_some() => {}
                None if found.is_empty()
                    && between < BETWEEN
                    && matches!(block.kind, BlockKind::Paragraph) =>
                {
                    between += 1;
                }
                None => break,
            }
            at += 1;
        }
        if found.is_empty() {
            continue;
        }
        call_glued(&mut sheets[table].block, &found);
        let called = signs(&sheets[table].block);
        // A list has signs that the table does not call.
        if found.iter().all(|(_, head)| called.contains(&head.marker)) {
            for (place, head) in found {
                heads[place] = Some(head);
            }
        }
    }
}

/// Signs that lost their raised setting, at the end of a cell: in brackets, `Clerk(a)`, marked apart
/// from the words before, `Clerk*a*`, or of another script, `文员a`.
fn call_glued(table: &mut Block, found: &[(usize, Head)]) {
    each_passage(table, &mut |passage| {
        let text = passage.text().trim_end();
        let bare = text.strip_suffix([')', '）']).unwrap_or(text);
        let Some((_, Head { marker, .. })) = found.iter().find(|(_, h)| bare.ends_with(&h.marker))
        else {
            return;
        };
        let words = &bare[..bare.len() - marker.len()];
        let bracketed = words.strip_suffix(['(', '（']);
        let words = match bracketed {
            Some(words) if bare.len() < text.len() => words,
            None if bare.len() == text.len() => words,
            _ => return,
        };
        let at = words.len();
        let marks = passage.marks().iter();
        let is_apart = marks
            .filter(|m| m.kind.is_emphasis() && m.start == at)
            .any(|m| text[at..m.end.min(text.len())].trim_end().len() == text.len() - at);
        let is_glued = bracketed.is_some() && words.ends_with(char::is_alphanumeric);
        let last = words.chars().rev().find(|c| c.is_alphabetic());
        let is_foreign =
            bracketed.is_none() && marker.is_ascii() && last.is_some_and(is_of_other_script);
        if is_glued || is_foreign || (is_apart && !words.trim().is_empty()) {
            let kind = MarkKind::NoteCall(marker.clone());
            passage.replace_by_object(at..text.len(), kind);
        }
    });
}

/// The letters and stars that a table calls.
fn signs(table: &Block) -> Vec<String> {
    let BlockKind::Table(rows) = &table.kind else {
        return Vec::new();
    };
    let cells = rows.iter().flat_map(|row| &row.cells);
    cells
        .flat_map(|cell| &cell.content)
        .flat_map(|passage| passage.marks().iter().map(move |mark| (mark, passage)))
        .filter_map(|(mark, passage)| match &mark.kind {
            MarkKind::NoteCall(sign) if is_sign(sign) => {
                let before = &passage.text()[..mark.start];
                before
                    .contains(|c: char| c != OBJECT && !c.is_whitespace())
                    .then(|| sign.clone())
            }
            _ => None,
        })
        .collect()
}

/// Whether a sign is one of those that tables have for themselves.
fn is_sign(sign: &str) -> bool {
    let mut chars = sign.chars();
    let first = chars.next();
    first.is_some_and(|c| c == '*' || c.is_lowercase() || (c.is_alphabetic() && !c.is_uppercase()))
        && chars.all(|c| Some(c) == first)
}

/// Whether a letter is of a script in which no Latin letter ends a word.
fn is_of_other_script(c: char) -> bool {
    c.is_alphabetic() && c > 'ͯ'
}

/// `(a) From…`, `a) From…`, `*a* From…`, `a 从…`: a sign that is not raised.
fn plain(passage: &Passage, is_called: impl Fn(&str) -> bool) -> Option<Head> {
    let text = passage.text();
    let body = text.trim_start_matches(['(', '（']);
    let sign = body.split(|c: char| !c.is_alphabetic()).next()?;
    let behind = &body[sign.len()..];
    let bracketed = behind.strip_prefix([')', '）']);
    let reach = passage.emphasis_from(0);
    let marked =
        (body.len() == text.len() && reach > 0 && text[..reach].trim() == sign).then_some(behind);
    let foreign = (body.len() == text.len()
        && sign.is_ascii()
        && behind.trim_start().len() < behind.len()
        && behind.trim_start().starts_with(is_of_other_script))
    .then_some(behind);
    let words = bracketed.or(marked).or(foreign)?;
    let fits = is_sign(sign) && sign.chars().count() == 1 && words.contains(char::is_alphanumeric);
    (fits && is_called(sign)).then(|| Head {
        marker: sign.to_owned(),
        len: text.len() - words.trim_start().len(),
        is_definition: false,
    })
}
