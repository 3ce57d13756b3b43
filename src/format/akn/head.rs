//! The cover and the preface: the masthead line by line, and the title.

use super::inline::{Line, Place, Scope};
use super::tight::{Edge, tight};
use super::{Document, Profile, implied};
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
            .enumerate()
            .filter(|(_, l)| l.kind.is_cover() && job_number(l).is_none());
        let Some(first) = lines.next() else { return };
        let mut scope = Scope::new("coverPage", Place::Text);
        self.xml.open("coverPage", &[]);
        let eid = ("eId", "coverPage__container_1");
        self.xml.open("container", &[("name", "masthead"), eid]);
        for (place, line) in std::iter::once(first).chain(lines) {
            let kind = match line.kind {
                MastheadKind::Organ(_) => Line::Authority,
                MastheadKind::Language(_) => Line::OwnLanguage,
                MastheadKind::IssueDate(_) => Line::IssueDate,
                _ => Line::Other,
            };
            scope.place = Place::Cover(kind);
            self.xml.open_mixed("p", &[]);
            self.whole_line(line, place, "masthead", &mut scope);
            self.xml.close_inline("p");
        }
        self.xml.close("container");
        self.xml.close("coverPage");
    }

    fn heads_and_title(&mut self) {
        let mut scope = Scope::new("preface", Place::Preface { report: None });
        let mut count = 0;
        self.xml.open("preface", &[]);
        let masthead = self.resolution.masthead.iter().enumerate();
        for (place, line) in masthead.filter(|(_, line)| !line.kind.is_cover()) {
            let proponent = line.kind == MastheadKind::Proponent;
            let report = if proponent {
                committee_named(&line.text).and_then(frbr::committee_actor)
            } else {
                None
            };
            scope.place = Place::Preface { report };
            let container = container_name(&line.kind);
            self.open_container(container, "preface", &mut count);
            self.xml.open_mixed("p", &[]);
            self.whole_line(line, place, container, &mut scope);
            self.xml.close_inline("p");
            self.xml.close("container");
        }
        scope.place = Place::Preface { report: None };
        if let Some(title) = &self.resolution.title {
            self.open_container("resolutionTitle", "preface", &mut count);
            if is_regular(title) {
                self.title(title, &mut scope);
            } else {
                self.irregular_title(title, &mut scope);
            }
            self.xml.close("container");
        }
        if count == 0 {
            self.open_container("resolutionTitle", "preface", &mut count);
            self.xml.words("p", &[], "");
            self.xml.close("container");
        }
        self.xml.close("preface");
    }

    /// A line, in a paragraph that has just been opened. What neither the container nor the elements
    /// tell of it is stated: what it is for, its pieces, and its place where it stands elsewhere.
    fn whole_line(
        &mut self,
        line: &MastheadLine,
        place: usize,
        container: &str,
        scope: &mut Scope<'_>,
    ) {
        let mark = self.xml.mark();
        self.namings.clear();
        self.exactly(&line.text, |document| match line.kind {
            MastheadKind::Adoption => document.doc_title("publicationTitle", &line.text, scope),
            MastheadKind::AgendaTitle => {
                let phrase = tight(&line.text, Edge::Blanks);
                if phrase.core.is_empty() {
                    document.text(&line.text, scope);
                } else {
                    document.inexact |= !phrase.is_all_of(&line.text);
                    let name = ("name", "akn4un:agendaItemTitle");
                    document.wrap_line("inline", &[name], &phrase, scope);
                }
            }
            _ => document.line(line, scope),
        });
        let told = implied::line(container, &self.namings);
        if told.as_ref() != Some(&line.kind) {
            let spelled = implied::spell_line(&line.kind);
            self.xml.add_attribute(mark, "akn4un:line", &spelled);
        }
        if self.misplaced.get(place) == Some(&true) {
            self.xml
                .add_attribute(mark, "akn4un:place", &place.to_string());
        }
    }

    pub(super) fn open_container(&mut self, name: &str, prefix: &str, count: &mut u32) {
        *count += 1;
        let eid = format!("{prefix}__container_{count}");
        self.xml.open("container", &[("name", name), ("eId", &eid)]);
    }

    /// The number and the words of the title. A number that ends like a word, as the letter of a
    /// part does, is a line of its own.
    fn title(&mut self, title: &Title, scope: &mut Scope<'_>) {
        let label = title.label.as_deref().unwrap_or_default();
        let number = number_of(label);
        self.xml.open_mixed("p", &[]);
        let mut mark = self.xml.mark();
        if !label.is_empty() {
            if !number.is_empty() {
                let refers_to = self.references.concept("resolutionNumber");
                self.xml
                    .words_inline("docNumber", &[("refersTo", &refers_to)], number);
            }
            if label.len() > number.len() {
                self.xml.text(&label[number.len()..]);
                self.xml.text(" ");
            } else {
                self.xml.close_inline("p");
                self.xml.open_mixed("p", &[]);
                mark = self.xml.mark();
            }
        }
        self.exactly_at(mark, &title.text, |document| {
            // A line without anything stands for no title.
            document.inexact = label.is_empty() && title.text.is_empty();
            document.doc_title("resolutionTitle", &title.text, scope);
        });
        self.xml.close_inline("p");
    }

    /// A title from which the number and the words could not be told apart: the number has a line
    /// of its own, and both are stated.
    fn irregular_title(&mut self, title: &Title, scope: &mut Scope<'_>) {
        if let Some(label) = &title.label {
            self.xml
                .add_attribute(self.xml.mark(), "akn4un:label", label);
            let number = number_of(label.trim()).trim();
            if !number.is_empty() {
                let refers_to = self.references.concept("resolutionNumber");
                let rest = &label.trim()[number.len()..];
                self.xml.open_mixed("p", &[]);
                self.xml
                    .words_inline("docNumber", &[("refersTo", &refers_to)], number);
                self.xml.text(rest);
                self.xml.close_inline("p");
            } else if !label.trim().is_empty() {
                self.xml.words("p", &[], label.trim());
            }
        }
        self.xml.open_mixed("p", &[]);
        self.exactly(&title.text, |document| {
            document.inexact = true;
            document.doc_title("resolutionTitle", &title.text, scope);
        });
        self.xml.close_inline("p");
    }

    /// A title in a line that is open.
    pub(super) fn doc_title(&mut self, concept: &str, text: &Text, scope: &mut Scope<'_>) {
        let phrase = tight(text, Edge::Title);
        if phrase.core.is_empty() {
            return self.text(text, scope);
        }
        self.inexact |= !phrase.is_all_of(text);
        let refers_to = self.references.concept(concept);
        self.wrap_line("docTitle", &[("refersTo", &refers_to)], &phrase, scope);
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
        // The words of the line are no piece of it by themselves.
        self.inexact = true;
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
                _ => return self.plain_line(&line.text, scope),
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
            _ => return self.plain_line(&line.text, scope),
        };
        let content = line.text.clone();
        self.mention(&Mention { what, content }, scope);
    }

    fn plain_line(&mut self, text: &Text, scope: &mut Scope<'_>) {
        self.inexact = false;
        self.text(text, scope);
    }
}

