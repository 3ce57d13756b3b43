//! JSON is read again as the resolution it was written from, and what is no JSON of ours is a fault
//! with its place.

mod arbitrary;
mod documents;
mod everything;

use documents::{corpus, for_each, samples};
use plenary::format::json::{self, read, write};
use plenary::{
    Addressed, BodyItem, Content, Division, DivisionKind, EId, Inline, Language, Number, Paragraph,
    Point, Points, Resolution, Span, Style, Text, assign,
};
use proptest::prelude::*;
use serde_json::Value;

fn is_read_again(resolution: &Addressed) -> bool {
    read(&write(resolution)).as_ref() == Ok(resolution)
}

#[test]
fn documents_are_the_same() {
    let mut documents = samples();
    documents.extend(corpus());
    let different: Vec<_> = for_each(&documents, |document| {
        let same = is_read_again(&document.parse().resolution);
        (!same).then(|| document.path.display().to_string())
    })
    .into_iter()
    .flatten()
    .collect();
    assert!(different.is_empty(), "{}", different.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_resolution_is_the_same(resolution in arbitrary::resolution()) {
        let written = assign(resolution);
        prop_assert_eq!(read(&write(&written)), Ok(written));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        // No panic; and nothing but an envelope is a resolution.
        prop_assert!(read(&text).is_err());
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = write(&everything::everything()).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Err(error) = read(&String::from_utf8_lossy(&bytes)) {
            prop_assert!(!error.message().is_empty());
        }
    }
}

#[test]
fn the_order_of_keys_does_not_matter() {
    let everything = everything::everything();
    // Sorted, the keys have `type` behind most of what it tells apart.
    let sorted: Value = serde_json::from_str(&write(&everything)).unwrap();
    assert_eq!(read(&sorted.to_string()), Ok(everything));
}

#[test]
fn addresses_and_plain_words_follow_from_the_rest() {
    let mut resolution = Resolution::empty(Language::English);
    resolution.body.push(BodyItem::Paragraph(Paragraph {
        content: vec![Text::from("Decides").into()],
        ..Paragraph::default()
    }));
    let written = assign(resolution);
    let changed = write(&written)
        .replace("\"para_1\"", "\"para_9\"")
        .replace("\"plain\": \"Decides\"", "\"plain\": \"Requests\"");
    assert_ne!(changed, write(&written));
    assert_eq!(read(&changed), Ok(written));
}

#[test]
fn pieces_of_text_come_into_normal_form() {
    let json = r#"{"version": "1", "resolution": {"language": "en", "identity": {}, "title":
        {"text": {"inlines": [{"type": "text", "value": "a "}, {"type": "text", "value": "b"},
        {"type": "text", "value": ""}]}}}}"#;
    let title = read(json).unwrap().title.clone().unwrap();
    assert_eq!(title.text.inlines(), [Inline::Text("a b".into())]);
}

/// The deepest that reading Markdown can give, and more: divisions in one another, and points with
/// marks in the innermost.
fn deep(levels: usize) -> Addressed {
    let mut text = Text::from("deep");
    for _ in 0..levels {
        text = Text::new(vec![Inline::Emphasis(text)]);
    }
    let mut content = vec![text.into()];
    let mut items = Vec::new();
    for _ in 0..levels {
        let point = Point {
            number: Some(Number::new("(a)", Style::LowerLetter, 1)),
            content: std::mem::take(&mut content),
            ..Point::default()
        };
        content.push(Content::Points(Points {
            items: vec![point],
            ..Points::default()
        }));
        items = vec![BodyItem::Division(Division {
            eid: EId::default(),
            kind: DivisionKind::Division,
            number: None,
            heading: None,
            items,
            span: Span::default(),
        })];
    }
    let mut resolution = Resolution::empty(Language::English);
    resolution.body.append(&mut items);
    resolution.body.push(BodyItem::Paragraph(Paragraph {
        content,
        ..Paragraph::default()
    }));
    assign(resolution)
}

