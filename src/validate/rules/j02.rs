//! J02. The file is valid against the schema of the model, which `plenary schema json` prints.
//! The message begins with the path of the value that is wrong.

use super::{Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "J02",
    severity: Severity::Error,
    explain: "\
        The file is valid against the schema of the model, which `plenary schema json` prints. \
        The message begins with the path of the value that is wrong.",
    help: "Mend the value at the path.",
    check: None,
};
