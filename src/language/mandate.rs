//! The words of requests: who is asked, to report, by when.

use super::lead::Lead;
use super::pack::{Counted, Forms, Piece, Slot, Words};
use super::signs::Signs;
use crate::model::Language;

include!(concat!(env!("OUT_DIR"), "/mandates.rs"));

/// The words of a language for requests.
pub(crate) fn mandates(language: Language) -> &'static Mandates {
    match language {
        Language::Arabic => &AR,
        Language::Chinese => &ZH,
        Language::English => &EN,
        Language::French => &FR,
        Language::Russian => &RU,
        Language::Spanish => &ES,
    }
}

/// The name of an addressee, the same in six languages: `un-sg`.
pub(crate) fn addressee(place: u8) -> &'static str {
    ADDRESSEES
        .get(usize::from(place))
        .copied()
        .unwrap_or_default()
}

/// The words of one language, folded without blanks.
pub(crate) struct Mandates {
    /// Those who are asked, sorted, with the place of their name.
    pub(crate) addressees: &'static [(&'static str, u8)],
    /// What joins addressees, and sessions.
    pub(crate) links: Words,
    /// What stands for those who were asked before, where an action begins with it.
    pub(crate) pronouns: Words,
    /// Likewise, where it stands behind the action.
    pub(crate) pronouns_behind: Words,
    /// What is printed before a name without a blank.
    pub(crate) glued: Words,
    /// What joins a further action.
    pub(crate) and: Words,
    /// What stands before a further action, where words have no endings.
    pub(crate) joining: Words,
    /// What stands for the organ whose text it is, beside what asks for a report.
    pub(crate) own: Words,
    /// What asks for a report.
    pub(crate) reports: Forms,
    /// What looks like that, and tells of a report that there is.
    pub(crate) no_reports: Forms,
    /// What stands before the organ that is reported to.
    pub(crate) toward: Words,
    /// What stands before the day of a report.
    pub(crate) on: Words,
    /// What joins the next action, and is left at the end of a request.
    pub(crate) trailing: Words,
    /// “session”, where it stands before the ordinal.
    pub(crate) session_before: Words,
    /// “session”, where it stands behind the ordinal.
    pub(crate) session_after: Words,
    /// “session”, where its year stands behind.
    pub(crate) session_of: Words,
    /// What stands before a period in which something is due.
    pub(crate) within: Words,
    /// What stands behind such a period.
    pub(crate) within_after: Words,
    /// What stands before a period after which something returns.
    pub(crate) every: Words,
    /// What stands before such a period and tells of one report or meeting: “next annual report”.
    pub(crate) no_every: Words,
    /// What stands behind it, likewise.
    pub(crate) no_every_after: Words,
    /// What stands behind a period that tells how long something has lasted: “or longer”.
    pub(crate) no_within_after: Words,
    /// What stands before the day or year by which something is due.
    pub(crate) by: Words,
    /// What makes of that the end of a time that has a name: “for the period until 2030”.
    pub(crate) no_by: Words,
    /// What stands behind such a day or year.
    pub(crate) by_after: Words,
    /// One, two, three…
    pub(crate) cardinals: Counted,
    /// Days, weeks, months and years.
    pub(crate) units: [Words; 4],
    /// Phrases for a return, with the period between.
    pub(crate) periods: &'static [(&'static str, &'static str)],
    /// What a word of a request may begin.
    pub(crate) signs: Signs,
}
