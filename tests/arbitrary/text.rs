//! Any running text, and what is made of it.

use plenary::{
    AgendaItem, Block, Cell, Committee, Content, Date, DatePhrase, Image, Inline, Kind, Language,
    Level, Link, Meeting, Mention, Named, Note, NoteCall, Number, Organ, Outcome, Point, Points,
    Portion, Reference, Resolution, Row, SessionNumber, Side, Style, Symbol, Table, Target, Text,
    Votes, roman,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::num::NonZeroU32;

/// Words with what makes trouble: blanks at the edges, markup, other scripts, controls.
pub fn words() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "the ", " of", "Assembly", "回顾", "，", "إن", "№ 5", ".", ",", ";", " ", "\u{a0}", "<b>",
        "&amp;", "]]>", "\"q\"", "’", "\u{0}", "\u{ffff}", "\r", "\n", "\t", "e\u{301}", "𐍈",
        "(a)", "72", "\u{200f}", "\u{85}", "、", "Ж",
    ]);
    prop_oneof![
        4 => vec(piece, 0..5).prop_map(|pieces| pieces.concat()),
        2 => select(vec!["Recalling its", "Requests the", "and;", "Done.", "回顾其", "٦٢"])
            .prop_map(str::to_owned),
        1 => any::<String>().prop_map(|s| s.chars().take(12).collect()),
    ]
    .prop_map(|words: String| {
        if CARRIABLE.get() {
            words.replace(|c| !is_legal(c), "")
        } else {
            words
        }
    })
}

thread_local! {
    /// Whether words have only characters that XML can carry.
    pub static CARRIABLE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}

fn target() -> impl Strategy<Value = String> {
    let known = vec![
        "https://undocs.org/A/72/409",
        "http://a b",
        "javascript:x",
        "image.png",
        "//h/%zz",
        "#x",
        "http://[::1",
        ":",
        "",
        "https://un.org:99999999/x",
    ];
    prop_oneof![select(known).prop_map(str::to_owned), words()]
}

pub fn language() -> impl Strategy<Value = Language> {
    select(&Language::ALL[..])
}

pub fn date() -> impl Strategy<Value = Date> {
    (1u16..=9999, 1u8..=12, 1u8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).expect("in range"))
}

pub fn symbol() -> impl Strategy<Value = Symbol> {
    const KNOWN: &[&str] = &[
        "A/RES/72/57",
        "S/RES/2723 (2024)",
        "A/RES/1514(XV)",
        "A/C.1/72/L.56",
        "A/72/409",
        "A/60/88/Corr.2",
        "A/CONF.192/15",
        "FCCC/CP/2015/10/Add.1",
        "A/RES/ES-11/1",
        "A/1",
        "A/RES/69/96A-B",
        "E/2018/L.5",
        "A/HRC/RES/55/3",
        "ST/SG/1",
        "T/RES/1",
        "A/72/251",
        "A/72/PV.62",
        "S/PRST/2021/13",
        "A/HRC/0/3",
        "A/RES/1(ES-99)",
        "X/()*&-_",
        "A/C./1",
    ];
    select(KNOWN)
        .prop_map(|s| s.parse().expect("a symbol"))
        .boxed()
}

pub fn session() -> impl Strategy<Value = SessionNumber> {
    prop_oneof![
        (1u32..3000).prop_map(SessionNumber::Regular),
        (1u32..40).prop_map(SessionNumber::Special),
        (1u32..15).prop_map(SessionNumber::EmergencySpecial),
    ]
}

pub fn organ() -> impl Strategy<Value = Organ> {
    select(&Organ::ALL[..])
}

pub fn kind() -> impl Strategy<Value = Kind> {
    select(vec![
        Kind::Resolution,
        Kind::DraftResolution,
        Kind::Decision,
        Kind::DraftDecision,
    ])
}

pub fn committee() -> impl Strategy<Value = Committee> {
    select(vec![
        Committee::First,
        Committee::Second,
        Committee::Third,
        Committee::Fourth,
        Committee::Fifth,
        Committee::Sixth,
        Committee::General,
        Committee::Credentials,
        Committee::Plenary,
    ])
}

