//! The samples: what is written beside them, and what one resolution holds in two languages.
//!
//! `PLENARY_UPDATE=1 cargo test --test samples` writes the outputs anew.

mod documents;

use documents::{Document, samples, samples_folder, shared};
use plenary::format::{akn, json, markdown};
use plenary::{
    Action, Addressed, AgendaItem, BodyItem, Committee, Content, Date, Inline, MastheadKind, Named,
    Resolution, SessionNumber, Text,
};
use serde_json::Value;
use std::fs;

const SEED: &str = "A-RES-72-57.zh.md";
const TWIN: &str = "corpus/genuine/A_RES_72_57.word-pandoc-gfm.md";

#[test]
fn outputs_stand_beside_the_samples() {
    let update = std::env::var_os("PLENARY_UPDATE").is_some();
    let mut stale = Vec::new();
    for sample in samples() {
        let resolution = sample.parse().resolution;
        let mut plain = akn::Options::default();
        plain.marks = Some(plenary::marks);
        let mut dgacm = akn::Options::default();
        dgacm.profile = akn::Profile::Dgacm;
        let outputs = [
            ("akn.xml", akn::write(&resolution, &plain)),
            ("dgacm.xml", akn::write(&resolution, &dgacm)),
            (
                "json",
                json::Envelope::new(&resolution)
                    .with_actions(plenary::actions)
                    .with_mandates(plenary::mandates)
                    .write(),
            ),
            ("clean.md", markdown::write(&resolution)),
        ];
        for (ending, output) in outputs {
            let path = sample.path.with_extension(ending);
            if update {
                fs::write(&path, output).unwrap();
            } else if fs::read_to_string(&path).ok().as_ref() != Some(&output) {
                stale.push(path.display().to_string());
            }
        }
    }
    assert!(
        stale.is_empty(),
        "not what is written now; PLENARY_UPDATE=1 writes them anew:\n{}",
        stale.join("\n")
    );
}

#[test]
fn the_seed_is_read_whole() {
    let seed = Document::read(samples_folder().join(SEED));
    is_read_whole(&seed.parse().resolution, ["回顾", "又强调"]);
}

#[test]
fn the_seed_is_the_shared_one() {
    if let Some(shared) = shared(&format!("seed/{SEED}")) {
        let seed = Document::read(samples_folder().join(SEED));
        assert!(seed.text == shared.text);
    }
}

#[test]
fn the_english_twin_has_the_same_parts() {
    let Some(twin) = shared(TWIN) else { return };
    let seed = Document::read(samples_folder().join(SEED));
    let (seed, twin) = (seed.parse().resolution, twin.parse().resolution);
    is_read_whole(&twin, ["Recalling", "Emphasizing also"]);
    assert_eq!(addresses(&seed), addresses(&twin));
    let concepts = |resolution: &Addressed| -> Vec<Option<String>> {
        let recitals = resolution.preamble.recitals.iter();
        let actions = recitals.map(|recital| recital.action.as_ref());
        actions
            .map(|action| Some(action?.concept?.as_str().to_owned()))
            .collect()
    };
    let both = concepts(&seed).into_iter().zip(concepts(&twin));
    assert!(both.clone().all(|(a, b)| a.is_some() && b.is_some()));
    // Translators do not always take the same verb.
    assert!(both.filter(|(a, b)| a == b).count() >= 15);
}

#[test]
fn the_english_sample_shows_every_construct() {
    let sample = Document::read(samples_folder().join("A-RES-72-999.en.md"));
    let parsed = sample.parse();
    assert_eq!(parsed.diagnostics, []);
    let addresses = addresses(&parsed.resolution);
    for address in [
        "preamble__formula_1",
        "preamble__container_4__list_1__item_b",
        "sec_I__para_2__list_1__point_a__list_1__point_ii",
        "sec_I__para_3__table_1",
        "sec_II__para_6",
        "att_1__para_2__list_1__point_b",
        "authorialNote_4",
    ] {
        assert!(addresses.iter().any(|a| a == address), "{address}");
    }
    let found = Found::of(&parsed.resolution);
    assert_eq!((found.notes.len(), found.calls), (4, 6));
    assert_eq!(parsed.resolution.masthead.len(), 10);
}

