//! C53. What metadata show (`showAs`, `shortForm`) is for people who read metadata; no text of
//! the page is made from it. Nothing checks this: whether a style sheet prints an attribute is
//! not to be seen in the document.

use super::Rule;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C53",
    severity: Severity::Warning,
    explain: "\
        What metadata show (`showAs`, `shortForm`) is for people who read metadata; no text \
        of the page is made from it. Nothing checks this: whether a style sheet prints an \
        attribute is not to be seen in the document.",
    help: "Write what is printed as text, and let no style sheet print attributes.",
    check: None,
};
