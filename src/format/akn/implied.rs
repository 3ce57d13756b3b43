//! What the elements tell by themselves. The writer states, in attributes of its own namespace,
//! only what these functions do not tell; the reader asks them where nothing is stated.

use super::pieces;
use crate::frbr;
use crate::model::{
    Action, AgendaItem, Committee, Date, Kind, Language, MastheadKind, Meeting, Named, Number,
    Organ, Outcome, SessionNumber, Side, Style, Symbol, Votes, roman_value,
};

/// The last segment of an eId after the name of its element: `a` of `list_1__point_a`.
pub(super) fn token(eid: &str) -> &str {
    let segment = eid.rsplit("__").next().unwrap_or_default();
    segment.split_once('_').map_or("", |(_, token)| token)
}

const STYLES: [(Style, &str); 7] = [
    (Style::Arabic, "arabic"),
    (Style::UpperRoman, "upperRoman"),
    (Style::LowerRoman, "lowerRoman"),
    (Style::UpperLetter, "upperLetter"),
    (Style::LowerLetter, "lowerLetter"),
    (Style::Bullet, "bullet"),
    (Style::Other, "other"),
];

/// The style and value of a number, `lowerRoman 9`.
pub(super) fn spell_number(number: &Number) -> String {
    let name = STYLES.iter().find(|(style, _)| *style == number.style());
    format!("{} {}", name.map_or("", |(_, name)| name), number.value())
}

/// A number from its style and value.
pub(super) fn stated_number(spelled: &str, label: &str) -> Option<Number> {
    let (name, value) = spelled.split_once(' ')?;
    let (style, _) = STYLES.iter().find(|(_, known)| *known == name)?;
    Some(Number::new(label, *style, value.parse().ok()?))
}

/// A number from its label, the end of its unit's eId, and the number of the point before.
pub(super) fn number(label: &str, token: Option<&str>, before: Option<&Number>) -> Number {
    let label_core = label.trim_matches(|c: char| !c.is_alphanumeric());
    if label_core.is_empty() {
        return Number::new(label, Style::Bullet, 0);
    }
    let core = token
        .filter(|token| !token.is_empty())
        .unwrap_or(label_core);
    let core = core.split_once('-').map_or(core, |(head, _)| head);
    let (style, value) = meaning(core, before).unwrap_or((Style::Other, 0));
    Number::new(label, style, value)
}

fn meaning(core: &str, before: Option<&Number>) -> Option<(Style, u32)> {
    if core.bytes().all(|b| b.is_ascii_digit()) {
        return Some((Style::Arabic, core.parse().ok()?));
    }
    let letter = letter_value(core);
    let upper = core.starts_with(|c: char| c.is_ascii_uppercase());
    let letters = if upper {
        Style::UpperLetter
    } else {
        Style::LowerLetter
    };
    let goes_on = |value: u32| {
        before.is_some_and(|b| b.style() == letters && b.value().checked_add(1) == Some(value))
    };
    // Of what is both, I, V and X count in Roman; C, D, L and M are letters.
    let roman = roman_value(core).filter(|_| core.len() > 1 || "ivxIVX".contains(core));
    match (letter, roman) {
        (Some(letter), Some(_)) if goes_on(letter) => Some((letters, letter)),
        (_, Some(roman)) if upper => Some((Style::UpperRoman, roman)),
        (_, Some(roman)) => Some((Style::LowerRoman, roman)),
        (Some(letter), None) => Some((letters, letter)),
        (None, None) => crate::model::chinese_value(core).map(|value| {
            // In brackets of their own, the second level of points.
            let enclosed = core.starts_with(|c| ('\u{3220}'..='\u{3229}').contains(&c));
            let style = if enclosed {
                Style::LowerRoman
            } else {
                Style::UpperRoman
            };
            (style, value)
        }),
    }
}

/// `a` is 1, `z` 26, `aa` 27.
fn letter_value(core: &str) -> Option<u32> {
    let first = *core.as_bytes().first()?;
    let fits = first.is_ascii_alphabetic() && core.bytes().all(|b| b == first) && core.len() <= 8;
    let place = u32::from(first.to_ascii_lowercase().wrapping_sub(b'a'));
    fits.then(|| (core.len() as u32 - 1) * 26 + place + 1)
}

/// The shades of an action: `also further`.
pub(super) fn shades(action: &Action) -> String {
    let shades = [
        (action.also, "also"),
        (action.further, "further"),
        (action.again, "again"),
    ];
    let shades: Vec<_> = shades
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, name)| *name)
        .collect();
    shades.join(" ")
}

