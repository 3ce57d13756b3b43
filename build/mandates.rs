//! Turns the words of requests, `src/language/mandates/*.toml`, into tables.

use super::leads::Leads;
use super::signs::{ADDRESSEE, GLUED, ORGAN, OWN, REPORT, RETURN, SESSION, Signs, TIME};
use super::templates::gapped;
use super::{Words, fold, fold::Blanks, lead::Beginnings, ordered, words};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    language: String,
    addressees: BTreeMap<String, Words>,
    words: Phrases,
    periods: BTreeMap<String, Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    links: Words,
    pronouns: Words,
    pronouns_behind: Words,
    glued: Words,
    and: Words,
    joining: Words,
    own: Words,
    reports: Words,
    no_reports: Words,
    toward: Words,
    on: Words,
    trailing: Words,
    session_before: Words,
    session_after: Words,
    session_of: Words,
    within: Words,
    within_after: Words,
    every: Words,
    no_every: Words,
    no_every_after: Words,
    no_within_after: Words,
    by: Words,
    no_by: Words,
    by_after: Words,
    cardinals: Words,
    days: Words,
    weeks: Words,
    months: Words,
    years: Words,
}

/// The tables of the languages. The names of those who are asked are one list for all.
#[derive(Default)]
pub(super) struct Tables {
    out: String,
    names: Vec<String>,
}

impl Tables {
    pub(super) fn add(&mut self, code: &str, language: &str, leads: &Leads<'_>) {
        let path = format!("src/language/mandates/{code}.toml");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let pack: Pack = toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(pack.language, code, "{path} is in another language");
        let keys: Vec<String> = pack.addressees.keys().cloned().collect();
        assert!(
            self.names.is_empty() || self.names == keys,
            "{path} has other keys than the packs before it"
        );
        self.names = keys;
        let Phrases {
            links,
            pronouns,
            pronouns_behind,
            glued,
            and,
            joining,
            own,
            reports,
            no_reports,
            toward,
            on,
            trailing,
            session_before,
            session_after,
            session_of,
            within,
            within_after,
            every,
            no_every,
            no_every_after,
            no_within_after,
            by,
            no_by,
            by_after,
            cardinals,
            days,
            weeks,
            months,
            years,
        } = &pack.words;
        writeln!(
            self.out,
            "static {}: Mandates = Mandates {{ addressees: {}, links: {}, pronouns: {}, pronouns_behind: {}, glued: {}, and: {}, joining: {}, own: {}, reports: {}, \
             no_reports: {}, toward: {}, on: {}, trailing: {}, \
             session_before: {}, session_after: {}, session_of: {}, within: {}, within_after: {}, every: {}, no_every: {}, no_every_after: {}, no_within_after: {}, \
             by: {}, no_by: {}, by_after: {}, cardinals: {}, units: [{}, {}, {}, {}], periods: {}, signs: {:?} }}; // {language}",
            code.to_ascii_uppercase(),
            indexed(pack.addressees.values()),
            words(links),
            words(pronouns),
            words(pronouns_behind),
            words(glued),
            words(and),
            words(joining),
            words(own),
            gapped(reports),
            gapped(no_reports),
            words(toward),
            words(on),
            words(trailing),
            words(session_before),
            words(session_after),
            words(session_of),
            words(within),
            words(within_after),
            words(every),
            words(no_every),
            words(no_every_after),
            words(no_within_after),
            words(by),
            words(no_by),
            words(by_after),
            ordered(cardinals),
            words(days),
            words(weeks),
            words(months),
            words(years),
            named(&pack.periods),
            signs(&pack, leads),
        )
        .unwrap();
    }

    pub(super) fn text(mut self) -> String {
        let names = self.names;
        writeln!(self.out, "static ADDRESSEES: &[&str] = &{names:?};").unwrap();
        self.out
    }
}

/// What the words may begin that are looked for at each word of a request.
fn signs(pack: &Pack, leads: &Leads<'_>) -> Signs {
    let phrases = &pack.words;
    let of = |lists: &[&Words]| {
        let mut beginnings = Beginnings::default();
        for phrase in lists.iter().copied().flatten() {
            // Up to its first gap; of words that count each variant.
            let literal = phrase.split('{').next().unwrap_or_default();
            for word in literal.split('|') {
                beginnings.add(fold(word, Blanks::Dropped).as_bytes());
            }
        }
        beginnings
    };
    let periods: Words = pack.periods.values().flatten().cloned().collect();
    let names: Words = pack.addressees.values().flatten().cloned().collect();
    let mut times = of(&[
        &phrases.by,
        &phrases.on,
        &phrases.within,
        &phrases.cardinals,
    ]);
    leads.add_dates(&mut times);
    let mut sessions = of(&[&phrases.session_before, &phrases.session_of]);
    leads.add_ordinals(&mut sessions);
    let mut organs = Beginnings::default();
    leads.add_organs(&mut organs);
    Signs::new(&[
        (ORGAN, organs),
        (ADDRESSEE, of(&[&names])),
        (REPORT, of(&[&phrases.reports, &phrases.no_reports])),
        (GLUED, of(&[&phrases.glued])),
        (SESSION, sessions),
        (TIME, times),
        (RETURN, of(&[&phrases.every, &periods])),
        (OWN, of(&[&phrases.own])),
    ])
}

/// Phrases, folded and sorted, each with the place of its list.
fn indexed<'a>(lists: impl Iterator<Item = &'a Words>) -> String {
    let mut table: BTreeMap<String, usize> = BTreeMap::new();
    for (place, list) in lists.enumerate() {
        for phrase in list {
            table.entry(fold(phrase, Blanks::Dropped)).or_insert(place);
        }
    }
    let entries = table
        .iter()
        .map(|(phrase, place)| format!("({phrase:?}, {place}u8)"));
    format!("&[{}]", entries.collect::<Vec<_>>().join(","))
}

/// Phrases, folded, each with the name of its list.
fn named(lists: &BTreeMap<String, Words>) -> String {
    let entries = lists.iter().flat_map(|(name, list)| {
        list.iter()
            .map(move |phrase| format!("({:?}, {name:?})", fold(phrase, Blanks::Dropped)))
    });
    format!("&[{}]", entries.collect::<Vec<_>>().join(","))
}
