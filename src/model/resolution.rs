//! The parts of a resolution, in the order of the page.

use super::{Action, Date, EId, Identity, Language, MastheadLine, Meeting, Number, Text};
use crate::source::Span;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// One expression of one work: the text of a resolution or decision in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// The language of the text.
    pub language: Language,
    /// What the document is.
    pub identity: Identity,
    /// The lines before the title, in the order of the page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masthead: Vec<MastheadLine>,
    /// The title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Title>,
    /// The preamble.
    #[serde(default, skip_serializing_if = "Preamble::is_empty")]
    pub preamble: Preamble,
    /// The operative part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<BodyItem>,
    /// The closing lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conclusions: Option<Conclusions>,
    /// The annexes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annexes: Vec<Annex>,
    /// Resolutions A, B… issued under one number; each has its own title, preamble and body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Resolution>,
}

impl Resolution {
    /// A resolution without any text.
    pub fn empty(language: Language) -> Self {
        Self {
            language,
            identity: Identity::default(),
            masthead: Vec::new(),
            title: None,
            preamble: Preamble::default(),
            body: Vec::new(),
            conclusions: None,
            annexes: Vec::new(),
            parts: Vec::new(),
        }
    }
}

/// The title with the number printed before it: “72/57. The illicit trade…”.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// The printed number with its full stop, `72/57.`; for a part its letter, `A`.
    #[cfg_attr(feature = "schema", schemars(example = "72/57."))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The words.
    pub text: Text,
    /// Where it was printed.
    #[serde(skip)]
    pub span: Span,
}

/// The enacting formula and the recitals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Preamble {
    /// “The General Assembly,”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<Formula>,
    /// The preambular paragraphs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recitals: Vec<Recital>,
}

impl Preamble {
    /// Whether there is neither formula nor recital.
    pub fn is_empty(&self) -> bool {
        self.formula.is_none() && self.recitals.is_empty()
    }
}

/// The enacting formula: “The General Assembly,”.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Formula {
    /// Its address.
    #[serde(default)]
    pub eid: EId,
    /// The words.
    pub text: Text,
    /// Where it was printed.
    #[serde(skip)]
    pub span: Span,
}

/// A preambular paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recital {
    /// Its address.
    #[serde(default)]
    pub eid: EId,
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// What it says, in the order of the page.
    pub content: Vec<Content>,
    /// Where it was printed.
    #[serde(skip)]
    pub span: Span,
}

/// One thing that may stand in the operative part or in an annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum BodyItem {
    /// A part, section or other division.
    Division(Division),
    /// A paragraph, with or without number.
    Paragraph(Paragraph),
    /// An enacting formula repeated inside the body.
    Formula(Formula),
    /// A preambular paragraph inside the body.
    Recital(Recital),
    /// A heading that separates without opening a division.
    CrossHeading(CrossHeading),
    /// A table that belongs to no paragraph.
    Table(Table),
}

/// A part, section, title, chapter or nameless division.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Division {
    /// Its address.
    #[serde(default)]
    pub eid: EId,
    /// What the page calls it.
    pub kind: DivisionKind,
    /// Its number, with the word before it if one is printed: `Part I`, `A.`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// Its heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<Text>,
    /// What stands in it.
    pub items: Vec<BodyItem>,
    /// Where its head was printed.
    #[serde(skip)]
    pub span: Span,
}

/// The kinds of divisions (section 1.6 of the reference).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DivisionKind {
    /// “Part I”.
    Part,
    /// Section I: the first level, in Roman capitals.
    Section,
    /// A under I: the second level, in capital letters.
    Title,
    /// 1 under A, as a heading.
    Chapter,
    /// A heading without number, or on another level.
    Division,
}

/// An operative paragraph, or any paragraph of an annex.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// Its address.
    #[serde(default)]
    pub eid: EId,
    /// Its number; absent for a paragraph that has none on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// What it says, in the order of the page: text may go on after points.
    pub content: Vec<Content>,
    /// Where it was printed.
    #[serde(skip)]
    pub span: Span,
}

