//! The ledger as a file: JSON that `convert --ledger` writes and `verify --ledger` reads.

use crate::clean::{Ledger, Rule};
use crate::format::ReadError;
use crate::source::{Lines, Position, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The version of the file.
const VERSION: &str = "1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record<'a> {
    version: Cow<'a, str>,
    source: Cow<'a, str>,
    removals: Vec<Entry<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry<'a> {
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    rule: Cow<'a, str>,
    reason: Cow<'a, str>,
    text: Cow<'a, str>,
}

/// Writes a ledger as JSON: the name of the source, and each removal with its line and column, its
/// bytes from `start` up to `end` in the source as UTF-8, its rule, the reason, and the words.
///
/// ```
/// use plenary::{parse, verify::{read_ledger, write_ledger}};
/// let source = "1. *Decides* to go on;\n\n- 2 -\n\n2. *Decides* to rest.\n";
/// let ledger = parse(source, &Default::default()).ledger;
/// let json = write_ledger("a.md", source, &ledger);
/// assert!(json.contains("\"rule\": \"page-number\""));
/// let read = read_ledger(&json)?;
/// assert_eq!(read.removals()[0].text, "- 2 -");
/// # Ok::<(), plenary::format::ReadError>(())
/// ```
pub fn write_ledger(name: &str, source: &str, ledger: &Ledger) -> String {
    let lines = Lines::new(source);
    let entry = |removal: &'_ crate::clean::Removal| {
        let place = lines.position(removal.span.start());
        Entry {
            line: place.line,
            column: place.column,
            start: removal.span.start(),
            end: removal.span.end(),
            rule: removal.rule.as_str().into(),
            reason: removal.rule.reason().trim().into(),
            text: removal.text.clone().into(),
        }
    };
    let record = Record {
        version: VERSION.into(),
        source: name.into(),
        removals: ledger.removals().iter().map(entry).collect(),
    };
    // Strings and numbers: there is nothing in it that JSON cannot hold.
    let json = serde_json::to_string_pretty(&record).unwrap_or_default();
    json + "\n"
}

/// Reads what [`write_ledger`] wrote. Of each removal the bytes, the rule and the words are read;
/// line, column and reason follow from them.
///
/// # Errors
///
/// The first fault with its line and column: no JSON, another version, an unknown key or rule.
pub fn read_ledger(json: &str) -> Result<Ledger, ReadError> {
    let record: Record<'_> = serde_json::from_str(json).map_err(|error| {
        let position = Position {
            line: error.line().max(1),
            column: error.column().max(1),
        };
        let message = error.to_string();
        // The place is told by the position.
        let end = message.rfind(" at line ").unwrap_or(message.len());
        ReadError::new(
            format!("this is no ledger: {}", &message[..end]),
            Some(position),
        )
    })?;
    if record.version != VERSION {
        let message = format!(
            "the ledger is of version \"{}\", this program reads version \"{VERSION}\"",
            record.version.escape_default()
        );
        return Err(ReadError::new(message, None));
    }
    let mut ledger = Ledger::default();
    for entry in record.removals {
        let Some(rule) = Rule::ALL.iter().find(|rule| rule.as_str() == entry.rule) else {
            let rule = entry.rule.escape_default();
            let message =
                format!("the ledger has a rule \"{rule}\" that this program does not know");
            return Err(ReadError::new(message, None));
        };
        ledger.record(Span::new(entry.start, entry.end), *rule, entry.text);
    }
    ledger.sort();
    Ok(ledger)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_ledger_is_said_with_its_place() {
        let said = |json: &str| read_ledger(json).unwrap_err().to_string();
        assert!(
            said("[").starts_with("1:1: this is no ledger"),
            "{}",
            said("[")
        );
        assert!(said("{\"version\":\"1\",\n\"x\":1}").starts_with("2:"));
        let other = "{\"version\":\"9\",\"source\":\"\",\"removals\":[]}";
        assert!(said(other).contains("version \"9\""));
        let rule = "{\"version\":\"1\",\"source\":\"\",\"removals\":[{\"line\":1,\"column\":1,\
                    \"start\":0,\"end\":1,\"rule\":\"whim\",\"reason\":\"\",\"text\":\"a\"}]}";
        assert!(said(rule).contains("\"whim\""));
    }
}
