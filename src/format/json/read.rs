//! The way back: a resolution from its JSON.

use super::{VERSION, VERSIONS};
use crate::format::ReadError;
use crate::model::{Addressed, Resolution, assign};
use crate::source::{Lines, Position};
use serde::Deserialize;
use serde::de::IgnoredAny;

/// How deep objects and arrays may stand in one another. Sixty-four points in one another take 256
/// levels, sixty-four marks in the innermost of them 192 more; a stack of 4 MiB holds this many even
/// where the program is built for debugging.
const DEEPEST: usize = 512;

/// Reads what [`write`](super::write) and [`Envelope::write`](super::Envelope::write) wrote.
///
/// Keys and kinds that this version does not know are faults, not passed over: what they hold would
/// be lost. What follows from something else is not read: addresses are given anew, and the plain
/// words of a text are those of its pieces; the actions, citations and mandates follow from the text.
/// The ledger and the diagnostics are of the reading that made the file, and no part of the
/// resolution.
///
/// # Errors
///
/// The first fault with its line and column: no JSON, another version, a key or value that the
/// schema does not have, or nesting beyond all documents.
///
/// ```
/// use plenary::{format::json, parse, Options};
/// let parsed = parse("*The General Assembly*,\n\n1. *Decides* to rest.", &Options::default());
/// let read = json::read(&json::write(&parsed.resolution))?;
/// assert_eq!(read, parsed.resolution);
/// # Ok::<(), plenary::format::ReadError>(())
/// ```
pub fn read(text: &str) -> Result<Addressed, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(offset) = too_deep(text) {
        let message = format!("objects and arrays are nested deeper than {DEEPEST} levels");
        return Err(ReadError::new(
            message,
            Some(Lines::new(text).position(offset)),
        ));
    }
    // The version first: the rest of another version means other things.
    let head: Head = from_str(text)?;
    if !VERSIONS.contains(&head.version.as_str()) {
        let message = format!(
            "the file is of version \"{}\" of the JSON, this program reads version \"{VERSION}\"",
            head.version.escape_default()
        );
        return Err(ReadError::new(message, None));
    }
    let document: Document = from_str(text)?;
    Ok(assign(document.resolution))
}

/// What stands in every version.
#[derive(Deserialize)]
struct Head {
    version: String,
}

/// What stands in a file of this version.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(rename = "version")]
    _version: IgnoredAny,
    resolution: Resolution,
    #[serde(rename = "actions")]
    _actions: Option<IgnoredAny>,
    #[serde(rename = "citations")]
    _citations: Option<IgnoredAny>,
    #[serde(rename = "mandates")]
    _mandates: Option<IgnoredAny>,
    #[serde(rename = "ledger")]
    _ledger: Option<IgnoredAny>,
    #[serde(rename = "diagnostics")]
    _diagnostics: Option<IgnoredAny>,
}

fn from_str<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ReadError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // `too_deep` has looked; the limit here, 128, is below what we write.
    deserializer.disable_recursion_limit();
    T::deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| fault(text, &error))
}

/// A fault as people read it: the place apart from the sentence, the column in characters.
fn fault(text: &str, error: &serde_json::Error) -> ReadError {
    let position = (error.line() > 0).then(|| {
        let line = text.lines().nth(error.line() - 1).unwrap_or_default();
        let before = line.len().min(error.column().saturating_sub(1));
        let column = line
            .char_indices()
            .take_while(|(at, _)| *at < before)
            .count()
            + 1;
        Position {
            line: error.line(),
            column,
        }
    });
    let mut message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    if let Some(sentence) = message.strip_suffix(&place) {
        message.truncate(sentence.len());
    }
    ReadError::new(message, position)
}

/// The first bracket that opens more levels than are read.
pub(crate) fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(at);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
