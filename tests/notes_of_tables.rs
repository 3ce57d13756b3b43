//! Notes of tables: letters and stars that cells call, in six languages. Their texts stand in the last
//! row, or under the table, raised or not.

use plenary::{BodyItem, Content, Inline, Language, Options, Parsed, Resolution, Text, parse};

/// Formula, the paragraph before the table, a cell, the sign, its text, the next paragraph.
const TEXTS: [(Language, [&str; 6]); 6] = [
    (
        Language::English,
        [
            "*The General Assembly*,",
            "1. *Decides* as follows:",
            "Clerk",
            "a",
            "From May on.",
            "2. *Decides* to meet.",
        ],
    ),
    (
        Language::French,
        [
            "*L’Assemblée générale*,",
            "1. *Décide* ce qui suit :",
            "Commis",
            "a",
            "À partir de mai.",
            "2. *Décide* de se réunir.",
        ],
    ),
    (
        Language::Spanish,
        [
            "*La Asamblea General*,",
            "1. *Decide* lo siguiente:",
            "Oficinista",
            "a",
            "Desde mayo.",
            "2. *Decide* reunirse.",
        ],
    ),
    (
        Language::Russian,
        [
            "*Генеральная Ассамблея*,",
            "1. *постановляет* следующее:",
            "Писарь",
            "a",
            "С мая.",
            "2. *постановляет* собраться.",
        ],
    ),
    (
        Language::Chinese,
        [
            "**大会**，",
            "1. **决定**如下：",
            "文员",
            "a",
            "从五月起。",
            "2. **决定**开会。",
        ],
    ),
    (
        Language::Arabic,
        [
            "**إن الجمعية العامة**،",
            "1 - **تقرر** ما يلي:",
            "كاتب",
            "أ",
            "اعتبارا من أيار.",
            "2 - **تقرر** أن تجتمع.",
        ],
    ),
];

fn read(source: &str, language: Language) -> Parsed {
    let mut options = Options::default();
    options.language = Some(language);
    parse(source, &options)
}

/// The notes in the cells of the tables of the body, with their signs, in order.
fn notes(resolution: &Resolution) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for item in &resolution.body {
        let BodyItem::Paragraph(paragraph) = item else {
            continue;
        };
        for content in &paragraph.content {
            let Content::Table(table) = content else {
                continue;
            };
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            for text in cells.flat_map(|cell| &cell.content) {
                note_of(text, &mut found);
            }
        }
    }
    found
}

fn note_of(text: &Text, found: &mut Vec<(String, String)>) {
    for inline in text.inlines() {
        if let Inline::Note(note) = inline {
            let words = note.content.iter().map(|content| match content {
                Content::Text(text) => text.text.plain(),
                other => panic!("a text: {other:?}"),
            });
            found.push((note.marker.clone(), words.collect()));
        }
    }
}

#[test]
fn in_the_last_row_and_under_the_table() {
    for (language, [formula, before, cell, sign, words, after]) in TEXTS {
        let head = format!("72/57. A\n\n{formula}\n\n{before}\n\n");
        let table = format!("| {cell} | 1 |\n|---|---|\n| {cell}<sup>{sign}</sup> | 2 |\n");
        let glued = format!("| {cell} | 1 |\n|---|---|\n| {cell}({sign}) | 2 |\n");
        let marked = format!("| {cell} | 1 |\n|---|---|\n| {cell}*{sign}* | 2 |\n");
        let apart = format!("| {cell} | 1 |\n|---|---|\n| **{cell} (5)** **({sign})** | 2 |\n");
        for (table, note) in [
            (&table, format!("| <sup>{sign}</sup> {words} |  |\n\n")),
            (&table, format!("\n<sup>{sign}</sup> {words}\n\n")),
            (&table, format!("\n({sign}) {words}\n\n")),
            (&glued, format!("\n({sign}) {words}\n\n")),
            (&marked, format!("\n*{sign}* {words}\n\n")),
            (&apart, format!("\n({sign}) {words}\n\n")),
        ] {
            let source = format!("{head}{table}{note}{after}\n");
            let parsed = read(&source, language);
            let expected = [(sign.to_owned(), words.to_owned())];
            assert_eq!(notes(&parsed.resolution), expected, "{source}");
            assert_eq!(parsed.resolution.body.len(), 2, "{source}");
            let [BodyItem::Paragraph(first), _] = &parsed.resolution.body[..] else {
                panic!("two paragraphs: {source}");
            };
            let [Content::Text(_), Content::Table(table)] = &first.content[..] else {
                panic!("a text and a table: {source}: {:?}", first.content);
            };
            assert_eq!(table.rows.len(), 2, "{source}");
        }
    }
}

#[test]
fn a_letter_of_another_script_ends_no_word() {
    for (language, [formula, before, cell, sign, words, after]) in TEXTS {
        let table = format!("| {cell} | 1 |\n|---|---|\n| {cell}{sign} | 2 |\n");
        let source =
            format!("72/57. A\n\n{formula}\n\n{before}\n\n{table}\n{sign} {words}\n\n{after}\n");
        let found = notes(&read(&source, language).resolution);
        let is_other = matches!(language, Language::Chinese | Language::Russian);
        assert_eq!(found.len(), usize::from(is_other), "{source}");
    }
}

#[test]
fn a_letter_means_the_next_text() {
    let table = "| Post | 1 |\n|---|---|\n| Clerk<sup>a</sup> | 2 |\n\n";
    let source = format!(
        "72/57. A\n\n*The General Assembly*,\n\n1. *Decides* this:\n\n{table}<sup>a</sup> From May on.\n\n\
         2. *Decides* that:\n\n{table}<sup>a</sup> From June on.\n\n3. *Decides* to meet.\n"
    );
    let parsed = read(&source, Language::English);
    let found = notes(&parsed.resolution);
    let words: Vec<&str> = found.iter().map(|(_, words)| &**words).collect();
    assert_eq!(words, ["From May on.", "From June on."]);
    assert_eq!(parsed.resolution.body.len(), 3);
}

#[test]
fn a_list_behind_a_table_stays_a_list() {
    let source = "72/57. A\n\n*The General Assembly*,\n\n1. *Decides* this:\n\n\
         | Post | 1 |\n|---|---|\n| Clerk<sup>a</sup> | 2 |\n\n\
         (a) To open the port;\n\n(b) To close the road.\n";
    let parsed = read(source, Language::English);
    let [BodyItem::Paragraph(paragraph)] = &parsed.resolution.body[..] else {
        panic!("one paragraph: {:?}", parsed.resolution.body);
    };
    let Some(Content::Points(points)) = paragraph.content.last() else {
        panic!("a list: {:?}", paragraph.content);
    };
    assert_eq!(points.items.len(), 2);
}

#[test]
fn a_star_alone_is_no_text() {
    let source = "72/57. A\n\n*The General Assembly*,\n\n1. *Decides* to meet.\n\n\\*\n\n\
         ## Annex A<sup>\\*</sup>\n\nWords.\n\n<sup>\\*</sup> Not for boats.\n\n\
         ## Annex B<sup>\\*</sup>\n\nWords.\n\n<sup>\\*</sup> Not for ships.\n";
    let parsed = read(source, Language::English);
    let mut found = Vec::new();
    for annex in &parsed.resolution.annexes {
        note_of(&annex.label, &mut found);
        assert_eq!(annex.items.len(), 1, "{:?}", annex.items);
    }
    let words: Vec<&str> = found.iter().map(|(_, words)| &**words).collect();
    assert_eq!(words, ["Not for boats.", "Not for ships."]);
}
