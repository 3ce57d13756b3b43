//! With what the templates and openers of a pack may begin.

use super::fold::{Blanks, fold};
use super::lead::{Beginnings, Lead};
use super::{Organs, Pack, Words};
use std::collections::BTreeMap;

/// The numerals of a date or an ordinal in Chinese.
const NUMERALS: &str = "〇零一二三四五六七八九十百千两";

/// The words of a pack that its slots read.
pub(super) struct Leads<'a> {
    pub(super) pack: &'a Pack,
    /// Names of languages are printed in English too.
    pub(super) english: &'a Pack,
}

impl Leads<'_> {
    /// The words that may stand beside and within an opener.
    pub(super) fn shades(&self) -> Vec<&Words> {
        let modifiers = &self.pack.modifiers;
        vec![&modifiers.also, &modifiers.further, &modifiers.again]
    }

    /// The words that may stand before an opener.
    pub(super) fn around(&self) -> Vec<&Words> {
        let mut words = self.shades();
        words.push(&self.pack.modifiers.leading);
        words
    }

    /// The beginnings of templates.
    pub(super) fn of(&self, templates: &Words) -> Lead {
        let mut lead = Beginnings::default();
        for template in templates {
            self.add(template, &mut lead);
        }
        lead.lead()
    }

    /// The beginnings of the enacting formulas.
    pub(super) fn of_formulas(&self) -> Lead {
        let mut lead = Beginnings::default();
        organs(&self.pack.formulas, &mut lead);
        lead.lead()
    }

    /// Whether a stop may stand behind the digits of a slot, with this text of the template behind it.
    fn may_stop(&self, slot: &str, behind: &str) -> bool {
        if !matches!(slot, "day" | "year" | "ordinal") {
            return true;
        }
        let marks = &self.pack.ordinals.marks;
        let literal = behind.split('{').next().unwrap_or_default();
        let literal = fold(literal, Blanks::Dropped);
        let next = match literal.chars().next() {
            Some(c) => c == '.' || c.is_ascii_digit(),
            None => !behind.trim_start().starts_with("{month}"),
        };
        next || marks.iter().any(|mark| mark.starts_with('.'))
    }

    /// The beginnings of the names of months.
    pub(super) fn of_months(&self) -> Lead {
        let mut lead = Beginnings::default();
        for names in &self.pack.dates.months {
            words(names, &mut lead);
        }
        lead.lead()
    }

    /// The beginnings of days, and of years alone.
    pub(super) fn add_dates(&self, lead: &mut Beginnings) {
        counted(&[], "", true, lead);
        for form in &self.pack.dates.forms {
            self.add(form, lead);
        }
    }

    /// The beginnings of ordinals.
    pub(super) fn add_ordinals(&self, lead: &mut Beginnings) {
        self.ordinals(true, lead);
    }

    fn ordinals(&self, stops: bool, lead: &mut Beginnings) {
        let ordinals = &self.pack.ordinals;
        counted(&[&ordinals.words, &ordinals.hundreds], "", stops, lead);
    }

    /// The beginnings of organs, named in full or in short.
    pub(super) fn add_organs(&self, lead: &mut Beginnings) {
        organs(&self.pack.organs, lead);
        words(&self.pack.citations.assembly, lead);
        words(&self.pack.citations.council, lead);
    }

    fn add(&self, template: &str, lead: &mut Beginnings) {
        let (literal, tail) = template.split_at(template.find('{').unwrap_or(template.len()));
        let literal = fold(literal, Blanks::Dropped);
        if !literal.is_empty() || tail.is_empty() {
            lead.add(literal.as_bytes());
            return;
        }
        let (slot, behind) = tail[1..].split_once('}').expect("a closed slot");
        let stops = self.may_stop(slot, behind);
        let pack = self.pack;
        let numbers = &pack.numbers;
        match slot {
            "date" => pack
                .dates
                .forms
                .iter()
                .for_each(|form| self.add(form, lead)),
            "month" => pack
                .dates
                .months
                .iter()
                .for_each(|names| words(names, lead)),
            "day" | "year" | "items" => counted(&[], "", stops, lead),
            "ordinal" => self.ordinals(stops, lead),
            "organ" => organs(&pack.organs, lead),
            "committee" => {
                let committees = &pack.committees;
                words(&committees.first, lead);
                words(&committees.second, lead);
                words(&committees.third, lead);
                words(&committees.fourth, lead);
                words(&committees.fifth, lead);
                words(&committees.sixth, lead);
                words(&committees.general, lead);
                words(&committees.credentials, lead);
                words(&committees.plenary, lead);
            }
            "kind" => {
                let kinds = &pack.kinds;
                words(&kinds.resolution, lead);
                words(&kinds.decision, lead);
                words(&kinds.draft_resolution, lead);
                words(&kinds.draft_decision, lead);
            }
            "language" => {
                for names in [pack, self.english].map(|p| &p.masthead.language_names) {
                    words(names.values(), lead);
                }
            }
            "number" | "place" => {
                let lists = [
                    &numbers.section_words,
                    &numbers.letter_words,
                    &pack.ordinals.words,
                    &pack.ordinals.hundreds,
                ];
                counted(&lists, "abcdefghijklmnopqrstuvwxyz()/-", stops, lead);
            }
            "symbol" | "code" => counted(&[], "abcdefghijklmnopqrstuvwxyz/.-_&(", stops, lead),
            // Any words.
            _ => lead.add(b""),
        }
    }
}

fn organs(organs: &Organs, lead: &mut Beginnings) {
    words(&organs.general_assembly, lead);
    words(&organs.security_council, lead);
    words(&organs.economic_and_social_council, lead);
    words(&organs.human_rights_council, lead);
    words(&organs.trusteeship_council, lead);
}

fn words<'w>(list: impl IntoIterator<Item = &'w String>, lead: &mut Beginnings) {
    for word in list {
        lead.add(fold(word, Blanks::Dropped).as_bytes());
    }
}

/// Digits, numerals, other signs, and the words of lists that count.
fn counted(lists: &[&Words], signs: &str, stops: bool, lead: &mut Beginnings) {
    lead.add_digits(stops);
    let mut sign = [0; 4];
    for c in NUMERALS.chars().chain(signs.chars()) {
        lead.add(c.encode_utf8(&mut sign).as_bytes());
    }
    for list in lists {
        for word in list.iter().flat_map(|variants| variants.split('|')) {
            lead.add(fold(word, Blanks::Dropped).as_bytes());
        }
    }
}

/// The beginnings of openers and of the words around them. Behind the first word of an opener a shade
/// may stand; in Chinese behind the first character.
pub(super) fn of_openers(
    map: &BTreeMap<String, String>,
    shades: &[&Words],
    blanks: Blanks,
) -> Lead {
    let mut lead = Beginnings::default();
    for phrase in map.keys() {
        let phrase = fold(phrase, blanks);
        let first = match blanks {
            Blanks::Dropped => phrase.chars().next().map_or(0, char::len_utf8),
            Blanks::Kept => phrase.find(' ').unwrap_or(phrase.len()),
        };
        lead.add(&phrase.as_bytes()[..first]);
    }
    for word in shades.iter().copied().flatten() {
        lead.add(fold(word, blanks).as_bytes());
    }
    lead.lead()
}
