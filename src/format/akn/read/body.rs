//! The operative part: divisions, paragraphs, and preambular text among them.

use super::content::UNITS;
use super::document::Reader;
use super::tree::{Element, Node};
use crate::format::akn::pieces;
use crate::model::{
    BodyItem, Content, CrossHeading, Division, DivisionKind, EId, Formula, Paragraph, Preamble,
    Recital, Table, Text,
};

impl<'e> Reader<'e> {
    /// The body of the document or of an annex.
    pub(super) fn body(&mut self, element: &'e Element) -> Vec<BodyItem> {
        let mut items = self.items(&element.children);
        let printed = element
            .elements()
            .next()
            .is_some_and(|e| e.own("printed").is_some());
        let nothing = matches!(
            &*items,
            [BodyItem::Paragraph(only)] if only.number.is_none() && only.action.is_none()
                && only.content.is_empty()
        );
        if nothing && !printed {
            items.clear();
        }
        items
    }

    pub(super) fn items(&mut self, nodes: &'e [Node]) -> Vec<BodyItem> {
        let mut items = Vec::new();
        let mut at = 0;
        while let Some(node) = nodes.get(at) {
            let Node::Element(element) = node else {
                let run = nodes[at..]
                    .iter()
                    .take_while(|node| !matches!(node, Node::Element(_)));
                let run = run.count();
                let text = self.nodes(&nodes[at..at + run]);
                if !text.is_empty() {
                    items.push(paragraph(vec![text.into()]));
                }
                at += run;
                continue;
            };
            at += 1;
            if element.is("crossHeading") {
                at += self.cross_heading(element, &nodes[at..], &mut items);
            } else {
                self.item(node, element, &mut items);
            }
        }
        items
    }

    fn item(&mut self, node: &'e Node, element: &'e Element, items: &mut Vec<BodyItem>) {
        let kind = match element.name.as_str() {
            "part" => DivisionKind::Part,
            "section" => DivisionKind::Section,
            "title" => DivisionKind::Title,
            "chapter" => DivisionKind::Chapter,
            "division" => {
                let children = || element.elements();
                let holds = children().next().is_some() && children().all(|e| e.is("crossHeading"));
                if holds && element.own("printed").is_none() {
                    // It stands for nothing but the headings in it.
                    items.extend(self.items(&element.children));
                    return;
                }
                DivisionKind::Division
            }
            "paragraph" => return self.paragraph(element, items),
            "alinea" => return self.alinea(element, items),
            "preamble" => {
                let preamble = self.whole_preamble(element);
                return append_preamble(preamble, items);
            }
            name if UNITS.contains(&name) && holds_units(element) => DivisionKind::Division,
            name if UNITS.contains(&name) => return self.paragraph(element, items),
            _ => {
                let mut content = Vec::new();
                self.action = None;
                self.blocks_into(std::slice::from_ref(node), &mut content);
                self.action = None;
                for piece in content {
                    items.push(match piece {
                        Content::Table(table) => BodyItem::Table(table),
                        other => paragraph(vec![other]),
                    });
                }
                return;
            }
        };
        self.division(element, kind, items);
    }
    fn division(&mut self, element: &'e Element, kind: DivisionKind, items: &mut Vec<BodyItem>) {
        let mut division = Division {
            eid: EId::default(),
            kind,
            number: None,
            heading: None,
            items: Vec::new(),
            span: element.span,
        };
        let mut start = 0;
        let mut name: Option<&Element> = None;
        for node in &element.children {
            match node {
                Node::Element(inner)
                    if inner.own("is") == Some("number") && division.number.is_none() =>
                {
                    division.number = Some(self.number(inner, element, None));
                    name = Some(inner);
                }
                Node::Element(inner) if inner.is("num") && division.number.is_none() => {
                    division.number = Some(self.number(inner, element, None));
                }
                Node::Element(inner) if inner.is("num") && name.is_some() => {
                    division.number = name.take().map(|name| {
                        let label = [name.words(), inner.words()].concat();
                        self.labelled(&label, name, element, None)
                    });
                }
                Node::Element(inner) if inner.is("heading") && division.heading.is_none() => {
                    division.heading = Some(self.running(inner));
                }
                Node::Layout => {}
                _ => break,
            }
            start += 1;
        }
        division.items = self.items(&element.children[start..]);
        items.push(BodyItem::Division(division));
    }

    fn alinea(&mut self, element: &'e Element, items: &mut Vec<BodyItem>) {
        let count = items.len();
        self.paragraph(element, items);
        if element.own("printed").is_some() || items.len() != count + 1 {
            return;
        }
        // An unnumbered paragraph that is all table is a table.
        if let Some(BodyItem::Paragraph(paragraph)) = items.last_mut()
            && paragraph.number.is_none()
            && paragraph.action.is_none()
            && let [Content::Table(table)] = &mut *paragraph.content
        {
            let table = std::mem::take(table);
            items.pop();
            items.push(BodyItem::Table(table));
        }
    }

