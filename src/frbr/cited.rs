//! The works that symbols name (section 5.3 of the reference).

use super::WorkIri;
use crate::model::{Date, Symbol, roman_value};

/// A cited work.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cited {
    /// The work's IRI.
    pub iri: WorkIri,
    /// Whether its date is only the year that the symbol tells, or not known at all.
    pub date_inferred: bool,
}

/// The work that a symbol names, with the date that the citing phrase gives.
///
/// ```
/// use plenary::frbr::cite;
/// let cited = cite(&"A/RES/71/48".parse().unwrap(), None);
/// assert_eq!(cited.iri.as_str(), "/akn/un/statement/deliberation/un-ga/2016-01-01/71-48");
/// assert!(cited.date_inferred);
/// ```
pub fn cite(symbol: &Symbol, date: Option<Date>) -> Cited {
    let (doc_type, subtype, number) = kind(symbol);
    join(symbol, date, (doc_type, subtype, &actor(symbol)), &number)
}

/// The report of a body that a symbol names where the page says that it is one.
pub(crate) fn cite_report(symbol: &Symbol, date: Option<Date>, actor: &str) -> Cited {
    if kind(symbol).1 == "publication" {
        join(
            symbol,
            date,
            ("debateReport", "report", actor),
            symbol.as_str(),
        )
    } else {
        cite(symbol, date)
    }
}

fn join(symbol: &Symbol, date: Option<Date>, work: (&str, &str, &str), number: &str) -> Cited {
    let inferred = || year(symbol).and_then(|year| Date::new(year, 1, 1));
    let day = date.or_else(inferred).unwrap_or(Date::UNKNOWN);
    Cited {
        iri: WorkIri::new(work.0, work.1, work.2, day, number),
        date_inferred: date.is_none(),
    }
}

/// Type, subtype and number of the document.
fn kind(symbol: &Symbol) -> (&'static str, &'static str, String) {
    if let Some(number) = number_in(symbol) {
        return ("statement", "deliberation", number);
    }
    let text = symbol.as_str();
    let has = |head: &str| text.split('/').any(|part| part.starts_with(head));
    let (doc_type, subtype) = if text.contains("/PRST/") || has("L.") {
        ("statement", "deliberation")
    } else if has("PV.") || has("SR.") {
        ("debate", "record")
    } else if is_agenda(text) {
        ("debateReport", "agenda")
    } else {
        ("documentCollection", "publication")
    };
    (doc_type, subtype, text.to_owned())
}

fn is_agenda(text: &str) -> bool {
    text.strip_prefix("A/")
        .and_then(|rest| rest.strip_suffix("/251"))
        .and_then(|session| session.parse().ok())
        .is_some_and(|session: u32| (31..200).contains(&session))
}

