//! Deeds: what an organ does in a clause, once for each action in it.

use super::{Action, Concept, EId, Family, Modifier, Organ};
use serde::{Serialize, Serializer, ser::SerializeStruct};

/// One action of a clause: the one that opens it, or a further one within it, “… and *encourages* …”.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deed {
    /// The address of the part: a clause, or a point with an action of its own.
    pub part: EId,
    /// Who acts: the organ whose text it is.
    pub actor: Option<Organ>,
    /// What is done, with the printed words.
    pub action: Action,
    /// Whether the words stand within the clause, and do not open it.
    pub further: bool,
    /// Where the words stand.
    pub span: Stretch,
}

/// Words within a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stretch {
    /// In which piece of the part's content, from 0.
    pub content: usize,
    /// The first byte in the plain words of that piece, as UTF-8.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// Words of a part that say what it does or whom it asks; for formats that mark them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The address of the part.
    pub part: EId,
    /// Where the words stand.
    pub span: Stretch,
    /// What they say.
    pub what: Marked,
}

/// What a [`Mark`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Marked {
    /// What the organ does.
    Action(Action),
    /// Who is asked, under a name that is the same in six languages.
    Addressee(&'static str),
}

impl Deed {
    /// The family of the action, where it has a name.
    pub fn family(&self) -> Option<Family> {
        self.action.concept.map(Concept::family)
    }
}

impl Serialize for Deed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let modifiers: Vec<Modifier> = self.action.modifiers().collect();
        let mut object = serializer.serialize_struct("Deed", 8)?;
        object.serialize_field("part", &self.part)?;
        if let Some(actor) = &self.actor {
            object.serialize_field("actor", actor)?;
        }
        if let Some(concept) = self.action.concept {
            object.serialize_field("concept", &concept)?;
            object.serialize_field("family", &concept.family())?;
        }
        if !modifiers.is_empty() {
            object.serialize_field("modifiers", &modifiers)?;
        }
        if self.further {
            object.serialize_field("further", &true)?;
        }
        object.serialize_field("phrase", &self.action.phrase)?;
        object.serialize_field("span", &self.span)?;
        object.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Deed {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Deed".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "object",
            "description": "One action of a clause: the one that opens it, or a further one within it.",
            "properties": {
                "part": generator.subschema_for::<EId>(),
                "actor": generator.subschema_for::<Organ>(),
                "concept": generator.subschema_for::<Concept>(),
                "family": generator.subschema_for::<Family>(),
                "modifiers": generator.subschema_for::<Vec<Modifier>>(),
                "further": {
                    "type": "boolean",
                    "description": "Whether the words stand within the clause, and do not open it."
                },
                "phrase": { "type": "string", "description": "The printed words." },
                "span": generator.subschema_for::<Stretch>()
            },
            "required": ["part", "phrase", "span"],
            "additionalProperties": false
        })
    }
}
