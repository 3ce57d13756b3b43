//! The tables of a pack. The field names are the keys of the TOML files.

use super::lead::Lead;
use crate::model::{Committee, Concept, Kind, Language, Organ};

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The pack of a language.
pub(crate) fn pack(language: Language) -> &'static Pack {
    match language {
        Language::Arabic => &AR,
        Language::Chinese => &ZH,
        Language::English => &EN,
        Language::French => &FR,
        Language::Russian => &RU,
        Language::Spanish => &ES,
    }
}

/// Phrases, folded without blanks.
pub(crate) type Words = &'static [&'static str];

/// Words that count, folded without blanks and sorted.
pub(crate) type Counted = &'static [(&'static str, u32)];

/// A phrase with slots.
pub(crate) type Template = &'static [Piece];

/// Templates for one thing, and with what they may begin.
pub(crate) struct Forms {
    pub(crate) templates: &'static [Template],
    pub(crate) lead: Lead,
}

/// Opening phrases with their actions, and with what they and the words around them may begin.
pub(crate) struct Openers {
    pub(crate) phrases: &'static [(&'static str, Concept)],
    pub(crate) lead: Lead,
}

/// A piece of a template.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Words, folded without blanks.
    Literal(&'static str),
    /// A place that code can read.
    Slot(Slot),
}

/// What may stand in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// A date, by the forms of the pack.
    Date,
    /// The day of a month.
    Day,
    /// The name of a month.
    Month,
    /// A year of four digits.
    Year,
    /// A name of an organ.
    Organ,
    /// A name of a committee.
    Committee,
    /// A word for a kind of document.
    Kind,
    /// A number of a resolution, a section or an annex.
    Number,
    /// An ordinal in words or digits.
    Ordinal,
    /// A document symbol.
    Symbol,
    /// Items of the agenda.
    Items,
    /// The name of a language.
    Language,
    /// The number of a place within a document: `5`, `VI`, `六`, or a word for it.
    Place,
    /// Letters and digits with stops between: `16.4`, `E.01.II.A.7`.
    Code,
    /// Any words.
    Any,
}

/// The scripts of the six languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Han,
}

/// The words of one language.
pub(crate) struct Pack {
    pub(crate) language: Language,
    pub(crate) script: Script,
    /// Frequent words that the other languages of the same script do not have, sorted.
    pub(crate) common_words: Words,
    pub(crate) organs: Organs,
    pub(crate) formulas: Organs,
    pub(crate) committees: Committees,
    pub(crate) kinds: Kinds,
    pub(crate) masthead: Masthead,
    pub(crate) dates: Dates,
    pub(crate) ordinals: Ordinals,
    pub(crate) closing: Closing,
    pub(crate) numbers: Numbers,
    pub(crate) divisions: Divisions,
    /// Openers of recitals, folded (blanks kept but in Chinese), sorted.
    pub(crate) recitals: Openers,
    /// Openers of operative paragraphs, likewise.
    pub(crate) operatives: Openers,
    pub(crate) modifiers: Modifiers,
    /// The beginnings of the modifiers that are shades.
    pub(crate) shades: Lead,
    /// The beginnings of those that stand before an opener.
    pub(crate) leading: Lead,
    /// The beginnings of the formulas.
    pub(crate) formula_lead: Lead,
    pub(crate) furniture: Furniture,
    pub(crate) citations: Citations,
    pub(crate) portions: Portions,
    pub(crate) named: Named,
}

pub(crate) struct Organs {
    pub(crate) general_assembly: Words,
    pub(crate) security_council: Words,
    pub(crate) economic_and_social_council: Words,
    pub(crate) human_rights_council: Words,
    pub(crate) trusteeship_council: Words,
}

impl Organs {
    /// The phrases for one organ.
    pub(crate) fn of(&self, organ: Organ) -> Words {
        match organ {
            Organ::GeneralAssembly => self.general_assembly,
            Organ::SecurityCouncil => self.security_council,
            Organ::EconomicAndSocialCouncil => self.economic_and_social_council,
            Organ::HumanRightsCouncil => self.human_rights_council,
            Organ::TrusteeshipCouncil => self.trusteeship_council,
        }
    }
}

