//! What the United Nations has a term for: bodies, meetings, sessions, items, numbers.

use super::Document;
use super::implied::{self, Naming};
use super::inline::{Line, Part, Place, Scope, sole};
use super::tight::{Edge, Tight, is_blank, tight};
use crate::frbr;
use crate::model::{Inline, Meeting, Mention, Named, SessionNumber, Text};

impl Document<'_> {
    pub(super) fn mention(&mut self, mention: &Mention, scope: &mut Scope<'_>) {
        let phrase = tight(&mention.content, Edge::Punctuation);
        if phrase.core.is_empty() || is_transparent(&mention.what, scope.place) {
            self.inexact = true;
            return self.text(&mention.content, scope);
        }
        self.namings.push(Naming::What(mention.what.clone()));
        let value = implied::value(&mention.what, &Text::new(phrase.core.to_vec()).plain());
        let value = value.as_deref().map(|value| ("akn4un:value", value));
        match &mention.what {
            Named::Organization => self.authority("un", &phrase, scope),
            Named::Organ(organ) => self.authority(frbr::organ_actor(*organ), &phrase, scope),
            Named::Committee(committee) => match frbr::committee_actor(*committee) {
                Some(actor) if is_head(scope.place) => self.proponent(actor, &phrase, scope),
                Some(actor) => self.authority(actor, &phrase, scope),
                None => self.headed("docProponent", "noMainCommittee", value, &phrase, scope),
            },
            Named::Kind(kind) => {
                self.headed("docType", super::meta::name(*kind), value, &phrase, scope);
            }
            Named::Number(_) => self.headed("docNumber", "resolutionNumber", value, &phrase, scope),
            Named::Symbol(_) => self.headed("docNumber", "symbol", value, &phrase, scope),
            Named::Meeting(meeting) => self.meeting(*meeting, &phrase, scope),
            Named::Session(session) => self.session(*session, &phrase, scope),
            Named::AgendaItem(item) => {
                let refers_to = self.references.concept("agendaItem");
                let session = self.session;
                let iri = session.and_then(|s| frbr::agenda(self.organ, s, item));
                if let Some(iri) = iri {
                    let told = item.to_string();
                    let eid = scope.next(Part::Ref);
                    let mut attributes = vec![
                        ("eId", eid.as_str()),
                        ("href", &iri),
                        ("refersTo", &refers_to),
                        ("class", "date-inferred"),
                    ];
                    if implied::agenda_at(&iri).as_ref() != Some(item) {
                        attributes.extend(value.or(Some(("akn4un:value", &told))));
                    }
                    self.wrap("ref", &attributes, &phrase, scope);
                } else {
                    let mut attributes =
                        vec![("name", "akn4un:agendaItem"), ("refersTo", &refers_to)];
                    attributes.extend(value);
                    self.wrap("inline", &attributes, &phrase, scope);
                }
            }
            Named::Language(_) => {
                let own = scope.place == Place::Cover(Line::OwnLanguage);
                let name = if own {
                    "languageOfExpression"
                } else {
                    "originalLanguage"
                };
                let name = ["akn4un:", name].concat();
                let mut attributes = vec![("name", name.as_str())];
                attributes.extend(value);
                self.wrap("inline", &attributes, &phrase, scope);
            }
            Named::Distribution(class) => {
                let concept = super::terms::distribution(class);
                let refers_to = concept.map(|concept| self.references.concept(concept));
                let mut attributes = vec![("name", "akn4un:distribution")];
                attributes.extend(refers_to.as_deref().map(|to| ("refersTo", to)));
                attributes.extend(value);
                self.wrap("inline", &attributes, &phrase, scope);
            }
            Named::Outcome(outcome) => {
                let concept = implied::outcome_name(*outcome);
                self.headed("outcome", concept, None, &phrase, scope);
            }
            Named::Votes(votes) => {
                let refers_to = self.references.concept(implied::side_name(votes.side));
                let (count, eid) = (votes.value.to_string(), scope.next(Part::Quantity));
                let attributes = [
                    ("refersTo", refers_to.as_str()),
                    ("normalized", &count),
                    ("eId", &eid),
                ];
                self.wrap("quantity", &attributes, &phrase, scope);
            }
        }
    }

    /// A closing line; what it says of the vote stands in one element, from the first words that say
    /// so to the last.
    pub(super) fn closing_line(&mut self, line: &Text, scope: &mut Scope<'_>) {
        let inlines = line.inlines();
        let tells = |inline: &Inline| vote_of(inline).is_some();
        let (Some(first), Some(last)) = (
            inlines.iter().position(tells),
            inlines.iter().rposition(tells),
        ) else {
            return self.text(line, scope);
        };
        let author = self.references.organization(&self.frbr.author.clone());
        let role = self.references.role("author");
        let outcome = inlines.iter().find_map(|inline| match vote_of(inline)? {
            Named::Outcome(outcome) => Some(implied::outcome_name(*outcome)),
            _ => None,
        });
        let choice = outcome.map(|outcome| self.references.concept(outcome));
        let mut attributes = vec![("by", author.as_str()), ("as", &role)];
        attributes.extend(choice.as_deref().map(|choice| ("choice", choice)));
        self.inlines(&inlines[..first], scope);
        self.xml.open_inline("vote", &attributes);
        self.inlines(&inlines[first..=last], scope);
        self.xml.close_inline("vote");
        self.inlines(&inlines[last + 1..], scope);
    }

    /// An element of the cover and the preface that a concept explains.
    fn headed(
        &mut self,
        name: &'static str,
        concept: &str,
        value: Option<(&str, &str)>,
        phrase: &Tight<'_>,
        scope: &mut Scope<'_>,
    ) {
        let refers_to = self.references.concept(concept);
        let mut attributes = vec![("refersTo", refers_to.as_str())];
        attributes.extend(value);
        self.wrap(name, &attributes, phrase, scope);
    }

    fn authority(&mut self, actor: &str, phrase: &Tight<'_>, scope: &mut Scope<'_>) {
        let refers_to = self.references.organization(actor);
        match scope.place {
            Place::Cover(Line::Authority) => {
                let role = self.references.role("issuingAuthority");
                let eid = scope.next(Part::Role);
                self.edges(phrase);
                self.inlines(&phrase.lead, scope);
                self.xml
                    .open_inline("role", &[("refersTo", &role), ("eId", &eid)]);
                self.xml
                    .open_inline("docAuthority", &[("refersTo", &refers_to)]);
                self.core(phrase, scope);
                self.xml.close_inline("docAuthority");
                self.xml.close_inline("role");
                self.inlines(&phrase.trail, scope);
            }
            Place::Cover(_) | Place::Preface { .. } => {
                self.wrap("docAuthority", &[("refersTo", &refers_to)], phrase, scope);
            }
            Place::Text | Place::Conclusions => {
                let eid = scope.next(Part::Organization);
                let attributes = [("refersTo", refers_to.as_str()), ("eId", &eid)];
                self.wrap("organization", &attributes, phrase, scope);
            }
        }
    }

    fn proponent(&mut self, actor: &str, phrase: &Tight<'_>, scope: &mut Scope<'_>) {
        let refers_to = self.references.organization(actor);
        let number = actor.rsplit_once("-c").map(|(_, n)| n);
        let number = number.filter(|n| n.bytes().all(|b| b.is_ascii_digit()));
        self.edges(phrase);
        self.inlines(&phrase.lead, scope);
        self.xml
            .open_inline("docProponent", &[("refersTo", &refers_to)]);
        if let Some(number) = number {
            let attributes = [("refersTo", refers_to.as_str()), ("value", number)];
            self.xml.open_inline("docCommittee", &attributes);
        }
        self.inlines(&phrase.core, scope);
        if number.is_some() {
            self.xml.close_inline("docCommittee");
        }
        self.xml.close_inline("docProponent");
        self.inlines(&phrase.trail, scope);
    }

    fn session(&mut self, session: SessionNumber, phrase: &Tight<'_>, scope: &mut Scope<'_>) {
        let words = Text::new(phrase.core.to_vec()).plain();
        let organ = self.organ.map_or("un", frbr::organ_actor);
        let refers_to = self.references.session(organ, session, words);
        if is_head(scope.place) {
            let value = session.to_string();
            self.wrap(
                "session",
                &[("value", &value), ("refersTo", &refers_to)],
                phrase,
                scope,
            );
        } else {
            let eid = scope.next(Part::Event);
            self.wrap(
                "event",
                &[("refersTo", &refers_to), ("eId", &eid)],
                phrase,
                scope,
            );
        }
    }

    fn meeting(&mut self, meeting: Meeting, phrase: &Tight<'_>, scope: &mut Scope<'_>) {
        let words = Text::new(phrase.core.to_vec()).plain();
        let refers_to = self.meeting_event(meeting, words);
        let eid = scope.next(Part::Event);
        self.edges(phrase);
        self.inlines(&phrase.lead, scope);
        self.xml
            .open_inline("event", &[("refersTo", &refers_to), ("eId", &eid)]);
        let mut counted = false;
        let core = sole(&phrase.core, scope);
        self.inexact |= !std::ptr::eq(core, &raw const *phrase.core);
        for inline in core {
            let (Inline::Text(words), false) = (inline, counted) else {
                self.inline(inline, scope);
                continue;
            };
            let Some((before, digits, after)) = digits(words) else {
                self.xml.text(words);
                continue;
            };
            counted = true;
            let concept = self.references.concept("meetingNumber");
            let quantity = scope.next(Part::Quantity);
            let number = meeting.number.to_string();
            self.xml.text(before);
            let attributes = [
                ("refersTo", concept.as_str()),
                ("normalized", &number),
                ("eId", &quantity),
            ];
            self.xml.words_inline("quantity", &attributes, digits);
            self.xml.text(after);
        }
        self.xml.close_inline("event");
        self.inlines(&phrase.trail, scope);
    }

    /// A pointer to the event of a meeting of the document's organ and session.
    pub(super) fn meeting_event(&mut self, meeting: Meeting, words: String) -> String {
        let organ = self.organ.map_or("un", frbr::organ_actor);
        self.references.meeting(organ, self.session, meeting, words)
    }
}

