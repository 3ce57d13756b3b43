//! C91. Where white space matters, `xml:space="preserve"` says so. Nothing checks this: whether
//! blanks matter only the page shows.

use super::Rule;
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C91",
    severity: Severity::Error,
    explain: "\
        Where white space matters, `xml:space=\"preserve\"` says so. Nothing checks this: \
        whether blanks matter only the page shows.",
    help: "\
        Add xml:space=\"preserve\" to the element whose blanks and ends of lines are to \
        stay.",
    check: None,
};
