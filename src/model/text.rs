//! Running text: words with their marking, notes at their calls, dates and citations.

use super::{
    Committee, Content, Date, EId, Kind, Language, Meeting, Organ, Outcome, Reference,
    SessionNumber, Symbol, Votes,
};
use crate::source::Span;
use serde::{Deserialize, Serialize};

/// A run of text in normal form: no two pieces of plain text side by side, none of them empty.
///
/// ```
/// use plenary::{Inline, Text};
/// let text = Text::new(vec!["its ".into(), "".into(), "resolution".into()]);
/// assert_eq!(text.inlines(), [Inline::Text("its resolution".into())]);
/// assert_eq!(text.plain(), "its resolution");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<Inline>);

impl Text {
    /// Brings the inlines into normal form.
    pub fn new(inlines: Vec<Inline>) -> Self {
        let mut normal: Vec<Inline> = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match (normal.last_mut(), inline) {
                (_, Inline::Text(words)) if words.is_empty() => {}
                (Some(Inline::Text(before)), Inline::Text(words)) => before.push_str(&words),
                (_, inline) => normal.push(inline),
            }
        }
        Self(normal)
    }

    /// The pieces, in order.
    pub fn inlines(&self) -> &[Inline] {
        &self.0
    }

    /// The pieces, to be taken apart.
    pub fn into_inlines(self) -> Vec<Inline> {
        self.0
    }

    /// The pieces, to be changed in place by stages that keep the normal form.
    pub(crate) fn inlines_mut(&mut self) -> &mut [Inline] {
        &mut self.0
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words alone: no marking, no notes, no call numbers; a line break is a blank.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        self.write_plain(&mut plain);
        plain
    }

    fn write_plain(&self, plain: &mut String) {
        for inline in &self.0 {
            inline.write_plain(plain);
        }
    }

    /// Calls `visit` for every note of this text, outermost first, in the order of their calls.
    pub fn for_each_note<'a>(&'a self, visit: &mut dyn FnMut(&'a Note)) {
        for inline in &self.0 {
            if let Inline::Note(note) = inline {
                visit(note);
            } else if let Some(text) = inline.content() {
                text.for_each_note(visit);
            }
        }
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::new(vec![words.into()])
    }
}

impl From<&str> for Inline {
    fn from(words: &str) -> Self {
        Self::Text(words.to_owned())
    }
}

/// One piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "type",
    content = "value",
    rename_all = "snake_case",
    deny_unknown_fields
)]
#[non_exhaustive]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words in italics (in Chinese and Arabic also where the page prints bold for emphasis).
    Emphasis(Text),
    /// Words in bold.
    Strong(Text),
    /// Raised words.
    Superscript(Text),
    /// Lowered words.
    Subscript(Text),
    /// The printed words of the clause's action, `Recalling`; at most one in a clause.
    Opener(Text),
    /// Words that lead to a web address.
    Link(Link),
    /// A picture.
    Image(Image),
    /// A note, where it is called first.
    Note(Note),
    /// A later call of a note.
    NoteCall(NoteCall),
    /// A citation of a document.
    Reference(Reference),
    /// A date in words.
    Date(DatePhrase),
    /// A body, committee, meeting… named in a line whose form is known.
    Mention(Mention),
    /// A line that the page breaks on purpose.
    Break,
}

impl Inline {
    /// The text inside, for the pieces that wrap text (notes do not: theirs stands apart).
    pub fn content(&self) -> Option<&Text> {
        match self {
            Self::Emphasis(text)
            | Self::Strong(text)
            | Self::Superscript(text)
            | Self::Subscript(text)
            | Self::Opener(text) => Some(text),
            Self::Link(link) => Some(&link.content),
            Self::Reference(reference) => Some(&reference.content),
            Self::Date(date) => Some(&date.content),
            Self::Mention(mention) => Some(&mention.content),
            Self::Text(_) | Self::Image(_) | Self::Note(_) | Self::NoteCall(_) | Self::Break => {
                None
            }
        }
    }

    /// The words, as they count in the plain text.
    pub(crate) fn plain(&self) -> String {
        let mut plain = String::new();
        self.write_plain(&mut plain);
        plain
    }

