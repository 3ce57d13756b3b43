//! What clauses say: texts, points and tables in the order of the page.

use super::document::Reader;
use super::tree::{Element, Node};
use crate::format::akn::implied;
use crate::model::{Block, Cell, Content, Number, Point, Points, Row, Table, Text};
use std::num::NonZeroU32;

/// The units of a hierarchy that hold others.
pub(super) const UNITS: [&str; 22] = [
    "paragraph",
    "subparagraph",
    "point",
    "indent",
    "alinea",
    "article",
    "clause",
    "subclause",
    "sublist",
    "list",
    "section",
    "subsection",
    "part",
    "subpart",
    "title",
    "subtitle",
    "chapter",
    "subchapter",
    "division",
    "subdivision",
    "level",
    "hcontainer",
];

impl<'e> Reader<'e> {
    /// The blocks of a container, whatever it is called.
    pub(super) fn blocks(&mut self, container: &'e Element) -> Vec<Content> {
        let mut content = Vec::new();
        if let Some(only) = only_element(container)
            && only.is("p")
            && only.is_bare()
        {
            return content;
        }
        self.blocks_into(&container.children, &mut content);
        content
    }

    pub(super) fn blocks_into(&mut self, nodes: &'e [Node], content: &mut Vec<Content>) {
        let mut at = 0;
        while let Some(node) = nodes.get(at) {
            let run = nodes[at..]
                .iter()
                .take_while(|node| !is_block(node))
                .count();
            if run > 0 {
                let text = self.nodes(&nodes[at..at + run]);
                if !text.is_empty() {
                    content.push(text.into());
                }
                self.leave_tables(content);
                at += run;
                continue;
            }
            if let Node::Element(element) = node {
                self.block(element, content);
            }
            at += 1;
        }
    }

    /// Tables that stood in running text follow it.
    fn leave_tables(&mut self, content: &mut Vec<Content>) {
        content.extend(self.tables.drain(..).map(Content::Table));
    }

    fn block(&mut self, element: &'e Element, content: &mut Vec<Content>) {
        match element.name.as_str() {
            "p" if element.own("list") == Some("empty") => {
                content.push(Content::Points(Points::default()));
            }
            "p" | "block" | "listIntroduction" | "listWrapUp" | "heading" | "subheading"
            | "num" | "crossHeading" | "caption" => {
                let text = self.running(element);
                if !(self.foreign && text.is_empty()) {
                    content.push(Content::Text(Block { text }));
                }
                self.leave_tables(content);
            }
            "table" => {
                let table = self.table(element);
                content.push(Content::Table(table));
            }
            "blockList" => self.list(element, content),
            name if UNITS.contains(&name) && (name == "list" || name == "sublist") => {
                self.list(element, content);
            }
            name if UNITS.contains(&name) => {
                // A unit of a hierarchy among blocks is a list of one.
                let point = self.point(element, None);
                content.push(Content::Points(Points {
                    items: vec![point],
                    ..Points::default()
                }));
            }
            _ => self.blocks_into(&element.children, content),
        }
    }

    /// A list with what leads to it and what goes on after it.
    fn list(&mut self, list: &'e Element, content: &mut Vec<Content>) {
        let mut items: Vec<Point> = Vec::new();
        for node in &list.children {
            let Node::Element(element) = node else {
                self.blocks_into(std::slice::from_ref(node), content);
                continue;
            };
            match element.name.as_str() {
                "item" | "point" | "indent" | "li" => {
                    let before = items.last().and_then(|point| point.number.as_ref());
                    let point = self.point(element, before.cloned().as_ref());
                    items.push(point);
                }
                // A list in a list belongs to the point before it.
                "sublist" | "list" | "blockList" if !items.is_empty() => {
                    let mut inner = Vec::new();
                    self.list(element, &mut inner);
                    if let Some(point) = items.last_mut() {
                        point.content.extend(inner);
                    }
                }
                _ => {
                    flush(&mut items, content);
                    self.blocks_into(std::slice::from_ref(node), content);
                }
            }
        }
        flush(&mut items, content);
    }

    pub(super) fn point(&mut self, element: &'e Element, before: Option<&Number>) -> Point {
        let mut point = Point {
            span: element.span,
            ..Point::default()
        };
        let mut rest = Vec::new();
        for node in &element.children {
            match node {
                Node::Element(inner) if inner.is("num") && point.number.is_none() => {
                    point.number = Some(self.number(inner, element, before));
                }
                Node::Element(inner) if inner.is("heading") && point.heading.is_none() => {
                    point.heading = Some(self.running(inner));
                }
                node => rest.push(node),
            }
        }
        point.content = self.unit_content(element, &rest);
        point
    }

