//! Plenary reads resolutions of the United Nations, as the Markdown that PDF and Word converters
//! and optical readers leave behind, and writes them as Akoma Ntoso in the profile of the UN
//! (AKN4UN), as JSON, and as clean Markdown. All six official languages are read by the same code.
//!
//! ```
//! let source = "\
//! ## 72/57. The illicit trade in small arms
//!
//! *The General Assembly*,
//!
//! *Recalling* its resolution 71/48 of 5 December 2016,
//!
//! 1. *Requests* the Secretary-General to report on the matter.
//! ";
//! let parsed = plenary::parse(source, &plenary::Options::default());
//! let recital = &parsed.resolution.preamble.recitals[0];
//! assert_eq!(recital.eid.as_str(), "preamble__container_1");
//! assert_eq!(recital.action.as_ref().unwrap().concept.unwrap().as_str(), "recalling");
//! let xml = plenary::format::akn::write(&parsed.resolution, &Default::default());
//! assert!(xml.contains("<num>1.</num>"));
//! ```
//!
//! # The house
//!
//! Stages are nouns with one verb between them. Each arrow is a pure function that cannot fail on
//! human text: it returns a value, and [`Diagnostic`]s for what there is to say.
//!
//! ```text
//! bytes           ─ encoding::decode ────▶ text
//! text            ─ markdown::parse ─────▶ blocks        what the page says, with spans
//! blocks          ─ clean::clean ────────▶ Cleaned       the page without the paper; notes, ledger
//! blocks          ─ recognize::classify ─▶ Classified    what each block is (fuzzy, with evidence)
//! Classified      ─ recognize::assemble ─▶ Resolution    what they are together (strict, total)
//! Resolution      ─ assign ──────────────▶ Addressed     every part with its eId
//! Addressed       ─ format::X::write ────▶ akn · json · markdown
//! ```
//!
//! [`parse`] is all of it up to [`Addressed`]. [`inspect`] shows any stage in a form people can
//! read.
//!
//! | room | what it holds | what it never knows |
//! |---|---|---|
//! | [`source`], [`diagnostic`] | places in a text; findings about it | anything else |
//! | [`markdown`] | Markdown as blocks of flat text with marks, each character traceable | resolutions, languages |
//! | [`doubt`] | how far a reading is to be trusted, and why | how things are read |
//! | `language` | the packs: words of six languages as data, held against a line | blocks |
//! | [`clean`] | furniture, notes, reflow, typography; the [ledger](clean::Ledger) | formats |
//! | [`recognize`] | roles of blocks, and the grammar that puts them together | XML |
//! | model (re-exported here) | [`Resolution`] and its parts | Markdown and XML |
//! | [`frbr`] | the IRIs of works, expressions, manifestations | text |
//! | [`format`](mod@format) | one folder a format | Markdown source, packs, another format |
//! | [`inspect`] | stages for people | files |
//! | [`verify`] | a source held against output and ledger: no letter lost | how they are made; files |
//! | `validate` | outputs held against schemas and the rules of AKN4UN | how they are written; files |
//! | `batch`, `cli` | files, threads, printing | private rooms |
//!
//! # Promises
//!
//! Reading never fails. Nothing is lost: the letters of the source are the letters of the resolution
//! and of the ledger. Whatever is written is valid. Same input, same bytes. Addresses come from
//! printed numbers and are the same in six languages. An inferred value is marked as inferred.

pub mod clean;
pub mod diagnostic;
pub mod doubt;
pub mod encoding;
pub mod format;
pub mod frbr;
pub mod inspect;
mod language;
pub mod markdown;
mod model;
pub mod recognize;
pub mod source;
pub mod verify;

#[cfg(feature = "validate")]
pub mod validate;

#[cfg(feature = "cli")]
pub mod batch;
#[cfg(feature = "cli")]
pub mod cli;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use model::*;
pub use recognize::{actions, mandates, marks};
pub use source::{Lines, Position, Span};

use std::borrow::Cow;

/// What is known of a document before it is read.
///
/// ```
/// let mut options = plenary::Options::default();
/// options.language = Some(plenary::Language::French);
/// let parsed = plenary::parse("1. Décide de rester saisie.", &options);
/// assert_eq!(parsed.resolution.language, plenary::Language::French);
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The language, where it is not to be told from the text.
    pub language: Option<Language>,
    /// The symbol, where the page does not print it.
    pub symbol: Option<Symbol>,
    /// The date of adoption, where the page does not print it.
    pub date: Option<Date>,
    /// The encoding of its bytes, where it is not to be told from them; nothing to a text.
    pub encoding: Option<encoding::Encoding>,
}

