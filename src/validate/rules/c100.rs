//! C100. An `eId` is used once in a document and all that stands inside of it. The schema sees to
//! it.

use super::{Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C100",
    severity: Severity::Error,
    explain: "\
        An eId is used once in a document and all that stands inside of it. The schema sees to \
        it.",
    help: "Give the second one a suffix: para_3-2.",
    check: None,
};
