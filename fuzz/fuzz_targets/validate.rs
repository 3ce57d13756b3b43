//! Any text is held against the schemas and the rules; findings stand within it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plenary::validate::{Schema, Validator};

// Of a thread, for a compiled schema cannot be shared between threads.
thread_local! {
    static SCHEMA: Schema = Schema::profile().expect("our schema compiles");
}

fuzz_target!(|text: &str| {
    SCHEMA.with(|schema| {
        let validator = Validator::new(schema);
        let mut found = validator.xml(text);
        found.extend(validator.json(text));
        for finding in found {
            assert!(finding.span.end() <= text.len(), "{finding:?}");
        }
    });
});
