//! The worked example of the reference as a model.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::too_many_lines,
    reason = "a model written out, shared by tests"
)]

use plenary::{
    Action, AgendaItem, Annex, BodyItem, Committee, Conclusions, Content, Date, DatePhrase, EId,
    Fact, Formula, Identity, Inline, Kind, Language, MastheadKind, MastheadLine, Meeting, Mention,
    Named, Note, NoteCall, Number, Organ, Paragraph, Point, Points, Recital, Reference, Resolution,
    SessionNumber, Span, Style, Table, Text, Title, Vote,
};

/// A/RES/72/57 in Chinese, as the reference shows it, abridged.
pub fn worked_example() -> Resolution {
    let note = |marker: &str, content: Vec<Inline>| {
        let content = vec![Text::new(content).into()];
        Inline::Note(Note {
            marker: marker.into(),
            content,
            ..Note::default()
        })
    };
    let cite = |symbol: &str, date: Option<&str>, words: &str| {
        Inline::Reference(Reference::to(
            symbol.parse().unwrap(),
            date.map(|d| d.parse().unwrap()),
            words.into(),
        ))
    };
    let mention = |what, words: &str| {
        Inline::Mention(Mention {
            what,
            content: words.into(),
        })
    };
    let action = |concept: &str, phrase: &str| {
        let concept = concept.parse().ok();
        Some(Action {
            concept,
            phrase: phrase.into(),
            ..Action::default()
        })
    };
    let opener = |words: &str| Inline::Opener(words.into());
    let line = |kind, inlines: Vec<Inline>| MastheadLine {
        kind,
        text: Text::new(inlines),
        span: Span::default(),
    };
    let number = |label: &str, style, value| Some(Number::new(label, style, value));
    let adopted: Date = "2017-12-04".parse().unwrap();
    let adoption = |words: &str| {
        Inline::Date(DatePhrase {
            date: adopted,
            content: words.into(),
        })
    };
    let ga = Named::Organ(Organ::GeneralAssembly);

    let mut resolution = Resolution::empty(Language::Chinese);
    resolution.identity = Identity {
        organ: Some(Fact::printed(Organ::GeneralAssembly)),
        kind: Some(Fact::printed(Kind::Resolution)),
        number: Some(Fact::printed("72/57".into())),
        symbol: Some(Fact::inferred("A/RES/72/57".parse().unwrap())),
        session: Some(Fact::printed(SessionNumber::Regular(72))),
        adopted: Some(Fact::printed(adopted)),
        part: None,
    };
    let item = AgendaItem {
        number: 99,
        sub_item: Some("p".into()),
    };
    resolution.masthead = vec![
        line(MastheadKind::Organization, vec!["联合国".into()]),
        line(
            MastheadKind::Symbol("A/RES/72/57".parse().unwrap()),
            vec!["A/RES/72/57".into()],
        ),
        line(
            MastheadKind::Organ(Organ::GeneralAssembly),
            vec!["大会".into()],
        ),
        line(MastheadKind::Distribution, vec!["Distr.: General".into()]),
        line(
            MastheadKind::IssueDate("2017-12-11".parse().unwrap()),
            vec!["11 December 2017".into()],
        ),
        line(
            MastheadKind::OriginalLanguage(Language::English),
            vec![
                "Original: ".into(),
                mention(Named::Language(Language::English), "English"),
            ],
        ),
        line(
            MastheadKind::JobNumber("17-00000 (C)".into()),
            vec!["17-00000 (C)".into()],
        ),
        line(
            MastheadKind::Session(SessionNumber::Regular(72)),
            vec!["第七十二届会议".into()],
        ),
        line(
            MastheadKind::AgendaItems(vec![item.clone()]),
            vec![mention(Named::AgendaItem(item), "议程项目99(p)")],
        ),
        line(
            MastheadKind::Adoption,
            vec![
                adoption("2017年12月4日"),
                mention(ga.clone(), "大会"),
                mention(Named::Kind(Kind::Resolution), "决议"),
            ],
        ),
        line(
            MastheadKind::Proponent,
            vec![
                "[根据".into(),
                mention(Named::Committee(Committee::First), "第一委员会"),
                "的报告(".into(),
                cite("A/72/409", None, "A/72/409"),
                ")通过]".into(),
            ],
        ),
    ];
    resolution.title = Some(Title {
        label: Some("72/57.".into()),
        text: "小武器和轻武器非法贸易".into(),
        span: Span::default(),
    });
    resolution.preamble.formula = Some(Formula {
        text: Text::new(vec![mention(ga, "大会，")]),
        ..Formula::default()
    });
    let point = |number, content| Point {
        number,
        content,
        ..Point::default()
    };
    let points = |items| {
        Content::Points(Points {
            items,
            ..Points::default()
        })
    };
    resolution.preamble.recitals = vec![
        Recital {
            action: action("recalling", "回顾"),
            content: vec![
                Text::new(vec![
                    opener("回顾"),
                    "其".into(),
                    cite(
                        "A/RES/71/48",
                        Some("2016-12-05"),
                        "2016年12月5日第71/48号决议",
                    ),
                    "，".into(),
                    note(
                        "1",
                        vec![
                            "见".into(),
                            cite("A/CONF.192/15", None, "A/CONF.192/15"),
                            "。".into(),
                        ],
                    ),
                ])
                .into(),
            ],
            ..Recital::default()
        },
        Recital {
            action: action("recalling", "铭记"),
            content: vec![
                Text::new(vec![opener("铭记"), "下列成果：".into()]).into(),
                points(vec![
                    point(
                        number("(a)", Style::LowerLetter, 1),
                        vec![Text::from("会议；").into()],
                    ),
                    point(
                        number("(b)", Style::LowerLetter, 2),
                        vec![Text::from("大会，").into()],
                    ),
                ]),
                Text::from("并欢迎这些成果，").into(),
            ],
            ..Recital::default()
        },
    ];
    let inner = points(vec![
        point(
            number("㈠", Style::LowerRoman, 1),
            vec![Text::from("标识；").into()],
        ),
        point(
            number("㈡", Style::LowerRoman, 2),
            vec![Text::from("记录。").into()],
        ),
    ]);
    resolution.body = vec![
        BodyItem::Paragraph(Paragraph {
            number: number("1.", Style::Arabic, 1),
            action: action("recalls", "促请"),
            content: vec![
                Text::new(vec![
                    opener("促请"),
                    "所有国家执行".into(),
                    Inline::NoteCall(NoteCall {
                        marker: "1".into(),
                        note: 1,
                    }),
                    Inline::NoteCall(NoteCall {
                        marker: "7".into(),
                        note: 7,
                    }),
                ])
                .into(),
            ],
            ..Paragraph::default()
        }),
        BodyItem::Paragraph(Paragraph {
            number: number("2.", Style::Arabic, 2),
            action: action("recalls", "鼓励"),
            content: vec![
                Text::new(vec![
                    Inline::Emphasis(Text::new(vec![opener("鼓励")])),
                    "各国：".into(),
                ])
                .into(),
                points(vec![
                    point(
                        number("(a)", Style::LowerLetter, 1),
                        vec![Text::from("交流；").into()],
                    ),
                    point(
                        number("(b)", Style::LowerLetter, 2),
                        vec![Text::from("改进：").into(), inner],
                    ),
                ]),
                Text::from("另一句话。").into(),
            ],
            ..Paragraph::default()
        }),
    ];
    let meeting = Meeting {
        number: 62,
        plenary: true,
        resumed: false,
    };
    resolution.conclusions = Some(Conclusions {
        meeting: Some(meeting),
        date: Some(adopted),
        vote: Some(Vote::default()),
        lines: vec![
            Text::new(vec![mention(Named::Meeting(meeting), "第62次全体会议")]),
            Text::new(vec![adoption("2017年12月4日")]),
        ],
        span: Span::default(),
    });
    resolution.annexes = vec![Annex {
        eid: EId::default(),
        label: "附件".into(),
        title: Some("时间表".into()),
        items: vec![BodyItem::Table(Table::default())],
        annexes: vec![Annex {
            eid: EId::default(),
            label: "Appendix I".into(),
            title: Some("Forms".into()),
            items: Vec::new(),
            annexes: Vec::new(),
            span: Span::default(),
        }],
        span: Span::default(),
    }];
    resolution
}
