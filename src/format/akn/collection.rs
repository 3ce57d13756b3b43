//! Resolutions A, B… issued under one number: a collection of statements (section 1.6).

use super::document::Document;
use super::meta::Frbr;
use super::xml::Xml;
use super::{Options, Profile, meta};
use crate::model::{Resolution, letters};
use std::collections::HashSet;

/// A part as a component beside the collection.
struct Component<'a> {
    label: String,
    resolution: &'a Resolution,
    parts: Vec<Component<'a>>,
}

/// Writes the collection and its parts. Parts of parts stand beside the others, since eIds have to
/// be unique within a document and all that is nested in it.
pub(super) fn write(resolution: &Resolution, options: &Options, out: &mut Xml) {
    let parts = components(resolution, "");
    collection(resolution, &parts, options, out);
    out.open("components", &[("eId", "cmpnts")]);
    for part in &parts {
        component(part, options, out);
    }
    out.close("components");
}

fn component(part: &Component<'_>, options: &Options, out: &mut Xml) {
    out.open("component", &[("eId", &eid(&part.label))]);
    if part.parts.is_empty() {
        Document::of(part.resolution, options, out.depth()).statement(out);
    } else {
        collection(part.resolution, &part.parts, options, out);
    }
    out.close("component");
    for inner in &part.parts {
        component(inner, options, out);
    }
}

fn eid(label: &str) -> String {
    ["cmp_", label].concat()
}

/// Gives each part a label that no other part has: its letter, with those of the parts around it.
fn components<'a>(resolution: &'a Resolution, around: &str) -> Vec<Component<'a>> {
    let mut taken = HashSet::new();
    let parts = resolution.parts.iter().enumerate();
    parts
        .map(|(i, part)| {
            let printed = part.identity.part.as_deref().unwrap_or_default();
            let printed: String = printed
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect();
            let fits = printed.starts_with(|c: char| c.is_ascii_alphabetic());
            let letter = if fits {
                printed
            } else {
                letters(i as u32 + 1).to_ascii_uppercase()
            };
            let label = if around.is_empty() {
                letter
            } else {
                [around, "-", &letter].concat()
            };
            let mut unique = label.clone();
            let mut n = i + 1;
            while !taken.insert(unique.clone()) {
                n += 1;
                unique = format!("{label}-n{n}");
            }
            let parts = components(part, &unique);
            Component {
                label: unique,
                resolution: part,
                parts,
            }
        })
        .collect()
}

fn collection(resolution: &Resolution, parts: &[Component<'_>], options: &Options, out: &mut Xml) {
    let frbr = Frbr::of_collection(resolution, options);
    let mut document = Document::with(resolution, frbr, out.depth());
    document.name = "publicationResolution";
    document.cover();
    document.preface();
    document.xml.open("collectionBody", &[]);
    let mut count = 0;
    if !resolution.preamble.is_empty() || !resolution.body.is_empty() {
        count += 1;
        own_text(&mut document, options);
    }
    for part in parts {
        count += 1;
        let component = format!("cmp_{count}");
        let reference = format!("{component}__dref_1");
        let href = ["#", &eid(&part.label)].concat();
        document.xml.open("component", &[("eId", &component)]);
        let attributes = [
            ("eId", reference.as_str()),
            ("href", &href),
            ("showAs", &part.label),
        ];
        document.xml.empty("documentRef", &attributes);
        document.xml.close("component");
    }
    document.xml.close("collectionBody");
    document.conclusions();
    document.attachments(&resolution.annexes, &mut Vec::new());
    let name = match options.profile {
        Profile::Akn4un => "publicationResolution",
        Profile::Dgacm => "publication",
    };
    out.open("documentCollection", &options.profile.document(name));
    document.meta(out);
    out.append(&document.xml);
    out.close("documentCollection");
}

/// What the page prints before its parts: a collection has no body, so that it stands in a
/// statement of its own, in the eId space of the collection.
fn own_text(document: &mut Document<'_>, options: &Options) {
    let resolution = document.resolution;
    let frbr = Frbr::of(resolution, options);
    let name = meta::statement_name(&resolution.identity);
    document.xml.open("component", &[("eId", "cmp_1")]);
    document
        .xml
        .open("statement", &options.profile.document(name));
    match options.profile {
        Profile::Akn4un => own_heads(document, &frbr),
        Profile::Dgacm => {
            document.xml.open("meta", &[]);
            frbr.published_identification(&mut document.xml, &[]);
            document.xml.close("meta");
        }
    }
    document.preamble();
    document.operative();
    document.xml.close("statement");
    document.xml.close("component");
}

/// The metadata and the preface that a statement must have.
fn own_heads(document: &mut Document<'_>, frbr: &Frbr) {
    document.xml.open("meta", &[]);
    frbr.identification(&mut document.xml, "main", None);
    frbr.publication(&mut document.xml);
    document
        .xml
        .open("references", &[("source", "#markupAuthor")]);
    let href = frbr.expression.to_string();
    let attributes = [
        ("eId", "cmp_1__original_1"),
        ("href", &href),
        ("showAs", meta::shown(&frbr.number)),
    ];
    document.xml.empty("original", &attributes);
    document.xml.close("references");
    document.xml.close("meta");
    document.references.organization(&frbr.author);
    document.xml.open("preface", &[]);
    document.open_container("resolutionTitle", "cmp_1__preface", &mut 0);
    document.xml.words("p", &[], "");
    document.xml.close("container");
    document.xml.close("preface");
}
