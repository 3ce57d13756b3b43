//! What a resolution cites, with what the citing clause does.

use crate::frbr;
use crate::model::{Citation, Concept, Date, Deed, EId, Family, Language, Resolution, Symbol};
use serde::Serialize;

/// A citation, resolved.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Cites {
    /// The address of the part that cites; for notes the part that calls them. Absent in the title,
    /// the masthead and the closing lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<EId>,
    /// The relation: what the citing clause does.
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<Concept>,
    /// The family of that action.
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<Family>,
    /// Whether what is cited is an act of the organ whose text it is.
    own: bool,
    /// The IRI of what is cited; a place of the text itself begins with `#` or `!`. Absent for what
    /// has none, such as a goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    iri: Option<String>,
    /// The IRI of the last of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    up_to: Option<String>,
    /// The symbol of the cited document.
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<Symbol>,
    /// Its day, where the text gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    /// Whether the day in the IRI is not of the text, but told from the number.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    date_inferred: bool,
    /// The page of the document in the language of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// The citing words.
    text: String,
}

/// The citations of a resolution, whose clauses do these `deeds`; not those of its parts A, B…
pub(super) fn of(resolution: &Resolution, deeds: &[Deed]) -> Vec<Cites> {
    let citations = resolution.citations_by(deeds);
    let citations = citations.iter();
    citations
        .map(|one| cites(one, resolution.language))
        .collect()
}

fn cites(citation: &Citation<'_>, language: Language) -> Cites {
    let reference = citation.reference;
    let located = frbr::locate(reference);
    let symbol = reference.symbol();
    Cites {
        part: citation.part.cloned(),
        action: citation.action,
        family: citation.action.map(Concept::family),
        own: citation.own,
        date_inferred: located.as_ref().is_some_and(|one| one.date_inferred),
        up_to: located.as_ref().and_then(|one| one.up_to.clone()),
        iri: located.map(|one| one.iri),
        symbol: symbol.cloned(),
        date: reference.date,
        url: symbol.map(|symbol| frbr::undocs(language, symbol.as_str())),
        text: reference.content.plain(),
    }
}
