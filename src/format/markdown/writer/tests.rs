use super::*;
use crate::model::{
    CrossHeading, DivisionKind, Inline, Language, Note, NoteCall, Paragraph, Points, Style, Title,
    assign,
};
use crate::source::Span;

/// What is written below the front matter.
fn text_of(resolution: Resolution) -> String {
    let file = write(&assign(resolution));
    let (_, length, diagnostics) = FrontMatter::read(&file).unwrap();
    assert!(diagnostics.is_empty());
    file[length..].trim_start().to_owned()
}

fn number(label: &str, style: Style, value: u32) -> Number {
    Number::new(label, style, value)
}

fn note(marker: &str, content: Vec<Content>) -> Inline {
    Inline::Note(Note {
        marker: marker.into(),
        content,
        ..Note::default()
    })
}

fn paragraph(label: &str, value: u32, content: Vec<Content>) -> BodyItem {
    BodyItem::Paragraph(Paragraph {
        number: Some(number(label, Style::Arabic, value)),
        content,
        ..Paragraph::default()
    })
}

fn plain(words: &str) -> Content {
    Text::from(words).into()
}

#[test]
fn points_are_not_indented_and_text_goes_on_after_them() {
    let point = |label: &str, style, content| Point {
        number: Some(number(label, style, 1)),
        content,
        ..Point::default()
    };
    let inner = Content::Points(Points {
        items: vec![point("(i)", Style::LowerRoman, vec![plain("1. One;")])],
        ..Points::default()
    });
    let points = Content::Points(Points {
        items: vec![
            point("(a)", Style::LowerLetter, vec![plain("First:"), inner]),
            point("-", Style::Bullet, vec![plain("- second")]),
        ],
        ..Points::default()
    });
    let mut resolution = Resolution::empty(Language::English);
    resolution.body = vec![paragraph(
        "1.",
        1,
        vec![plain("Calls:"), points, plain("2. now.")],
    )];
    assert_eq!(
        text_of(resolution),
        "<!-- #para_1 -->\n1. Calls:\n\n\
         <!-- #para_1__list_1__point_a -->\n(a) First:\n\n\
         <!-- #para_1__list_1__point_a__list_1__point_i -->\n(i) 1. One;\n\n\
         <!-- #para_1__list_1__point_2 -->\n- \\- second\n\n2\\. now.\n"
    );
}

#[test]
fn notes_stand_at_the_end_with_their_numbers() {
    let nested = Text::new(vec!["Second".into(), note("b", vec![plain("Third.")])]);
    let first = vec![plain("First."), plain("More.")];
    let text = Text::new(vec![
        "a".into(),
        note("*", first),
        note("2", vec![nested.into()]),
        Inline::NoteCall(NoteCall {
            marker: "*".into(),
            note: 1,
        }),
        note("4", Vec::new()),
    ]);
    let mut resolution = Resolution::empty(Language::English);
    resolution.body = vec![paragraph("1.", 1, vec![text.into()])];
    let mut part = resolution.clone();
    part.identity.part = Some("B".into());
    resolution.parts = vec![part];
    let file = write(&assign(resolution));
    let (front_matter, length, _) = FrontMatter::read(&file).unwrap();
    let markers: Vec<_> = front_matter
        .note_markers
        .iter()
        .map(|(n, m)| (*n, m.as_str()))
        .collect();
    assert_eq!(
        markers,
        [(1, "*"), (3, "b"), (5, "*"), (6, "2"), (7, "b"), (8, "4")]
    );
    assert_eq!(
        &file[length..],
        "\n<!-- #para_1 -->\n1. a[^1][^2][^1][^4]\n\n# B\n\n\
         <!-- #para_1 -->\n1. a[^5][^6][^5][^8]\n\n\
         [^1]: First.\n\n    More.\n\n[^2]: Second[^3]\n\n[^3]: Third.\n\n\
         [^5]: First.\n\n    More.\n\n[^6]: Second[^7]\n\n[^7]: Third.\n"
    );
}

#[test]
fn headings() {
    let division = |label: &str, heading: &str, items| {
        BodyItem::Division(Division {
            eid: EId::default(),
            kind: DivisionKind::Section,
            number: (!label.is_empty()).then(|| number(label, Style::UpperRoman, 1)),
            heading: Some(Text::from(heading)),
            items,
            span: Span::default(),
        })
    };
    let mut resolution = Resolution::empty(Language::English);
    resolution.title = Some(Title {
        label: Some("72/57.".into()),
        text: "C #".into(),
        ..Title::default()
    });
    let cross = BodyItem::CrossHeading(CrossHeading {
        text: "Cross".into(),
        ..CrossHeading::default()
    });
    let inner = division("", "1. Inner", vec![cross]);
    resolution.body = vec![
        division("I.", "One", vec![inner]),
        division("II", "Two", vec![]),
    ];
    resolution.annexes = vec![Annex {
        eid: EId::default(),
        label: "Annex".into(),
        title: Some("Plan".into()),
        items: vec![division("A.", "Aims", vec![])],
        annexes: Vec::new(),
        span: Span::default(),
    }];
    let text = text_of(resolution);
    let headings: Vec<_> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(
        headings,
        [
            r"# 72/57. C \#",
            "## I. One",
            "### 1. Inner",
            "###### Cross",
            "## II",
            "## Two",
            "## Annex",
            "### Plan",
            "#### A. Aims"
        ]
    );
}

#[test]
fn an_empty_resolution_is_front_matter() {
    assert_eq!(
        write(&Resolution::empty(Language::Russian)),
        "---\nplenary: \"1\"\nlanguage: ru\n---\n"
    );
}
