//! Whose number it is: the organ named beside it, its own, or the last one named, if the number and
//! the day fit how that organ counts.

use super::Citing;
use super::number::Form;
use crate::language::{Folded, Pack, Sought};
use crate::model::{Date, Kind, Language, Organ, Symbol, roman_value};
use std::ops::Range;
use std::sync::OnceLock;

/// A body that is named beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Body {
    Organ(Organ),
    /// “the Assembly”
    Assembly,
    /// “the Council”: which one, the form of the number tells.
    Council,
    /// A body whose numbers are not read: a commission, a conference of parties.
    Other,
}

/// The names of bodies, by the pack.
fn names(pack: &'static Pack) -> impl Iterator<Item = (Body, &'static [&'static str])> {
    let citations = &pack.citations;
    let organs = Organ::ALL
        .into_iter()
        .map(move |organ| (Body::Organ(organ), pack.organs.of(organ)));
    let short = [
        (Body::Assembly, citations.assembly),
        (Body::Council, citations.council),
        (Body::Other, citations.other_bodies),
    ];
    organs.chain(short)
}

/// The body whose name ends here, and where it begins.
pub(super) fn named_before(
    line: &Folded<'_>,
    at: usize,
    floor: usize,
    citing: Citing,
) -> Option<(Body, usize)> {
    let text = &line.text()[floor..at];
    let mut behind = citing.pack.citations.of_the_united_nations.iter();
    let text = behind
        .find_map(|words| text.strip_suffix(words))
        .unwrap_or(text);
    let text = text
        .strip_suffix("'s")
        .or(text.strip_suffix('\''))
        .unwrap_or(text);
    let named = names(citing.pack).flat_map(|(body, names)| {
        names
            .iter()
            .filter(|name| text.ends_with(*name))
            .map(move |name| (body, name.len()))
    });
    let (body, len) = named.max_by_key(|(_, len)| *len)?;
    Some((body, floor + text.len() - len))
}

/// The body whose name stands here, behind small words (which must be there where it is `joined`),
/// and where it ends.
pub(super) fn named_behind(
    line: &Folded<'_>,
    at: usize,
    joined: bool,
    citing: Citing,
) -> Option<(Body, usize)> {
    let of = citing.pack.citations.of;
    let rest = line.text().get(at..).unwrap_or_default();
    let joints = of
        .iter()
        .filter(|of| rest.starts_with(*of))
        .map(|of| of.len());
    let name = |from: usize| {
        let rest = &rest[from..];
        let named = names(citing.pack).flat_map(|(body, names)| {
            names
                .iter()
                .filter(|name| rest.starts_with(*name))
                .map(move |name| (body, from + name.len()))
        });
        named.max_by_key(|(_, end)| *end)
    };
    let bare = (!joined).then_some(0);
    let (body, end) = joints
        .chain(bare)
        .filter_map(name)
        .max_by_key(|(_, end)| *end)?;
    Some((body, at + end))
}

/// The names of bodies in a whole text.
static NAMES: [OnceLock<Sought<Body>>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

/// The organs that a line names, found once, when they are asked for.
pub(super) struct Mentions<'a, 'b> {
    line: &'a Folded<'b>,
    citing: Citing,
    found: Option<Vec<(usize, Body)>>,
}

impl<'a, 'b> Mentions<'a, 'b> {
    pub(super) fn new(line: &'a Folded<'b>, citing: Citing) -> Self {
        Self {
            line,
            citing,
            found: None,
        }
    }

    /// The last body named before a place, and where its name ends.
    pub(super) fn before(&mut self, at: usize) -> Option<(usize, Body)> {
        let found = self.found.get_or_insert_with(|| {
            let pack = self.citing.pack;
            let sought = NAMES[pack.language as usize].get_or_init(|| {
                let names = names(pack);
                Sought::new(
                    names.flat_map(|(body, names)| names.iter().map(move |name| (*name, body))),
                )
            });
            let mut found: Vec<(Range<usize>, Body)> = Vec::new();
            sought.each(self.line.text(), |at, name, body| {
                found.push((at..at + name.len(), *body));
            });
            // A name within a longer one is not named.
            found.sort_by_key(|(range, _)| (range.end, range.start));
            found.dedup_by(|later, earlier| {
                let inside = earlier.0.end == later.0.end;
                inside && earlier.0.start <= later.0.start
            });
            found
                .into_iter()
                .map(|(range, body)| (range.end, body))
                .collect()
        });
        let after = found.partition_point(|(end, _)| *end <= at);
        Some(found[after.checked_sub(1)?])
    }
}

/// Above this session of the Human Rights Council those of the Assembly are meant, which are cited
/// most, and the Council's were yet to come when this was written; a day, where there is one, decides.
const COUNCIL_REACH: u32 = 64;

/// A number that is held against an organ's way of counting.
pub(super) struct Claim<'a> {
    pub(super) form: &'a Form,
    /// What the governing noun says; `None` where there is none.
    pub(super) kind: Option<Kind>,
    pub(super) date: Option<Date>,
}

impl Claim<'_> {
    /// The symbol, where the body is named beside the number.
    pub(super) fn of(&self, body: Body, own: Option<Organ>) -> Option<Symbol> {
        match body {
            Body::Organ(organ) => self.symbol(organ).or_else(|| self.by_form()),
            Body::Assembly => self.symbol(Organ::GeneralAssembly),
            Body::Council => self.by_form().or_else(|| {
                let own = own.filter(|organ| *organ != Organ::GeneralAssembly);
                self.symbol(own.unwrap_or(Organ::HumanRightsCouncil))
            }),
            Body::Other => None,
        }
    }

    /// The symbol, where no body is named: that of the organ whose text it is.
    pub(super) fn of_own(&self, own: Option<Organ>) -> Option<Symbol> {
        self.by_form().or_else(|| {
            let own = own.unwrap_or(Organ::GeneralAssembly);
            let beyond =
                matches!(self.form, Form::Session(session, ..) if *session > COUNCIL_REACH);
            let claims = own != Organ::HumanRightsCouncil || self.date.is_some() || !beyond;
            let symbol = claims.then(|| self.symbol(own)).flatten();
            // Other organs cite the Assembly, and say so or not.
            symbol.or_else(|| self.symbol(Organ::GeneralAssembly))
        })
    }

    /// The symbol, where a body is named somewhere before.
    pub(super) fn of_mentioned(&self, body: Body) -> Option<Symbol> {
        match body {
            Body::Organ(organ) => self.symbol(organ),
            Body::Council => self.symbol(Organ::HumanRightsCouncil),
            Body::Assembly | Body::Other => None,
        }
    }

    /// Forms that only one organ uses.
    fn by_form(&self) -> Option<Symbol> {
        match self.form {
            Form::Year(..) => self.symbol(Organ::SecurityCouncil),
            Form::Session(1000.., ..) => self.symbol(Organ::EconomicAndSocialCouncil),
            _ => None,
        }
    }

    fn symbol(&self, organ: Organ) -> Option<Symbol> {
        let text = match (organ, self.form) {
            (Organ::GeneralAssembly, form) => self.of_assembly(form)?,
            (Organ::SecurityCouncil, Form::Year(number, year)) => {
                let fits = (1946..2100).contains(year) && *number < 5000 && self.kind.is_some();
                let day = self.within(*year, *year);
                (fits && day).then(|| format!("S/RES/{number} ({year})"))?
            }
            (Organ::EconomicAndSocialCouncil, Form::Session(year, number, letter)) => {
                let fits = (1978..2100).contains(year) && (1..500).contains(number);
                let governed = self.kind.is_some() || self.date.is_some();
                let day = self.within(*year, year + 1);
                let decides = matches!(self.kind, Some(Kind::Decision | Kind::DraftDecision));
                let kind = if decides || *number > 200 {
                    "DEC"
                } else {
                    "RES"
                };
                let letter = letter.map(String::from).unwrap_or_default();
                (fits && governed && day).then(|| format!("E/{kind}/{year}/{number}{letter}"))?
            }
            (Organ::EconomicAndSocialCouncil, Form::Roman(number, letter, session)) => {
                let session_number = roman_value(session)?;
                let letter = letter.map(String::from).unwrap_or_default();
                let fits = counts(&COUNCIL, session_number, *number) && self.kind.is_some();
                fits.then(|| format!("E/RES/{number}{letter}({session})"))?
            }
            (Organ::HumanRightsCouncil, Form::Session(session, number, None)) => {
                let kind = self.kind?;
                let year = 2006 + (session.max(&1) - 1) / 3;
                let fits = (1..=120).contains(session)
                    && self.within(year.saturating_sub(1), year + 1)
                    && match kind {
                        Kind::Decision | Kind::DraftDecision => (1..=180).contains(number),
                        Kind::Resolution | Kind::DraftResolution => (1..=70).contains(number),
                    };
                fits.then(|| format!("A/HRC/{}/{session}/{number}", series(kind)))?
            }
            (Organ::HumanRightsCouncil, Form::Special("S", session, number)) => {
                format!("A/HRC/{}/S-{session}/{number}", series(self.kind?))
            }
            (Organ::TrusteeshipCouncil, Form::Roman(number, _, session)) => {
                let fits = self.kind.is_some() && (1..=61).contains(&roman_value(session)?);
                fits.then(|| format!("T/RES/{number}({session})"))?
            }
            _ => return None,
        };
        text.parse().ok()
    }

    fn of_assembly(&self, form: &Form) -> Option<String> {
        Some(match form {
            Form::Session(session, number, letter) => {
                let decision = *number > 400;
                let year = 1945 + session;
                let day = self.date.is_some() && self.within(year, year + 1);
                let fits = (31..200).contains(session)
                    && *number < 1000
                    && self.within(year, year + 1)
                    && match self.kind {
                        Some(Kind::Decision | Kind::DraftDecision) => *number > 300,
                        Some(Kind::Resolution | Kind::DraftResolution) => !decision,
                        None => day,
                    };
                let is_decision = decision || matches!(self.kind, Some(Kind::Decision));
                let series = if is_decision { "DEC" } else { "RES" };
                let letter = letter.map(String::from).unwrap_or_default();
                fits.then(|| format!("A/{series}/{session}/{number}{letter}"))?
            }
            Form::Special(letters, session, number) => {
                // Emergency special sessions are rare, and resumed for decades.
                let most = if *letters == "ES" { 15 } else { 60 };
                let fits = (1..=most).contains(session) && (1..1000).contains(number);
                let series = self.kind.map_or("RES", series);
                fits.then(|| format!("A/{series}/{letters}-{session}/{number}"))?
            }
            Form::Roman(number, letter, session) => {
                let numeral = session.trim_start_matches("ES-").trim_start_matches("S-");
                let value = roman_value(numeral)?;
                let regular = numeral.len() == session.len();
                let year = 1945 + value;
                let day = !regular || self.within(year, year + 1);
                let fits = day && (!regular || counts(&ASSEMBLY, value, *number));
                let governed = self.kind.is_some() || self.date.is_some();
                let letter = letter.map(String::from).unwrap_or_default();
                (fits && governed).then(|| format!("A/RES/{number}{letter}({session})"))?
            }
            Form::Year(..) => return None,
        })
    }

    /// Whether the day beside the number, if there is one, is of these years.
    fn within(&self, first: u32, last: u32) -> bool {
        self.date
            .is_none_or(|date| (first..=last).contains(&u32::from(date.year())))
    }
}

