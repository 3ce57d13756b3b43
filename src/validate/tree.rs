//! XML as a tree with places, for rules that look at more than one element at a time. No entity is
//! expanded but the five of XML itself.

mod tag;

use super::schema::DEPTH;
use crate::source::Span;
use memchr::memmem;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

pub(super) const AKN: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
pub(super) const UN: &str = "http://un.org/akn4un";

/// How a document begins where it is written as most are.
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

/// A document.
pub(super) struct Tree<'t> {
    text: &'t str,
    nodes: Vec<Node<'t>>,
    attributes: Vec<(&'t str, Cow<'t, str>)>,
    plain: bool,
}

/// An element or a text; text has no name.
struct Node<'t> {
    /// The name with the prefix that is written before it.
    written: &'t str,
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

/// What is known of the elements around while a tree is read.
#[derive(Default)]
struct Around<'t> {
    open: Vec<u32>,
    /// The prefixes that are bound, the innermost last: how many elements are around the one that
    /// binds it, the prefix, the namespace.
    bound: Vec<(usize, &'t str, Cow<'t, str>)>,
}

impl Around<'_> {
    /// Whether the name is one of Akoma Ntoso.
    fn is_akn(&self, written: &str) -> bool {
        let prefix = written.split_once(':').map_or("", |(prefix, _)| prefix);
        let bound = self
            .bound
            .iter()
            .rev()
            .find(|(_, known, _)| *known == prefix);
        bound.is_some_and(|(_, _, namespace)| namespace == AKN)
    }

    fn close(&mut self) -> Option<u32> {
        let closed = self.open.pop();
        while self
            .bound
            .last()
            .is_some_and(|(depth, _, _)| *depth >= self.open.len())
        {
            self.bound.pop();
        }
        closed
    }
}

