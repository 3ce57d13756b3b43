//! The grounds on which a reading is doubted.

use crate::diagnostic::Code;
use std::fmt;

macro_rules! grounds {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $weight:literal;)+) => {
        /// Why a reading may be wrong. Names are stable: scripts may match on them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Ground { $($(#[doc = $doc])+ $name,)+ }

        impl Ground {
            /// Every ground.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The ground as it is printed, in kebab case.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// How likely a reading is wrong on this ground alone, in percent.
            pub fn weight(self) -> u8 {
                match self { $(Self::$name => $weight,)+ }
            }

            /// What it means, in a sentence.
            pub fn explain(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc,)+).trim_ascii(),)+ }
            }
        }
    };
}

grounds! {
    /// The text has none of the marks of a resolution.
    NoResolution = "no-resolution", 95;
    /// The language could not be told.
    UnknownLanguage = "unknown-language", 80;
    /// It is not certain that the bytes were read rightly.
    UncertainLetters = "uncertain-letters", 50;
    /// Neither number nor symbol was found.
    UnknownNumber = "unknown-number", 40;
    /// No day of adoption was found.
    UnknownDate = "unknown-date", 3;
    /// A value that the page does not print was inferred.
    Inferred = "inferred", 1;
    /// A block fits nowhere.
    Unplaced = "unplaced", 50;
    /// A number is missing or repeated.
    NumberingGap = "numbering-gap", 20;
    /// A note has no text, or a text no call.
    UnmatchedNote = "unmatched-note", 60;
    /// Text of another document stands on the page.
    Neighbour = "neighbour", 20;
    /// The front matter of clean Markdown could not be read.
    BadFrontMatter = "bad-front-matter", 50;
    /// There is no title, though the organ prints one.
    NoTitle = "no-title", 20;
    /// There is no formula.
    NoFormula = "no-formula", 4;
    /// There are neither numbered paragraphs nor ones that open as such do.
    NoBody = "no-body", 40;
    /// There are no notes, though the organ prints them and the text cites much: a converter may have
    /// dropped them.
    NoNotes = "no-notes", 60;
    /// A recital opens with no word that recitals open with.
    UnknownOpener = "unknown-opener", 30;
    /// A paragraph opens with no word that paragraphs open with.
    UnopenedParagraph = "unopened-paragraph", 5;
    /// A recital does not end in a comma or the like.
    OpenRecital = "open-recital", 40;
    /// A paragraph does not end in a mark.
    OpenParagraph = "open-paragraph", 20;
    /// Text without a sign of its own was taken to go on with what stands before it.
    LooseText = "loose-text", 5;
    /// A short line was taken for a heading though nothing marks it as one.
    UnmarkedHeading = "unmarked-heading", 10;
    /// A line before the title has no known form.
    UnknownHead = "unknown-head", 1;
    /// A hyphen stood at the end of a line, and may or may not be of the word.
    Hyphens = "hyphens", 60;
    /// Lines end where the printed page ended them: a converter may have kept or dropped a hyphen there.
    Wrapped = "wrapped", 40;
    /// What belongs to the paper stood in the text and was taken out.
    Paper = "paper", 4;
    /// Blanks stood where no text has them: a converter guessed at the gaps between signs.
    StrayBlanks = "stray-blanks", 4;
    /// The page was torn: paragraphs were joined across what stood between.
    Torn = "torn", 5;
    /// No opener is marked, so that words alone tell where a clause begins.
    Unmarked = "unmarked", 6;
}

impl Ground {
    /// The ground that a finding is; `None` where it says nothing against the reading.
    pub(super) fn of(code: Code) -> Option<Self> {
        Some(match code {
            Code::Inferred => Self::Inferred,
            Code::InvalidUtf8 | Code::UncertainEncoding | Code::IllegalCharacter => {
                Self::UncertainLetters
            }
            Code::EmptyDocument | Code::NotAResolution => Self::NoResolution,
            Code::UnknownLanguage => Self::UnknownLanguage,
            Code::UnknownDate => Self::UnknownDate,
            Code::UnknownNumber => Self::UnknownNumber,
            Code::Unplaced | Code::TooDeep => Self::Unplaced,
            Code::NumberingGap => Self::NumberingGap,
            Code::NoteWithoutText | Code::NoteWithoutCall => Self::UnmatchedNote,
            Code::Neighbour => Self::Neighbour,
            Code::BadFrontMatter => Self::BadFrontMatter,
            // What `verify` finds is not about the reading alone, and doubt is no ground for itself.
            Code::LettersLost
            | Code::LettersAdded
            | Code::LettersMoved
            | Code::LedgerMismatch
            | Code::Doubtful
            | Code::Encoding => return None,
        })
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
