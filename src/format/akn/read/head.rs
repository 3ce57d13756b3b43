//! The cover and the preface: the masthead line by line, and the title.

use super::document::Reader;
use super::meta::Meta;
use super::tree::{Element, Node};
use crate::format::akn::head::number_of;
use crate::format::akn::implied;
use crate::model::{Content, Inline, MastheadKind, MastheadLine, Resolution, Text, Title};

impl<'e> Reader<'e> {
    /// Reads the lines before the title, and the title.
    pub(super) fn head(
        &mut self,
        document: &'e Element,
        about: &Meta<'e>,
        resolution: &mut Resolution,
    ) {
        let mut lines = Vec::new();
        for part in document.elements() {
            match part.name.as_str() {
                "coverPage" => self.head_lines(part, "masthead", &mut lines, &mut resolution.title),
                "preface" => self.head_lines(part, "preface", &mut lines, &mut resolution.title),
                _ => {}
            }
        }
        lines.extend(about.jobs());
        let masthead = &mut resolution.masthead;
        let (mut elsewhere, here): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|(place, _)| place.is_some());
        elsewhere.sort_by_key(|(place, _)| *place);
        let mut here = here.into_iter().map(|(_, line)| line);
        for (place, line) in elsewhere {
            let ahead = place.unwrap_or(0).saturating_sub(masthead.len());
            masthead.extend(here.by_ref().take(ahead));
            masthead.push(line);
        }
        masthead.extend(here);
    }

    /// The lines of a container of the cover or the preface, whatever containers are in it.
    fn head_lines(
        &mut self,
        part: &'e Element,
        container: &str,
        lines: &mut Vec<(Option<usize>, MastheadLine)>,
        title: &mut Option<Title>,
    ) {
        if container == "resolutionTitle" && title.is_none() && !self.foreign {
            *title = self.title(part);
            return;
        }
        for node in &part.children {
            match node {
                Node::Element(inner) if inner.is("container") => {
                    let name = inner.attribute("name").unwrap_or_default();
                    self.head_lines(inner, name, lines, title);
                }
                Node::Element(inner) if is_title(inner) && title.is_none() => {
                    *title = self.plain_title(inner);
                }
                Node::Element(inner) if inner.is("p") => {
                    let line = self.line(inner, container);
                    if !(self.foreign && is_empty(&line.text)) {
                        let place = inner.own("place").and_then(|place| place.parse().ok());
                        lines.push((place, line));
                    }
                }
                Node::Layout => {}
                node => {
                    let mut content = Vec::new();
                    self.blocks_into(std::slice::from_ref(node), &mut content);
                    lines.extend(content.into_iter().flat_map(as_lines));
                }
            }
        }
    }

    fn line(&mut self, element: &'e Element, container: &str) -> MastheadLine {
        self.namings.clear();
        let text = self.running(element);
        let stated = element.own("line").and_then(implied::stated_line);
        let kind = stated.or_else(|| {
            if self.foreign {
                self.foreign_line(element)
            } else {
                implied::line(container, &self.namings)
            }
        });
        MastheadLine {
            kind: kind.unwrap_or(MastheadKind::Other),
            text,
            span: element.span,
        }
    }

    /// What a line of the United Nations' own files is for: all of them stand on the cover.
    fn foreign_line(&self, element: &Element) -> Option<MastheadKind> {
        let mut kind = None;
        element.visit(&mut |inner| {
            let found = match (inner.name.as_str(), inner.attribute("name")) {
                ("inline", Some("agenda item name")) => Some(MastheadKind::AgendaTitle),
                ("docTitle", _) => Some(MastheadKind::Adoption),
                ("docProponent", _) => Some(MastheadKind::Proponent),
                _ => None,
            };
            if kind.is_none() {
                kind = found;
            }
        });
        let named = |container| implied::line(container, &self.namings);
        kind.or_else(|| named("session"))
            .or_else(|| match named("agendaItem") {
                Some(MastheadKind::AgendaItems(items)) if items.is_empty() => None,
                items => items,
            })
            .or_else(|| named("masthead").filter(|kind| *kind != MastheadKind::Notice))
    }

    /// The title of a file of ours.
    fn title(&mut self, container: &'e Element) -> Option<Title> {
        let lines: Vec<_> = container.elements().filter(|e| e.is("p")).collect();
        let last = *lines.last()?;
        let span = container.span;
        if let ([only], None) = (&*lines, container.own("label"))
            && only.is_bare()
        {
            return None;
        }
        let irregular = container.own("label").is_some();
        let mut label = container.own("label").map(str::to_owned);
        let mut nodes = &*last.children;
        if !irregular
            && last
                .own("pieces")
                .is_none_or(|_| lines.len() > 1 || starts_numbered(last))
        {
            match (lines.first().filter(|_| lines.len() > 1), nodes) {
                (Some(first), _) => label = Some(first.words()),
                (None, [Node::Element(number), Node::Text(after), rest @ ..])
                    if number.is("docNumber") =>
                {
                    let sign = after.strip_suffix(' ').unwrap_or(after);
                    label = Some([&number.words(), sign].concat());
                    nodes = rest;
                }
                _ => {}
            }
        }
        let text = self.nodes(nodes);
        let text = self.exact(last, text);
        Some(Title { label, text, span })
    }

    /// A title that stands in a line of its own.
    fn plain_title(&mut self, line: &'e Element) -> Option<Title> {
        let mut label = None;
        let mut nodes = Vec::new();
        for node in &line.children {
            match node {
                Node::Element(inner) if inner.is("docNumber") && label.is_none() => {
                    label = Some(inner.words().trim().to_owned()).filter(|l| !l.is_empty());
                }
                node => nodes.push(node),
            }
        }
        let mut inlines = Vec::new();
        for node in nodes {
            let text = self.nodes(std::slice::from_ref(node));
            inlines.extend(text.into_inlines());
        }
        let text = Text::new(inlines);
        (label.is_some() || !text.is_empty()).then_some(Title {
            label,
            text,
            span: line.span,
        })
    }
}

/// Whether a line begins with a number that signs and a blank part from the words.
fn starts_numbered(line: &Element) -> bool {
    match &*line.children {
        [Node::Element(number), Node::Text(after), ..] => {
            number.is("docNumber") && after.ends_with(' ') && number_of(after.trim_end()).is_empty()
        }
        _ => false,
    }
}

/// Whether a line of a file of others holds the title of the resolution.
fn is_title(line: &Element) -> bool {
    let mut found = false;
    line.visit(&mut |element| {
        let title = element.is("docTitle") && element.pointer("refersTo") == "resolutionTitle";
        found |= title;
    });
    found
}

fn is_empty(text: &Text) -> bool {
    let mut inlines = text.inlines().iter();
    inlines.all(|inline| matches!(inline, Inline::Image(_)))
}

fn as_lines(piece: Content) -> Vec<(Option<usize>, MastheadLine)> {
    let mut texts = Vec::new();
    super::content::texts_of(vec![piece], &mut texts);
    let line = |text| MastheadLine {
        kind: MastheadKind::Other,
        text,
        span: crate::source::Span::default(),
    };
    texts.into_iter().map(|text| (None, line(text))).collect()
}
