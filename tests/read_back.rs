//! Akoma Ntoso is read back as the resolution it was written from.

mod arbitrary;
mod difference;
mod documents;

use difference::first_difference;
use documents::{corpus, for_each, samples};
use plenary::format::akn;
use plenary::{Addressed, assign};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRunner};

fn write(resolution: &Addressed) -> String {
    akn::write(resolution, &akn::Options::default())
}

/// What differs when a resolution is written and read; nothing where it is the same.
fn difference(resolution: &Addressed) -> Option<String> {
    let xml = write(resolution);
    let again = match akn::read(&xml) {
        Ok(read) => read.resolution,
        Err(error) => return Some(format!("{error}\n{xml}")),
    };
    (again != *resolution).then(|| first_difference(resolution, &again))
}

#[test]
fn samples_are_read_back() {
    for document in samples() {
        let found = difference(&document.parse().resolution);
        assert_eq!(found, None, "{}", document.path.display());
    }
}

#[test]
fn the_corpus_is_read_back() {
    let found = for_each(&corpus(), |document| {
        let found = difference(&document.parse().resolution)?;
        Some(format!("{}: {found}", document.path.display()))
    });
    let found: Vec<_> = found.into_iter().flatten().collect();
    let first = &found[..found.len().min(8)];
    assert!(
        found.is_empty(),
        "{} differ\n{}",
        found.len(),
        first.join("\n")
    );
}

fn cases(few: u32) -> u32 {
    let asked = std::env::var("AKN_CASES").ok().and_then(|n| n.parse().ok());
    asked.unwrap_or(few)
}

fn runner() -> TestRunner {
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    match std::env::var("AKN_SEED") {
        Ok(_) => TestRunner::new(config),
        Err(_) => TestRunner::deterministic(),
    }
}

#[test]
fn any_resolution_is_read_back() {
    arbitrary::CARRIABLE.set(true);
    let mut runner = runner();
    let strategy = arbitrary::resolution();
    for case in 0..cases(256) {
        let mut tree = strategy.new_tree(&mut runner).expect("a value");
        let mut differs = difference(&assign(tree.current())).is_some();
        if !differs {
            continue;
        }
        // The smallest that differs is shown.
        let mut smallest = assign(tree.current());
        for _ in 0..500 {
            let more = if differs {
                tree.simplify()
            } else {
                tree.complicate()
            };
            if !more {
                break;
            }
            let current = assign(tree.current());
            differs = difference(&current).is_some();
            if differs {
                smallest = current;
            }
        }
        let found = difference(&smallest).unwrap_or_default();
        panic!("case {case}: {found}\n{}", write(&smallest));
    }
}
