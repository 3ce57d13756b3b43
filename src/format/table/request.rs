//! What a clause asks and does, as cells of its row.

use super::Cell;
use super::walk::name;
use crate::model::{Deed, EId, Mandate};
use std::collections::HashMap;

/// The requests of each part.
pub(super) fn asked(mandates: Vec<Mandate>) -> HashMap<EId, Vec<Mandate>> {
    let mut asked: HashMap<EId, Vec<Mandate>> = HashMap::new();
    for mandate in mandates {
        asked.entry(mandate.part.clone()).or_default().push(mandate);
    }
    asked
}

/// The families of the further actions of each part, in its order.
pub(super) fn further(deeds: Vec<Deed>) -> HashMap<EId, Vec<String>> {
    let mut further: HashMap<EId, Vec<String>> = HashMap::new();
    for deed in deeds.into_iter().filter(|deed| deed.further) {
        if let Some(family) = deed.family() {
            further
                .entry(deed.part)
                .or_default()
                .push(family.to_string());
        }
    }
    further
}

/// The last cells of a clause: who is asked, whether to report, to whom and when. Where nothing is
/// asked, there is no saying whether a report is.
pub(super) fn request(mandates: Option<&Vec<Mandate>>) -> [Cell; 4] {
    fn distinct(names: impl Iterator<Item = String>) -> Cell {
        let mut list: Vec<String> = Vec::new();
        for name in names {
            if !list.contains(&name) {
                list.push(name);
            }
        }
        Cell::List(list)
    }
    let all = || mandates.into_iter().flatten();
    let organs = all().flat_map(|one| one.to.iter().copied());
    let organs = organs.filter_map(|organ| match name(Some(organ)) {
        Cell::Text(name) => Some(name),
        _ => None,
    });
    [
        distinct(all().flat_map(|one| one.addressees.iter().map(|&name| name.to_owned()))),
        mandates.map_or(Cell::Absent, |all| {
            Cell::Flag(all.iter().any(|one| one.reporting))
        }),
        distinct(organs),
        // Names in a list are without blanks: `session-80`.
        distinct(all().flat_map(|one| one.due.iter().map(|due| due.to_string().replace(' ', "-")))),
    ]
}
