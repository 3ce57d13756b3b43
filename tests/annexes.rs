//! Annexes and appendices whose title stands on the line of the label, and closing lines behind an
//! annex, in six languages.

use plenary::{Language, Options, Text, parse};

/// An invented text: formula, paragraph, annex with its title, appendix with its title, words for a
/// meeting and a day.
const TEXTS: [(Language, [&str; 6]); 6] = [
    (
        Language::English,
        [
            "*The General Assembly*,",
            "1. *Decides* to meet.",
            "Annex B – Ropes",
            "Appendix II. Sails",
            "39th plenary meeting 29 July 2025",
            "1. Words.",
        ],
    ),
    (
        Language::French,
        [
            "*L’Assemblée générale*,",
            "1. *Décide* de se réunir.",
            "Annexe B – Cordages",
            "Appendice II. Voiles",
            "39e séance plénière 29 juillet 2025",
            "1. Des mots.",
        ],
    ),
    (
        Language::Spanish,
        [
            "*La Asamblea General*,",
            "1. *Decide* reunirse.",
            "Anexo B – Cuerdas",
            "Apéndice II. Velas",
            "39ª sesión plenaria 29 de julio de 2025",
            "1. Palabras.",
        ],
    ),
    (
        Language::Russian,
        [
            "*Генеральная Ассамблея*,",
            "1. *постановляет* собраться.",
            "Приложение B – Канаты",
            "Добавление II. Паруса",
            "39-е пленарное заседание 29 июля 2025 года",
            "1. Слова.",
        ],
    ),
    (
        Language::Chinese,
        [
            "**大会**，",
            "1. **决定**开会。",
            "附件二 — 绳索",
            "附录二. 船帆",
            "2025年7月29日 第39次全体会议",
            "1. 文字。",
        ],
    ),
    (
        Language::Arabic,
        [
            "**إن الجمعية العامة**،",
            "1 - **تقرر** أن تجتمع.",
            "المرفق باء - الحبال",
            "التذييل الثاني - الأشرعة",
            "الجلسة العامة 39 29 تموز/يوليه 2025",
            "1 - كلمات.",
        ],
    ),
];

#[test]
fn titles_on_the_line_of_the_label() {
    for (language, [formula, paragraph, annex, appendix, closing, words]) in TEXTS {
        let mut options = Options::default();
        options.language = Some(language);
        let source = format!(
            "72/57. A\n\n{formula}\n\n{paragraph}\n\n{annex}\n\n{words}\n\n{appendix}\n\n{words}\n\n\
             ## {closing}\n"
        );
        let resolution = parse(&source, &options).resolution;
        let [found] = &resolution.annexes[..] else {
            panic!("one annex: {annex}: {:?}", resolution.annexes);
        };
        let [inner] = &found.annexes[..] else {
            panic!("one appendix: {appendix}: {:?}", found.annexes);
        };
        for (annex, printed) in [(found, annex), (inner, appendix)] {
            let (label, title) = printed
                .rsplit_once(' ')
                .expect("a label and a title of one word");
            // No blank stands beside Chinese.
            let tight = |text: &str| text.replace(' ', "");
            assert_eq!(tight(&annex.label.plain()), tight(label));
            assert_eq!(
                annex.title.as_ref().map(Text::plain).as_deref(),
                Some(title)
            );
            assert_eq!(annex.items.len(), 1, "{printed}");
        }
        let conclusions = resolution.conclusions.as_ref().expect(closing);
        assert_eq!(conclusions.meeting.map(|m| m.number), Some(39), "{closing}");
        assert_eq!(conclusions.date.unwrap().to_string(), "2025-07-29");
    }
}

/// Two annexes, each with its word, its number and its title on lines of their own.
const ON_THREE_LINES: [(usize, [&str; 6]); 6] = [
    (0, ["Annex", "I", "Ropes", "Annex", "II", "Sails"]),
    (1, ["Annexe", "I", "Cordages", "Annexe", "II", "Voiles"]),
    (2, ["Anexo", "I", "Cuerdas", "Anexo", "II", "Velas"]),
    (
        3,
        ["Приложение", "I", "Канаты", "Приложение", "II", "Паруса"],
    ),
    (4, ["附件", "一", "绳索", "附件", "二", "船帆"]),
    (
        5,
        ["المرفق", "الأول", "الحبال", "المرفق", "الثاني", "الأشرعة"],
    ),
];

#[test]
fn numbers_on_a_line_of_their_own() {
    for (at, lines) in ON_THREE_LINES {
        let (language, [formula, paragraph, _, _, closing, words]) = TEXTS[at];
        let mut options = Options::default();
        options.language = Some(language);
        for mark in ["", "## "] {
            let heads: Vec<String> = lines.iter().map(|line| format!("{mark}{line}")).collect();
            let source = format!(
                "72/57. A\n\n{formula}\n\n{paragraph}\n\n{closing}\n\n{}\n\n{words}\n\n{}\n\n{words}\n",
                heads[..3].join("\n\n"),
                heads[3..].join("\n\n"),
            );
            let resolution = parse(&source, &options).resolution;
            let [first, second] = &resolution.annexes[..] else {
                panic!("two annexes: {source}: {:?}", resolution.annexes);
            };
            for (annex, printed) in [(first, &lines[..3]), (second, &lines[3..])] {
                let blank = if language.is_unspaced() { "" } else { " " };
                assert_eq!(annex.label.plain(), printed[..2].join(blank), "{source}");
                let title = annex.title.as_ref().map(Text::plain);
                assert_eq!(title.as_deref(), Some(printed[2]), "{source}");
                assert_eq!(annex.items.len(), 1, "{source}");
            }
        }
    }
}

#[test]
fn a_number_in_one_annex_alone_heads_a_section() {
    let source = "72/57. A\n\n*The General Assembly*,\n\n1. *Decides* to meet.\n\n\
                  Annex\n\nI\n\nRopes\n\n1. Words.\n\nII\n\nSails\n\n2. Words.\n";
    let resolution = parse(source, &Options::default()).resolution;
    let [annex] = &resolution.annexes[..] else {
        panic!("one annex: {:?}", resolution.annexes);
    };
    assert_eq!(
        (annex.label.plain(), annex.items.len()),
        ("Annex".to_owned(), 2)
    );
}

#[test]
fn a_sentence_about_an_annex_is_none() {
    let source = "72/57. A\n\n*The General Assembly*,\n\n1. *Decides* to meet.\n\n\
                  Annex B – as amended – shall apply.\n";
    let resolution = parse(source, &Options::default()).resolution;
    assert!(resolution.annexes.is_empty());
}