/// An action of this concept with the shades of a class.
pub(super) fn shaded(concept: Option<&str>, class: &str, phrase: String) -> Action {
    let has = |name| class.split(' ').any(|word| word == name);
    Action {
        concept: concept.and_then(|key| key.parse().ok()),
        also: has("also"),
        further: has("further"),
        again: has("again"),
        phrase,
    }
}

/// An action in full: `requests also: Also requests`.
pub(super) fn spell_action(action: &Action) -> String {
    let concept = action.concept.map_or("unnamed", |concept| concept.as_str());
    let shades = shades(action);
    let blank = if shades.is_empty() { "" } else { " " };
    format!("{concept}{blank}{shades}: {}", action.phrase)
}

/// The action that was spelled; `None` for a clause without.
pub(super) fn stated_action(spelled: &str) -> Option<Action> {
    let (head, phrase) = spelled.split_once(": ")?;
    let (concept, class) = head.split_once(' ').unwrap_or((head, ""));
    Some(shaded(Some(concept), class, phrase.to_owned()))
}

/// The symbol in an address on the web.
pub(super) fn symbol_at(address: &str) -> Option<Symbol> {
    let (_, rest) = address.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let known = matches!(
        host.trim_start_matches("www."),
        "undocs.org" | "docs.un.org"
    );
    let (language, symbol) = path.split_once('/')?;
    let symbol = if language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase()) {
        symbol
    } else {
        path
    };
    // The Security Council prints a blank that addresses do not have.
    let spaced = match symbol.split_once('(') {
        Some((head, year)) if head.starts_with("S/RES/") && !head.ends_with(' ') => {
            format!("{head} ({year}")
        }
        _ => symbol.to_owned(),
    };
    spaced.parse().ok().filter(|_| known)
}

fn committee_names() -> impl Iterator<Item = (Committee, &'static str)> {
    const ALL: [Committee; 8] = [
        Committee::First,
        Committee::Second,
        Committee::Third,
        Committee::Fourth,
        Committee::Fifth,
        Committee::Sixth,
        Committee::General,
        Committee::Credentials,
    ];
    ALL.into_iter()
        .filter_map(|committee| Some((committee, frbr::committee_actor(committee)?)))
}

/// The organ with this segment in IRIs.
pub(super) fn organ(actor: &str) -> Option<Organ> {
    Organ::ALL
        .into_iter()
        .find(|organ| frbr::organ_actor(*organ) == actor)
}

/// The kind with this name.
pub(super) fn kind(name: &str) -> Option<Kind> {
    Kind::ALL
        .into_iter()
        .find(|kind| super::meta::name(*kind) == name)
}

/// What the eId of an organization names.
pub(super) fn body(eid: &str) -> Option<Named> {
    if eid == "un" {
        return Some(Named::Organization);
    }
    organ(eid).map(Named::Organ).or_else(|| {
        let mut committees = committee_names();
        committees
            .find(|(_, actor)| *actor == eid)
            .map(|(c, _)| Named::Committee(c))
    })
}

/// The meeting with this name as an event.
pub(super) fn meeting(name: &str) -> Option<Meeting> {
    let (rest, plenary) = match name.strip_prefix("plenaryMeeting") {
        Some(rest) => (rest, true),
        None => (name.strip_prefix("meeting")?, false),
    };
    let (number, resumed) = match rest.strip_suffix("-resumed") {
        Some(number) => (number, true),
        None => (rest, false),
    };
    let number = number.parse().ok()?;
    Some(Meeting {
        number,
        plenary,
        resumed,
    })
}

/// The item that words name: `99 (p)`, `99`.
pub(super) fn agenda_item(words: &str) -> Option<AgendaItem> {
    let (number, letter) = match words.split_once(' ') {
        Some((number, letter)) => {
            let letter = letter.strip_prefix('(')?.strip_suffix(')')?;
            (number, Some(letter.to_owned()))
        }
        None => (words, None),
    };
    let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let number = number.parse().ok().filter(|_| plain)?;
    Some(AgendaItem {
        number,
        sub_item: letter,
    })
}

/// The item of an agenda that an IRI points to: `…/!main#item_99__item_p`.
pub(super) fn agenda_at(iri: &str) -> Option<AgendaItem> {
    let (_, item) = iri.split_once("#item_")?;
    let (number, letter) = match item.split_once("__item_") {
        Some((number, letter)) => (number, Some(letter.to_owned())),
        None => (item, None),
    };
    Some(AgendaItem {
        number: number.parse().ok()?,
        sub_item: letter,
    })
}