/// The number in the symbol of a resolution or decision, `72/57` of A/RES/72/57.
pub(crate) fn number_in(symbol: &Symbol) -> Option<String> {
    const HEADS: [&str; 8] = [
        "A/RES/",
        "A/DEC/",
        "S/RES/",
        "E/RES/",
        "E/DEC/",
        "A/HRC/RES/",
        "A/HRC/DEC/",
        "T/RES/",
    ];
    let text = symbol.as_str();
    let number = HEADS.iter().find_map(|head| text.strip_prefix(head))?;
    // The blank that symbols drop and numbers have: 1514 (XV), 56/24 V.
    let mut spaced = String::with_capacity(number.len() + 1);
    let mut before = ' ';
    for c in number.chars() {
        let letter = c.is_ascii_uppercase() && before.is_ascii_digit();
        if letter || (c == '(' && before != ' ') {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    Some(spaced)
}

/// The body whose symbol it is, as IRIs name it.
pub(crate) fn actor(symbol: &Symbol) -> String {
    let text = symbol.as_str();
    let mut parts = text.split('/');
    let organ = parts.next().unwrap_or_default();
    let second = parts.next().unwrap_or_default();
    let committee = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty();
    let fixed = match (organ, second) {
        ("A", "HRC") => "un-hrc",
        ("A", _) => match (second.strip_prefix("C."), second.strip_prefix("CONF.")) {
            (Some(n), _) if committee(n) => return format!("un-ga-c{n}"),
            (_, Some(n)) if committee(n) => return format!("un-conf{n}"),
            _ => "un-ga",
        },
        ("S", _) => "un-sc",
        ("E", _) => "un-ecosoc",
        ("T", _) => "un-tc",
        ("ST", "SG") => "un-sg",
        _ => return format!("un-{}", organ.to_ascii_lowercase()),
    };
    fixed.to_owned()
}

/// The year that a symbol tells.
fn year(symbol: &Symbol) -> Option<u16> {
    let text = symbol.as_str();
    let parts = || text.split('/').skip(1);
    if let Some(rest) = text.strip_prefix("A/HRC/") {
        return rest.split('/').find_map(council_year);
    }
    if text.starts_with("A/CONF.") || symbol.organ_letters() != "A" {
        return calendar_year(parts());
    }
    // A/AC.109/2024/12: of a body that counts by years. A/1996/Add.1 is a document's number.
    if let Some(year) = calendar_year(parts().skip(1)) {
        return Some(year);
    }
    let mut parts = parts().peekable();
    while let Some(part) = parts.next() {
        if let Some((_, session)) = part.split_once('(') {
            return session_year(session.trim_end_matches(')'));
        }
        // A number alone is a document's, not a session's: A/1234.
        if parts.peek().is_some()
            && let Some(year) = session_year(part)
        {
            return Some(year);
        }
    }
    None
}

/// The year among the parts of a symbol, `2022` of S/2022/481, `2000` of S/RES/1325 (2000). The last
/// part is a number: CD/1985.
fn calendar_year<'a>(parts: impl Iterator<Item = &'a str>) -> Option<u16> {
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let bracket = part.rsplit_once('(');
        let digits = bracket.map_or(part, |(_, year)| year.trim_end_matches(')'));
        let year = digits.parse().ok().filter(|_| digits.len() == 4);
        let year = year.filter(|year| (1946..2200).contains(year));
        if year.is_some() && (bracket.is_some() || parts.peek().is_some()) {
            return year;
        }
    }
    None
}

/// The year of a session of the Human Rights Council: three regular ones a year since 2006, and
/// special ones, `S-35`.
fn council_year(session: &str) -> Option<u16> {
    const SPECIAL: [u16; 36] = [
        2006, 2006, 2006, 2006, 2007, 2008, 2008, 2008, 2009, 2009, 2009, 2009, 2010, 2010, 2011,
        2011, 2011, 2011, 2012, 2014, 2014, 2014, 2015, 2015, 2016, 2016, 2017, 2018, 2021, 2021,
        2021, 2021, 2021, 2022, 2022, 2023,
    ];
    if let Some(special) = session.strip_prefix("S-") {
        let place = special.parse::<usize>().ok()?.checked_sub(1)?;
        return SPECIAL.get(place).copied();
    }
    let session: u16 = session.parse().ok()?;
    let is_session = (1..=300).contains(&session);
    is_session.then(|| 2006 + (session - 1) / 3)
}

