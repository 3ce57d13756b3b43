//! What tells that a page or a line ended within a sentence, whatever the words are.
//!
//! Before: `… resolutions 62/1 of` and `- 7 May 2007`. After: the second goes on with the first.

use super::lines::joint;
use super::reflow::{SENTENCE, is_bare_label, is_heading_like};
use super::{Sheet, unit};
use crate::language::label::{Form, label};
use crate::language::opener::{Table, opener};
use crate::language::{Pack, Script};
use crate::markdown::{Block, BlockKind, Passage};

/// Whether a line that a converter took for a list item goes on with a sentence: it begins with
/// a number that is no label, as `6 December 2006` does, and the sentence before it has no end.
pub(super) fn is_torn_number(head: &str, tail: &str, pack: &Pack) -> bool {
    tail.starts_with(|c: char| c.is_ascii_digit())
        && !unit::has_label(tail, pack)
        && !is_bare_label(tail, pack)
        && head.len() > SENTENCE
        && unit::final_mark(head).is_none()
}

/// Whether a list item goes on with a sentence that a line's or a page's end tore apart: a list
/// stands behind a mark, and this clause has none at its end.
pub(super) fn is_torn_item(before: &Block, tail: &str, pack: &Pack) -> bool {
    let head = before.passage.text();
    let comma = match unit::final_mark(head) {
        None => false,
        Some(mark) if unit::is_comma(mark) && unit::is_closed(tail) => true,
        Some(_) => return false,
    };
    if head.len() <= SENTENCE || unit::has_label(tail, pack) {
        return false;
    }
    if before.bullet.is_some() && !unit::has_label(head, pack) {
        return false;
    }
    let small = pack.script == Script::Latin && tail.starts_with(char::is_lowercase);
    let clause = unit::has_label(head, pack) || unit::has_opener(head, pack);
    (small && (clause || !comma)) || (clause && !comma && unit::final_mark(tail).is_some())
}

/// Whether a page ended within the label of a point: `(b`, then `b) …`.
pub(super) fn is_torn_label(head: &str, tail: &str, pack: &Pack) -> bool {
    head.len() <= LONGEST_LABEL
        && head
            .strip_prefix(['(', '（'])
            .is_some_and(|letters| letters.chars().all(char::is_alphanumeric))
        && label(tail, pack).is_some_and(|label| label.form == Form::Bracket)
}

/// Whether the year of a resolution of the Council stands apart from its number: `1598`, then
/// `(2005) du 28 avril`.
pub(super) fn is_torn_year(head: &str, tail: &str) -> bool {
    let year = tail.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let is_year = |year: &str| year.len() == 4 && year.bytes().all(|c| c.is_ascii_digit());
    head.len() > SENTENCE
        && head.ends_with(|c: char| c.is_ascii_digit())
        && year.is_some_and(|(year, rest)| is_year(year) && !rest.is_empty())
}

/// Whether the tail of a torn sentence is a mark alone, or begins with a dash of the sentence: one
/// of a list would stand behind a finished clause, before a word of its own.
pub(super) fn goes_on_by_mark(head: &str, tail: &str, pack: &Pack) -> bool {
    if unit::final_mark(head).is_some() {
        return false;
    }
    let is_mark = tail.len() <= LONGEST_LABEL && !tail.contains(char::is_alphanumeric);
    let is_dash = tail.starts_with(['–', '—'])
        && label(head, pack).is_none_or(|label| label.form != Form::Bullet)
        && tail
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(char::is_lowercase);
    is_dash || (is_mark && unit::final_mark(tail).is_some())
}

