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
    /// One bit for each hash of the first three bytes, or of two where a word has no more.
    bits: [u64; BITS / 64],
}

const BITS: usize = 8192;

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
        let mut bits = [0; BITS / 64];
        let mut note = |key: [u8; 3]| {
            let place = place(key);
            bits[place / 64] |= 1 << (place % 64);
        };
        for (word, _) in &words {
            match *word.as_bytes() {
                [first, second, third, ..] => note([first, second, third]),
                [first, second] => note([first, second, SHORT]),
                [first] => (0..=u8::MAX).for_each(|second| note([first, second, SHORT])),
                [] => {}
            }
        }
        let first = |word: &str| word.as_bytes().first().map_or(0, |byte| usize::from(*byte));
        let begun = (0..=256).map(|byte| words.partition_point(|(word, _)| first(word) < byte));
        Self {
            begun: begun.map(|at| at as u16).collect(),
            words,
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

    fn has(&self, key: [u8; 3]) -> bool {
        let place = place(key);
        self.bits[place / 64] >> (place % 64) & 1 != 0
    }
}

/// What stands for the third byte of a word of two: no text has it.
const SHORT: u8 = u8::MAX;

/// The place of the bit of some first bytes.
fn place([first, second, third]: [u8; 3]) -> usize {
    let key = u32::from_le_bytes([first, second, third, 0]);
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
    // Behind the end no word goes on.
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    for (at, &first) in bytes.iter().enumerate() {
        let (second, third) = (byte(at + 1), byte(at + 2));
        if heads.has([first, second, third]) || heads.has([first, second, SHORT]) {
            let groups = heads.at(&bytes[at..]);
            if groups != 0 {
                found.push((at, groups));
            }
        }
    }
    found
}