/// The job number of a line that holds nothing but plain words: it stands in the metadata, not in
/// the text (rule C52).
pub(super) fn job_number(line: &MastheadLine) -> Option<&str> {
    let MastheadKind::JobNumber(number) = &line.kind else {
        return None;
    };
    matches!(line.text.inlines(), [] | [Inline::Text(_)]).then_some(number)
}

/// Which lines stand elsewhere than they are written: the cover comes first, then the preface, then
/// the job numbers. As few as make the others stand in this order.
pub(super) fn misplaced(masthead: &[MastheadLine]) -> Vec<bool> {
    // The longest run in order that ends in each class, with its last line; for each line the one
    // before it in the longest run.
    let mut longest = [(0, None); 3];
    let mut before = Vec::with_capacity(masthead.len());
    for (i, line) in masthead.iter().enumerate() {
        let class = match job_number(line) {
            Some(_) => 2,
            None => usize::from(!line.kind.is_cover()),
        };
        let (length, last) = best(&longest[..=class]);
        before.push(last);
        longest[class] = (length + 1, Some(i));
    }
    let mut misplaced = vec![true; masthead.len()];
    let (_, mut last) = best(&longest);
    while let Some(i) = last {
        misplaced[i] = false;
        last = before[i];
    }
    misplaced
}

fn best(runs: &[(usize, Option<usize>)]) -> (usize, Option<usize>) {
    runs.iter()
        .copied()
        .max_by_key(|(length, _)| *length)
        .unwrap_or_default()
}

/// The label of a title without the signs that end it.
pub(super) fn number_of(label: &str) -> &str {
    label.trim_end_matches(['.', ',', ':', ';', '。', '．', '、', '：', ' '])
}

/// Whether the printed line of a title tells its label from its words: the label is a number, with
/// signs that end it and a blank, and the words begin with words.
fn is_regular(title: &Title) -> bool {
    let text = &title.text;
    let Some(label) = &title.label else {
        let first = text.inlines().first();
        return !matches!(first, Some(other) if !matches!(other, Inline::Text(_)));
    };
    let number = number_of(label);
    let starts = match text.inlines().first() {
        Some(Inline::Text(words)) => !words.starts_with(char::is_whitespace),
        _ => false,
    };
    !number.is_empty() && number == number.trim() && label == label.trim() && starts
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
