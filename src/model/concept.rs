//! Actions: what a clause does, named once for six languages.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

include!(concat!(env!("OUT_DIR"), "/concepts.rs"));

/// The language-neutral name of an action: `recalling` in a preamble, `recalls` in an operative
/// paragraph; `notingWithConcern`, `stronglyCondemns`.
///
/// Concepts are the English phrases in lowerCamelCase (section 6 of the reference); the list stands
/// in `src/language/concepts.toml`. `Display` and `FromStr` round-trip.
///
/// ```
/// use plenary::Concept;
/// let concept: Concept = "recalling".parse()?;
/// assert_eq!(concept.as_str(), "recalling");
/// assert!("Recalling".parse::<Concept>().is_err());
/// # Ok::<(), plenary::UnknownConcept>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Concept(u16);

impl Concept {
    /// The concept at a place of the table; for tables that the build script writes.
    pub(crate) const fn at(index: u16) -> Self {
        Self(index)
    }

    /// The key, in lowerCamelCase.
    pub fn as_str(self) -> &'static str {
        CONCEPTS
            .get(usize::from(self.0))
            .copied()
            .unwrap_or_default()
    }
}

impl fmt::Display for Concept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Concept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The key names no concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownConcept(String);

impl fmt::Display for UnknownConcept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' names no action", self.0)
    }
}

impl std::error::Error for UnknownConcept {}

impl FromStr for Concept {
    type Err = UnknownConcept;

    fn from_str(key: &str) -> Result<Self, UnknownConcept> {
        // The table is sorted, and shorter than 65,536 entries: the build script sees to both.
        let index = CONCEPTS
            .binary_search(&key)
            .map_err(|_| UnknownConcept(key.to_owned()))?;
        Ok(Self(index as u16))
    }
}

impl<'de> Deserialize<'de> for Concept {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::view::parsed(deserializer)
    }
}

impl Serialize for Concept {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Concept {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Concept".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[a-z][A-Za-z0-9]*$",
            "description": "The language-neutral name of an action: the English phrase in lowerCamelCase.",
            "examples": ["recalling", "notingWithConcern", "requests"]
        })
    }
}

/// What the opening words of a recital or operative paragraph do.
///
/// `also`, `further` and `again` are shades of one concept, not concepts of their own: “Emphasizing
/// also” and “又强调” are `emphasizing` with `also`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// The action's name; absent where the phrase is not in the language's pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concept: Option<Concept>,
    /// The same action as before, once more: also, 又, également.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub also: bool,
    /// Once more after an “also”: further, 还, en outre.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub further: bool,
    /// As in an earlier resolution: once again, 再次, de nouveau.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub again: bool,
    /// The printed words.
    #[cfg_attr(feature = "schema", schemars(example = "Emphasizing also"))]
    pub phrase: String,
}
