//! Addresses do not depend on the language: a work in six languages has one set of them, as long
//! as the six texts have one structure.

mod documents;

use documents::{LANGUAGES, shared};
use plenary::format::akn;
use plenary::frbr::locate;
use plenary::{Action, Addressed, BodyItem, EId, Family, Resolution};
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};

/// Works whose texts in six languages are there.
const WORKS: [&str; 11] = [
    "A_HRC_RES_55_3",
    "A_RES_74_60",
    "A_RES_76_300",
    "A_RES_77_289",
    "A_RES_78_265",
    "A_RES_78_37",
    "A_RES_79_258",
    "A_RES_80_38",
    "A_RES_ES-11_1",
    "E_RES_2024_11",
    "S_RES_2734_2024",
];

/// Works of which some texts differ, and why.
const EXCEPTIONS: [(&str, &str); 3] = [
    (
        "A_RES_77_289",
        "the texts themselves: the number 13 is printed before thirteen paragraphs (fr)",
    ),
    (
        "A_RES_79_258",
        "the texts themselves: a number without a stop (fr), the first clause of a section \
         numbered (ru), a recital (zh) or neither (the others)",
    ),
    (
        "S_RES_2734_2024",
        "the text itself: a stray quotation mark before the number of a paragraph (fr)",
    ),
];

/// The elements above `p` whose addresses are compared, with notes. The lines of the preface
/// differ: a language may print what another leaves out.
const ELEMENTS: [&str; 16] = [
    "alinea",
    "attachment",
    "authorialNote",
    "chapter",
    "component",
    "container",
    "crossHeading",
    "division",
    "hcontainer",
    "list",
    "paragraph",
    "part",
    "point",
    "section",
    "table",
    "title",
];

