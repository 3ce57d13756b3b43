//! Divisions of the body or of an annex: their numbers and headings.

use super::{Assembler, Emphasis};
use crate::language::label::letter_value;
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
        let number = number.map(|n| self.settled(n, &passage.text()[..n.len]));
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

    /// The number with the reading that the numbers before it settle: `I.` behind `H.` is the letter.
    fn settled(&self, number: HeadNumber, printed: &str) -> HeadNumber {
        let sign = printed.trim_matches(|c: char| !c.is_alphanumeric());
        let is_open = number.style == Style::UpperRoman && number.kind.is_none();
        match letter_value(sign, self.pack).filter(|_| is_open && sign.chars().count() == 1) {
            Some(value) if self.items.follows_letter(value) => HeadNumber {
                style: Style::UpperLetter,
                value,
                ..number
            },
            _ => number,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{BodyItem, Options, parse};

    /// The eIds of the divisions of the body.
    fn divisions(source: &str) -> Vec<String> {
        let parsed = parse(source, &Options::default());
        let body = parsed.resolution.body.iter();
        body.filter_map(|item| match item {
            BodyItem::Division(division) => Some(division.eid.to_string()),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn the_letter_i_behind_h() {
        let heads = ["A. Ships", "G. Boats", "H. Ropes", "I. Sails", "J. Masts"];
        let body: Vec<String> = heads
            .iter()
            .zip(1..)
            .map(|(head, n)| format!("**{head}**\n\n{n}. *Decides* to meet;\n\n"))
            .collect();
        let body = body.concat();
        let source = format!("72/1. Ports\n\n*The General Assembly*,\n\n{body}");
        let ids = divisions(&source);
        assert_eq!(ids, ["title_A", "title_G", "title_H", "title_I", "title_J"]);
        let roman = source
            .replace("H. Ropes", "II. Ropes")
            .replace("I. Sails", "III. Sails");
        assert!(divisions(&roman).contains(&"sec_II".to_owned()));
    }
}
