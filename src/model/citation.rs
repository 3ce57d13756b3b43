//! What a text cites: documents, treaties, goals, and places within them.

use super::{Date, Symbol, Text};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// What is cited.
    pub target: Target,
    /// The place within it, from the widest to the narrowest; empty for the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<Portion>,
    /// The date of the cited document, where the page gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The printed words.
    pub content: Text,
}

impl Reference {
    /// A citation of a whole document.
    pub fn to(symbol: Symbol, date: Option<Date>, content: Text) -> Self {
        Self {
            target: Target::Document(symbol),
            within: Vec::new(),
            date,
            content,
        }
    }

    /// The symbol of the cited document, where it has one.
    pub fn symbol(&self) -> Option<&Symbol> {
        match &self.target {
            Target::Document(symbol) => Some(symbol),
            Target::Charter
            | Target::Treaty(_)
            | Target::Publication(_)
            | Target::Goal(_)
            | Target::This
            | Target::Act => None,
        }
    }
}

/// What a [`Reference`] cites.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Target {
    /// A document with a symbol.
    Document(Symbol),
    /// The Charter of the United Nations.
    Charter,
    /// A treaty, by its number in the Treaty Series.
    Treaty(u32),
    /// A publication, by its sales number.
    Publication(SalesNumber),
    /// A Sustainable Development Goal, or a target of one.
    Goal(Goal),
    /// The text that cites, in an annex the annex itself: “paragraph 5 above”.
    This,
    /// The resolution or decision whose text it is, also where an annex to it cites: “paragraph 5 of
    /// the present resolution”.
    Act,
}

/// A place within a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Portion {
    /// What the place is called.
    pub level: Level,
    /// Its number, as addresses have it: `5`, `VI`, `a`; `1` for an annex without a number.
    pub number: PortionNumber,
    /// The last number of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to: Option<PortionNumber>,
}

/// The kinds of places within a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Level {
    /// An annex.
    Annex,
    /// A part.
    Part,
    /// A chapter.
    Chapter,
    /// A section.
    Section,
    /// An article.
    Article,
    /// A paragraph.
    Paragraph,
}

/// A kind of name that is checked when it is made.
macro_rules! checked {
    ($(#[$doc:meta])* $name:ident, $error:ident, $what:literal, $pattern:literal, $fits:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        #[doc = concat!("The text is no ", $what, ".")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $error(String);

        impl fmt::Display for $error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!("'{}' is no ", $what), self.0)
            }
        }

        impl std::error::Error for $error {}

        impl FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                let fits: fn(&str) -> bool = $fits;
                if fits(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err($error(text.to_owned()))
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::view::parsed(deserializer)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": $pattern,
                    "description": concat!("A ", $what, "."),
                })
            }
        }
    };
}

checked!(
    /// The number of a place within a document, as addresses have it.
    ///
    /// ```
    /// use plenary::PortionNumber;
    /// assert_eq!("VI".parse::<PortionNumber>().unwrap().as_str(), "VI");
    /// assert!("6 a".parse::<PortionNumber>().is_err());
    /// ```
    PortionNumber,
    InvalidPortionNumber,
    "number of a place such as 5, VI or a",
    "^[0-9A-Za-z]{1,15}$",
    |text| (1..=15).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
);

checked!(
    /// A Sustainable Development Goal, `16`, or a target of one, `16.4`, `17.a`.
    ///
    /// ```
    /// use plenary::Goal;
    /// assert!("16.4".parse::<Goal>().is_ok());
    /// assert!("18".parse::<Goal>().is_err());
    /// ```
    Goal,
    InvalidGoal,
    "Sustainable Development Goal such as 16 or 16.4",
    "^(1[0-7]|[1-9])(\\.(1?[0-9]|[a-d]))?$",
    |text| {
        let (goal, target) = match text.split_once('.') {
            Some((goal, target)) => (goal, Some(target)),
            None => (text, None),
        };
        let number = |text: &str, most: u8| {
            !text.starts_with('0')
                && text.bytes().all(|b| b.is_ascii_digit())
                && text.parse().is_ok_and(|n: u8| (1..=most).contains(&n))
        };
        number(goal, 17)
            && target.is_none_or(|t| number(t, 19) || matches!(t, "a" | "b" | "c" | "d"))
    }
);

checked!(
    /// The sales number of a publication, `E.01.II.A.7`.
    ///
    /// ```
    /// use plenary::SalesNumber;
    /// assert!("E.01.II.A.7".parse::<SalesNumber>().is_ok());
    /// assert!("E.01".parse::<SalesNumber>().is_err());
    /// ```
    SalesNumber,
    InvalidSalesNumber,
    "sales number such as E.01.II.A.7",
    "^[A-Z](\\.[0-9A-Z]{1,5}){2,5}$",
    |text| {
        let mut parts = text.split('.');
        let head = parts.next().unwrap_or_default();
        let rest: Vec<&str> = parts.collect();
        head.len() == 1
            && head.bytes().all(|b| b.is_ascii_uppercase())
            && (2..=5).contains(&rest.len())
            && rest.iter().all(|part| {
                (1..=5).contains(&part.len())
                    && part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
            })
    }
);
