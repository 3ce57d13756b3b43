//! What ends a text: the meeting and the day, and the lines about the vote.

use super::{Assembler, Emphasis, Place};
use crate::language::{Blanks, Folded};
use crate::markdown::Block;
use crate::model::{Conclusions, Meeting};
use crate::recognize::{closing, vote};

impl Assembler<'_> {
    pub(super) fn closing(&mut self, block: &Block) {
        self.close_clause();
        self.leave_head();
        let text = block.passage.text();
        let found =
            closing::read(&Folded::new(text, Blanks::Dropped), self.pack).unwrap_or_default();
        let line = self
            .notes
            .line(&block.passage, Emphasis::Dropped, &found.meanings);
        if self.place != Place::Annex {
            self.leave_preamble();
            self.place = Place::Closing;
        }
        let conclusions = self
            .resolution
            .conclusions
            .get_or_insert_with(Conclusions::default);
        conclusions.meeting = conclusions.meeting.or(found.meeting);
        conclusions.date = conclusions.date.or(found.date);
        conclusions.span = if conclusions.lines.is_empty() {
            block.span
        } else {
            conclusions.span.to(block.span)
        };
        conclusions.lines.push(line);
    }

    pub(super) fn vote(&mut self, block: &Block) {
        self.close_clause();
        let meanings = vote::meanings(block.passage.text(), self.pack);
        let line = self
            .notes
            .text(&block.passage, Emphasis::Dropped, &meanings);
        let conclusions = self
            .resolution
            .conclusions
            .get_or_insert_with(Conclusions::default);
        if conclusions.meeting.is_none()
            && let Some(number) = vote::meeting(block.passage.text(), self.pack)
        {
            conclusions.meeting = Some(Meeting {
                number,
                plenary: false,
                resumed: false,
            });
        }
        conclusions.lines.push(line);
        if !self.vote.is_empty() {
            self.vote.push('\n');
        }
        self.vote.push_str(block.passage.text());
    }
}