pub(crate) struct Committees {
    pub(crate) first: Words,
    pub(crate) second: Words,
    pub(crate) third: Words,
    pub(crate) fourth: Words,
    pub(crate) fifth: Words,
    pub(crate) sixth: Words,
    pub(crate) general: Words,
    pub(crate) credentials: Words,
    /// The words that stand for “no Main Committee”.
    pub(crate) plenary: Words,
}

impl Committees {
    /// The committees with their names.
    pub(crate) fn all(&self) -> [(Committee, Words); 9] {
        [
            (Committee::First, self.first),
            (Committee::Second, self.second),
            (Committee::Third, self.third),
            (Committee::Fourth, self.fourth),
            (Committee::Fifth, self.fifth),
            (Committee::Sixth, self.sixth),
            (Committee::General, self.general),
            (Committee::Credentials, self.credentials),
            (Committee::Plenary, self.plenary),
        ]
    }
}

pub(crate) struct Kinds {
    pub(crate) resolution: Words,
    pub(crate) decision: Words,
    pub(crate) draft_resolution: Words,
    pub(crate) draft_decision: Words,
}

impl Kinds {
    /// The kinds with their words.
    pub(crate) fn all(&self) -> [(Kind, Words); 4] {
        [
            (Kind::DraftResolution, self.draft_resolution),
            (Kind::DraftDecision, self.draft_decision),
            (Kind::Resolution, self.resolution),
            (Kind::Decision, self.decision),
        ]
    }
}

pub(crate) struct Masthead {
    pub(crate) organization: Forms,
    pub(crate) distribution: Forms,
    pub(crate) original: Forms,
    pub(crate) session: Forms,
    pub(crate) special_session: Forms,
    pub(crate) emergency_session: Forms,
    pub(crate) agenda: Forms,
    pub(crate) heading: Forms,
    /// The day of adoption on a line of its own, behind the number.
    pub(crate) day: Forms,
    pub(crate) adoption: Forms,
    pub(crate) proponent: Forms,
    pub(crate) notice: Forms,
    /// Each language, its name as printed, and its name folded.
    pub(crate) language_names: &'static [(Language, &'static str, &'static str)],
}

pub(crate) struct Dates {
    pub(crate) forms: Forms,
    /// A day without its year, as the first or last of several.
    pub(crate) partial: Forms,
    /// What stands between the days of which only one has a year: “3 to 14 June 2024”.
    pub(crate) ranges: Words,
    pub(crate) months: Months,
}

/// The names of each month, and with what they may begin.
pub(crate) struct Months {
    pub(crate) names: &'static [Words],
    pub(crate) lead: Lead,
}

pub(crate) struct Ordinals {
    /// The words for first, second, third…, with their number.
    pub(crate) words: Counted,
    /// The words for one hundred, two hundred… before those words, and behind them.
    pub(crate) hundreds: Counted,
    pub(crate) hundreds_behind: Counted,
    /// What may follow the digits of an ordinal.
    pub(crate) marks: Words,
}

pub(crate) struct Closing {
    pub(crate) meeting: Forms,
    pub(crate) resumed_meeting: Forms,
    /// How a decision is told: “At its 4th plenary meeting, on 21 September 1979, the General Assembly”.
    pub(crate) told: Forms,
    pub(crate) plenary: Words,
    pub(crate) without_vote: Forms,
    pub(crate) recorded_vote: Forms,
    /// Words for no vote on a side.
    pub(crate) none: Words,
    /// Words for one vote on a side.
    pub(crate) one: Words,
    /// How words begin that stand behind the number of those who abstained.
    pub(crate) abstained: Words,
    pub(crate) in_favour: Words,
    pub(crate) against: Words,
    pub(crate) abstaining: Words,
}

pub(crate) struct Numbers {
    /// The letters of points in order; where two orders are in use, the commoner first.
    pub(crate) letters: Words,
    /// Look-alikes and variants of those letters.
    pub(crate) alternatives: &'static [(char, char)],
    /// Words for section letters, with their place.
    pub(crate) letter_words: Counted,
    /// Words for section numerals, with their number.
    pub(crate) section_words: Counted,
    /// Words for one, two, three… behind the word for a part.
    pub(crate) part_words: Counted,
    /// The mark before the decimals.
    pub(crate) decimal: &'static str,
    /// Words that are printed before a number without a blank.
    pub(crate) glued: Words,
    /// Words that are printed behind a number without a blank.
    pub(crate) counters: Words,
}

