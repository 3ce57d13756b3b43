//! Why a file of ours could not be read back.

use crate::source::Position;
use std::fmt;

/// A file is not what it should be: the first fault, and where it is.
///
/// ```
/// let read = plenary::read("<?xml version=\"1.0\"?>\n<rss/>", None, &Default::default());
/// assert!(!read.unwrap_err().message().is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    message: String,
    position: Option<Position>,
}

impl ReadError {
    /// A fault at a place, or of the whole file.
    pub(crate) fn new(message: impl Into<String>, position: Option<Position>) -> Self {
        Self {
            message: message.into(),
            position,
        }
    }

    /// One sentence that says what is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where it is wrong; `None` where the whole file is.
    pub fn position(&self) -> Option<Position> {
        self.position
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some(position) => write!(f, "{position}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for ReadError {}
