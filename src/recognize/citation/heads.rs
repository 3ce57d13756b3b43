//! The first words of places and names in a line, found in one pass over it.

use super::named::{NAMED, Name};
use super::portion::PLACES;
use crate::language::{Pack, Piece, Template};
use crate::model::Language;
use std::sync::OnceLock;

/// What the words that begin at a place may be the first of: one bit for the places of the citing
/// text, then one for each kind of [`NAMED`].
pub(super) type Groups = u16;

/// The bit of places.
pub(super) const PLACE: Groups = 1;

/// The bit of items of the agenda.
pub(super) const AGENDA: Groups = 1 << 15;

/// The bit of a kind of names.
pub(super) fn named(kind: usize) -> Groups {
    PLACE << (kind + 1)
}

/// The first words of all forms of a pack. A machine that reads them all at once takes longer to build
/// than one document takes to read; so does not a set of their first bytes, which keeps almost every
/// place of a text from being looked at.
struct Heads {
    /// Sorted, each with what it is the first of.
    words: Vec<(&'static str, Groups)>,
    /// Where those with a first byte begin in the list, and where the last ends.
    begun: Vec<u16>,
    /// How many of the first bytes count: no more than the shortest has, at most four.
    width: usize,
    /// One bit for each hash of first bytes.
    bits: [u64; BITS / 64],
}

const BITS: usize = 4096;

impl Heads {
    fn of(pack: &'static Pack) -> Self {
        let places = PLACES.iter().map(|(_, forms)| (PLACE, forms(pack)));
        let names = NAMED.iter().enumerate();
        let names = names.map(|(kind, Name { forms, .. })| (named(kind), forms(pack)));
        let agenda = [(AGENDA, &pack.named.agenda)];
        let mut words: Vec<(&'static str, Groups)> = places
            .chain(names)
            .chain(agenda)
            .flat_map(|(group, forms)| {
                let forms = forms.templates.iter();
                forms.filter_map(move |form| Some((head(form)?, group)))
            })
            .collect();
        words.sort_unstable();
        words.dedup_by(|b, a| {
            let same = a.0 == b.0;
            a.1 |= if same { b.1 } else { 0 };
            same
        });
        let shortest = words.iter().map(|(word, _)| word.len()).min();
        let width = shortest.unwrap_or(0).min(4);
        let mut bits = [0; BITS / 64];
        for (word, _) in &words {
            let place = place(&word.as_bytes()[..width]);
            bits[place / 64] |= 1 << (place % 64);
        }
        let first = |word: &str| word.as_bytes().first().map_or(0, |byte| usize::from(*byte));
        let begun = (0..=256).map(|byte| words.partition_point(|(word, _)| first(word) < byte));
        Self {
            begun: begun.map(|at| at as u16).collect(),
            words,
            width,
            bits,
        }
    }

    /// What the words are the first of that stand at the head of these bytes.
    fn at(&self, text: &[u8]) -> Groups {
        let first = usize::from(text[0]);
        let begun = usize::from(self.begun[first])..usize::from(self.begun[first + 1]);
        let words = self.words[begun].iter();
        let words = words.filter(|(word, _)| text.starts_with(word.as_bytes()));
        words.fold(0, |groups, (_, group)| groups | group)
    }
}

/// The place of the bit of some first bytes.
fn place(bytes: &[u8]) -> usize {
    let key = bytes
        .iter()
        .fold(0, |key: u32, byte| key << 8 | u32::from(*byte));
    (key.wrapping_mul(0x9e37_79b1) >> (u32::BITS - BITS.trailing_zeros())) as usize
}

/// The words that a form begins with.
fn head(form: Template) -> Option<&'static str> {
    match form.first()? {
        Piece::Literal(words) => Some(words),
        Piece::Slot(_) => None,
    }
}

/// Where first words stand in a folded text, in order, and of what they are the first.
pub(super) fn find(text: &str, pack: &'static Pack) -> Vec<(usize, Groups)> {
    static HEADS: [OnceLock<Heads>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    let heads = HEADS[pack.language as usize].get_or_init(|| Heads::of(pack));
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    if heads.width == 0 {
        return found;
    }
    for (at, first) in bytes.windows(heads.width).enumerate() {
        let place = place(first);
        if heads.bits[place / 64] >> (place % 64) & 1 != 0 {
            let groups = heads.at(&bytes[at..]);
            if groups != 0 {
                found.push((at, groups));
            }
        }
    }
    found
}