/// What A/RES/72/57 says, whatever the language. `openers` are the words of *Recalling* and
/// *Emphasizing also*, the first and third recital.
fn is_read_whole(resolution: &Addressed, openers: [&str; 2]) {
    let identity = &resolution.identity;
    let symbol = identity.symbol.as_ref().unwrap();
    assert_eq!(symbol.value.as_str(), "A/RES/72/57");
    assert!(symbol.inferred);
    let session = identity.session.as_ref().unwrap();
    assert_eq!(session.value, SessionNumber::Regular(72));
    let adopted = Date::new(2017, 12, 4);
    assert_eq!(identity.adopted.as_ref().map(|d| d.value), adopted);

    let item = AgendaItem {
        number: 99,
        sub_item: Some("p".into()),
    };
    let mut lines = resolution.masthead.iter();
    assert!(lines.any(|line| line.kind == MastheadKind::AgendaItems(vec![item.clone()])));
    let mut lines = resolution.masthead.iter();
    let proponent = lines
        .find(|line| line.kind == MastheadKind::Proponent)
        .unwrap();
    let has = |what: &dyn Fn(&Inline) -> bool| proponent.text.inlines().iter().any(what);
    assert!(has(&|inline| matches!(inline, Inline::Mention(mention)
        if mention.what == Named::Committee(Committee::First))));
    assert!(has(&|inline| matches!(inline, Inline::Reference(report)
        if report.symbol().is_some_and(|s| s.as_str() == "A/72/409"))));

    assert!(resolution.title.is_some());
    assert!(resolution.preamble.formula.is_some());
    let recitals = &resolution.preamble.recitals;
    assert_eq!(recitals.len(), 21);
    // The one that a page's end cut in two.
    let whole = texts(&recitals[6].content);
    assert_eq!(whole.len(), 1);
    assert!(matches!(whole[0].inlines().last(), Some(Inline::Note(note)) if note.marker == "3"));

    let numbers: Vec<_> = resolution
        .body
        .iter()
        .map(|item| match item {
            BodyItem::Paragraph(paragraph) => paragraph.number.as_ref().unwrap().value(),
            other => panic!("not a numbered paragraph: {other:#?}"),
        })
        .collect();
    assert_eq!(numbers, (1..=23).collect::<Vec<_>>());

    let action = |action: &Option<Action>, concept: &str, also: bool, phrase: &str| {
        let action = action.as_ref().unwrap();
        assert_eq!(action.concept.unwrap().as_str(), concept);
        assert_eq!(action.also, also);
        assert_eq!(action.phrase, phrase);
    };
    action(&recitals[0].action, "recalling", false, openers[0]);
    action(&recitals[2].action, "emphasizing", true, openers[1]);

    let found = Found::of(resolution);
    let mut markers: Vec<u32> = Vec::new();
    markers.extend(
        found
            .notes
            .iter()
            .map(|note| note.marker.parse::<u32>().unwrap()),
    );
    markers.sort_unstable();
    assert_eq!(markers, (1..=10).collect::<Vec<_>>());
    assert!(found.notes.iter().all(|note| !note.content.is_empty()));
    assert_eq!(found.calls, 13);
    assert_eq!(found.again, [1, 2, 3]);
    for text in &found.plain {
        assert!(!text.contains("**") && !text.contains("<sup>"), "{text}");
    }

    let conclusions = resolution.conclusions.as_ref().unwrap();
    let meeting = conclusions.meeting.unwrap();
    assert_eq!((meeting.number, meeting.plenary), (62, true));
    assert_eq!(conclusions.date, adopted);
    assert!(resolution.annexes.is_empty() && resolution.parts.is_empty());
}

fn texts(content: &[Content]) -> Vec<&Text> {
    let texts = content.iter().map(|piece| match piece {
        Content::Text(block) => &block.text,
        other => panic!("not a text: {other:#?}"),
    });
    texts.collect()
}

/// The addresses of everything that has one, those of the notes among them.
fn addresses(resolution: &Resolution) -> Vec<String> {
    let mut found = Vec::new();
    each(&json_of(resolution), &mut |key, value| {
        if key == "eid" {
            found.push(value.as_str().unwrap().to_owned());
        }
    });
    found
}

fn json_of(resolution: &Resolution) -> Value {
    serde_json::to_value(resolution).unwrap()
}

/// Every member of every object, outermost first.
fn each(value: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| each(value, visit)),
        Value::Object(members) => {
            for (key, value) in members {
                visit(key, value);
                each(value, visit);
            }
        }
        _ => {}
    }
}

/// What stands in the texts of a resolution.
#[derive(Default)]
struct Found {
    notes: Vec<FoundNote>,
    /// How many calls there are, first ones included.
    calls: usize,
    /// The notes that are called again, in order.
    again: Vec<u64>,
    /// The words of each text.
    plain: Vec<String>,
}

struct FoundNote {
    marker: String,
    content: Vec<Value>,
}

impl Found {
    fn of(resolution: &Resolution) -> Self {
        let mut found = Self::default();
        each(&json_of(resolution), &mut |key, value| match (key, value) {
            ("plain", Value::String(words)) => found.plain.push(words.clone()),
            ("inlines", Value::Array(inlines)) => {
                for inline in inlines {
                    found.inline(inline);
                }
            }
            _ => {}
        });
        found
    }

    fn inline(&mut self, inline: &Value) {
        let value = &inline["value"];
        match inline["type"].as_str().unwrap() {
            "note" => {
                self.calls += 1;
                self.notes.push(FoundNote {
                    marker: value["marker"].as_str().unwrap().to_owned(),
                    content: value["content"].as_array().unwrap().clone(),
                });
            }
            "note_call" => {
                self.calls += 1;
                self.again.push(value["note"].as_u64().unwrap());
            }
            _ => {}
        }
    }
}
