//! Language packs: the words by which a resolution is recognized, as data.
//!
//! Each pack is a TOML file beside this one, of words and slots only, which the build script turns
//! into tables. The code here holds those words against a line, the same way for every language;
//! what is done with the findings is not known here.

pub(crate) mod detect;
pub(crate) mod ending;
mod fold;
mod folded;
pub(crate) mod formula;
pub(crate) mod label;
mod lead;
pub(crate) mod mandate;
pub(crate) mod opener;
mod pack;
mod prefix;
pub(crate) mod signs;
mod sought;
mod symbol;
pub(crate) mod template;
pub(crate) mod title;

pub(crate) use fold::{Blanks, fold, fold_char, is_of_word};
pub(crate) use folded::{Folded, Head};
pub(crate) use pack::{Forms, Pack, Piece, Script, Template, pack};
pub(crate) use prefix::{begins, head, longest, longest_name, longest_word};
pub(crate) use sought::Sought;
pub(crate) use symbol::tidy_symbol;
pub(crate) use template::{date as date_at, ordinal as ordinal_at, partial_date};

/// What stands in a text for something without words: a call of a note, a picture.
const OBJECT: char = '\u{fffc}';
