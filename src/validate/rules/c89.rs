//! C89. A table of contents stands where the page prints one. Nothing checks this: the document
//! does not show what is printed.

use super::Rule;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C89",
    severity: Severity::Error,
    explain: "\
        A table of contents stands where the page prints one. Nothing checks this: the \
        document does not show what is printed.",
    help: "Leave toc out where the page has none; it can be made from the headings.",
    check: None,
};
