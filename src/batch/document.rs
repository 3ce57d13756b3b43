//! One document: bytes in, texts in the asked formats out.

use super::tally::Tally;
use crate::diagnostic::{Code, Diagnostic};
use crate::doubt::Grade;
use crate::format::Input;
use crate::source::{Lines, Position, Span};
use crate::{Options, Parsed, clean::Ledger, encoding, format};
use std::borrow::Cow;
use std::ffi::OsString;
use std::path::Path;

/// The endings of the files that a kind of input has.
pub(super) fn endings(input: Input) -> &'static [&'static str] {
    match input {
        Input::Markdown => &["md", "markdown", "txt"],
        Input::Akn => &["xml"],
        Input::Json => &["json"],
    }
}

/// What a resolution is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Akoma Ntoso XML.
    Akn,
    /// JSON.
    Json,
    /// Clean Markdown.
    Markdown,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Akn, Self::Json, Self::Markdown];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Akn => "akn",
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// What the names of its files end in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Akn => ".akn.xml",
            Self::Json => ".json",
            Self::Markdown => ".clean.md",
        }
    }

    /// Writes a resolution; `akn` says how Akoma Ntoso is written.
    pub fn write(self, resolution: &crate::Addressed, akn: &format::akn::Options) -> String {
        match self {
            Self::Akn => {
                let marks = akn.marks.or(Some(crate::marks));
                let akn = format::akn::Options {
                    marks,
                    ..akn.clone()
                };
                format::akn::write(resolution, &akn)
            }
            Self::Json => format::json::Envelope::new(resolution)
                .with_actions(crate::actions)
                .with_mandates(crate::mandates)
                .write(),
            Self::Markdown => format::markdown::write(resolution),
        }
    }
}

/// The name of an input without its folder and its last ending, if that is one that is read; of
/// Akoma Ntoso as we write it, without both of its endings. `.gz` goes first.
pub fn stem(input: &Path) -> OsString {
    let packed = input
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("gz"));
    let input = if packed {
        Path::new(input.file_stem().unwrap_or_default())
    } else {
        input
    };
    let ending = input.extension().unwrap_or_default();
    let known = Input::ALL.into_iter().flat_map(endings);
    if !known.into_iter().any(|e| ending.eq_ignore_ascii_case(e)) {
        return input.file_name().unwrap_or_default().to_owned();
    }
    let stem = Path::new(input.file_stem().unwrap_or_default());
    let ours = ending.eq_ignore_ascii_case("xml")
        && stem
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("akn"));
    let stem = if ours {
        stem.file_stem()
    } else {
        input.file_stem()
    };
    stem.unwrap_or_default().to_owned()
}

/// The name of the file that an input's output is written to.
///
/// ```
/// use plenary::batch::{Format, file_name};
/// let name = file_name("zh/A_RES_1.ocr.md".as_ref(), Format::Akn);
/// assert_eq!(name, "A_RES_1.ocr.akn.xml");
/// ```
pub fn file_name(input: &Path, format: Format) -> OsString {
    let mut name = stem(input);
    name.push(format.ending());
    name
}

/// A document that has been converted.
#[derive(Debug)]
pub struct Converted<'a> {
    /// The text, decoded; what the spans of the diagnostics point into.
    pub source: Cow<'a, str>,
    /// What was asked for, in the order it was asked.
    pub texts: Vec<(Format, String)>,
    /// What cleaning took.
    pub ledger: Ledger,
    /// What there is to say: about the bytes first, then about the text.
    pub diagnostics: Vec<Diagnostic>,
    /// What it holds, counted.
    pub tally: Tally,
}

/// Decodes and reads one document. Among the diagnostics are what there is to say about the bytes,
/// first, and last that the reading is doubtful, where it is.
pub(super) fn read<'a>(
    bytes: &'a [u8],
    from: Option<Input>,
    options: &Options,
) -> Result<(Cow<'a, str>, Parsed), String> {
    let (source, mut diagnostics) = encoding::decode(bytes, options.encoding);
    let mut parsed = crate::read(&source, from, options).map_err(|error| error.to_string())?;
    diagnostics.append(&mut parsed.diagnostics);
    parsed.diagnostics = diagnostics;
    let confidence = parsed.confidence();
    if confidence.grade() < Grade::Certain {
        let message = format!("the reading is {confidence}");
        let doubtful = Diagnostic::whole(Code::Doubtful, message);
        parsed.diagnostics.push(doubtful);
    }
    Ok((source, parsed))
}

/// Decodes, reads and writes one document. `from` says what it is written in, where the text is not
/// to tell. The error says why it could not be read, after the line and column.
pub fn convert<'a>(
    bytes: &'a [u8],
    from: Option<Input>,
    formats: &[Format],
    options: &Options,
    akn: &format::akn::Options,
) -> Result<Converted<'a>, String> {
    let (source, parsed) = read(bytes, from, options)?;
    let texts = formats
        .iter()
        .map(|&format| (format, format.write(&parsed.resolution, akn)))
        .collect();
    Ok(Converted {
        source,
        texts,
        tally: Tally::of(&parsed),
        ledger: parsed.ledger,
        diagnostics: parsed.diagnostics,
    })
}

impl Converted<'_> {
    /// The diagnostics with their lines and columns, which outlive the text.
    pub fn findings(&self) -> Vec<Finding> {
        Finding::all(&self.source, &self.diagnostics)
    }
}

/// A diagnostic with its place as people read it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// Which finding this is.
    pub code: Code,
    /// One sentence.
    pub message: String,
    /// The bytes it is about, where there is a place.
    pub span: Option<Span>,
    /// The line and column of the first of them.
    pub position: Option<Position>,
}

impl Finding {
    /// Places the diagnostics of a text.
    pub fn all(source: &str, diagnostics: &[Diagnostic]) -> Vec<Self> {
        // The lines of a text are counted only where there is something to place in them.
        let lines = diagnostics
            .iter()
            .any(|d| d.span.is_some())
            .then(|| Lines::new(source));
        diagnostics
            .iter()
            .map(|diagnostic| Self {
                code: diagnostic.code,
                message: diagnostic.message.clone(),
                span: diagnostic.span,
                position: match (&lines, diagnostic.span) {
                    (Some(lines), Some(span)) => Some(lines.position(span.start())),
                    _ => None,
                },
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_endings_are_taken_off() {
        for (input, expected) in [
            ("a.md", "a.json"),
            ("a.MD", "a.json"),
            ("x/a.b.markdown", "a.b.json"),
            ("a.txt", "a.json"),
            ("A_RES_72.57", "A_RES_72.57.json"),
            (".md", ".md.json"),
            ("a.akn.xml", "a.json"),
            ("a.official.xml", "a.official.json"),
            ("a.json", "a.json"),
            ("a.md.gz", "a.json"),
            ("x/a.akn.xml.GZ", "a.json"),
            ("A_RES_72.57.gz", "A_RES_72.57.json"),
            (".gz", ".gz.json"),
        ] {
            assert_eq!(file_name(input.as_ref(), Format::Json), expected, "{input}");
        }
    }
}
