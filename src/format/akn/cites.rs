//! What a citation cites, as far as its address does not tell: one attribute, `akn4un:cites`.
//!
//! `A/RES/77/157|section II|paragraph 4-8`: the target, then the places within, the widest first.

use crate::frbr::{self, WorkIri};
use crate::model::{Level, Portion, Reference, Symbol, Target};

const LEVELS: [(Level, &str); 6] = [
    (Level::Annex, "annex"),
    (Level::Part, "part"),
    (Level::Chapter, "chapter"),
    (Level::Section, "section"),
    (Level::Article, "article"),
    (Level::Paragraph, "paragraph"),
];

/// The target and the places of a citation.
pub(super) fn spell(reference: &Reference) -> String {
    let mut spelled = match &reference.target {
        Target::Document(symbol) => symbol.to_string(),
        Target::Charter => "charter".to_owned(),
        Target::Treaty(number) => format!("treaty {number}"),
        Target::Publication(number) => format!("publication {number}"),
        Target::Goal(goal) => format!("goal {goal}"),
        Target::This => "this".to_owned(),
        Target::Act => "act".to_owned(),
    };
    for portion in &reference.within {
        let level = LEVELS.iter().find(|(level, _)| *level == portion.level);
        spelled.push('|');
        spelled.push_str(level.map_or("", |(_, name)| name));
        spelled.push(' ');
        spelled.push_str(portion.number.as_str());
        if let Some(last) = &portion.up_to {
            spelled.push('-');
            spelled.push_str(last.as_str());
        }
    }
    spelled
}

/// The target and the places that are spelled so.
pub(super) fn read(spelled: &str) -> Option<(Target, Vec<Portion>)> {
    let mut parts = spelled.split('|');
    let head = parts.next()?;
    let target = match head.split_once(' ') {
        Some(("treaty", number)) => Target::Treaty(number.parse().ok()?),
        Some(("publication", number)) => Target::Publication(number.parse().ok()?),
        Some(("goal", goal)) => Target::Goal(goal.parse().ok()?),
        _ if head == "charter" => Target::Charter,
        _ if head == "this" => Target::This,
        _ if head == "act" => Target::Act,
        _ => Target::Document(head.parse().ok()?),
    };
    let portion = |spelled: &str| {
        let (level, numbers) = spelled.split_once(' ')?;
        let (level, _) = *LEVELS.iter().find(|(_, name)| *name == level)?;
        let (number, up_to) = match numbers.split_once('-') {
            Some((number, last)) => (number, Some(last.parse().ok()?)),
            None => (numbers, None),
        };
        Some(Portion {
            level,
            number: number.parse().ok()?,
            up_to,
        })
    };
    Some((target, parts.map(portion).collect::<Option<_>>()?))
}

/// What the addresses of a citation tell: its IRIs, and the symbol that its web address names.
pub(super) fn told(
    iri: &str,
    up_to: Option<&str>,
    symbol: Option<Symbol>,
) -> Option<(Target, Vec<Portion>)> {
    let within = frbr::portions(iri, up_to)?;
    if iri.starts_with(['#', '!']) {
        return Some((Target::This, within));
    }
    if let Some(symbol) = symbol {
        return Some((Target::Document(symbol), within));
    }
    let work = iri.split_once("/!").map_or(iri, |(work, _)| work);
    let work: WorkIri = work.parse().ok()?;
    let target = match (work.doc_type(), work.number()) {
        ("act", "charter") => Target::Charter,
        ("act", number) => Target::Treaty(number.strip_prefix("UNTS-")?.parse().ok()?),
        _ => return None,
    };
    Some((target, within))
}

/// Whether the date in the IRI of such a target is the one that the citing phrase gives.
pub(super) fn tells_date(target: &Target) -> bool {
    match target {
        Target::Document(_) | Target::Treaty(_) | Target::Publication(_) => true,
        Target::Charter | Target::Goal(_) | Target::This | Target::Act => false,
    }
}
