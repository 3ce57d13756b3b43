//! How time grows with size: 1, 10 and 100 times the same document. Bytes a second stay the same
//! where it grows in proportion.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use plenary::verify::verify;
use plenary::{Options, format, parse};
use std::fmt::Write as _;

const SAMPLE: &str = include_str!("../samples/A-RES-72-57.zh.md");
const TIMES: [usize; 3] = [1, 10, 100];

fn main() {
    divan::main();
}

/// A document of so many times the clauses of the sample, in one body: nothing that is cut apart.
fn clauses(times: usize) -> String {
    let mut text = String::from("**72/999. Lamps**\n\n*The General Assembly*,\n\n");
    for at in 1..=times * 60 {
        let (year, day) = (1990 + at % 30, 1 + at % 28);
        let _ = write!(
            text,
            "{at}. *Requests* the Secretary-General, in accordance with its resolution 71/{at} of \
             {day} December {year},[^{at}] to keep **lamps** in good repair, and:\n\n\
             (a) To report to the General Assembly at its seventy-third session;\n\n\
             [^{at}]: A/72/{at}, annex, para. 3.\n\n"
        );
    }
    text
}

fn on(bencher: Bencher<'_, '_>, text: &str, work: impl Fn(&str) + Sync) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| work(black_box(text)));
}

#[divan::bench(args = TIMES)]
fn read(bencher: Bencher<'_, '_>, times: usize) {
    on(bencher, &clauses(times), |text| {
        black_box(parse(text, &Options::default()));
    });
}

/// The sample one time after the other, as a volume is bound.
#[divan::bench(args = TIMES)]
fn read_a_volume(bencher: Bencher<'_, '_>, times: usize) {
    on(bencher, &SAMPLE.repeat(times), |text| {
        black_box(parse(text, &Options::default()));
    });
}

#[divan::bench(args = TIMES)]
fn write_akn(bencher: Bencher<'_, '_>, times: usize) {
    let parsed = parse(&clauses(times), &Options::default());
    let options = format::akn::Options::default();
    on(bencher, &clauses(times), |_| {
        black_box(format::akn::write(&parsed.resolution, &options));
    });
}

#[divan::bench(args = TIMES)]
fn write_json(bencher: Bencher<'_, '_>, times: usize) {
    let parsed = parse(&clauses(times), &Options::default());
    on(bencher, &clauses(times), |_| {
        black_box(format::json::write(&parsed.resolution));
    });
}

#[divan::bench(args = TIMES)]
fn write_markdown(bencher: Bencher<'_, '_>, times: usize) {
    let parsed = parse(&clauses(times), &Options::default());
    on(bencher, &clauses(times), |_| {
        black_box(format::markdown::write(&parsed.resolution));
    });
}

#[divan::bench(args = TIMES)]
fn read_akn(bencher: Bencher<'_, '_>, times: usize) {
    let parsed = parse(&clauses(times), &Options::default());
    let xml = format::akn::write(&parsed.resolution, &format::akn::Options::default());
    on(bencher, &xml, |xml| {
        black_box(format::akn::read(xml)).expect("what was written is read");
    });
}

#[divan::bench(args = TIMES)]
fn read_json(bencher: Bencher<'_, '_>, times: usize) {
    let parsed = parse(&clauses(times), &Options::default());
    let json = format::json::write(&parsed.resolution);
    on(bencher, &json, |json| {
        black_box(format::json::read(json)).expect("what was written is read");
    });
}

#[divan::bench(args = TIMES)]
fn hold_against_the_source(bencher: Bencher<'_, '_>, times: usize) {
    let source = clauses(times);
    let parsed = parse(&source, &Options::default());
    on(bencher, &source, |source| {
        assert_eq!(verify(source, &parsed.resolution, &parsed.ledger), []);
    });
}
