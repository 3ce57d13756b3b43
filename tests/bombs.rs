//! XML and JSON that were made to bring a reader down are refused, or read, at the price of their
//! size; so are bytes of no encoding.
#![cfg(feature = "validate")]

use peak_alloc::PeakAlloc;
use plenary::format::{ReadError, akn, json};
use plenary::validate::{Schema, Validator};
use plenary::{Language, Options, Resolution, assign, encoding, parse};
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One test at a time: they measure.
static ALONE: Mutex<()> = Mutex::new(());

/// What the work gives, if it takes no more than so many bytes for each byte of the text, and two
/// million for tables of its own.
fn within<T>(text: &str, times: usize, work: impl FnOnce(&str) -> T) -> T {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let value = work(text);
    let took = MEMORY.peak_usage().saturating_sub(before);
    let limit = text.len() * times + 2_000_000;
    assert!(
        took <= limit,
        "{took} bytes of memory for {} of text",
        text.len()
    );
    value
}

fn refused<T>(read: Result<T, ReadError>) -> String {
    match read {
        Ok(_) => panic!("this is read"),
        Err(error) => error.to_string(),
    }
}

fn resolution(language: Language) -> plenary::Addressed {
    assign(Resolution::empty(language))
}

#[test]
fn a_billion_laughs_are_not_laughed() {
    let mut laughs =
        String::from("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY lol \"lol\">\n");
    let mut before = "lol".to_owned();
    for at in 1..10 {
        let name = format!("lol{at}");
        let _ = writeln!(
            laughs,
            "<!ENTITY {name} \"{}\">",
            format!("&{before};").repeat(10)
        );
        before = name;
    }
    let xml = akn::write(&resolution(Language::English), &akn::Options::default());
    let body = xml
        .split_once('\n')
        .unwrap()
        .1
        .replace("<mainBody", "<preface><p>&lol9;</p></preface><mainBody");
    for text in [
        format!("{laughs}]>\n<akomaNtoso>&lol9;</akomaNtoso>"),
        format!("{laughs}]>\n{body}"),
    ] {
        within(&text, 20, |text| refused(akn::read(text)));
        let schema = Schema::profile().unwrap();
        let found = within(&text, 200, |text| Validator::new(&schema).xml(text));
        assert!(!found.is_empty());
    }
}

#[test]
fn nothing_outside_is_fetched() {
    let secret = concat!(env!("CARGO_MANIFEST_DIR"), "/LICENSE-MIT");
    let words = std::fs::read_to_string(secret).unwrap();
    let words = words.lines().last().unwrap();
    let xml = akn::write(&resolution(Language::English), &akn::Options::default());
    let body = xml.split_once('\n').unwrap().1;
    for doctype in [
        format!("<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM \"file://{secret}\">]>"),
        format!("<!DOCTYPE akomaNtoso SYSTEM \"file://{secret}\">"),
        format!("<!DOCTYPE akomaNtoso [<!ENTITY % x SYSTEM \"file://{secret}\"> %x;]>"),
    ] {
        let inside = body.replace("<mainBody", "<preface><p>&x;</p></preface><mainBody");
        for text in [format!("{doctype}\n{body}"), format!("{doctype}\n{inside}")] {
            if let Ok(read) = akn::read(&text) {
                assert!(!json::write(&read.resolution).contains(words));
            }
        }
    }
}

#[test]
fn xml_that_nests_is_refused() {
    for (open, close) in [
        ("<p>", "</p>"),
        ("<p>", ""),
        ("<a b='c'>", "</a>"),
        ("<!--", "-->"),
    ] {
        let text = format!(
            "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">{}{}",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        within(&text, 20, |text| refused(akn::read(text)));
        let schema = Schema::profile().unwrap();
        within(&text, 400, |text| Validator::new(&schema).xml(text).len());
    }
}

#[test]
fn elements_with_many_attributes_are_read_in_time() {
    let mut text = String::from("<akomaNtoso ");
    for at in 0..20_000 {
        let _ = write!(text, "a{at}=\"\" ");
    }
    text.push_str("/>");
    within(&text, 60, |text| refused(akn::read(text)));
    let schema = Schema::profile().unwrap();
    within(&text, 400, |text| Validator::new(&schema).xml(text).len());
}

#[test]
fn json_that_nests_is_refused() {
    for (open, close) in [
        ("[", "]"),
        ("{\"a\":", "}"),
        ("[", ""),
        ("{\"version\":\"1\",\"resolution\":", ""),
    ] {
        let text = open.repeat(100_000) + &close.repeat(100_000);
        let said = within(&text, 4, |text| refused(json::read(text)));
        assert!(said.contains("nested"), "{said}");
        let schema = Schema::profile().unwrap();
        within(&text, 40, |text| Validator::new(&schema).json(text).len());
    }
}

#[test]
fn json_at_the_limit_of_nesting_is_read() {
    // As deep as is read: an error of content, and no fall.
    let text = "[".repeat(512) + &"]".repeat(512);
    refused(json::read(&text));
    let inner = r#"{"kind":"emphasis","text":{"plain":"","inlines":["#;
    let text = format!(
        r#"{{"version":"1","resolution":{{"title":{{"text":{{"plain":"","inlines":[{}{}]}}}}}}}}"#,
        inner.repeat(120),
        "]}}".repeat(120)
    );
    let _ = json::read(&text);
}

#[test]
fn lone_surrogates_are_an_error_with_its_place() {
    for lone in [r"\ud800", r"\udc00", r"\ud800\ud800", r"\ud800x"] {
        let text = json::write(&resolution(Language::English));
        let text = text.replacen("\"en\"", &format!("\"{lone}\""), 1);
        let error = json::read(&text).unwrap_err();
        assert!(error.position().is_some(), "{error}");
    }
    let pair = r#"{"version":"1\ud83d\ude00"}"#;
    assert!(refused(json::read(pair)).contains("version"));
}

#[test]
fn json_with_many_keys_or_long_numbers_is_refused() {
    let keys = format!("{{{}\"version\":\"1\"}}", "\"a\":1,".repeat(200_000));
    let numbers = format!("{{\"version\":{}}}", "9".repeat(500_000));
    let exponents = format!("{{\"version\":1e{}}}", "9".repeat(500_000));
    for text in [keys, numbers, exponents] {
        within(&text, 20, |text| refused(json::read(text)));
        let schema = Schema::profile().unwrap();
        within(&text, 400, |text| Validator::new(&schema).json(text).len());
    }
}

#[test]
fn bytes_of_no_encoding_are_read() {
    let random = |n: usize| -> Vec<u8> {
        let mut state = 1_u32;
        let next = |_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        (0..n).map(next).collect()
    };
    for bytes in [
        vec![0xff; 100_000],
        vec![0x80; 100_000],
        vec![0; 100_000],
        vec![0xff, 0xfe],
        vec![0xff, 0xfe, 0x00],
        vec![0xfe, 0xff, 0xd8, 0x00],
        [0xff, 0xfe]
            .into_iter()
            .chain([0x00, 0xd8].repeat(50_000))
            .collect(),
        [0x81, 0x30].repeat(50_000),
        random(100_000),
        vec![],
        vec![0xef, 0xbb, 0xbf],
    ] {
        let (text, _) = encoding::decode(&bytes, None);
        parse(&text, &Options::default());
    }
}
