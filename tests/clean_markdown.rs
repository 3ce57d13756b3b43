//! Clean Markdown, as a reader of Markdown that is not ours sees it.

mod everything;

use plenary::format::markdown::{self, FrontMatter};
use plenary::{
    Addressed, BodyItem, CrossHeading, Inline, Language, Paragraph, Resolution, Row, Table, Text,
    assign,
};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::num::NonZeroU32;

fn text_below_front_matter(resolution: &Addressed) -> String {
    let file = markdown::write(resolution);
    let (_, length, diagnostics) = FrontMatter::read(&file).unwrap();
    assert_eq!(diagnostics, []);
    file[length..].to_owned()
}

fn parser(text: &str) -> Parser<'_> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(text, options)
}

/// What each block says, and the marking of its words.
fn blocks(resolution: &Addressed) -> Vec<String> {
    let text = text_below_front_matter(resolution);
    let mut blocks = Vec::new();
    let mut block = String::new();
    for event in parser(&text) {
        match event {
            Event::Text(words) => block.push_str(&words),
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => block.push('€'),
            Event::Html(html) => assert!(html.starts_with("<!-- #"), "{html}"),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell) => {
                blocks.push(std::mem::take(&mut block));
            }
            Event::Start(
                Tag::HtmlBlock
                | Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Event::End(
                TagEnd::HtmlBlock | TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow,
            ) => {}
            other => panic!("{other:?} in {text}"),
        }
    }
    blocks
}

/// Words as they come, with much of what Markdown minds.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[-+*_#>=~`|<&!.:;()\\[\\]\\\\^ 0-9a-d]{1,6}",
        "(&amp;|&#8212;|<b>|</b>|<!--|http://a|\\[\\^1\\]|\\[a\\]\\(b\\)|1\\. |# |- |大会，|\\]\\()",
    ];
    proptest::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_stay_words(first in words(), second in words()) {
        let plain = Text::from(first.as_str());
        let paragraph = |text: &Text| BodyItem::Paragraph(Paragraph {
            content: vec![text.clone().into()],
            ..Paragraph::default()
        });
        let cell = |text: &Text| plenary::Cell { columns: NonZeroU32::MIN, rows: NonZeroU32::MIN, content: vec![text.clone()] };
        let other = Text::from(second.as_str());
        let row = |header| Row { header, cells: vec![cell(&plain), cell(&other)] };
        let mut resolution = Resolution::empty(Language::English);
        resolution.body = vec![
            paragraph(&plain),
            BodyItem::CrossHeading(CrossHeading { text: plain.clone(), ..CrossHeading::default() }),
            BodyItem::Table(Table { rows: vec![row(true), row(false)], ..Table::default() }),
            paragraph(&other),
        ];
        let mut expected = vec![first.trim(); 2];
        expected.extend([first.trim(), second.trim(), first.trim(), second.trim(), second.trim()]);
        if !first.trim().is_empty() && !second.trim().is_empty() {
            prop_assert_eq!(blocks(&assign(resolution)), expected);
        }
    }

    #[test]
    fn emphasis_stays_where_it_is(first in words(), second in words()) {
        let text = Text::new(vec![
            first.as_str().into(),
            " ".into(),
            Inline::Emphasis("word".into()),
            " ".into(),
            second.as_str().into(),
        ]);
        let mut resolution = Resolution::empty(Language::English);
        resolution.body = vec![BodyItem::Paragraph(Paragraph {
            content: vec![text.into()],
            ..Paragraph::default()
        })];
        let expected = format!("{first} €word€ {second}");
        prop_assert_eq!(blocks(&assign(resolution)), [expected.trim()]);
    }
}

#[test]
fn every_call_has_its_note_and_every_block_its_line() {
    let text = text_below_front_matter(&everything::everything());
    let mut calls = 0;
    for event in parser(&text) {
        match event {
            // A call without its note would be words.
            Event::FootnoteReference(_) => calls += 1,
            Event::Text(words) => assert!(!words.contains("[^"), "{words}"),
            Event::Code(_) | Event::Start(Tag::CodeBlock(_) | Tag::BlockQuote(_)) => {
                panic!("{event:?}")
            }
            _ => {}
        }
    }
    assert!(calls > 20);
    assert!(!text.contains("\n\n\n"));
}

#[test]
fn the_same_resolution_gives_the_same_bytes() {
    let write = || markdown::write(&everything::everything());
    assert_eq!(write(), write());
}
