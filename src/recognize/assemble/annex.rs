//! Annexes, and the appendices within them.

use super::{Assembler, Emphasis, Place};
use crate::markdown::{Block, Passage};
use crate::model::{Annex, EId, Text};

impl Assembler<'_> {
    /// A heading right behind the head of an annex is its title.
    pub(super) fn annex_title(&mut self, heading: Option<&Text>) -> bool {
        let (Some(heading), true) = (heading, self.place == Place::Annex && self.items.is_empty())
        else {
            return false;
        };
        let Some(annex) = self
            .annexes
            .last_mut()
            .filter(|annex| annex.title.is_none())
        else {
            return false;
        };
        annex.title = Some(heading.clone());
        true
    }

    pub(super) fn annex(&mut self, block: &Block, label: usize, appendix: bool) {
        self.close_clause();
        self.leave_head();
        self.leave_preamble();
        self.leave_items();
        let passage = &block.passage;
        let head = passage.slice_trimmed(0..label);
        let words = passage.slice_trimmed(label..passage.text().len());
        let words = if words.text().contains(char::is_alphanumeric) {
            words
        } else {
            Passage::default()
        };
        let (head, words) = if words.is_empty() {
            (passage.clone(), words)
        } else {
            (head, words)
        };
        let label = self.notes.text(&head, Emphasis::Dropped, &[]);
        let title = self.notes.text(&words, Emphasis::Dropped, &[]);
        if !appendix || self.annexes.is_empty() {
            self.leave_annexes(0);
        } else {
            self.leave_annexes(1);
        }
        self.annexes.push(Annex {
            eid: EId::default(),
            label,
            title: (!title.is_empty()).then_some(title),
            items: Vec::new(),
            annexes: Vec::new(),
            span: block.span,
        });
        self.place = Place::Annex;
    }

    /// Closes annexes until `depth` are open.
    pub(super) fn leave_annexes(&mut self, depth: usize) {
        while self.annexes.len() > depth {
            let Some(annex) = self.annexes.pop() else {
                return;
            };
            match self.annexes.last_mut() {
                Some(host) => host.annexes.push(annex),
                None => self.resolution.annexes.push(annex),
            }
        }
    }
}
