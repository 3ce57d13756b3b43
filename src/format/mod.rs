//! Formats: the ways a resolution is written and read.

pub mod akn;
