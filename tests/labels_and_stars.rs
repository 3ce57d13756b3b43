//! Labels and signs that few documents have: Arabic letters before a dash, Chinese numerals of
//! sections, the head of an annex and its title on two lines, notes whose sign is a star.

use plenary::{BodyItem, Content, Inline, Resolution, parse};

fn read(source: &str) -> Resolution {
    (*parse(source, &plenary::Options::default()).resolution).clone()
}

#[test]
fn arabic_letters_before_a_dash_are_points() {
    let source =
        "72/57 - الموانئ\n\nإن الجمعية العامة،\n\n1 - تطلب:\n\nأ - تقريرا؛\n\nب - اجتماعا.\n";
    let resolution = read(source);
    let [BodyItem::Paragraph(paragraph)] = &resolution.body[..] else {
        panic!("one paragraph: {:?}", resolution.body);
    };
    let Some(Content::Points(points)) = paragraph.content.last() else {
        panic!("a list: {:?}", paragraph.content);
    };
    let addresses = points.items.iter().map(|point| point.eid.as_str());
    assert_eq!(
        addresses.collect::<Vec<_>>(),
        ["para_1__list_1__point_a", "para_1__list_1__point_b"]
    );
}

#[test]
fn a_chinese_numeral_before_a_few_words_heads_a_section() {
    let source = "72/57. 港口\n\n大会，\n\n1. 通过附件；\n\n2. 决定开会。\n\n附件\n\n港口规则\n\n\
                  一. 总则\n\n1. 港口自由。\n\n二. 其他\n\n2. 船只自由。\n";
    let resolution = read(source);
    let items = resolution.annexes[0].items.iter();
    let sections = items.map(|item| match item {
        BodyItem::Division(division) => (division.eid.as_str(), division.items.len()),
        other => panic!("a section: {other:?}"),
    });
    assert_eq!(
        sections.collect::<Vec<_>>(),
        [("att_1__sec_I", 1), ("att_1__sec_II", 1)]
    );
}

#[test]
fn the_head_of_an_annex_and_its_title_on_two_lines() {
    for (formula, heads) in [
        (
            "The General Assembly,\n\n1. Adopts the rules.",
            ["Annex I\nRules", "Annex II\nPorts"],
        ),
        (
            "L’Assemblée générale,\n\n1. Adopte les règles.",
            ["Annexe I\nRègles", "Annexe II\nPorts"],
        ),
        (
            "La Asamblea General,\n\n1. Aprueba las reglas.",
            ["Anexo I\nReglas", "Anexo II\nPuertos"],
        ),
        (
            "Генеральная Ассамблея,\n\n1. утверждает правила.",
            ["Приложение I\nПравила", "Приложение II\nПорты"],
        ),
        ("大会，\n\n1. 通过规则。", ["附件一\n规则", "附件二\n港口"]),
        (
            "إن الجمعية العامة،\n\n1 - تعتمد القواعد.",
            ["المرفق الأول\nقواعد", "المرفق الثاني\nموانئ"],
        ),
    ] {
        let [first, second] = heads;
        let source = format!("72/57. A\n\n{formula}\n\n{first}\n\n1. A.\n\n{second}\n\n1. B.\n");
        let resolution = read(&source);
        let titles = resolution.annexes.iter().map(|annex| {
            let title = annex.title.as_ref().map(plenary::Text::plain);
            format!("{}\n{}", annex.label.plain(), title.unwrap_or_default())
        });
        assert_eq!(titles.collect::<Vec<_>>(), heads, "{source}");
    }
}

#[test]
fn a_star_at_the_head_calls_the_line_at_the_foot() {
    for (head, title) in [("A/RES/72/57\\*", "Ports"), ("A/RES/72/57", "Ports\\*")] {
        let source = format!(
            "United Nations {head}\n\n72/57. {title}\n\nThe General Assembly,\n\n1. Decides so.\n\n\
             \\* Reissued for technical reasons.\n"
        );
        let resolution = read(&source);
        let symbol = resolution.identity.symbol.as_ref();
        assert_eq!(
            symbol.map(|fact| fact.value.as_str()),
            Some("A/RES/72/57"),
            "{source}"
        );
        let lines = resolution.masthead.iter().map(|line| &line.text);
        let title = resolution.title.as_ref().map(|title| &title.text);
        let notes = lines
            .chain(title)
            .flat_map(plenary::Text::inlines)
            .filter(|inline| matches!(inline, Inline::Note(note) if note.marker == "*"));
        assert_eq!(notes.count(), 1, "{source}");
        assert_eq!(resolution.body.len(), 1, "{source}");
    }
    // A list of stars is none.
    let source = "72/57. Ports\\*\n\nThe General Assembly,\n\n1. Decides:\n\n* One;\n\n* Two.\n";
    let resolution = read(source);
    let [BodyItem::Paragraph(paragraph)] = &resolution.body[..] else {
        panic!("one paragraph: {:?}", resolution.body);
    };
    assert!(matches!(
        paragraph.content[..],
        [Content::Text(_), Content::Points(_)]
    ));
}
