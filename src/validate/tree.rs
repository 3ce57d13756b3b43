//! XML as a tree with places, for rules that look at more than one element at a time. No entity is
//! expanded but the five of XML itself.

use super::schema::DEPTH;
use crate::source::Span;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};
use std::borrow::Cow;

const AKN: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// A document.
pub(super) struct Tree<'t> {
    text: &'t str,
    nodes: Vec<Node<'t>>,
    attributes: Vec<(&'t str, Cow<'t, str>)>,
}

/// An element or a text; text has no name.
struct Node<'t> {
    name: &'t str,
    /// Whether its name is one of Akoma Ntoso.
    akn: bool,
    /// Whether it stands inside metadata.
    in_meta: bool,
    attributes: (u32, u32),
    words: Cow<'t, str>,
    parent: u32,
    /// The node after the last that is inside of this one.
    end: u32,
    span: Span,
}

const NONE: u32 = u32::MAX;

/// An element of a tree.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    tree: &'a Tree<'a>,
    id: u32,
}

impl<'t> Tree<'t> {
    /// Reads a document; none where it is no well-formed XML or too deep, which the schema has said
    /// by then.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let mut tree = Self {
            text,
            nodes: Vec::with_capacity(text.len() / 32),
            attributes: Vec::with_capacity(text.len() / 64),
        };
        let mut reader = NsReader::from_str(text);
        let mut open: Vec<u32> = Vec::new();
        loop {
            let start = reader.buffer_position() as usize;
            let event = reader.read_event().ok()?;
            let end = reader.buffer_position() as usize;
            match event {
                Event::Start(tag) => {
                    let id = tree.element(&reader, &tag, Span::new(start, end), open.last())?;
                    open.push(id);
                    if open.len() > DEPTH {
                        return None;
                    }
                }
                Event::Empty(tag) => {
                    tree.element(&reader, &tag, Span::new(start, end), open.last())?;
                }
                Event::End(_) => {
                    let id = open.pop()?;
                    tree.nodes[id as usize].end = tree.nodes.len() as u32;
                }
                Event::Text(words) => tree.words(words.xml10_content(), start, end, &open),
                Event::CData(words) => tree.words(words.xml10_content(), start, end, &open),
                Event::GeneralRef(of) => {
                    let words = match of.resolve_char_ref().ok()? {
                        Some(c) => Cow::Owned(c.to_string()),
                        None => Cow::Borrowed(quick_xml::escape::resolve_xml_entity(&of)?),
                    };
                    tree.words(words, start, end, &open);
                }
                Event::Eof => break,
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
            }
        }
        (open.is_empty() && !tree.nodes.is_empty()).then_some(tree)
    }

    fn element(
        &mut self,
        reader: &NsReader<&'t [u8]>,
        tag: &BytesStart<'t>,
        span: Span,
        parent: Option<&u32>,
    ) -> Option<u32> {
        let (owner, _) = reader.resolver().resolve_element(tag.name());
        let akn = matches!(owner, ResolveResult::Bound(Namespace(uri)) if uri == AKN);
        let first = self.attributes.len() as u32;
        // Names are slices of the text: the tag itself may be a copy.
        let source = self.text.get(span.range())?.trim_start_matches('<');
        let name = source.get(..tag.name().as_ref().len())?;
        let mut from = name.len();
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            let key = attribute.key.as_ref();
            let at = from + source.get(from..)?.find(key)?;
            let key = source.get(at..at + key.len())?;
            // Past the value or, where blanks stand around the sign of equality, just before its end.
            from = at + key.len() + 2 + attribute.value.len();
            while !source.is_char_boundary(from) {
                from += 1;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            self.attributes.push((key, Cow::Owned(value.into_owned())));
        }
        let id = self.nodes.len() as u32;
        let parent = parent.copied().unwrap_or(NONE);
        let above = self.nodes.get(parent as usize);
        self.nodes.push(Node {
            name: name.rsplit(':').next().unwrap_or(name),
            akn,
            in_meta: above.is_some_and(|node| node.in_meta || node.name == "meta"),
            attributes: (first, self.attributes.len() as u32),
            words: Cow::Borrowed(""),
            parent,
            end: id + 1,
            span,
        });
        Some(id)
    }

    fn words(&mut self, words: Cow<'t, str>, start: usize, end: usize, open: &[u32]) {
        let Some(&parent) = open.last() else { return };
        let id = self.nodes.len() as u32;
        self.nodes.push(Node {
            name: "",
            akn: false,
            in_meta: false,
            attributes: (0, 0),
            words,
            parent,
            end: id + 1,
            span: Span::new(start, end),
        });
    }

    /// Every element in the order of the text.
    pub(super) fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        Element { tree: self, id: 0 }.and_inside()
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Element<'_> {
        Element { tree: self, id: 0 }
    }
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<'a> Element<'a> {
    fn node(self) -> &'a Node<'a> {
        &self.tree.nodes[self.id as usize]
    }

    /// Its name without a prefix; empty where it is none of Akoma Ntoso, so that no rule takes it
    /// for one.
    pub(super) fn name(self) -> &'a str {
        if self.node().akn {
            self.node().name
        } else {
            ""
        }
    }

    /// Its name, in whatever namespace.
    pub(super) fn any_name(self) -> &'a str {
        self.node().name
    }

    /// Whether its name is one of these.
    pub(super) fn is(self, names: &[&str]) -> bool {
        names.contains(&self.name())
    }

    pub(super) fn in_meta(self) -> bool {
        self.node().in_meta
    }

    /// Its start tag.
    pub(super) fn span(self) -> Span {
        self.node().span
    }

    /// The value of an attribute without prefix.
    pub(super) fn attribute(self, name: &str) -> Option<&'a str> {
        let (first, end) = self.node().attributes;
        let attributes = &self.tree.attributes[first as usize..end as usize];
        let found = attributes.iter().find(|(key, _)| *key == name)?;
        Some(&found.1)
    }

    /// The place of an attribute; the start tag, where it has none of this name.
    pub(super) fn attribute_span(self, name: &str) -> Span {
        super::schema::place(self.tree.text, self.span().start(), Some(name))
    }

    pub(super) fn parent(self) -> Option<Self> {
        let id = self.node().parent;
        (id != NONE).then_some(Self { id, ..self })
    }

    /// The elements around it, the nearest first.
    pub(super) fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |element| element.parent())
    }

    /// The elements and texts in it, as they follow each other.
    fn nodes(self) -> impl Iterator<Item = Self> {
        let end = self.node().end;
        let there = move |id: u32| (id < end).then_some(Self { id, ..self });
        std::iter::successors(there(self.id + 1), move |node| there(node.node().end))
    }

    fn is_text(self) -> bool {
        self.node().name.is_empty()
    }

    /// The elements in it.
    pub(super) fn children(self) -> impl Iterator<Item = Self> {
        self.nodes().filter(|node| !node.is_text())
    }

    /// The first child of a name.
    pub(super) fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    /// The siblings before it.
    pub(super) fn before(self) -> impl Iterator<Item = Self> {
        let siblings = self.parent().into_iter().flat_map(Self::children);
        siblings.take_while(move |sibling| sibling.id != self.id)
    }

    /// It and all elements inside of it.
    pub(super) fn and_inside(self) -> impl Iterator<Item = Self> {
        let all = self.id..self.node().end;
        all.map(move |id| Self { id, ..self })
            .filter(|node| !node.is_text())
    }

    /// All text inside of it.
    pub(super) fn words(self) -> String {
        let all = self.id..self.node().end;
        all.map(|id| &*self.tree.nodes[id as usize].words).collect()
    }

    /// The one element in it, if there is nothing beside it but blanks.
    pub(super) fn sole_child(self) -> Option<Self> {
        let mut nodes = self
            .nodes()
            .filter(|node| !node.is_text() || !node.node().words.trim().is_empty());
        match (nodes.next(), nodes.next()) {
            (Some(only), None) if !only.is_text() => Some(only),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_knows_its_places() {
        let text = "<a x='大' xmlns ='http://docs.oasis-open.org/legaldocml/ns/akn/3.0' \
                    xmlns:x='urn:x'><b k=\"1 &lt; 2\">w&amp;<c/>&#x5927;</b>\n <x:d/></a>";
        let tree = Tree::read(text).unwrap();
        let names: Vec<_> = tree.elements().map(Element::name).collect();
        assert_eq!(names, ["a", "b", "c", ""]);
        let b = tree.root().child("b").unwrap();
        assert_eq!(b.words(), "w&大");
        assert_eq!(b.attribute("k"), Some("1 < 2"));
        assert_eq!(&text[b.attribute_span("k").range()], "k=\"1 &lt; 2\"");
        assert_eq!(tree.root().children().count(), 2);
        assert_eq!(b.child("c").unwrap().ancestors().count(), 2);
        assert!(b.sole_child().is_none());
    }

    #[test]
    fn what_is_no_document_is_no_tree() {
        for text in ["", "<a>", "<a></b>", "<a>&e;</a>", "words"] {
            assert!(Tree::read(text).is_none(), "{text}");
        }
        assert!(Tree::read(&"<a>".repeat(2 * DEPTH)).is_none());
    }
}
