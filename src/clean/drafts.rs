//! Keeps a draft together that a clause quotes in its own paragraph, formula, clauses and all.
//!
//! Before: `Recommends the following draft: The General Assembly, … 1. Decides …;` and, behind the end
//! of a page, `2. Requests …`. After: one paragraph, as it was printed.

use super::{Sheet, lines, unit};
use crate::language::Pack;
use crate::language::formula::formula;
use crate::markdown::{Block, BlockKind, OBJECT};

/// Where a text begins that a clause quotes, formula and all: a draft that one organ recommends to
/// another, printed in one paragraph.
pub(super) fn quoted(text: &str, pack: &Pack) -> Option<usize> {
    // Asked of every block: the bytes are searched, of which the first of a full-width colon begins
    // other characters too.
    memchr::memchr2_iter(b':', "：".as_bytes()[0], text.as_bytes())
        .map(|at| &text[at..])
        .filter_map(|rest| rest.strip_prefix([':', '：']))
        .map(|rest| text.len() - rest.len())
        .find(|at| unit::opens_with_formula(text[*at..].trim_start(), pack))
}

/// A draft that the paragraph before quotes, as far as it was read.
pub(super) struct Draft {
    /// The number of its last paragraph; nought before the first.
    number: u32,
    /// Whether its last sentence is finished.
    finished: bool,
}

impl Draft {
    /// The draft that begins in a paragraph and goes on in it behind its formula.
    pub(super) fn begun_in(text: &str, pack: &Pack) -> Option<Self> {
        let draft = text[quoted(text, pack)?..].trim_start();
        let (_, end) = formula(draft, pack)?;
        let rest = draft[end..].trim_start();
        let mut draft = Self {
            number: 0,
            finished: false,
        };
        draft.read(rest, pack);
        (!rest.is_empty()).then_some(draft)
    }

    /// Reads on in the words of the draft.
    pub(super) fn read(&mut self, text: &str, pack: &Pack) {
        let mut before = ';';
        let mut blank = true;
        let mut clause = 0;
        for (at, c) in text.char_indices() {
            if c.is_whitespace() {
                blank = true;
                continue;
            }
            if blank
                && c.is_ascii_digit()
                && matches!(before, ';' | '；' | ',' | '，' | '.' | '。')
                && unit::paragraph_number(&text[at..], pack) == Some(self.number + 1)
            {
                self.number += 1;
                clause = at;
            }
            (before, blank) = (c, false);
        }
        // A number alone at the end waits for its words, and before the first number there are
        // recitals.
        self.finished = self.number > 0
            && matches!(unit::final_mark(text), Some('.' | '。'))
            && text[clause..].contains(char::is_alphabetic);
    }

    /// Whether a sheet goes on with the draft: it has the next number, or stands behind a torn page
    /// without one.
    pub(super) fn takes(&self, sheet: &Sheet, pack: &Pack) -> bool {
        let text = sheet.block.passage.text();
        if !matches!(sheet.block.kind, BlockKind::Paragraph) || unit::is_known_line(text, pack) {
            return false;
        }
        match unit::paragraph_number(text, pack) {
            Some(number) => number == self.number + 1,
            None => sheet.torn && !self.finished,
        }
    }
}

/// Follows a quoted draft from block to block, before their lines are cut: where in the block its
/// words begin; the end of the block where there are none.
pub(super) fn follow(draft: &mut Option<Draft>, block: &Block, pack: &Pack) -> usize {
    let text = block.passage.text();
    if let Some(quoting) = draft {
        // Notes and what the paper repeats may stand between two parts.
        let first = text.lines().next().unwrap_or_default();
        if text.starts_with(OBJECT)
            || lines::is_bare_note(text, pack)
            || unit::is_known_line(first, pack)
            || !first.contains(char::is_alphabetic)
        {
            return text.len();
        }
        let next =
            unit::paragraph_number(text, pack).is_none_or(|number| number == quoting.number + 1);
        if next && !quoting.finished && block.is_text() {
            quoting.read(text, pack);
            return 0;
        }
    }
    *draft = Draft::begun_in(text, pack);
    match draft {
        Some(_) => quoted(text, pack).unwrap_or(text.len()),
        None => text.len(),
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::parse;
    use crate::model::Language;

    fn read(source: &str) -> Vec<String> {
        clean(parse(source), Language::English)
            .blocks
            .iter()
            .map(|block| block.passage.text().to_owned())
            .collect()
    }

    #[test]
    fn a_draft_on_several_pages() {
        let source = "The Economic and Social Council\n\n\
            1. Recommends to the General Assembly the following draft: The General Assembly, \
            Recalling its work, 1. Decides to plant trees; 2.\n\n2/5\n\n\
            Asks for water;\n\n3. Thanks the gardeners.\n\n2. Requests a report.\n";
        let blocks = read(source);
        assert_eq!(blocks.len(), 3, "{blocks:?}");
        assert!(blocks[1].ends_with("2. Asks for water; 3. Thanks the gardeners."));
    }

    #[test]
    fn a_draft_in_lines() {
        let source = "*The Economic and Social Council*\n\n\
            *Recommends* to the General Assembly the following draft: *The General Assembly*, \
            *Recalling* its work,\n*Noting* the report, 1. *Decides* to plant trees; 2.\n\
            *Asks* for water;\n3. *Thanks* the gardeners.\n\n37th plenary meeting\n23 July 2024\n";
        let blocks = read(source);
        assert_eq!(blocks.len(), 4, "{blocks:?}");
        assert!(blocks[1].ends_with("2. Asks for water; 3. Thanks the gardeners."));
    }

    #[test]
    fn a_draft_in_paragraphs_of_its_own() {
        let source = "The Economic and Social Council\n\n\
            1. Recommends to the General Assembly the following draft:\n\n\
            The General Assembly,\n\n1. Decides to plant trees;\n\n2. Asks for water.\n";
        assert_eq!(read(source).len(), 5);
    }
}
