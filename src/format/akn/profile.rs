//! The two shapes in which resolutions of the United Nations are marked up.

use std::{fmt, str::FromStr};

/// The shape in which Akoma Ntoso is written.
///
/// `Display` and `FromStr` use the name on the command line.
///
/// ```
/// use plenary::format::akn::Profile;
/// assert_eq!("dgacm".parse(), Ok(Profile::Dgacm));
/// assert_eq!(Profile::default().to_string(), "akn4un");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// What the guidelines of the United Nations say (AKN4UN), to the letter.
    #[default]
    Akn4un,
    /// What the United Nations publishes (section 9 of the reference): its IRIs, names and classes,
    /// and `DGACM` as the editor. Addresses are those of the other shape.
    Dgacm,
}

impl Profile {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Akn4un, Self::Dgacm];

    /// The attributes of a document with this name.
    pub(super) fn document(self, name: &str) -> Vec<(&'static str, &str)> {
        match self {
            Self::Akn4un => vec![("contains", "originalVersion"), ("name", name)],
            Self::Dgacm => vec![("name", name)],
        }
    }

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Akn4un => "akn4un",
            Self::Dgacm => "dgacm",
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The name is of neither shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownProfile(String);

impl fmt::Display for UnknownProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no profile: akn4un or dgacm", self.0)
    }
}

impl std::error::Error for UnknownProfile {}

impl FromStr for Profile {
    type Err = UnknownProfile;

    fn from_str(name: &str) -> Result<Self, UnknownProfile> {
        Self::ALL
            .into_iter()
            .find(|profile| profile.as_str() == name)
            .ok_or_else(|| UnknownProfile(name.to_owned()))
    }
}
