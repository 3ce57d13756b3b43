//! C29. Dates are written YYYY-MM-DD; what is not known of a date is 01.

use super::{Facts, Identified, is_date, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C29",
    severity: Severity::Error,
    explain: "Dates are written YYYY-MM-DD; what is not known of a date is 01.",
    help: "Pad the date: 2017-01-01 for the year 2017.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for level in facts.identified().flat_map(Identified::levels) {
        for date in level.children().filter(|child| child.name() == "FRBRdate") {
            let written = date.attribute("date").unwrap_or_default();
            // A time may follow the day.
            if !is_date(written.split('T').next().unwrap_or_default()) {
                report.at(date.attribute_span("date"), format!("\"{written}\" is no full date"));
            }
        }
    }
}
