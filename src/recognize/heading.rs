//! Headings within the text: marked or not, with a number or not.

use super::role::HeadNumber;
use crate::language::ending::final_mark;
use crate::language::label::{Form, label, section_number};
use crate::language::opener::{any_opener, is_leading};
use crate::language::template::{self, Value};
use crate::language::{Blanks, Folded, Pack};
use crate::markdown::{Block, BlockKind};
use crate::model::{DivisionKind, Style};

/// The longest heading without marking, in bytes.
const LONGEST: usize = 330;

/// The bytes of a line of Chinese print.
const HAN_LINE: usize = 90;

/// Whether the Markdown marks the whole block as a heading, by a sign or by emphasis.
pub(super) fn is_marked(block: &Block) -> bool {
    if matches!(block.kind, BlockKind::Heading(_)) {
        return true;
    }
    let text = block.passage.text();
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    if end == 0 {
        return false;
    }
    block.passage.emphasis_from(0) >= end
}

/// Whether the block is a heading. `closed` says that what stands before it is finished.
pub(super) fn is_heading(block: &Block, pack: &Pack, closed: bool) -> bool {
    let text = block.passage.text().trim();
    // The frame of a table that was drawn with signs.
    if text.is_empty() || text.len() > 3 * LONGEST || text.starts_with("+-") {
        return false;
    }
    if matches!(block.kind, BlockKind::Heading(_)) {
        return true;
    }
    let number = number(block, pack);
    let words = number.map_or(text, |n| text.get(n.len..).unwrap_or_default());
    let has_mark = final_mark(words).is_some();
    if words.trim().is_empty() {
        // A number alone heads a section; a bare digit may be anything.
        return number.is_some_and(|n| n.style != Style::Arabic);
    }
    if is_marked(block) {
        return !has_mark || (number.is_some() && text.len() < LONGEST);
    }
    if has_mark || text.len() > LONGEST || !closed {
        return false;
    }
    if number.is_some_and(|n| n.kind.is_some() || n.style != Style::Arabic) {
        return true;
    }
    let is_clause = any_opener(words.trim_start(), pack).is_some() || is_leading(words, pack);
    let begins_large = words
        .trim_start()
        .chars()
        .next()
        .is_some_and(|c| !c.is_lowercase());
    // `13.1 Strengthen…` is an item of a list with parts, not a heading.
    let first = words.split_whitespace().next().unwrap_or_default();
    let is_part = first.split_once('.').is_some_and(|(whole, part)| {
        whole.bytes().all(|c| c.is_ascii_digit())
            && !whole.is_empty()
            && part.chars().next().is_some_and(char::is_alphanumeric)
    });
    number.is_none() && label(text, pack).is_none() && !is_clause && begins_large && !is_part
}

/// Whether the block is a line, shorter than one of Chinese print, without marking and without a mark at
/// its end.
pub(super) fn is_unmarked_line(block: &Block) -> bool {
    let text = block.passage.text().trim();
    matches!(block.kind, BlockKind::Paragraph)
        && block.passage.emphasis_from(0) == 0
        && (1..HAN_LINE).contains(&text.len())
        && final_mark(text).is_none()
}

/// The number of a heading: `Part I`, `I.`, `A`, `一、`, `أولا -`.
pub(super) fn number(block: &Block, pack: &Pack) -> Option<HeadNumber> {
    let text = block.passage.text();
    if text.len() > 3 * LONGEST {
        return None;
    }
    let line = Folded::new(text, Blanks::Dropped);
    let divisions = &pack.divisions;
    for (forms, kind) in [
        (&divisions.part, DivisionKind::Part),
        (&divisions.section, DivisionKind::Section),
        (&divisions.chapter, DivisionKind::Chapter),
    ] {
        let Some(found) = template::longest(forms, &line, 0, pack).filter(|m| m.end > 0) else {
            continue;
        };
        let printed = found.find(|v| {
            if let Value::Number(n) = v {
                Some(n.clone())
            } else {
                None
            }
        });
        if let Some((style, value)) = printed.and_then(|n| section_number(&n, pack)) {
            let len = line.printed(&(0..found.end)).end;
            let len = len + stop_len(&text[len..]);
            return Some(HeadNumber {
                len,
                style,
                value,
                kind: Some(kind),
            });
        }
    }
    // The whole line is a number.
    if let Some((style, value)) = section_number(text, pack) {
        return Some(HeadNumber {
            len: text.len(),
            style,
            value,
            kind: None,
        });
    }
    if let Some(label) = label(text, pack)
        && matches!(label.form, Form::Stop | Form::Dash)
        && let Some((style, value)) = section_number(&text[..label.len], pack)
    {
        return Some(HeadNumber {
            len: label.len,
            style,
            value,
            kind: None,
        });
    }
    worded(text, pack)
}

/// A number and words with a blank or a dash between: `I Heading`, `A Final budget`, `أولا - …`.
fn worded(text: &str, pack: &Pack) -> Option<HeadNumber> {
    let first = text.split([' ', '\u{a0}', '\t', '\u{3000}']).next()?;
    let rest = &text[first.len()..];
    let (style, value) = section_number(first, pack)?;
    if rest.trim().is_empty() || style == Style::Arabic {
        return None;
    }
    let dash = rest.trim_start().starts_with(['-', '–', '—']);
    // An English sentence may begin with the article; a marked heading of one letter is a number.
    let upper = rest
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .next()?;
    if !dash && first.ends_with(|c: char| c.is_ascii_uppercase()) && upper.is_lowercase() {
        return None;
    }
    let len = first.len() + if dash { stop_len(rest) } else { 0 };
    Some(HeadNumber {
        len,
        style,
        value,
        kind: None,
    })
}

/// The end of the number of an annex with the dash or stop behind it, where words follow:
/// `Annex B – Ropes`, `Appendix II. Lists`. `end` is where the words for the annex end, with the
/// number where they hold it.
pub(super) fn annex_number(text: &str, end: usize, pack: &Pack) -> Option<usize> {
    let stop = stop_len(&text[end..]);
    let begins = |at: usize| text[at..].contains(char::is_alphanumeric);
    let is_apart =
        pack.language.is_unspaced() || text[end + stop..].starts_with(char::is_whitespace);
    if stop > 0 && is_apart && begins(end + stop) {
        return Some(end + stop);
    }
    let rest = text[end..].trim_start();
    let start = text.len() - rest.len();
    let first = rest.split(char::is_whitespace).next()?;
    let sign = first.trim_end_matches(['.', ':', '-', '–', '—', '．', '：', '、']);
    section_number(sign, pack)?;
    let at = start + sign.len();
    let stop = stop_len(&text[at..]);
    (stop > 0 && start > end && begins(at + stop)).then_some(at + stop)
}

/// The length of a stop or dash, with the blanks before it.
fn stop_len(rest: &str) -> usize {
    let trimmed = rest.trim_start();
    match trimmed.chars().next() {
        Some(c) if ".:-–—．：、".contains(c) => rest.len() - trimmed.len() + c.len_utf8(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::markdown::parse;
    use crate::model::Language;

    #[test]
    fn items_with_parts_are_no_headings() {
        let is = |source: &str| is_heading(&parse(source)[0], pack(Language::English), true);
        assert!(is("Means of implementation"));
        assert!(!is("13.1 Strengthen resilience"));
        assert!(!is("1.a Ensure the means"));
    }
}