/// Sessions in Roman numerals with the number of a resolution of about their middle: numbers ran on
/// from session to session.
type Count = [(u32, u32)];

/// The General Assembly, sessions I to XXX.
const ASSEMBLY: [(u32, u32); 8] = [
    (1, 50),
    (3, 235),
    (5, 430),
    (10, 955),
    (15, 1570),
    (20, 2070),
    (25, 2690),
    (30, 3450),
];

/// The Economic and Social Council, sessions I to LXIII.
const COUNCIL: [(u32, u32); 10] = [
    (1, 10),
    (4, 60),
    (8, 217),
    (10, 288),
    (14, 454),
    (24, 663),
    (42, 1235),
    (48, 1503),
    (60, 1996),
    (63, 2100),
];

/// Whether an organ that counts in this way can have reached the number in the session.
fn counts(count: &Count, session: u32, number: u32) -> bool {
    const TOLERANCE: u32 = 130;
    count.windows(2).any(|pair| {
        let [(first, low), (last, high)] = [pair[0], pair[1]];
        (first..=last).contains(&session) && {
            let expected = low + (high - low) * (session - first) / (last - first);
            number.abs_diff(expected) <= TOLERANCE
        }
    })
}

fn series(kind: Kind) -> &'static str {
    match kind {
        Kind::Resolution | Kind::DraftResolution => "RES",
        Kind::Decision | Kind::DraftDecision => "DEC",
    }
}
