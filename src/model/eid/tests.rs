use super::*;
use crate::model::{Block, Language, Note};

fn numbered(label: &str, value: u32) -> Paragraph {
    let number = Some(Number::new(label, Style::Arabic, value));
    Paragraph {
        number,
        ..Paragraph::default()
    }
}

fn eids(items: Vec<BodyItem>) -> Vec<String> {
    let mut resolution = Resolution::empty(Language::English);
    resolution.body = items;
    assign(resolution)
        .body
        .iter()
        .map(|item| match item {
            BodyItem::Paragraph(p) => p.eid.to_string(),
            BodyItem::Recital(r) => r.eid.to_string(),
            BodyItem::Formula(f) => f.eid.to_string(),
            BodyItem::CrossHeading(h) => h.eid.to_string(),
            BodyItem::Division(d) => d.eid.to_string(),
            BodyItem::Table(t) => t.eid.to_string(),
        })
        .collect()
}

#[test]
fn a_number_that_stands_twice_gets_a_counter() {
    let items = ["1.", "3.", "3.", "3."]
        .map(|label| BodyItem::Paragraph(numbered(label, label[..1].parse().unwrap())));
    assert_eq!(
        eids(items.into()),
        ["para_1", "para_3", "para_3-2", "para_3-3"]
    );
}

#[test]
fn paragraphs_without_number_are_alineas_beside_numbered_ones() {
    let plain = || BodyItem::Paragraph(Paragraph::default());
    assert_eq!(eids(vec![plain(), plain()]), ["para_1", "para_2"]);
    let items = vec![plain(), BodyItem::Paragraph(numbered("1.", 1)), plain()];
    assert_eq!(eids(items), ["al_1", "para_1", "al_2"]);
}

#[test]
fn a_run_of_cross_headings_shares_one_division() {
    let formula = || BodyItem::Formula(Formula::default());
    let recital = BodyItem::Recital(Recital {
        content: vec![
            Content::Text(Block::default()),
            Content::Text(Block::default()),
        ],
        ..Recital::default()
    });
    let items = vec![
        formula(),
        recital,
        formula(),
        BodyItem::Paragraph(numbered("1.", 1)),
        formula(),
    ];
    assert_eq!(
        eids(items),
        [
            "dvs_1__crossHeading_1",
            "dvs_1__crossHeading_2",
            "dvs_1__crossHeading_4",
            "para_1",
            "dvs_2__crossHeading_1"
        ]
    );
}

#[test]
fn notes_are_counted_through_the_document() {
    let note = || Text::new(vec![Inline::Note(Note::default())]);
    let mut resolution = Resolution::empty(Language::French);
    resolution.body = vec![BodyItem::Paragraph(Paragraph {
        content: vec![note().into()],
        ..Paragraph::default()
    })];
    resolution.annexes = vec![Annex {
        eid: EId::default(),
        label: "Annexe".into(),
        title: Some(note()),
        items: Vec::new(),
        annexes: Vec::new(),
        span: crate::Span::default(),
    }];
    let addressed = assign(resolution);
    let mut found = Vec::new();
    let mut visit = |note: &Note| found.push(note.eid.to_string());
    let BodyItem::Paragraph(paragraph) = &addressed.body[0] else {
        unreachable!()
    };
    let Content::Text(block) = &paragraph.content[0] else {
        unreachable!()
    };
    block.text.for_each_note(&mut visit);
    addressed.annexes[0]
        .title
        .as_ref()
        .unwrap()
        .for_each_note(&mut visit);
    assert_eq!(found, ["authorialNote_1", "att_1__authorialNote_2"]);
}

#[test]
fn parents_of_addresses() {
    let eid: EId = "sec_I__para_2".parse().unwrap();
    assert_eq!(eid.parent().unwrap().as_str(), "sec_I");
    assert_eq!(eid.parent().unwrap().parent(), None);
}
