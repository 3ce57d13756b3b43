//! What is read from words is written as words that are read as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plenary::frbr::{WorkIri, cite};
use plenary::{
    Concept, Date, Due, EId, Language, SessionNumber, Symbol, chinese_value, roman, roman_value,
};
use std::fmt::{Debug, Display};
use std::str::FromStr;

fn again<T: FromStr + Display + PartialEq + Debug>(text: &str) -> Option<T> {
    let value: T = text.parse().ok()?;
    let written = value.to_string();
    assert_eq!(
        written.parse().ok().as_ref(),
        Some(&value),
        "{text:?} is written {written:?}"
    );
    Some(value)
}

fuzz_target!(|text: &str| {
    let date = again::<Date>(text);
    again::<Due>(text);
    again::<EId>(text);
    again::<Language>(text);
    again::<SessionNumber>(text);
    again::<Concept>(text);
    again::<WorkIri>(text);
    if let Some(symbol) = again::<Symbol>(text) {
        let _ = cite(&symbol, date);
    }
    if let Some(value) = roman_value(text) {
        assert!(
            roman(value).eq_ignore_ascii_case(text),
            "{text:?} is {value}"
        );
    }
    chinese_value(text);
});
