//! What a text is written in, told from the text itself.

use super::akn;

/// What a resolution is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Input {
    /// Markdown, and any text that is nothing else.
    Markdown,
    /// Akoma Ntoso XML.
    Akn,
    /// JSON.
    Json,
}

impl Input {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Akn, Self::Json];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Akn => "akn",
            Self::Json => "json",
        }
    }

    /// Tells from the head of a text what it is: an XML declaration or an element of Akoma Ntoso
    /// begins XML, a brace before a quoted name JSON; everything else is Markdown.
    ///
    /// ```
    /// use plenary::format::Input;
    /// assert_eq!(Input::of("<?xml version=\"1.0\"?>\n<a/>"), Input::Akn);
    /// assert_eq!(Input::of("{\n  \"version\": \"1\"}"), Input::Json);
    /// assert_eq!(Input::of("<div>72/57. Title</div>"), Input::Markdown);
    /// ```
    pub fn of(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
        if text.starts_with('<') && akn::is_xml(text) {
            return Self::Akn;
        }
        match text.strip_prefix('{').map(str::trim_start) {
            Some(rest) if rest.starts_with(['"', '}']) => Self::Json,
            _ => Self::Markdown,
        }
    }
}
