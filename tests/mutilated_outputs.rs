//! What is written of a mutilated document is valid, and reads back equal.
//! `PLENARY_MUTILATED` says of how many documents; some 200 otherwise.
#![cfg(feature = "validate")]

mod documents;
mod mutilations;

use documents::{Document, corpus, official, samples};
use mutilations::Mutilation;
use plenary::format::{akn, json};
use plenary::validate::{Schema, Validator};
use plenary::{Options, Severity, read};

/// As many mutilated documents as are asked for, spread over all there are.
fn mutilated() -> Vec<Document> {
    let count = std::env::var("PLENARY_MUTILATED").map_or(200, |n| n.parse().expect("a number"));
    let mut all = corpus();
    if all.is_empty() {
        all = samples();
    }
    let each = Mutilation::ALL.len();
    let step = (all.len() / count).max(1);
    (0..count)
        .map(|n| {
            let document = &all[n * step % all.len()];
            let way = Mutilation::ALL[(n + n * step / all.len()) % each];
            Document {
                path: format!("{} {way:?} {n}", document.path.display()).into(),
                text: way.of(&document.text, n),
            }
        })
        .collect()
}

#[test]
fn outputs_of_mutilated_documents_are_valid_and_read_back_equal() {
    let documents = mutilated();
    let profile = Schema::profile().unwrap();
    let official = official();
    let ours = Validator::new(&profile);
    let theirs = official.as_ref().map(Validator::new);
    // One after another: a compiled schema stays on its thread.
    let found = documents.iter().flat_map(|document| {
        let path = document.path.display();
        let written = document.parse().resolution;
        let xml = akn::write(&written, &akn::Options::default());
        let mut wrong = Vec::new();
        for validator in std::iter::once(&ours).chain(&theirs) {
            let mut findings = validator.xml(&xml);
            // A page that is there twice prints its notes twice, and so does the output.
            findings.retain(|finding| finding.rule != "C80" || finding.severity == Severity::Error);
            for finding in findings.iter().take(3) {
                let at = &xml[finding.span.range()];
                wrong.push(format!(
                    "{path}: {} {}: {at}",
                    finding.rule, finding.message
                ));
            }
        }
        for (name, output) in [("akn", xml), ("json", json::write(&written))] {
            let again = read(&output, None, &Options::default()).expect("what was written is read");
            if again.resolution != written {
                wrong.push(format!("{path}: {name} reads back otherwise"));
            }
        }
        wrong
    });
    let wrong: Vec<String> = found.collect();
    assert!(
        wrong.is_empty(),
        "{} findings in {} documents:\n{}",
        wrong.len(),
        documents.len(),
        wrong
            .iter()
            .take(20)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    );
}