/// What a piece of a closing line says of a vote, if it has words.
fn vote_of(inline: &Inline) -> Option<&Named> {
    match inline {
        Inline::Mention(Mention { what, content }) => match what {
            Named::Outcome(_) | Named::Votes(_) => {
                (!content.inlines().iter().all(is_blank)).then_some(what)
            }
            _ => None,
        },
        _ => None,
    }
}

fn is_head(place: Place) -> bool {
    matches!(place, Place::Cover(_) | Place::Preface { .. })
}

/// Whether the words stand for themselves: what only the cover and the preface, or only the closing
/// lines, have elements for.
pub(super) fn is_transparent(what: &Named, place: Place) -> bool {
    match what {
        Named::Committee(committee) => {
            !is_head(place) && frbr::committee_actor(*committee).is_none()
        }
        Named::Kind(_)
        | Named::Number(_)
        | Named::Symbol(_)
        | Named::Language(_)
        | Named::Distribution(_) => !is_head(place),
        Named::Outcome(_) | Named::Votes(_) => place != Place::Conclusions,
        Named::Organization
        | Named::Organ(_)
        | Named::Meeting(_)
        | Named::Session(_)
        | Named::AgendaItem(_) => false,
    }
}

/// The first number in digits of any script, with what stands around it.
fn digits(words: &str) -> Option<(&str, &str, &str)> {
    let digit = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{ff10}'..='\u{ff19}')
    };
    let start = words.find(digit)?;
    let length = words[start..]
        .find(|c| !digit(c))
        .unwrap_or(words.len() - start);
    let (before, rest) = words.split_at(start);
    let (number, after) = rest.split_at(length);
    Some((before, number, after))
}
