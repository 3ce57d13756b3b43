//! The further actions of a clause: “… and encourages …”.

use super::clause::{Clause, Reader};
use crate::language::opener::{Opener, Table, opener};
use crate::language::{Blanks, Folded, Script};
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
            // “States” asks nobody: it is asked.
            if self.names(&text[at..]) {
                continue;
            }
            let Some(opener) = opener(&text[at..], table, self.pack) else {
                continue;
            };
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
        let mut before = ' ';
        // Chinese adds a request to the action before it without a sign: 重申请秘书长.
        let mut mark = from == 0 || self.pack.script == Script::Han;
        for (i, c) in text[from..].char_indices() {
            let at = from + i;
            if c.is_alphanumeric() && (mark || !before.is_alphanumeric()) {
                if mark {
                    places.push(at);
                }
                if self.pack.script != Script::Han {
                    places.extend(self.behind_link(text, at));
                }
                mark = false;
            } else if matches!(c, ',' | ';' | '，' | '；' | '،' | '؛') {
                mark = true;
            }
            before = c;
        }
        places
    }

    /// The place behind a word that joins, at the beginning of a word.
    fn behind_link(&self, text: &str, at: usize) -> Option<usize> {
        let rest = &text[at..];
        let head = crate::language::head(rest, 24);
        let links = self.words.and.iter();
        let len = links
            .filter(|link| head.starts_with(**link))
            .map(|link| link.len())
            .max()?;
        Some(at + len)
    }
}
