//! Akoma Ntoso read back: our own files exactly, others as far as their elements tell.
//!
//! The text is read into a tree first, then the tree by one file a construct, as it is written.
//! What an element does not tell by itself stands in an attribute of the United Nations' namespace
//! beside it (`stated`, `pieces`); where none does, as in the files of others, what is implied
//! holds. No word of the text is passed over, whatever element it stands in.

mod annex;
mod body;
mod collection;
mod content;
mod document;
mod head;
mod inline;
mod mention;
mod meta;
mod notes;
mod tree;

use crate::diagnostic::Diagnostic;
use crate::format::ReadError;
use crate::model::{Addressed, Language, assign};
use crate::source::Lines;
use quick_xml::Reader as XmlReader;
use quick_xml::events::Event;
use tree::Element;

/// What Akoma Ntoso was read into.
#[derive(Debug)]
#[non_exhaustive]
pub struct Read {
    /// The resolution, addressed anew.
    pub resolution: Addressed,
    /// What there is to say about the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the file is in our own profile, which says all that is known; what others do not say
    /// may still be read from the words.
    pub is_ours: bool,
}

/// Reads Akoma Ntoso: a statement, or a collection of them.
///
/// What [`write`](super::write) wrote is read as the same resolution. The files that the United
/// Nations publishes are read with all of their text; what they do not say of it stays unsaid.
///
/// # Errors
///
/// The text is not well-formed XML, nests deeper than 256 elements, has an entity that is no
/// character, or is not a statement in Akoma Ntoso 3.0.
///
/// ```
/// use plenary::{format::akn, parse, Options};
/// let parsed = parse("*The General Assembly*,\n\n1. *Decides* to rest.", &Options::default());
/// let xml = akn::write(&parsed.resolution, &akn::Options::default());
/// assert_eq!(akn::read(&xml)?.resolution, parsed.resolution);
/// assert_eq!(akn::read("<a>\n</b>").unwrap_err().position().unwrap().line, 2);
/// # Ok::<(), plenary::format::ReadError>(())
/// ```
pub fn read(text: &str) -> Result<Read, ReadError> {
    let root = tree::parse(text)?;
    let fault = |message: String, element: &Element| {
        let position = Lines::new(text).position(element.span.start());
        ReadError::new(message, Some(position))
    };
    if !root.is("akomaNtoso") {
        let message = format!(
            "the root is <{}>, not akomaNtoso in the namespace of Akoma Ntoso 3.0",
            root.name.escape_default()
        );
        return Err(fault(message, &root));
    }
    let top = root.elements().find(|element| !element.is("components"));
    let Some(top) = top else {
        return Err(fault("there is no document in it".into(), &root));
    };
    let mut diagnostics = Vec::new();
    let is_ours = !meta::Meta::of(top, Language::English, &mut Vec::new()).foreign;
    let components = root.child("components");
    let mut resolution = match top.name.as_str() {
        "statement" | "doc" => {
            let mut read = document::read(top, Language::English, &mut diagnostics);
            let components = components.into_iter().flat_map(Element::elements);
            for document in components.flat_map(Element::elements) {
                collection::add(document, &mut read, &mut diagnostics);
            }
            read
        }
        "documentCollection" => {
            collection::read(top, components, Language::English, &mut diagnostics)
        }
        other => {
            let message = format!(
                "<{}> is no statement, as resolutions and decisions are",
                other.escape_default()
            );
            return Err(fault(message, top));
        }
    };
    for other in root.elements() {
        if !other.is("components") && !std::ptr::eq(other, top) {
            collection::add(other, &mut resolution, &mut diagnostics);
        }
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.map(crate::source::Span::start));
    Ok(Read {
        resolution: assign(resolution),
        diagnostics,
        is_ours,
    })
}

/// Whether a text is XML of ours to read: it has an XML declaration, or the root of Akoma Ntoso.
pub(in crate::format) fn is_xml(text: &str) -> bool {
    let mut reader = XmlReader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Decl(_)) => return true,
            Ok(Event::Start(start) | Event::Empty(start)) => {
                return start.local_name().as_ref() == "akomaNtoso";
            }
            Ok(Event::Text(text)) if text.trim().is_empty() => {}
            Ok(Event::Comment(_) | Event::PI(_) | Event::DocType(_)) => {}
            _ => return false,
        }
    }
}
