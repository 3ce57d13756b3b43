//! With what the words of a list begin: the first bytes of a text tell of most texts that none of
//! the words stands there.
//!
//! The build script makes the sets, with the same code.

use std::fmt;

/// How many bytes of a word count; of a shorter one, all.
pub(crate) const LENGTH: usize = 6;

/// The beginnings of the words of a list, scattered over bits: what is not admitted begins with none
/// of them.
pub(crate) struct Lead {
    /// One bit for each length that a beginning has; the first where anything may begin.
    pub(super) lengths: u8,
    /// Whether digits with a stop behind them may begin one: `1.` is the number of most paragraphs.
    pub(super) stops: bool,
    /// How far the hash of a beginning is shifted to be the place of its bit.
    pub(super) shift: u8,
    pub(super) bits: &'static [u8],
}

/// As the build script writes it.
impl fmt::Debug for Lead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            lengths,
            stops,
            shift,
            bits,
        } = self;
        write!(
            f,
            "Lead {{ lengths: {lengths}, stops: {stops}, shift: {shift}, bits: &{bits:?} }}"
        )
    }
}

impl Lead {
    /// Whether one of the words may stand at the head of a text that is folded as they are.
    pub(crate) fn admits(&self, text: &[u8]) -> bool {
        if self.lengths & 1 != 0 {
            return true;
        }
        let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
        if digits > 0 && !self.stops && text.get(digits) == Some(&b'.') {
            return false;
        }
        let mut hash = 0;
        let mut heads = text.iter().take(LENGTH).zip(1..);
        heads.any(|(byte, length)| {
            hash = step(hash, *byte);
            let (place, bit) = place(hash, self.shift);
            self.lengths >> length & 1 != 0 && self.bits.get(place).is_some_and(|b| b & bit != 0)
        })
    }
}

/// Beginnings that are gathered.
#[allow(dead_code)] // By the build script alone.
#[derive(Default)]
pub(crate) struct Beginnings {
    pub(super) hashes: Vec<u32>,
    pub(super) lengths: u8,
    stops: bool,
}

#[allow(dead_code)]
impl Beginnings {
    /// Adds a word; where it is empty, anything may begin.
    pub(crate) fn add(&mut self, word: &[u8]) {
        self.stops |= word.first().is_some_and(u8::is_ascii_digit);
        self.insert(word);
    }

    /// Adds numbers; `stops` says whether a stop may stand behind one.
    pub(crate) fn add_digits(&mut self, stops: bool) {
        self.stops |= stops;
        for digit in b'0'..=b'9' {
            self.insert(&[digit]);
        }
    }

    fn insert(&mut self, word: &[u8]) {
        let word = &word[..word.len().min(LENGTH)];
        let hash = word.iter().fold(0, |hash, byte| step(hash, *byte));
        self.hashes.push(hash);
        self.lengths |= 1 << word.len();
    }

    /// The set, with so many bits that few are taken.
    pub(crate) fn lead(&mut self) -> Lead {
        const SPARSE: usize = 32;
        self.hashes.sort_unstable();
        self.hashes.dedup();
        let count = (self.hashes.len().max(1) * SPARSE).next_power_of_two();
        let shift = 32 - count.trailing_zeros() as u8;
        let mut bits = vec![0; count / 8];
        for hash in &self.hashes {
            let (place, bit) = place(*hash, shift);
            bits[place] |= bit;
        }
        Lead {
            lengths: self.lengths,
            stops: self.stops,
            shift,
            bits: bits.leak(),
        }
    }
}

/// The hash of a beginning with one more byte.
pub(super) fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte))
        .wrapping_add(1)
        .wrapping_mul(0x9e37_79b1)
}

fn place(hash: u32, shift: u8) -> (usize, u8) {
    let place = hash >> shift;
    ((place >> 3) as usize, 1 << (place & 7))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beginnings(words: &[&str]) -> Beginnings {
        let mut lead = Beginnings::default();
        for word in words {
            lead.add(word.as_bytes());
        }
        lead
    }

    #[test]
    fn a_text_that_begins_with_a_word_is_admitted() {
        let words = ["a", "no", "第", "resolution", "генеральная"];
        let lead = beginnings(&words).lead();
        for word in words {
            assert!(lead.admits(word.as_bytes()), "{word}");
            assert!(
                lead.admits([word, " and more"].concat().as_bytes()),
                "{word}"
            );
        }
    }

    #[test]
    fn most_other_texts_are_not_admitted() {
        let lead = beginnings(&["no", "resolution", "第"]).lead();
        for text in [
            "",
            "n",
            "resolve",
            "nothing of the kind".split_at(1).1,
            "弟",
        ] {
            assert!(!lead.admits(text.as_bytes()), "{text}");
        }
        assert!(beginnings(&[""]).lead().admits(b""));
        assert!(!beginnings(&[]).lead().admits(b"no"));
    }

    #[test]
    fn the_number_of_a_paragraph_is_no_other_number() {
        let mut words = beginnings(&["no"]);
        words.add_digits(false);
        let lead = words.lead();
        assert!(lead.admits(b"12th") && lead.admits(b"12") && !lead.admits(b"12.req"));
        words.add_digits(true);
        assert!(words.lead().admits(b"12.req"));
    }
}
