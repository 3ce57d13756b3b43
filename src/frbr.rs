//! IRIs of works, expressions and manifestations: the only place where an IRI is joined.
//!
//! A work is a text whatever its language, an expression its text in one language, a manifestation
//! that text in one format (section 2 of the reference).

use crate::model::{
    AgendaItem, Committee, Date, Identity, Kind, Language, Meeting, Organ, SessionNumber,
};
use std::{fmt, str::FromStr};

pub use cited::{Cited, cite};
pub(crate) use cited::{cite_report, number_in};
pub(crate) use dgacm::{Published, agenda_entry, published_page, record, short_actor};

mod cited;
mod dgacm;

/// The resolver of symbols on the web.
pub(crate) const UNDOCS: &str = "https://undocs.org";

/// What stands for a number that is not known (section 2.3).
const UNKNOWN: &str = "unknown";

/// The IRI of a work: `/akn/un/statement/deliberation/un-ga/2017-12-04/72-57`.
///
/// `Display` and `FromStr` round-trip.
///
/// ```
/// use plenary::frbr::WorkIri;
/// use plenary::Language;
/// let work: WorkIri = "/akn/un/statement/deliberation/un-ga/2017-12-04/72-57".parse()?;
/// assert_eq!(work.actor(), "un-ga");
/// assert_eq!(work.number(), "72-57");
/// let expression = work.expression(Language::Chinese);
/// assert_eq!(expression.to_string(), format!("{work}/zho@"));
/// assert_eq!(expression.manifestation("xml").to_string(), format!("{work}/zho@.xml"));
/// # Ok::<(), plenary::frbr::InvalidWorkIri>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkIri(String);

/// The IRI of an expression: `…/72-57/zho@`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExpressionIri(String);

/// The IRI of a manifestation: `…/72-57/zho@.xml`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ManifestationIri(String);

impl WorkIri {
    /// Joins the segments. `number` is the number as printed.
    pub fn new(doc_type: &str, subtype: &str, actor: &str, date: Date, number: &str) -> Self {
        Self(format!(
            "/akn/un/{doc_type}/{subtype}/{actor}/{date}/{}",
            number_segment(number)
        ))
    }

    /// The IRI as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn segment(&self, place: usize) -> &str {
        self.0.split('/').nth(place).unwrap_or_default()
    }

    /// The name of the document's element.
    pub fn doc_type(&self) -> &str {
        self.segment(3)
    }

    /// The prescribed subtype.
    pub fn subtype(&self) -> &str {
        self.segment(4)
    }

    /// The body that made the work.
    pub fn actor(&self) -> &str {
        self.segment(5)
    }

    /// The date in its ISO form.
    pub fn date(&self) -> &str {
        self.segment(6)
    }

    /// The number as IRIs carry it.
    pub fn number(&self) -> &str {
        self.segment(7)
    }

    /// The work's original version in a language.
    #[must_use]
    pub fn expression(&self, language: Language) -> ExpressionIri {
        ExpressionIri(format!("{}/{}@", self.0, language.alpha3()))
    }

    /// A component of the work.
    #[must_use]
    pub fn component(&self, name: &str) -> String {
        format!("{}/!{name}", self.0)
    }
}

impl ExpressionIri {
    /// The expression in a format.
    #[must_use]
    pub fn manifestation(&self, format: &str) -> ManifestationIri {
        ManifestationIri(format!("{}.{format}", self.0))
    }

    /// A component of the expression.
    #[must_use]
    pub fn component(&self, name: &str) -> String {
        format!("{}/!{name}", self.0)
    }

    /// A component of the expression in a format.
    #[must_use]
    pub fn component_file(&self, name: &str, format: &str) -> String {
        format!("{}/!{name}.{format}", self.0)
    }
}

impl fmt::Display for WorkIri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for ExpressionIri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for ManifestationIri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is no IRI of a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidWorkIri(String);

