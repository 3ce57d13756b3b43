//! Who may use whom: keeps the table of rooms, and what may stand in which.

mod common;

use common::{paths, read, root, rust_files};
use std::path::Path;

/// Each room and the rooms it may use. A room may always use itself; `lib.rs` may use everything.
///
/// Two names stand for less than a room. `options` is what a caller may state before anything is
/// read, and `page` what cleaning hands on: the page without the paper, its notes, its ledger.
/// Recognition reads that page, and its identity begins with what was stated, so it may use both;
/// what it never uses is a step of cleaning, or the pipeline in which it stands. `api` is that
/// pipeline: `parse` and `Parsed`.
const TABLE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diagnostic", &["source"]),
    ("doubt", &["source", "diagnostic"]),
    ("encoding", &["source", "diagnostic", "language"]),
    ("model", &["source"]),
    ("language", &["model"]),
    ("markdown", &["source"]),
    (
        "clean",
        &[
            "page",
            "source",
            "diagnostic",
            "model",
            "language",
            "markdown",
        ],
    ),
    (
        "recognize",
        &[
            "options",
            "source",
            "diagnostic",
            "doubt",
            "model",
            "language",
            "markdown",
            "page",
        ],
    ),
    ("frbr", &["model"]),
    ("format", &["source", "diagnostic", "model"]),
    (
        "format::akn",
        &["source", "diagnostic", "model", "frbr", "format"],
    ),
    (
        "format::json",
        &["source", "diagnostic", "model", "frbr", "format"],
    ),
    (
        "format::markdown",
        &["source", "diagnostic", "model", "frbr", "format"],
    ),
    (
        "format::table",
        &["source", "diagnostic", "model", "frbr", "format"],
    ),
    (
        "inspect",
        &[
            "api",
            "options",
            "source",
            "diagnostic",
            "doubt",
            "model",
            "language",
            "markdown",
            "clean",
            "page",
            "recognize",
        ],
    ),
    (
        "verify",
        &[
            "source",
            "diagnostic",
            "model",
            "markdown",
            "page",
            "format",
            "format::markdown",
        ],
    ),
    ("validate", &["source", "diagnostic", "format::json"]),
    (
        "batch",
        &[
            "api",
            "options",
            "source",
            "diagnostic",
            "doubt",
            "encoding",
            "model",
            "page",
            "validate",
            FORMATS,
        ],
    ),
    (
        "cli",
        &[
            "api",
            "options",
            "source",
            "diagnostic",
            "doubt",
            "encoding",
            "model",
            "frbr",
            "inspect",
            "batch",
            "verify",
            "validate",
            FORMATS,
        ],
    ),
    ("main", &["cli"]),
];

/// Stands for the room `format` and every room in it.
const FORMATS: &str = "format::*";

/// What cleaning hands on.
const PAGE: [&str; 5] = ["Cleaned", "Ledger", "NoteText", "Removal", "Rule"];

/// Rooms in which files, clock, environment, threads and printing are allowed.
const WORLDLY: [&str; 3] = ["batch", "cli", "main"];

/// Signs for numbers, which are letters to Unicode; not to us.
const NUMERALS: &str = "〇零一二三四五六七八九十百千两";

/// Letters that are signs and no words: ordinals, units of measurement, stand-ins of one width.
const SIGNS: [&str; 8] = ["º", "ª", "м", "км", "см", "мм", "é", "𠀀"];

/// Names of Akoma Ntoso that are no part of an eId.
const AKN_NAMES: [&str; 9] = [
    "legaldocml",
    "akomaNtoso",
    "FRBR",
    "TLC",
    "mainBody",
    "docTitle",
    "docNumber",
    "listIntroduction",
    "noteRef",
];

/// The module of a file: `src/format/akn/meta.rs` is `format`, `akn`, `meta`.
fn module(path: &Path) -> Vec<String> {
    let path = path.strip_prefix("src").unwrap().with_extension("");
    let mut names: Vec<_> = path
        .components()
        .map(|name| name.as_os_str().to_string_lossy().into_owned())
        .collect();
    if names.last().is_some_and(|name| name == "mod") {
        names.pop();
    }
    names
}

/// The room of a module, or of what the crate's root exports under a name.
fn room(names: &[String]) -> String {
    let first = names.first().map_or("", String::as_str);
    if first == "format" {
        let two = format!("format::{}", names.get(1).map_or("", String::as_str));
        if TABLE.iter().any(|(name, _)| *name == two) {
            return two;
        }
    }
    match first {
        "Span" | "Lines" | "Position" => "source",
        "Code" | "Diagnostic" | "Severity" => "diagnostic",
        "parse" | "page" | "read" | "actions" | "mandates" | "marks" | "Parsed" => "api",
        "Options" => "options",
        "clean"
            if names
                .get(1)
                .is_some_and(|name| PAGE.contains(&name.as_str())) =>
        {
            "page"
        }
        room if TABLE.iter().any(|(name, _)| *name == room) => room,
        // A folder of its own would be a room; everything else is a type or function of the model.
        room if root().join("src").join(room).is_dir() => room,
        _ => "model",
    }
    .to_owned()
}

