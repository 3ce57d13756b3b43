//! Divisions of the body or of an annex: their numbers and headings.

use super::{Assembler, Emphasis};
use crate::markdown::Block;
use crate::model::{Division, DivisionKind, EId, Number, Style};
use crate::recognize::role::HeadNumber;

impl Assembler<'_> {
    pub(super) fn heading(&mut self, block: &Block, number: Option<HeadNumber>) {
        self.close_clause();
        self.leave_preamble();
        let passage = &block.passage;
        let len = number.map_or(0, |n| n.len);
        let words = passage.slice_trimmed(len..passage.text().len());
        let heading = self.notes.text(&words, Emphasis::Dropped, &[]);
        let heading = (!heading.is_empty()).then_some(heading);
        // A number on one line, its title on the next.
        if number.is_none()
            && let Some(heading) = &heading
            && self.items.title_division(heading, block.span)
        {
            return;
        }
        if number.is_none() && self.annex_title(heading.as_ref()) {
            return;
        }
        let kind = number.map_or(DivisionKind::Division, |n| {
            n.kind.unwrap_or(match n.style {
                Style::UpperRoman => DivisionKind::Section,
                Style::UpperLetter => DivisionKind::Title,
                Style::Arabic => DivisionKind::Chapter,
                _ => DivisionKind::Division,
            })
        });
        let number = number.map(|n| Number::new(passage.text()[..n.len].trim(), n.style, n.value));
        self.items.open(Division {
            eid: EId::default(),
            kind,
            number,
            heading,
            items: Vec::new(),
            span: block.span,
        });
    }
}