/// Whether a sheet goes on with the heading before it: both are headings of one rank, or a page ended
/// between them; the first has no end, and a small letter begins the second, or the number with a
/// colon that the word before it counts, “Goal / 2: Trees”. A heading below another begins with a
/// capital or a number with a stop.
pub(super) fn is_torn_heading(before: &Block, sheet: &Sheet, pack: &Pack) -> bool {
    let (head, tail) = (before.passage.text(), sheet.block.passage.text());
    let is_short = |text: &str| text.len() <= 3 * SENTENCE;
    let digits = tail.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = digits.len() < tail.len() && digits.trim_start().starts_with([':', '：']);
    let goes_on = (tail.starts_with(char::is_lowercase) || (counted && sheet.torn))
        && !unit::has_label(tail, pack)
        && unit::final_mark(head).is_none()
        && unit::final_mark(tail).is_none()
        && is_short(head)
        && is_short(tail)
        && !unit::is_known_line(head, pack)
        && (sheet.torn || head.contains(char::is_whitespace));
    // Without capitals, the last words of a long heading tell only by their place.
    let caseless = matches!(pack.script, Script::Arabic | Script::Han)
        && sheet.torn
        && tail.len() <= SENTENCE
        && head.len() > SENTENCE
        && unit::final_mark(head).is_none()
        && unit::final_mark(tail).is_none()
        && sheet.block.passage.marks().is_empty()
        && !unit::has_label(tail, pack)
        && !unit::has_opener(tail, pack)
        && !unit::is_known_line(tail, pack);
    if caseless {
        return matches!(
            (&before.kind, &sheet.block.kind),
            (BlockKind::Heading(_), BlockKind::Paragraph)
        );
    }
    goes_on
        && match (&before.kind, &sheet.block.kind) {
            (BlockKind::Heading(own), BlockKind::Heading(next)) => own == next || sheet.torn,
            (BlockKind::Heading(_), BlockKind::Paragraph) => sheet.torn,
            (BlockKind::Paragraph, BlockKind::Paragraph) => {
                is_heading_like(&before.passage) && is_heading_like(&sheet.block.passage)
            }
            _ => false,
        }
}

/// The longest part of a label, in bytes.
const LONGEST_LABEL: usize = 12;

/// Whether a page ended behind the first words of a clause: the head is an opener, or the beginning
/// of one that goes on behind the tear, and nothing else.
pub(super) fn is_torn_opener(head: &str, tail: &Passage, pack: &Pack) -> bool {
    let from = label(head, pack).map_or(0, |label| label.len);
    let words = head[from..].trim();
    if words.is_empty() || words.len() > LONGEST_OPENER || unit::final_mark(words).is_some() {
        return false;
    }
    let next: String = tail.text().chars().take(LONGEST_OPENER).collect();
    let joined = [words, joint(words, &next, pack), &next].concat();
    let opened = [Table::Recitals, Table::Operatives]
        .into_iter()
        .filter_map(|table| opener(&joined, table, pack))
        .map(|found| found.range.end)
        .max();
    // A marked run behind the tear opens a clause of its own, unless both are one phrase.
    let marked = unit::begins_marked(tail);
    opened.is_some_and(|end| end > words.len() || (end == words.len() && !marked))
}

/// The longest run of words that is held to be the head of a torn clause, in bytes.
const LONGEST_OPENER: usize = 120;

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::parse;
    use crate::model::Language;

    /// The blocks behind the first paragraph of a text.
    fn read(source: &str) -> Vec<String> {
        let source = format!("The General Assembly,\n\n1. Decides to plant trees;\n\n{source}\n");
        let blocks = clean(parse(&source), Language::English).blocks;
        let texts = blocks.iter().map(|block| block.passage.text().to_owned());
        texts.skip(2).collect()
    }

    #[test]
    fn a_heading_on_two_lines_or_pages() {
        for torn in [
            "## Trees in the cities\n\n## and in the villages",
            "## Trees in the cities\n\n2/5\n\nand in the villages",
            "**Trees in the cities**\n\n**and in the villages**",
            "## Trees\n\n2/5\n\nin the cities and in the villages",
        ] {
            assert_eq!(
                read(torn),
                ["Trees in the cities and in the villages"],
                "{torn}"
            );
        }
        assert_eq!(
            read("## Goal\n\n2/5\n\n2: Trees in the cities"),
            ["Goal 2: Trees in the cities"]
        );
        assert_eq!(read("## Trees in the cities\n\n## Villages").len(), 2);
        assert_eq!(
            read("## Trees in the cities\n\nand in the villages").len(),
            2
        );
    }
}
