//! The JSON Schema of the envelope, made from the types of the model.
//!
//! `schemars` describes what a type may be; what Plenary writes is narrower, and the steps here say
//! so: nothing is `null`, and no object has other keys than those described.

use super::{Envelope, VERSION, VERSIONS};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The JSON Schema (draft 2020-12) of what [`write`](super::write) writes.
///
/// ```
/// let schema = plenary::format::json::schema();
/// assert_eq!(schema["properties"]["version"]["enum"][1], "1.1");
/// assert_eq!(schema["additionalProperties"], false);
/// ```
pub fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let mut schema = generator.into_root_schema_for::<Envelope<'_>>().to_value();
    let definitions = schema["$defs"].as_object().cloned().unwrap_or_default();
    tighten(&mut schema, &definitions);
    schema["$id"] = json!(format!("urn:plenary:resolution:{VERSION}"));
    schema["title"] = json!("Resolution");
    schema["properties"]["version"]["enum"] = json!(VERSIONS);
    drop_unused(&mut schema);
    schema
}

/// Walks the schema, the innermost first, and makes every object in it say what is written.
fn tighten(schema: &mut Value, definitions: &Map<String, Value>) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(|item| tighten(item, definitions)),
        Value::Object(object) => {
            inline_variant(object, definitions);
            object
                .values_mut()
                .for_each(|value| tighten(value, definitions));
            remove_null(object);
            // What a reader may do without is written nevertheless.
            if object.contains_key("$ref") {
                object.remove("default");
            }
            tidy_description(object);
            if object.get("properties").is_some_and(is_schemas) {
                object.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        _ => {}
    }
}

/// Whether a value is the keyword `properties`, not a property of that name.
fn is_schemas(value: &Value) -> bool {
    value
        .as_object()
        .is_some_and(|properties| properties.values().all(Value::is_object))
}

/// A variant of a tagged enum is `{properties: {type}, $ref}`, which cannot be closed: the reference
/// knows nothing of `type`. The properties it refers to are put beside `type`.
fn inline_variant(object: &mut Map<String, Value>, definitions: &Map<String, Value>) {
    if !object.contains_key("properties") {
        return;
    }
    let Some(target) = object
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| reference.strip_prefix("#/$defs/"))
        .and_then(|name| definitions.get(name))
        .cloned()
    else {
        return;
    };
    object.remove("$ref");
    if let (Some(here), Some(there)) = (
        object.get_mut("properties").and_then(Value::as_object_mut),
        target["properties"].as_object(),
    ) {
        here.extend(there.clone());
    }
    if let Some(there) = target["required"].as_array() {
        let here = object.entry("required").or_insert_with(|| json!([]));
        if let Some(here) = here.as_array_mut() {
            here.extend(there.clone());
        }
    }
}

/// What is not known is left out: `null` is never written.
fn remove_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|choice| *choice != json!({"type": "null"}));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            for (key, value) in only {
                object.entry(key).or_insert(value);
            }
        }
    }
}

/// A doc comment's line ends and links mean nothing to readers of the schema.
fn tidy_description(object: &mut Map<String, Value>) {
    if let Some(Value::String(description)) = object.get_mut("description") {
        let first = description.split("\n\n").next().unwrap_or_default();
        *description = first
            .replace('\n', " ")
            .replace("[`", "`")
            .replace("`]", "`");
    }
}

/// Removes the definitions that nothing refers to any longer.
fn drop_unused(schema: &mut Value) {
    let Some(Value::Object(mut definitions)) =
        schema.as_object_mut().and_then(|s| s.remove("$defs"))
    else {
        return;
    };
    let mut used = BTreeSet::new();
    let mut pending = references(schema);
    while let Some(name) = pending.pop() {
        let Some(definition) = definitions.get(&name) else {
            continue;
        };
        if used.insert(name) {
            pending.extend(references(definition));
        }
    }
    definitions.retain(|name, _| used.contains(name));
    schema["$defs"] = Value::Object(definitions);
}

/// The names of the definitions a schema refers to.
fn references(schema: &Value) -> Vec<String> {
    match schema {
        Value::Array(items) => items.iter().flat_map(references).collect(),
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| match value {
                Value::String(target) if key == "$ref" => target
                    .strip_prefix("#/$defs/")
                    .map(str::to_owned)
                    .into_iter()
                    .collect(),
                other => references(other),
            })
            .collect(),
        _ => Vec::new(),
    }
}
