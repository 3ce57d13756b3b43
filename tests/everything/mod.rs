//! A resolution with every kind of part in it, for the tests of the formats.

use plenary::*;
use std::num::NonZeroU32;

fn note(marker: &str, words: &str) -> Inline {
    Inline::Note(Note {
        marker: marker.into(),
        content: vec![Text::from(words).into()],
        ..Note::default()
    })
}

fn mention(what: Named) -> Inline {
    Inline::Mention(Mention {
        what,
        content: "named".into(),
    })
}

fn text() -> Text {
    Text::new(vec![
        Inline::Opener("Recalling".into()),
        " its ".into(),
        Inline::Emphasis("words".into()),
        Inline::Strong("bold".into()),
        Inline::Superscript("2".into()),
        Inline::Subscript("3".into()),
        Inline::Link(Link {
            target: "https://un.org/a b".into(),
            content: "page".into(),
        }),
        Inline::Image(Image {
            target: "a.png".into(),
            alternative: "map".into(),
        }),
        note("1", "See A/72/409."),
        Inline::NoteCall(NoteCall {
            marker: "1".into(),
            note: 1,
        }),
        Inline::Reference(Reference::to(
            "A/RES/71/1".parse().unwrap(),
            Date::new(2016, 12, 5),
            "resolution 71/1".into(),
        )),
        Inline::Date(DatePhrase {
            date: Date::new(2016, 12, 5).unwrap(),
            content: "5 December 2016".into(),
        }),
        Inline::Break,
        "end".into(),
    ])
}

fn mentions() -> Text {
    let meeting = Meeting {
        number: 62,
        plenary: true,
        resumed: false,
    };
    let item = AgendaItem {
        number: 99,
        sub_item: Some("p".into()),
    };
    let mut inlines: Vec<_> = [
        Named::Organization,
        Named::Committee(Committee::First),
        Named::Kind(Kind::Resolution),
        Named::Meeting(meeting),
        Named::Session(SessionNumber::EmergencySpecial(11)),
        Named::AgendaItem(item),
        Named::Number("72/57".into()),
        Named::Symbol("A/RES/72/57".parse().unwrap()),
        Named::Language(Language::French),
        Named::Distribution("General".into()),
        Named::Outcome(Outcome::WithoutVote),
        Named::Votes(Votes {
            side: Side::Abstaining,
            value: 3,
        }),
    ]
    .into_iter()
    .map(mention)
    .collect();
    inlines.extend(Organ::ALL.map(|organ| mention(Named::Organ(organ))));
    Text::new(inlines)
}

fn masthead() -> Vec<MastheadLine> {
    let date = Date::new(2017, 12, 11).unwrap();
    let item = AgendaItem {
        number: 99,
        sub_item: None,
    };
    [
        MastheadKind::Organization,
        MastheadKind::Organ(Organ::GeneralAssembly),
        MastheadKind::Symbol("A/RES/72/57".parse().unwrap()),
        MastheadKind::Distribution,
        MastheadKind::IssueDate(date),
        MastheadKind::OriginalLanguage(Language::English),
        MastheadKind::Language(Language::English),
        MastheadKind::Session(SessionNumber::Regular(72)),
        MastheadKind::AgendaItems(vec![item]),
        MastheadKind::AgendaTitle,
        MastheadKind::Heading(Kind::Resolution),
        MastheadKind::Adoption,
        MastheadKind::Proponent,
        MastheadKind::Sponsors,
        MastheadKind::JobNumber("17-21774 (E)".into()),
        MastheadKind::Notice,
        MastheadKind::Other,
    ]
    .into_iter()
    .map(|kind| MastheadLine {
        kind,
        text: mentions(),
        span: Span::default(),
    })
    .collect()
}

fn table() -> Table {
    let cell = |columns| Cell {
        columns: NonZeroU32::new(columns).unwrap(),
        rows: NonZeroU32::MIN,
        content: vec![text()],
    };
    Table {
        caption: Some(text()),
        rows: vec![
            Row {
                header: true,
                cells: vec![cell(2)],
            },
            Row {
                header: false,
                cells: vec![cell(1), cell(1)],
            },
        ],
        ..Table::default()
    }
}

