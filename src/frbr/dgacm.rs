//! IRIs and addresses as the files that the United Nations publishes have them (section 9.1 of the
//! reference).

use super::{WorkIri, annex_component};
use crate::model::{AgendaItem, Language, Meeting, Organ, SessionNumber};

impl WorkIri {
    /// The IRI that the published files have for the same work; also the alias by which either kind
    /// of files is found from the other.
    pub(crate) fn dgacm(&self) -> String {
        let actor = match self.actor() {
            // The Council is a subsidiary of the Assembly.
            "un-hrc" => "unga-hrc".to_owned(),
            actor => actor.replacen('-', "", 1),
        };
        let [doc_type, subtype, date] = [self.doc_type(), self.subtype(), self.date()];
        let number = joined(self.number());
        format!("/akn/un/{doc_type}/{subtype}/{actor}/{date}/{number}/")
    }
}

/// A year or session in brackets follows a hyphen, the letter of a part nothing: `2713-2023`,
/// `77-264A`.
fn joined(number: &str) -> String {
    number
        .replace("_(", "-")
        .replace('(', "-")
        .replace(['_', ')'], "")
}

/// The IRIs of one component of a published file on the three levels.
pub(crate) struct Published {
    work: String,
    expression: String,
    component: String,
}

impl Published {
    /// The document itself where `annex` is empty, else the annex at that path.
    pub(crate) fn new(work: &WorkIri, language: Language, annex: &[usize]) -> Self {
        let work = work.dgacm();
        let component = match annex {
            [] => "!main".to_owned(),
            [1] => "!main/annex".to_owned(),
            path => format!("!main/{}", annex_component(path)),
        };
        Self {
            expression: format!("{work}{}@", language.alpha3()),
            work,
            component,
        }
    }

    /// An annex has no slash behind it.
    fn slash(&self) -> &'static str {
        if self.component == "!main" { "/" } else { "" }
    }

    /// The component and the whole, as a work.
    pub(crate) fn work(&self) -> [String; 2] {
        let this = format!("{}{}{}", self.work, self.component, self.slash());
        [this, self.work.clone()]
    }

    /// The component and the whole, in a language.
    pub(crate) fn expression(&self) -> [String; 2] {
        let this = format!("{}{}{}", self.expression, self.component, self.slash());
        [this, format!("{}/", self.expression)]
    }

    /// The component and the whole, as files.
    pub(crate) fn manifestation(&self) -> [String; 2] {
        let this = format!("{}/{}.xml", self.expression, self.component);
        [this, format!("{}.xml", self.expression)]
    }
}

/// The name of an actor in a published file: `ga`, `sc`.
pub(crate) fn short_actor(actor: &str) -> &str {
    actor.strip_prefix("un-").unwrap_or(actor)
}

/// The address of a document on the web; Chinese has a code of its own there.
pub(crate) fn published_page(language: Language, symbol: &str) -> String {
    let code = match language {
        Language::Chinese => "ch",
        other => other.alpha2(),
    };
    format!("{}/{code}/{}", super::UNDOCS, symbol.replace(' ', ""))
}

/// The symbol of the record of a meeting: `A/72/PV.62`, `S/PV.9539`. None for a resumed meeting,
/// whose record says which resumption it is.
pub(crate) fn record(
    organ: Organ,
    session: Option<SessionNumber>,
    meeting: Meeting,
) -> Option<String> {
    let number = meeting.number;
    match (organ, session) {
        _ if meeting.resumed => None,
        (Organ::SecurityCouncil, _) => Some(format!("S/PV.{number}")),
        (Organ::GeneralAssembly, Some(SessionNumber::Regular(n @ 31..=199))) if meeting.plenary => {
            Some(format!("A/{n}/PV.{number}"))
        }
        _ => None,
    }
}

/// An item as an agenda has it, and the symbol of that agenda: `99p` of `A/72/251`.
pub(crate) fn agenda_entry(
    organ: Option<Organ>,
    session: Option<SessionNumber>,
    item: &AgendaItem,
) -> Option<(String, String)> {
    let (Some(Organ::GeneralAssembly), Some(SessionNumber::Regular(n @ 31..=199))) =
        (organ, session)
    else {
        return None;
    };
    let letter = item.sub_item.as_deref().unwrap_or_default();
    Some((format!("{}{letter}", item.number), format!("A/{n}/251")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_joined() {
        for (ours, theirs) in [
            ("72-57", "72-57"),
            ("2713_(2023)", "2713-2023"),
            ("77-264_A", "77-264A"),
            ("1514_(XV)", "1514-XV"),
            ("ES-10-27", "ES-10-27"),
        ] {
            assert_eq!(joined(ours), theirs);
        }
    }

    #[test]
    fn the_council_is_below_the_assembly() {
        let iri: WorkIri = "/akn/un/statement/deliberation/un-hrc/2025-04-02/58-2"
            .parse()
            .unwrap();
        assert_eq!(
            iri.dgacm(),
            "/akn/un/statement/deliberation/unga-hrc/2025-04-02/58-2/"
        );
        let annex = Published::new(&iri, Language::French, &[1]);
        assert_eq!(
            annex.manifestation(),
            [
                "/akn/un/statement/deliberation/unga-hrc/2025-04-02/58-2/fra@/!main/annex.xml",
                "/akn/un/statement/deliberation/unga-hrc/2025-04-02/58-2/fra@.xml"
            ]
        );
    }

    #[test]
    fn records_are_named_where_they_are_known() {
        let meeting = |plenary, resumed| Meeting {
            number: 62,
            plenary,
            resumed,
        };
        let session = Some(SessionNumber::Regular(72));
        let of = |meeting| record(Organ::GeneralAssembly, session, meeting);
        assert_eq!(of(meeting(true, false)).as_deref(), Some("A/72/PV.62"));
        assert_eq!(of(meeting(true, true)), None);
        assert_eq!(of(meeting(false, false)), None);
    }
}
