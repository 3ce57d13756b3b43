//! Text of other resolutions on the same scan: the end of the one before, the beginning of the next.
//!
//! Before: “…; 3. Requests a report. / 74th plenary meeting / 24 December 2017 / 72/58. Ports / The
//! General Assembly, …”. Only what begins with 72/58 is the document; and it ends where 72/59 begins.
//! Resolutions A, B… have one number and stay together.

use super::annexes;
use super::classify::{label_of, numbered_opener};
use super::closing;
use super::masthead;
use super::vote;
use crate::language::ending::{final_mark, is_comma};
use crate::language::formula::formula;
use crate::language::label::Form;
use crate::language::opener::{Table, opener};
use crate::language::template::Value;
use crate::language::title::title_number;
use crate::language::{Blanks, Folded, Pack};
use crate::markdown::Block;
use crate::model::MastheadKind;
use std::ops::Range;

/// How many blocks may stand between the number of a resolution and its formula.
const REACH: usize = 6;

/// Which of the blocks are the document's own.
pub(super) fn own(blocks: &[Block], pack: &Pack) -> Range<usize> {
    let formulas: Vec<usize> = (0..blocks.len())
        .filter(|at| is_formula(&blocks[*at], pack))
        .collect();
    let first = formulas.iter().find_map(|at| head(blocks, *at, 0, pack));
    let start = first
        .as_ref()
        .map_or(0, |first| behind_former(&blocks[..first.at], pack));
    let end = next(blocks, &formulas, first.as_ref(), pack).unwrap_or(blocks.len());
    start..end
}

/// The number of a resolution, with a formula behind it.
struct Head {
    at: usize,
    number: String,
}

/// The head that belongs to the formula at a place, from another place on.
fn head(blocks: &[Block], formula: usize, from: usize, pack: &Pack) -> Option<Head> {
    let first = from.max(formula.saturating_sub(REACH));
    (first..formula).rev().find_map(|at| {
        let number = number(&blocks[at], pack)?;
        Some(Head { at, number })
    })
}

/// The number of a resolution that a block gives: `72/58. Ports`, “Resolution 2724 (2024)”.
fn number(block: &Block, pack: &Pack) -> Option<String> {
    if !block.is_text() {
        return None;
    }
    let text = block.passage.text();
    let pieces = masthead::read(text, pack);
    if let Some(title) = title_number(text, pack)
        && pieces
            .as_ref()
            .is_none_or(|pieces| matches!(pieces[0].kind, MastheadKind::Other))
    {
        return Some(title.number);
    }
    let first = &pieces?[0];
    let is_heading = matches!(first.kind, MastheadKind::Heading(_));
    let mut captures = first.captures.iter().filter(|_| is_heading);
    captures.find_map(|capture| match &capture.value {
        Value::Number(printed) => Some(printed.clone()),
        _ => None,
    })
}

fn is_formula(block: &Block, pack: &Pack) -> bool {
    let text = block.passage.text();
    block.is_text() && formula(text, pack).is_some_and(|(_, end)| end == text.len())
}

/// Where the text of the resolution before ends: behind the last of its clauses and closing lines.
/// A masthead has no clauses, but lines that look like some, such as the parts of an agenda item:
/// behind its first line only what is certain counts.
fn behind_former(before: &[Block], pack: &Pack) -> usize {
    let mut end = 0;
    let mut in_masthead = false;
    for (at, block) in before.iter().enumerate() {
        let text = block.passage.text();
        let closing = closing_line(block, pack);
        if let Some(closing) = &closing {
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let is_dated = closing.date.is_some()
                || beside
                    .filter_map(|at| before.get(at))
                    .filter_map(|block| closing_line(block, pack))
                    .any(|other| other.date.is_some());
            if closing.meeting.is_some() && is_dated && (!in_masthead || end > 0)
                || closing.meeting.is_none() && end > 0 && end == at
            {
                end = at + 1;
            }
            continue;
        }
        if !block.is_text() {
            continue;
        }
        if numbered_opener(block, pack) {
            end = at + 1;
            continue;
        }
        let pieces = masthead::read(text, pack);
        in_masthead |= pieces.is_some_and(|p| !matches!(p[0].kind, MastheadKind::Other));
        if !in_masthead && is_clause(block, pack) {
            end = at + 1;
        }
    }
    end
}

