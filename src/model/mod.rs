//! The model: what a resolution is, whatever it was printed in and will be written to.
//!
//! One [`Resolution`] is one expression of one work. Its parts stand in the order of the page;
//! everything printed has a place in it. The model knows neither Markdown nor XML.

mod citation;
mod cites;
mod concept;
mod date;
mod deed;
mod eid;
mod identity;
mod language;
mod mandate;
mod modifier;
mod number;
mod resolution;
mod symbol;
mod text;
mod view;

pub use citation::{
    Goal, InvalidGoal, InvalidPortionNumber, InvalidSalesNumber, Level, Portion, PortionNumber,
    Reference, SalesNumber, Target,
};
pub use cites::Citation;
pub use concept::{Action, Concept, Family, UnknownConcept};
pub use date::{Date, InvalidDate};
pub use deed::{Deed, Mark, Marked, Stretch};
pub use eid::{Addressed, EId, InvalidEId, assign};
pub use identity::{
    Committee, Fact, Identity, InvalidSession, Kind, MastheadKind, MastheadLine, Meeting, Organ,
    SessionNumber,
};
pub use language::{Language, UnknownLanguage};
pub use mandate::{Due, InvalidDue, Mandate, Period, Unit};
pub use modifier::{Modifier, Polarity, UnknownModifier};
pub use number::{Number, Style, chinese_value, roman, roman_value};
pub(crate) use number::{annex_value, letters};
pub use resolution::{
    Annex, Block, BodyItem, Cell, Conclusions, Content, Count, CrossHeading, Division,
    DivisionKind, Formula, Outcome, Paragraph, Point, Points, Preamble, Recital, Resolution, Row,
    Side, Table, Title, Vote, Votes,
};
pub use symbol::{InvalidSymbol, Symbol};
pub use text::{AgendaItem, DatePhrase, Image, Inline, Link, Mention, Named, Note, NoteCall, Text};
