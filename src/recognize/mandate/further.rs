//! The further actions of a clause: “… and encourages …”.

use super::clause::{Clause, Reader};
use crate::language::opener::{Opener, Table, opener};
use crate::language::{Blanks, Folded, Script, is_of_word, longest_word};
use crate::model::Concept;

/// The families, beside those that ask, whose words are told from those of an object where words
/// have no endings.
const SET_APART: [&str; 2] = ["deciding", "hoping"];

impl Reader {
    /// The further actions of a clause: behind a comma, a semicolon, or what joins.
    pub(in crate::recognize) fn further(
        &self,
        text: &str,
        from: usize,
        table: Table,
    ) -> Vec<Opener> {
        let mut found: Vec<Opener> = Vec::new();
        let mut last = from;
        for at in self.openings(text, from) {
            if at < last {
                continue;
            }
            let Some(opener) = opener(&text[at..], table, self.pack) else {
                continue;
            };
            // “States” asks nobody: it is asked.
            if self.names(&text[at..]) {
                continue;
            }
            let range = at + opener.range.start..at + opener.range.end;
            last = range.end;
            found.push(Opener { range, ..opener });
        }
        found
    }

    /// Whether an action is told from an object by itself: without endings only such as ask are.
    pub(in crate::recognize) fn tells(&self, action: Concept) -> bool {
        let family = action.family();
        self.pack.script != Script::Han
            || family.is_request()
            || SET_APART.contains(&family.as_str())
    }

    /// Whether a text ends in a word that joins.
    pub(in crate::recognize) fn joins(&self, text: &str) -> bool {
        self.words.joining.iter().any(|word| text.ends_with(*word))
    }

    /// Whether a text begins with one who may be asked.
    fn names(&self, text: &str) -> bool {
        let line = Folded::new(crate::language::head(text, 40), Blanks::Dropped);
        Clause::new(self, &line).addressee(0).is_some()
    }

    /// Where a further action may begin.
    fn openings(&self, text: &str, from: usize) -> Vec<usize> {
        let mut places = Vec::new();
        let is_han = self.pack.script == Script::Han;
        let mut in_word = false;
        // Chinese adds a request to the action before it without a sign: 重申请秘书长.
        let mut mark = from == 0 || is_han;
        let mut at = from;
        while let Some(&byte) = text.as_bytes().get(at) {
            let (is_of_word, is_mark, width) = if byte.is_ascii() {
                (byte.is_ascii_alphanumeric(), b",;".contains(&byte), 1)
            } else {
                let c = text[at..].chars().next().unwrap_or_default();
                let is_mark = matches!(c, '，' | '；' | '،' | '؛');
                (is_of_word(c), is_mark, c.len_utf8())
            };
            if !is_of_word {
                in_word = false;
                mark |= is_mark;
            } else if mark || !in_word {
                if mark {
                    places.push(at);
                }
                if !is_han {
                    let link = longest_word(self.words.and, &text[at..]);
                    places.extend(link.map(|len| at + len));
                }
                mark = false;
                in_word = true;
            }
            at += width;
        }
        places
    }
}
