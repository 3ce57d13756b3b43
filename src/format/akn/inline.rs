//! Running text: marking, notes, citations, dates, and what the United Nations has a term for.

use super::implied::{self, Naming};
use super::mention::is_transparent;
use super::tight::{Edge, Tight, is_blank, tight};
use super::web;
use super::{Document, Profile, cites, pieces};
use crate::frbr::{self, Located};
use crate::model::{Action, DatePhrase, Inline, Link, Note, NoteCall, Reference, Target, Text};
use std::fmt::Write as _;

/// Where a text stands: the same words are other elements on the cover and in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A line of the cover.
    Cover(Line),
    /// The lines before the title; `report` is the body whose report a line cites.
    Preface { report: Option<&'static str> },
    /// The text itself, and every note.
    Text,
    /// The closing lines.
    Conclusions,
}

/// What a line of the cover is for, where that decides what its words are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// It names the issuing authority.
    Authority,
    /// It tells the day of issue.
    IssueDate,
    /// It names the language of this text.
    OwnLanguage,
    /// Anything else.
    Other,
}

/// The elements that are numbered within their context.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Concept,
    Event,
    Organization,
    Quantity,
    Ref,
    Role,
    Rref,
    SubFlow,
    Term,
}

const PARTS: [&str; 9] = [
    "concept",
    "event",
    "organization",
    "quantity",
    "ref",
    "role",
    "rref",
    "subFlow",
    "term",
];

/// The context of running text: the address that eIds start with, and what was numbered so far.
pub(super) struct Scope<'s> {
    prefix: &'s str,
    counts: [u32; PARTS.len()],
    pub(super) place: Place,
    action: Option<&'s Action>,
}

impl<'s> Scope<'s> {
    pub(super) fn new(prefix: &'s str, place: Place) -> Self {
        Self {
            prefix,
            counts: [0; PARTS.len()],
            place,
            action: None,
        }
    }

    /// The context of a clause that does something.
    pub(super) fn clause(prefix: &'s str, action: Option<&'s Action>) -> Self {
        Self {
            action,
            ..Self::new(prefix, Place::Text)
        }
    }

    /// The eId of the next part of this kind.
    pub(super) fn next(&mut self, part: Part) -> String {
        let count = &mut self.counts[part as usize];
        *count += 1;
        let mut eid = String::with_capacity(self.prefix.len() + 16);
        // Writing to a string cannot fail.
        let _ = write!(eid, "{}__{}_{count}", self.prefix, PARTS[part as usize]);
        eid
    }
}