pub fn meeting() -> impl Strategy<Value = Meeting> {
    (0u32..200, any::<bool>(), any::<bool>()).prop_map(|(number, plenary, resumed)| Meeting {
        number,
        plenary,
        resumed,
    })
}

pub fn agenda_item() -> impl Strategy<Value = AgendaItem> {
    (
        0u32..200,
        option::of(prop_oneof![Just("p".to_owned()), words()]),
    )
        .prop_map(|(number, sub_item)| AgendaItem { number, sub_item })
}

fn named() -> impl Strategy<Value = Named> {
    prop_oneof![
        Just(Named::Organization),
        organ().prop_map(Named::Organ),
        committee().prop_map(Named::Committee),
        kind().prop_map(Named::Kind),
        meeting().prop_map(Named::Meeting),
        session().prop_map(Named::Session),
        agenda_item().prop_map(Named::AgendaItem),
        words().prop_map(Named::Number),
        symbol().prop_map(Named::Symbol),
        language().prop_map(Named::Language),
        prop_oneof![Just("General".to_owned()), words()].prop_map(Named::Distribution),
        select(vec![Outcome::WithoutVote, Outcome::RecordedVote]).prop_map(Named::Outcome),
        (
            select(vec![Side::InFavour, Side::Against, Side::Abstaining]),
            any::<u32>()
        )
            .prop_map(|(side, value)| Named::Votes(Votes { side, value })),
    ]
}

/// Running text with every kind of inline, notes that hold lists and tables among them.
pub fn text() -> BoxedStrategy<Text> {
    let leaf = prop_oneof![
        6 => words().prop_map(Inline::Text),
        1 => Just(Inline::Break),
        2 => words().prop_map(|words| Inline::Opener(words.as_str().into())),
        2 => (named(), words()).prop_map(|(what, words)| {
            Inline::Mention(Mention { what, content: words.as_str().into() })
        }),
        1 => (target(), words())
            .prop_map(|(target, alternative)| Inline::Image(Image { target, alternative })),
        1 => (words(), 0u32..6)
            .prop_map(|(marker, note)| Inline::NoteCall(NoteCall { marker, note })),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let text = vec(inner, 0..3).prop_map(Text::new).boxed();
        let content = content_of(text.clone(), 1);
        prop_oneof![
            text.clone().prop_map(Inline::Emphasis),
            text.clone().prop_map(Inline::Strong),
            text.clone().prop_map(Inline::Superscript),
            text.clone().prop_map(Inline::Subscript),
            text.clone().prop_map(Inline::Opener),
            (target(), text.clone())
                .prop_map(|(target, content)| Inline::Link(Link { target, content })),
            (
                cited(),
                vec(portion(), 0..3),
                option::of(date()),
                text.clone()
            )
                .prop_map(|(target, within, date, content)| {
                    Inline::Reference(Reference {
                        target,
                        within,
                        date,
                        content,
                    })
                }),
            (date(), text.clone())
                .prop_map(|(date, content)| Inline::Date(DatePhrase { date, content })),
            (named(), text).prop_map(|(what, content)| Inline::Mention(Mention { what, content })),
            (words(), content).prop_map(|(marker, content)| Inline::Note(Note {
                marker,
                content,
                ..Note::default()
            })),
        ]
    })
    .prop_flat_map(|inline| {
        vec(
            prop_oneof![Just(inline), words().prop_map(Inline::Text)],
            0..4,
        )
    })
    .prop_map(Text::new)
    .boxed()
}

