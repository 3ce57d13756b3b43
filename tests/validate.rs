//! What is written is valid against our schema; what our schema takes, the official one takes.
#![cfg(feature = "validate")]

mod arbitrary;
mod documents;
mod mutants;
mod worked;

use documents::{official, samples};
use mutants::Mutants;
use plenary::format::akn;
use plenary::validate::{Finding, Schema, Validator};
use plenary::{Addressed, Resolution, assign};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use worked::worked_example;

fn write(resolution: &Addressed) -> String {
    akn::write(resolution, &akn::Options::default())
}

/// Resolutions of every shape, the same each time.
fn arbitrary(count: usize) -> impl Iterator<Item = Resolution> {
    let mut runner = TestRunner::deterministic();
    let strategy = arbitrary::resolution();
    std::iter::repeat_with(move || strategy.new_tree(&mut runner).expect("a value").current())
        .take(count)
}

#[track_caller]
fn assert_none(findings: &[Finding], xml: &str) {
    let place = |f: &Finding| format!("{} {}: {}", f.rule, f.message, &xml[f.span.range()]);
    assert!(
        findings.is_empty(),
        "{:#?}",
        findings.iter().map(place).collect::<Vec<_>>()
    );
}

#[test]
fn arbitrary_models_are_valid() {
    let schema = Schema::profile().unwrap();
    let validator = Validator::new(&schema);
    for resolution in arbitrary(160) {
        let xml = write(&assign(resolution));
        let mut findings = validator.xml(&xml);
        findings.retain(|finding| !UNPRINTED.contains(&finding.rule));
        assert_none(&findings, &xml);
    }
}

/// Rules that models break which come from no page: numbers without a sign, the same note twice,
/// breaks at the edges of paragraphs, mastheads of parts.
const UNPRINTED: [&str; 4] = ["C63", "C80", "C88", "C111"];

#[test]
fn what_our_schema_takes_the_official_one_takes() {
    let Some(official) = official() else { return };
    let profile = Schema::profile().unwrap();
    let (official, profile) = (official.checker(), profile.checker());
    let mut texts: Vec<_> = arbitrary(12).map(|r| write(&assign(r))).collect();
    texts.push(write(&assign(worked_example())));
    texts.extend(
        samples()
            .iter()
            .map(|sample| write(&sample.parse().resolution)),
    );
    let (mut taken, mut refused) = (0, 0);
    for (seed, text) in texts.iter().enumerate() {
        assert_none(&official.check(text), text);
        let mut mutants = Mutants::of(text, seed as u64 + 1);
        for _ in 0..25 {
            let mutant = mutants.mutate();
            if profile.check(&mutant).is_empty() {
                taken += 1;
                assert_none(&official.check(&mutant), &mutant);
            } else {
                refused += 1;
            }
        }
    }
    assert!(
        taken > 20 && refused > 150,
        "{taken} taken, {refused} refused"
    );
}

#[test]
fn what_is_accepted_at_a_glance_is_valid() {
    let profile = Schema::profile().unwrap();
    let official = official();
    let theirs = official.as_ref().map(|schema| (schema, false));
    for (schema, is_ours) in std::iter::once((&profile, true)).chain(theirs) {
        let checker = schema.checker();
        let mut texts: Vec<_> = arbitrary(12).map(|r| write(&assign(r))).collect();
        texts.push(write(&assign(worked_example())));
        let samples = samples();
        for sample in &samples {
            let text = write(&sample.parse().resolution);
            let told = checker.accepts(&text) || !is_ours;
            assert!(told, "what is written is told at a glance");
            texts.push(text);
        }
        let (mut accepted, mut other) = (0, 0);
        for (seed, text) in texts.iter().enumerate() {
            let mut mutants = Mutants::of(text, seed as u64 + 101);
            for _ in 0..40 {
                let mutant = mutants.mutate();
                if checker.accepts(&mutant) {
                    accepted += 1;
                    assert_none(&checker.check(&mutant), &mutant);
                } else {
                    other += 1;
                }
            }
        }
        let enough = accepted > 20 && other > 300;
        assert!(enough || !is_ours, "{accepted} accepted, {other} not");
    }
}
