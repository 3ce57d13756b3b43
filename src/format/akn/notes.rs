//! The notes of a document in order: later calls name them by their place.

use crate::model::{Annex, BodyItem, Content, Inline, Resolution, Table, Text};

/// The eIds of the notes, in the order in which `assign` counts them.
pub(super) fn eids(resolution: &Resolution) -> Vec<&str> {
    let mut found = Vec::new();
    for line in &resolution.masthead {
        text(&line.text, &mut found);
    }
    if let Some(title) = &resolution.title {
        text(&title.text, &mut found);
    }
    if let Some(formula) = &resolution.preamble.formula {
        text(&formula.text, &mut found);
    }
    for recital in &resolution.preamble.recitals {
        content(&recital.content, &mut found);
    }
    items(&resolution.body, &mut found);
    for line in resolution.conclusions.iter().flat_map(|c| &c.lines) {
        text(line, &mut found);
    }
    annexes(&resolution.annexes, &mut found);
    found
}

fn annexes<'a>(annexes_of: &'a [Annex], found: &mut Vec<&'a str>) {
    for annex in annexes_of {
        text(&annex.label, found);
        if let Some(title) = &annex.title {
            text(title, found);
        }
        items(&annex.items, found);
        annexes(&annex.annexes, found);
    }
}

fn items<'a>(items_of: &'a [BodyItem], found: &mut Vec<&'a str>) {
    for item in items_of {
        match item {
            BodyItem::Division(division) => {
                if let Some(heading) = &division.heading {
                    text(heading, found);
                }
                items(&division.items, found);
            }
            BodyItem::Paragraph(paragraph) => content(&paragraph.content, found),
            BodyItem::Formula(formula) => text(&formula.text, found),
            BodyItem::Recital(recital) => content(&recital.content, found),
            BodyItem::CrossHeading(heading) => text(&heading.text, found),
            BodyItem::Table(of) => table(of, found),
        }
    }
}

fn content<'a>(content_of: &'a [Content], found: &mut Vec<&'a str>) {
    for piece in content_of {
        match piece {
            Content::Text(block) => text(&block.text, found),
            Content::Points(points) => {
                for point in &points.items {
                    if let Some(heading) = &point.heading {
                        text(heading, found);
                    }
                    content(&point.content, found);
                }
            }
            Content::Table(of) => table(of, found),
        }
    }
}

fn table<'a>(table: &'a Table, found: &mut Vec<&'a str>) {
    table.texts().for_each(|of| text(of, found));
}

fn text<'a>(text_of: &'a Text, found: &mut Vec<&'a str>) {
    for inline in text_of.inlines() {
        if let Inline::Note(note) = inline {
            found.push(note.eid.as_str());
            content(&note.content, found);
        } else if let Some(inner) = inline.content() {
            text(inner, found);
        }
    }
}