impl fmt::Display for InvalidWorkIri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no IRI of a work of the United Nations", self.0)
    }
}

impl std::error::Error for InvalidWorkIri {}

impl FromStr for WorkIri {
    type Err = InvalidWorkIri;

    fn from_str(text: &str) -> Result<Self, InvalidWorkIri> {
        let fits = || {
            let mut rest = text.strip_prefix("/akn/un/")?.split('/');
            let letters = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphabetic());
            let names = letters(rest.next()?) && letters(rest.next()?);
            let actor = rest.next()?;
            let actor_fits = !actor.is_empty()
                && actor
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            let date = rest.next()?.parse::<Date>().is_ok();
            let number = rest.next()?;
            let number_fits = !number.is_empty() && number_segment(number) == number;
            (names && actor_fits && date && number_fits && rest.next().is_none()).then_some(())
        };
        fits()
            .map(|()| Self(text.to_owned()))
            .ok_or_else(|| InvalidWorkIri(text.to_owned()))
    }
}

/// A printed number as a segment of an IRI: `/` becomes `-`, a blank `_` (section 2.1), and what
/// an IRI gives a meaning to becomes `-`. Never empty.
pub(crate) fn number_segment(number: &str) -> String {
    let number = number.trim();
    if number.is_empty() {
        return UNKNOWN.to_owned();
    }
    let mut segment = String::with_capacity(number.len());
    segment.extend(number.chars().map(|c| match c {
        c if c.is_whitespace() => '_',
        c if c.is_alphanumeric() || "._()&*,;'".contains(c) => c,
        _ => '-',
    }));
    segment
}

/// The actor segment of an organ.
pub(crate) fn organ_actor(organ: Organ) -> &'static str {
    match organ {
        Organ::GeneralAssembly => "un-ga",
        Organ::SecurityCouncil => "un-sc",
        Organ::EconomicAndSocialCouncil => "un-ecosoc",
        Organ::HumanRightsCouncil => "un-hrc",
        Organ::TrusteeshipCouncil => "un-tc",
    }
}

/// The actor segment of a committee of the General Assembly; none for the plenary.
pub(crate) fn committee_actor(committee: Committee) -> Option<&'static str> {
    Some(match committee {
        Committee::First => "un-ga-c1",
        Committee::Second => "un-ga-c2",
        Committee::Third => "un-ga-c3",
        Committee::Fourth => "un-ga-c4",
        Committee::Fifth => "un-ga-c5",
        Committee::Sixth => "un-ga-c6",
        Committee::General => "un-ga-gc",
        Committee::Credentials => "un-ga-cc",
        Committee::Plenary => return None,
    })
}

/// The work that a document is, with its number as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The IRI.
    pub iri: WorkIri,
    /// The number as printed, `72/57`; `unknown` where there is none.
    pub number: String,
}

