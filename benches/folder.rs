//! What a whole folder costs, files read and written: copied as it is, turned into HTML by a plain
//! Markdown parser, converted to one format and to all three. The rows of one run are compared with
//! each other; the folder is the corpus beside the project where that is, the samples where not.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use plenary::{Options, format};
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let root = folder();
    println!("folder: {}", root.display());
    divan::main();
}

/// The folder that is converted.
fn folder() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = manifest.join("../shared/corpus/genuine");
    if corpus.is_dir() {
        corpus
    } else {
        manifest.join("samples")
    }
}

/// The Markdown files of the folder, and how many bytes they have together.
fn sources() -> (Vec<PathBuf>, usize) {
    let entries = fs::read_dir(folder()).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.sort();
    let size = |path: &PathBuf| fs::metadata(path).map_or(0, |data| data.len() as usize);
    let bytes = paths.iter().map(size).sum();
    (paths, bytes)
}

/// Reads every file, and writes what `work` makes of it: each text under its ending.
fn on_folder(bencher: Bencher<'_, '_>, work: impl Fn(&[u8]) -> Vec<(&'static str, Vec<u8>)>) {
    let (paths, bytes) = sources();
    let out = tempfile::tempdir().expect("there is room for outputs");
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for path in &paths {
            let source = fs::read(path).expect("a file can be read");
            let name = path.file_stem().expect("a file has a name");
            for (ending, output) in work(black_box(&source)) {
                let path = out.path().join(name).with_extension(ending);
                fs::write(path, output).expect("an output can be written");
            }
        }
    });
}

/// The resolution of a file.
fn read(source: &[u8]) -> plenary::Addressed {
    let (text, _) = plenary::encoding::decode(source, None);
    plenary::parse(&text, &Options::default()).resolution
}

#[divan::bench]
fn a_copied(bencher: Bencher<'_, '_>) {
    on_folder(bencher, |source| vec![("copy", source.to_vec())]);
}

#[divan::bench]
fn b_pulldown_cmark_to_html(bencher: Bencher<'_, '_>) {
    on_folder(bencher, |source| {
        let text = String::from_utf8_lossy(source);
        let mut html = String::with_capacity(text.len() * 3 / 2);
        let options = pulldown_cmark::Options::ENABLE_TABLES;
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(&text, options));
        vec![("html", html.into_bytes())]
    });
}

#[divan::bench]
fn c_to_akn(bencher: Bencher<'_, '_>) {
    on_folder(bencher, |source| {
        let akn = format::akn::write(&read(source), &format::akn::Options::default());
        vec![("akn.xml", akn.into_bytes())]
    });
}

#[divan::bench]
fn d_to_akn_json_and_markdown(bencher: Bencher<'_, '_>) {
    on_folder(bencher, |source| {
        let resolution = read(source);
        let akn = format::akn::write(&resolution, &format::akn::Options::default());
        vec![
            ("akn.xml", akn.into_bytes()),
            ("json", format::json::write(&resolution).into_bytes()),
            (
                "clean.md",
                format::markdown::write(&resolution).into_bytes(),
            ),
        ]
    });
}