fn content() -> Vec<Content> {
    let point = |label: &str, content| Point {
        number: Some(Number::new(label, Style::LowerLetter, 1)),
        heading: Some("Education.".into()),
        content,
        ..Point::default()
    };
    let inner = Points {
        items: vec![point("(i)", vec![text().into()])],
        ..Points::default()
    };
    let points = Points {
        items: vec![point("(a)", vec![text().into(), Content::Points(inner)])],
        ..Points::default()
    };
    vec![
        text().into(),
        Content::Points(points),
        Content::Table(table()),
        text().into(),
    ]
}

fn action() -> Action {
    Action {
        concept: Some("recalling".parse().unwrap()),
        also: true,
        further: true,
        again: true,
        phrase: "Recalling".into(),
    }
}

fn items() -> Vec<BodyItem> {
    let recital = Recital {
        action: Some(action()),
        content: content(),
        ..Recital::default()
    };
    let paragraph = Paragraph {
        number: Some(Number::new("1.", Style::Arabic, 1)),
        action: Some(action()),
        content: content(),
        ..Paragraph::default()
    };
    vec![
        BodyItem::Formula(Formula {
            text: text(),
            ..Formula::default()
        }),
        BodyItem::Recital(recital),
        BodyItem::CrossHeading(CrossHeading {
            text: text(),
            ..CrossHeading::default()
        }),
        BodyItem::Table(table()),
        BodyItem::Paragraph(paragraph),
        BodyItem::Paragraph(Paragraph {
            content: vec![text().into()],
            ..Paragraph::default()
        }),
    ]
}

fn annex(annexes: Vec<Annex>) -> Annex {
    Annex {
        eid: EId::default(),
        label: "Annex".into(),
        title: Some(text()),
        items: items(),
        annexes,
        span: Span::default(),
    }
}

/// Every kind of part, with every field that may be absent.
pub(crate) fn everything() -> Addressed {
    let mut whole = Resolution::empty(Language::English);
    whole.identity = Identity {
        organ: Some(Fact::printed(Organ::GeneralAssembly)),
        kind: Some(Fact::printed(Kind::Resolution)),
        number: Some(Fact::printed("72/57".into())),
        symbol: Some(Fact::inferred("A/RES/72/57".parse().unwrap())),
        session: Some(Fact::inferred(SessionNumber::Regular(72))),
        adopted: Some(Fact::printed(Date::new(2017, 12, 4).unwrap())),
        part: Some("A".into()),
    };
    whole.masthead = masthead();
    whole.title = Some(Title {
        label: Some("72/57.".into()),
        text: text(),
        ..Title::default()
    });
    whole.preamble.formula = Some(Formula {
        text: text(),
        ..Formula::default()
    });
    whole.preamble.recitals = vec![Recital {
        action: Some(action()),
        content: content(),
        ..Recital::default()
    }];
    whole.body = items();
    let division = |number, heading, items| {
        BodyItem::Division(Division {
            eid: EId::default(),
            kind: DivisionKind::Section,
            number,
            heading,
            items,
            span: Span::default(),
        })
    };
    let number = Some(Number::new("I", Style::UpperRoman, 1));
    let inner = division(None, Some(text()), items());
    whole.body.push(division(number, Some(text()), vec![inner]));
    let counts = [Side::InFavour, Side::Against, Side::Abstaining].map(|side| Count {
        side,
        value: 3,
        voters: vec!["Andorra".into()],
    });
    whole.conclusions = Some(Conclusions {
        meeting: Some(Meeting {
            number: 62,
            plenary: true,
            resumed: true,
        }),
        date: Date::new(2017, 12, 4),
        vote: Some(Vote {
            recorded: true,
            counts: counts.into(),
        }),
        lines: vec![text(), text()],
        ..Conclusions::default()
    });
    whole.annexes = vec![annex(vec![annex(Vec::new())])];
    let mut part = whole.clone();
    part.title = Some(Title {
        label: Some("A".into()),
        text: "Part".into(),
        ..Title::default()
    });
    whole.parts = vec![part];
    assign(whole)
}
