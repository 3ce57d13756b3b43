//! Of which lists a word may begin here: one look at the first bytes of a text for several lists.
//!
//! The build script makes the tables, with the same code.

use super::lead::{Beginnings, LENGTH, step};
use std::fmt;

/// The name of an organ.
pub(crate) const ORGAN: u8 = 1;
/// One who may be asked.
pub(crate) const ADDRESSEE: u8 = 1 << 1;
/// What asks for a report, or tells of one.
pub(crate) const REPORT: u8 = 1 << 2;
/// What is printed before a word without a blank.
pub(crate) const GLUED: u8 = 1 << 3;
/// The session at which something is due.
pub(crate) const SESSION: u8 = 1 << 4;
/// A day, a year, a period, and what stands before them.
pub(crate) const TIME: u8 = 1 << 5;
/// What returns.
pub(crate) const RETURN: u8 = 1 << 6;
/// The organ whose text it is.
pub(crate) const OWN: u8 = 1 << 7;

/// The beginnings of the words of several lists, scattered over bytes of which each bit is a list.
pub(crate) struct Signs {
    /// One bit for each length that a beginning has.
    pub(super) lengths: u8,
    /// How far the hash of a beginning is shifted to be its place.
    pub(super) shift: u8,
    /// The lists of which anything may begin one.
    pub(super) any: u8,
    pub(super) lists: &'static [u8],
}

/// As the build script writes it.
impl fmt::Debug for Signs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            lengths,
            shift,
            any,
            lists,
        } = self;
        write!(
            f,
            "Signs {{ lengths: {lengths}, shift: {shift}, any: {any}, lists: &{lists:?} }}"
        )
    }
}

impl Signs {
    /// The lists of which a word may stand at the head of a text that is folded as they are.
    pub(crate) fn of(&self, text: &[u8]) -> u8 {
        let mut hash = 0;
        let mut found = self.any;
        for (byte, length) in text.iter().take(LENGTH).zip(1..) {
            hash = step(hash, *byte);
            if self.lengths >> length & 1 != 0 {
                let place = (hash >> self.shift) as usize;
                found |= self.lists.get(place).copied().unwrap_or(0);
            }
        }
        found
    }

    /// The beginnings of lists, each with its bit.
    #[allow(dead_code)] // By the build script alone.
    pub(crate) fn new(beginnings: &[(u8, Beginnings)]) -> Self {
        const SPARSE: usize = 8;
        let count: usize = beginnings.iter().map(|(_, one)| one.hashes.len()).sum();
        let count = (count.max(1) * SPARSE).next_power_of_two();
        let shift = 32 - count.trailing_zeros() as u8;
        let mut lists = vec![0; count];
        let (mut lengths, mut any) = (0, 0);
        for (bit, one) in beginnings {
            lengths |= one.lengths;
            if one.lengths & 1 != 0 {
                any |= bit;
            }
            for hash in &one.hashes {
                lists[(hash >> shift) as usize] |= bit;
            }
        }
        Self {
            lengths,
            shift,
            any,
            lists: lists.leak(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_tells_its_lists() {
        let mut organs = Beginnings::default();
        organs.add("assembly".as_bytes());
        let mut times = Beginnings::default();
        times.add("by".as_bytes());
        times.add("за".as_bytes());
        let signs = Signs::new(&[(ORGAN, organs), (TIME, times)]);
        assert_eq!(signs.of(b"assembly") & ORGAN, ORGAN);
        assert_eq!(signs.of(b"bynoon"), TIME);
        assert_eq!(signs.of("завтра".as_bytes()), TIME);
        assert_eq!(signs.of(b"assemb") & ORGAN, ORGAN);
        assert_eq!(signs.of(b"lamp"), 0);
        assert_eq!(signs.of(b""), 0);
    }

    #[test]
    fn anything_begins_an_empty_word() {
        let mut open = Beginnings::default();
        open.add(b"");
        assert_eq!(Signs::new(&[(REPORT, open)]).of(b"lamp"), REPORT);
    }
}
