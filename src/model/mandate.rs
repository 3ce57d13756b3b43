//! Mandates: who is asked to do what, by when.

use super::{Concept, Date, EId, Organ, Stretch};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A request: “Requests the Secretary-General to report to the General Assembly at its seventy-third
/// session”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Mandate {
    /// The address of the part that asks.
    pub part: EId,
    /// What it does: `requests`, `encourages`.
    pub action: Concept,
    /// Those who are asked, under names that are the same in six languages: `un-sg`. Empty where
    /// none of them has a name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<&'static str>,
    /// Where in the part they are named, in the order of the text.
    #[serde(skip)]
    pub places: Vec<(&'static str, Stretch)>,
    /// Whether a report is asked for: in writing, orally, as a briefing or an update.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reporting: bool,
    /// The organs to which the report goes, where the text names them or the session is their own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<Organ>,
    /// When it is due, in the order of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub due: Vec<Due>,
    /// The words of the request, behind its action.
    pub object: String,
}

/// When something is due.
///
/// `Display` and `FromStr` round-trip; days, years and periods are written as in ISO 8601.
///
/// ```
/// use plenary::Due;
/// for text in ["session 80", "2025-07-01", "2025-05", "2030", "P90D", "R/P6M"] {
///     assert_eq!(text.parse::<Due>()?.to_string(), text);
/// }
/// assert!("soon".parse::<Due>().is_err() && "2025-13".parse::<Due>().is_err());
/// # Ok::<(), plenary::InvalidDue>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Due {
    /// At a session of the organ; sessions that are named after a year have its number.
    Session(u16),
    /// By a day.
    Date(Date),
    /// By a month of a year.
    Month(u16, u8),
    /// By a year.
    Year(u16),
    /// Within a period.
    Within(Period),
    /// Again and again, after a period.
    Every(Period),
}

/// A number of days, weeks, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
}

/// What a [`Period`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

impl Unit {
    /// All of them, from the shortest.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    fn letter(self) -> char {
        match self {
            Self::Day => 'D',
            Self::Week => 'W',
            Self::Month => 'M',
            Self::Year => 'Y',
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P{}{}", self.count, self.unit.letter())
    }
}

impl FromStr for Period {
    type Err = InvalidDue;

    fn from_str(text: &str) -> Result<Self, InvalidDue> {
        let read = || {
            let body = text.strip_prefix('P')?;
            let unit = Unit::ALL
                .into_iter()
                .find(|unit| body.ends_with(unit.letter()))?;
            let count = number(&body[..body.len() - 1])?;
            Some(Self { count, unit })
        };
        read().ok_or_else(|| InvalidDue(text.to_owned()))
    }
}

/// A number without a sign or a zero before it.
fn number(digits: &str) -> Option<u16> {
    let plain = !digits.starts_with(['0', '+']);
    digits.parse().ok().filter(|_| plain)
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session(number) => write!(f, "session {number}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Year(year) => write!(f, "{year}"),
            Self::Within(period) => write!(f, "{period}"),
            Self::Every(period) => write!(f, "R/{period}"),
        }
    }
}

/// The text does not say when something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDue(String);

impl fmt::Display for InvalidDue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "'{}' is no time: session 80, 2025-07-01, 2025-05, 2030, P90D, R/P6M",
            self.0
        )
    }
}

impl std::error::Error for InvalidDue {}

impl FromStr for Due {
    type Err = InvalidDue;

    fn from_str(text: &str) -> Result<Self, InvalidDue> {
        let read = || {
            if let Some(session) = text.strip_prefix("session ") {
                return number(session).map(Self::Session);
            }
            if let Some(period) = text.strip_prefix("R/") {
                return period.parse().ok().map(Self::Every);
            }
            if text.starts_with('P') {
                return text.parse().ok().map(Self::Within);
            }
            if text.len() == 4 {
                return number(text).map(Self::Year);
            }
            if let (7, Some((year, month))) = (text.len(), text.split_once('-')) {
                let month = number(month.strip_prefix('0').unwrap_or(month))?;
                let month = u8::try_from(month).ok().filter(|month| *month <= 12)?;
                return number(year).map(|year| Self::Month(year, month));
            }
            text.parse().ok().map(Self::Date)
        };
        read().ok_or_else(|| InvalidDue(text.to_owned()))
    }
}

impl Serialize for Due {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::view::parsed(deserializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Due {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Due".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^(session [1-9][0-9]{0,4}|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|(R/)?P[1-9][0-9]{0,4}[DWMY])$",
            "description": "When something is due: at a session, by a day, month or year, within a period, or (R/) again and again.",
            "examples": ["session 80", "2025-07-01", "2025-05", "2030", "P90D", "R/P6M"]
        })
    }
}