/// The files of the program's rooms: neither the crate's root nor files of tests.
fn files() -> Vec<std::path::PathBuf> {
    let mut files = rust_files("src");
    files.retain(|path| !path.ends_with("lib.rs") && !path.ends_with("tests.rs"));
    assert!(files.len() > 20, "the program's files are not found");
    files
}

#[test]
fn rooms_use_only_what_they_may() {
    let mut wrong = Vec::new();
    for file in files() {
        let here = module(&file);
        let name = room(&here);
        let Some((_, allowed)) = TABLE.iter().find(|(room, _)| *room == name) else {
            wrong.push(format!(
                "{}: the room {name} is not in the table",
                file.display()
            ));
            continue;
        };
        for path in paths(&read(&file).tokens, &["crate", "super", "self"]) {
            let mut target = if path[0] == "crate" {
                Vec::new()
            } else {
                here.clone()
            };
            for step in &path {
                match step.as_str() {
                    "super" => drop(target.pop()),
                    "crate" | "self" => {}
                    step => target.push(step.to_owned()),
                }
            }
            let used = room(&target);
            let fits = used == name
                || allowed.contains(&used.as_str())
                || used.starts_with("format") && allowed.contains(&FORMATS)
                // A room may speak of the rooms inside it.
                || used.starts_with(&format!("{name}::"));
            if !fits {
                wrong.push(format!(
                    "{}: {} is in {used}",
                    file.display(),
                    path.join("::")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_world_stays_outside() {
    const MODULES: [&str; 5] = ["fs", "env", "thread", "net", "process"];
    const NAMES: [&str; 3] = ["Instant", "SystemTime", "Zoned"];
    const MACROS: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];
    let mut wrong = Vec::new();
    for file in files() {
        if WORLDLY.contains(&room(&module(&file)).as_str()) {
            continue;
        }
        let source = read(&file);
        for path in paths(&source.tokens, &["std"]) {
            if MODULES.contains(&path[1].as_str()) {
                wrong.push(format!("{}: {}", file.display(), path.join("::")));
            }
        }
        for pair in source.tokens.windows(2) {
            let is_macro = pair[1] == "!" && MACROS.contains(&pair[0].as_str());
            if is_macro || NAMES.contains(&pair[0].as_str()) {
                wrong.push(format!("{}: {}", file.display(), pair[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_of_languages_stand_in_packs() {
    let foreign = |text: &str| {
        let letter = |c: char| !c.is_ascii() && c.is_alphabetic() && !NUMERALS.contains(c);
        text.chars().any(letter)
    };
    let mut wrong = Vec::new();
    for file in files() {
        // A table of signs, used by the build script too.
        if file == Path::new("src/language/fold.rs") {
            continue;
        }
        let strings = read(&file).strings;
        let known = |text: &str| SIGNS.contains(&text);
        for text in strings.iter().filter(|text| foreign(text) && !known(text)) {
            wrong.push(format!("{}: {text}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_rooms_spell_akoma_ntoso() {
    let mut wrong = Vec::new();
    for file in files() {
        if ["format::akn", "validate"].contains(&room(&module(&file)).as_str()) {
            continue;
        }
        for text in &read(&file).strings {
            if AKN_NAMES.iter().any(|name| text.contains(name)) {
                wrong.push(format!("{}: {text}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_longer_than_one_reads() {
    const LINES: usize = 500;
    for file in ["src", "tests", "benches"].into_iter().flat_map(rust_files) {
        let text = std::fs::read_to_string(root().join(&file)).unwrap();
        let lines = text.lines().count();
        assert!(lines <= LINES, "{}: {lines} lines", file.display());
    }
}

#[test]
fn the_reader_of_sources_sees_what_it_should() {
    let tokens: Vec<String> =
        "use crate :: { a :: { B , c as d } , E } ; super :: super :: f ( ) ;"
            .replace("::", ": :")
            .split_whitespace()
            .map(str::to_owned)
            .collect();
    let found: Vec<_> = paths(&tokens, &["crate", "super"])
        .iter()
        .map(|path| path.join("::"))
        .collect();
    assert_eq!(
        found,
        ["crate::a::B", "crate::a::c", "crate::E", "super::super::f"]
    );
    let source = read(Path::new("src/source.rs"));
    assert!(source.tokens.iter().any(|token| token == "Position"));
    // Neither the doc-tests in comments nor the tests are read.
    assert!(!source.tokens.iter().any(|token| token == "tests"));
    assert!(!source.strings.iter().any(|text| text.contains("abcdefg")));
}
