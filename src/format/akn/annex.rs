//! Annexes and their appendices, each a document inside its host.

use super::inline::{Place, Scope};
use super::tight::{Edge, tight};
use super::{Document, Profile, meta, terms};
use crate::frbr;
use crate::model::{Annex, Inline, Text};

impl Document<'_> {
    /// Writes annexes; `path` holds the places of the annexes around them.
    pub(super) fn attachments(&mut self, annexes: &[Annex], path: &mut Vec<usize>) {
        if annexes.is_empty() {
            return;
        }
        self.xml.open("attachments", &[]);
        for (i, annex) in annexes.iter().enumerate() {
            path.push(i + 1);
            self.attachment(annex, path);
            path.pop();
        }
        self.xml.close("attachments");
    }

    fn attachment(&mut self, annex: &Annex, path: &mut Vec<usize>) {
        let eid = annex.eid.as_str();
        self.xml.open("attachment", &[("eId", eid)]);
        self.xml.open("doc", &[("name", "annex")]);
        match self.profile {
            Profile::Akn4un => self.annex_parts(annex, path),
            Profile::Dgacm => {
                self.xml.open("meta", &[]);
                self.frbr.published_identification(&mut self.xml, path);
                self.xml.close("meta");
                self.published_body(&annex.items, Some(annex));
            }
        }
        self.attachments(&annex.annexes, path);
        self.xml.close("doc");
        self.xml.close("attachment");
    }

    /// The metadata, the heads and the text of an annex.
    fn annex_parts(&mut self, annex: &Annex, path: &mut Vec<usize>) {
        let eid = annex.eid.as_str();
        let component = frbr::annex_component(path);
        self.xml.open("meta", &[]);
        self.frbr.identification(&mut self.xml, &component, None);
        self.frbr.publication(&mut self.xml);
        self.xml.open("references", &[("source", "#markupAuthor")]);
        self.has_attachments(&annex.annexes, path, &[eid, "__"].concat());
        let host = match path.split_last() {
            Some((_, host)) if !host.is_empty() => frbr::annex_component(host),
            _ => "main".to_owned(),
        };
        let attributes = [
            ("eId", &*[eid, "__attachmentOf_1"].concat()),
            ("href", &self.frbr.expression.component(&host)),
            ("showAs", meta::shown(&self.frbr.number)),
        ];
        self.xml.empty("attachmentOf", &attributes);
        self.xml.close("references");
        self.xml.close("meta");
        self.annex_preface(annex);
        self.main_body(&annex.items, eid);
    }

    /// The entries that name the annexes of a document.
    pub(super) fn has_attachments(
        &mut self,
        annexes: &[Annex],
        path: &mut Vec<usize>,
        prefix: &str,
    ) {
        for (i, annex) in annexes.iter().enumerate() {
            path.push(i + 1);
            let component = self.frbr.expression.component(&frbr::annex_component(path));
            path.pop();
            let eid = format!("{prefix}hasAttachment_{}", i + 1);
            let attributes = [
                ("eId", eid.as_str()),
                ("href", &component),
                ("showAs", &name(annex)),
            ];
            self.xml.empty("hasAttachment", &attributes);
        }
    }

    /// The word and number of the annex, and its title. Where it has no title, its label is one:
    /// every attachment is titled (rule C87).
    fn annex_preface(&mut self, annex: &Annex) {
        let prefix = [annex.eid.as_str(), "__preface"].concat();
        let mut scope = Scope::new(&prefix, Place::Preface { report: None });
        self.xml.open("preface", &[]);
        self.open_container("annexTitle", &prefix, &mut 0);
        let has_title = annex
            .title
            .as_ref()
            .is_some_and(|title| !tight(title, Edge::Title).core.is_empty());
        if !annex.label.is_empty() {
            self.xml.open_mixed("p", &[]);
            self.exactly(&annex.label, |document| {
                if has_title {
                    document.annex_label(&annex.label, &mut scope);
                } else {
                    document.doc_title("annex", &annex.label, &mut scope);
                }
            });
            self.xml.close_inline("p");
        }
        if let Some(title) = &annex.title {
            self.xml.open_mixed("p", &[]);
            if annex.label.is_empty() && !has_title {
                self.xml
                    .add_attribute(self.xml.mark(), "akn4un:line", "title");
            }
            self.exactly(title, |document| {
                let phrase = tight(title, Edge::Title);
                if phrase.core.is_empty() {
                    document.text(title, &mut scope);
                } else {
                    document.inexact |= !phrase.is_all_of(title);
                    document.wrap_line("docTitle", &[], &phrase, &mut scope);
                }
            });
            self.xml.close_inline("p");
        }
        let labelled = !tight(&annex.label, Edge::Title).core.is_empty();
        if !has_title && !labelled {
            self.xml.open_mixed("p", &[("akn4un:line", "unprinted")]);
            self.xml.words_inline("docTitle", &[], "");
            self.xml.close_inline("p");
        }
        self.xml.close("container");
        self.xml.close("preface");
    }

    fn annex_label(&mut self, label: &Text, scope: &mut Scope<'_>) {
        let phrase = tight(label, Edge::Blanks);
        if phrase.core.is_empty() {
            return self.text(label, scope);
        }
        self.inexact |= !phrase.is_all_of(label);
        let refers_to = self.references.concept("annex");
        let attributes = [("refersTo", refers_to.as_str())];
        if let [Inline::Text(words)] = &*phrase.core
            && let Some((word, number)) = words.rsplit_once(' ')
            && is_number(number)
            && word == word.trim_end()
        {
            self.inlines(&phrase.lead, scope);
            self.xml.words_inline("docType", &attributes, word);
            self.xml.text(" ");
            self.xml.words_inline("docNumber", &[], number);
            self.inlines(&phrase.trail, scope);
        } else {
            self.wrap_line("docType", &attributes, &phrase, scope);
        }
    }
}

/// `I`, `IV`, `2`, `A`.
fn is_number(word: &str) -> bool {
    word.parse::<u32>().is_ok()
        || crate::model::roman_value(word).is_some()
        || (word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase()))
}

/// What an annex is called in metadata: its title, or its label.
pub(super) fn name(annex: &Annex) -> String {
    let words = |text: &Text| {
        let plain = text.plain();
        let plain = plain.trim();
        (!plain.is_empty()).then(|| plain.to_owned())
    };
    let title = annex.title.as_ref().and_then(words);
    title
        .or_else(|| words(&annex.label))
        .unwrap_or_else(|| terms::ANNEX.to_owned())
}
