//! Calls of notes, once all notes have their place.

use super::document::Target;
use super::tree::Element;
use crate::model::{Annex, BodyItem, Content, EId, Inline, Resolution, Table, Text};
use std::collections::HashMap;

/// The eId of a note as the file gives it, by which calls name it.
pub(super) fn id(element: &Element) -> EId {
    let eid = element.attribute("eId").unwrap_or_default();
    eid.parse().unwrap_or_default()
}

/// Gives each call the place of its note among the notes of the document.
pub(super) fn number_calls(resolution: &mut Resolution, targets: &[Target<'_>]) {
    let mut places = HashMap::new();
    let mut count = 0;
    each_text(resolution, &mut |text| {
        count_notes(text, &mut count, &mut places);
    });
    if targets.is_empty() {
        return;
    }
    each_text(resolution, &mut |text| resolve(text, targets, &places));
}

fn count_notes(text: &mut Text, count: &mut u32, places: &mut HashMap<String, u32>) {
    for inline in text.inlines_mut() {
        if let Inline::Note(note) = inline {
            *count += 1;
            places.entry(note.eid.to_string()).or_insert(*count);
            contents(&mut note.content, &mut |text| {
                count_notes(text, count, places);
            });
        } else if let Some(inner) = inline.content_mut() {
            count_notes(inner, count, places);
        }
    }
}

fn resolve(text: &mut Text, targets: &[Target<'_>], places: &HashMap<String, u32>) {
    for inline in text.inlines_mut() {
        match inline {
            Inline::NoteCall(call) => {
                call.note = match targets.get(call.note as usize) {
                    Some(Target::Note(eid)) => places.get(*eid).copied().unwrap_or(0),
                    Some(Target::Number(number)) => *number,
                    None => 0,
                };
            }
            Inline::Note(note) => {
                contents(&mut note.content, &mut |text| {
                    resolve(text, targets, places);
                });
            }
            other => {
                if let Some(inner) = other.content_mut() {
                    resolve(inner, targets, places);
                }
            }
        }
    }
}

type Visit<'v> = &'v mut dyn FnMut(&mut Text);

/// Every text of the document in the order in which notes are counted; not those in notes.
fn each_text(resolution: &mut Resolution, visit: Visit<'_>) {
    for line in &mut resolution.masthead {
        visit(&mut line.text);
    }
    if let Some(title) = &mut resolution.title {
        visit(&mut title.text);
    }
    if let Some(formula) = &mut resolution.preamble.formula {
        visit(&mut formula.text);
    }
    for recital in &mut resolution.preamble.recitals {
        contents(&mut recital.content, visit);
    }
    items(&mut resolution.body, visit);
    for line in resolution.conclusions.iter_mut().flat_map(|c| &mut c.lines) {
        visit(line);
    }
    annexes(&mut resolution.annexes, visit);
}

fn annexes(of: &mut [Annex], visit: Visit<'_>) {
    for annex in of {
        visit(&mut annex.label);
        if let Some(title) = &mut annex.title {
            visit(title);
        }
        items(&mut annex.items, visit);
        annexes(&mut annex.annexes, visit);
    }
}

fn items(of: &mut [BodyItem], visit: Visit<'_>) {
    for item in of {
        match item {
            BodyItem::Division(division) => {
                if let Some(heading) = &mut division.heading {
                    visit(heading);
                }
                items(&mut division.items, visit);
            }
            BodyItem::Paragraph(paragraph) => contents(&mut paragraph.content, visit),
            BodyItem::Formula(formula) => visit(&mut formula.text),
            BodyItem::Recital(recital) => contents(&mut recital.content, visit),
            BodyItem::CrossHeading(heading) => visit(&mut heading.text),
            BodyItem::Table(of) => table(of, visit),
        }
    }
}

fn contents(of: &mut [Content], visit: Visit<'_>) {
    for piece in of {
        match piece {
            Content::Text(block) => visit(&mut block.text),
            Content::Points(points) => {
                for point in &mut points.items {
                    if let Some(heading) = &mut point.heading {
                        visit(heading);
                    }
                    contents(&mut point.content, visit);
                }
            }
            Content::Table(of) => table(of, visit),
        }
    }
}

fn table(of: &mut Table, visit: Visit<'_>) {
    of.texts_mut().for_each(visit);
}
