//! Running text: typography as classes, citations as links, and hardly any meaning.

use crate::format::akn::Document;
use crate::format::akn::inline::{Place, Scope};
use crate::format::akn::tight::{Edge, is_blank, tight};
use crate::frbr;
use crate::model::{Inline, Language, Meeting, Named, Organ, Reference, Text};

/// The class of what is printed in italics.
const ITALIC: &str = "italic";
/// The class of what is printed in bold.
const BOLD: &str = "bold";
/// The class of what is printed in both.
const BOTH: &str = "bold italic";

impl Document<'_> {
    pub(in crate::format::akn) fn published_inline(
        &mut self,
        inline: &Inline,
        scope: &mut Scope<'_>,
    ) {
        match inline {
            Inline::Text(_)
            | Inline::Break
            | Inline::Image(_)
            | Inline::Link(_)
            | Inline::Note(_)
            | Inline::NoteCall(_)
            | Inline::Superscript(_)
            | Inline::Subscript(_) => self.plain_inline(inline, scope),
            Inline::Emphasis(text) => self.span(ITALIC, text, Edge::Blanks, scope),
            Inline::Strong(text) => match text.inlines() {
                [Inline::Emphasis(inner)] => self.span(BOTH, inner, Edge::Blanks, scope),
                _ => self.span(BOLD, text, Edge::Blanks, scope),
            },
            Inline::Opener(text) => self.span(self.opener_class(), text, Edge::Punctuation, scope),
            Inline::Reference(reference) => self.published_reference(reference, scope),
            Inline::Date(date) => {
                let adoption = self.adopted == Some(date.date);
                let phrase = tight(&date.content, Edge::Punctuation);
                if !adoption || !names_adoption(scope.place) || phrase.core.is_empty() {
                    return self.text(&date.content, scope);
                }
                let (iso, to) = (
                    date.date.to_string(),
                    self.references.published("adoptionDate"),
                );
                let attributes = [("date", iso.as_str()), ("refersTo", &to)];
                self.wrap("docDate", &attributes, &phrase, scope);
            }
            Inline::Mention(mention) => match &mention.what {
                // In an enacting formula.
                Named::Organ(_) if scope.place == Place::Text => {
                    self.span(
                        self.opener_class(),
                        &mention.content,
                        Edge::Punctuation,
                        scope,
                    );
                }
                Named::Meeting(meeting) if names_adoption(scope.place) => {
                    self.adoption_meeting(*meeting, &mention.content, scope);
                }
                Named::Organization
                | Named::Organ(_)
                | Named::Committee(_)
                | Named::Kind(_)
                | Named::Meeting(_)
                | Named::Session(_)
                | Named::AgendaItem(_)
                | Named::Number(_)
                | Named::Symbol(_)
                | Named::Language(_)
                | Named::Distribution(_)
                | Named::Outcome(_)
                | Named::Votes(_) => self.text(&mention.content, scope),
            },
        }
    }

    /// How the page prints what opens a clause.
    fn opener_class(&self) -> &'static str {
        match self.language {
            Language::Chinese => BOLD,
            Language::Arabic => BOTH,
            Language::English | Language::French | Language::Russian | Language::Spanish => ITALIC,
        }
    }

    /// Words with a class; no element around what has one already, or has no words.
    fn span(&mut self, class: &'static str, text: &Text, edge: Edge, scope: &mut Scope<'_>) {
        let dressed = |inline: &Inline| match inline {
            Inline::Opener(_) => true,
            Inline::Mention(mention) => matches!(mention.what, Named::Organ(_)),
            _ => false,
        };
        let alone = matches!(text.inlines(), [only] if dressed(only));
        if text.inlines().iter().all(is_blank) || (alone && scope.place == Place::Text) {
            return self.text(text, scope);
        }
        let phrase = tight(text, edge);
        if phrase.core.is_empty() {
            return self.text(text, scope);
        }
        self.wrap("span", &[("class", class)], &phrase, scope);
    }

    fn published_reference(&mut self, reference: &Reference, scope: &mut Scope<'_>) {
        let phrase = tight(&reference.content, Edge::Punctuation);
        // Their files link to documents alone.
        let Some(symbol) = reference.symbol().filter(|_| !phrase.core.is_empty()) else {
            return self.text(&reference.content, scope);
        };
        if matches!(scope.place, Place::Preface { .. }) {
            self.wrap(
                "inline",
                &[("name", "originating document")],
                &phrase,
                scope,
            );
            return;
        }
        let href = frbr::published_page(self.language, symbol.as_str());
        self.wrap("a", &[("href", &href)], &phrase, scope);
    }

    fn adoption_meeting(&mut self, meeting: Meeting, text: &Text, scope: &mut Scope<'_>) {
        let phrase = tight(text, Edge::Punctuation);
        if phrase.core.is_empty() {
            return self.text(text, scope);
        }
        let number = meeting.number.to_string();
        let attributes = [("name", "adoptionMeeting"), ("title", number.as_str())];
        self.wrap("inline", &attributes, &phrase, scope);
    }

    /// The name of the document's organ in their table of terms.
    pub(super) fn organ_term(&self) -> Option<&'static str> {
        self.organ.map(|organ| match organ {
            Organ::GeneralAssembly => "generalAssembly",
            Organ::SecurityCouncil => "securityCouncil",
            Organ::EconomicAndSocialCouncil => "economicAndSocialCouncil",
            Organ::HumanRightsCouncil => "humanRightsCouncil",
            Organ::TrusteeshipCouncil => "trusteeshipCouncil",
        })
    }
}

/// Whether a line tells of the adoption: only there have meetings and dates elements.
fn names_adoption(place: Place) -> bool {
    matches!(place, Place::Conclusions | Place::Preface { .. })
}
