//! Formats: the ways a resolution is written and read.

pub mod akn;
pub mod json;
pub mod markdown;
pub mod table;

mod input;
mod read_error;

pub use input::Input;
pub use read_error::ReadError;
