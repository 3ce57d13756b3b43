//! Cuts what a converter ran together in one block: clauses behind each other, notes behind each
//! other.
//!
//! Before: `The Assembly, Recalling its resolution, Noting the report,` in one block. After: a formula
//! and two recitals.

use super::drafts::quoted;
use super::lines::is_bare_note;
use super::{front, reflow, unit};
use crate::language::label::{Form, Label, label};
use crate::language::opener::{Table, opener};
use crate::language::{Blanks, Folded, Pack, Script, template};
use crate::markdown::{Block, OBJECT};

/// Cuts the blocks.
pub(super) fn mend(blocks: Vec<Block>, pack: &Pack) -> Vec<Block> {
    let marks_openers = reflow::marks_openers(blocks.iter(), pack);
    let begin = reflow::begin(blocks.iter(), pack).unwrap_or(blocks.len());
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let numbered: Vec<bool> = blocks
        .iter()
        .map(|block| {
            block.is_text() && unit::paragraph_number(block.passage.text(), pack).is_some()
        })
        .collect();
    let mut quotes = false;
    for (i, block) in blocks.into_iter().enumerate() {
        // Clauses of a quoted draft are words of the clause that quotes it.
        quotes &= !unit::has_label(block.passage.text(), pack);
        let mut starts = if i < begin.min(FRONT) && block.is_text() {
            front::lines(block.passage.text(), pack)
        } else if i < begin || !block.is_text() {
            Vec::new()
        } else if is_bare_note(block.passage.text(), pack) {
            notes(block.passage.text())
        } else if quotes {
            Vec::new()
        } else {
            clauses(&block, marks_openers, pack)
        };
        if i >= begin && block.is_text() {
            let text = block.passage.text();
            let next = numbered.get(i + 1) == Some(&true);
            let tail =
                closing_line(text, pack).or_else(|| next.then(|| heading(text, pack)).flatten());
            starts.extend(tail.filter(|at| starts.last().is_none_or(|last| last < at)));
        }
        quotes |= quoted(block.passage.text(), pack).is_some();
        cut(block, &starts, &mut out);
    }
    out
}

/// Cuts a block at places in its text.
fn cut(block: Block, starts: &[usize], out: &mut Vec<Block>) {
    if starts.is_empty() {
        out.push(block);
        return;
    }
    let end = block.passage.text().len();
    let edges = std::iter::once(0).chain(starts.iter().copied());
    for (i, from) in edges.enumerate() {
        let to = starts.get(i).copied().unwrap_or(end);
        out.push(block.part(block.passage.slice_trimmed(from..to), i == 0));
    }
}

/// Where notes begin behind the first: `1Resolution 1 (I). 2Ibid.`
fn notes(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let Ok(mut number) = text[..digits].parse::<u32>() else {
        return starts;
    };
    for at in words(text) {
        if !text[..at].trim_end().ends_with(['.', '。', ')', '）']) {
            continue;
        }
        let next = (number + 1).to_string();
        let glued = text[at..].strip_prefix(next.as_str()).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphabetic() || "《“«\"".contains(c))
        });
        if glued {
            starts.push(at);
            number += 1;
        }
    }
    starts
}

