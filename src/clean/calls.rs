//! Finds calls of notes that lost their raised setting: a bare digit glued to a word,
//! `Programme,1`.
//!
//! A digit is told from a real number by the sequence of the notes: the call of note 5 stands
//! behind that of note 4, and is glued to what it is called on.

use super::Cleaned;
use super::notes::each_passage;
use crate::language::{Pack, Script};
use crate::markdown::{Block, MarkKind, OBJECT, Passage};
use std::ops::Range;

/// Finds the calls of the notes that nothing calls yet.
pub(super) fn find(blocks: &mut [Block], cleaned: &mut Cleaned, pack: &Pack) {
    if cleaned.notes.is_empty() || blocks.iter_mut().any(has_calls) {
        return;
    }
    let markers: Vec<String> = cleaned
        .notes
        .iter()
        .map(|note| note.marker.clone())
        .collect();
    let mut next = 0;
    for block in blocks {
        let mut first = true;
        each_passage(block, &mut |passage| {
            find_in(
                passage,
                &markers,
                &mut next,
                pack,
                std::mem::take(&mut first),
            );
        });
    }
}

fn has_calls(block: &mut Block) -> bool {
    let mut found = false;
    each_passage(block, &mut |passage| {
        found |= passage
            .marks()
            .iter()
            .any(|m| matches!(m.kind, MarkKind::NoteCall(_)));
    });
    found
}

/// Turns the bare calls of one passage into objects. `next` is the first note not yet called.
fn find_in(passage: &mut Passage, markers: &[String], next: &mut usize, pack: &Pack, _first: bool) {
    let mut calls: Vec<(Range<usize>, String)> = Vec::new();
    let text = passage.text();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(offset) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + offset;
        let width = bytes[start..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count();
        let end = start + width;
        at = end;
        let digits = &text[start..end];
        if !may_end_call(&text[end..], pack) {
            continue;
        }
        let glue = text[..start].chars().next_back();
        // The next note, or one of the two after it where a call is lost.
        let expected = markers.iter().enumerate().skip(*next).take(3);
        let called = expected.into_iter().find_map(|(i, marker)| {
            let rest = digits.strip_suffix(marker.as_str())?;
            let fits = if rest.is_empty() {
                is_glue(glue, pack) && !is_counted(&text[..start], &text[end..], pack)
            } else {
                // `June 202010`: a year or number with the call glued to it.
                (rest.len() == 4 && (rest.starts_with("19") || rest.starts_with("20")))
                    || (rest.len() <= 2 && i == *next && is_glue(glue, pack))
            };
            // Only the next note may be found inside other digits.
            (fits && (i == *next || rest.is_empty())).then_some((i, marker, start + rest.len()))
        });
        if let Some((i, marker, start)) = called {
            calls.push((start..end, marker.clone()));
            *next = i + 1;
            continue;
        }
        // A later call of a note already called.
        let again = markers[..*next]
            .iter()
            .find(|marker| marker.as_str() == digits);
        if let Some(marker) = again
            && is_glue(glue, pack)
            && !is_counted(&text[..start], &text[end..], pack)
        {
            calls.push((start..end, marker.clone()));
        }
    }
    for (range, marker) in calls.into_iter().rev() {
        passage.replace_by_object(range, MarkKind::NoteCall(marker));
    }
}

/// Whether a call may stand behind this character: a letter, or a mark that closes.
fn is_glue(before: Option<char>, pack: &Pack) -> bool {
    let Some(c) = before else { return false };
    if c.is_alphabetic() {
        // In Chinese a digit behind a character is a number more often than not.
        return pack.script != Script::Han || c.is_ascii_alphabetic();
    }
    "”\"’'»)]》）】〉」』“,.;:،؛，。；：、".contains(c)
}

/// Whether what follows lets a call end here.
pub(super) fn may_end_call(after: &str, pack: &Pack) -> bool {
    match after.chars().next() {
        None => true,
        Some(c) if c.is_whitespace() || c == OBJECT => true,
        Some(c) if c.is_alphabetic() => pack.script == Script::Han && !c.is_ascii(),
        Some(c) => {
            ",.;:)]”\"’»،؛，。；：、）》」-–—".contains(c) && {
                // `5,000`, `5.2`, `5-7`
                let rest = &after[c.len_utf8()..];
                !(",.-–:/".contains(c) && rest.starts_with(|c: char| c.is_ascii_digit()))
            }
        }
    }
}

/// Whether the digits count something or belong to a symbol: `A/72/L.5`, `第1段`.
pub(super) fn is_counted(before: &str, after: &str, pack: &Pack) -> bool {
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    if word.contains('/') && !word.ends_with([',', ';', ')', ']']) {
        return true;
    }
    // `COVID-19`, `L.5`, `Add.1`, `(2`
    let mut chars = before.chars().rev();
    match chars.next() {
        Some('-' | '(' | '/') => return true,
        Some('.') if chars.next().is_some_and(char::is_alphabetic) => {
            let stem = word.trim_end_matches('.');
            if stem.chars().count() <= 5 && stem.starts_with(char::is_uppercase) {
                return true;
            }
        }
        _ => {}
    }
    pack.script == Script::Han
        && after.starts_with(|c: char| "年月日段号条次届项章个国名周岁世".contains(c))
}
