//! What is cited is found however it is worded: sentences in six languages, `tests/wordings`.

use plenary::format::json;
use plenary::{Options, parse};
use serde_json::Value;
use std::fmt::Write as _;

const CITATIONS: &str = include_str!("wordings/citations.txt");

/// The language, the sentence and what it means.
fn cases() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    let mut found = Vec::new();
    let mut means = Vec::new();
    for line in CITATIONS.lines().filter(|line| !line.starts_with('#')) {
        if let Some(meant) = line.strip_prefix('=') {
            let parts = meant.split('|').map(str::trim);
            means = parts.filter(|one| !one.is_empty()).collect();
        } else if let Some((language, sentence)) = line.split_once(' ') {
            found.push((language, sentence, means.clone()));
        }
    }
    found
}

fn cited(language: &str, sentence: &str) -> Vec<String> {
    let mut options = Options::default();
    options.language = Some(language.parse().unwrap());
    options.symbol = Some("A/RES/80/1".parse().unwrap());
    let text = format!("The General Assembly,\n\n1. {sentence}\n");
    let written = json::write(&parse(&text, &options).resolution);
    let value: Value = serde_json::from_str(&written).unwrap();
    let mut found = Vec::new();
    collect(&value["resolution"], &mut found);
    found
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => match (fields.get("type"), fields.get("value")) {
            (Some(Value::String(kind)), Some(reference)) if kind == "reference" => {
                found.push(shown(reference));
            }
            (Some(Value::String(kind)), Some(date)) if kind == "date" => {
                found.push(date["date"].as_str().unwrap().to_owned());
            }
            (Some(Value::String(kind)), Some(mention)) if kind == "mention" => {
                if let Some(number) = mention["what"]["value"]["number"].as_u64() {
                    found.push(format!("Item {number}"));
                }
            }
            _ => fields.values().for_each(|value| collect(value, found)),
        },
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

fn shown(reference: &Value) -> String {
    let target = &reference["target"];
    let value = match &target["value"] {
        Value::String(value) => value.clone(),
        value => value.to_string(),
    };
    let mut shown = match target["type"].as_str().unwrap() {
        "charter" => "Charter".to_owned(),
        "treaty" => format!("UNTS {value}"),
        "goal" => format!("SDG {value}"),
        own @ ("this" | "act") => own.to_owned(),
        _ => value,
    };
    for place in reference["within"].as_array().into_iter().flatten() {
        let level = place["level"].as_str().unwrap();
        let (first, rest) = level.split_at(1);
        let number = place["number"].as_str().unwrap();
        let _ = write!(shown, " {}{rest} {number}", first.to_uppercase());
        if let Some(last) = place["up_to"].as_str() {
            let _ = write!(shown, "-{last}");
        }
    }
    if let Some(date) = reference["date"].as_str() {
        let _ = write!(shown, " {date}");
    }
    shown
}

#[test]
fn what_is_cited_is_found_however_it_is_worded() {
    let cases = cases();
    assert!(cases.len() > 250, "{} sentences", cases.len());
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        assert!(cases.iter().filter(|case| case.0 == language).count() > 40);
    }
    let wrong = cases.iter().filter_map(|(language, sentence, means)| {
        let found = cited(language, sentence);
        (found != *means).then(|| format!("{sentence}\n    {found:?}, not {means:?}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
