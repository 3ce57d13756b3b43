//! What the document is, from what its lines say; what none says is inferred where it is certain.

use super::masthead::{Piece, kind_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::template::{self, Value};
use crate::language::{Blanks, Folded, Pack, fold_char, head};
use crate::model::{
    Date, Fact, Kind, MastheadKind, Organ, Resolution, SessionNumber, Symbol, roman_value,
};

/// What was read on the way.
#[derive(Debug, Default)]
pub(super) struct Clues {
    /// The organ of the enacting formula.
    pub(super) formula: Option<Organ>,
    /// The organ of the adoption line.
    adoption: Option<Organ>,
    /// The organ of the masthead.
    masthead: Option<Organ>,
    /// Whether a Main Committee is named.
    committee: bool,
    kind: Option<Kind>,
    symbol: Option<Symbol>,
    session: Option<SessionNumber>,
    adopted: Option<Date>,
    /// Whether the masthead names the meeting that adopted the text.
    meeting: bool,
    /// The number before the title.
    pub(super) title_number: Option<String>,
    /// The letter that is printed amid it: `377 A (V)`.
    pub(super) title_part: Option<char>,
    /// The number of a heading, `Resolution 2723 (2024)`.
    heading_number: Option<String>,
    /// The date of the closing lines.
    pub(super) closing_date: Option<Date>,
    /// The organ that tells of its decision, and the day.
    told: Option<(Organ, Date)>,
}

impl Clues {
    /// Whether a heading gives the number, so that the text need not have a title.
    pub(super) fn has_heading_number(&self) -> bool {
        self.heading_number.is_some()
    }

    /// Takes the day of adoption; the first word on it counts.
    pub(super) fn adopted_on(&mut self, date: Date) {
        self.adopted.get_or_insert(date);
    }

    /// Takes the kind of the text; the first word on it counts.
    pub(super) fn is_of_kind(&mut self, kind: Kind) {
        self.kind.get_or_insert(kind);
    }

    /// Takes the words that tell of a decision; the first count.
    pub(super) fn tells(&mut self, text: &str, pack: &Pack) {
        const WORDS: usize = 240;
        if self.formula.is_some() || self.told.is_some() {
            return;
        }
        let line = Folded::new(head(text, WORDS), Blanks::Dropped);
        let Some(found) = template::longest(&pack.closing.told, &line, 0, pack) else {
            return;
        };
        let organ = found.find(|value| match value {
            Value::Organ(organ) => Some(*organ),
            _ => None,
        });
        let date = found.find(|value| match value {
            Value::Date(date) => Some(*date),
            _ => None,
        });
        self.told = organ.zip(date);
    }

    /// Whether the meeting is known that adopted the text, but not its day.
    pub(super) fn awaits_day(&self) -> bool {
        self.meeting && self.adopted.is_none()
    }

    /// The organ whose text it is, as far as it is known yet.
    pub(super) fn organ(&self) -> Option<Organ> {
        self.formula
            .or(self.adoption)
            .or_else(|| self.symbol.as_ref().and_then(organ_of))
            .or(self.told.map(|(organ, _)| organ))
            .or(self.masthead)
    }

    /// Takes the number of a heading; the letter of a part stands amid it, `377 A (V)`.
    fn heading(&mut self, number: &str) {
        if self.heading_number.is_some() {
            return;
        }
        let mut words = number.split(' ');
        if let (Some(first), Some(letter), Some(session), None) =
            (words.next(), words.next(), words.next(), words.next())
            && letter.len() == 1
        {
            self.title_part = letter.chars().next();
            self.heading_number = Some([first, " ", session].concat());
            return;
        }
        self.heading_number = Some(number.to_owned());
    }

    /// Takes what a piece of the masthead says; the first word on a matter counts.
    pub(super) fn read(&mut self, piece: &Piece) {
        let mut captures = piece.captures.iter().map(|c| &c.value);
        match &piece.kind {
            MastheadKind::Organ(organ) => _ = self.masthead.get_or_insert(*organ),
            MastheadKind::Symbol(symbol) => _ = self.symbol.get_or_insert_with(|| symbol.clone()),
            MastheadKind::Session(session) => _ = self.session.get_or_insert(*session),
            MastheadKind::Adoption => {
                for value in captures {
                    match value {
                        Value::Organ(organ) => _ = self.adoption.get_or_insert(*organ),
                        Value::Date(date) => _ = self.adopted.get_or_insert(*date),
                        Value::Kind(kind) => _ = self.kind.get_or_insert(*kind),
                        Value::Ordinal(_) => self.meeting = true,
                        Value::Number(number) => {
                            self.kind.get_or_insert(Kind::Resolution);
                            self.heading(number);
                        }
                        _ => {}
                    }
                }
            }
            MastheadKind::Proponent => {
                self.committee |= captures.any(|v| matches!(v, Value::Committee(_)));
            }
            MastheadKind::Sponsors => {
                let draft = captures.find_map(|value| match value {
                    Value::Kind(kind) => Some(*kind),
                    _ => None,
                });
                self.kind = self.kind.or(draft);
            }
            MastheadKind::Heading(kind) => {
                self.kind.get_or_insert(*kind);
                for value in captures {
                    match value {
                        Value::Number(number) => self.heading(number),
                        Value::Date(date) => _ = self.adopted.get_or_insert(*date),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// Settles the identity of a resolution.
pub(super) fn infer(
    resolution: &mut Resolution,
    clues: &Clues,
    options: &crate::Options,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let identity = &mut resolution.identity;
    let printed_symbol = options.symbol.clone().or_else(|| clues.symbol.clone());
    let organ = clues.formula.or(clues.adoption);
    identity.organ = organ
        .map(Fact::printed)
        .or_else(|| {
            printed_symbol
                .as_ref()
                .and_then(organ_of)
                .map(Fact::inferred)
        })
        .or_else(|| clues.told.map(|(organ, _)| Fact::printed(organ)))
        .or_else(|| clues.masthead.map(Fact::printed))
        // Only the Assembly has Main Committees.
        .or_else(|| {
            clues
                .committee
                .then(|| Fact::inferred(Organ::GeneralAssembly))
        });
    if identity.organ.is_none() {
        identity.organ = clues
            .title_number
            .as_ref()
            .or(clues.heading_number.as_ref())
            .and_then(|number| organ_by_number(&spaced(number), clues.kind))
            .map(Fact::inferred);
    }
    // A Council that reports to the Assembly has its symbol below the Assembly's.
    identity.number = clues
        .title_number
        .clone()
        .or_else(|| clues.heading_number.as_ref().map(|n| spaced(n)))
        .map(Fact::printed)
        .or_else(|| {
            printed_symbol
                .as_ref()
                .and_then(number_of)
                .map(Fact::inferred)
        });
    let printed_kind = clues.kind.or_else(|| printed_symbol.as_ref().map(kind_of));
    identity.kind = match printed_kind {
        Some(kind) => Some(Fact::printed(
            match (kind, printed_symbol.as_ref().map(kind_of)) {
                (Kind::Resolution, Some(Kind::DraftResolution)) => Kind::DraftResolution,
                (Kind::Decision, Some(Kind::DraftResolution)) => Kind::DraftDecision,
                (kind, _) => kind,
            },
        )),
        None => (identity.number.is_some() || clues.formula.is_some()).then(|| {
            let number = identity.number.as_ref().map(|n| n.value.as_str());
            Fact::inferred(if clues.told.is_some() {
                Kind::Decision
            } else {
                kind_by_number(organ, number.unwrap_or_default())
            })
        }),
    };
    identity.symbol = printed_symbol.map(Fact::printed).or_else(|| {
        let (organ, number) = (
            identity.organ.as_ref()?.value,
            &identity.number.as_ref()?.value,
        );
        symbol(organ, identity.kind.as_ref()?.value, number).map(Fact::inferred)
    });
    if let Some(letter) = clues.title_part {
        identity.part = Some(letter.to_string());
        if let Some(fact) = identity.symbol.as_mut().filter(|fact| fact.inferred) {
            let symbol = format!("{} {letter}", fact.value);
            fact.value = symbol.parse().unwrap_or_else(|_| fact.value.clone());
        }
    }
    identity.session = clues.session.map(Fact::printed).or_else(|| {
        let number = &identity.number.as_ref()?.value;
        session(identity.organ.as_ref()?.value, number).map(Fact::inferred)
    });
    identity.adopted = options
        .date
        .or(clues.adopted)
        .map(Fact::printed)
        .or_else(|| {
            // The closing lines give the day of the meeting that adopted the text.
            clues.closing_date.map(Fact::printed)
        })
        .or_else(|| clues.told.map(|(_, date)| Fact::printed(date)));
    report(resolution, diagnostics);
}

/// The Assembly numbers its decisions of a session from 401 up, its resolutions from 1 up.
fn kind_by_number(organ: Option<Organ>, number: &str) -> Kind {
    let serial = number
        .split_once('/')
        .and_then(|(_, n)| n.parse::<u32>().ok());
    let is_decision = organ.is_none_or(|organ| organ == Organ::GeneralAssembly)
        && serial.is_some_and(|n| (401..1000).contains(&n));
    if is_decision {
        Kind::Decision
    } else {
        Kind::Resolution
    }
}

/// The organ whose way of counting a number shows: only the Security Council has the year in brackets
/// behind it, 2723 (2024), and only the Assembly counts decisions of a session from 401 up.
fn organ_by_number(number: &str, kind: Option<Kind>) -> Option<Organ> {
    if let Some((_, year)) = number.split_once(" (") {
        let year: u32 = year.trim_end_matches(')').parse().ok()?;
        return (1946..2100)
            .contains(&year)
            .then_some(Organ::SecurityCouncil);
    }
    let (session, _) = number.split_once('/')?;
    let is_session = session.parse::<u32>().is_ok_and(|session| session < 1000);
    (is_session
        && kind == Some(Kind::Decision)
        && kind_by_number(Some(Organ::GeneralAssembly), number) == Kind::Decision)
        .then_some(Organ::GeneralAssembly)
}

/// Says what was inferred, and what is not known.
fn report(resolution: &Resolution, diagnostics: &mut Vec<Diagnostic>) {
    let identity = &resolution.identity;
    let mut inferred = |what: &str, value: Option<String>| {
        if let Some(value) = value {
            let message = format!("the {what} is not printed; {value} was inferred");
            diagnostics.push(Diagnostic::whole(Code::Inferred, message));
        }
    };
    let shown = |f: &Option<Fact<Symbol>>| {
        f.as_ref()
            .filter(|f| f.inferred)
            .map(|f| f.value.to_string())
    };
    inferred("symbol", shown(&identity.symbol));
    inferred(
        "number",
        identity
            .number
            .as_ref()
            .filter(|f| f.inferred)
            .map(|f| f.value.clone()),
    );
    inferred(
        "session",
        identity
            .session
            .as_ref()
            .filter(|f| f.inferred)
            .map(|f| f.value.to_string()),
    );
    if identity.adopted.is_none() {
        let message = "no date of adoption was found; --adopted states it";
        diagnostics.push(Diagnostic::whole(Code::UnknownDate, message));
    }
    if identity.number.is_none() && identity.symbol.is_none() {
        let message = "no number or symbol was found; --symbol states it";
        diagnostics.push(Diagnostic::whole(Code::UnknownNumber, message));
    }
}

/// `2723(2024)` as it is written: `2723 (2024)`.
fn spaced(number: &str) -> String {
    let digit = |c| fold_char(c).filter(char::is_ascii_digit).unwrap_or(c);
    let tight = number.chars().filter(|c| !c.is_whitespace()).map(digit);
    let tight: String = tight.collect();
    match tight.split_once('(') {
        Some((head, rest)) if !head.is_empty() => format!("{head} ({rest}"),
        _ => tight,
    }
}

/// The organ a symbol belongs to.
fn organ_of(symbol: &Symbol) -> Option<Organ> {
    let text = symbol.as_str();
    Some(match symbol.organ_letters() {
        "A" if text.starts_with("A/HRC/") => Organ::HumanRightsCouncil,
        "A" => Organ::GeneralAssembly,
        "S" => Organ::SecurityCouncil,
        "E" => Organ::EconomicAndSocialCouncil,
        "T" => Organ::TrusteeshipCouncil,
        _ => return None,
    })
}

/// The number in a symbol of a resolution or decision: `72/57` of `A/RES/72/57`.
fn number_of(symbol: &Symbol) -> Option<String> {
    let text = symbol.as_str();
    let at = ["/RES/", "/DEC/"]
        .iter()
        .find_map(|part| text.find(part).map(|at| at + part.len()))?;
    Some(text[at..].to_owned())
}

/// The symbol of a resolution or decision, from its organ and number; drafts have none of this
/// form.
fn symbol(organ: Organ, kind: Kind, number: &str) -> Option<Symbol> {
    let kind = match kind {
        Kind::Resolution => "RES",
        Kind::Decision => "DEC",
        Kind::DraftResolution | Kind::DraftDecision => return None,
    };
    let head = match organ {
        Organ::GeneralAssembly => "A",
        Organ::SecurityCouncil => "S",
        Organ::EconomicAndSocialCouncil => "E",
        Organ::HumanRightsCouncil => "A/HRC",
        Organ::TrusteeshipCouncil => "T",
    };
    // Sessions were numbered in Roman numerals and in brackets until 1976: A/RES/1514(XV).
    let number = if organ == Organ::SecurityCouncil {
        number.to_owned()
    } else {
        number.replace(' ', "")
    };
    format!("{head}/{kind}/{number}").parse().ok()
}

/// The session that a number tells.
fn session(organ: Organ, number: &str) -> Option<SessionNumber> {
    match organ {
        Organ::SecurityCouncil | Organ::TrusteeshipCouncil => None,
        Organ::GeneralAssembly | Organ::HumanRightsCouncil | Organ::EconomicAndSocialCouncil => {
            if let Some((session, _)) = number.split_once('/') {
                return session.parse().ok();
            }
            let (_, bracket) = number.split_once('(')?;
            let word = bracket.trim_end_matches(')');
            if let Some(n) = word.strip_prefix("ES-") {
                return roman_value(n).map(SessionNumber::EmergencySpecial);
            }
            if let Some(n) = word.strip_prefix("S-") {
                return roman_value(n).map(SessionNumber::Special);
            }
            roman_value(word).map(SessionNumber::Regular)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs_told_by_their_numbers() {
        for (number, kind, organ) in [
            ("2723 (2024)", None, Some(Organ::SecurityCouncil)),
            ("1514 (XV)", None, None),
            ("77/568", Some(Kind::Decision), Some(Organ::GeneralAssembly)),
            ("77/568", None, None),
            // The Councils count by the year, and from 101 up.
            ("2018/206", Some(Kind::Decision), None),
            ("2018/401", Some(Kind::Decision), None),
            ("52/101", Some(Kind::Decision), None),
        ] {
            assert_eq!(organ_by_number(number, kind), organ, "{number}");
        }
    }
}