/// The year in which a session of the General Assembly began: `72`, `XV`, `S-32`, `S-VI`, `ES-11`.
fn session_year(session: &str) -> Option<u16> {
    const SPECIAL: [u16; 32] = [
        1947, 1948, 1961, 1963, 1967, 1974, 1975, 1978, 1978, 1978, 1980, 1982, 1986, 1986, 1988,
        1989, 1990, 1990, 1997, 1998, 1999, 1999, 2000, 2000, 2001, 2001, 2002, 2005, 2014, 2016,
        2020, 2021,
    ];
    const EMERGENCY: [u16; 11] = [
        1956, 1956, 1958, 1960, 1967, 1980, 1980, 1981, 1982, 1997, 2022,
    ];
    let number = |text: &str| {
        text.parse::<u16>()
            .ok()
            .or_else(|| Some(roman_value(text)? as u16))
    };
    let at = |table: &[u16], text| {
        let place = usize::from(number(text)?.checked_sub(1)?);
        table.get(place).copied()
    };
    if let Some(n) = session.strip_prefix("ES-") {
        at(&EMERGENCY, n)
    } else if let Some(n) = session.strip_prefix("S-") {
        at(&SPECIAL, n)
    } else {
        number(session)
            .filter(|n| (1..200).contains(n))
            .map(|n| 1945 + n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_give_the_iris_of_the_reference() {
        for (symbol, date, iri) in [
            (
                "A/RES/71/48",
                Some("2016-12-05"),
                "statement/deliberation/un-ga/2016-12-05/71-48",
            ),
            (
                "A/RES/56/24V",
                None,
                "statement/deliberation/un-ga/2001-01-01/56-24_V",
            ),
            (
                "A/RES/2625 (XXV)",
                None,
                "statement/deliberation/un-ga/1970-01-01/2625_(XXV)",
            ),
            (
                "A/RES/3201(S-VI)",
                None,
                "statement/deliberation/un-ga/1974-01-01/3201_(S-VI)",
            ),
            (
                "A/RES/ES-10/27",
                None,
                "statement/deliberation/un-ga/1997-01-01/ES-10-27",
            ),
            (
                "S/RES/1459 (2003)",
                None,
                "statement/deliberation/un-sc/2003-01-01/1459_(2003)",
            ),
            (
                "A/HRC/RES/55/3",
                None,
                "statement/deliberation/un-hrc/2024-01-01/55-3",
            ),
            (
                "E/RES/2018/9",
                None,
                "statement/deliberation/un-ecosoc/2018-01-01/2018-9",
            ),
            (
                "S/PRST/2021/13",
                None,
                "statement/deliberation/un-sc/2021-01-01/S-PRST-2021-13",
            ),
            (
                "A/C.1/72/L.56",
                None,
                "statement/deliberation/un-ga-c1/2017-01-01/A-C.1-72-L.56",
            ),
            (
                "A/72/251",
                None,
                "debateReport/agenda/un-ga/2017-01-01/A-72-251",
            ),
            (
                "A/72/PV.62",
                None,
                "debate/record/un-ga/2017-01-01/A-72-PV.62",
            ),
            (
                "A/60/88/Corr.2",
                None,
                "documentCollection/publication/un-ga/2005-01-01/A-60-88-Corr.2",
            ),
            (
                "A/CONF.192/15",
                None,
                "documentCollection/publication/un-conf192/0001-01-01/A-CONF.192-15",
            ),
        ] {
            let cited = cite(
                &symbol.parse().unwrap(),
                date.map(|d: &str| d.parse().unwrap()),
            );
            assert_eq!(cited.iri.as_str(), format!("/akn/un/{iri}"), "{symbol}");
            assert_eq!(cited.date_inferred, date.is_none());
        }
        let report = cite_report(&"A/72/409".parse().unwrap(), None, "un-ga-c1");
        assert_eq!(
            report.iri.as_str(),
            "/akn/un/debateReport/report/un-ga-c1/2017-01-01/A-72-409"
        );
    }

    #[test]
    fn years_are_those_of_sessions_or_stand_before_a_number() {
        for (symbol, work) in [
            (
                "A/HRC/RES/S-35/1",
                "statement/deliberation/un-hrc/2022-01-01/S-35-1",
            ),
            (
                "A/AC.109/2024/12",
                "documentCollection/publication/un-ga/2024-01-01/A-AC.109-2024-12",
            ),
            (
                "A/1996/Add.1",
                "documentCollection/publication/un-ga/0001-01-01/A-1996-Add.1",
            ),
            (
                "CD/1985",
                "documentCollection/publication/un-cd/0001-01-01/CD-1985",
            ),
        ] {
            let cited = cite(&symbol.parse().unwrap(), None);
            assert_eq!(cited.iri.as_str(), format!("/akn/un/{work}"));
        }
    }
}
