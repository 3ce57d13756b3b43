//! Formats: the ways a resolution is written and read.

pub mod akn;
pub mod json;
pub mod markdown;
pub mod table;

mod input;
mod read_error;

use crate::model::{Deed, Mandate, Mark, Resolution};

/// Tells what a resolution asks; the formats write it, and know no words.
pub type Asks = fn(&Resolution) -> Vec<Mandate>;

/// Tells what a resolution does.
pub type Does = fn(&Resolution) -> Vec<Deed>;

/// Tells what to mark in the clauses of a resolution.
pub type Marks = fn(&Resolution) -> Vec<Mark>;

pub use input::Input;
pub use read_error::ReadError;
