//! JSON: the model as it is, in a versioned envelope.
//!
//! ```json
//! {
//!   "version": "1.4",
//!   "resolution": { "language": "en", "identity": { … }, "preamble": { … }, "body": [ … ] },
//!   "actions": [ { "part": "para_7", "actor": "general_assembly", "concept": "requests", … } ],
//!   "citations": [ { "part": "preamble__container_1", "action": "recalling", "own": true, … } ],
//!   "mandates": [ { "part": "para_7", "action": "requests", "addressees": ["un-sg"], … } ],
//!   "ledger": [ { "start": 0, "end": 12, "rule": "running-head", "text": "A/RES/72/57" } ],
//!   "diagnostics": [ { "code": "inferred", "severity": "note", "message": "…" } ]
//! }
//! ```
//!
//! What the page does not have is absent, never `null`. Every part that can be cited carries its
//! `eid`, every run of text its words alone (`plain`) beside its pieces (`inlines`), so that an
//! index needs no knowledge of the pieces. Kinds of things are told apart by `type`. The actions,
//! citations and mandates follow from the text and are not read: who reads the file has them without
//! knowing the words of six languages. The ledger and the diagnostics are there only where they are
//! asked for; their offsets are bytes of the source.
//!
//! # Versions
//!
//! The version is a number, `1`, or a number with a step, `1.1`. A step adds: new keys that may be
//! absent, new kinds of things, nothing else; a program reads every step up to its own. A new number
//! may take away or change. A program refuses what is later than it knows, by the version, and keys
//! and kinds that its version does not have: passing them over would lose what they hold. Keys are
//! in no order. What came with which version: `mandates` with 1.1, `actions` and `citations` with
//! 1.2, `caption` of tables and what a line says of a vote (`outcome`, `votes`) with 1.3, citations of
//! the whole resolution from within its annexes (`act`) with 1.4. `plain` and `eid` follow from the rest and are not read; the schema requires them, as they are always written.

mod cites;
mod read;
#[cfg(feature = "schema")]
mod schema;

use crate::diagnostic::Diagnostic;
use crate::format::{Asks, Does};
use crate::model::{Addressed, Deed, Mandate, Resolution};
use crate::source::Span;
use serde::Serialize;

use cites::Cites;
pub use read::read;
#[cfg(feature = "validate")]
pub(crate) use read::too_deep;
#[cfg(feature = "schema")]
pub use schema::schema;

/// The version of the envelope's shape.
pub const VERSION: &str = "1.4";
/// The versions that are read: this one, and those it only adds to.
pub(crate) const VERSIONS: [&str; 5] = ["1", "1.1", "1.2", "1.3", VERSION];

/// What stands in a file: the resolution and, on request, how it was read.
///
/// ```
/// use plenary::{assign, format::json::Envelope, Code, Diagnostic, Language, Resolution, Span};
/// let resolution = assign(Resolution::empty(Language::English));
/// let diagnostics = [Diagnostic::whole(Code::EmptyDocument, "There is no text.")];
/// let json = Envelope::new(&resolution)
///     .with_diagnostics(&diagnostics)
///     .with_ledger([(Span::new(0, 3), "page-number", "2/4")])
///     .write();
/// assert!(json.contains("\"rule\": \"page-number\""));
/// assert!(json.contains("\"severity\": \"warning\""));
/// ```
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Envelope<'a> {
    /// The version of this shape.
    version: &'static str,
    /// The resolution.
    resolution: &'a Resolution,
    /// What the organ does, clause by clause; of parts A, B… behind what it does in the whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    actions: Vec<Deed>,
    /// What it cites, and what the citing clause does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citations: Vec<Cites>,
    /// Who is asked to do what, by when; those of parts A, B… behind those of the whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mandates: Vec<Mandate>,
    /// What cleaning took from the source, in its order; there only on request.
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<Vec<LedgerEntry>>,
    /// What there is to say about the document; there only on request.
    #[serde(skip_serializing_if = "Option::is_none")]
    diagnostics: Option<Vec<Finding>>,
}

/// One thing that cleaning took from the source.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct LedgerEntry {
    /// The first byte of it in the source.
    start: usize,
    /// The byte after the last.
    end: usize,
    /// The rule that took it, in kebab case.
    rule: String,
    /// The words that were taken, as the page shows them.
    text: String,
}

/// One finding about the document.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Finding {
    /// Which finding it is, in kebab case; `plenary explain` tells more.
    code: &'static str,
    /// How grave it is: `note`, `warning` or `error`.
    severity: String,
    /// The first byte of the place in the source, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    /// The byte after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    /// One sentence for people.
    message: String,
}

