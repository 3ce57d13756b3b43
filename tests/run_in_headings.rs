//! Headings that are run in with their paragraph: “2. **Harbours.** *Requests* the …”. What opens the
//! paragraph is the action behind the heading.

use plenary::{BodyItem, Inline, Language, Options, Paragraph, parse};

/// Formula, a paragraph with a heading, the printed action, its concept.
const TEXTS: [(Language, [&str; 4]); 8] = [
    (
        Language::English,
        [
            "*The General Assembly*,",
            "1. **Harbours.** *Requests* the harbour master to report;",
            "Requests",
            "requests",
        ],
    ),
    (
        Language::English,
        [
            "*The General Assembly*,",
            "1. **Harbours**. Requests the harbour master to report;",
            "Requests",
            "requests",
        ],
    ),
    (
        Language::English,
        [
            "*The General Assembly*,",
            "1. **Harbours — *Also requests*** the harbour master to report;",
            "Also requests",
            "requests",
        ],
    ),
    (
        Language::French,
        [
            "*L’Assemblée générale*,",
            "1. **Ports.** *Prie* le capitaine de faire rapport ;",
            "Prie",
            "requests",
        ],
    ),
    (
        Language::Spanish,
        [
            "*La Asamblea General*,",
            "1. *Puertos.* *Solicita* al capitán que informe;",
            "Solicita",
            "requests",
        ],
    ),
    (
        Language::Russian,
        [
            "*Генеральная Ассамблея*,",
            "1. **Порты.** *просит* капитана представить доклад;",
            "просит",
            "requests",
        ],
    ),
    (
        Language::Chinese,
        [
            "**大会**，",
            "1. **港口。** **请**港务长提出报告；",
            "请",
            "requests",
        ],
    ),
    (
        Language::Arabic,
        [
            "**إن الجمعية العامة**،",
            "1 - **الموانئ.** **تطلب** إلى مدير الميناء أن يقدم تقريرا؛",
            "تطلب",
            "requests",
        ],
    ),
];

fn paragraph(language: Language, formula: &str, paragraph: &str) -> Paragraph {
    let mut options = Options::default();
    options.language = Some(language);
    let source = format!("72/57. A\n\n{formula}\n\n{paragraph}\n");
    let resolution = parse(&source, &options).resolution;
    let [BodyItem::Paragraph(paragraph)] = &resolution.body[..] else {
        panic!("one paragraph: {source}: {:?}", resolution.body);
    };
    paragraph.clone()
}

#[test]
fn the_action_stands_behind_the_heading() {
    for (language, [formula, printed, phrase, concept]) in TEXTS {
        let paragraph = paragraph(language, formula, printed);
        let action = paragraph.action.as_ref().expect(printed);
        assert_eq!(action.phrase, phrase, "{printed}");
        assert_eq!(action.concept.expect(printed).as_str(), concept);
        let [plenary::Content::Text(text)] = &paragraph.content[..] else {
            panic!("one text: {printed}");
        };
        let inlines = text.text.inlines();
        assert!(
            matches!(&inlines[0], Inline::Strong(_) | Inline::Emphasis(_)),
            "the heading keeps its marking: {inlines:?}"
        );
        assert!(
            inlines
                .iter()
                .any(|inline| matches!(inline, Inline::Opener(words) if words.plain() == phrase)),
            "{inlines:?}"
        );
    }
}

#[test]
fn a_heading_before_unknown_words_is_no_action() {
    let formula = "*The General Assembly*,";
    let read = |text: &str| paragraph(Language::English, formula, text).action;
    assert_eq!(read("1. *Harbours.* Ports stay open in winter;"), None);
    let action = read("1. **Harbours.** *Beseeches* the sea;").expect("a marked word");
    assert_eq!((&*action.phrase, action.concept), ("Beseeches", None));
    let action = read("1. *Beseeches* the sea. *Requests* a report;").expect("a marked word");
    assert_eq!(action.phrase, "Beseeches");
}
