//! Document symbols, from how they are printed.

use crate::model::Symbol;

/// A symbol as it is written, from how it is printed: without blanks, but one before a year in
/// brackets in the Council's manner.
pub(crate) fn tidy_symbol(printed: &str) -> Option<Symbol> {
    let tight: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    let symbol = tight.parse::<Symbol>().ok()?;
    let spaced = tight
        .starts_with("S/")
        .then(|| tight.split_once('('))
        .flatten();
    match spaced {
        Some((head, year)) => format!("{head} ({year}").parse().ok(),
        None => Some(symbol),
    }
}
