//! Any resolution at all, for properties that have to hold for every one.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "each test that shares this module uses a part of it"
)]

mod text;

pub use text::*;

use plenary::{
    Action, Annex, BodyItem, Conclusions, Count, CrossHeading, Division, DivisionKind, EId, Fact,
    Formula, Identity, Language, MastheadKind, MastheadLine, Organ, Paragraph, Preamble, Recital,
    Resolution, Side, Span, Symbol, Table, Text, Title, Vote,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn action() -> impl Strategy<Value = Action> {
    let concept = select(vec![
        "recalling",
        "recalls",
        "requests",
        "notingWithConcern",
    ])
    .prop_map(|key| key.parse().ok());
    (prop_oneof![3 => concept, 1 => Just(None)], words()).prop_map(|(concept, phrase)| Action {
        concept,
        phrase,
        ..Action::default()
    })
}

fn recital() -> impl Strategy<Value = Recital> {
    (option::of(action()), content()).prop_map(|(action, content)| Recital {
        action,
        content,
        ..Recital::default()
    })
}

fn formula() -> impl Strategy<Value = Formula> {
    text().prop_map(|text| Formula {
        text,
        ..Formula::default()
    })
}

/// Items of a body, with divisions three deep.
pub fn body_items() -> BoxedStrategy<Vec<BodyItem>> {
    let leaf = prop_oneof![
        4 => (option::of(number()), option::of(action()), content()).prop_map(
            |(number, action, content)| BodyItem::Paragraph(Paragraph {
                number, action, content, ..Paragraph::default()
            })
        ),
        1 => formula().prop_map(BodyItem::Formula),
        1 => recital().prop_map(BodyItem::Recital),
        1 => text().prop_map(|text| BodyItem::CrossHeading(CrossHeading {
            text, ..CrossHeading::default()
        })),
        1 => table(text()).prop_map(BodyItem::Table),
    ];
    let kinds = vec![
        DivisionKind::Part,
        DivisionKind::Section,
        DivisionKind::Title,
        DivisionKind::Chapter,
        DivisionKind::Division,
    ];
    let item = leaf.prop_recursive(2, 8, 4, move |inner| {
        (
            select(kinds.clone()),
            option::of(number()),
            option::of(text()),
            vec(inner, 0..5),
        )
            .prop_map(|(kind, number, heading, items)| {
                let (eid, span) = (EId::default(), Span::default());
                BodyItem::Division(Division {
                    eid,
                    kind,
                    number,
                    heading,
                    items,
                    span,
                })
            })
    });
    vec(item, 0..5).boxed()
}

fn fact<T: std::fmt::Debug + Clone + 'static>(
    value: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Option<Fact<T>>> {
    option::of((value, any::<bool>()).prop_map(|(value, inferred)| Fact { value, inferred }))
        .boxed()
}

pub fn identity() -> impl Strategy<Value = Identity> {
    let number =
        select(vec!["72/57", "2723 (2024)", "1514 (XV)", "", "55/3"]).prop_map(str::to_owned);
    let part = option::weighted(
        0.3,
        prop_oneof![Just("A".to_owned()), Just("B".into()), words()],
    );
    let facts = (
        fact(organ()),
        fact(kind()),
        fact(prop_oneof![number, words()]),
        fact(symbol()),
        fact(session()),
        fact(date()),
        part,
    );
    facts.prop_map(
        |(organ, kind, number, symbol, session, adopted, part)| Identity {
            organ,
            kind,
            number,
            symbol,
            session,
            adopted,
            part,
        },
    )
}

fn masthead() -> impl Strategy<Value = Vec<MastheadLine>> {
    let kind = prop_oneof![
        Just(MastheadKind::Organization),
        organ().prop_map(MastheadKind::Organ),
        symbol().prop_map(MastheadKind::Symbol),
        Just(MastheadKind::Distribution),
        date().prop_map(MastheadKind::IssueDate),
        language().prop_map(MastheadKind::OriginalLanguage),
        language().prop_map(MastheadKind::Language),
        session().prop_map(MastheadKind::Session),
        vec(agenda_item(), 0..3).prop_map(MastheadKind::AgendaItems),
        Just(MastheadKind::AgendaTitle),
        kind().prop_map(MastheadKind::Heading),
        Just(MastheadKind::Adoption),
        Just(MastheadKind::Proponent),
        Just(MastheadKind::Sponsors),
        words().prop_map(MastheadKind::JobNumber),
        Just(MastheadKind::Notice),
        Just(MastheadKind::Other),
    ];
    let line = (kind, text()).prop_map(|(kind, text)| MastheadLine {
        kind,
        text,
        span: Span::default(),
    });
    vec(line, 0..6)
}

fn conclusions() -> impl Strategy<Value = Conclusions> {
    let side = select(vec![Side::InFavour, Side::Against, Side::Abstaining]);
    let count = (side, any::<u32>(), vec(words(), 0..3)).prop_map(|(side, value, voters)| Count {
        side,
        value,
        voters,
    });
    let vote =
        (any::<bool>(), vec(count, 0..4)).prop_map(|(recorded, counts)| Vote { recorded, counts });
    (
        option::of(meeting()),
        option::of(date()),
        option::of(vote),
        vec(text(), 0..3),
    )
        .prop_map(|(meeting, date, vote, lines)| Conclusions {
            meeting,
            date,
            vote,
            lines,
            span: Span::default(),
        })
}

fn annexes() -> BoxedStrategy<Vec<Annex>> {
    let annex = |annexes: BoxedStrategy<Vec<Annex>>| {
        let label = prop_oneof![Just(Text::from("Annex II")), text()];
        (label, option::of(text()), body_items(), annexes).prop_map(
            |(label, title, items, annexes)| {
                let (eid, span) = (EId::default(), Span::default());
                Annex {
                    eid,
                    label,
                    title,
                    items,
                    annexes,
                    span,
                }
            },
        )
    };
    let inner = vec(annex(Just(Vec::new()).boxed()), 0..2).boxed();
    vec(annex(inner), 0..3).boxed()
}

fn single() -> BoxedStrategy<Resolution> {
    let title = (
        option::of(prop_oneof![Just("72/57.".to_owned()), words()]),
        text(),
    )
        .prop_map(|(label, text)| Title {
            label,
            text,
            span: Span::default(),
        });
    let preamble = (option::of(formula()), vec(recital(), 0..4))
        .prop_map(|(formula, recitals)| Preamble { formula, recitals });
    let parts = (
        language(),
        identity(),
        masthead(),
        option::of(title),
        preamble,
        body_items(),
        option::of(conclusions()),
        option::weighted(0.4, annexes()),
    );
    parts
        .prop_map(
            |(language, identity, masthead, title, preamble, body, conclusions, annexes)| {
                Resolution {
                    language,
                    identity,
                    masthead,
                    title,
                    preamble,
                    body,
                    conclusions,
                    annexes: annexes.unwrap_or_default(),
                    parts: Vec::new(),
                }
            },
        )
        .boxed()
}

/// Any resolution; one in ten has parts, and those may have parts too.
pub fn resolution() -> BoxedStrategy<Resolution> {
    let with = |parts: BoxedStrategy<Vec<Resolution>>| {
        (single(), parts)
            .prop_map(|(resolution, parts)| Resolution {
                parts,
                ..resolution
            })
            .boxed()
    };
    let inner = with(vec(single(), 0..2).boxed());
    prop_oneof![9 => single(), 1 => with(vec(inner, 1..3).boxed())].boxed()
}
