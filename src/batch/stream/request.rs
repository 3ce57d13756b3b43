//! One line of a stream: what it asks, and its result.

use super::lines::Line;
use super::{Answer, Stream};
use crate::batch::document::{Converted, Finding};
use crate::batch::{convert, guarded};
use crate::diagnostic::Severity;
use crate::format::Input;
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt::Display;
use std::str::FromStr;

/// A line as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request<'a> {
    /// Any value; it is given back as it is.
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    text: Option<String>,
    lang: Option<String>,
    symbol: Option<String>,
    adopted: Option<String>,
    from: Option<String>,
    profile: Option<String>,
    date: Option<String>,
}

/// What tells whose a line is that is wrong otherwise.
#[derive(Default, Deserialize)]
struct Sender<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
}

impl Stream {
    /// The result of a line, by its number.
    pub(super) fn answer(&self, number: usize, line: &Line) -> Answer {
        let bytes = match line {
            Line::Whole(bytes) => bytes,
            Line::TooLong => {
                let why = format!("the line has more than {} bytes", self.limit);
                return failed(None, number, &why);
            }
        };
        match guarded(|| self.convert(bytes)) {
            Ok(Ok(answer)) => answer,
            Ok(Err(why)) | Err(why) => {
                let text = String::from_utf8_lossy(bytes);
                let sender: Sender<'_> = serde_json::from_str(&text).unwrap_or_default();
                failed(sender.id, number, &why)
            }
        }
    }

    fn convert(&self, bytes: &[u8]) -> Result<Answer, String> {
        let line = std::str::from_utf8(bytes)
            .map_err(|error| format!("column {}: is not UTF-8", error.valid_up_to() + 1))?;
        if line.trim().is_empty() {
            return Err("the line is empty".to_owned());
        }
        // A list would be taken for the values in the order of the keys.
        if !line.trim_start().starts_with('{') {
            return Err("is no JSON object".to_owned());
        }
        let request: Request<'_> = serde_json::from_str(line).map_err(|error| plainly(&error))?;
        let text = request.text.ok_or("there is no `text`")?;
        let mut options = self.options.clone();
        let mut akn = self.akn.clone();
        set_some(&mut options.language, "lang", request.lang)?;
        set_some(&mut options.symbol, "symbol", request.symbol)?;
        set_some(&mut options.date, "adopted", request.adopted)?;
        set_some(&mut akn.date, "date", request.date)?;
        if let Some(profile) = request.profile {
            akn.profile = parsed("profile", &profile)?;
        }
        let mut from = self.from;
        if let Some(name) = request.from {
            let named = |input: &Input| input.as_str() == name;
            let input = Input::ALL.into_iter().find(named);
            from = Some(input.ok_or_else(|| format!("`from`: '{name}' is no format"))?);
        }
        let converted = convert(text.as_bytes(), from, &self.formats, &options, &akn)?;
        Ok(done(request.id, &converted))
    }
}

fn parsed<T: FromStr<Err: Display>>(key: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|error| format!("`{key}`: {error}"))
}

fn set_some<T: FromStr<Err: Display>>(
    option: &mut Option<T>,
    key: &str,
    value: Option<String>,
) -> Result<(), String> {
    if let Some(value) = value {
        *option = Some(parsed(key, &value)?);
    }
    Ok(())
}

/// What is wrong with the JSON of a line, which is always the first to its reader.
fn plainly(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = message.rfind(" at line ").unwrap_or(message.len());
    format!("column {}: {}", error.column(), &message[..place])
}

/// A finding as a result holds it.
#[derive(Serialize)]
struct Said<'a> {
    code: &'static str,
    severity: String,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

impl<'a> From<&'a Finding> for Said<'a> {
    fn from(finding: &'a Finding) -> Self {
        Self {
            code: finding.code.as_str(),
            severity: finding.code.severity().to_string(),
            message: &finding.message,
            line: finding.position.map(|position| position.line),
            column: finding.position.map(|position| position.column),
            start: finding.span.map(crate::Span::start),
            end: finding.span.map(crate::Span::end),
        }
    }
}

fn done(id: Option<&RawValue>, converted: &Converted<'_>) -> Answer {
    let findings = converted.findings();
    let line = written(id, "ok", |entries| {
        for (format, text) in &converted.texts {
            entries.serialize_entry(format.as_str(), text)?;
        }
        let confidence = f64::from(converted.tally.confidence) / 1000.0;
        entries.serialize_entry("confidence", &confidence)?;
        let said: Vec<_> = findings.iter().map(Said::from).collect();
        entries.serialize_entry("diagnostics", &said)
    });
    Answer {
        line,
        converted: true,
        worst: findings.iter().map(|f| f.code.severity()).max(),
    }
}

fn failed(id: Option<&RawValue>, number: usize, why: &str) -> Answer {
    let line = written(id, "error", |entries| {
        entries.serialize_entry("line", &number)?;
        entries.serialize_entry("message", why)?;
        entries.serialize_entry::<_, [Said<'_>]>("diagnostics", &[])
    });
    Answer {
        line,
        converted: false,
        worst: Some(Severity::Error),
    }
}

type Entries<'a> = <&'a mut serde_json::Serializer<Vec<u8>> as Serializer>::SerializeMap;

/// A line that begins with whose it is and what became of it.
fn written(
    id: Option<&RawValue>,
    status: &str,
    rest: impl FnOnce(&mut Entries<'_>) -> serde_json::Result<()>,
) -> Vec<u8> {
    let mut serializer = serde_json::Serializer::new(Vec::new());
    let write = |serializer: &mut serde_json::Serializer<Vec<u8>>| {
        let mut entries = serializer.serialize_map(None)?;
        entries.serialize_entry("id", &id)?;
        entries.serialize_entry("status", status)?;
        rest(&mut entries)?;
        entries.end()
    };
    // Writing to memory what has only text for keys does not fail.
    let written: serde_json::Result<()> = write(&mut serializer);
    debug_assert!(written.is_ok());
    let mut line = serializer.into_inner();
    line.push(b'\n');
    line
}