impl From<&Diagnostic> for Finding {
    fn from(diagnostic: &Diagnostic) -> Self {
        Self {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity().to_string(),
            start: diagnostic.span.map(Span::start),
            end: diagnostic.span.map(Span::end),
            message: diagnostic.message.clone(),
        }
    }
}

impl<'a> Envelope<'a> {
    /// An envelope with the resolution alone.
    pub fn new(resolution: &'a Addressed) -> Self {
        Self {
            version: VERSION,
            resolution,
            actions: Vec::new(),
            citations: Vec::new(),
            mandates: Vec::new(),
            ledger: None,
            diagnostics: None,
        }
    }

    /// Adds who is asked to do what, as `asks` tells of the resolution and of each of its parts.
    ///
    /// ```
    /// use plenary::{format::json::Envelope, parse, Options};
    /// let parsed = parse("*The General Assembly*,\n\n1. *Urges* States to rest.", &Options::default());
    /// let json = Envelope::new(&parsed.resolution).with_mandates(plenary::mandates).write();
    /// assert!(json.contains("\"part\": \"para_1\",\n      \"action\": \"urges\""));
    /// ```
    #[must_use]
    pub fn with_mandates(mut self, asks: Asks) -> Self {
        gather(self.resolution, asks, &mut self.mandates);
        self
    }

    /// Adds what the organ does, as `does` tells of the resolution and of each of its parts, and what
    /// it cites, resolved, with what the citing clause does.
    ///
    /// ```
    /// use plenary::{format::json::Envelope, parse, Options};
    /// let text = "*The General Assembly*,\n\n*Recalling* its resolution 71/48 of 5 December 2016,\n\n\
    ///     1. *Urges* States to rest.";
    /// let parsed = parse(text, &Options::default());
    /// let json = Envelope::new(&parsed.resolution).with_actions(plenary::actions).write();
    /// assert!(json.contains("\"family\": \"callingUpon\""));
    /// assert!(json.contains("\"action\": \"recalling\",\n      \"family\": \"recalling\",\n      \"own\": true"));
    /// ```
    #[must_use]
    pub fn with_actions(mut self, does: Does) -> Self {
        self.add_actions(self.resolution, does);
        self
    }

    fn add_actions(&mut self, resolution: &Resolution, does: Does) {
        let deeds = does(resolution);
        self.citations.extend(cites::of(resolution, &deeds));
        self.actions.extend(deeds);
        for part in &resolution.parts {
            self.add_actions(part, does);
        }
    }

    /// Adds what cleaning took: of each removal its place, its rule and its words.
    #[must_use]
    pub fn with_ledger<'b>(
        mut self,
        removals: impl IntoIterator<Item = (Span, &'b str, &'b str)>,
    ) -> Self {
        let entry = |(span, rule, text): (Span, &str, &str)| LedgerEntry {
            start: span.start(),
            end: span.end(),
            rule: rule.to_owned(),
            text: text.to_owned(),
        };
        self.ledger = Some(removals.into_iter().map(entry).collect());
        self
    }

    /// Adds what there is to say about the document.
    #[must_use]
    pub fn with_diagnostics(mut self, diagnostics: &[Diagnostic]) -> Self {
        self.diagnostics = Some(diagnostics.iter().map(Finding::from).collect());
        self
    }

    /// The envelope as JSON, indented by two blanks, with a line's end at its end.
    pub fn write(&self) -> String {
        // Serializing to memory fails only for keys that are no strings and for failing
        // `Serialize` implementations; the model has neither (a test writes every kind of part).
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}

/// What is asked by a resolution and by each of its parts.
fn gather(resolution: &Resolution, asks: Asks, all: &mut Vec<Mandate>) {
    all.extend(asks(resolution));
    for part in &resolution.parts {
        gather(part, asks, all);
    }
}

/// Writes a resolution as JSON, without ledger and diagnostics.
///
/// ```
/// use plenary::{assign, format::json, Language, Resolution};
/// let resolution = assign(Resolution::empty(Language::Chinese));
/// assert_eq!(
///     json::write(&resolution),
///     "{\n  \"version\": \"1.4\",\n  \"resolution\": {\n    \"language\": \"zh\",\n    \
///      \"identity\": {}\n  }\n}\n"
/// );
/// ```
pub fn write(resolution: &Addressed) -> String {
    Envelope::new(resolution).write()
}
