//! The documents of the tests: our samples, and those that are shared beside this folder.

// Each test uses its own part of this.
#![allow(dead_code)]

use plenary::{Options, Parsed, encoding, parse};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// The languages of the corpus, as its folders are called.
pub(crate) const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// A document: its path, for people, and its text.
pub(crate) struct Document {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

impl Document {
    pub(crate) fn read(path: PathBuf) -> Self {
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let text = encoding::decode(&bytes, None).0.into_owned();
        Self { path, text }
    }

    pub(crate) fn parse(&self) -> Parsed {
        parse(&self.text, &Options::default())
    }
}

/// The folder of the samples.
pub(crate) fn samples_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// The samples, without the outputs beside them.
pub(crate) fn samples() -> Vec<Document> {
    let mut found = Vec::new();
    files(&samples_folder(), &mut found);
    found.retain(|path| !path.to_string_lossy().ends_with(".clean.md"));
    assert!(!found.is_empty(), "there are no samples");
    found.into_iter().map(Document::read).collect()
}

/// The clean Markdown beside the samples.
pub(crate) fn clean_samples() -> Vec<Document> {
    let mut found = Vec::new();
    files(&samples_folder(), &mut found);
    found.retain(|path| path.to_string_lossy().ends_with(".clean.md"));
    assert!(!found.is_empty(), "there is no clean Markdown");
    found.into_iter().map(Document::read).collect()
}

/// The official schema, where it is shared beside this folder.
#[cfg(feature = "validate")]
pub(crate) fn official() -> Option<plenary::validate::Schema> {
    let path = shared_folder().join("reference/xsd/akomantoso30.xsd");
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("!! {} is not here: skipped", path.display());
        return None;
    };
    let beside = |location: &str| fs::read_to_string(location).map_err(|e| e.to_string());
    let location = path.display().to_string();
    Some(plenary::validate::Schema::compile(&text, &location, beside).unwrap())
}

/// A shared document, if it is here; else the test says aloud that it goes on without.
pub(crate) fn shared(path: &str) -> Option<Document> {
    let path = shared_folder().join(path);
    if path.exists() {
        return Some(Document::read(path));
    }
    eprintln!("!! {} is not here: skipped", path.display());
    None
}

/// Every shared document, in order; none, said aloud, where they are not here.
pub(crate) fn corpus() -> Vec<Document> {
    let folder = shared_folder().join("corpus");
    let mut found = Vec::new();
    files(&folder, &mut found);
    if found.is_empty() {
        eprintln!("!! {} is not here: skipped", folder.display());
    }
    found.into_iter().map(Document::read).collect()
}

pub(crate) fn shared_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

/// The Markdown files below a folder, sorted.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
}

/// What `look` finds in each document, in their order; on as many threads as there are processors.
pub(crate) fn for_each<T: Send>(
    documents: &[Document],
    look: impl Fn(&Document) -> T + Sync,
) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = documents.len().div_ceil(threads).max(1);
    let look = &look;
    thread::scope(|scope| {
        let threads: Vec<_> = documents
            .chunks(share)
            .map(|documents| scope.spawn(move || documents.iter().map(look).collect::<Vec<T>>()))
            .collect();
        let found = threads.into_iter().map(|thread| thread.join().unwrap());
        found.flatten().collect()
    })
}
