//! How a [`Text`] is serialized: its plain words beside its pieces.

#[cfg(feature = "schema")]
use super::Inline;
use super::Text;
use serde::ser::{Serialize, SerializeStruct, Serializer};

impl Serialize for Text {
    /// An object with `plain`, the words alone, and `inlines`, the pieces.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Text", 2)?;
        object.serialize_field("plain", &self.plain())?;
        object.serialize_field("inlines", self.inlines())?;
        object.end()
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
