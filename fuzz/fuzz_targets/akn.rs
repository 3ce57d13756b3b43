//! Any XML is read or refused; what was read is written, and read as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plenary::format::{akn, json};

fuzz_target!(|text: &str| {
    let Ok(read) = akn::read(text) else { return };
    let written = akn::write(&read.resolution, &akn::Options::default());
    let again = akn::read(&written).expect("what was written is read");
    let once_more = akn::write(&again.resolution, &akn::Options::default());
    assert_eq!(written, once_more);
    json::read(&json::write(&read.resolution)).expect("JSON is read");
});
