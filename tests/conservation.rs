//! Promise 2: the letters of the source are the letters of the resolution and of the ledger.

mod walk;

use plenary::markdown::{self, BlockKind, MarkKind, OBJECT, Passage};
use plenary::{Options, Parsed, encoding, parse};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A letter as it is counted: letters and digits, in one width.
fn letters(words: &str) -> impl Iterator<Item = char> + '_ {
    words.chars().filter(|c| c.is_alphanumeric())
}

fn count(words: impl Iterator<Item = char>) -> BTreeMap<char, i64> {
    let mut count = BTreeMap::new();
    for c in words {
        *count.entry(c).or_default() += 1;
    }
    count
}

/// The words of a passage with the signs of its calls.
fn words(passage: &Passage) -> String {
    let mut out = String::new();
    for (at, c) in passage.text().char_indices() {
        if c != OBJECT {
            out.push(c);
            continue;
        }
        for mark in passage.marks().iter().filter(|m| m.start == at) {
            match &mark.kind {
                MarkKind::NoteCall(marker) => out.push_str(marker),
                MarkKind::Image(_, alternative) => out.push_str(alternative),
                _ => {}
            }
        }
    }
    out
}

/// What the page says, before cleaning.
fn page(source: &str) -> String {
    let mut out = String::new();
    for block in markdown::parse(source) {
        if let BlockKind::Table(rows) = &block.kind {
            for passage in rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.content) {
                out.push_str(&words(passage));
                out.push('\n');
            }
        }
        out.push_str(&words(&block.passage));
        out.push('\n');
    }
    out
}

/// The letters that are in one and not in the other, with how many.
fn difference(source: &str, parsed: &Parsed) -> BTreeMap<char, i64> {
    let mut count = count(letters(&page(source)));
    let resolution = walk::pieces(&parsed.resolution).concat();
    let ledger: String = parsed
        .ledger
        .removals()
        .iter()
        .map(|r| r.text.as_str())
        .collect();
    for c in letters(&resolution).chain(letters(&ledger)) {
        *count.entry(c).or_default() -= 1;
    }
    count.retain(|_, n| *n != 0);
    count
}

fn check(path: &Path) -> Option<String> {
    let bytes = fs::read(path).unwrap();
    let (source, _) = encoding::decode(&bytes);
    let parsed = parse(&source, &Options::default());
    let difference = difference(&source, &parsed);
    (!difference.is_empty()).then(|| format!("{}: {difference:?}", path.display()))
}

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "md") {
            found.push(path);
        }
    }
}

#[test]
fn no_letter_of_the_samples_is_lost() {
    let mut found = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"),
        &mut found,
    );
    let lost: Vec<String> = found.iter().filter_map(|path| check(path)).collect();
    assert!(!found.is_empty() && lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn no_letter_of_the_corpus_is_lost() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !corpus.exists() {
        eprintln!("skipped: {} is absent", corpus.display());
        return;
    }
    let mut found = Vec::new();
    files(&corpus, &mut found);
    found.sort();
    let lost: Vec<String> = found.iter().filter_map(|path| check(path)).collect();
    assert!(
        lost.is_empty(),
        "{} of {} documents lose letters:\n{}",
        lost.len(),
        found.len(),
        lost.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
}
