//! C61. The text without its tags is the text of the page, in its order, but for furniture and
//! the signs of first calls. The document alone cannot show it: `plenary verify` holds it against
//! its source and the ledger.

use super::Rule;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C61",
    severity: Severity::Error,
    explain: "\
        The text without its tags is the text of the page, in its order, but for furniture \
        and the signs of first calls. The document alone cannot show it: `plenary verify` \
        holds it against its source and the ledger.",
    help: "Run plenary verify SOURCE OUTPUT --ledger FILE.",
    check: None,
};
