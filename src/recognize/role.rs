//! What a block may be.

use super::masthead::Piece;
use crate::language::label::Label;
use crate::language::opener::Opener;
use crate::markdown::Block;
use crate::model::{DivisionKind, Organ, Style};
use std::fmt;

/// A block with its role and the grounds for it.
#[derive(Debug)]
pub struct Classified {
    /// The block.
    pub block: Block,
    /// What it is.
    pub(super) role: Role,
    /// Why, in the words of this module; for people who look at a decision.
    pub evidence: &'static str,
}

impl Classified {
    /// The name of the role, for people.
    pub fn role_name(&self) -> String {
        self.role.to_string()
    }
}

/// What a block is.
#[derive(Debug)]
pub(super) enum Role {
    /// A line before the title, in pieces; none where it is of no known form.
    Masthead(Vec<Piece>),
    /// The title, or the next line of it. The label is printed before the words.
    Title { label: usize },
    /// The letter of a part with its title.
    Part { label: usize },
    /// An enacting formula.
    Formula(Organ),
    /// A preambular paragraph.
    Recital(Option<Opener>),
    /// An operative paragraph. Ranges of the opener are in the text behind the label.
    Operative {
        label: Option<Label>,
        opener: Option<Opener>,
    },
    /// A point.
    Point(Label),
    /// The number and the heading of a point; its text follows.
    PointHeading(Label),
    /// A heading. The number takes the first bytes of the text.
    Heading { number: Option<HeadNumber> },
    /// A closing line.
    Closing,
    /// A line about the vote.
    Vote,
    /// The head of an annex; the label takes the first bytes of the text.
    Annex { label: usize, appendix: bool },
    /// A table, and whether it is stated to belong to no clause.
    Table { alone: bool },
    /// Text without a sign of its own: it goes on with what stands before it.
    Text,
    /// Text that the clause before it holds, whatever it looks like.
    Held,
    /// Text that is stated to be a paragraph of its own.
    Paragraph,
    /// Text of another document.
    Neighbour,
}

/// The number of a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeadNumber {
    /// How many bytes of the text it takes.
    pub(super) len: usize,
    pub(super) style: Style,
    pub(super) value: u32,
    /// What the page calls the division, where it says so.
    pub(super) kind: Option<DivisionKind>,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Masthead(pieces) => {
                f.write_str("masthead")?;
                for piece in pieces {
                    write!(f, " {:?}", piece.kind)?;
                }
                Ok(())
            }
            Self::Title { .. } => f.write_str("title"),
            Self::Part { .. } => f.write_str("part"),
            Self::Formula(_) => f.write_str("formula"),
            Self::Recital(opener) => opened(f, "recital", opener.as_ref()),
            Self::Operative { label, opener } => {
                let name = if label.is_some() {
                    "operative"
                } else {
                    "operative without number"
                };
                opened(f, name, opener.as_ref())
            }
            Self::PointHeading(label) => write!(f, "point with a heading {:?}", label.readings),
            Self::Point(label) => write!(f, "point {:?}", label.readings),
            Self::Heading { number } => match number {
                Some(number) => write!(f, "heading {:?} {}", number.style, number.value),
                None => f.write_str("heading"),
            },
            Self::Closing => f.write_str("closing"),
            Self::Vote => f.write_str("vote"),
            Self::Annex {
                appendix: false, ..
            } => f.write_str("annex"),
            Self::Annex { appendix: true, .. } => f.write_str("appendix"),
            Self::Table { .. } => f.write_str("table"),
            Self::Text => f.write_str("text"),
            Self::Held => f.write_str("text within a clause"),
            Self::Paragraph => f.write_str("paragraph"),
            Self::Neighbour => f.write_str("neighbour"),
        }
    }
}

fn opened(f: &mut fmt::Formatter<'_>, name: &str, opener: Option<&Opener>) -> fmt::Result {
    match opener {
        Some(opener) => write!(f, "{name} ({})", opener.concept),
        None => f.write_str(name),
    }
}
