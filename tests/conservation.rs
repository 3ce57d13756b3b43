//! Promise 2: the letters of the source are the letters of the resolution and of the ledger, in order
//! within each block. `plenary::verify` says what that means, and finds it out.

mod documents;
mod mutilations;

use documents::{Document, clean_samples, corpus, for_each, samples};
use mutilations::Mutilation;
use plenary::format::{akn, json, markdown};
use plenary::{Code, Diagnostic, Options, parse, read, verify::verify};
use proptest::prelude::*;

fn check(text: &str) -> Vec<Diagnostic> {
    let parsed = parse(text, &Options::default());
    verify(text, &parsed.resolution, &parsed.ledger)
}

/// Fails if there is anything to say of a document.
fn none_lost(documents: &[Document], check: impl Fn(&Document) -> Vec<Diagnostic> + Sync) {
    let lost: Vec<String> = for_each(documents, |document| {
        let found = check(document);
        let path = document.path.display();
        (!found.is_empty()).then(|| format!("{path}: {found:?}"))
    })
    .into_iter()
    .flatten()
    .collect();
    assert!(
        lost.is_empty(),
        "{} of {} documents lose letters:\n{}",
        lost.len(),
        documents.len(),
        lost.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// What there is to say of each output, read back.
fn of_outputs(document: &Document) -> Vec<Diagnostic> {
    let parsed = document.parse();
    let outputs = [
        akn::write(&parsed.resolution, &akn::Options::default()),
        json::write(&parsed.resolution),
        markdown::write(&parsed.resolution),
    ];
    let mut found = Vec::new();
    for output in outputs {
        let again = read(&output, None, &Options::default()).expect("what was written is read");
        found.extend(verify(&document.text, &again.resolution, &parsed.ledger));
    }
    found
}

#[test]
fn no_letter_of_the_samples_is_lost() {
    none_lost(&samples(), |document| check(&document.text));
    none_lost(&samples(), of_outputs);
}

#[test]
fn no_letter_of_clean_markdown_is_lost() {
    none_lost(&clean_samples(), |document| check(&document.text));
}

#[test]
fn no_letter_of_the_corpus_is_lost() {
    none_lost(&corpus(), |document| check(&document.text));
}

#[test]
fn no_letter_is_lost_in_an_output() {
    let some: Vec<_> = corpus().into_iter().step_by(23).collect();
    none_lost(&some, of_outputs);
}

#[test]
#[ignore = "takes a minute"]
fn no_letter_is_lost_in_any_output_of_the_corpus() {
    none_lost(&corpus(), of_outputs);
}

/// Documents under their paths, each mutilated in one way.
fn mutilated(documents: Vec<Document>, ways: usize) -> Vec<Document> {
    let mut mutilated = Vec::new();
    for (seed, document) in documents.into_iter().enumerate() {
        for way in (seed..seed + ways).map(|n| Mutilation::ALL[n % Mutilation::ALL.len()]) {
            let name = format!("{} {way:?} {seed}", document.path.display());
            mutilated.push(Document {
                path: name.into(),
                text: way.of(&document.text, seed),
            });
        }
    }
    mutilated
}

#[test]
fn no_letter_of_a_mutilated_document_is_lost() {
    none_lost(&mutilated(samples(), 6), |document| check(&document.text));
    let some = corpus().into_iter().step_by(5).collect();
    none_lost(&mutilated(some, 1), |document| check(&document.text));
}

#[test]
#[ignore = "takes minutes"]
fn no_letter_is_lost_however_a_document_is_mutilated() {
    none_lost(&mutilated(corpus(), 6), |document| check(&document.text));
}

/// Lines with everything that a stage looks for, and what none expects.
fn text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        6 => proptest::sample::select(vec![
            "## 72/57. Title of it", "*The General Assembly*,", "大会，", "*Recalling* its resolution 71/48,[^1]",
            "1. *Decides* to go on;", "1. Requests2 it;", "(a) To do this;", "(i) And that;", "[^1]: A/72/409.",
            "1 See A/72/409.", "<sup>1</sup> Note.", "2/4", "- 2 -", "17-21880", "A/RES/72/57", "| a | b |", "|---|---|",
            "62nd plenary meeting", "4 December 2017", "Annex", "I. Part", "> quoted", "co-", "operation,1 and",
            "<table><tr><td>x</td></tr></table>", "\u{c}", "回顾其第71/48号决议，", "إن الجمعية العامة،", "وإذ تشير إلى القرار",
            "1- تقرر", "---", "", "", "", "**A**", "Resolution adopted by the General Assembly on 4 December 2017",
            "United Nations", "Distr.: General", "Recorded vote of 27 to 4", "In favour: Algeria", "\u{2022} point", "C",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    (
        proptest::collection::vec(line, 0..24),
        proptest::sample::select(vec!["\n", "\n\n", " ", "\r\n", "\\\n"]),
    )
        .prop_map(|(lines, end)| lines.join(end))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_letter_of_any_text_is_lost(text in text()) {
        let found = check(&text);
        prop_assert!(found.is_empty(), "{found:?}");
    }
}

const SOURCE: &str = "\
*The General Assembly*,

*Recalling* its resolution 71/48 of 5 December 2016 on the matter,[^1]

1\\. *Requests* the Secretary-General to report on the implementation of the present resolution;

2\\. *Decides* to remain seized of the matter.

[^1]: See A/72/409 and the reports before it.
";

/// The codes and the first place of what is said of an output that is edited.
fn said(old: &str, new: &str) -> Vec<(Code, Option<usize>)> {
    let parsed = parse(SOURCE, &Options::default());
    let output = json::write(&parsed.resolution);
    assert!(output.contains(old), "{output}");
    let output = output.replace(old, new);
    let edited = json::read(&output).expect("it is still JSON");
    let found = verify(SOURCE, &edited, &parsed.ledger);
    found
        .iter()
        .map(|finding| (finding.code, finding.span.map(plenary::Span::start)))
        .collect()
}

#[test]
fn what_is_lost_added_or_moved_is_found_at_its_place() {
    let at = |words| SOURCE.find(words);
    assert_eq!(said("implementation", "implementation"), []);
    assert_eq!(
        said("implementation", ""),
        [(Code::LettersLost, at("implementation"))]
    );
    assert_eq!(
        said("of the present", "of of the present")[0].0,
        Code::LettersAdded
    );
    assert_eq!(
        said("the present resolution", "resolution the present"),
        [(Code::LettersMoved, at("the present"))]
    );
    // In a note, and of digits.
    assert_eq!(said("A/72/409", "A/72/490")[0].0, Code::LettersMoved);
    let case = said("Secretary", "secretary");
    assert_eq!(case[0], (Code::LettersLost, at("Secretary")));
    assert_eq!(case[1].0, Code::LettersAdded);
}

#[test]
fn a_ledger_that_took_what_is_not_there_is_found() {
    let source = "1. *Decides* to go on;\n\n- 2 -\n\n2. *Decides* to rest.\n";
    let parsed = parse(source, &Options::default());
    let other = source.replace("- 2 -", "- 3 -");
    let found = verify(&other, &parsed.resolution, &parsed.ledger);
    let codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::LedgerMismatch, Code::LettersLost]);
}
