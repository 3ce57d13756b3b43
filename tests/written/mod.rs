//! What was written, looked at as XML.

use plenary::Resolution;
use quick_xml::events::Event;
use std::collections::HashSet;

/// The attributes that point to an eId.
const POINTERS: [&str; 7] = ["as", "by", "for", "href", "outcome", "refersTo", "source"];

/// Well-formed, each eId once in its document, each `#` pointer with a target.
pub(crate) fn check(xml: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut depth, mut eids, mut pointers) = (0usize, HashSet::new(), Vec::new());
    let mut all = HashSet::new();
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(start) | Event::Empty(start) => {
                // Components beside the document have a space of eIds each.
                if start.name().as_ref() == "component" && depth == 2 {
                    eids.clear();
                }
                depth += usize::from(!empty);
                for attribute in start.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    let value = attribute.value.to_string();
                    if attribute.key.as_ref() == "eId" {
                        if !eids.insert(value.clone()) {
                            return Err(format!("{value} twice"));
                        }
                        all.insert(value);
                    } else if let Some(target) = value.strip_prefix('#')
                        && POINTERS.contains(&attribute.key.as_ref())
                    {
                        pointers.push(target.to_owned());
                    }
                }
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    match pointers.into_iter().find(|target| !all.contains(target)) {
        Some(target) => Err(format!("#{target} points nowhere")),
        None => Ok(()),
    }
}

/// The letters and digits of a text, sorted.
fn letters<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<char> {
    let mut letters: Vec<char> = texts
        .flat_map(str::chars)
        .filter(|c| c.is_alphanumeric())
        .collect();
    letters.sort_unstable();
    letters
}

/// The printed words in the JSON of a model: plain text, labels of numbers, signs of later calls.
fn printed(value: &serde_json::Value, found: &mut Vec<String>) {
    use serde_json::Value;
    match value {
        Value::Array(values) => values.iter().for_each(|value| printed(value, found)),
        Value::Object(fields) => {
            let kind = fields.get("type").and_then(Value::as_str);
            // A job number stands in the metadata.
            if fields
                .get("kind")
                .is_some_and(|kind| kind["type"] == "job_number")
                && fields["text"]["inlines"]
                    .as_array()
                    .is_none_or(|inlines| inlines.iter().all(|inline| inline["type"] == "text"))
            {
                return;
            }
            for (key, field) in fields {
                match (key.as_str(), field) {
                    ("value", Value::String(words)) if kind == Some("text") => {
                        found.push(words.clone());
                    }
                    ("label", Value::String(label)) => found.push(label.clone()),
                    ("value", field) if kind == Some("note_call") => {
                        found.extend(field["marker"].as_str().map(str::to_owned));
                    }
                    _ => printed(field, found),
                }
            }
        }
        _ => {}
    }
}

/// Asserts that the letters of the resolution are the letters of the text.
pub(crate) fn assert_no_letter_lost(resolution: &Resolution, xml: &str) {
    let mut words = Vec::new();
    printed(&serde_json::to_value(resolution).unwrap(), &mut words);
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut text, mut in_meta) = (Vec::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == "meta" => in_meta += 1,
            Event::End(end) if end.name().as_ref() == "meta" => in_meta -= 1,
            Event::Text(words) if in_meta == 0 => text.push(words.to_string()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(
        letters(words.iter().map(String::as_str)),
        letters(text.iter().map(String::as_str)),
        "{xml}"
    );
}