/// A document that has been read.
#[derive(Debug)]
#[non_exhaustive]
pub struct Parsed {
    /// The resolution, addressed.
    pub resolution: Addressed,
    /// What cleaning took from the text.
    pub ledger: clean::Ledger,
    /// What there is to say about the document, in the order of the source; what concerns the whole
    /// of it first.
    pub diagnostics: Vec<Diagnostic>,
    /// What speaks against the reading beside the diagnostics.
    doubts: Vec<doubt::Reason>,
}

impl Parsed {
    /// How far the reading is to be trusted: what speaks against it in the text and in the
    /// [diagnostics](Self::diagnostics), to which those about the bytes may have been added.
    ///
    /// ```
    /// let source = "1. *Decides* to rest;\n\n3. *Decides also* to sleep.";
    /// let confidence = plenary::parse(source, &plenary::Options::default()).confidence();
    /// assert!(confidence.grade() < plenary::doubt::Grade::Certain);
    /// let gap = plenary::doubt::Ground::NumberingGap;
    /// assert!(confidence.reasons().iter().any(|reason| reason.ground == gap));
    /// ```
    pub fn confidence(&self) -> doubt::Confidence {
        doubt::Confidence::new(&self.doubts, &self.diagnostics)
    }

    /// What was read from a format that holds the resolution itself: the options fill in what its
    /// identity has not, and there was nothing to clean.
    fn again(resolution: Addressed, diagnostics: Vec<Diagnostic>, options: &Options) -> Self {
        let mut resolution = resolution.into_inner();
        let Identity {
            symbol, adopted, ..
        } = &mut resolution.identity;
        if symbol.is_none() {
            *symbol = options.symbol.clone().map(Fact::printed);
        }
        if adopted.is_none() {
            *adopted = options.date.map(Fact::printed);
        }
        let (dated, numbered) = (adopted.is_some(), symbol.is_some());
        let mut parsed = Self {
            resolution: assign(resolution),
            ledger: clean::Ledger::default(),
            diagnostics,
            doubts: Vec::new(),
        };
        parsed
            .diagnostics
            .retain(|diagnostic| match diagnostic.code {
                Code::UnknownDate => !dated,
                Code::UnknownNumber => !numbered,
                _ => true,
            });
        parsed
    }
}

/// Reads a resolution. Never fails: any text gives a resolution and diagnostics.
///
/// A file of clean Markdown that Plenary wrote is read the same way, but for cleaning, which it has
/// behind it. Its front matter settles the language and the identity, where the options do not.
///
/// ```
/// let parsed = plenary::parse("Minutes of the chess club", &plenary::Options::default());
/// assert_eq!(parsed.diagnostics.last().unwrap().code, plenary::Code::NotAResolution);
/// ```
pub fn parse(source: &str, options: &Options) -> Parsed {
    let Page {
        source,
        options,
        language,
        front_matter,
        addresses,
        mut cleaned,
        mut diagnostics,
    } = page(source, options);
    let blocks = std::mem::take(&mut cleaned.blocks);
    let language = language.unwrap_or(Language::English);
    let blocks = recognize::classify_addressed(blocks, language, &addresses);
    // What we wrote ourselves states what it is.
    let mut doubts = match front_matter {
        Some(_) => Vec::new(),
        None => recognize::doubts_of_blocks(&blocks, &source),
    };
    let assembled = recognize::assemble(blocks, &mut cleaned, language, &options);
    diagnostics.append(&mut cleaned.diagnostics);
    diagnostics.extend(assembled.diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.map(Span::start));
    let mut resolution = assembled.resolution;
    if front_matter.is_none() {
        doubts.extend(recognize::doubts_of_resolution(
            &resolution,
            &cleaned.ledger,
        ));
    }
    if let Some(found) = front_matter {
        for place in &found.adoption_lines {
            let line = resolution
                .masthead
                .get_mut((*place as usize).wrapping_sub(1));
            if let Some(line) = line.filter(|line| matches!(line.kind, MastheadKind::IssueDate(_)))
            {
                line.kind = MastheadKind::Adoption;
            }
        }
        let read = std::mem::replace(&mut resolution.identity, found.identity);
        if options.symbol.is_some() {
            resolution.identity.symbol = read.symbol;
            resolution.identity.number = read.number;
        }
        if options.date.is_some() {
            resolution.identity.adopted = read.adopted;
        }
        let identity = &resolution.identity;
        diagnostics.retain(|diagnostic| match diagnostic.code {
            Code::Inferred => false,
            Code::UnknownDate => identity.adopted.is_none(),
            Code::UnknownNumber => identity.number.is_none() && identity.symbol.is_none(),
            _ => true,
        });
    }
    Parsed {
        resolution: assign(resolution),
        ledger: cleaned.ledger,
        diagnostics,
        doubts,
    }
}