/// A piece of what a clause says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Content {
    /// A block of text.
    Text(Block),
    /// A list of points.
    Points(Points),
    /// A table.
    Table(Table),
}

/// A block of text within a clause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Its words.
    pub text: Text,
}

impl From<Text> for Content {
    fn from(text: Text) -> Self {
        Self::Text(Block { text })
    }
}

/// A list of points of one level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// Its address.
    #[serde(default)]
    pub eid: EId,
    /// The points.
    pub items: Vec<Point>,
}

/// A point of a list: `(a)`, `(i)`, a bullet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its address.
    #[serde(default)]
    pub eid: EId,
    /// Its number or bullet as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// A heading that runs into the text: “Education.”
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<Text>,
    /// What it says.
    pub content: Vec<Content>,
    /// Where it was printed.
    #[serde(skip)]
    pub span: Span,
}

/// A heading that separates without opening a division.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CrossHeading {
    /// Its address.
    #[serde(default)]
    pub eid: EId,
    /// The words.
    pub text: Text,
    /// Where it was printed.
    #[serde(skip)]
    pub span: Span,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its address.
    #[serde(default)]
    pub eid: EId,
    /// Its caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Where it was printed.
    #[serde(skip)]
    pub span: Span,
}

impl Table {
    /// Its texts, in order: the caption, then cell by cell.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Text> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        self.caption
            .iter()
            .chain(cells.flat_map(|cell| &cell.content))
    }

    /// Its texts, to be changed.
    pub(crate) fn texts_mut(&mut self) -> impl Iterator<Item = &mut Text> {
        let cells = self.rows.iter_mut().flat_map(|row| &mut row.cells);
        let cells = cells.flat_map(|cell| &mut cell.content);
        self.caption.iter_mut().chain(cells)
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Whether the row heads the table.
    pub header: bool,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// How many columns it spans.
    pub columns: NonZeroU32,
    /// How many rows it spans.
    pub rows: NonZeroU32,
    /// Its paragraphs.
    pub content: Vec<Text>,
}

/// The closing lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Conclusions {
    /// The meeting at which the text was adopted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Meeting>,
    /// The day of that meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The vote, where the page prints one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vote: Option<Vote>,
    /// The printed lines, in order.
    pub lines: Vec<Text>,
    /// Where they were printed.
    #[serde(skip)]
    pub span: Span,
}

/// How a text was adopted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Whether there was a recorded vote; false where the page says “without a vote”.
    pub recorded: bool,
    /// Votes for, against, and abstentions, in this order, where the page prints them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<Count>,
}

impl Vote {
    /// How the text was adopted.
    pub fn outcome(&self) -> Outcome {
        if self.recorded {
            Outcome::RecordedVote
        } else {
            Outcome::WithoutVote
        }
    }
}

/// One side of a vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The side.
    pub side: Side,
    /// How many votes.
    pub value: u32,
    /// Who cast them, as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voters: Vec<String>,
}

/// How a text was adopted, where a line of the page says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// “Adopted without a vote”.
    WithoutVote,
    /// “Adopted by a recorded vote”.
    RecordedVote,
}

impl Outcome {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::WithoutVote, Self::RecordedVote];
}

/// A number that a line of the page prints for one side of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Votes {
    /// The side.
    pub side: Side,
    /// How many.
    pub value: u32,
}

/// The sides of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// In favour.
    InFavour,
    /// Against.
    Against,
    /// Abstaining.
    Abstaining,
}

impl Side {
    /// All three, as they are printed.
    pub(crate) const ALL: [Self; 3] = [Self::InFavour, Self::Against, Self::Abstaining];
}

/// An annex, or an appendix to one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// Its address.
    #[serde(default)]
    pub eid: EId,
    /// The printed word and number, “Annex I”.
    pub label: Text,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What stands in it.
    pub items: Vec<BodyItem>,
    /// Its appendices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annexes: Vec<Annex>,
    /// Where its head was printed.
    #[serde(skip)]
    pub span: Span,
}
