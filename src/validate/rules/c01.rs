//! C01. The file is well-formed XML in UTF-8, and its root is `akomaNtoso` in the namespace of
//! Akoma Ntoso 3.0, <http://docs.oasis-open.org/legaldocml/ns/akn/3.0>.

use super::{Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C01",
    severity: Severity::Error,
    explain: "\
        The file is well-formed XML in UTF-8, and its root is `akomaNtoso` in the namespace of \
        Akoma Ntoso 3.0, http://docs.oasis-open.org/legaldocml/ns/akn/3.0.",
    help: "\
        Write the file as UTF-8 with the root <akomaNtoso \
        xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let root = facts.tree.root();
    if root.name() != "akomaNtoso" {
        let message = format!("the root is {}, not akomaNtoso of version 3.0", root.any_name());
        report.at(root.span(), message);
    }
}