/// Where clauses begin behind the first.
fn clauses(block: &Block, marks_openers: bool, pack: &Pack) -> Vec<usize> {
    let text = block.passage.text();
    let mut starts = Vec::new();
    let mut last = label(text, pack);
    let mut formula = unit::opens_with_formula(text, pack);
    let end = quoted(text, pack).unwrap_or(text.len());
    for (mark, at) in behind_marks(text).take_while(|(_, at)| *at < end) {
        let rest = &text[at..];
        if rest.starts_with(OBJECT) {
            continue;
        }
        let begins = match mark {
            mark if unit::is_comma(mark) => {
                let marked = block
                    .passage
                    .marks()
                    .iter()
                    .any(|m| m.start == at && m.kind.is_emphasis());
                // A recital may hold several marked openers: only a capital tells them apart.
                let told = formula
                    || match pack.script {
                        Script::Han => !marks_openers,
                        Script::Latin => {
                            (marked || !marks_openers) && rest.starts_with(char::is_uppercase)
                        }
                        // Small letters, and participles within the recitals too.
                        Script::Cyrillic | Script::Arabic => false,
                    };
                formula = false;
                // Words before an opener link it to the clause that it stands in: “，并重申”.
                told && opener(rest, Table::Recitals, pack)
                    .is_some_and(|found| pack.script != Script::Han || found.range.start == 0)
            }
            ';' | '；' | '؛' | '.' | '。' => {
                let next = label(rest, pack);
                let follows = matches!((&last, &next), (Some(a), Some(b)) if is_next(a, b));
                if follows {
                    last = next;
                }
                follows
            }
            _ => false,
        };
        if begins {
            starts.push(at);
        }
    }
    starts
}

/// How many blocks may stand before the text.
const FRONT: usize = 24;

/// Where the closing line begins behind the last sentence: `… Members. 1st plenary meeting 2 March
/// 2022`.
fn closing_line(text: &str, pack: &Pack) -> Option<usize> {
    // The date may have stops of its own.
    let tail = text.len() - tail(text, CLOSING + '。'.len_utf8()).len();
    // The bytes are searched, of which the first of a full stop of Chinese begins other characters too.
    memchr::memrchr2_iter(b'.', "。".as_bytes()[0], &text.as_bytes()[tail..])
        .map(|at| tail + at)
        .filter_map(|at| {
            let stop = text[at..].chars().next()?;
            matches!(stop, '.' | '。').then(|| at + stop.len_utf8())
        })
        .take_while(|end| text.len() - end < CLOSING)
        .find_map(|end| {
            let rest = text[end..].trim_start();
            let line = Folded::new(rest, Blanks::Dropped);
            let meeting = |at| template::longest(&pack.closing.meeting, &line, at, pack);
            let date = |at| template::date(&line, at, pack);
            let end = match meeting(0) {
                Some(found) => date(found.end)?.1,
                None => meeting(date(0)?.1)?.end,
            };
            let is_whole = line.text()[end..].chars().all(|c| ",.".contains(c));
            is_whole.then(|| text.len() - rest.len())
        })
}

/// A closing line is not longer, in bytes.
const CLOSING: usize = 120;

/// Where a heading begins behind the last clause of a paragraph: a few words without a mark, behind
/// a semicolon and a blank.
fn heading(text: &str, pack: &Pack) -> Option<usize> {
    let end = tail(text, HEADING);
    let marks = [';', '；', '؛'].into_iter();
    let (at, mark) = marks
        .filter_map(|mark| Some((end.rfind(mark)?, mark)))
        .max()?;
    let rest = &end[at + mark.len_utf8()..];
    let words = rest.trim_start();
    let count = words.chars().count();
    let cased = matches!(pack.script, Script::Latin | Script::Cyrillic);
    ((2..=40).contains(&count)
        && words.len() < rest.len()
        && words.chars().all(|c| c.is_alphabetic() || c == ' ')
        && (!cased || words.starts_with(char::is_uppercase)))
    .then(|| text.len() - words.len())
}

/// A heading of a few words, and the blanks before it, is not longer, in bytes.
const HEADING: usize = 240;

