//! Formats: the ways a resolution is written and read.

pub mod akn;
pub mod json;
pub mod markdown;
