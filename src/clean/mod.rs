//! The page without the paper.

mod ledger;

pub use ledger::{Ledger, Removal, Rule};
