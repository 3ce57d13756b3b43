//! The items of a body or annex while they are read: divisions open and close by rank.

use crate::model::{BodyItem, Division, DivisionKind, Style, Text};
use crate::source::Span;

/// Items read so far, with the divisions that are open.
#[derive(Debug, Default)]
pub(super) struct Items {
    done: Vec<BodyItem>,
    open: Vec<Division>,
    /// The last number of a paragraph here.
    last: u32,
}

impl Items {
    /// Whether nothing was read yet.
    pub(super) fn is_empty(&self) -> bool {
        self.done.is_empty() && self.open.is_empty()
    }

    /// Whether a numbered paragraph was read.
    pub(super) fn is_numbered(&self) -> bool {
        self.last > 0
    }

    /// Whether a paragraph of this number would follow the last one.
    pub(super) fn follows(&self, value: u32) -> bool {
        value == self.last + 1
    }

    /// Notes the number of the next paragraph; gives the number that would have followed, where it
    /// is another. Numbers may begin again in each division.
    pub(super) fn expect(&mut self, value: u32) -> Option<u32> {
        // A number in parts, `17.1`, counts nothing by itself.
        if value == 0 {
            return None;
        }
        let expected = self.last + 1;
        let restarts = value == 1 && self.open.last().is_some_and(|d| d.items.is_empty());
        self.last = value;
        (value != expected && !restarts).then_some(expected)
    }

    /// Adds an item where the reading stands.
    pub(super) fn push(&mut self, item: BodyItem) {
        match self.open.last_mut() {
            Some(division) => division.items.push(item),
            None => self.done.push(item),
        }
    }

    /// Opens a division; those of its rank or lower close.
    pub(super) fn open(&mut self, division: Division) {
        let rank = rank(division.kind);
        while self
            .open
            .last()
            .is_some_and(|open| self::rank(open.kind) >= rank)
        {
            self.close();
        }
        self.open.push(division);
    }

    /// Whether a section letter of this value would follow the last one.
    pub(super) fn follows_letter(&self, value: u32) -> bool {
        let mut open = self.open.iter().rev();
        open.find(|division| division.kind == DivisionKind::Title)
            .and_then(|division| division.number.as_ref())
            .is_some_and(|number| {
                number.style() == Style::UpperLetter && number.value() + 1 == value
            })
    }

    /// Gives a title to a division that so far is a number alone. Whether it was one.
    pub(super) fn title_division(&mut self, heading: &Text, span: Span) -> bool {
        let Some(division) = self.open.last_mut() else {
            return false;
        };
        if division.heading.is_some() || division.number.is_none() || !division.items.is_empty() {
            return false;
        }
        division.heading = Some(heading.clone());
        division.span = division.span.to(span);
        true
    }

    fn close(&mut self) {
        if let Some(division) = self.open.pop() {
            self.push(BodyItem::Division(division));
        }
    }

    /// All items, every division closed.
    pub(super) fn finish(mut self) -> Vec<BodyItem> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

/// Which kinds of divisions stand within which (section 1.6 of the reference).
fn rank(kind: DivisionKind) -> u8 {
    match kind {
        DivisionKind::Part => 0,
        DivisionKind::Section => 1,
        DivisionKind::Title => 2,
        DivisionKind::Chapter => 3,
        DivisionKind::Division => 4,
    }
}
