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

    /// The place in the table.
    pub(super) fn place(self) -> usize {
        usize::from(self.0)
    }

    /// The key, in lowerCamelCase.
    pub fn as_str(self) -> &'static str {
        CONCEPTS
            .get(usize::from(self.0))
            .copied()
            .unwrap_or_default()
    }

    /// Whether a text tells such actions of others too: `supports`, `submits`.
    pub(crate) fn is_of_others_too(self) -> bool {
        OTHERS.binary_search(&self.0).is_ok()
    }

    /// The family: what the clause does, whatever shade of words a writer or translator chose.
    ///
    /// ```
    /// use plenary::Concept;
    /// let family = |key: &str| key.parse::<Concept>().map(Concept::family);
    /// assert_eq!(family("underscoring")?, family("stresses")?);
    /// assert_eq!(family("underscoring")?.as_str(), "stressing");
    /// # Ok::<(), plenary::UnknownConcept>(())
    /// ```
    pub fn family(self) -> Family {
        Family(
            FAMILY_OF
                .get(usize::from(self.0))
                .copied()
                .unwrap_or_default(),
        )
    }
}

/// Some forty families of actions: `stressing` is stressing, emphasizing, underlining, underscoring
/// and highlighting. The list, with the reason for each, stands in `src/language/families.toml`.
///
/// A family is named after one of its actions in the form of the preamble, or, where none of them
/// stands for the rest, after what they express. `Display` and `FromStr` round-trip.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Family(u8);

impl Family {
    /// All of them, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..FAMILIES.len()).map(|place| Self(place as u8))
    }

    /// The name, in lowerCamelCase.
    pub fn as_str(self) -> &'static str {
        FAMILIES
            .get(usize::from(self.0))
            .copied()
            .unwrap_or_default()
    }

    /// Whether such an action asks somebody to do something.
    pub fn is_request(self) -> bool {
        REQUESTS.contains(&self.as_str())
    }
}

/// The families whose actions have an addressee.
const REQUESTS: [&str; 6] = [
    "callingUpon",
    "demanding",
    "directing",
    "inviting",
    "recommending",
    "requesting",
];

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Family {
    type Err = UnknownConcept;

    fn from_str(name: &str) -> Result<Self, UnknownConcept> {
        Self::all()
            .find(|family| family.as_str() == name)
            .ok_or_else(|| UnknownConcept(name.to_owned()))
    }
}

impl Serialize for Family {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Family {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Family".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "enum": FAMILIES,
            "description": "A family of actions, named after one of them."
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_family() {
        assert!((35..=45).contains(&FAMILIES.len()), "{}", FAMILIES.len());
        assert_eq!(CONCEPTS.len(), FAMILY_OF.len());
        let family = |key: &str| key.parse::<Concept>().unwrap().family().to_string();
        for (one, other) in [
            ("stressing", "underscores"),
            ("recognizes", "acknowledging"),
            ("reaffirming", "reiterates"),
            ("noting", "takesNoteWithAppreciation"),
            ("gravelyConcerned", "expressesItsDeepConcern"),
            ("urges", "callingUpon"),
            ("reiteratesItsRequest", "requests"),
        ] {
            assert_eq!(family(one), family(other), "{one}, {other}");
        }
        assert_ne!(family("requests"), family("decides"));
    }

    #[test]
    fn names_of_families_round_trip() {
        for family in Family::all() {
            assert_eq!(family.as_str().parse::<Family>().unwrap(), family);
        }
        for name in REQUESTS {
            assert!(name.parse::<Family>().unwrap().is_request());
        }
        assert!("stress".parse::<Family>().is_err());
    }
}
