//! Annexes and their appendices, each a document inside its host.

use super::document::Reader;
use super::tree::{Element, Node};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Annex, BodyItem, CrossHeading, EId, Language, Resolution, Text};

/// The annexes of a document.
pub(super) fn all<'e>(reader: &mut Reader<'e>, attachments: &'e Element) -> Vec<Annex> {
    let mut annexes = Vec::new();
    for attachment in attachments.elements() {
        annexes.push(reader.annex(attachment));
    }
    annexes
}

impl<'e> Reader<'e> {
    fn annex(&mut self, attachment: &'e Element) -> Annex {
        let mut annex = Annex {
            eid: EId::default(),
            label: Text::default(),
            title: None,
            items: Vec::new(),
            annexes: Vec::new(),
            span: attachment.span,
        };
        for node in &attachment.children {
            match node {
                Node::Element(document)
                    if matches!(document.name.as_str(), "doc" | "statement" | "act") =>
                {
                    self.annexed(document, &mut annex);
                }
                Node::Element(heading) if heading.is("heading") || heading.is("subheading") => {
                    let text = self.running(heading);
                    if annex.label.is_empty() {
                        annex.label = text;
                    } else if annex.title.is_none() {
                        annex.title = Some(text);
                    } else {
                        annex.items.push(cross_heading(text));
                    }
                }
                // An annex by reference: its title is all that is here.
                Node::Element(reference) if reference.is("documentRef") => {
                    let shown = reference.attribute("showAs").map(Text::from);
                    match shown.filter(|shown| !shown.is_empty()) {
                        Some(shown) if annex.title.is_none() => annex.title = Some(shown),
                        Some(shown) => annex.items.push(cross_heading(shown)),
                        None => {}
                    }
                }
                node => {
                    let items = self.items(std::slice::from_ref(node));
                    annex.items.extend(items);
                }
            }
        }
        if self.foreign && annex.label.is_empty() && annex.title.is_none() {
            title_from_body(&mut annex);
        }
        annex
    }

    fn annexed(&mut self, document: &'e Element, annex: &mut Annex) {
        if let Some(preface) = document.child("preface") {
            self.annex_preface(preface, annex);
        }
        // An annex has no preamble and no closing lines of its own: they stand in its body.
        let mut rest = Resolution::empty(Language::English);
        self.parts(document, &mut rest);
        if !rest.preamble.is_empty() {
            super::body::append_preamble(rest.preamble, &mut annex.items);
        }
        annex.items.extend(rest.body);
        for text in rest.conclusions.into_iter().flat_map(|c| c.lines) {
            let message = "the closing lines of an annex stand in its body";
            self.diagnostics
                .push(Diagnostic::at(Code::Unplaced, document.span, message));
            annex.items.push(super::body::paragraph(vec![text.into()]));
        }
        annex.annexes.extend(rest.annexes);
    }

    fn annex_preface(&mut self, preface: &'e Element, annex: &mut Annex) {
        let mut lines = Vec::new();
        lines_of(preface, &mut lines);
        lines.retain(|line| line.own("line") != Some("unprinted"));
        let title_only = |line: &Element| {
            line.own("line") == Some("title")
                || line
                    .elements()
                    .any(|e| e.is("docTitle") && e.attribute("refersTo").is_none())
        };
        let mut lines = lines.into_iter().peekable();
        // The attachment may have headings of its own.
        if annex.label.is_empty() && annex.title.is_none() {
            if let Some(first) = lines.next_if(|line| !title_only(line)) {
                annex.label = self.running(first);
            }
            annex.title = lines.next().map(|line| self.running(line));
        }
        for line in lines {
            let text = self.running(line);
            annex.items.push(cross_heading(text));
        }
    }
}

fn cross_heading(text: Text) -> BodyItem {
    BodyItem::CrossHeading(CrossHeading {
        text,
        ..CrossHeading::default()
    })
}

/// The lines of a preface, whatever containers are in it.
fn lines_of<'e>(part: &'e Element, lines: &mut Vec<&'e Element>) {
    for element in part.elements() {
        if element.is("container") {
            lines_of(element, lines);
        } else {
            lines.push(element);
        }
    }
}

/// The United Nations' own files have the label and the title of an annex as the first headings of
/// its body.
fn title_from_body(annex: &mut Annex) {
    let headings = annex.items.iter().take(2);
    let count = headings
        .take_while(|item| matches!(item, BodyItem::CrossHeading(_)))
        .count();
    let mut heads = annex.items.drain(..count).filter_map(|item| match item {
        BodyItem::CrossHeading(heading) => Some(heading.text),
        _ => None,
    });
    annex.label = heads.next().unwrap_or_default();
    annex.title = heads.next();
}
