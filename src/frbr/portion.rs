//! IRIs of what is cited that is no symbol, and of places within (sections 5.2 and 5.3 of the
//! reference).

use super::{Cited, WorkIri, cite};
use crate::model::{Date, Level, Portion, PortionNumber, Reference, Target};

/// Where a citation leads.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Located {
    /// The IRI of the work, or of the place within it: `…/71-48/!main#para_4`; of a place in the
    /// citing text only `#para_4` or `!annex_1`.
    pub iri: String,
    /// The IRI of the last place of a range.
    pub up_to: Option<String>,
    /// Whether the date in the IRI is only a year that the symbol tells, or not known.
    pub date_inferred: bool,
}

/// The IRI of what is cited; `None` for a goal, which is a concept and no document.
///
/// ```
/// use plenary::frbr::locate;
/// use plenary::{Level, Portion, Reference, Target};
/// let charter = Reference {
///     target: Target::Charter,
///     within: vec![Portion { level: Level::Article, number: "97".parse().unwrap(), up_to: None }],
///     date: None,
///     content: "Article 97 of the Charter".into(),
/// };
/// let located = locate(&charter).unwrap();
/// assert_eq!(located.iri, "/akn/un/act/provision/un/1945-06-26/charter/!main#art_97");
/// ```
pub fn locate(reference: &Reference) -> Option<Located> {
    let cited = match &reference.target {
        Target::Document(symbol) => cite(symbol, reference.date),
        Target::Charter => Cited {
            iri: WorkIri::new("act", "provision", "un", signed(), "charter"),
            date_inferred: false,
        },
        Target::Treaty(number) => Cited {
            iri: WorkIri::new(
                "act",
                "provision",
                "un",
                reference.date.unwrap_or(Date::UNKNOWN),
                &format!("UNTS-{number}"),
            ),
            date_inferred: reference.date.is_none(),
        },
        Target::Publication(number) => Cited {
            iri: WorkIri::new(
                "documentCollection",
                "publication",
                "un",
                reference.date.unwrap_or(Date::UNKNOWN),
                // The first letter tells the language of an edition: the work is one.
                number.as_str().split_once('.').map_or("", |(_, work)| work),
            ),
            date_inferred: reference.date.is_none(),
        },
        Target::This | Target::Act => return within_this(&reference.within),
        Target::Goal(_) => return None,
    };
    Some(within(&cited, &reference.within))
}

/// The day on which the Charter was signed.
fn signed() -> Date {
    Date::new(1945, 6, 26).unwrap_or(Date::UNKNOWN)
}

/// The place within a cited work.
pub(crate) fn within(cited: &Cited, portions: &[Portion]) -> Located {
    let place = |last: fn(&Portion) -> &PortionNumber| place(portions, last);
    let join = |place: Place| match place {
        Place { annex: None, part } if part.is_empty() => cited.iri.as_str().to_owned(),
        Place { annex, part } => {
            let component = annex.map_or_else(|| "main".to_owned(), |n| format!("annex_{n}"));
            let mut iri = cited.iri.component(&component);
            if !part.is_empty() {
                iri.push('#');
                iri.push_str(&part);
            }
            iri
        }
    };
    Located {
        iri: join(place(|portion| &portion.number)),
        up_to: is_range(portions).then(|| join(place(|p| p.up_to.as_ref().unwrap_or(&p.number)))),
        date_inferred: cited.date_inferred,
    }
}

/// A place in the citing text itself: `#para_5`, `!annex_1`.
fn within_this(portions: &[Portion]) -> Option<Located> {
    let join = |place: Place| match (place.annex, place.part) {
        (None, part) if part.is_empty() => None,
        (Some(n), part) if part.is_empty() => Some(format!("!annex_{n}")),
        // What stands in an annex begins with the annex's own address.
        (Some(n), part) => Some(format!("#att_{n}__{part}")),
        (None, part) => Some(format!("#{part}")),
    };
    Some(Located {
        iri: join(place(portions, |portion| &portion.number))?,
        up_to: is_range(portions)
            .then(|| join(place(portions, |p| p.up_to.as_ref().unwrap_or(&p.number))))
            .flatten(),
        date_inferred: false,
    })
}

