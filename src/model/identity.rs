//! What a document is: its organ, kind, number, symbol, session and date.

use super::{AgendaItem, Date, Language, Symbol, Text};
use crate::source::Span;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A value with the ground it stands on: printed on the page, or inferred from what is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Fact_{T}"))]
#[serde(deny_unknown_fields)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// Whether the page does not print it, and it follows from what the page prints.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
}

impl<T> Fact<T> {
    /// A value the page prints.
    pub fn printed(value: T) -> Self {
        Self {
            value,
            inferred: false,
        }
    }

    /// A value that follows from what the page prints.
    pub fn inferred(value: T) -> Self {
        Self {
            value,
            inferred: true,
        }
    }
}

/// The identity of the work, whatever its language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The organ that adopted or considers the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organ: Option<Fact<Organ>>,
    /// What kind of text it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Fact<Kind>>,
    /// The official number, as in `72/57`, `2723 (2024)`, `1514 (XV)`, `55/3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Fact<String>>,
    /// The document symbol.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<Fact<Symbol>>,
    /// The session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Fact<SessionNumber>>,
    /// The day of adoption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adopted: Option<Fact<Date>>,
    /// The letter of a part, where several resolutions share one number: `A` of 69/96 A–B.
    #[cfg_attr(feature = "schema", schemars(example = &"A"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
}

/// A body that adopts resolutions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Organ {
    /// The General Assembly.
    GeneralAssembly,
    /// The Security Council.
    SecurityCouncil,
    /// The Economic and Social Council.
    EconomicAndSocialCouncil,
    /// The Human Rights Council.
    HumanRightsCouncil,
    /// The Trusteeship Council.
    TrusteeshipCouncil,
}

impl Organ {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::GeneralAssembly,
        Self::SecurityCouncil,
        Self::EconomicAndSocialCouncil,
        Self::HumanRightsCouncil,
        Self::TrusteeshipCouncil,
    ];
}

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// An adopted resolution.
    Resolution,
    /// A resolution not yet adopted.
    DraftResolution,
    /// An adopted decision.
    Decision,
    /// A decision not yet adopted.
    DraftDecision,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Resolution,
        Self::DraftResolution,
        Self::Decision,
        Self::DraftDecision,
    ];
}

/// A body that puts texts before an organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Committee {
    /// Disarmament and International Security.
    First,
    /// Economic and Financial.
    Second,
    /// Social, Humanitarian and Cultural.
    Third,
    /// Special Political and Decolonization.
    Fourth,
    /// Administrative and Budgetary.
    Fifth,
    /// Legal.
    Sixth,
    /// The General Committee.
    General,
    /// The Credentials Committee.
    Credentials,
    /// No Main Committee: the text came before the plenary at once.
    Plenary,
}

/// The number of a session: regular (`72`), special (`S-32`), emergency special (`ES-11`), or the
/// year of a yearly session (`2018`).
///
/// ```
/// use plenary::SessionNumber;
/// let session: SessionNumber = "ES-11".parse()?;
/// assert_eq!(session, SessionNumber::EmergencySpecial(11));
/// assert_eq!(session.to_string(), "ES-11");
/// # Ok::<(), plenary::InvalidSession>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SessionNumber {
    /// A regular session, or the year of one.
    Regular(u32),
    /// A special session.
    Special(u32),
    /// An emergency special session.
    EmergencySpecial(u32),
}

impl fmt::Display for SessionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Regular(n) => write!(f, "{n}"),
            Self::Special(n) => write!(f, "S-{n}"),
            Self::EmergencySpecial(n) => write!(f, "ES-{n}"),
        }
    }
}

/// The text is no session's number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSession(String);

impl fmt::Display for InvalidSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no session: 72, S-32, ES-11", self.0)
    }
}

impl std::error::Error for InvalidSession {}

impl FromStr for SessionNumber {
    type Err = InvalidSession;

    fn from_str(text: &str) -> Result<Self, InvalidSession> {
        let (make, digits): (fn(u32) -> Self, _) = if let Some(n) = text.strip_prefix("ES-") {
            (Self::EmergencySpecial, n)
        } else if let Some(n) = text.strip_prefix("S-") {
            (Self::Special, n)
        } else {
            (Self::Regular, text)
        };
        match digits.parse() {
            Ok(n) if n > 0 && !digits.starts_with(['0', '+']) => Ok(make(n)),
            _ => Err(InvalidSession(text.to_owned())),
        }
    }
}

impl<'de> Deserialize<'de> for SessionNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::view::parsed(deserializer)
    }
}

impl Serialize for SessionNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for SessionNumber {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SessionNumber".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^(E?S-)?[1-9][0-9]*$",
            "description": "A session: 72, S-32 (special), ES-11 (emergency special), 2018 (a year's).",
            "examples": ["72", "S-32", "ES-11"]
        })
    }
}

/// A meeting of an organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Its number.
    pub number: u32,
    /// Whether it is a plenary meeting.
    pub plenary: bool,
    /// Whether it is the resumption of a meeting begun before.
    pub resumed: bool,
}

/// A line that stands before the title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MastheadLine {
    /// What the line says.
    pub kind: MastheadKind,
    /// The printed words, with what they name.
    pub text: Text,
    /// Where it was printed.
    #[serde(skip)]
    pub span: Span,
}

/// What a line of the masthead says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "type",
    content = "value",
    rename_all = "snake_case",
    deny_unknown_fields
)]
#[non_exhaustive]
pub enum MastheadKind {
    /// “United Nations”.
    Organization,
    /// “General Assembly”, as the issuing body.
    Organ(Organ),
    /// The document's symbol.
    Symbol(Symbol),
    /// “Distr.: General”.
    Distribution,
    /// The date of issue.
    IssueDate(Date),
    /// “Original: English”.
    OriginalLanguage(Language),
    /// The language of this text.
    Language(Language),
    /// “Seventy-second session”.
    Session(SessionNumber),
    /// “Agenda item 99 (p)”.
    AgendaItems(Vec<AgendaItem>),
    /// The title of the agenda item.
    AgendaTitle,
    /// “Resolution 2723 (2024)”, “Decision”.
    Heading(Kind),
    /// “Resolution adopted by the General Assembly on 4 December 2017”.
    Adoption,
    /// “[on the report of the First Committee (A/72/409)]”.
    Proponent,
    /// The States that sponsor a draft.
    Sponsors,
    /// A job number, `17-21774 (C)`.
    JobNumber(String),
    /// “Reissued for technical reasons…”.
    Notice,
    /// A line of no known form.
    Other,
}

impl MastheadKind {
    /// Whether the line belongs to the cover: the masthead of the printed page as against the heads
    /// of the text itself (section 1.3 of the reference).
    pub fn is_cover(&self) -> bool {
        match self {
            Self::Organization
            | Self::Organ(_)
            | Self::Symbol(_)
            | Self::Distribution
            | Self::IssueDate(_)
            | Self::OriginalLanguage(_)
            | Self::Language(_)
            | Self::Notice
            | Self::JobNumber(_) => true,
            Self::Session(_)
            | Self::AgendaItems(_)
            | Self::AgendaTitle
            | Self::Heading(_)
            | Self::Adoption
            | Self::Proponent
            | Self::Sponsors
            | Self::Other => false,
        }
    }
}
