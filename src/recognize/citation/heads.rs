//! The first words of places and names in a line, found in one pass over it.

use super::named::{NAMED, Name};
use super::portion::PLACES;
use crate::language::{Pack, Piece, Template};
use crate::model::Language;
use aho_corasick::AhoCorasick;
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

/// The first words of all forms of a pack.
struct Heads {
    words: AhoCorasick,
    /// For each of them, what they are the first of.
    groups: Vec<Groups>,
}

impl Heads {
    fn of(pack: &Pack) -> Self {
        let places = PLACES.iter().map(|(_, forms)| (PLACE, forms(pack)));
        let names = NAMED.iter().enumerate();
        let names = names.map(|(kind, Name { forms, .. })| (named(kind), forms(pack)));
        let agenda = [(AGENDA, &pack.named.agenda)];
        let mut heads: Vec<(&str, Groups)> = places
            .chain(names)
            .chain(agenda)
            .flat_map(|(group, forms)| {
                let forms = forms.templates.iter();
                forms.filter_map(move |form| Some((head(form)?, group)))
            })
            .collect();
        heads.sort_unstable();
        heads.dedup_by(|b, a| {
            let same = a.0 == b.0;
            a.1 |= if same { b.1 } else { 0 };
            same
        });
        let words = AhoCorasick::new(heads.iter().map(|(words, _)| words));
        Self {
            words: words.expect("a pack has fewer words than a machine has states"),
            groups: heads.into_iter().map(|(_, group)| group).collect(),
        }
    }
}

/// The words that a form begins with.
fn head(form: Template) -> Option<&'static str> {
    match form.first()? {
        Piece::Literal(words) => Some(words),
        Piece::Slot(_) => None,
    }
}

/// Where first words stand in a folded text, in order, and of what they are the first.
pub(super) fn find(text: &str, pack: &Pack) -> Vec<(usize, Groups)> {
    static HEADS: [OnceLock<Heads>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    let heads = HEADS[pack.language as usize].get_or_init(|| Heads::of(pack));
    let hits = heads.words.find_overlapping_iter(text);
    let mut found: Vec<_> = hits
        .map(|hit| (hit.start(), heads.groups[hit.pattern().as_usize()]))
        .collect();
    found.sort_unstable();
    found.dedup_by(|b, a| {
        let same = a.0 == b.0;
        a.1 |= if same { b.1 } else { 0 };
        same
    });
    found
}
