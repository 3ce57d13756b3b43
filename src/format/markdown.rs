//! Clean Markdown.

use crate::model::Addressed;

/// Writes the resolution.
pub fn write(resolution: &Addressed) -> String {
    let _ = resolution;
    "---\n---\n".to_owned()
}
