//! The cover with the whole masthead, the preface with the title alone, and the closing lines.

use crate::format::akn::Document;
use crate::format::akn::head::{committee_named, job_number};
use crate::format::akn::inline::{Line, Place, Scope};
use crate::format::akn::tight::{Edge, tight};
use crate::format::akn::xml::Attributes;
use crate::model::{
    AgendaItem, Committee, Inline, Language, MastheadKind, MastheadLine, Named, SessionNumber, Text,
};

/// An element around a line, with its attributes.
type Around<'a> = (&'static str, Attributes<'a>);

impl Document<'_> {
    /// Every line of the masthead in its order; a job number stands in the metadata.
    pub(in crate::format::akn) fn published_cover(&mut self) {
        let masthead = &self.resolution.masthead;
        let mut lines = masthead
            .iter()
            .filter(|line| job_number(line).is_none())
            .peekable();
        if lines.peek().is_none() {
            return;
        }
        self.xml.open("coverPage", &[]);
        let mut organs = 0;
        for line in lines {
            organs += usize::from(matches!(line.kind, MastheadKind::Organ(_)));
            self.cover_line(line, organs);
        }
        self.xml.close("coverPage");
    }

    fn cover_line(&mut self, line: &MastheadLine, organs: usize) {
        let text = &line.text;
        match &line.kind {
            MastheadKind::Organization => {
                let to = self.references.published("publisher");
                let span: &[_] = &[("refersTo", to.as_str()), ("class", "upperLeft")];
                let authority: &[_] = &[("refersTo", to.as_str())];
                self.dressed(None, &[("span", span), ("docAuthority", authority)], text);
            }
            MastheadKind::Symbol(_) => {
                let to = self.references.published("symbol");
                let number: &[_] = &[("refersTo", to.as_str())];
                self.dressed(Some("upperRight"), &[("docNumber", number)], text);
            }
            MastheadKind::Organ(_) if organs > 1 => {
                let to = self.references.published("subsidiaryBody");
                self.dressed(None, &[("docAuthority", &[("refersTo", &to)])], text);
            }
            MastheadKind::Organ(_) => {
                let to = self.references.published("issuingBody");
                let authority: &[_] = &[("refersTo", to.as_str()), ("class", "rightBig")];
                self.dressed(Some("upperLeft"), &[("docAuthority", authority)], text);
            }
            MastheadKind::Distribution => {
                let to = distribution(text).map(|key| self.references.published(key));
                let mut status = Vec::from_iter(to.as_deref().map(|to| ("refersTo", to)));
                status.push(("class", "rightSmall"));
                self.dressed(None, &[("docStatus", &status)], text);
            }
            MastheadKind::IssueDate(date) => {
                let (date, to) = (
                    date.to_string(),
                    self.references.published("dateOfIssuance"),
                );
                let attributes: &[_] = &[
                    ("date", date.as_str()),
                    ("class", "rightSmall"),
                    ("refersTo", &to),
                ];
                self.dressed(None, &[("docDate", attributes)], text);
            }
            MastheadKind::OriginalLanguage(language) => {
                self.language_line("originalLanguage", *language, text);
            }
            MastheadKind::Language(language) => {
                self.language_line("languageOfExpression", *language, text);
            }
            MastheadKind::Session(session) => {
                let organ = self.organ_term();
                let to = organ.map(|organ| self.references.published(organ));
                let number = match session {
                    SessionNumber::Regular(n)
                    | SessionNumber::Special(n)
                    | SessionNumber::EmergencySpecial(n) => n.to_string(),
                };
                let mut session = Vec::from_iter(to.as_deref().map(|to| ("refersTo", to)));
                session.push(("value", &number));
                self.dressed(None, &[("session", &session)], text);
            }
            MastheadKind::AgendaItems(items) => {
                let title: Vec<_> = items.iter().map(item_title).collect();
                let title = title.join(", ");
                let mut item = vec![("name", "agenda item")];
                if !title.is_empty() {
                    item.push(("title", &title));
                }
                self.dressed(None, &[("inline", &item)], text);
            }
            MastheadKind::AgendaTitle => {
                self.dressed(None, &[("inline", &[("name", "agenda item name")])], text);
            }
            MastheadKind::Heading(_) => {
                let to = self.references.published("resolutionNumber");
                self.dressed(None, &[("docTitle", &[("refersTo", &to)])], text);
            }
            MastheadKind::Adoption => {
                let to = has_meeting(text).then(|| self.references.published("adoption"));
                let title = Vec::from_iter(to.as_deref().map(|to| ("refersTo", to)));
                let place = if title.is_empty() {
                    Place::Cover(Line::Other)
                } else {
                    Place::Preface { report: None }
                };
                self.dressed_at(place, None, &[("docTitle", &title)], text);
            }
            MastheadKind::Proponent => {
                let to = committee_named(text).and_then(committee_term);
                let to = to.map(|key| self.references.published(key));
                let proponent = Vec::from_iter(to.as_deref().map(|to| ("refersTo", to)));
                let place = Place::Preface { report: None };
                let text = with_paragraphs(text);
                self.dressed_at(place, None, &[("docProponent", &proponent)], &text);
            }
            MastheadKind::Sponsors
            | MastheadKind::JobNumber(_)
            | MastheadKind::Notice
            | MastheadKind::Other => self.dressed(None, &[], text),
        }
    }

    fn language_line(&mut self, name: &str, language: Language, text: &Text) {
        let to = self.references.published(match language {
            Language::Arabic => "arabic",
            Language::Chinese => "chinese",
            Language::English => "english",
            Language::French => "french",
            Language::Russian => "russian",
            Language::Spanish => "spanish",
        });
        let inline: &[_] = &[("refersTo", to.as_str()), ("name", name)];
        self.dressed(None, &[("inline", inline)], text);
    }

    fn dressed(&mut self, class: Option<&str>, around: &[Around<'_>], text: &Text) {
        // A line of the cover names things by its elements, not within its words.
        let place = Place::Cover(Line::Other);
        self.dressed_at(place, class, around, text);
    }

    /// A line in its elements, the outermost first; a line without words has none.
    fn dressed_at(
        &mut self,
        place: Place,
        class: Option<&str>,
        around: &[Around<'_>],
        text: &Text,
    ) {
        let mut scope = Scope::new("coverPage", place);
        let class = Vec::from_iter(class.map(|class| ("class", class)));
        self.xml.open_mixed("p", &class);
        let phrase = tight(text, Edge::Title);
        if phrase.core.is_empty() {
            self.text(text, &mut scope);
        } else {
            self.inlines(&phrase.lead, &mut scope);
            for (name, attributes) in around {
                self.xml.open_inline(name, attributes);
            }
            self.inlines(&phrase.core, &mut scope);
            for (name, _) in around.iter().rev() {
                self.xml.close_inline(name);
            }
            self.inlines(&phrase.trail, &mut scope);
        }
        self.xml.close_inline("p");
    }

    /// The number with its full stop and the title; no preface where there is neither.
    pub(in crate::format::akn) fn published_preface(&mut self) {
        let Some(title) = &self.resolution.title else {
            return;
        };
        let label = title.label.as_deref().unwrap_or_default().trim();
        if label.is_empty() && title.text.is_empty() {
            return;
        }
        let mut scope = Scope::new("preface", Place::Text);
        self.xml.open("preface", &[]);
        self.xml.open_mixed("p", &[]);
        if !label.is_empty() {
            self.xml.words_inline("docNumber", &[], label);
            self.xml.text(" ");
        }
        let phrase = tight(&title.text, Edge::Title);
        if phrase.core.is_empty() {
            self.text(&title.text, &mut scope);
        } else {
            let to = self.references.published("resolutionTitle");
            self.wrap("docTitle", &[("refersTo", &to)], &phrase, &mut scope);
        }
        self.xml.close_inline("p");
        self.xml.close("preface");
    }

    /// The meeting and the date are one event in one paragraph; other lines are paragraphs.
    pub(in crate::format::akn) fn published_conclusions(&mut self, lines: &[Text]) {
        let mut scope = Scope::new("conclusions", Place::Conclusions);
        self.xml.open("conclusions", &[]);
        let event = lines.iter().position(has_meeting).filter(|at| {
            let date = lines.get(at + 1).or_else(|| lines.get(at.wrapping_sub(1)));
            date.is_some_and(is_date)
        });
        let mut lines = lines.iter().enumerate().peekable();
        while let Some((at, line)) = lines.next() {
            self.xml.open_mixed("p", &[]);
            let next = lines.peek().map(|(_, next)| *next);
            let follows = event == Some(at) && next.is_some_and(is_date);
            let leads = is_date(line) && event == Some(at + 1);
            if let (true, Some(second)) = (follows || leads, next) {
                lines.next();
                let to = self.references.published("adoption");
                self.xml.open_inline("event", &[("refersTo", &to)]);
                self.event_line(line, &mut scope);
                self.xml.empty_inline("eol", &[]);
                self.event_line(second, &mut scope);
                self.xml.close_inline("event");
            } else {
                self.text(line, &mut scope);
            }
            self.xml.close_inline("p");
        }
        self.xml.close("conclusions");
    }

    /// The meeting of an adoption is where it took place.
    fn event_line(&mut self, line: &Text, scope: &mut Scope<'_>) {
        let phrase = tight(line, Edge::Blanks);
        let meeting = match &*phrase.core {
            [Inline::Mention(mention)] => match mention.what {
                Named::Meeting(meeting) => Some((meeting, &mention.content)),
                _ => None,
            },
            _ => None,
        };
        let Some((meeting, words)) = meeting else {
            return self.text(line, scope);
        };
        let to = self.references.published("adoptionMeeting");
        let number = meeting.number.to_string();
        let attributes = [("title", number.as_str()), ("refersTo", &to)];
        self.inlines(&phrase.lead, scope);
        self.xml.open_inline("location", &attributes);
        self.text(words, scope);
        self.xml.close_inline("location");
        self.inlines(&phrase.trail, scope);
    }
}

/// `99(p)`.
fn item_title(item: &AgendaItem) -> String {
    match &item.sub_item {
        Some(letter) => format!("{}({letter})", item.number),
        None => item.number.to_string(),
    }
}

/// Whether a line names a meeting.
fn has_meeting(text: &Text) -> bool {
    text.inlines().iter().any(|inline| match inline {
        Inline::Mention(mention) => matches!(mention.what, Named::Meeting(_)),
        other => other.content().is_some_and(has_meeting),
    })
}

/// Whether a line is a date.
fn is_date(text: &Text) -> bool {
    let mut visible = text
        .inlines()
        .iter()
        .filter(|inline| !crate::format::akn::tight::is_blank(inline));
    matches!(
        (visible.next(), visible.next()),
        (Some(Inline::Date(_)), None)
    )
}

/// The line with the paragraphs that it cites among the words of the citation: all of `A/79/652,
/// para. 58` is the document of origin.
fn with_paragraphs(line: &Text) -> Text {
    let mut inlines = line.inlines().to_vec();
    for at in 1..inlines.len() {
        let (before, after) = inlines.split_at_mut(at);
        if let (Some(Inline::Reference(reference)), Some(Inline::Text(words))) =
            (before.last_mut(), after.first_mut())
            && let Some(end) = words.find([')', '）', ']', ';', '；'])
        {
            let rest = words.split_off(end);
            let mut content = std::mem::take(&mut reference.content).into_inlines();
            content.push(Inline::Text(std::mem::replace(words, rest)));
            reference.content = Text::new(content);
        }
    }
    Text::new(inlines)
}

/// The class of distribution that a line names.
fn distribution(text: &Text) -> Option<&'static str> {
    let named = text.inlines().iter().find_map(|inline| match inline {
        Inline::Mention(mention) => match &mention.what {
            Named::Distribution(class) => Some(class.as_str()),
            _ => None,
        },
        _ => None,
    });
    let plain = text.plain();
    let class = named.unwrap_or_else(|| plain.rsplit([' ', ':', '：']).next().unwrap_or_default());
    let known = [
        ("general", "generalDistribution"),
        ("limited", "limitedDistribution"),
        ("restricted", "restrictedDistribution"),
    ];
    let class = class.trim();
    let found = known
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(class));
    found.map(|(_, key)| *key)
}

fn committee_term(committee: Committee) -> Option<&'static str> {
    Some(match committee {
        Committee::First => "firstCommittee",
        Committee::Second => "secondCommittee",
        Committee::Third => "thirdCommittee",
        Committee::Fourth => "fourthCommittee",
        Committee::Fifth => "fifthCommittee",
        Committee::Sixth => "sixthCommittee",
        Committee::Plenary => "noMainCommittee",
        Committee::General | Committee::Credentials => return None,
    })
}