/// A number whose label says what its value is.
pub fn number() -> impl Strategy<Value = Number> {
    let letter = |n: u32| char::from(b'a' + (n - 1) as u8);
    prop_oneof![
        (1u32..40).prop_map(|n| Number::new(format!("{n}."), Style::Arabic, n)),
        (1u32..12).prop_map(|n| Number::new(roman(n), Style::UpperRoman, n)),
        (1u32..12).prop_map(|n| {
            Number::new(
                format!("({})", roman(n).to_lowercase()),
                Style::LowerRoman,
                n,
            )
        }),
        (1u32..=26).prop_map(move |n| Number::new(
            format!("({})", letter(n)),
            Style::LowerLetter,
            n
        )),
        (1u32..=26).prop_map(move |n| {
            Number::new(
                format!("{}.", letter(n).to_ascii_uppercase()),
                Style::UpperLetter,
                n,
            )
        }),
        Just(Number::new("㈠", Style::LowerRoman, 1)),
        Just(Number::new("–", Style::Bullet, 0)),
        Just(Number::new("", Style::Bullet, 0)),
        Just(Number::new("3 bis", Style::Other, 0)),
        Just(Number::new("...", Style::Other, 0)),
    ]
}

fn span() -> impl Strategy<Value = NonZeroU32> {
    (1u32..4).prop_filter_map("a span", NonZeroU32::new)
}

pub fn table(text: BoxedStrategy<Text>) -> impl Strategy<Value = Table> {
    let cell =
        (span(), span(), vec(text.clone(), 0..3)).prop_map(|(columns, rows, content)| Cell {
            columns,
            rows,
            content,
        });
    let row = (any::<bool>(), vec(cell, 0..3)).prop_map(|(header, cells)| Row { header, cells });
    (option::of(text), vec(row, 0..3)).prop_map(|(caption, rows)| Table {
        caption,
        rows,
        ..Table::default()
    })
}

pub fn content_of(text: BoxedStrategy<Text>, depth: u32) -> BoxedStrategy<Vec<Content>> {
    let block = text.clone().prop_map(|text| Content::Text(Block { text }));
    let table = table(text.clone()).prop_map(Content::Table);
    let leaf = prop_oneof![5 => block, 1 => table];
    leaf.prop_recursive(depth, 8, 3, move |inner| {
        let bullets = any::<bool>();
        let point = (
            option::of(number()),
            option::weighted(0.2, text.clone()),
            vec(inner, 0..4),
        );
        (bullets, vec(point, 0..4)).prop_map(|(bullets, points)| {
            let point = |(number, heading, content): (Option<Number>, _, _)| Point {
                number: number.filter(|n| !bullets || n.style() == Style::Bullet),
                heading,
                content,
                ..Point::default()
            };
            let items = points.into_iter().map(point).collect();
            Content::Points(Points {
                items,
                ..Points::default()
            })
        })
    })
    .prop_flat_map(|piece| {
        let block = |words: String| {
            Content::Text(Block {
                text: words.as_str().into(),
            })
        };
        vec(prop_oneof![Just(piece), words().prop_map(block)], 0..5)
    })
    .boxed()
}

/// What a clause says.
pub fn content() -> BoxedStrategy<Vec<Content>> {
    content_of(text(), 3)
}

/// Anything that may be cited.
fn cited() -> impl Strategy<Value = Target> {
    prop_oneof![
        6 => symbol().prop_map(Target::Document),
        1 => Just(Target::Charter),
        1 => (1u32..99999).prop_map(Target::Treaty),
        1 => "[A-Z]\\.[0-9]{2}\\.[IVX]{1,4}(\\.[A-Z])?\\.[0-9]{1,3}"
            .prop_map(|text| Target::Publication(text.parse().expect("a sales number"))),
        1 => "(1[0-7]|[1-9])(\\.([1-9]|1[0-9]|[a-d]))?"
            .prop_map(|text| Target::Goal(text.parse().expect("a goal"))),
        1 => Just(Target::This),
    ]
}

/// A place within what is cited.
fn portion() -> impl Strategy<Value = Portion> {
    let level = prop_oneof![
        Just(Level::Annex),
        Just(Level::Part),
        Just(Level::Chapter),
        Just(Level::Section),
        Just(Level::Article),
        Just(Level::Paragraph),
    ];
    let number = || "[0-9A-Za-z]{1,4}".prop_map(|text| text.parse().expect("a number of a place"));
    (level, number(), option::of(number())).prop_map(|(level, number, up_to)| Portion {
        level,
        number,
        up_to,
    })
}
