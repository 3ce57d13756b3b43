//! Plenary.
pub mod clean;
pub mod diagnostic;
pub mod encoding;
pub mod format;
mod language;
pub mod markdown;
mod model;
pub mod recognize;
pub mod source;

#[cfg(feature = "cli")]
pub mod cli;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use model::*;
pub use source::{Lines, Position, Span};

/// What is known of a document before it is read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language, where it is not to be told from the text.
    pub language: Option<Language>,
    /// The symbol, where the page does not print it.
    pub symbol: Option<Symbol>,
    /// The date of adoption, where the page does not print it.
    pub date: Option<Date>,
}

/// A document that has been read.
#[derive(Debug)]
pub struct Parsed {
    /// The resolution, addressed.
    pub resolution: Addressed,
    /// What cleaning took from the text.
    pub ledger: clean::Ledger,
    /// What there is to say about the document, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a resolution. Never fails: any text gives a resolution and diagnostics.
pub fn parse(source: &str, options: &Options) -> Parsed {
    let blocks = markdown::parse(source);
    let mut diagnostics = Vec::new();
    let language = options
        .language
        .or_else(|| recognize::detect(&blocks))
        .unwrap_or_else(|| {
            let message = "the language could not be told from the text; English was assumed";
            diagnostics.push(Diagnostic::whole(Code::UnknownLanguage, message));
            Language::English
        });
    let mut cleaned = clean::clean(blocks, language);
    let blocks = recognize::classify(std::mem::take(&mut cleaned.blocks), language);
    let assembled = recognize::assemble(blocks, &mut cleaned, language, options);
    diagnostics.append(&mut cleaned.diagnostics);
    diagnostics.extend(assembled.diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.map(Span::start));
    Parsed {
        resolution: assign(assembled.resolution),
        ledger: cleaned.ledger,
        diagnostics,
    }
}
