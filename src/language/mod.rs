//! Language packs: the words by which a resolution is recognized, as data.
//!
//! Each pack is a TOML file beside this one, of words and slots only, which the build script turns
//! into tables. Nothing here knows what is done with the words.

mod fold;
mod pack;

pub(crate) use fold::{Blanks, fold, fold_char};
pub(crate) use pack::{
    Closing, Committees, Dates, Divisions, Furniture, Kinds, Masthead, Modifiers, Numbers,
    Ordinals, Organs, Pack, Piece, Script, Slot, Template, pack,
};
