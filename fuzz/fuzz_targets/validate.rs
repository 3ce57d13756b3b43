//! Any text is held against the schemas and the rules; findings stand within it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plenary::validate::{Schema, Validator};
use std::sync::LazyLock;

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::profile().expect("our schema compiles"));

fuzz_target!(|text: &str| {
    let validator = Validator::new(&SCHEMA);
    let mut found = validator.xml(text);
    found.extend(validator.json(text));
    for finding in found {
        assert!(finding.span.end() <= text.len(), "{finding:?}");
    }
});