impl<'t> Tree<'t> {
    /// Reads a document; none where it is no well-formed XML or too deep, which the schema has said
    /// by then.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let mut tree = Self {
            text,
            nodes: Vec::with_capacity(text.len() / 32),
            attributes: Vec::with_capacity(text.len() / 64),
            plain: is_legal(text),
        };
        // The reader does not count a byte-order mark.
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        tree.plain &= mark == 0;
        let mut reader = Reader::from_str(&text[mark..]);
        let mut around = Around::default();
        loop {
            let start = mark + reader.buffer_position() as usize;
            let event = reader.read_event().ok()?;
            let end = mark + reader.buffer_position() as usize;
            match event {
                Event::Start(tag) => {
                    let id = tree.element(&tag, Span::new(start, end), &mut around)?;
                    around.open.push(id);
                    if around.open.len() > DEPTH {
                        return None;
                    }
                }
                Event::Empty(tag) => {
                    let id = tree.element(&tag, Span::new(start, end), &mut around)?;
                    around.open.push(id);
                    around.close();
                }
                Event::End(_) => {
                    let id = around.close()?;
                    tree.nodes[id as usize].end = tree.nodes.len() as u32;
                }
                Event::Text(words) => {
                    tree.plain &= !words.contains('>');
                    tree.words(words.xml10_content(), start, end, &around);
                }
                Event::CData(words) => {
                    tree.plain = false;
                    tree.words(words.xml10_content(), start, end, &around);
                }
                Event::GeneralRef(of) => {
                    let words = match of.resolve_char_ref().ok()? {
                        Some(c) => {
                            tree.plain = false;
                            Cow::Owned(c.to_string())
                        }
                        None => Cow::Borrowed(quick_xml::escape::resolve_xml_entity(&of)?),
                    };
                    tree.words(words, start, end, &around);
                }
                Event::Eof => break,
                Event::Decl(_) => tree.plain &= start == 0 && text.starts_with(DECLARATION),
                Event::PI(_) | Event::DocType(_) | Event::Comment(_) => tree.plain = false,
            }
        }
        (around.open.is_empty() && !tree.nodes.is_empty()).then_some(tree)
    }

    fn element(
        &mut self,
        tag: &BytesStart<'t>,
        span: Span,
        around: &mut Around<'t>,
    ) -> Option<u32> {
        let first = self.attributes.len();
        // Names are slices of the text: the tag itself may be a copy.
        let source = self.text.get(span.range())?.trim_start_matches('<');
        let written = source.get(..tag.name().as_ref().len())?;
        let usual =
            tag::is_name(written) && tag::read(source.get(written.len()..)?, &mut self.attributes);
        if !usual {
            self.plain = false;
            self.attributes.truncate(first);
            self.unusual_attributes(tag, source, written.len())?;
        }
        let depth = around.open.len();
        for (key, value) in &self.attributes[first..] {
            let prefix = match key.split_once(':') {
                None if *key == "xmlns" => "",
                Some(("xmlns", prefix)) => prefix,
                Some((prefix, _)) => {
                    self.plain &= prefix == "akn4un";
                    continue;
                }
                None => continue,
            };
            self.plain &= depth == 0
                && match prefix {
                    "" => value == AKN,
                    "akn4un" => value == UN,
                    _ => false,
                };
            around.bound.push((depth, prefix, value.clone()));
        }
        // In a plain document both namespaces are bound, at the outermost element.
        self.plain &= around.bound.len() == 2 && (depth > 0) != self.nodes.is_empty();
        self.plain &= written
            .split_once(':')
            .is_none_or(|(prefix, _)| prefix == "akn4un");
        let id = self.nodes.len() as u32;
        let parent = around.open.last().copied().unwrap_or(NONE);
        let above = self.nodes.get(parent as usize);
        self.nodes.push(Node {
            written,
            name: written.rsplit(':').next().unwrap_or(written),
            akn: around.is_akn(written),
            in_meta: above.is_some_and(|node| node.in_meta || node.name == "meta"),
            attributes: (first as u32, self.attributes.len() as u32),
            words: Cow::Borrowed(""),
            parent,
            end: id + 1,
            span,
        });
        Some(id)
    }

    /// The attributes of a tag of whatever form.
    fn unusual_attributes(
        &mut self,
        tag: &BytesStart<'t>,
        source: &'t str,
        mut from: usize,
    ) -> Option<()> {
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            let key = attribute.key.as_ref();
            let at = from + source.get(from..)?.find(key)?;
            let key = source.get(at..at + key.len())?;
            // Past the value or, where blanks stand around the sign of equality, just before its end.
            from = at + key.len() + 2 + attribute.value.len();
            while from < source.len() && !source.is_char_boundary(from) {
                from += 1;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            self.attributes.push((key, Cow::Owned(value.into_owned())));
        }
        Some(())
    }

    fn words(&mut self, words: Cow<'t, str>, start: usize, end: usize, around: &Around<'_>) {
        let Some(&parent) = around.open.last() else {
            self.plain &= is_blank(&words);
            return;
        };
        let id = self.nodes.len() as u32;
        self.nodes.push(Node {
            written: "",
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

    /// Whether the document keeps to so little of XML that it is well-formed for certain, with the
    /// two namespaces bound to their usual prefixes.
    pub(super) fn is_plain(&self) -> bool {
        self.plain
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

    /// Its name as it is written, with its prefix.
    pub(super) fn written_name(self) -> &'a str {
        self.node().written
    }

    /// Its attributes, with their prefixes; what binds prefixes is among them.
    pub(super) fn attributes(self) -> &'a [(&'a str, Cow<'a, str>)] {
        let (first, end) = self.node().attributes;
        &self.tree.attributes[first as usize..end as usize]
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
        let found = self.attributes().iter().find(|(key, _)| *key == name)?;
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
    pub(super) fn nodes(self) -> impl Iterator<Item = Self> {
        let end = self.node().end;
        let there = move |id: u32| (id < end).then_some(Self { id, ..self });
        std::iter::successors(there(self.id + 1), move |node| there(node.node().end))
    }

    pub(super) fn is_text(self) -> bool {
        self.node().name.is_empty()
    }

    /// Whether there is nothing but blanks in this text.
    pub(super) fn is_blank(self) -> bool {
        is_blank(&self.node().words)
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

/// Whether there is nothing but what XML takes for blanks.
fn is_blank(words: &str) -> bool {
    words
        .bytes()
        .all(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r'))
}

/// Whether every character may stand in XML, and none is changed on reading.
fn is_legal(text: &str) -> bool {
    let control = |b: u8| b < b' ' && b != b'\n' && b != b'\t';
    let bytes = text.as_bytes();
    // Counting goes through without stopping, many bytes at a time.
    bytes.iter().filter(|b| control(**b)).count() == 0
        && memmem::find(bytes, "\u{fffe}".as_bytes()).is_none()
        && memmem::find(bytes, "\u{ffff}".as_bytes()).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_at_the_head_moves_nothing() {
        for attribute in ["k=\"大\"", "k = '大'"] {
            let text = format!("\u{feff}<a xmlns=\"{AKN}\"><b {attribute}/></a>");
            let tree = Tree::read(&text).unwrap();
            let b = tree.root().child("b").unwrap();
            assert_eq!(b.attribute("k"), Some("大"));
            assert_eq!(&text[b.span().range()], format!("<b {attribute}/>"));
        }
    }

    #[test]
    fn most_documents_are_plain() {
        let head = format!("{DECLARATION}\n<a xmlns=\"{AKN}\" xmlns:akn4un=\"{UN}\"");
        let plain = |tail: &str| Tree::read(&format!("{head}{tail}")).unwrap().is_plain();
        for tail in [
            "/>",
            " k=\"&amp;\" akn4un:k=\"大\"><b/>\n&lt;</a>\n",
            "></a>",
        ] {
            assert!(plain(tail), "{tail}");
        }
        for tail in [
            "/><b/>",
            "/><!-- -->",
            "><?p?></a>",
            " k='1'/>",
            " k=\"&#49;\"/>",
            "  k=\"1\"/>",
            " k=\"\n\"/>",
            "><![CDATA[1]]></a>",
            ">&#49;</a>",
            ">]]></a>",
            ">\r</a>",
            ">\u{1}</a>",
            ">\u{ffff}</a>",
            "><x:b xmlns:x=\"urn:x\"/></a>",
            "><b xmlns=\"urn:x\"/></a>",
            "><x:b/></a>",
            " x:k=\"1\"/>",
            "><1b/></a>",
            " 1k=\"\"/>",
            "/>words",
            " k=\"<\"/>",
            " xml:lang=\"en\"/>",
        ] {
            assert!(!plain(tail), "{tail}");
        }
        let doubled = format!("{head} k=\"1\" k=\"2\"/>");
        assert!(Tree::read(&doubled).is_none_or(|tree| !tree.is_plain()));
        assert!(!Tree::read(&format!("\u{feff}{head}/>")).unwrap().is_plain());
        assert!(!Tree::read(&format!(" {head}/>")).is_some_and(|tree| tree.is_plain()));
        assert!(!Tree::read("<a/>").unwrap().is_plain());
    }

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
