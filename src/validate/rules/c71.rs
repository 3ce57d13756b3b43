//! C71. The day of a date in the text is a day of the calendar, YYYY-MM-DD, and its time, if it
//! has one, is a time.

use super::{Facts, is_date, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C71",
    severity: Severity::Error,
    explain: "\
        The day of a date in the text is a day of the calendar, YYYY-MM-DD, and its time, if \
        it has one, is a time.",
    help: "Write the full day in date; what is not known of it is 01.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for element in facts.named(&["date", "docDate", "time", "recordedTime"]) {
        let dated = element.is(&["date", "docDate"]);
        let attribute = if dated { "date" } else { "time" };
        let written = element.attribute(attribute).unwrap_or_default().trim();
        let (day, time) = match written.split_once('T') {
            Some((day, time)) => (day, Some(time)),
            None if dated => (written, None),
            None => ("", Some(written)),
        };
        let fits = (day.is_empty() && !dated || is_day(day)) && time.is_none_or(is_time);
        if !fits {
            let span = element.attribute_span(attribute);
            report.at(span, format!("\"{written}\" is no {attribute} of the calendar or the clock"));
        }
    }
}

/// Whether this is a day of the calendar; a zone may stand behind it.
fn is_day(text: &str) -> bool {
    let zone = text.get(10..).unwrap_or_default();
    text.get(..10).is_some_and(|day| is_date(day) && is_in_calendar(day)) && is_zone(zone)
}

/// Whether the calendar has this day, in a text of the form `2017-12-24`.
fn is_in_calendar(day: &str) -> bool {
    day.parse::<jiff::civil::Date>().is_ok_and(|day| day.year() > 0)
}

/// Whether this is a time of the day, with a fraction of the second and a zone or without.
fn is_time(text: &str) -> bool {
    let Some(clock) = text.get(..8) else { return false };
    let part = |at: usize| clock.get(at..at + 2).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let within = |at, most: u32| part(at).and_then(|part| part.parse().ok()).is_some_and(|n: u32| n <= most);
    let signs = [2, 5].iter().all(|at| clock.as_bytes()[*at] == b':');
    let rest = text[8..].strip_prefix('.').map_or(&text[8..], |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let midnight = clock == "24:00:00";
    signs && (midnight || within(0, 23) && within(3, 59) && within(6, 59)) && is_zone(rest)
}

/// Whether this is nothing, `Z`, or an offset such as `+05:30`.
fn is_zone(text: &str) -> bool {
    let offset = |rest: &str| {
        let (hours, minutes) = rest.split_once(':').unwrap_or_default();
        let digits = |s: &str| s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit());
        digits(hours) && digits(minutes) && hours <= "14" && minutes <= "59"
    };
    matches!(text, "" | "Z") || text.strip_prefix(['+', '-']).is_some_and(offset)
}

#[cfg(test)]
mod tests {
    use super::{is_day, is_time};

    #[test]
    fn days_and_times_are_those_of_calendar_and_clock() {
        assert!(is_day("2017-12-24") && is_day("2016-02-29Z") && is_day("2017-12-24+05:30"));
        for wrong in ["2017-02-29", "2017-13-01", "2017", "2017-12-24x", "24.12.2017", ""] {
            assert!(!is_day(wrong), "{wrong}");
        }
        assert!(is_time("09:30:00") && is_time("23:59:59.5Z") && is_time("24:00:00"));
        for wrong in ["9:30", "25:00:00", "10:60:00", "10:00:00 pm", "十時三十分"] {
            assert!(!is_time(wrong), "{wrong}");
        }
    }
}
