//! The cover and the preface: the masthead line by line, and the title.

use super::inline::{Line, Place, Scope};
use super::tight::{Edge, tight};
use super::{Document, Profile};
use crate::frbr;
use crate::model::{
    Committee, DatePhrase, Inline, MastheadKind, MastheadLine, Mention, Named, Text, Title,
};

impl Document<'_> {
    pub(super) fn cover(&mut self) {
        match self.profile {
            Profile::Akn4un => self.cover_page(),
            Profile::Dgacm => self.published_cover(),
        }
    }

    pub(super) fn preface(&mut self) {
        match self.profile {
            Profile::Akn4un => self.heads_and_title(),
            Profile::Dgacm => self.published_preface(),
        }
    }

    fn cover_page(&mut self) {
        let masthead = &self.resolution.masthead;
        let mut lines = masthead
            .iter()
            .filter(|l| l.kind.is_cover() && job_number(l).is_none());
        let Some(first) = lines.next() else { return };
        let mut scope = Scope::new("coverPage", Place::Text);
        self.xml.open("coverPage", &[]);
        let eid = ("eId", "coverPage__container_1");
        self.xml.open("container", &[("name", "masthead"), eid]);
        for line in std::iter::once(first).chain(lines) {
            let kind = match line.kind {
                MastheadKind::Organ(_) => Line::Authority,
                MastheadKind::Language(_) => Line::OwnLanguage,
                MastheadKind::IssueDate(_) => Line::IssueDate,
                _ => Line::Other,
            };
            scope.place = Place::Cover(kind);
            self.xml.open_mixed("p", &[]);
            self.line(line, &mut scope);
            self.xml.close_inline("p");
        }
        self.xml.close("container");
        self.xml.close("coverPage");
    }

    fn heads_and_title(&mut self) {
        let mut scope = Scope::new("preface", Place::Preface { report: None });
        let mut count = 0;
        self.xml.open("preface", &[]);
        for line in self
            .resolution
            .masthead
            .iter()
            .filter(|line| !line.kind.is_cover())
        {
            let proponent = line.kind == MastheadKind::Proponent;
            let report = if proponent {
                committee_named(&line.text).and_then(frbr::committee_actor)
            } else {
                None
            };
            scope.place = Place::Preface { report };
            self.open_container(container_name(&line.kind), "preface", &mut count);
            self.xml.open_mixed("p", &[]);
            match line.kind {
                MastheadKind::Adoption => {
                    self.doc_title("publicationTitle", &line.text, &mut scope);
                }
                MastheadKind::AgendaTitle => {
                    let phrase = tight(&line.text, Edge::Blanks);
                    if phrase.core.is_empty() {
                        self.text(&line.text, &mut scope);
                    } else {
                        let name = ("name", "akn4un:agendaItemTitle");
                        self.wrap("inline", &[name], &phrase, &mut scope);
                    }
                }
                _ => self.line(line, &mut scope),
            }
            self.xml.close_inline("p");
            self.xml.close("container");
        }
        scope.place = Place::Preface { report: None };
        if let Some(title) = &self.resolution.title {
            self.open_container("resolutionTitle", "preface", &mut count);
            self.title(title, &mut scope);
            self.xml.close("container");
        }
        if count == 0 {
            self.open_container("resolutionTitle", "preface", &mut count);
            self.xml.words("p", &[], "");
            self.xml.close("container");
        }
        self.xml.close("preface");
    }

    pub(super) fn open_container(&mut self, name: &str, prefix: &str, count: &mut u32) {
        *count += 1;
        let eid = format!("{prefix}__container_{count}");
        self.xml.open("container", &[("name", name), ("eId", &eid)]);
    }

    /// The number and the words of the title. A number that ends like a word, as the letter of a
    /// part does, is a line of its own.
    fn title(&mut self, title: &Title, scope: &mut Scope<'_>) {
        let label = title.label.as_deref().unwrap_or_default().trim();
        let number = label.trim_end_matches(['.', ',', ':', ';', '。', '．', '、', '：', ' ']);
        self.xml.open_mixed("p", &[]);
        if !label.is_empty() {
            if !number.is_empty() {
                let refers_to = self.references.concept("resolutionNumber");
                self.xml
                    .words_inline("docNumber", &[("refersTo", &refers_to)], number.trim());
            }
            if label.len() > number.len() {
                self.xml.text(&label[number.len()..]);
                self.xml.text(" ");
            } else {
                self.xml.close_inline("p");
                self.xml.open_mixed("p", &[]);
            }
        }
        self.doc_title("resolutionTitle", &title.text, scope);
        self.xml.close_inline("p");
    }

    /// A title in a line that is open.
    pub(super) fn doc_title(&mut self, concept: &str, text: &Text, scope: &mut Scope<'_>) {
        let phrase = tight(text, Edge::Title);
        if phrase.core.is_empty() {
            return self.text(text, scope);
        }
        let refers_to = self.references.concept(concept);
        self.wrap("docTitle", &[("refersTo", &refers_to)], &phrase, scope);
    }

    /// A line whose pieces say what they name; where none does, the line as a whole names what it
    /// is for.
    fn line(&mut self, line: &MastheadLine, scope: &mut Scope<'_>) {
        let names = |inline: &Inline| {
            matches!(
                inline,
                Inline::Mention(_) | Inline::Date(_) | Inline::Reference(_)
            )
        };
        if line.text.inlines().iter().any(names) {
            return self.text(&line.text, scope);
        }
        let what = match &line.kind {
            MastheadKind::Organization => Named::Organization,
            MastheadKind::Organ(organ) => Named::Organ(*organ),
            MastheadKind::Symbol(symbol) => Named::Symbol(symbol.clone()),
            MastheadKind::Distribution => {
                let plain = line.text.plain();
                let class = plain.rsplit([' ', ':', '：']).next().unwrap_or_default();
                Named::Distribution(class.to_owned())
            }
            MastheadKind::OriginalLanguage(language) | MastheadKind::Language(language) => {
                Named::Language(*language)
            }
            MastheadKind::Session(session) => Named::Session(*session),
            MastheadKind::AgendaItems(items) => match items.as_slice() {
                [item] => Named::AgendaItem(item.clone()),
                _ => return self.text(&line.text, scope),
            },
            MastheadKind::IssueDate(date) => {
                let content = line.text.clone();
                return self.date(
                    &DatePhrase {
                        date: *date,
                        content,
                    },
                    scope,
                );
            }
            _ => return self.text(&line.text, scope),
        };
        let content = line.text.clone();
        self.mention(&Mention { what, content }, scope);
    }
}

/// The job number of a line that holds nothing else: it stands in the metadata, not in the text
/// (rule C52). A line with notes stays in the text, so that calls of its notes have a target.
pub(super) fn job_number(line: &MastheadLine) -> Option<&str> {
    let MastheadKind::JobNumber(number) = &line.kind else {
        return None;
    };
    let mut notes = false;
    line.text.for_each_note(&mut |_| notes = true);
    (!notes).then_some(number)
}

/// The committee that a line names first.
pub(super) fn committee_named(text: &Text) -> Option<Committee> {
    text.inlines().iter().find_map(|inline| match inline {
        Inline::Mention(Mention {
            what: Named::Committee(committee),
            ..
        }) => Some(*committee),
        other => other.content().and_then(committee_named),
    })
}

fn container_name(kind: &MastheadKind) -> &'static str {
    match kind {
        MastheadKind::Session(_) => "session",
        MastheadKind::AgendaItems(_) => "agendaItem",
        MastheadKind::AgendaTitle => "agendaItemTitle",
        MastheadKind::Heading(_) => "resolutionNumber",
        MastheadKind::Adoption => "publicationTitle",
        MastheadKind::Proponent => "committeeReport",
        MastheadKind::Sponsors => "sponsors",
        _ => "other",
    }
}