/// The places that an IRI names within a work or within the citing text; `None` for a place that
/// [`within`] does not write.
pub(crate) fn portions(iri: &str, up_to: Option<&str>) -> Option<Vec<Portion>> {
    let mut found = numbered(iri)?;
    if let Some(up_to) = up_to {
        let last = numbered(up_to)?;
        let portion = found.last_mut()?;
        portion.up_to = Some(last.last()?.number.clone());
    }
    Some(found)
}

fn numbered(iri: &str) -> Option<Vec<Portion>> {
    let place = match iri.split_once('!') {
        Some((_, component)) => component,
        None if iri.starts_with('#') => iri,
        None => return Some(Vec::new()),
    };
    let (component, part) = place.split_once('#').unwrap_or((place, ""));
    let mut found = Vec::new();
    let mut push = |level, number: &str| {
        found.push(Portion {
            level,
            number: number.parse().ok()?,
            up_to: None,
        });
        Some(())
    };
    if let Some(number) = component.strip_prefix("annex_") {
        push(Level::Annex, number)?;
    }
    for name in part.split("__").filter(|name| !name.is_empty()) {
        let (name, number) = name.split_once('_')?;
        let level = match name {
            "att" => Level::Annex,
            "part" => Level::Part,
            "chp" => Level::Chapter,
            "sec" => Level::Section,
            "art" => Level::Article,
            "para" => Level::Paragraph,
            _ => return None,
        };
        push(level, number)?;
    }
    Some(found)
}

fn is_range(portions: &[Portion]) -> bool {
    portions
        .last()
        .is_some_and(|portion| portion.up_to.is_some())
}

struct Place {
    annex: Option<String>,
    /// The eId within the component.
    part: String,
}

fn place(portions: &[Portion], last: fn(&Portion) -> &PortionNumber) -> Place {
    let mut found = Place {
        annex: None,
        part: String::new(),
    };
    for portion in portions {
        let number = last(portion).as_str();
        let name = match portion.level {
            Level::Annex => {
                let ordinal = crate::model::annex_value(number).map(|n| n.to_string());
                found.annex = Some(ordinal.unwrap_or_else(|| number.to_owned()));
                found.part.clear();
                continue;
            }
            Level::Part => "part",
            Level::Chapter => "chp",
            Level::Section => "sec",
            Level::Article => "art",
            Level::Paragraph => "para",
        };
        if !found.part.is_empty() {
            found.part.push_str("__");
        }
        found.part.push_str(name);
        found.part.push('_');
        found.part.push_str(number);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portion(level: Level, number: &str, up_to: Option<&str>) -> Portion {
        Portion {
            level,
            number: number.parse().unwrap(),
            up_to: up_to.map(|n| n.parse().unwrap()),
        }
    }

    #[test]
    fn places_have_the_addresses_of_the_reference() {
        let cited = cite(&"A/RES/67/246".parse().unwrap(), None);
        let work = "/akn/un/statement/deliberation/un-ga/2012-01-01/67-246";
        let iri = |portions: &[Portion]| {
            let located = within(&cited, portions);
            (
                located.iri.replace(work, "…"),
                located.up_to.map(|iri| iri.replace(work, "…")),
            )
        };
        assert_eq!(iri(&[]), ("…".to_owned(), None));
        assert_eq!(
            iri(&[
                portion(Level::Section, "IV", None),
                portion(Level::Paragraph, "14", None)
            ]),
            ("…/!main#sec_IV__para_14".to_owned(), None)
        );
        assert_eq!(
            iri(&[portion(Level::Annex, "II", None)]),
            ("…/!annex_2".to_owned(), None)
        );
        assert_eq!(
            iri(&[portion(Level::Paragraph, "4", Some("8"))]),
            (
                "…/!main#para_4".to_owned(),
                Some("…/!main#para_8".to_owned())
            )
        );
    }
}
