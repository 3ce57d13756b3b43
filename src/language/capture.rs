//! What the slots of a template hold where it fits a line.

use crate::model::{AgendaItem, Committee, Date, Kind, Language, Organ, Symbol};
use std::ops::Range;

/// A slot that was read: what it says, and where, in the printed line.
#[derive(Clone, Debug)]
pub(crate) struct Capture {
    pub(crate) value: Value,
    pub(crate) range: Range<usize>,
}

/// What a slot says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Date(Date),
    Organ(Organ),
    Committee(Committee),
    Kind(Kind),
    /// The printed number.
    Number(String),
    Ordinal(u32),
    Year(u16),
    Symbol(Symbol),
    Items(Vec<(AgendaItem, Range<usize>)>),
    Language(Language),
}

/// A template that fits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Match {
    /// Where the fitting words end, in the folded line.
    pub(crate) end: usize,
    /// The slots, in order.
    pub(crate) captures: Vec<Capture>,
}

impl Match {
    /// The first value that `pick` takes.
    pub(crate) fn find<T>(&self, mut pick: impl FnMut(&Value) -> Option<T>) -> Option<T> {
        self.captures
            .iter()
            .find_map(|capture| pick(&capture.value))
    }
}
