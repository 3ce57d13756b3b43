//! Clean Markdown is read again as the resolution it was written from.

mod difference;
mod documents;

use difference::first_difference;
use documents::{Document, corpus, for_each, samples, shared};
use plenary::{Addressed, Options, format::markdown, parse};

/// How many in a thousand documents of the corpus are the same when read again. This number only
/// gets higher.
const FLOOR: usize = 995;

/// What differs when the clean Markdown of a document is read again; nothing where it is the same.
fn difference(document: &Document) -> Option<String> {
    let written = document.parse().resolution;
    let again = read_again(&written);
    if *written == *again {
        return None;
    }
    let path = document.path.display();
    Some(format!("{path}: {}", first_difference(&written, &again)))
}

fn read_again(resolution: &Addressed) -> Addressed {
    parse(&markdown::write(resolution), &Options::default()).resolution
}

#[test]
fn samples_are_the_same() {
    let found: Vec<_> = samples().iter().filter_map(difference).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn both_languages_of_one_resolution_are_the_same() {
    let both = [
        "seed/A-RES-72-57.zh.md",
        "corpus/genuine/A_RES_72_57.word-pandoc-gfm.md",
    ];
    let both = both.into_iter().filter_map(shared);
    let found: Vec<_> = both.filter_map(|document| difference(&document)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Prints the rate; `PLENARY_SHOW=n` shows the first differences of n documents.
#[test]
fn most_of_the_corpus_is_the_same() {
    let corpus = corpus();
    if corpus.is_empty() {
        return;
    }
    let found: Vec<_> = for_each(&corpus, difference)
        .into_iter()
        .flatten()
        .collect();
    let show = std::env::var("PLENARY_SHOW").ok();
    let show = show.and_then(|n| n.parse().ok()).unwrap_or(0);
    for difference in found.iter().take(show) {
        println!("{difference}");
    }
    let same = corpus.len() - found.len();
    println!("{same} of {} documents are the same", corpus.len());
    assert!(same * 1000 >= FLOOR * corpus.len());
}

#[test]
fn addresses_say_what_words_leave_unclear() {
    // Without the address the second paragraph would go on with the first, the heading would be
    // numbered A, and the second recital would be a heading.
    let text = "---\nplenary: \"1\"\nlanguage: en\n---\n\n# 72/1. Lamps\n\n\
        <!-- #preamble__formula_1 -->\nThe General Assembly,\n\n\
        <!-- #preamble__container_1 -->\n*Recalling* its lamps,\n\n\
        <!-- #preamble__container_2 -->\n**Formally**\n\n\
        <!-- #part_1 -->\n## Part 1\n\n## A\n\n\
        <!-- #part_1__para_1 -->\n1. *Decides* to rest.\n\n\
        <!-- #part_1__al_1 -->\nwithout a number of its own\n\nand with a second line\n";
    let read = parse(text, &Options::default()).resolution;
    assert_eq!(read.preamble.recitals.len(), 2);
    let [plenary::BodyItem::Division(part)] = &read.body[..] else {
        panic!("one part: {:#?}", read.body);
    };
    assert_eq!(part.heading.as_ref().unwrap().plain(), "A");
    let eids: Vec<_> = part
        .items
        .iter()
        .map(|item| match item {
            plenary::BodyItem::Paragraph(paragraph) => paragraph.eid.as_str(),
            other => panic!("a paragraph: {other:?}"),
        })
        .collect();
    assert_eq!(eids, ["part_1__para_1", "part_1__al_1"]);
    assert_eq!(*read, *read_again(&read));
}

#[test]
fn heads_of_points_are_the_same() {
    let text = "*The Security Council*,\n\n1. *Decides* that all States shall:\n\n\
        ### (a) Lamps\n\nKeep the lamps;\n\n### (b) Logbooks\n\nWrite the logbooks.\n";
    let written = parse(text, &Options::default()).resolution;
    assert!(markdown::write(&written).contains("\n###### (b) Logbooks\n\nWrite the logbooks.\n"));
    assert_eq!(*written, *read_again(&written));
}

#[test]
fn what_addresses_and_front_matter_say_is_not_guessed() {
    // A clause without words before its points; a table that belongs to no clause; a day that tells
    // the adoption; marked words that open recitals alone; words that would open a paragraph, unmarked.
    let text = "---\nplenary: \"1\"\nlanguage: en\nadoption_lines: \"1\"\n---\n\n\
        4 April 2024\n\n# 72/1. Lamps\n\n\
        <!-- #preamble__formula_1 -->\nThe General Assembly,\n\n\
        <!-- #para_1 -->\n1. *Decides*:\n\n\
        <!-- #para_1__list_1__point_a -->\n(a) To rest;\n\n\
        <!-- #al_1 -->\n\n\
        <!-- #al_1__list_1__point_b -->\n(b) To sleep;\n\n\
        <!-- #al_2__table_1 -->\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n\
        <!-- #al_3 -->\n*Recalling* its lamps,\n\n\
        <!-- #para_2 -->\n2. Decides to wake.\n";
    let read = parse(text, &Options::default()).resolution;
    assert_eq!(read.masthead[0].kind, plenary::MastheadKind::Adoption);
    let eids: Vec<_> = read
        .body
        .iter()
        .map(|item| match item {
            plenary::BodyItem::Paragraph(paragraph) => {
                assert!(paragraph.action.is_none() || paragraph.eid.as_str() == "para_1");
                paragraph.eid.as_str()
            }
            plenary::BodyItem::Table(table) => table.eid.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(eids, ["para_1", "al_1", "al_2__table_1", "al_3", "para_2"]);
    assert_eq!(read_again(&read), read);
}
