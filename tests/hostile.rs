//! No text takes long, or much memory, or brings anything down: the time and the memory that a text
//! takes are held against those of plain paragraphs of the same size, in the same run.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "shares of small numbers"
)]

mod extremes;

use cpu_time::ThreadTime;
use extremes::{COUNTED, Extreme, REPEATED, plain};
use peak_alloc::PeakAlloc;
use plenary::format::{akn, json, markdown};
use plenary::verify::verify;
use plenary::{Options, parse};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One test at a time: they measure.
static ALONE: Mutex<()> = Mutex::new(());

/// What some work takes.
#[derive(Clone, Copy, Debug)]
struct Cost {
    time: Duration,
    memory: usize,
}

fn cost(work: &dyn Fn()) -> Cost {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    // Of this thread alone: a machine that is busy with something else is no fault of the text.
    let start = ThreadTime::now();
    work();
    Cost {
        time: start.elapsed(),
        memory: MEMORY.peak_usage().saturating_sub(before),
    }
}

/// The whole way of a text: read, written in each format, read back, verified.
fn convert(text: &str) {
    let parsed = parse(text, &Options::default());
    let resolution = &parsed.resolution;
    let akn = akn::write(resolution, &akn::Options::default());
    drop(akn::read(&akn).expect("what was written is read"));
    drop(akn);
    let json = json::write(resolution);
    drop(json::read(&json).expect("what was written is read"));
    drop(json);
    drop(parse(&markdown::write(resolution), &Options::default()));
    let lost = verify(text, resolution, &parsed.ledger);
    assert!(lost.is_empty(), "{lost:?}");
}

/// Holds texts of about so many bytes against plain paragraphs: none may take more than `times` the
/// time and the memory.
fn hold(extremes: &[Extreme], size: usize, times: u32) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let plain = plain(size);
    convert(&plain);
    let yard = cost(&|| convert(&plain));
    eprintln!("{size} bytes plain: {yard:?}");
    let mut beyond = Vec::new();
    for (name, make) in extremes {
        let text = make(size);
        let share = text.len() as f64 / plain.len() as f64;
        let limit = Cost {
            time: yard.time.mul_f64(share) * times,
            memory: (yard.memory as f64 * share) as usize * times as usize,
        };
        let took = cost(&|| convert(&text));
        let rates = (
            took.time.as_secs_f64() / yard.time.mul_f64(share).as_secs_f64(),
            took.memory as f64 / (yard.memory as f64 * share),
        );
        eprintln!("{:6.1} {:6.1}  {name}: {took:?}", rates.0, rates.1);
        if took.time > limit.time || took.memory > limit.memory {
            beyond.push(format!("{name}: {took:?}, limits {limit:?}"));
        }
    }
    assert!(beyond.is_empty(), "{}", beyond.join("\n"));
}

/// Beyond plain paragraphs by as much: what has a paragraph every three bytes takes some thirty times
/// the memory of paragraphs of the usual length. What grows with the square of the size takes more
/// than that even here.
const TIMES: u32 = 60;

#[test]
fn no_text_takes_long() {
    hold(REPEATED, 12_000, TIMES);
}

#[test]
fn no_text_that_counts_takes_long() {
    hold(COUNTED, 24_000, TIMES);
}

#[test]
#[ignore = "takes minutes: for an optimised build"]
fn no_large_text_takes_long() {
    let size = std::env::var("PLENARY_SIZE").map_or(1_000_000, |size| size.parse().unwrap());
    hold(REPEATED, size, TIMES);
    hold(COUNTED, size, TIMES);
}
