//! Modifiers: the shades of an action that do not make it another.

use super::{Action, Concept};
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::{fmt, str::FromStr};

include!(concat!(env!("OUT_DIR"), "/modifiers.rs"));

/// A shade of an action: `also`, `deeply`, `withConcern`. The list stands in
/// `src/language/modifiers.toml`. `Display` and `FromStr` round-trip.
///
/// ```
/// use plenary::{Modifier, Polarity};
/// let modifier: Modifier = "withConcern".parse()?;
/// assert_eq!(modifier.polarity(), Polarity::Negative);
/// assert!("withZeal".parse::<Modifier>().is_err());
/// # Ok::<(), plenary::UnknownModifier>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Modifier(u8);

impl Modifier {
    /// All of them, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..MODIFIERS.len()).map(|place| Self(place as u8))
    }

    /// The name, in lowerCamelCase.
    pub fn as_str(self) -> &'static str {
        self.entry().0
    }

    /// What the modifier adds to the action.
    pub fn polarity(self) -> Polarity {
        self.entry().1
    }

    fn entry(self) -> (&'static str, Polarity) {
        MODIFIERS
            .get(usize::from(self.0))
            .copied()
            .unwrap_or(("", Polarity::Neutral))
    }
}

/// What a [`Modifier`] adds to an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Polarity {
    /// Neither a feeling nor weight: also, once again.
    Neutral,
    /// Approval: with appreciation.
    Positive,
    /// Disapproval or worry: with concern.
    Negative,
    /// Weight: deeply, strongly.
    Strengthening,
}

impl Action {
    /// The shades of the action, by name.
    ///
    /// ```
    /// let text = "*The Security Council*,\n\n*Noting also with grave concern* the dark,";
    /// let parsed = plenary::parse(text, &plenary::Options::default());
    /// let action = parsed.resolution.preamble.recitals[0].action.as_ref().unwrap();
    /// let names: Vec<_> = action.modifiers().map(|one| one.as_str()).collect();
    /// assert_eq!(names, ["also", "deeply", "withConcern"]);
    /// ```
    pub fn modifiers(&self) -> impl Iterator<Item = Modifier> {
        let flags = [
            (self.also, "also"),
            (self.further, "further"),
            (self.again, "again"),
        ];
        let bits = self.concept.map_or(0, Concept::modifiers);
        Modifier::all().filter(move |one| {
            let flagged = flags.iter().any(|(is, name)| *is && *name == one.as_str());
            flagged || bits >> one.0 & 1 == 1
        })
    }
}

impl Concept {
    /// The modifiers in the name, a bit each.
    fn modifiers(self) -> u16 {
        MODIFIERS_OF.get(self.place()).copied().unwrap_or_default()
    }
}

impl fmt::Display for Modifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Modifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The name is no modifier's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownModifier(String);

impl fmt::Display for UnknownModifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' names no modifier of actions", self.0)
    }
}

impl std::error::Error for UnknownModifier {}

impl FromStr for Modifier {
    type Err = UnknownModifier;

    fn from_str(name: &str) -> Result<Self, UnknownModifier> {
        Self::all()
            .find(|modifier| modifier.as_str() == name)
            .ok_or_else(|| UnknownModifier(name.to_owned()))
    }
}

impl Serialize for Modifier {
    /// An object with the name and the polarity.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Modifier", 2)?;
        object.serialize_field("name", self.as_str())?;
        object.serialize_field("polarity", &self.polarity())?;
        object.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Modifier {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Modifier".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<_> = MODIFIERS.iter().map(|(name, _)| *name).collect();
        let polarity = generator.subschema_for::<Polarity>();
        schemars::json_schema!({
            "type": "object",
            "description": "A shade of an action, with what it adds.",
            "properties": { "name": { "type": "string", "enum": names }, "polarity": polarity },
            "required": ["name", "polarity"],
            "additionalProperties": false
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(key: &str) -> Vec<&'static str> {
        let action = Action {
            concept: Some(key.parse().unwrap()),
            ..Action::default()
        };
        action.modifiers().map(Modifier::as_str).collect()
    }

    #[test]
    fn the_shades_of_an_action_stand_in_its_name() {
        assert_eq!(of("notingWithDeepConcern"), ["deeply", "withConcern"]);
        assert_eq!(of("takesNoteWithAppreciation"), ["withAppreciation"]);
        assert_eq!(of("reiteratesItsStrongCondemnation"), ["again", "strongly"]);
        assert_eq!(of("condemningInTheStrongestTerms"), ["strongly"]);
        assert!(of("recalls").is_empty());
        // A feeling that is the action itself is no shade of it.
        assert_eq!(of("expressingItsDeepConcern"), ["deeply"]);
    }

    #[test]
    fn names_of_modifiers_round_trip() {
        for modifier in Modifier::all() {
            assert_eq!(modifier.as_str().parse::<Modifier>().unwrap(), modifier);
        }
        assert!("Also".parse::<Modifier>().is_err());
    }
}