pub(crate) struct Divisions {
    pub(crate) part: Forms,
    pub(crate) section: Forms,
    pub(crate) chapter: Forms,
    pub(crate) annex: Forms,
    pub(crate) appendix: Forms,
}

pub(crate) struct Modifiers {
    pub(crate) also: Words,
    pub(crate) further: Words,
    pub(crate) again: Words,
    /// Words that may stand before an opener and belong to no action.
    pub(crate) leading: Words,
}

pub(crate) struct Furniture {
    pub(crate) lines: Forms,
    /// The number of a page with its word.
    pub(crate) page: Forms,
}

/// The words around numbers that cite.
pub(crate) struct Citations {
    /// “resolution”, in every form that a number may follow (in Chinese: go before).
    pub(crate) resolution: Words,
    /// “decision”, likewise.
    pub(crate) decision: Words,
    /// What stands between the noun and the number, `No.`, `第`.
    pub(crate) number_marks: Words,
    /// What stands behind the number, `号`.
    pub(crate) number_ends: Words,
    /// What joins the numbers of a list.
    pub(crate) and: Words,
    /// What leads from a number to its day.
    pub(crate) date_links: Words,
    /// What leads from a number to the name of its organ.
    pub(crate) of: Words,
    /// “the Assembly”, without more.
    pub(crate) assembly: Words,
    /// “the Council”, without more.
    pub(crate) council: Words,
    /// Bodies whose numbers are not to be taken for those of the principal organs.
    pub(crate) other_bodies: Words,
    /// The letters of a special session, `S`.
    pub(crate) special_session: Words,
    /// The letters of an emergency special session, `ES`.
    pub(crate) emergency_session: Words,
    /// The letters before the number of a session in brackets, where that is not a Roman numeral.
    pub(crate) regular_session: Words,
    /// What may stand behind the name of an organ: “of the United Nations”.
    pub(crate) of_the_united_nations: Words,
    /// What stands between a number and its title in quotes: “entitled”.
    pub(crate) titled: Words,
    /// What stands between a day and what the resolution is about, where its number stands behind.
    pub(crate) about: Words,
    /// What leads to the subject of one of several resolutions with one day.
    pub(crate) subject: Words,
    /// What stands for the document of the note before.
    pub(crate) ibid: Words,
}

/// The words for places within a document.
pub(crate) struct Portions {
    pub(crate) paragraph: Forms,
    pub(crate) section: Forms,
    pub(crate) annex: Forms,
    pub(crate) part: Forms,
    pub(crate) chapter: Forms,
    pub(crate) article: Forms,
    /// What stands between a place and the document it is in: “of its”.
    pub(crate) of: Words,
    /// What stands between a document and a place in it that is named behind.
    pub(crate) behind: Words,
    /// What tells before a place that it is one of this text.
    pub(crate) own_before: Words,
    /// What tells behind a place that it is one of this text: “above”.
    pub(crate) own_behind: Words,
    /// What tells before a place that it is one of the whole resolution, also in an annex to it.
    pub(crate) act_before: Words,
    /// Likewise behind a place: “of the present resolution”.
    pub(crate) act_behind: Words,
    /// One of these, as printed, stands in a text that cites without a digit.
    pub(crate) without_digits: Words,
}

/// The forms in which texts without a symbol are cited.
pub(crate) struct Named {
    pub(crate) charter: Forms,
    /// Articles of the Charter, each with its number.
    pub(crate) articles: Forms,
    pub(crate) chapters: Forms,
    /// The last number is the treaty's.
    pub(crate) treaty: Forms,
    /// Likewise, where the series is that of the note before.
    pub(crate) volume: Forms,
    pub(crate) goal: Forms,
    /// Goals and targets in the plural, of which more may follow.
    pub(crate) goals: Forms,
    pub(crate) publication: Forms,
    /// Supplements of the Official Records, by session or year and number.
    pub(crate) records: Forms,
    /// Items of the agenda.
    pub(crate) agenda: Forms,
}
