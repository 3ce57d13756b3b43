//! Akoma Ntoso: the one place that spells an element's name.
//!
//! `reference` in these files is the guide to AKN4UN that the project follows; sections and rules
//! are cited by its numbers. The text is written first and gathers what it points to; then the
//! metadata is written, and put before the text.
//!
//! Two profiles share the way through the model, lists, tables and notes. Where their shapes differ,
//! a match on [`Profile`] leads to the file of the same name in `dgacm`.

mod annex;
mod body;
mod cites;
mod collection;
mod content;
mod dgacm;
mod document;
mod head;
mod implied;
mod inline;
mod marks;
mod mention;
mod meta;
mod named;
mod notes;
mod pieces;
mod profile;
mod read;
mod references;
mod stated;
mod terms;
mod tight;
mod web;
mod xml;

use crate::model::{Addressed, Date};
use document::Document;
pub use profile::{Profile, UnknownProfile};
pub(super) use read::is_xml;
pub use read::{Read, read};
use xml::Xml;

/// How Akoma Ntoso is written.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The shape.
    pub profile: Profile,
    /// The day of the markup; the day of adoption where none is given, so that the same resolution
    /// always gives the same bytes.
    pub date: Option<Date>,
    /// Tells what to mark in the clauses beyond what the model holds: further actions, those who are
    /// asked. What is marked reads back as the same words.
    pub marks: Option<crate::format::Marks>,
}

/// Writes a resolution as Akoma Ntoso.
///
/// Whatever the resolution holds, the output is valid against the official schema and follows the
/// mandatory rules of AKN4UN.
///
/// ```
/// use plenary::{assign, format::akn, Language, Resolution};
/// let resolution = assign(Resolution::empty(Language::English));
/// let xml = akn::write(&resolution, &akn::Options::default());
/// assert!(xml.contains(r#"<statement contains="originalVersion" name="resolution">"#));
/// ```
pub fn write(resolution: &Addressed, options: &Options) -> String {
    const NAMESPACES: [(&str, &str); 2] = [
        ("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"),
        ("xmlns:akn4un", "http://un.org/akn4un"),
    ];
    let mut xml = Xml::document();
    xml.open("akomaNtoso", &NAMESPACES);
    if resolution.parts.is_empty() {
        Document::of(resolution, options, xml.depth()).statement(&mut xml);
    } else {
        collection::write(resolution, options, &mut xml);
    }
    xml.close("akomaNtoso");
    xml.finish()
}
