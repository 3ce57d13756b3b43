//! Gives back to the text what a converter took for a heading: the first line of a paragraph,
//! number and all, or the last line of a sentence that the end of a page tore off.
//!
//! Before: `## 9. Emphasizes the part of the`, `gardens of the city;`. After: two paragraphs, which
//! [`reflow`](super::reflow) joins.

use super::{Sheet, reflow, unit};
use crate::language::label::label;
use crate::language::opener::{Table, opener};
use crate::language::{Pack, Script};
use crate::markdown::BlockKind;

/// Turns headings that are parts of a sentence to paragraphs.
pub(super) fn give_back(sheets: &mut [Sheet], pack: &Pack) {
    let Some(begin) = reflow::begin(sheets.iter().map(|sheet| &sheet.block), pack) else {
        return;
    };
    // The number of the paragraph before.
    let mut number = None;
    for at in begin + 1..sheets.len() {
        let own = unit::paragraph_number(sheets[at].block.passage.text(), pack);
        if matches!(sheets[at].block.kind, BlockKind::Heading(_))
            && (is_whole(&sheets[at], number, pack)
                || is_first_line(&sheets[at..], number, pack)
                || is_last_line(&sheets[at - 1], &sheets[at], pack))
        {
            sheets[at].block.kind = BlockKind::Paragraph;
        }
        if matches!(sheets[at].block.kind, BlockKind::Paragraph) {
            number = own.or(number);
        }
    }
}

/// Whether a heading is an operative paragraph: it has the next number, opens as one does, and ends
/// as a clause does.
fn is_whole(heading: &Sheet, before: Option<u32>, pack: &Pack) -> bool {
    let text = heading.block.passage.text();
    begins_next(text, before, pack)
        && unit::final_mark(text).is_some_and(|mark| !unit::is_comma(mark))
}

/// Whether a text has the number that follows, and opens as an operative paragraph does.
fn begins_next(text: &str, before: Option<u32>, pack: &Pack) -> bool {
    unit::paragraph_number(text, pack) == Some(before.map_or(1, |before| before + 1))
        && label(text, pack).is_some_and(|label| {
            opener(text[label.len..].trim_start(), Table::Operatives, pack).is_some()
        })
}

/// Whether the heading at the head of `sheets` is the first line of an operative paragraph: it has
/// the next number, opens as one does, and its sentence goes on in the block behind it.
fn is_first_line(sheets: &[Sheet], before: Option<u32>, pack: &Pack) -> bool {
    let [heading, next, ..] = sheets else {
        return false;
    };
    let (head, tail) = (heading.block.passage.text(), next.block.passage.text());
    let goes_on = matches!(next.block.kind, BlockKind::Paragraph)
        && next.block.bullet.is_none()
        && !unit::has_label(tail, pack);
    goes_on
        && matches!(unit::final_mark(head), None | Some(',' | '，' | '،'))
        && begins_next(head, before, pack)
}

/// Whether a heading is the last line of the sentence before it: that one has no end, and the
/// heading ends as a clause does.
fn is_last_line(before: &Sheet, heading: &Sheet, pack: &Pack) -> bool {
    let (head, tail) = (before.block.passage.text(), heading.block.passage.text());
    let small = pack.script == Script::Latin && tail.starts_with(char::is_lowercase);
    matches!(before.block.kind, BlockKind::Paragraph)
        && head.len() > reflow::SENTENCE
        && unit::final_mark(head).is_none()
        && (heading.torn || small)
        && unit::final_mark(tail).is_some_and(|mark| !matches!(mark, ':' | '：'))
        && !unit::has_label(tail, pack)
        && !unit::is_known_line(tail, pack)
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::{BlockKind, parse};
    use crate::model::Language;

    fn read(source: &str) -> Vec<String> {
        clean(parse(source), Language::English)
            .blocks
            .iter()
            .map(|block| block.passage.text().to_owned())
            .collect()
    }

    #[test]
    fn the_first_line_of_a_paragraph() {
        let source = "The General Assembly,\n\n1. Decides to plant trees;\n\n\
            ## 2. Emphasizes the part that the gardeners of the cities have in the\n\n\
            Programme of Trees and in all that is planted;\n\n\
            ## 4. Emphasizing that a number is left out\n\nWords of a chapter.\n";
        let blocks = read(source);
        assert_eq!(blocks.len(), 5, "{blocks:?}");
        assert!(blocks[2].ends_with("have in the Programme of Trees and in all that is planted;"));
    }

    #[test]
    fn a_paragraph_set_as_a_heading() {
        let source = "The General Assembly,\n\n1. Decides to plant trees;\n\n\
            ## 2. Decides to meet again.\n\n## 3. Gardens\n\nWords of a chapter.\n";
        let blocks = clean(parse(source), Language::English).blocks;
        let headings = blocks
            .iter()
            .map(|b| matches!(b.kind, BlockKind::Heading(_)));
        assert_eq!(
            headings.collect::<Vec<_>>(),
            [false, false, false, true, false]
        );
    }

    #[test]
    fn the_last_line_of_a_sentence() {
        let source = "The General Assembly,\n\n\
            Welcoming the place that is given to small trees in the scope of the Garden\n\n\
            2/5\n\n## Planting Treaty,\n\nNoting the report,\n\n\
            Noting the work that was done to plant trees in all of the cities of the\n\n\
            2/5\n\n## Travel and transport\n\nwestern region,\n";
        let blocks = read(source);
        assert!(
            blocks[1].ends_with("of the Garden Planting Treaty,"),
            "{blocks:?}"
        );
        assert!(blocks.iter().any(|block| block == "Travel and transport"));
    }
}