    /// A paragraph. The headings that others put into it stand before it.
    fn paragraph(&mut self, element: &'e Element, items: &mut Vec<BodyItem>) {
        let mut number = None;
        let mut rest = Vec::new();
        for node in &element.children {
            match node {
                Node::Element(inner) if inner.is("num") && number.is_none() => {
                    number = Some(self.number(inner, element, None));
                }
                Node::Element(inner) if inner.is("heading") || inner.is("subheading") => {
                    let text = self.running(inner);
                    items.push(BodyItem::CrossHeading(CrossHeading {
                        text,
                        span: inner.span,
                        ..CrossHeading::default()
                    }));
                }
                node => rest.push(node),
            }
        }
        let only_headed = number.is_none()
            && rest.iter().all(|node| matches!(node, Node::Layout))
            && rest.len() < element.children.len();
        if only_headed && element.elements().next().is_some() {
            return;
        }
        self.action = None;
        let content = self.unit_content(element, &rest);
        let action = self.told_action(element);
        items.push(BodyItem::Paragraph(Paragraph {
            number,
            action,
            content,
            span: element.span,
            ..Paragraph::default()
        }));
    }

    /// A heading, or the recital that it and the headings after it are; says how many nodes of
    /// `rest` it took.
    fn cross_heading(
        &mut self,
        element: &'e Element,
        rest: &'e [Node],
        items: &mut Vec<BodyItem>,
    ) -> usize {
        let span = element.span;
        if element.pointer("refersTo") != "preamble" {
            let text = self.running(element);
            items.push(BodyItem::CrossHeading(CrossHeading {
                text,
                span,
                ..CrossHeading::default()
            }));
            self.loose_tables(items);
            return 0;
        }
        if element.own("is") == Some("formula") {
            let text = self.running(element);
            items.push(BodyItem::Formula(Formula {
                text,
                span,
                ..Formula::default()
            }));
            self.loose_tables(items);
            return 0;
        }
        self.action = None;
        let text = self.nodes(&element.children);
        let mut read: Vec<(Text, Vec<Table>)> = vec![(text, std::mem::take(&mut self.tables))];
        let mut taken = 0;
        let mut continued = 0;
        for (i, node) in rest.iter().enumerate() {
            match node {
                Node::Layout => {}
                Node::Element(next)
                    if next.is("crossHeading") && next.own("is") == Some("continued") =>
                {
                    let text = self.nodes(&next.children);
                    read.push((text, std::mem::take(&mut self.tables)));
                    continued = i + 1;
                }
                _ => break,
            }
            taken = continued;
        }
        let action = self.told_action(element);
        let spelled = element.own("content");
        let restored = spelled
            .and_then(|spelled| pieces::restore_recital(spelled, read.iter().cloned()))
            .map(|content| self.numbered_content(content));
        let content = restored.unwrap_or_else(|| {
            let mut content = Vec::new();
            for (i, (text, tables)) in read.into_iter().enumerate() {
                let text = if i == 0 {
                    self.exact(element, text)
                } else {
                    text
                };
                content.push(text.into());
                content.extend(tables.into_iter().map(Content::Table));
            }
            content
        });
        items.push(BodyItem::Recital(Recital {
            action,
            content,
            span,
            ..Recital::default()
        }));
        taken
    }

    fn numbered_content(&mut self, mut content: Vec<Content>) -> Vec<Content> {
        for piece in &mut content {
            match piece {
                Content::Text(block) => {
                    block.text = self.numbered_calls(std::mem::take(&mut block.text));
                }
                Content::Points(points) => {
                    for point in &mut points.items {
                        let heading = point.heading.take();
                        point.heading = heading.map(|text| self.numbered_calls(text));
                        let inner = std::mem::take(&mut point.content);
                        point.content = self.numbered_content(inner);
                    }
                }
                // Tables are taken as they were read.
                Content::Table(_) => {}
            }
        }
        content
    }

    fn loose_tables(&mut self, items: &mut Vec<BodyItem>) {
        items.extend(self.tables.drain(..).map(BodyItem::Table));
    }
}

pub(super) fn paragraph(content: Vec<Content>) -> BodyItem {
    BodyItem::Paragraph(Paragraph {
        content,
        ..Paragraph::default()
    })
}

fn holds_units(element: &Element) -> bool {
    let mut elements = element.elements();
    elements.any(|inner| inner.is("paragraph") || inner.is("section"))
}

/// A preamble among the items of a body.
pub(super) fn append_preamble(preamble: Preamble, items: &mut Vec<BodyItem>) {
    items.extend(preamble.formula.map(BodyItem::Formula));
    items.extend(preamble.recitals.into_iter().map(BodyItem::Recital));
}
