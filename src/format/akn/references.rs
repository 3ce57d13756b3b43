//! The entries of `references`: what the text points to, gathered while the text is written.

use super::terms;
use super::xml::Xml;
use crate::frbr;
use crate::model::{Action, Goal, Language, Meeting, SessionNumber};
use std::collections::BTreeMap;

/// The classes of entries, in the order they are written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Organization,
    Concept,
    Event,
    Role,
    Term,
    Reference,
}

impl Class {
    fn element(self) -> &'static str {
        match self {
            Self::Organization => "TLCOrganization",
            Self::Concept => "TLCConcept",
            Self::Event => "TLCEvent",
            Self::Role => "TLCRole",
            Self::Term => "TLCTerm",
            Self::Reference => "TLCReference",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Concept => "concept",
            Self::Event => "event",
            Self::Role => "role",
            Self::Term => "term",
            Self::Reference => "reference",
        }
    }
}

struct Entry {
    href: String,
    show_as: String,
}

/// The entries used so far, each declared once, and the web addresses of cited documents.
#[derive(Default)]
pub(super) struct References {
    entries: BTreeMap<(Class, String), Entry>,
    /// The eId of a `ref` with the address of the document it cites.
    pub(super) alternatives: Vec<(String, String)>,
}

impl References {
    pub(super) fn entry(
        &mut self,
        class: Class,
        eid: &str,
        make: impl FnOnce() -> (String, String),
    ) -> String {
        self.entries
            .entry((class, eid.to_owned()))
            .or_insert_with(|| {
                let (href, show_as) = make();
                let show_as = if show_as.trim().is_empty() {
                    eid.to_owned()
                } else {
                    show_as
                };
                Entry { href, show_as }
            });
        ["#", eid].concat()
    }

    /// A pointer to a concept of the terms table.
    pub(super) fn concept(&mut self, eid: &str) -> String {
        self.entry(Class::Concept, eid, || {
            let label = terms::concept(eid).unwrap_or(eid);
            (frbr::ontology(Class::Concept.name(), eid), label.to_owned())
        })
    }

    /// A pointer to a Sustainable Development Goal or a target of one.
    pub(super) fn goal(&mut self, goal: &Goal) -> String {
        let eid = format!("sdg{goal}");
        self.entry(Class::Concept, &eid, || {
            (
                frbr::ontology(Class::Concept.name(), &eid),
                format!("{} {goal}", terms::GOAL),
            )
        })
    }

    /// A pointer to a role of the terms table.
    pub(super) fn role(&mut self, eid: &str) -> String {
        self.entry(Class::Role, eid, || {
            let label = terms::role(eid).unwrap_or(eid);
            (frbr::ontology(Class::Role.name(), eid), label.to_owned())
        })
    }

    /// A pointer to an organization by the name that IRIs give it.
    pub(super) fn organization(&mut self, eid: &str) -> String {
        self.entry(Class::Organization, eid, || {
            let label = terms::organization(eid).unwrap_or(eid);
            let id = match eid {
                "dgacm" => "un-dgacm",
                "markupAuthor" => "markup-author",
                other => other,
            };
            (
                frbr::ontology(Class::Organization.name(), id),
                label.to_owned(),
            )
        })
    }

    /// A pointer to one who is asked, by the name that requests give it.
    pub(super) fn addressee(&mut self, name: &str) -> String {
        let eid = if name.starts_with("un") {
            name.to_owned()
        } else {
            ["un-", name].concat()
        };
        let label = terms::addressee(name).map_or_else(|| name.replace('-', " "), str::to_owned);
        self.entry(Class::Organization, &eid, || {
            (frbr::ontology(Class::Organization.name(), &eid), label)
        })
    }

    /// A pointer to the term of an action; none where the action has no name.
    pub(super) fn term(&mut self, action: &Action, language: Language) -> Option<String> {
        let key = action.concept?.as_str();
        Some(self.entry(Class::Term, key, || {
            (frbr::term(language, key), action.phrase.trim().to_owned())
        }))
    }

    /// A pointer to a session.
    pub(super) fn session(&mut self, organ: &str, session: SessionNumber, words: String) -> String {
        self.entry(Class::Event, &format!("session{session}"), || {
            (frbr::session_event(organ, session), words)
        })
    }

    /// A pointer to a meeting.
    pub(super) fn meeting(
        &mut self,
        organ: &str,
        session: Option<SessionNumber>,
        meeting: Meeting,
        words: String,
    ) -> String {
        self.entry(Class::Event, &frbr::meeting_name(meeting), || {
            (frbr::meeting_event(organ, session, meeting), words)
        })
    }

    /// Keeps the web address of the document that a `ref` cites.
    pub(super) fn alternative(&mut self, eid: &str, address: String) {
        self.undocs();
        self.alternatives.push((eid.to_owned(), address));
    }

    /// A pointer to the resolver of symbols.
    pub(super) fn undocs(&mut self) -> String {
        self.entry(Class::Reference, "undocs", || {
            (frbr::UNDOCS.to_owned(), terms::UNDOCS.to_owned())
        })
    }

    /// Writes the entries.
    pub(super) fn write(&self, xml: &mut Xml) {
        for ((class, eid), entry) in &self.entries {
            let element = class.element();
            let [href, show_as] = [entry.href.as_str(), entry.show_as.as_str()];
            if *class == Class::Reference {
                let name = ("name", "resolver");
                xml.empty(
                    element,
                    &[("eId", eid), name, ("href", href), ("showAs", show_as)],
                );
            } else {
                xml.empty(
                    element,
                    &[("eId", eid), ("href", href), ("showAs", show_as)],
                );
            }
        }
    }
}
