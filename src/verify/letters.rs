//! What counts as a letter, and the letters of a text with their places.

use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A letter in the one form in which letters are compared, and the byte of the source it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) sign: char,
    pub(super) place: u32,
}

/// Hands over the letters that a character is made of.
pub(super) fn each(c: char, take: &mut impl FnMut(char)) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            take(c);
        }
        return;
    }
    decompose_compatible(c, |c| {
        if c.is_alphanumeric() || is_combining_mark(c) {
            take(c);
        }
    });
}

/// The letters of words, in order.
pub(super) fn of(words: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(words.len() / 2);
    extend(&mut letters, words);
    letters
}

/// Adds the letters of words.
pub(super) fn extend(letters: &mut Vec<char>, words: &str) {
    for c in words.chars() {
        each(c, &mut |letter| letters.push(letter));
    }
}

/// The hashes of every stretch of `length` letters, in order of where they begin.
///
/// A polynomial over the letters, so that each costs one step whatever its length.
pub(super) fn stretches(
    letters: impl ExactSizeIterator<Item = char> + Clone,
    length: usize,
) -> impl Iterator<Item = u64> {
    let first = BASE.wrapping_pow(length as u32);
    let mut hash = letters.clone().take(length).fold(0, step);
    let fits = letters.len() >= length;
    let behind = letters.clone().skip(length).map(Some).chain([None]);
    letters.zip(behind).map_while(move |(gone, come)| {
        if !fits {
            return None;
        }
        let this = hash;
        if let Some(come) = come {
            hash =
                step(hash, come).wrapping_sub(first.wrapping_mul(u64::from(u32::from(gone)) + 1));
        }
        Some(spread(this))
    })
}

/// The hash of letters: that of [`stretches`] of their length.
pub(super) fn hash(letters: impl Iterator<Item = char>) -> u64 {
    spread(letters.fold(0, step))
}

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

fn step(hash: u64, letter: char) -> u64 {
    hash.wrapping_mul(BASE)
        .wrapping_add(u64::from(u32::from(letter)) + 1)
}

/// The low bits of a polynomial mix badly.
fn spread(hash: u64) -> u64 {
    (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// The place in the source of a range of letters.
pub(super) fn span(letters: &[Letter], range: Range<usize>) -> crate::Span {
    let last = letters.len().saturating_sub(1);
    let (Some(first), Some(end)) = (
        letters.get(range.start.min(last)),
        letters.get(range.end.saturating_sub(1).max(range.start).min(last)),
    ) else {
        return crate::Span::default();
    };
    // One byte is enough: whoever shows the place widens it to the character.
    crate::Span::new(first.place as usize, end.place as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_presentation_forms_are_folded_and_case_is_kept() {
        assert_eq!(of("Ａ（１）a"), ['A', '1', 'a']);
        assert_eq!(of("ﷲ"), of("الله"));
        assert_eq!(of("é"), of("e\u{301}"));
        assert_ne!(of("é"), of("e"));
        assert_ne!(of("٣"), of("3"));
        assert_eq!(of("co-\nop\u{ad}erate\u{200f} _x_"), of("cooperatex"));
    }

    #[test]
    fn equal_stretches_have_equal_hashes() {
        let text: Vec<char> = "abcabcab".chars().collect();
        let found: Vec<u64> = stretches(text.iter().copied(), 3).collect();
        assert_eq!(found.len(), 6);
        assert_eq!(found[0], found[3]);
        assert_eq!(found[2], found[5]);
        assert_ne!(found[0], found[1]);
        assert_eq!(found[1], hash("bca".chars()));
        assert_eq!(stretches(text.iter().copied(), 9).count(), 0);
        assert_eq!(stretches(text.iter().copied(), 8).count(), 1);
    }
}
