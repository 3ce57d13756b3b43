//! Bytes of any encoding become a resolution that every format writes and reads back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plenary::format::{akn, json, markdown, table};
use plenary::{Options, actions, encoding, inspect, mandates, parse, read};

fuzz_target!(|bytes: &[u8]| {
    let (text, _) = encoding::decode(bytes, None);
    let options = Options::default();
    let parsed = parse(&text, &options);
    let resolution = &parsed.resolution;
    for profile in [akn::Profile::Akn4un, akn::Profile::Dgacm] {
        let mut options = akn::Options::default();
        options.profile = profile;
        let written = akn::write(resolution, &options);
        akn::read(&written).expect("what was written is read");
    }
    let written = json::write(resolution);
    assert_eq!(&json::read(&written).expect("JSON is read"), resolution);
    parse(&markdown::write(resolution), &options);
    table::rows("source", resolution, &parsed.diagnostics, mandates, actions);
    mandates(resolution);
    inspect::clean(&text, &options);
    // As whatever it looks like: a fault is an answer.
    let _ = read(&text, None, &options);
});
