//! C02. The file is valid against a schema: Plenary's own profile of Akoma Ntoso, or the one
//! that `--schema` names. Our profile holds what Plenary writes; for files of others, take the
//! official akomantoso30.xsd.

use super::{Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C02",
    severity: Severity::Error,
    explain: "\
        The file is valid against a schema: Plenary's own profile of Akoma Ntoso, or the one \
        that `--schema` names. Our profile holds what Plenary writes; for files of others, \
        take the official akomantoso30.xsd.",
    help: "Mend what the message says; `plenary schema akn` prints the schema.",
    check: None,
};
