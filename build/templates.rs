//! Phrases with slots, as tables.

use super::Words;
use super::fold::{Blanks, fold};
use super::lead::Beginnings;
use super::leads::Leads;
use std::fmt::Write as _;

/// Templates, with what they may begin with.
pub(super) fn forms(list: &Words, leads: &Leads<'_>) -> String {
    let lead = leads.of(list);
    format!("Forms {{ templates: {}, lead: {lead:?} }}", templates(list))
}

/// Phrases with gaps, with what they may begin with: words.
pub(super) fn gapped(list: &Words) -> String {
    let mut lead = Beginnings::default();
    for phrase in list {
        let literal = phrase.split('{').next().unwrap_or_default();
        lead.add(fold(literal, Blanks::Dropped).as_bytes());
    }
    let lead = lead.lead();
    format!("Forms {{ templates: {}, lead: {lead:?} }}", templates(list))
}

fn templates(list: &Words) -> String {
    format!(
        "&[{}]",
        list.iter()
            .map(|t| template(t))
            .collect::<Vec<_>>()
            .join(",")
    )
}

/// `"Agenda item {items}"` becomes `&[Literal("agendaitem"), Slot(Items)]`.
fn template(text: &str) -> String {
    let mut out = "&[".to_owned();
    let mut rest = text;
    while !rest.is_empty() {
        let (literal, tail) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        let literal = fold(literal, Blanks::Dropped);
        if !literal.is_empty() {
            write!(out, "Piece::Literal({literal:?}),").unwrap();
        }
        if tail.is_empty() {
            break;
        }
        let (slot, after) = tail[1..]
            .split_once('}')
            .unwrap_or_else(|| panic!("unclosed slot in {text:?}"));
        let slot = match slot {
            "date" => "Date",
            "day" => "Day",
            "month" => "Month",
            "year" => "Year",
            "organ" => "Organ",
            "committee" => "Committee",
            "kind" => "Kind",
            "number" => "Number",
            "ordinal" => "Ordinal",
            "symbol" => "Symbol",
            "items" => "Items",
            "language" => "Language",
            "place" => "Place",
            "code" => "Code",
            "*" => "Any",
            other => panic!("unknown slot {{{other}}} in {text:?}"),
        };
        write!(out, "Piece::Slot(Slot::{slot}),").unwrap();
        rest = after;
    }
    out + "]"
}
