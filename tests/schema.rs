//! The schema in `schemas/` is the one of the model, and what is written is valid against it.
//!
//! `PLENARY_UPDATE=1 cargo test --test schema` writes the file anew.
#![cfg(feature = "schema")]

mod everything;

use plenary::format::json::{self, Envelope};
use plenary::{Code, Diagnostic, Language, Resolution, Span, assign};
use serde_json::{Value, json};

const PATH: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/schemas/resolution.schema.json"
);

#[test]
fn the_file_is_the_schema_of_the_model() {
    let mut current = serde_json::to_string_pretty(&json::schema()).unwrap();
    current.push('\n');
    if std::env::var_os("PLENARY_UPDATE").is_some() {
        std::fs::write(PATH, &current).unwrap();
    }
    let stored = std::fs::read_to_string(PATH).unwrap_or_default();
    assert!(
        stored == current,
        "{PATH} is stale; PLENARY_UPDATE=1 cargo test --test schema writes it anew"
    );
}

#[test]
fn what_is_written_is_valid() {
    let everything = everything::everything();
    let diagnostics = [
        Diagnostic::whole(Code::EmptyDocument, "There is no text."),
        Diagnostic::at(Code::Inferred, Span::new(3, 9), "The symbol was inferred."),
    ];
    let full = Envelope::new(&everything)
        .with_actions(plenary::actions)
        .with_mandates(plenary::mandates)
        .with_diagnostics(&diagnostics)
        .with_ledger([(Span::new(0, 3), "page-number", "2/4")])
        .write();
    let empty = json::write(&assign(Resolution::empty(Language::Arabic)));
    let schema = json::schema();
    for text in [full, empty] {
        let document: Value = serde_json::from_str(&text).unwrap();
        check(&schema, &schema, &document, "").unwrap();
    }
}

#[test]
fn unknown_keys_and_nulls_are_invalid() {
    let schema = json::schema();
    for document in [
        json!({"version": "1", "resolution": {"language": "en", "identity": {}}, "more": 1}),
        json!({"version": "1", "resolution": {"language": "en", "identity": {}, "title": null}}),
        json!({"version": "2", "resolution": {"language": "en", "identity": {}}}),
        json!({"version": "1", "resolution": {"language": "de", "identity": {}}}),
        json!({"version": "1", "resolution": {"language": "en", "identity": {},
               "body": [{"type": "table", "eid": "t", "rows": [], "heading": "x"}]}}),
    ] {
        assert!(
            check(&schema, &schema, &document, "").is_err(),
            "{document}"
        );
    }
}

/// As much of a validator as the schema needs.
fn check(root: &Value, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
    let fail = |what: &str| Err(format!("{path}: {what}: {value}"));
    if let Some(name) = schema["$ref"].as_str() {
        check(
            root,
            &root["$defs"][name.trim_start_matches("#/$defs/")],
            value,
            path,
        )?;
    }
    for keyword in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[keyword].as_array() {
            let fits = |choice: &&Value| check(root, choice, value, path).is_ok();
            let fitting = choices.iter().filter(fits).count();
            if fitting == 0 || (keyword == "oneOf" && fitting > 1) {
                return fail(&format!("{fitting} choices fit"));
            }
        }
    }
    if schema.get("const").is_some_and(|only| only != value) {
        return fail("const");
    }
    if schema["enum"]
        .as_array()
        .is_some_and(|all| !all.contains(value))
    {
        return fail("enum");
    }
    let of_type = match schema["type"].as_str() {
        None => true,
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_u64(),
        Some(other) => return fail(other),
    };
    if !of_type {
        return fail("type");
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.get(name.as_str().unwrap()).is_none() {
            return fail(&format!("{name} is missing"));
        }
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(schema) => check(root, schema, inner, &format!("{path}/{name}"))?,
            None if schema["additionalProperties"] == false => return fail(name),
            None => {}
        }
    }
    if let Some(items) = schema.get("items") {
        for (i, inner) in value.as_array().into_iter().flatten().enumerate() {
            check(root, items, inner, &format!("{path}/{i}"))?;
        }
    }
    Ok(())
}
