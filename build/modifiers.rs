//! Turns the modifiers of actions, `src/language/modifiers.toml`, into a table.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Modifier {
    polarity: Polarity,
    words: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Polarity {
    Neutral,
    Positive,
    Negative,
    Strengthening,
}

/// The modifiers, and for each concept which of them are in its key, a bit each.
pub(super) fn tables(concepts: &[&str]) -> String {
    let path = "src/language/modifiers.toml";
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let all: BTreeMap<String, Modifier> =
        toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert!(all.len() <= 16, "{path}: more modifiers than bits");
    let named = all
        .iter()
        .map(|(name, modifier)| format!("({name:?}, Polarity::{:?})", modifier.polarity));
    let named: Vec<_> = named.collect();
    let of = concepts.iter().map(|key| {
        let words = words(key);
        let bits = all.values().enumerate().filter(|(_, modifier)| {
            let phrases = modifier.words.iter();
            phrases
                .map(|phrase| phrase.split(' ').collect())
                .any(|phrase: Vec<&str>| {
                    words.windows(phrase.len()).any(|window| {
                        let mut pairs = window.iter().zip(&phrase);
                        pairs.all(|(word, wanted)| *wanted == "*" || word == wanted)
                    })
                })
        });
        bits.fold(0u16, |bits, (place, _)| bits | 1 << place)
    });
    let of: Vec<_> = of.collect();
    format!(
        "static MODIFIERS: &[(&str, Polarity)] = &[{}]; static MODIFIERS_OF: &[u16] = &{of:?};",
        named.join(",")
    )
}

/// The words of a key in lowerCamelCase, in small letters.
fn words(key: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in key.chars() {
        if c.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words
}