/// The next resolution, from its masthead on.
fn next(blocks: &[Block], formulas: &[usize], own: Option<&Head>, pack: &Pack) -> Option<usize> {
    let begin = *formulas
        .iter()
        .find(|at| own.is_none_or(|own| **at > own.at))?;
    let mut from = begin + 1;
    for formula in formulas.iter().filter(|at| **at > begin) {
        let found = head(blocks, *formula, from, pack);
        from = formula + 1;
        let Some(found) = found else { continue };
        if own.is_some_and(|own| whole(&own.number) == whole(&found.number)) {
            continue;
        }
        let between = &blocks[begin + 1..found.at];
        let has_annex = between
            .iter()
            .any(|block| block.is_text() && annexes::head_of(block, pack).is_some());
        let follows = own.is_some_and(|own| is_next(&own.number, &found.number));
        let is_closed = between
            .iter()
            .any(|block| closing_line(block, pack).is_some());
        // The Security Council has no closing lines.
        let is_told = is_closed || follows && between.iter().any(|b| numbered_opener(b, pack));
        if is_told && (!has_annex || follows) {
            // Lines of no known form are of its masthead too, where there is no list of votes.
            let has_vote = between
                .iter()
                .any(|block| vote::begins(block.passage.text(), pack));
            let heads = between
                .iter()
                .rev()
                .take_while(|block| is_masthead(block, pack) || !has_vote && is_line(block, pack));
            return Some(found.at - heads.count());
        }
    }
    None
}

/// A line of the masthead that stands between the closing lines and the next title.
fn is_masthead(block: &Block, pack: &Pack) -> bool {
    block.is_text()
        && closing_line(block, pack).is_none()
        && masthead::read(block.passage.text(), pack).is_some_and(|pieces| {
            !matches!(
                pieces[0].kind,
                MastheadKind::Other | MastheadKind::IssueDate(_)
            )
        })
}

/// A short line that is not finished, and no closing line.
fn is_line(block: &Block, pack: &Pack) -> bool {
    let text = block.passage.text();
    block.is_text()
        && text.len() < 300
        && final_mark(text).is_none()
        && closing_line(block, pack).is_none()
}

fn closing_line(block: &Block, pack: &Pack) -> Option<closing::Closing> {
    let text = block.passage.text();
    if !block.is_text() || text.len() > 600 {
        return None;
    }
    closing::read(&Folded::new(text, Blanks::Dropped), pack)
}

/// Whether a block before any masthead is one of a text that goes on: a point, a clause.
fn is_clause(block: &Block, pack: &Pack) -> bool {
    let text = block.passage.text();
    let mark = final_mark(text);
    let goes_on = matches!(mark, Some(';' | '；' | '؛'));
    let ends = goes_on || matches!(mark, Some('.' | '。'));
    let is_point = label_of(block, pack).is_some_and(|label| label.form != Form::Bullet);
    let opens = |table| opener(text, table, pack).is_some();
    goes_on
        || ends && (is_point || opens(Table::Operatives))
        || mark.is_some_and(is_comma) && opens(Table::Recitals)
}

/// The number without the letter of a part: 69/96 of 69/96A.
fn whole(number: &str) -> &str {
    number.trim_end_matches(|c: char| c.is_ascii_uppercase())
}

/// Whether a number is the one behind another: 72/59 behind 72/58, 2724 (2024) behind 2723 (2024).
fn is_next(own: &str, other: &str) -> bool {
    let value = |number: &str| -> Option<(String, u32)> {
        let number = whole(number);
        if let Some((session, counted)) = number.split_once('/') {
            return Some((session.to_owned(), counted.parse().ok()?));
        }
        let (counted, session) = number.split_once('(')?;
        Some((session.to_owned(), counted.trim().parse().ok()?))
    };
    let (Some((own_session, own)), Some((session, other))) = (value(own), value(other)) else {
        return false;
    };
    // The Council goes on counting from year to year.
    let counts_on = own_session.ends_with(')') && session.ends_with(')');
    let is_same_count = own_session == session || counts_on;
    is_same_count && own.checked_add(1) == Some(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow() {
        assert!(is_next("72/58", "72/59"));
        assert!(is_next("69/96B", "69/97"));
        assert!(is_next("2723 (2024)", "2724 (2024)"));
        assert!(is_next("2704 (2023)", "2705 (2024)"));
        assert!(!is_next("72/58", "72/60"));
        assert!(!is_next("72/58", "73/59"));
        assert!(!is_next("72/58", "59 (V)"));
    }
}
