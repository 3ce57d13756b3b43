//! Any JSON is read or refused; what was read is written in every format, and read as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plenary::format::{akn, json, markdown};
use plenary::{Options, parse};

fuzz_target!(|text: &str| {
    let Ok(resolution) = json::read(text) else {
        return;
    };
    let written = json::write(&resolution);
    assert_eq!(json::read(&written).expect("JSON is read"), resolution);
    let xml = akn::write(&resolution, &akn::Options::default());
    akn::read(&xml).expect("what was written is read");
    parse(&markdown::write(&resolution), &Options::default());
});
