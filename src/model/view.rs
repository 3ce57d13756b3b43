//! How the parts of the model are serialized where that is more than their fields: a [`Text`] with
//! its plain words beside its pieces, values by what they are written as, kinds by their `type`.

#[cfg(feature = "schema")]
use super::Inline;
use super::{BodyItem, Content, Text};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Map, Value};
use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::str::FromStr;

impl Serialize for Text {
    /// An object with `plain`, the words alone, and `inlines`, the pieces.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Text", 2)?;
        object.serialize_field("plain", &self.plain())?;
        object.serialize_field("inlines", self.inlines())?;
        object.end()
    }
}

impl<'de> Deserialize<'de> for Text {
    /// The pieces, in normal form; `plain` follows from them and is not read.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Text {
            #[serde(default, rename = "plain")]
            _plain: Option<IgnoredAny>,
            inlines: Vec<super::Inline>,
        }
        Text::deserialize(deserializer).map(|text| Self::new(text.inlines))
    }
}

/// Reads a value from the text that it is written as.
pub(super) fn parsed<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: Display>,
{
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(de::Error::custom)
}

impl<'de> Deserialize<'de> for BodyItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ByType(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ByType(PhantomData))
    }
}

/// One of several kinds of things, told apart by the `type` among its keys.
trait Tagged: Sized {
    /// Reads the other keys as what the type says.
    fn read<'de, D: Deserializer<'de>>(kind: &str, keys: D) -> Result<Self, D::Error>;
}

impl Tagged for BodyItem {
    fn read<'de, D: Deserializer<'de>>(kind: &str, keys: D) -> Result<Self, D::Error> {
        const KINDS: &[&str] = &[
            "division",
            "paragraph",
            "formula",
            "recital",
            "cross_heading",
            "table",
        ];
        Ok(match kind {
            "division" => Self::Division(Deserialize::deserialize(keys)?),
            "paragraph" => Self::Paragraph(Deserialize::deserialize(keys)?),
            "formula" => Self::Formula(Deserialize::deserialize(keys)?),
            "recital" => Self::Recital(Deserialize::deserialize(keys)?),
            "cross_heading" => Self::CrossHeading(Deserialize::deserialize(keys)?),
            "table" => Self::Table(Deserialize::deserialize(keys)?),
            other => return Err(de::Error::unknown_variant(other, KINDS)),
        })
    }
}

impl Tagged for Content {
    fn read<'de, D: Deserializer<'de>>(kind: &str, keys: D) -> Result<Self, D::Error> {
        Ok(match kind {
            "text" => Self::Text(Deserialize::deserialize(keys)?),
            "points" => Self::Points(Deserialize::deserialize(keys)?),
            "table" => Self::Table(Deserialize::deserialize(keys)?),
            other => {
                return Err(de::Error::unknown_variant(
                    other,
                    &["text", "points", "table"],
                ));
            }
        })
    }
}

/// Reads an object by its `type`. Where that is the first key, as in everything we write, the others
/// are read as they come: an error has its place, and nothing is kept twice. (What `serde` derives
/// keeps every object whole before it reads it, on each level anew.)
struct ByType<T>(PhantomData<T>);

impl<'de, T: Tagged> Visitor<'de> for ByType<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a `type`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut keys: A) -> Result<T, A::Error> {
        let mut kind = None;
        let mut kept = Map::new();
        while let Some(key) = keys.next_key::<String>()? {
            if key == "type" {
                let name: String = keys.next_value()?;
                if kept.is_empty() {
                    return T::read(&name, MapAccessDeserializer::new(keys));
                }
                if kind.replace(name).is_some() {
                    return Err(de::Error::duplicate_field("type"));
                }
            } else {
                let value: Value = keys.next_value()?;
                if kept.contains_key(&key) {
                    return Err(de::Error::custom(format!("duplicate field `{key}`")));
                }
                kept.insert(key, value);
            }
        }
        let kind = kind.ok_or_else(|| de::Error::missing_field("type"))?;
        T::read(&kind, Value::Object(kept)).map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let inlines = generator.subschema_for::<Vec<Inline>>();
        schemars::json_schema!({
            "type": "object",
            "description": "A run of text: its words alone, and its pieces.",
            "properties": {
                "plain": {
                    "type": "string",
                    "description": "The words alone: no marking, no notes, no call numbers."
                },
                "inlines": inlines
            },
            "required": ["plain", "inlines"],
            "additionalProperties": false
        })
    }
}