    /// What a unit says after its number and heading.
    pub(super) fn unit_content(&mut self, unit: &'e Element, rest: &[&'e Node]) -> Vec<Content> {
        let mut content = Vec::new();
        let mut elements = rest.iter().filter(|node| matches!(node, Node::Element(_)));
        if let (Some(Node::Element(only)), None) = (elements.next(), elements.next())
            && only.is("p")
            && only.is_bare()
            && !unit.is("list")
        {
            return content;
        }
        for node in rest {
            match node {
                Node::Element(element) if element.is("content") => {
                    content.extend(self.blocks(element));
                }
                Node::Element(element) if element.is("alinea") => {
                    let inner: Vec<_> = element.children.iter().collect();
                    let inner = self.unit_content(element, &inner);
                    content.extend(inner);
                }
                node => self.blocks_into(std::slice::from_ref(*node), &mut content),
            }
        }
        content
    }

    /// The printed number of a unit.
    pub(super) fn number(&self, num: &Element, unit: &Element, before: Option<&Number>) -> Number {
        let label = if self.foreign {
            num.words().trim().to_owned()
        } else {
            num.words()
        };
        self.labelled(&label, num, unit, before)
    }

    /// The number with this label, of which `num` states what cannot be told.
    pub(super) fn labelled(
        &self,
        label: &str,
        num: &Element,
        unit: &Element,
        before: Option<&Number>,
    ) -> Number {
        let stated = num.own("number");
        if let Some(number) = stated.and_then(|spelled| implied::stated_number(spelled, label)) {
            return number;
        }
        // Only our own addresses follow the numbers.
        let eid = unit.attribute("eId").filter(|_| !self.foreign);
        implied::number(label, eid.map(implied::token), before)
    }

    pub(super) fn table(&mut self, element: &'e Element) -> Table {
        let (mut caption, mut rows) = (None, Vec::new());
        self.rows(element, false, &mut caption, &mut rows);
        if element.own("rows") == Some("0") {
            rows.clear();
        }
        Table {
            caption,
            rows,
            span: element.span,
            ..Table::default()
        }
    }

    fn rows(
        &mut self,
        element: &'e Element,
        head: bool,
        caption: &mut Option<Text>,
        rows: &mut Vec<Row>,
    ) {
        for node in &element.children {
            let inner = match node {
                Node::Element(inner) => inner,
                // Words that stand in no cell are one.
                Node::Text(words) => {
                    rows.extend(stray(words).map(|cell| Row {
                        header: false,
                        cells: vec![cell],
                    }));
                    continue;
                }
                Node::Layout => continue,
            };
            match inner.name.as_str() {
                "tr" => {
                    let row = self.row(inner, head);
                    rows.push(row);
                }
                "caption" if caption.is_none() && rows.is_empty() => {
                    *caption = Some(self.running(inner));
                }
                // Another caption is words that stand in no cell.
                "caption" => {
                    let text = self.running(inner);
                    rows.push(Row {
                        header: true,
                        cells: vec![single(text)],
                    });
                }
                name => self.rows(inner, head || name == "thead", caption, rows),
            }
        }
    }

    fn row(&mut self, element: &'e Element, head: bool) -> Row {
        let mut cells = Vec::new();
        let mut headers = true;
        if element.own("cells") != Some("0") {
            for node in &element.children {
                let cell = match node {
                    Node::Element(cell) => cell,
                    Node::Text(words) => {
                        cells.extend(stray(words));
                        continue;
                    }
                    Node::Layout => continue,
                };
                headers &= cell.is("th");
                let span = |name| {
                    let span = cell.attribute(name).and_then(|n| n.parse().ok());
                    span.unwrap_or(NonZeroU32::MIN)
                };
                cells.push(Cell {
                    columns: span("colspan"),
                    rows: span("rowspan"),
                    content: self.cell(cell),
                });
            }
        }
        let header = element.has_class("header") || head || (self.foreign && headers);
        Row { header, cells }
    }

    fn cell(&mut self, element: &'e Element) -> Vec<Text> {
        let mut texts = Vec::new();
        let blocks = self.blocks(element);
        texts_of(blocks, &mut texts);
        texts
    }
}

/// A cell that spans nothing but itself.
fn single(text: Text) -> Cell {
    Cell {
        columns: NonZeroU32::MIN,
        rows: NonZeroU32::MIN,
        content: vec![text],
    }
}

/// The cell of words that stand in none, if there are any.
fn stray(words: &str) -> Option<Cell> {
    let words = words.trim();
    (!words.is_empty()).then(|| single(Text::from(words)))
}

/// The texts of blocks, for places that hold nothing else.
pub(super) fn texts_of(content: Vec<Content>, texts: &mut Vec<Text>) {
    for piece in content {
        match piece {
            Content::Text(block) => texts.push(block.text),
            Content::Points(points) => {
                for point in points.items {
                    texts.extend(point.number.map(|number| number.label().into()));
                    texts.extend(point.heading);
                    texts_of(point.content, texts);
                }
            }
            Content::Table(table) => {
                texts.extend(table.caption);
                let cells = table.rows.into_iter().flat_map(|row| row.cells);
                texts.extend(cells.flat_map(|cell| cell.content));
            }
        }
    }
}

fn flush(items: &mut Vec<Point>, content: &mut Vec<Content>) {
    if !items.is_empty() {
        content.push(Content::Points(Points {
            items: std::mem::take(items),
            ..Points::default()
        }));
    }
}

fn only_element(container: &Element) -> Option<&Element> {
    let mut elements = container.elements();
    let only = elements.next()?;
    let words = container
        .children
        .iter()
        .any(|node| matches!(node, Node::Text(_)));
    (elements.next().is_none() && !words).then_some(only)
}

/// Whether the node stands on lines of its own.
fn is_block(node: &Node) -> bool {
    const BLOCKS: [&str; 26] = [
        "p",
        "block",
        "blockList",
        "table",
        "container",
        "content",
        "intro",
        "wrapUp",
        "num",
        "heading",
        "subheading",
        "crossHeading",
        "formula",
        "listIntroduction",
        "listWrapUp",
        "item",
        "div",
        "ul",
        "ol",
        "li",
        "tblock",
        "toc",
        "tocItem",
        "blockContainer",
        "recitals",
        "recital",
    ];
    match node {
        Node::Element(element) => {
            let name = element.name.as_str();
            BLOCKS.contains(&name) || UNITS.contains(&name)
        }
        Node::Text(_) | Node::Layout => false,
    }
}
