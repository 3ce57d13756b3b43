//! C27. `FRBRthis` of the manifestation is the IRI of the expression, the component, a dot and
//! the format.

use super::{expect, Facts, Report, Rule, value};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C27",
    severity: Severity::Error,
    explain: "\
        FRBRthis of the manifestation is the IRI of the expression, the component, a dot and \
        the format.",
    help: "Write …/zho@/!main.xml.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for identified in facts.identified() {
        let uri = value(identified.expression, "FRBRuri").unwrap_or_default();
        let format = identified.format().unwrap_or("xml");
        let this = [uri, identified.component(), ".", format].concat();
        expect(report, identified.manifestation, "FRBRthis", &this);
    }
}