/// The concept of an outcome.
pub(super) fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::WithoutVote => "adoptedWithoutVote",
        Outcome::RecordedVote => "adoptedRecordedVote",
    }
}

/// The outcome with this concept.
pub(super) fn outcome(name: &str) -> Option<Outcome> {
    let mut all = Outcome::ALL.into_iter();
    all.find(|outcome| outcome_name(*outcome) == name)
}

/// The concept of a side.
pub(super) fn side_name(side: Side) -> &'static str {
    match side {
        Side::InFavour => "inFavour",
        Side::Against => "against",
        Side::Abstaining => "abstaining",
    }
}

/// The side with this concept.
pub(super) fn side(name: &str) -> Option<Side> {
    let mut all = Side::ALL.into_iter();
    all.find(|side| side_name(*side) == name)
}

/// What is to be stated of something named, where neither its element nor its words tell.
pub(super) fn value(what: &Named, words: &str) -> Option<String> {
    let stated = match what {
        Named::AgendaItem(item) => item.to_string(),
        Named::Number(number) => number.clone(),
        Named::Symbol(symbol) => symbol.to_string(),
        Named::Distribution(class) => class.clone(),
        Named::Language(language) => return Some(language.to_string()),
        Named::Organization
        | Named::Organ(_)
        | Named::Committee(_)
        | Named::Kind(_)
        | Named::Meeting(_)
        | Named::Session(_)
        | Named::Outcome(_)
        | Named::Votes(_) => return None,
    };
    (stated != words).then_some(stated)
}

/// What is named, as a kind and a value.
pub(super) fn spell_named(what: &Named) -> (&'static str, String) {
    match what {
        Named::Organization => ("body", "un".into()),
        Named::Organ(organ) => ("body", frbr::organ_actor(*organ).into()),
        Named::Committee(committee) => {
            let actor = frbr::committee_actor(*committee).unwrap_or("plenary");
            ("body", actor.into())
        }
        Named::Kind(kind) => ("kind", super::meta::name(*kind).into()),
        Named::Meeting(meeting) => ("meeting", frbr::meeting_name(*meeting)),
        Named::Session(session) => ("session", session.to_string()),
        Named::AgendaItem(item) => ("agendaItem", item.to_string()),
        Named::Number(number) => ("number", number.clone()),
        Named::Symbol(symbol) => ("symbol", symbol.to_string()),
        Named::Language(language) => ("language", language.to_string()),
        Named::Distribution(class) => ("distribution", class.clone()),
        Named::Outcome(outcome) => ("outcome", outcome_name(*outcome).into()),
        Named::Votes(votes) => (side_name(votes.side), votes.value.to_string()),
    }
}

/// What a kind and a value name.
pub(super) fn named(name: &str, value: &str) -> Option<Named> {
    Some(match name {
        "body" if value == "plenary" => Named::Committee(Committee::Plenary),
        "body" => body(value)?,
        "kind" => Named::Kind(kind(value)?),
        "meeting" => Named::Meeting(meeting(value)?),
        "session" => Named::Session(value.parse().ok()?),
        "agendaItem" => Named::AgendaItem(agenda_item(value)?),
        "number" => Named::Number(value.to_owned()),
        "symbol" => Named::Symbol(value.parse().ok()?),
        "language" => Named::Language(value.parse().ok()?),
        "distribution" => Named::Distribution(value.to_owned()),
        "outcome" => Named::Outcome(outcome(value)?),
        _ => Named::Votes(Votes {
            side: side(name)?,
            value: value.parse().ok()?,
        }),
    })
}

/// What the elements of a line name: bodies, numbers, days.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Naming {
    What(Named),
    Day(Date),
}