impl Document<'_> {
    /// All of the text of an element that has just been opened. Where the elements do not tell what
    /// its pieces are, an attribute of the element does.
    pub(super) fn running(&mut self, text: &Text, scope: &mut Scope<'_>) {
        let marks = self.marks.remove(&std::ptr::from_ref(text));
        self.exactly(text, |document| match marks {
            Some(marks) => document.marked_text(text, &marks, scope),
            None => document.text(text, scope),
        });
    }

    /// Runs what writes a text into the element that has just been opened.
    pub(super) fn exactly(&mut self, text: &Text, write: impl FnOnce(&mut Self)) {
        self.exactly_at(self.xml.mark(), text, write);
    }

    /// The same, for an element whose start tag ends at the mark.
    pub(super) fn exactly_at(&mut self, mark: usize, text: &Text, write: impl FnOnce(&mut Self)) {
        let outer = std::mem::take(&mut self.inexact);
        write(self);
        if std::mem::replace(&mut self.inexact, outer) {
            self.xml
                .add_attribute(mark, "akn4un:pieces", &pieces::spell(text));
        }
    }

    pub(super) fn text(&mut self, text: &Text, scope: &mut Scope<'_>) {
        self.inlines(text.inlines(), scope);
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline], scope: &mut Scope<'_>) {
        for inline in inlines {
            self.inline(inline, scope);
        }
    }

    pub(super) fn inline(&mut self, inline: &Inline, scope: &mut Scope<'_>) {
        match self.profile {
            Profile::Akn4un => self.plain_inline(inline, scope),
            Profile::Dgacm => self.published_inline(inline, scope),
        }
    }

    /// A piece as the guidelines have it; what either profile has, for both.
    pub(super) fn plain_inline(&mut self, inline: &Inline, scope: &mut Scope<'_>) {
        match inline {
            Inline::Text(words) => self.xml.text(words),
            Inline::Emphasis(text) => self.marked("i", &[], text, scope),
            Inline::Strong(text) => self.marked("b", &[], text, scope),
            Inline::Superscript(text) => self.marked("sup", &[], text, scope),
            Inline::Subscript(text) => self.marked("sub", &[], text, scope),
            Inline::Opener(text) => self.opener(text, scope),
            Inline::Link(link) => self.link(link, scope),
            Inline::Image(image) => {
                let src = web::image(&image.target);
                self.inexact |= src != image.target;
                let attributes = [("src", src.as_str()), ("alt", &image.alternative)];
                self.xml.empty_inline("img", &attributes);
            }
            Inline::Note(note) => self.note(note),
            Inline::NoteCall(call) => self.note_call(call, scope),
            Inline::Reference(reference) => self.reference(reference, scope),
            Inline::Date(date) => self.date(date, scope),
            Inline::Mention(mention) => self.mention(mention, scope),
            Inline::Break => self.xml.empty_inline("eol", &[]),
        }
    }

    /// An element of marking; none where the text has a meaning instead (rule C69) or no words.
    fn marked(
        &mut self,
        name: &'static str,
        class: &[(&str, &str)],
        text: &Text,
        scope: &mut Scope<'_>,
    ) {
        let letters = matches!(name, "i" | "b");
        if text.inlines().iter().all(is_blank) || (letters && is_semantic(text.inlines())) {
            self.inexact = true;
            return self.text(text, scope);
        }
        self.xml.open_inline(name, class);
        self.text(text, scope);
        self.xml.close_inline(name);
    }

    /// Writes an element around a phrase, and the edges of the phrase outside of it.
    pub(super) fn wrap(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        phrase: &Tight<'_>,
        scope: &mut Scope<'_>,
    ) {
        self.edges(phrase);
        self.wrap_line(name, attributes, phrase, scope);
    }

    /// As `wrap`, for an element that says what the whole text is and is no piece of it, so that
    /// it does not matter where it begins and ends.
    pub(super) fn wrap_line(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        phrase: &Tight<'_>,
        scope: &mut Scope<'_>,
    ) {
        self.inlines(&phrase.lead, scope);
        self.xml.open_inline(name, attributes);
        self.core(phrase, scope);
        self.xml.close_inline(name);
        self.inlines(&phrase.trail, scope);
    }

    /// Notes whether the edges of a phrase stand outside of its element.
    pub(super) fn edges(&mut self, phrase: &Tight<'_>) {
        self.inexact |= !phrase.is_whole();
    }

    /// The words of a phrase.
    pub(super) fn core(&mut self, phrase: &Tight<'_>, scope: &mut Scope<'_>) {
        let core = sole(&phrase.core, scope);
        self.inexact |= !std::ptr::eq(core, &raw const *phrase.core);
        self.inlines(core, scope);
    }

    fn opener(&mut self, text: &Text, scope: &mut Scope<'_>) {
        let phrase = tight(text, Edge::Punctuation);
        let named = scope
            .action
            .filter(|a| a.concept.is_some() && !phrase.core.is_empty());
        match named.and_then(|action| self.references.term(action, self.language)) {
            Some(refers_to) => {
                let eid = scope.next(Part::Term);
                let shades = scope.action.map_or(String::new(), implied::shades);
                let mut attributes = vec![("refersTo", refers_to.as_str()), ("eId", &eid)];
                if !shades.is_empty() {
                    attributes.push(("akn4un:shades", &shades));
                }
                self.wrap("term", &attributes, &phrase, scope);
                let told = scope.action.map(|action| Action {
                    phrase: Text::new(phrase.core.to_vec()).plain(),
                    ..action.clone()
                });
                self.told = self.told.take().or(told);
            }
            None => self.marked("i", &[("akn4un:is", "opener")], text, scope),
        }
    }

    fn link(&mut self, link: &Link, scope: &mut Scope<'_>) {
        match web::address(&link.target) {
            Some(href) if !link.content.inlines().iter().all(is_blank) => {
                self.inexact |= href != link.target;
                self.xml.open_inline("a", &[("href", &href)]);
                self.text(&link.content, scope);
                self.xml.close_inline("a");
            }
            _ => {
                self.inexact = true;
                self.text(&link.content, scope);
            }
        }
    }

    fn note(&mut self, note: &Note) {
        let ordinal = note.eid.as_str().rsplit('_').next().unwrap_or_default();
        let marker = if note.marker.is_empty() {
            ordinal
        } else {
            &note.marker
        };
        let eid = note.eid.as_str();
        // What a note names is not named by the line that calls it.
        let namings = std::mem::take(&mut self.namings);
        let raised = match self.profile {
            Profile::Akn4un => true,
            Profile::Dgacm => false,
        };
        if raised {
            self.xml.open_inline("sup", &[("class", "footnote")]);
        }
        let mut attributes = vec![("marker", marker), ("placement", "bottom"), ("eId", eid)];
        if note.marker.is_empty() && raised {
            attributes.push(("akn4un:is", "unmarked"));
        }
        self.xml.open("authorialNote", &attributes);
        self.note_content(eid, &note.content);
        self.xml.close("authorialNote");
        if raised {
            self.xml.close_inline("sup");
        }
        self.namings = namings;
    }

    fn note_call(&mut self, call: &NoteCall, scope: &mut Scope<'_>) {
        let place = (call.note as usize).checked_sub(1);
        let note = place.and_then(|place| self.notes.get(place));
        let note = match self.profile {
            Profile::Akn4un => note,
            Profile::Dgacm => None,
        };
        let Some(&note) = note else {
            let number = call.note.to_string();
            self.xml
                .words_inline("sup", &[("akn4un:call", &number)], &call.marker);
            return;
        };
        let href = ["#", note].concat();
        let eid = scope.next(Part::Ref);
        // The blanks of a marker do not belong to the call (rule C70).
        let marker = call.marker.trim();
        self.inexact |= marker.len() < call.marker.len();
        self.xml.open_inline("sup", &[("class", "footnote")]);
        self.xml
            .words_inline("ref", &[("eId", &eid), ("href", &href)], marker);
        self.xml.close_inline("sup");
    }

    fn reference(&mut self, reference: &Reference, scope: &mut Scope<'_>) {
        let phrase = tight(&reference.content, Edge::Punctuation);
        if phrase.core.is_empty() {
            self.inexact = true;
            return self.text(&reference.content, scope);
        }
        if let Target::Goal(goal) = &reference.target {
            self.inexact |= reference.date.is_some() || !reference.within.is_empty();
            let refers_to = self.references.goal(goal);
            let eid = scope.next(Part::Concept);
            let attributes = [("refersTo", refers_to.as_str()), ("eId", &eid)];
            return self.wrap("concept", &attributes, &phrase, scope);
        }
        let located = match (scope.place, &reference.target) {
            (Place::Preface { report: Some(body) }, Target::Document(symbol)) => {
                Some(frbr::within(
                    &frbr::cite_report(symbol, reference.date, body),
                    &reference.within,
                ))
            }
            _ => frbr::locate(reference),
        };
        let Some(located) = located.and_then(|located| {
            // The whole resolution has its places in the body, wherever they are spoken of.
            let from = if reference.target == Target::Act {
                ""
            } else {
                scope.prefix
            };
            self.here(located, from)
        }) else {
            // A place that this text does not have.
            self.inexact = true;
            return self.text(&reference.content, scope);
        };
        self.inexact |= reference.date.is_some() && !cites::tells_date(&reference.target);
        let (name, part) = match located.up_to {
            Some(_) => ("rref", Part::Rref),
            None => ("ref", Part::Ref),
        };
        let eid = scope.next(part);
        let mut address = None;
        if let Some(symbol) = reference.symbol() {
            let page = frbr::undocs(self.language, symbol.as_str());
            address = implied::symbol_at(&page);
            self.references.alternative(&eid, page);
        }
        let told = cites::told(&located.iri, located.up_to.as_deref(), address);
        let stated = told
            .is_none_or(|(target, within)| target != reference.target || within != reference.within)
            .then(|| cites::spell(reference));
        let mut attributes = vec![("eId", eid.as_str())];
        match &located.up_to {
            Some(last) => attributes.extend([("from", located.iri.as_str()), ("upTo", last)]),
            None => attributes.push(("href", located.iri.as_str())),
        }
        attributes.extend(stated.as_deref().map(|cited| ("akn4un:cites", cited)));
        if located.date_inferred {
            attributes.push(("class", "date-inferred"));
        }
        self.wrap(name, &attributes, &phrase, scope);
    }

    /// Pointers into this text as they lead to what it has; `None` where it has not.
    fn here(&self, located: Located, from: &str) -> Option<Located> {
        let point = |iri: String| {
            if let Some(place) = iri.strip_prefix('#') {
                let eid = self.address(place, from)?;
                Some(["#", eid].concat())
            } else if let Some(n) = iri.strip_prefix("!annex_") {
                self.address(&["att_", n].concat(), "").map(|_| iri)
            } else {
                Some(iri)
            }
        };
        Some(Located {
            iri: point(located.iri)?,
            up_to: match located.up_to {
                Some(last) => Some(point(last)?),
                None => None,
            },
            date_inferred: located.date_inferred,
        })
    }

    pub(super) fn date(&mut self, date: &DatePhrase, scope: &mut Scope<'_>) {
        let phrase = tight(&date.content, Edge::Punctuation);
        if phrase.core.is_empty() {
            self.inexact = true;
            return self.text(&date.content, scope);
        }
        self.namings.push(Naming::Day(date.date));
        let iso = date.date.to_string();
        let is_adoption = self.adopted == Some(date.date);
        let (name, concept) = match scope.place {
            Place::Cover(Line::IssueDate) => ("docDate", Some("publicationDate")),
            Place::Preface { .. } if is_adoption => ("docDate", Some("adoptionDate")),
            Place::Conclusions if is_adoption => ("date", Some("adoptionDate")),
            _ => ("date", None),
        };
        let refers_to = concept.map(|concept| self.references.concept(concept));
        let mut attributes = vec![("date", iso.as_str())];
        attributes.extend(refers_to.as_deref().map(|to| ("refersTo", to)));
        self.wrap(name, &attributes, &phrase, scope);
    }
}

