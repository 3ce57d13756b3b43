//! Resolutions A, B… issued under one number: a collection of statements.

use super::document::{self, Reader};
use super::tree::{Element, Node};
use super::{meta, notes};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Language, Resolution};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Reads a collection and the components it points to. What it points to nothing of is a part too.
pub(super) fn read(
    collection: &Element,
    components: Option<&Element>,
    language: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolution {
    let mut by_id: HashMap<&str, &Element> = HashMap::new();
    let mut left = Vec::new();
    for component in components.into_iter().flat_map(Element::elements) {
        let eid = component.attribute("eId").unwrap_or_default();
        match by_id.entry(eid) {
            Entry::Vacant(free) => _ = free.insert(component),
            Entry::Occupied(_) => left.push(component),
        }
    }
    let mut resolution = part(collection, &mut by_id, language, diagnostics);
    left.extend(by_id.into_values());
    left.sort_by_key(|component| component.span.start());
    for component in left {
        for document in component.elements() {
            add(document, &mut resolution, diagnostics);
        }
    }
    resolution
}

/// Adds a document that stands in the file beside what belongs together.
pub(super) fn add(
    document: &Element,
    resolution: &mut Resolution,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let message = "nothing refers to this document; it stands as a part of the first";
    diagnostics.push(Diagnostic::at(Code::Unplaced, document.span, message));
    let language = resolution.language;
    resolution.parts.push(if document.is("documentCollection") {
        read(document, None, language, diagnostics)
    } else {
        document::read(document, language, diagnostics)
    });
}

/// Each component is taken once, so that pointers in a circle end.
fn part(
    collection: &Element,
    components: &mut HashMap<&str, &Element>,
    language: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolution {
    let mut found = Vec::new();
    let about = meta::Meta::of(collection, language, &mut found);
    let mut reader = Reader::new(collection, &about, &mut found);
    let mut resolution = Resolution::empty(about.language);
    reader.head(collection, &about, &mut resolution);
    let mut parts = Vec::new();
    for node in &collection.children {
        match node {
            Node::Element(element) if element.is("collectionBody") => {
                for component in element.elements().flat_map(Element::elements) {
                    if component.is("documentRef") || component.is("componentRef") {
                        parts.push(component);
                    } else if component.attribute("contains").is_some() || reader.foreign {
                        reader.parts(component, &mut resolution);
                    }
                }
            }
            node => reader.part(node, &mut resolution),
        }
    }
    about.identify(&mut resolution);
    about.close(&mut resolution);
    notes::number_calls(&mut resolution, &reader.targets);
    for reference in parts {
        let Some(component) = components.remove(reference.pointer("href")) else {
            continue;
        };
        for element in component.elements() {
            let language = about.language;
            let mut read = if element.is("documentCollection") {
                part(element, components, language, diagnostics)
            } else {
                document::read(element, language, diagnostics)
            };
            if about.foreign {
                let shown = reference.attribute("showAs").unwrap_or_default();
                let letter = shown.rsplit(' ').next().unwrap_or_default();
                read.identity.part = Some(letter.to_owned()).filter(|l| !l.is_empty());
            }
            resolution.parts.push(read);
        }
    }
    diagnostics.append(&mut found);
    resolution
}
