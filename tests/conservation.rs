//! Promise 2: the letters of the source are the letters of the resolution and of the ledger.

mod documents;
mod walk;

use documents::{Document, clean_samples, corpus, for_each, samples};
use plenary::Parsed;
use plenary::format::markdown::FrontMatter;
use plenary::markdown::{self, BlockKind, MarkKind, OBJECT, Passage};
use std::collections::BTreeMap;

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
    let matter = FrontMatter::read(source).map_or(0, |(_, len, _)| len);
    let (matter, source) = source.split_at(matter);
    let mut out = matter.to_owned();
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

fn check(document: &Document) -> Option<String> {
    let difference = difference(&document.text, &document.parse());
    let path = document.path.display();
    (!difference.is_empty()).then(|| format!("{path}: {difference:?}"))
}

fn none_lost(documents: &[Document]) {
    let lost: Vec<String> = for_each(documents, check).into_iter().flatten().collect();
    assert!(
        lost.is_empty(),
        "{} of {} documents lose letters:\n{}",
        lost.len(),
        documents.len(),
        lost.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn no_letter_of_the_samples_is_lost() {
    none_lost(&samples());
}

#[test]
fn no_letter_of_clean_markdown_is_lost() {
    none_lost(&clean_samples());
}

#[test]
fn no_letter_of_the_corpus_is_lost() {
    none_lost(&corpus());
}