impl Work {
    /// The work of a resolution or decision, from what is known of it.
    ///
    /// ```
    /// use plenary::{frbr::Work, Fact, Identity, Organ};
    /// let mut identity = Identity::default();
    /// let unknown = Work::of(&identity).iri.to_string();
    /// assert_eq!(unknown, "/akn/un/statement/deliberation/un/0001-01-01/unknown");
    /// identity.organ = Some(Fact::printed(Organ::SecurityCouncil));
    /// identity.adopted = Some(Fact::printed("2024-02-29".parse().unwrap()));
    /// identity.number = Some(Fact::printed("2723 (2024)".into()));
    /// let known = Work::of(&identity).iri.to_string();
    /// assert_eq!(known, "/akn/un/statement/deliberation/un-sc/2024-02-29/2723_(2024)");
    /// ```
    pub fn of(identity: &Identity) -> Self {
        let draft = identity
            .kind
            .as_ref()
            .is_some_and(|k| matches!(k.value, Kind::DraftResolution | Kind::DraftDecision));
        let symbol = identity.symbol.as_ref().map(|fact| &fact.value);
        let organ = identity.organ.as_ref().map(|fact| organ_actor(fact.value));
        let printed = identity
            .number
            .as_ref()
            .map(|fact| fact.value.trim())
            .filter(|number| !number.is_empty());
        let whole = || symbol.map(ToString::to_string);
        let mut number = if draft {
            whole().or_else(|| printed.map(str::to_owned))
        } else {
            printed
                .map(str::to_owned)
                .or_else(|| symbol.and_then(number_in))
                .or_else(whole)
        }
        .unwrap_or_else(|| UNKNOWN.to_owned());
        if let Some(part) = identity.part.as_deref().map(str::trim)
            && !part.is_empty()
            && number
                .strip_suffix(part)
                .is_none_or(|head| !head.ends_with([' ', '-']))
        {
            number = [&number, " ", part].concat();
        }
        let by_symbol = symbol.map(cited::actor);
        let actor = match (draft, organ) {
            // A draft before a committee is the committee's.
            (true, _) | (false, None) => by_symbol.as_deref().or(organ),
            (false, Some(_)) => organ,
        };
        let date = adopted(identity);
        let iri = WorkIri::new(
            "statement",
            "deliberation",
            actor.unwrap_or("un"),
            date,
            &number,
        );
        Self { iri, number }
    }

    /// The work that holds resolutions issued under one number.
    pub(crate) fn collection_of(identity: &Identity, issued: Date) -> Self {
        let part = Self::of(identity);
        let symbol = identity.symbol.as_ref().map(|fact| fact.value.to_string());
        let number = symbol.unwrap_or(part.number);
        let actor = part.iri.actor();
        let iri = WorkIri::new("documentCollection", "publication", actor, issued, &number);
        Self { iri, number }
    }
}

/// The day of adoption, or what stands for it.
pub(crate) fn adopted(identity: &Identity) -> Date {
    identity
        .adopted
        .as_ref()
        .map_or(Date::UNKNOWN, |fact| fact.value)
}

/// The agenda of a regular session of the General Assembly, at an item. The agenda is the document
/// A/72/251 in each session since the symbols tell the session; other organs have no such custom.
pub(crate) fn agenda(
    organ: Option<Organ>,
    session: SessionNumber,
    item: &AgendaItem,
) -> Option<String> {
    let (Some(Organ::GeneralAssembly), SessionNumber::Regular(n @ 31..=199)) = (organ, session)
    else {
        return None;
    };
    let date = Date::new(1945 + n as u16, 1, 1)?;
    let work = WorkIri::new(
        "debateReport",
        "agenda",
        "un-ga",
        date,
        &format!("A/{n}/251"),
    );
    let mut iri = format!("{}#item_{}", work.component("main"), item.number);
    let letter = item.sub_item.iter().flat_map(|s| s.chars());
    let letter: String = letter.filter(char::is_ascii_alphanumeric).collect();
    if !letter.is_empty() {
        iri.push_str("__item_");
        iri.push_str(&letter);
    }
    Some(iri)
}

/// The address of a document on the web, in a language.
pub(crate) fn undocs(language: Language, symbol: &str) -> String {
    // The resolver takes a year in brackets without the blank before it.
    let symbol = symbol.replace(' ', "");
    format!("{UNDOCS}/{}/{symbol}", language.alpha2())
}

/// The address of a document on the web, in whatever language its reader prefers.
pub(crate) fn page(symbol: &crate::model::Symbol) -> String {
    format!("https://undocs.org/{}", symbol.as_str().replace(' ', ""))
}

/// The IRI of an entry of the United Nations' ontology.
pub(crate) fn ontology(class: &str, id: &str) -> String {
    format!("/akn/ontology/{class}/un/{id}")
}

/// The IRI of an entry of the ontology by its class, owner and name.
pub(crate) fn ontology_path(path: &str) -> String {
    ["/akn/ontology/", path].concat()
}

/// The IRI of an action's term: a term belongs to a language.
pub(crate) fn term(language: Language, key: &str) -> String {
    ontology("term", &format!("un.{}.{key}", language.alpha3()))
}

