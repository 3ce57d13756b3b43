//! Each stage of the pipeline in a form people can read.

mod outline;

use crate::Options;

/// The blocks of the Markdown.
pub fn blocks(source: &str, options: &Options) -> String {
    let _ = (source, options);
    String::new()
}

/// The blocks after cleaning, and what was taken.
pub fn clean(source: &str, options: &Options) -> String {
    let _ = (source, options);
    String::new()
}

/// The blocks with their roles.
pub fn roles(source: &str, options: &Options) -> String {
    let _ = (source, options);
    String::new()
}

/// An outline of the resolution.
pub fn model(source: &str, options: &Options) -> String {
    outline::outline(&crate::parse(source, options).resolution)
}
