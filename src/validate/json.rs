//! JSON held against the schema of the model: draft 2020-12, the file in `schemas/`.

use super::{Finding, JSON_SCHEMA};
use crate::diagnostic::Severity;
use crate::format::json;
use crate::source::Span;
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many findings of one document are kept.
const FINDINGS: usize = 100;

static SCHEMA: LazyLock<Option<jsonschema::Validator>> = LazyLock::new(|| {
    let schema = serde_json::from_str(JSON_SCHEMA).ok()?;
    jsonschema::validator_for(&schema).ok()
});

/// What is wrong with a document.
pub(super) fn check(text: &str) -> Vec<Finding> {
    let value = match read(text) {
        Ok(value) => value,
        Err(finding) => return vec![finding],
    };
    // The schema is part of the program, and tests compile it.
    let Some(schema) = &*SCHEMA else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for error in schema.iter_errors(&value) {
        explain(&error, text, &mut findings);
        if findings.len() >= FINDINGS {
            break;
        }
    }
    findings
}

/// A finding of rule J01 where the text is no JSON.
fn read(text: &str) -> Result<Value, Finding> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let fault = |at: usize, message: String| Finding {
        rule: "J01",
        severity: Severity::Error,
        span: Span::new(at, at),
        message,
        help: None,
    };
    if let Some(at) = json::too_deep(text) {
        let message = "objects and arrays are nested too deep to be read";
        return Err(fault(at, message.to_owned()));
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    // The depth is counted above.
    reader.disable_recursion_limit();
    let value = Value::deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| {
        let line = error.line().saturating_sub(1);
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let at = (start + error.column().saturating_sub(1)).min(text.len());
        let said = error.to_string();
        // The place is told beside the message.
        let message = said.split(" at line ").next().unwrap_or_default();
        fault(at, format!("this is no JSON: {message}"))
    })
}

/// Tells an error. Where no choice fits, the choice that the `type` of the value names is meant,
/// and its errors say what is wrong.
fn explain(error: &ValidationError<'_>, text: &str, findings: &mut Vec<Finding>) {
    if let ValidationErrorKind::OneOfNotValid { context } | ValidationErrorKind::AnyOf { context } =
        error.kind()
    {
        let tag = format!("{}/type", error.instance_path());
        let names_another = |error: &ValidationError<'_>| {
            error.instance_path().to_string() == tag
                || matches!(error.kind(), ValidationErrorKind::Required { property } if property == "type")
        };
        let mut meant = context
            .iter()
            .filter(|errors| !errors.iter().any(names_another));
        if let (Some(errors), None) = (meant.next(), meant.next()) {
            for error in errors {
                explain(error, text, findings);
            }
            return;
        }
        let tags = context.iter().flatten().filter_map(|error| {
            let here = error.instance_path().to_string() == tag;
            here.then(|| constant(error)).flatten()
        });
        let tags: Vec<_> = tags.collect();
        if !tags.is_empty() {
            findings.push(wrong(text, &tag, &one_of(&tags)));
            return;
        }
    }
    let path = error.instance_path().to_string();
    let what = match error.kind() {
        ValidationErrorKind::OneOfNotValid { context } | ValidationErrorKind::AnyOf { context } => {
            let only = |errors: &Vec<_>| match errors.as_slice() {
                [error] => constant(error),
                _ => None,
            };
            let constants: Option<Vec<_>> = context.iter().map(only).collect();
            match constants {
                Some(constants) => one_of(&constants),
                None => "is none of what may stand here".to_owned(),
            }
        }
        ValidationErrorKind::Required { property } => {
            let property = property.as_str().unwrap_or_default();
            format!("has no \"{property}\", which it must have")
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            format!("may not have \"{}\"", unexpected.join("\", \""))
        }
        ValidationErrorKind::Constant { expected_value } => format!("must be {expected_value}"),
        ValidationErrorKind::Enum { options } => format!("must be one of {options}"),
        // The value itself is at the place; the message would repeat all of it.
        _ => error.masked_with("it").to_string(),
    };
    findings.push(wrong(text, &path, &what));
}

/// A finding of rule J02 about the value at a path.
fn wrong(text: &str, path: &str, what: &str) -> Finding {
    let shown = if path.is_empty() {
        "the document"
    } else {
        path
    };
    Finding {
        rule: "J02",
        severity: Severity::Error,
        span: place(text, path),
        message: format!("{shown}: {what}"),
        help: None,
    }
}

/// The only value that is allowed, where that is what is wrong.
fn constant(error: &ValidationError<'_>) -> Option<String> {
    match error.kind() {
        ValidationErrorKind::Constant { expected_value } => Some(expected_value.to_string()),
        _ => None,
    }
}

fn one_of(values: &[String]) -> String {
    format!("must be one of {}", values.join(", "))
}

/// Where the value at a JSON pointer stands.
fn place(text: &str, pointer: &str) -> Span {
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut here = &text[start..];
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        let inner = if here.trim_start().starts_with('[') {
            let values: Vec<&RawValue> = shallow(here).unwrap_or_default();
            step.parse()
                .ok()
                .and_then(|at: usize| values.get(at).copied())
        } else {
            let mut values: HashMap<Cow<'_, str>, &RawValue> = shallow(here).unwrap_or_default();
            values.remove(step.as_str())
        };
        match inner {
            Some(inner) => here = inner.get(),
            None => break,
        }
    }
    // A slice of the text: where it begins tells where it stands.
    let at = here.as_ptr() as usize - text.as_ptr() as usize;
    let here = here.trim_start();
    let line = here.find('\n').unwrap_or(here.len());
    Span::new(at, at + line)
}

/// Reads one level of a value and leaves what is in it as text.
fn shallow<'t, T: Deserialize<'t>>(text: &'t str) -> Option<T> {
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.disable_recursion_limit();
    T::deserialize(&mut reader).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path, the message and the text at the place of each finding.
    fn found(text: &str) -> Vec<(String, &str)> {
        let findings = check(text).into_iter();
        findings
            .map(|f| (f.message, &text[f.span.range()]))
            .collect()
    }

    fn document(resolution: &str) -> String {
        format!(
            r#"{{"version": "1", "resolution": {{"language": "en", "identity": {{}}{resolution}}}}}"#
        )
    }

    #[test]
    fn what_is_valid_has_no_finding() {
        assert_eq!(found(&document("")), []);
    }

    #[test]
    fn a_finding_has_path_and_place() {
        let text = document(r#", "body": [{"type": "table", "eid": "t", "rows": [], "head": 1}]"#);
        let found = found(&text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, r#"/resolution/body/0: may not have "head""#);
        assert!(found[0].1.starts_with(r#"{"type": "table""#), "{found:?}");
    }

    #[test]
    fn choices_are_named() {
        let text = document(r#", "body": [{"type": "tabel"}]"#);
        let (message, at) = &found(&text)[0];
        assert!(
            message.starts_with(r#"/resolution/body/0/type: must be one of "division""#),
            "{message}"
        );
        assert_eq!(*at, r#""tabel""#);
        let text = document("").replace(r#""en""#, r#""de""#);
        assert_eq!(
            found(&text)[0].0,
            r#"/resolution/language: must be one of "ar", "zh", "en", "fr", "ru", "es""#
        );
    }

    #[test]
    fn what_is_no_json_has_a_place() {
        let found = check("{\n  \"a\": 1,\n}");
        assert_eq!((found[0].rule, found[0].span.start()), ("J01", 12));
        let deep = "[".repeat(100_000);
        assert_eq!(check(&deep)[0].rule, "J01");
    }
}
