//! XML as a tree: namespaces resolved, references of characters put in, nothing expanded.

use crate::format::ReadError;
use crate::source::{Lines, Span};
use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

/// How deep elements may stand in one another.
const DEEPEST: usize = 256;

/// Whose an element or attribute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Akoma Ntoso's; of attributes, those without a prefix.
    Akn,
    /// The United Nations' additions to it.
    Un,
    /// Anybody else's.
    Other,
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) owner: Owner,
    pub(super) name: String,
    attributes: Vec<(Owner, String, String)>,
    pub(super) children: Vec<Node>,
    pub(super) span: Span,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
    /// Blanks with a line end among them, which are there for those who read the file.
    Layout,
}

impl Element {
    /// An attribute without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.find(Owner::Akn, name)
    }

    /// An attribute of the United Nations' namespace.
    pub(super) fn own(&self, name: &str) -> Option<&str> {
        self.find(Owner::Un, name)
    }

    fn find(&self, owner: Owner, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(whose, key, _)| *whose == owner && key == name)
            .map(|(_, _, value)| value.as_str())
    }

    /// What a pointer points to, with or without the `#` before it.
    pub(super) fn pointer(&self, name: &str) -> &str {
        self.attribute(name)
            .unwrap_or_default()
            .trim_start_matches('#')
    }

    /// Whether the class has this word.
    pub(super) fn has_class(&self, word: &str) -> bool {
        let class = self.attribute("class").unwrap_or_default();
        class.split_ascii_whitespace().any(|name| name == word)
    }

    /// Whether this is the element of Akoma Ntoso with this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.owner == Owner::Akn && self.name == name
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Layout => None,
        })
    }

    /// The first element in it with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is(name))
    }

    /// Calls `visit` for this element and all in it, in the order of the text.
    pub(super) fn visit<'e>(&'e self, visit: &mut dyn FnMut(&'e Element)) {
        visit(self);
        for element in self.elements() {
            element.visit(visit);
        }
    }

    /// Whether there is nothing in it, not even an attribute.
    pub(super) fn is_bare(&self) -> bool {
        self.attributes.is_empty() && self.children.is_empty()
    }

    /// Its words, as they stand.
    pub(super) fn words(&self) -> String {
        fn gather(element: &Element, words: &mut String) {
            for node in &element.children {
                match node {
                    Node::Text(text) => words.push_str(text),
                    Node::Element(inner) => gather(inner, words),
                    Node::Layout => words.push(' '),
                }
            }
        }
        let mut words = String::new();
        gather(self, &mut words);
        words
    }
}

/// Reads XML. Blanks with a line end in them are layout: between blocks nothing, in a line one
/// blank. A document type may stand at the head, but it declares nothing here: entities other than
/// the five of XML are refused, so that nothing can grow or be fetched.
pub(super) fn parse(text: &str) -> Result<Element, ReadError> {
    if u32::try_from(text.len()).is_err() {
        return Err(ReadError::new("the file is larger than 4 GiB", None));
    }
    let mut builder = Builder {
        text,
        open: Vec::new(),
        root: None,
    };
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| {
            let place = reader.error_position() as usize;
            builder.fault(&format!("no well-formed XML: {error}"), place)
        })?;
        let after = reader.buffer_position() as usize;
        match event {
            Event::Start(start) => {
                let element = builder.element(&reader, &start, before, after)?;
                if builder.open.len() >= DEEPEST {
                    let message = format!("elements are nested deeper than {DEEPEST} levels");
                    return Err(builder.fault(&message, before));
                }
                builder.open.push(element);
            }
            Event::Empty(start) => {
                let element = builder.element(&reader, &start, before, after)?;
                builder.close(element, before)?;
            }
            Event::End(_) => {
                if let Some(element) = builder.open.pop() {
                    builder.close(element, before)?;
                }
            }
            Event::Text(words) => {
                let words = words.xml10_content();
                builder.words(&words, true, before)?;
            }
            Event::CData(words) => builder.words(&words.xml10_content(), false, before)?,
            Event::GeneralRef(reference) => {
                let known = match reference.resolve_char_ref() {
                    Ok(Some(c)) if is_legal(c) => Some(c),
                    Ok(None) => match &*reference {
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "amp" => Some('&'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => None,
                    },
                    _ => None,
                };
                let Some(c) = known else {
                    let message = format!(
                        "&{}; is no reference to a character, and entities are not expanded",
                        reference.escape_default()
                    );
                    return Err(builder.fault(&message, before));
                };
                builder.words(c.encode_utf8(&mut [0; 4]), false, before)?;
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => {}
        }
    }
    if let Some(open) = builder.open.last() {
        let message = format!("no well-formed XML: <{}> is not closed", open.name);
        return Err(builder.fault(&message, open.span.start()));
    }
    builder
        .root
        .take()
        .ok_or_else(|| builder.fault("no XML: there is no element", 0))
}

fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

struct Builder<'t> {
    text: &'t str,
    open: Vec<Element>,
    root: Option<Element>,
}

impl Builder<'_> {
    fn fault(&self, message: &str, place: usize) -> ReadError {
        let mut place = place.min(self.text.len());
        while !self.text.is_char_boundary(place) {
            place -= 1;
        }
        ReadError::new(message, Some(Lines::new(self.text).position(place)))
    }

    fn element(
        &self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
        before: usize,
        after: usize,
    ) -> Result<Element, ReadError> {
        let (owner, name) = reader.resolver().resolve_element(start.name());
        let owner = whose(&owner);
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute
                .map_err(|error| self.fault(&format!("no well-formed XML: {error}"), before))?;
            let key = attribute.key;
            if key.as_namespace_binding().is_some() {
                continue;
            }
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| self.fault(&format!("no well-formed XML: {error}"), before))?;
            let (owner, local) = reader.resolver().resolve_attribute(key);
            let owner = match owner {
                ResolveResult::Unbound => Owner::Akn,
                other => match whose(&other) {
                    Owner::Un => Owner::Un,
                    Owner::Akn | Owner::Other => Owner::Other,
                },
            };
            attributes.push((owner, local.as_ref().to_owned(), value.into_owned()));
        }
        Ok(Element {
            owner,
            name: name.as_ref().to_owned(),
            attributes,
            children: Vec::new(),
            span: Span::new(before, after),
        })
    }

    fn close(&mut self, mut element: Element, place: usize) -> Result<(), ReadError> {
        element.span = element.span.to(Span::new(place, place));
        match self.open.last_mut() {
            Some(around) => around.children.push(Node::Element(element)),
            None if self.root.is_none() => self.root = Some(element),
            None => return Err(self.fault("no well-formed XML: a second root", place)),
        }
        Ok(())
    }

    /// Adds words to the element that is open; where they may hold layout, each run of blanks with
    /// a line end in it becomes one blank.
    fn words(&mut self, words: &str, layout: bool, place: usize) -> Result<(), ReadError> {
        let Some(open) = self.open.last_mut() else {
            if words.trim_start_matches('\u{feff}').trim().is_empty() {
                return Ok(());
            }
            return Err(self.fault("no well-formed XML: words outside of the root", place));
        };
        let add = |open: &mut Element, words: &str| match open.children.last_mut() {
            _ if words.is_empty() => {}
            Some(Node::Text(text)) => text.push_str(words),
            _ => open.children.push(Node::Text(words.to_owned())),
        };
        if !layout || !words.contains('\n') {
            add(open, words);
            return Ok(());
        }
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let mut rest = words;
        while let Some(at) = rest.find(is_blank) {
            let (head, tail) = rest.split_at(at);
            let length = tail.find(|c| !is_blank(c)).unwrap_or(tail.len());
            let (run, after) = tail.split_at(length);
            add(open, head);
            if run.contains('\n') {
                open.children.push(Node::Layout);
            } else {
                add(open, run);
            }
            rest = after;
        }
        add(open, rest);
        Ok(())
    }
}

fn whose(namespace: &ResolveResult<'_>) -> Owner {
    match namespace {
        ResolveResult::Bound(Namespace(uri)) => {
            if uri.starts_with("http://docs.oasis-open.org/legaldocml/ns/akn/3.0") {
                Owner::Akn
            } else if *uri == "http://un.org/akn4un" {
                Owner::Un
            } else {
                Owner::Other
            }
        }
        ResolveResult::Unbound | ResolveResult::Unknown(_) => Owner::Other,
    }
}
