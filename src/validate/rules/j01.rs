//! J01. The file is JSON: one value in UTF-8, not nested deeper than is ever written.

use super::{Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "J01",
    severity: Severity::Error,
    explain: "\
        The file is JSON: one value in UTF-8, not nested deeper than is ever written.",
    help: "Mend what the message says at the place it names.",
    check: None,
};