/// Whether the words are one element of meaning and nothing beside.
fn is_semantic(inlines: &[Inline]) -> bool {
    let mut visible = inlines.iter().filter(|inline| !is_blank(inline));
    let (Some(only), None) = (visible.next(), visible.next()) else {
        return false;
    };
    match only {
        // Marked by itself, where its action has no name.
        Inline::Opener(_) | Inline::Mention(_) => true,
        Inline::Emphasis(text) | Inline::Strong(text) => is_semantic(text.inlines()),
        Inline::Link(link) if web::address(&link.target).is_none() => {
            is_semantic(link.content.inlines())
        }
        _ => false,
    }
}

/// The words inside marking that is all there is of them: meaning takes its place (rule C69).
pub(super) fn sole<'t>(mut inlines: &'t [Inline], scope: &Scope<'_>) -> &'t [Inline] {
    while let [only] = inlines {
        inlines = match only {
            Inline::Emphasis(text) | Inline::Strong(text) => text.inlines(),
            Inline::Opener(text) if scope.action.is_none_or(|a| a.concept.is_none()) => {
                text.inlines()
            }
            Inline::Link(link) if web::address(&link.target).is_none() => link.content.inlines(),
            Inline::Mention(m) if is_transparent(&m.what, scope.place) => m.content.inlines(),
            _ => break,
        };
    }
    inlines
}
