//! What Plenary has to say about a document. A fault of a text is a [`Diagnostic`], never an error.

use crate::source::Span;
use std::fmt;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something worth knowing: a value that was inferred, a repair that was certain.
    Note,
    /// Something that may be wrong in the output.
    Warning,
    /// Something that is wrong in the output.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// One finding about a document: what, where, how grave.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Which finding this is; [`Code::explain`] tells more.
    pub code: Code,
    /// The place in the source, where there is one.
    pub span: Option<Span>,
    /// One sentence for people, without the place.
    pub message: String,
}

impl Diagnostic {
    /// A finding at a place of the source.
    pub fn at(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            span: Some(span),
            message: message.into(),
        }
    }

    /// A finding about the document as a whole.
    pub fn whole(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            span: None,
            message: message.into(),
        }
    }

    /// How grave it is: each code has one severity.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $severity:ident;)+) => {
        /// The findings Plenary can report. Codes are stable: scripts may match on them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code, in the order of the alphabet of their names here.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The code as it is printed, in kebab case.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The severity of every finding with this code.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// What the code means and what can be done, in a few sentences.
            pub fn explain(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc, "\n",)+),)+ }
            }
        }
    };
}

codes! {
    /// A value that the page does not print was inferred from what it does print, for example the
    /// symbol from the number in the title and the organ in the formula. Give `--symbol` or
    /// `--adopted` to state it.
    Inferred = "inferred", Note;
    /// The bytes were not valid UTF-8. What could not be read was replaced by U+FFFD.
    InvalidUtf8 = "invalid-utf8", Warning;
    /// The bytes were not UTF-8: they were read as the encoding that is named, which a byte order mark
    /// says, or which their letters and words leave little doubt of.
    Encoding = "encoding", Note;
    /// The bytes were not UTF-8, and it is not certain what they are: compare the text with what you
    /// know of it, and state the encoding with `--encoding` if it was guessed wrong. Also where bytes
    /// are none of the encoding, and were replaced by U+FFFD.
    UncertainEncoding = "uncertain-encoding", Warning;
    /// The file holds no text at all. The output is an empty document.
    EmptyDocument = "empty-document", Warning;
    /// The text has none of the marks of a resolution: no formula, no title with a number, no
    /// operative paragraphs. It was converted as plain paragraphs.
    NotAResolution = "not-a-resolution", Warning;
    /// The language could not be told from the text. English was assumed; `--lang` states it.
    UnknownLanguage = "unknown-language", Warning;
    /// No date of adoption was found. Identifiers carry `0001-01-01` in its place; `--adopted` states
    /// it.
    UnknownDate = "unknown-date", Warning;
    /// No number or symbol was found. Identifiers carry `unknown` in its place; `--symbol` states it.
    UnknownNumber = "unknown-number", Warning;
    /// A block fits nowhere in the structure of a resolution. It stands as a plain paragraph.
    Unplaced = "unplaced", Warning;
    /// A numbered paragraph or point does not follow the one before: a number is missing or repeated.
    NumberingGap = "numbering-gap", Warning;
    /// The text calls a footnote whose text is not in the file. The note stands without text.
    NoteWithoutText = "note-without-text", Warning;
    /// The text of a footnote is in the file, but nothing calls it. It stands as a plain paragraph.
    NoteWithoutCall = "note-without-call", Warning;
    /// Points are nested deeper than 64 levels. The deeper ones stand on the last level.
    TooDeep = "too-deep", Warning;
    /// Text of another document, the one before or after on a scanned page, was kept apart on the
    /// ledger.
    Neighbour = "neighbour", Warning;
    /// The front matter of a clean Markdown file could not be read. It was taken as text.
    BadFrontMatter = "bad-front-matter", Warning;
    /// The text has characters that XML 1.0 cannot carry, such as NUL. Akoma Ntoso has U+FFFD in
    /// their place; the other formats keep them.
    IllegalCharacter = "illegal-character", Warning;
    /// Something speaks against the reading, all in all: the message says how likely it is right
    /// throughout, and what makes it doubtful. `plenary inspect --stage doubt` shows the places.
    Doubtful = "doubtful", Warning;
    /// Letters of the source are neither in the output nor on the ledger (`plenary verify`). Output
    /// or ledger were made of another source, were edited, or Plenary lost them, which is a fault.
    LettersLost = "letters-lost", Error;
    /// The output has letters that the source has not, or more of them (`plenary verify`).
    LettersAdded = "letters-added", Error;
    /// The letters of the source are all in the output, but a block has them in another order
    /// (`plenary verify`).
    LettersMoved = "letters-moved", Error;
    /// The ledger lists words that do not stand where it says, or that it lists twice
    /// (`plenary verify`).
    LedgerMismatch = "ledger-mismatch", Error;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_and_explained() {
        for (i, code) in Code::ALL.iter().enumerate() {
            assert!(code.explain().len() > 20, "{code} is not explained");
            assert!(
                !Code::ALL[..i].iter().any(|c| c.as_str() == code.as_str()),
                "{code} twice"
            );
        }
    }
}
