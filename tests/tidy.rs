//! What is defined is used: no diagnostic that never fires, no rule that never takes anything.

mod common;

use common::{read, rust_files};
use plenary::Code;
use plenary::clean::Rule;
use std::path::Path;

/// Codes that nothing reports yet. This list only gets shorter.
const CODES_TO_COME: &[&str] = &[];

/// Rules by which nothing is taken yet. This list only gets shorter.
const RULES_TO_COME: &[&str] = &["RepeatedMasthead", "LineHyphen"];

/// The names of `all` that no file but `definition` speaks of as `kind::name`.
fn unused(kind: &str, definition: &str, all: &[String]) -> Vec<String> {
    let mut unused = all.to_vec();
    for file in rust_files("src") {
        if file == Path::new(definition) || file.ends_with("tests.rs") {
            continue;
        }
        let tokens = read(&file).tokens;
        for window in tokens.windows(4) {
            if window[0] == kind && window[1] == ":" && window[2] == ":" {
                unused.retain(|name| *name != window[3]);
            }
        }
    }
    unused
}

#[test]
fn every_code_is_reported() {
    let all: Vec<_> = Code::ALL.iter().map(|code| format!("{code:?}")).collect();
    let unused = unused("Code", "src/diagnostic.rs", &all);
    assert_eq!(
        unused, CODES_TO_COME,
        "left: what nothing reports; right: the list here"
    );
}

#[test]
fn every_rule_takes_something() {
    let all: Vec<_> = Rule::ALL.iter().map(|rule| format!("{rule:?}")).collect();
    let unused = unused("Rule", "src/clean/ledger.rs", &all);
    assert_eq!(
        unused, RULES_TO_COME,
        "left: what nothing uses; right: the list here"
    );
}
