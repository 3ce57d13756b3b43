//! JSON.

use crate::model::Addressed;

/// Writes the resolution.
pub fn write(resolution: &Addressed) -> String {
    let _ = resolution;
    "{}\n".to_owned()
}

/// The schema of what [`write`] writes.
#[cfg(feature = "schema")]
pub fn schema() -> String {
    "{}\n".to_owned()
}
