//! No letter of any text is lost, and any ledger can be held against any text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plenary::verify::{read_ledger, verify, write_ledger};
use plenary::{Options, parse};

fuzz_target!(|text: &str| {
    let parsed = parse(text, &Options::default());
    assert_eq!(verify(text, &parsed.resolution, &parsed.ledger), []);
    let written = write_ledger("source", text, &parsed.ledger);
    let ledger = read_ledger(&written).expect("what was written is read");
    assert_eq!(verify(text, &parsed.resolution, &ledger), []);
    // Of another text, it may say what it likes.
    let half = text.floor_char_boundary(text.len() / 2);
    verify(&text[half..], &parsed.resolution, &ledger);
    if let Ok(ledger) = read_ledger(text) {
        verify("text", &parsed.resolution, &ledger);
    }
});
