//! The first words of places and names in a line, found in one pass over it.

use super::named::{NAMED, Name};
use super::portion::PLACES;
use crate::language::{Pack, Piece, Sought, Template};
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

/// The first words of all forms of a pack, each with what it is the first of.
fn heads(pack: &'static Pack) -> Sought<Groups> {
    let places = PLACES.iter().map(|(_, forms)| (PLACE, forms(pack)));
    let names = NAMED.iter().enumerate();
    let names = names.map(|(kind, Name { forms, .. })| (named(kind), forms(pack)));
    let agenda = [(AGENDA, &pack.named.agenda)];
    let groups = places.chain(names).chain(agenda);
    let mut words: Vec<(&'static str, Groups)> = groups
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
    Sought::new(words.into_iter())
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
    static HEADS: [OnceLock<Sought<Groups>>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    let sought = HEADS[pack.language as usize].get_or_init(|| heads(pack));
    let mut found: Vec<(usize, Groups)> = Vec::new();
    sought.each(text, |at, _, groups| match found.last_mut() {
        Some(last) if last.0 == at => last.1 |= groups,
        _ => found.push((at, *groups)),
    });
    found
}