#[test]
fn the_deepest_resolutions_are_read() {
    assert!(is_read_again(&deep(64)));
}

#[test]
fn deeper_nesting_is_a_fault() {
    for (open, close) in [("[", "]"), ("{\"items\":[", "]}"), ("[\"\\\"[\",", "]")] {
        let json = open.repeat(100_000) + &close.repeat(100_000);
        let error = read(&json).unwrap_err();
        assert!(error.message().contains("nested deeper"), "{error}");
        assert_eq!(error.position().unwrap().line, 1);
    }
    let brackets_in_words = write(&everything::everything()).replace("See ", &"[".repeat(9999));
    assert!(read(&brackets_in_words).is_ok());
}

#[test]
fn as_deep_as_is_read_is_within_the_stack() {
    // Once with the `type` first, as it is written, and once with it last.
    let orders = [
        (r#"{"type":"division","kind":"part","items":["#, "]}"),
        (r#"{"kind":"part","items":["#, r#"],"type":"division"}"#),
    ];
    for (open, close) in orders {
        let json = format!(
            r#"{{"version":"1","resolution":{{"language":"en","identity":{{}},"body":[{}{}]}}}}"#,
            open.repeat(254),
            close.repeat(254),
        );
        let read = std::thread::Builder::new()
            .stack_size(4 << 20)
            .spawn(move || read(&json))
            .unwrap();
        assert!(read.join().unwrap().is_ok());
    }
}

#[test]
fn faults_have_their_places() {
    let wrong = |json: &str| read(json).unwrap_err().to_string();
    let within = |resolution: &str| {
        format!(
            "{{\"version\": \"1\",\n\"resolution\": {{\"language\": \"en\", \"identity\": {{}},\n{resolution}}}}}"
        )
    };
    for (json, place, words) in [
        (String::new(), "1:1: ", "EOF"),
        ("{]".into(), "1:2: ", "key must be a string"),
        (
            "{\"version\": \"1\"}".into(),
            "1:16: ",
            "missing field `resolution`",
        ),
        (
            "{\"version\": \"1\"} x".into(),
            "1:18: ",
            "trailing characters",
        ),
        (within("\"bodies\": []"), "3:8: ", "unknown field `bodies`"),
        (
            within("\"title\": {\"text\": 7}"),
            "3:19: ",
            "expected struct Text",
        ),
        (
            within("\"body\": [{\"type\": \"poem\"}]"),
            "3:",
            "unknown variant `poem`, expected",
        ),
        (
            within("\"body\": [{\"eid\": \"x\"}]"),
            "3:",
            "missing field `type`",
        ),
        (
            within("\"body\": [{\"type\": \"paragraph\", \"eid\": \"大\", \"verse\": []}]"),
            "3:50: ",
            "unknown field `verse`",
        ),
        (
            within(
                "\"title\": {\"text\": {\"inlines\": [{\"type\": \"text\", \"value\": \"\\ud800\"}]}}",
            ),
            "3:",
            "hex escape",
        ),
        (
            within("\"title\": {\"label\": \"\u{0}\"}"),
            "3:",
            "control character",
        ),
        (
            within("\"conclusions\": {\"date\": \"2017-02-30\", \"lines\": []}"),
            "3:",
            "'2017-02-30' is no date",
        ),
    ] {
        let error = wrong(&json);
        assert!(
            error.starts_with(place) && error.contains(words),
            "{error}: {json}"
        );
    }
}

#[test]
fn another_version_is_named() {
    let error = read("{\"resolution\": {\"lyrics\": []}, \"version\": \"2\"}").unwrap_err();
    let message = format!(
        "the file is of version \"2\" of the JSON, this program reads version \"{}\"",
        json::VERSION
    );
    assert_eq!(error.message(), message);
    assert!(read("{\"resolution\": {\"language\": \"en\", \"identity\": {}}}").is_err());
}
