//! The enacting formula: “The General Assembly,”.

use super::folded::Folded;
use super::pack::Pack;
use super::{Blanks, head, prefix};
use crate::model::Organ;

/// How many bytes of a text are looked at: no formula is longer.
const LONGEST: usize = 120;

/// The formula that the line begins with, and where its words end in the folded line.
fn words(line: &Folded<'_>, pack: &Pack) -> Option<(Organ, usize)> {
    if !line.may_begin(0, &pack.formula_lead) {
        return None;
    }
    let names = Organ::ALL
        .into_iter()
        .flat_map(|organ| pack.formulas.of(organ).iter().map(move |f| (organ, *f)));
    prefix::longest_name(names, line.text())
}

/// Whether the line is a formula and no more, but for the mark behind it.
pub(crate) fn is_formula(line: &Folded<'_>, pack: &Pack) -> bool {
    words(line, pack).is_some_and(|(_, end)| is_end(&line.text()[end..]))
}

/// The formula at the head of a text, alone or with more words behind its comma; and the end of it
/// and of its mark in the text.
pub(crate) fn formula(text: &str, pack: &Pack) -> Option<(Organ, usize)> {
    let first = head(text, LONGEST);
    let line = Folded::new(first, Blanks::Dropped);
    let (organ, end) = words(&line, pack)?;
    let rest = &line.text()[end..];
    if is_end(rest) && first.len() == text.len() {
        return Some((organ, text.len()));
    }
    rest.starts_with(',')
        .then(|| (organ, line.printed(&(0..end + 1)).end))
}

/// Whether the text is or begins with a formula with its comma: in some languages the formula
/// without it is the name of the organ, which stands in mastheads too.
pub(crate) fn opens_with_formula(text: &str, pack: &Pack) -> bool {
    let line = Folded::new(head(text, LONGEST), Blanks::Dropped);
    words(&line, pack).is_some_and(|(_, end)| line.text()[end..].starts_with(','))
}

fn is_end(rest: &str) -> bool {
    rest.chars().all(|c| ",.:".contains(c))
}