/// The end of a text, of at most so many bytes.
fn tail(text: &str, most: usize) -> &str {
    let mut at = text.len().saturating_sub(most);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// Where words begin behind a mark and a blank, with the mark. The bytes are searched, of which the
/// first of a mark may begin other characters too.
fn behind_marks(text: &str) -> impl Iterator<Item = (char, usize)> + '_ {
    const FIRST: [bool; 256] = {
        let mut table = [false; 256];
        let marks = [",", ";", ".", "，", "；", "،", "؛", "。"];
        let mut at = 0;
        while at < marks.len() {
            table[marks[at].as_bytes()[0] as usize] = true;
            at += 1;
        }
        table
    };
    let bytes = text.bytes().enumerate();
    let places = bytes.filter(|(_, b)| FIRST[usize::from(*b)]);
    places.filter_map(|(at, _)| {
        let mark = text[at..].chars().next()?;
        let behind = &text[at + mark.len_utf8()..];
        let words = behind.trim_start();
        let is_apart = words.len() < behind.len() && !words.is_empty();
        is_apart.then(|| (mark, text.len() - words.len()))
    })
}

/// Where words begin behind a blank.
pub(super) fn words(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut behind = false;
    text.char_indices().filter_map(move |(at, c)| {
        let blank = c.is_whitespace();
        let begins = behind && !blank;
        behind = blank;
        begins.then_some(at)
    })
}

/// Whether a label is the next of its kind behind another.
fn is_next(before: &Label, label: &Label) -> bool {
    before.form == label.form
        && label.form != Form::Bullet
        && label.readings.iter().any(|(style, value)| {
            before
                .readings
                .iter()
                .any(|(s, v)| s == style && v + 1 == *value)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::markdown;
    use crate::model::Language;

    fn mended(source: &str, language: Language) -> Vec<String> {
        mend(markdown::parse(source), pack(language))
            .iter()
            .map(|block| block.passage.text().to_owned())
            .collect()
    }

    #[test]
    fn clauses_in_one_block() {
        assert_eq!(
            mended(
                "The General Assembly, Recalling its Charter, and Peace, Noting the report,\n",
                Language::English
            ),
            [
                "The General Assembly,",
                "Recalling its Charter, and Peace,",
                "Noting the report,"
            ]
        );
        assert_eq!(
            mended(
                "大会， 回顾其决议，回顾报告， 注意到报告，\n",
                Language::Chinese
            ),
            ["大会，", "回顾其决议，回顾报告，", "注意到报告，"]
        );
        assert_eq!(
            mended("大会， 回顾其决议， 并重申报告，\n", Language::Chinese),
            ["大会，", "回顾其决议， 并重申报告，"]
        );
    }

    #[test]
    fn numbers_that_follow() {
        let formula = "The General Assembly,\n\n";
        let words = mended(
            &format!("{formula}1. Decides to meet in 2. 2; 2. Requests a report;\n\n2. Asks.\n"),
            Language::English,
        );
        assert_eq!(
            words[1..],
            [
                "1. Decides to meet in 2. 2;",
                "2. Requests a report;",
                "2. Asks."
            ]
        );
    }

    #[test]
    fn what_stands_behind_a_paragraph() {
        let source = "The General Assembly,\n\n1. Decides to meet; Freeze of water\n\n\
            2. Asks; Sections\n\nNoting that, 3. Meets again on 2 May. \
            1st plenary meeting 2 March 2022\n";
        let words = mended(source, Language::English);
        assert_eq!(
            words[1..4],
            [
                "1. Decides to meet;",
                "Freeze of water",
                "2. Asks; Sections"
            ]
        );
        assert_eq!(words.last().unwrap(), "1st plenary meeting 2 March 2022");
        assert_eq!(
            mended(
                "大会，\n\n1. 决定； 审查\n\n2. 请报告。\n",
                Language::Chinese
            )[1..3],
            ["1. 决定；", "审查"]
        );
        assert_eq!(
            mended(
                "大会，\n\n1. 请报告。 2024年12月17日 第53次全体会议\n",
                Language::Chinese
            )[2],
            "2024年12月17日 第53次全体会议"
        );
    }

    #[test]
    fn notes_in_one_block() {
        assert_eq!(
            notes("1Resolution 2 A (III). 2A/1 (Part I). 3 of 4. 3Ibid."),
            [23, 46]
        );
    }
}
