//! Document symbols, `A/RES/72/57`.

use serde::{Deserialize, Deserializer, Serialize};
use std::{fmt, str::FromStr};

/// The symbol of a United Nations document: `A/RES/72/57`, `S/RES/2723 (2024)`, `A/C.1/72/L.56`.
///
/// A symbol starts with a Latin capital, has at least one slash, and holds no blanks but the one
/// before a year or session in brackets, or before the letters of parts (`A/RES/69/96 A-B`).
/// `Display` and `FromStr` round-trip.
///
/// ```
/// use plenary::Symbol;
/// let symbol: Symbol = "A/72/409".parse()?;
/// assert_eq!(symbol.as_str(), "A/72/409");
/// assert!("and/or".parse::<Symbol>().is_err());
/// # Ok::<(), plenary::InvalidSymbol>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Symbol(String);

impl Symbol {
    /// The symbol as it is printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the first slash, which names the organ: `A`, `S`, `E`, `ST`, `FCCC`.
    pub fn organ_letters(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is no symbol of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSymbol(String);

impl fmt::Display for InvalidSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no document symbol such as A/RES/72/57", self.0)
    }
}

impl std::error::Error for InvalidSymbol {}

impl FromStr for Symbol {
    type Err = InvalidSymbol;

    fn from_str(text: &str) -> Result<Self, InvalidSymbol> {
        let (head, bracket) = match text.split_once(' ') {
            Some((head, bracket)) => (head, Some(bracket)),
            None => (text, None),
        };
        let are_parts =
            |b: &str| {
                let mut letters = b.split('-');
                letters.by_ref().take(2).all(|letter| {
                    letter.len() == 1 && letter.bytes().all(|c| c.is_ascii_uppercase())
                }) && letters.next().is_none()
            };
        let bracket_fits = bracket.is_none_or(|b| {
            are_parts(b)
                || b.starts_with('(')
                    && b.ends_with(')')
                    && b.len() > 2
                    && b[1..b.len() - 1].bytes().all(|c| c.is_ascii_alphanumeric())
        });
        let mut parts = head.split('/');
        let organ = parts.next().unwrap_or_default();
        let organ_fits = !organ.is_empty() && organ.bytes().all(|c| c.is_ascii_uppercase());
        let mut rest = parts.peekable();
        let rest_fits = rest.peek().is_some()
            && rest.all(|part| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|c| c.is_ascii_alphanumeric() || b".-_&*()".contains(&c))
            });
        if organ_fits && rest_fits && bracket_fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidSymbol(text.to_owned()))
        }
    }
}

impl<'de> Deserialize<'de> for Symbol {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::view::parsed(deserializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Symbol {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Symbol".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^[A-Z]+(/[A-Za-z0-9._&*()-]+)+( (\([A-Za-z0-9]+\)|[A-Z](-[A-Z])?))?$",
            "description": "The symbol of a document of the United Nations.",
            "examples": ["A/RES/72/57", "S/RES/2723 (2024)", "A/C.1/72/L.56"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_round_trip() {
        for text in [
            "A/RES/72/57",
            "S/RES/2723 (2024)",
            "A/RES/1514(XV)",
            "A/RES/69/96 A-B",
            "A/RES/69/96 A",
            "A/C.1/72/L.56",
            "A/60/88/Corr.2",
            "A/CONF.192/BMS/2016/2",
            "FCCC/CP/2015/10/Add.1",
            "A/RES/ES-11/1",
            "A/RES/69/96A-B",
        ] {
            assert_eq!(
                text.parse::<Symbol>().map(|s| s.to_string()).as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn other_words_are_no_symbols() {
        for text in [
            "",
            "A",
            "A/",
            "a/res/1",
            "24/7",
            "and/or",
            "A/RES 72",
            "A/RES/72/57 (",
            "A//1",
        ] {
            assert!(text.parse::<Symbol>().is_err(), "{text}");
        }
    }
}
