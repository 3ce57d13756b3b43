//! What a document is, told by its content.

use std::path::Path;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// XML.
    Xml,
    /// JSON.
    Json,
    /// Text, with or without the marks of Markdown.
    Markdown,
}

impl Kind {
    /// Tells by the first signs of a text what it is. Where they leave it open, as those of an empty
    /// file or of a broken one do, the ending of its name decides.
    ///
    /// ```
    /// use plenary::validate::Kind;
    /// assert_eq!(Kind::of(r#"{"version": "1"}"#, "a.md".as_ref()), Kind::Json);
    /// assert_eq!(Kind::of("<akomaNtoso xmlns='…'>", "a".as_ref()), Kind::Xml);
    /// assert_eq!(Kind::of("<table><tr>", "a.md".as_ref()), Kind::Markdown);
    /// assert_eq!(Kind::of("", "a.akn.xml".as_ref()), Kind::Xml);
    /// ```
    pub fn of(text: &str, name: &Path) -> Self {
        let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        let inside = text
            .strip_prefix('{')
            .map(|rest| rest.trim_start().chars().next());
        if let Some(Some('"' | '}')) = inside {
            return Self::Json;
        }
        if text.starts_with("<?xml") || has_namespace(text) {
            return Self::Xml;
        }
        let ending = name.extension().unwrap_or_default();
        if ending.eq_ignore_ascii_case("xml") {
            Self::Xml
        } else if ending.eq_ignore_ascii_case("json") {
            Self::Json
        } else {
            Self::Markdown
        }
    }
}

/// Whether the first element of the text, after comments, declares a namespace: Markdown may begin
/// with HTML, which declares none.
fn has_namespace(mut text: &str) -> bool {
    while let Some(rest) = text.strip_prefix("<!--") {
        match rest.split_once("-->") {
            Some((_, after)) => text = after.trim_start(),
            None => return false,
        }
    }
    let tag = text.split('>').next().unwrap_or_default();
    let named = |c: char| c.is_alphabetic() || c == '_';
    tag.strip_prefix('<')
        .is_some_and(|tag| tag.starts_with(named))
        && (tag.contains(" xmlns=") || tag.contains(" xmlns:"))
}
