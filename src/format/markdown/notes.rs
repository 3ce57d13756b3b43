//! Notes: called where they stand, written at the end.

use crate::model::{Note, NoteCall};

/// The notes that were called so far, by label.
///
/// A note's label is its number in its eId. A part is a document of its own and counts its notes
/// from 1, but a file has one space of labels: those of a part go on where the others ended.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// What labels of this document are raised by.
    base: u32,
    /// The highest label so far.
    highest: u32,
    /// The notes whose text is still to be written.
    pub(super) pending: Vec<(u32, &'a Note)>,
    /// The labels whose printed sign is another.
    pub(super) markers: Vec<(u32, String)>,
}

impl<'a> Notes<'a> {
    /// Lets the labels of another document follow those so far; gives what those of this one were
    /// raised by.
    pub(super) fn begin_document(&mut self) -> u32 {
        std::mem::replace(&mut self.base, self.highest)
    }

    /// Goes back to a document.
    pub(super) fn end_document(&mut self, base: u32) {
        self.base = base;
    }

    /// The first call of a note.
    pub(super) fn call(&mut self, note: &'a Note) -> String {
        // `assign` numbers every note; the next number stands in where a name has no digits.
        let number = note.eid.as_str().rsplit_once("authorialNote_");
        let label = number
            .and_then(|(_, number)| number.parse().ok())
            .map_or(self.highest + 1, |number: u32| {
                self.base.saturating_add(number)
            });
        self.highest = self.highest.max(label);
        if note.marker != label.to_string() {
            self.markers.push((label, note.marker.clone()));
        }
        self.pending.push((label, note));
        format!("[^{label}]")
    }

    /// A later call.
    pub(super) fn call_again(&self, call: &NoteCall) -> String {
        format!("[^{}]", self.base.saturating_add(call.note))
    }
}
