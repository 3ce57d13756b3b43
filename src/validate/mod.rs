//! Outputs held against schemas and the rules of AKN4UN.
//!
//! [`Validator`] is the whole of it for one thread: a schema, compiled once, and the rules. It
//! tells a document by its content and says what is wrong with it, each [`Finding`] with a place,
//! the rule that is broken, and what to do.

mod exact;
mod json;
mod memo;
mod rules;
mod schema;
mod tree;

pub use rules::{RULES, Rule};
pub use schema::{Checker, Load, Schema};

use crate::diagnostic::Severity;
use crate::source::Span;

/// One thing that is wrong with a document, or may be.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that is broken; `plenary explain` tells more.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The place in the document.
    pub span: Span,
    /// One sentence.
    pub message: String,
    /// What to do about it, where there is more to say than the message says.
    pub help: Option<String>,
}

impl Finding {
    /// The text is not in the one encoding that is read, which breaks this rule; `at` is the first
    /// byte that is not.
    pub fn not_utf8(rule: &'static str, at: usize) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            span: Span::new(at, at),
            message: "this is not valid UTF-8 from here".to_owned(),
            help: Some("write the file anew in UTF-8".to_owned()),
        }
    }
}

/// Our profile of Akoma Ntoso as an XML Schema: what Plenary writes, a proper subset of the official
/// schema.
pub const AKN_SCHEMA: &str = include_str!("../../schemas/akn4un-resolution.xsd");

/// The JSON Schema of the JSON that Plenary writes: draft 2020-12.
pub const JSON_SCHEMA: &str = include_str!("../../schemas/resolution.schema.json");

/// All that documents are held against, for one thread and many documents.
#[derive(Debug)]
pub struct Validator<'s> {
    checker: Checker<'s>,
}

impl<'s> Validator<'s> {
    /// A validator with this schema for Akoma Ntoso.
    pub fn new(schema: &'s Schema) -> Self {
        Self {
            checker: schema.checker(),
        }
    }

    /// What is wrong with an Akoma Ntoso document, in the order of the text: what the schema has
    /// against it, and the [`RULES`].
    pub fn xml(&self, text: &str) -> Vec<Finding> {
        let tree = tree::Tree::read(text);
        let mut findings = match &tree {
            Some(tree) if self.checker.knows(tree) => Vec::new(),
            _ => self.checker.check(text),
        };
        // What is no XML has been said to be none.
        findings.extend(tree.as_ref().map(rules::check).unwrap_or_default());
        findings.sort_by_key(|finding| finding.span.start());
        findings
    }

    /// What is wrong with a JSON document.
    pub fn json(&self, text: &str) -> Vec<Finding> {
        json::check(text)
    }
}
