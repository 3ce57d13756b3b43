//! How fast a resolution is converted: each stage, the whole way, and beside them what a plain
//! Markdown parser needs for the same text.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use plenary::validate::{Schema, Validator};
use plenary::{Addressed, Options, format};

const SAMPLE: &str = include_str!("../samples/A-RES-72-57.zh.md");

fn main() {
    divan::main();
}

/// Runs `work` on the sample and counts the bytes of the sample.
fn on_sample<T>(bencher: Bencher<'_, '_>, work: impl Fn(&str) -> T + Sync) {
    bencher
        .counter(BytesCount::of_str(SAMPLE))
        .bench(|| work(black_box(SAMPLE)));
}

/// Writes the sample's resolution, and counts the bytes of the sample, so that all can be compared.
fn on_resolution<T>(bencher: Bencher<'_, '_>, work: impl Fn(&Addressed) -> T + Sync) {
    let resolution = plenary::parse(SAMPLE, &Options::default()).resolution;
    bencher
        .counter(BytesCount::of_str(SAMPLE))
        .bench(|| work(black_box(&resolution)));
}

/// The Akoma Ntoso of the sample.
fn written() -> String {
    let resolution = plenary::parse(SAMPLE, &Options::default()).resolution;
    format::akn::write(&resolution, &format::akn::Options::default())
}

#[divan::bench]
fn decode(bencher: Bencher<'_, '_>) {
    on_sample(bencher, |text| {
        plenary::encoding::decode(text.as_bytes(), None).0.len()
    });
}

#[divan::bench]
fn markdown_parse(bencher: Bencher<'_, '_>) {
    on_sample(bencher, plenary::markdown::parse);
}

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    on_sample(bencher, |text| plenary::parse(text, &Options::default()));
}

#[divan::bench]
fn write_akn(bencher: Bencher<'_, '_>) {
    on_resolution(bencher, |resolution| {
        format::akn::write(resolution, &format::akn::Options::default())
    });
}

#[divan::bench]
fn write_json(bencher: Bencher<'_, '_>) {
    on_resolution(bencher, format::json::write);
}

#[divan::bench]
fn write_markdown(bencher: Bencher<'_, '_>) {
    on_resolution(bencher, format::markdown::write);
}

/// One document against our schema, once that is compiled.
#[divan::bench]
fn validate_schema(bencher: Bencher<'_, '_>) {
    let xml = written();
    let schema = Schema::profile().unwrap();
    let checker = schema.checker();
    bencher
        .counter(BytesCount::of_str(&xml))
        .bench_local(|| checker.check(black_box(&xml)).len());
}

/// One document against our schema and the rules.
#[divan::bench]
fn validate_all(bencher: Bencher<'_, '_>) {
    let xml = written();
    let schema = Schema::profile().unwrap();
    let validator = Validator::new(&schema);
    bencher
        .counter(BytesCount::of_str(&xml))
        .bench_local(|| validator.xml(black_box(&xml)).len());
}

/// Compiling our schema, once a run and thread.
#[divan::bench]
fn compile_schema(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| Schema::profile().is_ok());
}

#[divan::bench]
fn whole_conversion(bencher: Bencher<'_, '_>) {
    on_sample(bencher, |text| {
        let (text, _) = plenary::encoding::decode(text.as_bytes(), None);
        let parsed = plenary::parse(&text, &Options::default());
        format::akn::write(&parsed.resolution, &format::akn::Options::default())
    });
}

#[divan::bench]
fn pulldown_cmark_to_html(bencher: Bencher<'_, '_>) {
    on_sample(bencher, |text| {
        let mut html = String::new();
        let options = pulldown_cmark::Options::ENABLE_TABLES;
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(text, options));
        html
    });
}
