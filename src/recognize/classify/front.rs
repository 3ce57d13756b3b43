//! The lines before the preamble: the masthead and the title.

use super::opening::{opener_behind, operative_label, printed_opener};
use super::{Classified, Classifier, Role};
use crate::language::ending::{ends_with_comma, is_closed};
use crate::language::opener::Table;
use crate::language::title::title_label;
use crate::language::{Blanks, Folded};
use crate::markdown::Block;
use crate::model::{MastheadKind, Style};
use crate::recognize::{closing, heading, masthead};

impl Classifier {
    /// A block of the resolution printed before or after this one. The masthead may stand before the
    /// end of the one before, as on a page of a volume.
    pub(super) fn in_neighbour(
        &self,
        block: &Block,
        before: &[Classified],
    ) -> (Role, &'static str) {
        let leads = before
            .iter()
            .all(|before| matches!(before.role, Role::Masthead(_)));
        if leads
            && block.is_text()
            && closing::read(
                &Folded::new(block.passage.text(), Blanks::Dropped),
                self.pack,
            )
            .is_none()
            && let Some(pieces) = masthead::read(block.passage.text(), self.pack)
            && !matches!(pieces[0].kind, MastheadKind::Other)
        {
            return (Role::Masthead(pieces), "a form of the masthead");
        }
        (Role::Neighbour, "it stands outside the resolution")
    }

    pub(super) fn in_masthead(&self, block: &Block) -> (Role, &'static str) {
        let text = block.passage.text();
        let pieces = masthead::read(text, self.pack);
        if let Some(label) = title_label(text, self.pack) {
            // A reference such as “72/57 of 4 December” begins no title.
            if pieces
                .as_ref()
                .is_none_or(|p| matches!(p[0].kind, MastheadKind::Other | MastheadKind::Heading(_)))
            {
                return (
                    Role::Title { label },
                    "a number of a resolution before the words",
                );
            }
        }
        if let Some(pieces) = pieces {
            return (Role::Masthead(pieces), "a form of the masthead");
        }
        if let Some(label) = operative_label(text, self.pack)
            && opener_behind(&block.passage, &label, self.pack).is_some()
        {
            if self.has_title {
                return (Role::Neighbour, "a numbered paragraph before the title");
            }
            return self.numbered(block, label, "a number and an opener");
        }
        let opens = printed_opener(&block.passage, 0, Table::Recitals, self.pack);
        if opens.is_some() && ends_with_comma(text) && !self.has_title {
            return (Role::Recital(opens), "an opener and a comma");
        }
        (Role::Masthead(Vec::new()), "it stands before the title")
    }

    pub(super) fn in_title(&self, block: &Block) -> (Role, &'static str) {
        let text = block.passage.text();
        if let Some(label) = operative_label(text, self.pack) {
            return self.numbered(block, label, "a number behind the title");
        }
        let opens = printed_opener(&block.passage, 0, Table::Recitals, self.pack);
        if opens.is_some() && ends_with_comma(text) {
            return (Role::Recital(opens), "an opener and a comma");
        }
        if let Some(pieces) = masthead::read(text, self.pack)
            && !matches!(pieces[0].kind, MastheadKind::Other | MastheadKind::Organ(_))
            && !(is_closed(text) && matches!(pieces[pieces.len() - 1].kind, MastheadKind::Other))
        {
            return (Role::Masthead(pieces), "a form of the masthead");
        }
        if let Some(number) =
            heading::number(block, self.pack).filter(|n| n.style == Style::UpperLetter)
        {
            let number = Some(number);
            return (
                Role::Heading { number },
                "a capital letter behind the title",
            );
        }
        if !is_closed(text) && text.len() < 500 {
            return (
                Role::Title { label: 0 },
                "no mark at the end, behind the title",
            );
        }
        self.unnumbered(block)
    }
}
