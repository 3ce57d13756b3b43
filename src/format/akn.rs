//! Akoma Ntoso.

use crate::model::{Addressed, Date};

/// How Akoma Ntoso is written.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The day of the conversion, where it is to be named.
    pub date: Option<Date>,
}

/// Writes the resolution.
pub fn write(resolution: &Addressed, options: &Options) -> String {
    let _ = (resolution, options);
    "<akomaNtoso/>\n".to_owned()
}
