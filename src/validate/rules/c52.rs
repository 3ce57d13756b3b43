//! C52. Running heads and feet and the job number of a page are in presentation alone: they
//! belong to the paper, not to the text.

use super::{Element, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C52",
    severity: Severity::Warning,
    explain: "\
        Running heads and feet and the job number of a page are in presentation alone: they \
        belong to the paper, not to the text.",
    help: "\
        Move it into presentation; the ledger of Plenary lists what it took from the page.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let presented = |element: Element<'_>| element.ancestors().any(|around| around.name() == "presentation");
    let job_numbers = facts.anywhere(&["docketNumber"]);
    let furniture = facts.foreign.iter().copied().filter(|element| FURNITURE.contains(&element.any_name()));
    for element in job_numbers.chain(furniture) {
        if !presented(element) {
            report.at(element.span(), format!("{} outside of presentation", element.any_name()));
        }
    }
}

/// What the guidelines and the files of the United Nations call heads and feet.
const FURNITURE: &[&str] = &[
    "firstPageHeader", "firstPageFooter", "oddPageHeader", "oddPageFooter", "evenPageHeader",
    "evenPageFooter", "headerFirstPage", "footerFirstPage", "pageNumber", "numPage",
];