    fn write_plain(&self, plain: &mut String) {
        match self {
            Self::Text(words) => plain.push_str(words),
            Self::Break => plain.push(' '),
            Self::Note(_) | Self::NoteCall(_) | Self::Image(_) => {}
            other => {
                if let Some(text) = other.content() {
                    text.write_plain(plain);
                }
            }
        }
    }

    /// The text inside, to be changed.
    pub(crate) fn content_mut(&mut self) -> Option<&mut Text> {
        match self {
            Self::Emphasis(text)
            | Self::Strong(text)
            | Self::Superscript(text)
            | Self::Subscript(text)
            | Self::Opener(text) => Some(text),
            Self::Link(link) => Some(&mut link.content),
            Self::Reference(reference) => Some(&mut reference.content),
            Self::Date(date) => Some(&mut date.content),
            Self::Mention(mention) => Some(&mut mention.content),
            Self::Text(_) | Self::Image(_) | Self::Note(_) | Self::NoteCall(_) | Self::Break => {
                None
            }
        }
    }
}

/// Words that lead to a web address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The address as the source gives it.
    #[cfg_attr(feature = "schema", schemars(example = "https://undocs.org/A/72/409"))]
    pub target: String,
    /// The words.
    pub content: Text,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// The address as the source gives it.
    pub target: String,
    /// The words that stand for the picture.
    pub alternative: String,
}

/// A footnote, kept at its first call. Every note of the UN is the author's (section 1.7).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its address.
    #[serde(default)]
    pub eid: EId,
    /// The printed sign: `1`, `*`, `a`.
    #[cfg_attr(feature = "schema", schemars(example = "1", example = "*"))]
    pub marker: String,
    /// What the note says; empty where the source has lost it.
    pub content: Vec<Content>,
    /// Where the text of the note was printed.
    #[serde(skip)]
    pub span: Span,
}

/// A later call of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NoteCall {
    /// The printed sign.
    pub marker: String,
    /// Which note is called: its place among the notes of the document, from 1.
    pub note: u32,
}

/// A date in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DatePhrase {
    /// The day meant.
    pub date: Date,
    /// The printed words.
    pub content: Text,
}

/// Words that name something the United Nations has a term for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// What is named.
    pub what: Named,
    /// The printed words.
    pub content: Text,
}

/// What a [`Mention`] names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "type",
    content = "value",
    rename_all = "snake_case",
    deny_unknown_fields
)]
#[non_exhaustive]
pub enum Named {
    /// The Organization itself, in a masthead.
    Organization,
    /// A principal organ or council.
    Organ(Organ),
    /// A committee that proposed the text.
    Committee(Committee),
    /// A kind of document, `Resolution`.
    Kind(Kind),
    /// A meeting, `62nd plenary meeting`.
    Meeting(Meeting),
    /// A session, `Seventy-second session`.
    Session(SessionNumber),
    /// An item of the agenda, `99 (p)`.
    AgendaItem(AgendaItem),
    /// A number of a resolution, `72/57`.
    Number(String),
    /// The document's own symbol.
    Symbol(Symbol),
    /// A language, `Original: English`.
    Language(Language),
    /// A class of distribution, `General`.
    Distribution(String),
    /// How the text was adopted, in a line about the vote: `Adopted by a recorded vote`.
    Outcome(Outcome),
    /// How many stood on one side, in such a line: `27`.
    Votes(Votes),
}

/// An item of the agenda with its sub-item.
///
/// ```
/// use plenary::AgendaItem;
/// let item = AgendaItem { number: 99, sub_item: Some("p".into()) };
/// assert_eq!(item.to_string(), "99 (p)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// The item's number.
    pub number: u32,
    /// The sub-item's letter, in the Latin form.
    #[cfg_attr(feature = "schema", schemars(example = &"p"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_item: Option<String>,
}

impl std::fmt::Display for AgendaItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.sub_item {
            Some(letter) => write!(f, "{} ({letter})", self.number),
            None => write!(f, "{}", self.number),
        }
    }
}
