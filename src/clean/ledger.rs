//! The ledger: what cleaning took from the text, with place, rule and reason.

use crate::source::Span;
use std::fmt;

/// Everything that cleaning took or changed, in the order of the source.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    removals: Vec<Removal>,
}

/// One thing that was taken from the text.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Removal {
    /// Where it stands in the source.
    pub span: Span,
    /// The rule that took it.
    pub rule: Rule,
    /// The words that were taken, as the page shows them.
    pub text: String,
}

impl Ledger {
    /// Notes a removal.
    pub fn record(&mut self, span: Span, rule: Rule, text: impl Into<String>) {
        self.removals.push(Removal {
            span,
            rule,
            text: text.into(),
        });
    }

    /// Whether the rule took anything.
    pub(super) fn has(&self, rule: Rule) -> bool {
        self.removals.iter().any(|removal| removal.rule == rule)
    }

    /// The removals, in the order of the source once [`Ledger::sort`] has been called.
    pub fn removals(&self) -> &[Removal] {
        &self.removals
    }

    /// Brings the removals into the order of the source.
    pub fn sort(&mut self) {
        self.removals
            .sort_by_key(|removal| (removal.span.start(), removal.span.end()));
    }
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal;)+) => {
        /// Why something was taken from the text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule { $($(#[doc = $doc])+ $name,)+ }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The rule as it is printed, in kebab case.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The reason, in a sentence.
            pub fn reason(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc,)+),)+ }
            }
        }
    };
}

rules! {
    /// A running head or foot that repeats on each page.
    RunningHead = "running-head";
    /// The number of a page.
    PageNumber = "page-number";
    /// The job number of the print shop.
    JobNumber = "job-number";
    /// The digits of a bar code.
    BarCode = "bar-code";
    /// A masthead printed again on a later page.
    RepeatedMasthead = "repeated-masthead";
    /// A line of the paper that is no text.
    PaperLine = "paper-line";
    /// A picture of the page's furniture.
    Picture = "picture";
    /// A rule or a row of underscores before the notes.
    NoteSeparator = "note-separator";
    /// The sign before the text of a note; the note carries it as its marker.
    NoteLabel = "note-label";
    /// Brackets around what was raised, or a slash behind it.
    RaisedBrackets = "raised-brackets";
    /// Brackets around the call or the sign of a note, with nothing left in them.
    EmptyBrackets = "empty-brackets";
    /// An arrow back from a note to its call.
    NoteBacklink = "note-backlink";
    /// A hyphen that the end of a line put into a word.
    LineHyphen = "line-hyphen";
    /// A hyphen that a converter took for the line's own; it is given back, and nothing taken.
    LostHyphen = "lost-hyphen";
    /// A hyphen that is not seen.
    SoftHyphen = "soft-hyphen";
    /// A blank that a converter put between characters.
    StrayBlank = "stray-blank";
    /// A sign of writing direction, which is not seen.
    DirectionMark = "direction-mark";
    /// Markup without text.
    Markup = "markup";
    /// Text of the document printed before or after this one.
    Neighbour = "neighbour";
    /// Front matter, whose values the identity carries.
    FrontMatter = "front-matter";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