/// The IRI of a session as an event.
pub(crate) fn session_event(organ: &str, session: SessionNumber) -> String {
    ontology("event", &format!("{organ}/session/{session}"))
}

/// The name of a meeting as an event: `plenaryMeeting62`.
pub(crate) fn meeting_name(meeting: Meeting) -> String {
    let (kind, resumed) = meeting_words(meeting);
    format!("{kind}{}{resumed}", meeting.number)
}

/// The IRI of a meeting as an event.
pub(crate) fn meeting_event(
    organ: &str,
    session: Option<SessionNumber>,
    meeting: Meeting,
) -> String {
    let (kind, resumed) = meeting_words(meeting);
    let place = format!("{kind}/{}{resumed}", meeting.number);
    match session {
        Some(session) => format!("{}/{place}", session_event(organ, session)),
        None => ontology("event", &format!("{organ}/{place}")),
    }
}

fn meeting_words(meeting: Meeting) -> (&'static str, &'static str) {
    let kind = if meeting.plenary {
        "plenaryMeeting"
    } else {
        "meeting"
    };
    (kind, if meeting.resumed { "-resumed" } else { "" })
}

/// The name of an annex as a component of its host: `annex_1`, and `appendix_1_2` for the second
/// appendix to the first annex.
pub(crate) fn annex_component(path: &[usize]) -> String {
    let mut name = if path.len() > 1 { "appendix" } else { "annex" }.to_owned();
    for n in path {
        name.push('_');
        name.push_str(&n.to_string());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fact;

    fn ga() -> Identity {
        Identity {
            organ: Some(Fact::printed(Organ::GeneralAssembly)),
            adopted: Some(Fact::printed("2014-12-05".parse().unwrap())),
            number: Some(Fact::printed("69/96".into())),
            ..Identity::default()
        }
    }

    #[test]
    fn parts_have_numbers_of_their_own() {
        let mut identity = ga();
        identity.part = Some("A".into());
        let work = Work::of(&identity);
        assert_eq!(work.iri.number(), "69-96_A");
        assert_eq!(work.number, "69/96 A");
        identity.number = Some(Fact::printed("69/96 A".into()));
        assert_eq!(Work::of(&identity), work);
    }

    #[test]
    fn a_symbol_stands_in_for_a_number() {
        let mut identity = ga();
        identity.number = None;
        identity.symbol = Some(Fact::printed("A/RES/1514(XV)".parse().unwrap()));
        assert_eq!(Work::of(&identity).iri.number(), "1514_(XV)");
    }

    #[test]
    fn drafts_are_numbered_by_their_symbol() {
        let mut identity = ga();
        identity.kind = Some(Fact::printed(Kind::DraftResolution));
        identity.symbol = Some(Fact::printed("A/C.1/72/L.56".parse().unwrap()));
        let iri = Work::of(&identity).iri;
        assert_eq!((iri.actor(), iri.number()), ("un-ga-c1", "A-C.1-72-L.56"));
    }

    #[test]
    fn agenda_items() {
        let item = AgendaItem {
            number: 99,
            sub_item: Some("p".into()),
        };
        assert_eq!(
            agenda(
                Some(Organ::GeneralAssembly),
                SessionNumber::Regular(72),
                &item
            )
            .as_deref(),
            Some("/akn/un/debateReport/agenda/un-ga/2017-01-01/A-72-251/!main#item_99__item_p")
        );
        assert_eq!(agenda(None, SessionNumber::Regular(72), &item), None);
    }

    #[test]
    fn numbers_of_any_kind_give_a_segment() {
        for number in ["", " ", "\u{0}/#?%", "72 / 57\n", "第71号"] {
            let iri = WorkIri::new("statement", "deliberation", "un", Date::UNKNOWN, number);
            assert_eq!(iri.to_string().parse(), Ok(iri));
        }
    }
}