/// What a line of the cover or of a container of the preface is for.
pub(super) fn line(container: &str, namings: &[Naming]) -> Option<MastheadKind> {
    let first = |pick: fn(&Naming) -> Option<MastheadKind>| namings.iter().find_map(pick);
    Some(match container {
        "masthead" => first(|naming| {
            Some(match naming {
                Naming::What(Named::Organization) => MastheadKind::Organization,
                Naming::What(Named::Organ(organ)) => MastheadKind::Organ(*organ),
                Naming::What(Named::Symbol(symbol)) => MastheadKind::Symbol(symbol.clone()),
                Naming::What(Named::Distribution(_)) => MastheadKind::Distribution,
                Naming::What(Named::Language(language)) => {
                    MastheadKind::OriginalLanguage(*language)
                }
                Naming::Day(day) => MastheadKind::IssueDate(*day),
                Naming::What(_) => return None,
            })
        })
        .unwrap_or(MastheadKind::Notice),
        "session" => first(|naming| match naming {
            Naming::What(Named::Session(session)) => Some(MastheadKind::Session(*session)),
            _ => None,
        })?,
        "agendaItem" => MastheadKind::AgendaItems(
            namings
                .iter()
                .filter_map(|naming| match naming {
                    Naming::What(Named::AgendaItem(item)) => Some(item.clone()),
                    _ => None,
                })
                .collect(),
        ),
        "agendaItemTitle" => MastheadKind::AgendaTitle,
        "resolutionNumber" => first(|naming| match naming {
            Naming::What(Named::Kind(kind)) => Some(MastheadKind::Heading(*kind)),
            _ => None,
        })?,
        "publicationTitle" => MastheadKind::Adoption,
        "committeeReport" => MastheadKind::Proponent,
        "sponsors" => MastheadKind::Sponsors,
        "other" => MastheadKind::Other,
        _ => return None,
    })
}

/// What a line is for, in words: `issueDate 2017-12-11`.
pub(super) fn spell_line(kind: &MastheadKind) -> String {
    let (name, value) = match kind {
        MastheadKind::Organization => ("organization", String::new()),
        MastheadKind::Organ(organ) => ("organ", frbr::organ_actor(*organ).into()),
        MastheadKind::Symbol(symbol) => ("symbol", symbol.to_string()),
        MastheadKind::Distribution => ("distribution", String::new()),
        MastheadKind::IssueDate(date) => ("issueDate", date.to_string()),
        MastheadKind::OriginalLanguage(language) => ("originalLanguage", language.to_string()),
        MastheadKind::Language(language) => ("language", language.to_string()),
        MastheadKind::Session(session) => ("session", session.to_string()),
        MastheadKind::AgendaItems(items) => {
            let mut spelled = String::new();
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    spelled.push(' ');
                }
                pieces::encode(&item.to_string(), &mut spelled);
            }
            ("agendaItems", spelled)
        }
        MastheadKind::AgendaTitle => ("agendaTitle", String::new()),
        MastheadKind::Heading(kind) => ("heading", super::meta::name(*kind).into()),
        MastheadKind::Adoption => ("adoption", String::new()),
        MastheadKind::Proponent => ("proponent", String::new()),
        MastheadKind::Sponsors => ("sponsors", String::new()),
        MastheadKind::JobNumber(number) => ("jobNumber", number.clone()),
        MastheadKind::Notice => ("notice", String::new()),
        MastheadKind::Other => ("other", String::new()),
    };
    format!("{name} {value}")
}

/// What a line was said to be for.
pub(super) fn stated_line(spelled: &str) -> Option<MastheadKind> {
    let (name, value) = spelled.split_once(' ')?;
    Some(match name {
        "organization" => MastheadKind::Organization,
        "organ" => MastheadKind::Organ(organ(value)?),
        "symbol" => MastheadKind::Symbol(value.parse().ok()?),
        "distribution" => MastheadKind::Distribution,
        "issueDate" => MastheadKind::IssueDate(value.parse().ok()?),
        "originalLanguage" => MastheadKind::OriginalLanguage(language(value)?),
        "language" => MastheadKind::Language(language(value)?),
        "session" => MastheadKind::Session(value.parse().ok()?),
        "agendaItems" if value.is_empty() => MastheadKind::AgendaItems(Vec::new()),
        "agendaItems" => {
            let items = value
                .split(' ')
                .map(|item| agenda_item(&pieces::decode(item)?));
            let items: Option<Vec<_>> = items.collect();
            MastheadKind::AgendaItems(items?)
        }
        "agendaTitle" => MastheadKind::AgendaTitle,
        "heading" => MastheadKind::Heading(kind(value)?),
        "adoption" => MastheadKind::Adoption,
        "proponent" => MastheadKind::Proponent,
        "sponsors" => MastheadKind::Sponsors,
        "jobNumber" => MastheadKind::JobNumber(value.to_owned()),
        "notice" => MastheadKind::Notice,
        "other" => MastheadKind::Other,
        _ => return None,
    })
}

fn language(code: &str) -> Option<Language> {
    code.parse().ok()
}

/// The session named in the eId of an event, `session72`.
pub(super) fn session(eid: &str) -> Option<SessionNumber> {
    eid.strip_prefix("session")?.parse().ok()
}
