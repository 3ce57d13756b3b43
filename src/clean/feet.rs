//! Finds lines at the foot of a page that go on with a note.
//!
//! Before: `7 Official Records, Supplement No. 1 (A/76/1),` and, at the foot of the next page, `chap. II.`
//! After: one note.

use super::{NoteText, Sheet, unit};
use crate::language::Pack;
use crate::markdown::{BlockKind, OBJECT};

/// Whether a line on the same page goes on with the note above it: the note ends in a comma, or in no
/// mark while the text above the notes is finished, or while the line is the last of the page.
pub(super) fn goes_on(
    note: &NoteText,
    sheet: &Sheet,
    text: Option<&Sheet>,
    is_last: bool,
    pack: &Pack,
) -> bool {
    let Some(content) = note.content.last() else {
        return false;
    };
    let tail = sheet.block.passage.text();
    let finished = text.is_some_and(|text| unit::final_mark(text.block.passage.text()).is_some());
    let open = match unit::final_mark(content.passage.text()) {
        Some(mark) => unit::is_comma(mark),
        None => {
            finished || (is_last && unit::is_closed(tail)) || content.passage.text().ends_with('、')
        }
    } || closes_bracket(content.passage.text(), tail);
    open && !sheet.torn
        && matches!(sheet.block.kind, BlockKind::Paragraph)
        && (sheet.block.bullet.is_none() || (is_last && unit::is_closed(tail)))
        && !tail.starts_with(OBJECT)
        && !unit::has_label(tail, pack)
        && !unit::has_opener(tail, pack)
        && !unit::is_known_line(tail, pack)
}

/// Whether the text of a note leaves a bracket open that the next line closes.
fn closes_bracket(note: &str, tail: &str) -> bool {
    let is_open = note.rfind(['(', '（']) > note.rfind([')', '）']);
    is_open
        && tail
            .find(['(', ')', '（', '）'])
            .is_some_and(|at| tail[at..].starts_with([')', '）']))
}

/// Whether a block is the rest of a note that goes on at the foot of the next page: the note ends in
/// a comma, and the block stands before the next note, below a sentence that has no end itself.
pub(super) fn is_rest(
    note: &NoteText,
    sheet: &Sheet,
    next: Option<&str>,
    text: Option<&Sheet>,
) -> bool {
    let (Some(content), Some(next), Some(text)) = (note.content.last(), next, text) else {
        return false;
    };
    let number = |marker: &str| marker.parse::<u32>().ok();
    let follows = number(&note.marker).is_some_and(|n| number(next) == Some(n + 1));
    let tail = sheet.block.passage.text();
    follows
        && unit::final_mark(content.passage.text()).is_some_and(unit::is_comma)
        && matches!(sheet.block.kind, BlockKind::Paragraph)
        && sheet.block.bullet.is_none()
        && tail.starts_with(char::is_lowercase)
        && unit::is_closed(tail)
        && unit::final_mark(text.block.passage.text()).is_none()
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::parse;
    use crate::model::Language;

    #[test]
    fn a_line_goes_on_with_its_note() {
        let source = "The General Assembly,\n\nNoting one,1\n\n1A/60/1, A/60/2,\n\nA/60/3 and A/60/4.\n\nNoting two,\n";
        let cleaned = crate::clean::clean(
            crate::markdown::parse(source),
            crate::model::Language::English,
        );
        assert_eq!(
            cleaned.notes[0].content[0].passage.text(),
            "A/60/1, A/60/2, A/60/3 and A/60/4."
        );
        assert_eq!(cleaned.blocks.len(), 3);
    }

    #[test]
    fn the_last_line_of_a_page() {
        let source = "The General Assembly,\n\nNoting the gardens of all of the cities1 that stand in the\n\n\
            1Official Records of the Assembly, Supplement No. 23\n\n(A/79/23).\n\n2/5\n\nnorth,\n";
        let cleaned = clean(parse(source), Language::English);
        assert_eq!(
            cleaned.notes[0].content[0].passage.text(),
            "Official Records of the Assembly, Supplement No. 23 (A/79/23)."
        );
        assert!(
            cleaned
                .blocks
                .last()
                .unwrap()
                .passage
                .text()
                .ends_with("in the north,")
        );
    }

    #[test]
    fn a_note_goes_on_at_the_foot_of_the_next_page() {
        let source = "The General Assembly,\n\nNoting one,1\n\n1A/60/1, A/60/2,\n\n2/5\n\n\
            Noting with satisfaction the two reports on all of the gardens of the cities2 of the\n\n\
            chap. II.\n\n2A/60/3 (A/60/4,\n\npart I), annex.\n\n2/5\n\nnorth,\n";
        let cleaned = clean(parse(source), Language::English);
        let texts = cleaned.notes.iter().map(|n| n.content[0].passage.text());
        assert_eq!(
            texts.collect::<Vec<_>>(),
            [
                "A/60/1, A/60/2, chap. II.",
                "A/60/3 (A/60/4, part I), annex."
            ]
        );
        assert!(
            cleaned
                .blocks
                .last()
                .unwrap()
                .passage
                .text()
                .ends_with("of the north,")
        );
    }
}
