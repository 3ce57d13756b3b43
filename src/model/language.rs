//! The six official languages.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An official language of the United Nations.
///
/// `Display` and `FromStr` use the two-letter code of ISO 639-1.
///
/// ```
/// use plenary::Language;
/// let language: Language = "zh".parse()?;
/// assert_eq!(language.alpha3(), "zho");
/// assert_eq!(language.to_string(), "zh");
/// # Ok::<(), plenary::UnknownLanguage>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Language {
    /// Arabic.
    #[serde(rename = "ar")]
    Arabic,
    /// Chinese.
    #[serde(rename = "zh")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// Russian.
    #[serde(rename = "ru")]
    Russian,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
}

impl Language {
    /// All six, in the order of the English alphabet.
    pub const ALL: [Self; 6] = [
        Self::Arabic,
        Self::Chinese,
        Self::English,
        Self::French,
        Self::Russian,
        Self::Spanish,
    ];

    /// The two-letter code of ISO 639-1.
    pub fn alpha2(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Chinese => "zh",
            Self::English => "en",
            Self::French => "fr",
            Self::Russian => "ru",
            Self::Spanish => "es",
        }
    }

    /// The three-letter code of ISO 639-2, as IRIs carry it (rule C23).
    pub fn alpha3(self) -> &'static str {
        match self {
            Self::Arabic => "ara",
            Self::Chinese => "zho",
            Self::English => "eng",
            Self::French => "fra",
            Self::Russian => "rus",
            Self::Spanish => "spa",
        }
    }

    /// Whether words are written without blanks between them.
    pub fn is_unspaced(self) -> bool {
        self == Self::Chinese
    }

    /// Whether the script runs from right to left.
    pub fn is_right_to_left(self) -> bool {
        self == Self::Arabic
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.alpha2())
    }
}

/// The code names none of the six official languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage(String);

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "'{}' is no official language: ar, en, es, fr, ru or zh",
            self.0
        )
    }
}

impl std::error::Error for UnknownLanguage {}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a code of two or three letters, in any case.
    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL
            .into_iter()
            .find(|l| {
                code.eq_ignore_ascii_case(l.alpha2()) || code.eq_ignore_ascii_case(l.alpha3())
            })
            .ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}