/// A page after cleaning, and what is known of it by then.
struct Page<'s> {
    /// The text, with blanks in the place of its front matter.
    source: Cow<'s, str>,
    options: Cow<'s, Options>,
    /// The language, stated or told from the words.
    language: Option<Language>,
    /// What a text of ours states.
    front_matter: Option<format::markdown::FrontMatter>,
    addresses: recognize::Addresses,
    cleaned: clean::Cleaned,
    diagnostics: Vec<Diagnostic>,
}

/// Reads the blocks and cleans them; of clean Markdown that Plenary wrote only the notes are taken,
/// as cleaning is behind it.
fn page<'s>(source: &'s str, options: &'s Options) -> Page<'s> {
    let mut options = Cow::Borrowed(options);
    let mut source = Cow::Borrowed(source);
    let mut diagnostics: Vec<_> = encoding::illegal_characters(&source).into_iter().collect();
    let mut front_matter = None;
    if let Some((found, len, findings)) = format::markdown::FrontMatter::read(&source) {
        diagnostics.extend(findings);
        if options.language.is_none() {
            options.to_mut().language = found.language;
        }
        let (matter, text) = source.split_at(len);
        // Blanks in its place keep every offset and line.
        let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
        let mut blanks: String = matter.bytes().map(blank).collect();
        blanks.push_str(text);
        front_matter = Some((found, matter.to_owned()));
        source = Cow::Owned(blanks);
    }
    let blocks = markdown::parse(&source);
    let language = options.language.or_else(|| recognize::detect(&blocks));
    // Where there is no text, that alone is worth saying.
    if language.is_none() && !blocks.is_empty() {
        let message = "the language could not be told from the text; English was assumed";
        diagnostics.push(Diagnostic::whole(Code::UnknownLanguage, message));
    }
    let mut addresses = recognize::Addresses::default();
    let cleaned = match &front_matter {
        Some((found, matter)) => {
            addresses = recognize::Addresses::read(&blocks, &source);
            let mut cleaned = clean::take_notes(blocks);
            cleaned.restore_markers(&found.note_markers);
            let place = Span::new(0, matter.len());
            cleaned
                .ledger
                .record(place, clean::Rule::FrontMatter, matter);
            cleaned.ledger.sort();
            cleaned
        }
        None => clean::clean(blocks, language.unwrap_or(Language::English)),
    };
    Page {
        source,
        options,
        language,
        front_matter: front_matter.map(|(found, _)| found),
        addresses,
        cleaned,
        diagnostics,
    }
}

/// Reads a resolution from any of the [formats](format::Input) in which one may stand. `from` states
/// the format; where it does not, the text tells.
///
/// # Errors
///
/// Markdown is never an error. A text that is stated to be, or looks like, XML or JSON and cannot be
/// read as such is one, with its line and column.
///
/// ```
/// let options = plenary::Options::default();
/// let parsed = plenary::read("1. *Decides* to rest.", None, &options)?;
/// assert_eq!(parsed.resolution.body.len(), 1);
/// assert!(plenary::read("<?xml version=\"1.0\"?><rss/>", None, &options).is_err());
/// # Ok::<(), plenary::format::ReadError>(())
/// ```
pub fn read(
    source: &str,
    from: Option<format::Input>,
    options: &Options,
) -> Result<Parsed, format::ReadError> {
    match from.unwrap_or_else(|| format::Input::of(source)) {
        format::Input::Markdown => Ok(parse(source, options)),
        format::Input::Akn => {
            let read = format::akn::read(source)?;
            let mut resolution = read.resolution;
            if !read.is_ours {
                let mut others = resolution.into_inner();
                recognize::complete(&mut others);
                resolution = assign(others);
            }
            Ok(Parsed::again(resolution, read.diagnostics, options))
        }
        format::Input::Json => {
            let read = format::json::read(source)?;
            Ok(Parsed::again(read, Vec::new(), options))
        }
    }
}