fn addresses(xml: &str) -> BTreeSet<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = BTreeSet::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) | Event::Empty(start) => {
                if !ELEMENTS.contains(&start.name().as_ref()) {
                    continue;
                }
                for attribute in start.attributes().flatten() {
                    let is_front = attribute.value.starts_with("preface")
                        || attribute.value.starts_with("coverPage");
                    if attribute.key.as_ref() == "eId" && !is_front {
                        found.insert(attribute.value.to_string());
                    }
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// The languages of each set of addresses.
fn sets(work: &str) -> Option<BTreeMap<BTreeSet<String>, Vec<&'static str>>> {
    let mut sets: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for language in LANGUAGES {
        let document = shared(&format!("corpus/converted/{language}/{work}.seedstyle.md"))?;
        let xml = akn::write(&document.parse().resolution, &akn::Options::default());
        sets.entry(addresses(&xml)).or_default().push(language);
    }
    Some(sets)
}

#[test]
fn a_work_has_one_set_of_addresses() {
    let mut wrong = Vec::new();
    for work in WORKS {
        let Some(sets) = sets(work) else { continue };
        let excepted = EXCEPTIONS.iter().find(|(name, _)| *name == work);
        match (sets.len(), excepted) {
            (1, None) => {}
            (1, Some((_, reason))) => {
                wrong.push(format!("{work} is no exception any more: {reason}"));
            }
            (_, Some((_, reason))) => eprintln!("{work} differs: {reason}"),
            (_, None) => {
                let groups: Vec<_> = sets.values().collect();
                wrong.push(format!("{work}: {groups:?} differ"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The families of the clauses of a text, by their addresses.
fn families(text: &Resolution) -> BTreeMap<String, Family> {
    let mut found = BTreeMap::new();
    let mut note = |eid: &EId, action: &Option<Action>| {
        if let Some(concept) = action.as_ref().and_then(|action| action.concept) {
            found.insert(eid.to_string(), concept.family());
        }
    };
    for recital in &text.preamble.recitals {
        note(&recital.eid, &recital.action);
    }
    let mut pending: Vec<&BodyItem> = text.body.iter().collect();
    while let Some(item) = pending.pop() {
        match item {
            BodyItem::Division(division) => pending.extend(&division.items),
            BodyItem::Paragraph(paragraph) => note(&paragraph.eid, &paragraph.action),
            BodyItem::Recital(recital) => note(&recital.eid, &recital.action),
            _ => {}
        }
    }
    found
}

/// The texts of a work in six languages, where they are at hand.
fn texts(work: &str) -> Vec<(&'static str, Addressed)> {
    let folder = if MORE.contains(&work) {
        "irregular"
    } else {
        "converted"
    };
    let text = |language: &&'static str| {
        let path = format!("corpus/{folder}/{language}/{work}.seedstyle.md");
        shared(&path).map(|text| (*language, text.parse().resolution))
    };
    LANGUAGES.iter().filter_map(text).collect()
}

/// Further works whose texts in six languages are there.
const MORE: [&str; 6] = [
    "A_HRC_RES_58_2",
    "A_RES_74_280",
    "A_RES_77_264_A-C",
    "A_RES_79_257",
    "E_RES_2025_16",
    "S_RES_2713_2023",
];

#[test]
fn a_work_does_the_same_in_every_language() {
    /// The least share of clauses, over all pairs of languages; translators have their freedom.
    const FLOOR: f64 = 0.94;
    /// The least share of clauses that a language has in common with English.
    const EACH: f64 = 0.9;
    let (mut same, mut all) = (0u32, 0u32);
    let mut with_english: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for work in WORKS.into_iter().chain(MORE) {
        let texts: Vec<_> = texts(work)
            .into_iter()
            .map(|(language, text)| (language, families(&text)))
            .collect();
        for (at, (first, one)) in texts.iter().enumerate() {
            for (second, other) in &texts[at + 1..] {
                for (address, family) in one {
                    let Some(translated) = other.get(address) else {
                        continue;
                    };
                    let is_same = u32::from(family == translated);
                    all += 1;
                    same += is_same;
                    let pair = match (*first, *second) {
                        ("en", other) | (other, "en") => with_english.entry(other).or_default(),
                        _ => continue,
                    };
                    pair.0 += is_same;
                    pair.1 += 1;
                }
            }
        }
    }
    if all == 0 {
        return eprintln!("skipped: no works in six languages are at hand");
    }
    for (language, (same, all)) in &with_english {
        let share = f64::from(*same) / f64::from(*all);
        eprintln!("{language}: {same} of {all} clauses as in English, {share:.4}");
        assert!(share >= EACH, "{language}: {same} of {all}: {share:.4}");
    }
    let share = f64::from(same) / f64::from(all);
    eprintln!("{same} of {all} clauses: {share:.4}");
    assert!(share >= FLOOR, "{same} of {all}: {share:.4}");
}

/// What a text and the resolutions under its number cite beyond themselves, by IRI.
fn cited(text: &Resolution) -> BTreeSet<String> {
    let parts = text.parts.iter().flat_map(Resolution::citations);
    let citations: Vec<_> = text.citations().into_iter().chain(parts).collect();
    let located = citations.iter().filter_map(|one| locate(one.reference));
    let outward = located.filter(|one| !one.iri.starts_with(['#', '!']));
    outward.map(|one| one.iri).collect()
}

#[test]
fn a_work_cites_the_same_in_every_language() {
    /// The least share of IRIs that a language has in common with English. What the texts themselves
    /// cite otherwise, a misprint or a place less, keeps it below one.
    const FLOOR: f64 = 0.98;
    let mut shares: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for work in WORKS.into_iter().chain(MORE) {
        let texts = texts(work);
        let Some((_, english)) = texts.iter().find(|(language, _)| *language == "en") else {
            continue;
        };
        let english = cited(english);
        for (language, text) in texts.iter().filter(|(language, _)| *language != "en") {
            let other = cited(text);
            for iri in english.symmetric_difference(&other) {
                eprintln!(
                    "{work}: only in {}: {iri}",
                    if other.contains(iri) { language } else { &"en" }
                );
            }
            let share = shares.entry(language).or_default();
            share.0 += english.intersection(&other).map(|_| 1).sum::<u32>();
            share.1 += english.union(&other).map(|_| 1).sum::<u32>();
        }
    }
    if shares.is_empty() {
        return eprintln!("skipped: no works in six languages are at hand");
    }
    for (language, (same, all)) in &shares {
        let share = f64::from(*same) / f64::from(*all);
        eprintln!("{language}: {same} of {all} IRIs as in English, {share:.4}");
        assert!(share >= FLOOR, "{language}: {same} of {all}: {share:.4}");
    }
}
