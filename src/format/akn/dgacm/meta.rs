//! The metadata of a published file.

use super::terms;
use crate::format::akn::Document;
use crate::format::akn::meta::{Frbr, inferred, job_numbers, statement_name};
use crate::format::akn::references::References;
use crate::format::akn::xml::Xml;
use crate::frbr::{self, Published};
use crate::model::{Committee, Date, Inline, MastheadKind, Symbol, Text};

const SOURCE: (&str, &str) = ("source", "#DGACM");
const UN: (&str, &str) = ("source", "#un");

impl References {
    /// A pointer to a term of published files; they declare no other.
    pub(super) fn published(&mut self, eid: &'static str) -> String {
        self.declare(terms::term(eid));
        ["#", eid].concat()
    }

    fn declare(&mut self, term: Option<&terms::Term>) {
        if let Some((eid, class, path, label)) = term {
            self.entry(*class, eid, || {
                (frbr::ontology_path(path), (*label).to_owned())
            });
        }
    }
}

impl Frbr {
    /// Writes the identification of the document, or of the annex at this path.
    pub(in crate::format::akn) fn published_identification(&self, xml: &mut Xml, annex: &[usize]) {
        let iris = Published::new(&self.work, self.language, annex);
        let author = frbr::short_actor(&self.author);
        let level = |xml: &mut Xml, [this, whole]: [String; 2], date: (Date, &str), by, role| {
            let date_iso = date.0.to_string();
            xml.empty("FRBRthis", &[("value", &this)]);
            xml.empty("FRBRuri", &[("value", &whole)]);
            xml.empty("FRBRdate", &[("date", &date_iso), ("name", date.1)]);
            xml.empty("FRBRauthor", &[("href", by), ("as", role)]);
        };
        xml.open("identification", &[SOURCE]);
        xml.open("FRBRWork", &[]);
        level(xml, iris.work(), self.date, author, "author");
        xml.empty("FRBRcountry", &[("value", "un")]);
        xml.close("FRBRWork");
        xml.open("FRBRExpression", &[]);
        let issued = (self.issued, "publication");
        level(xml, iris.expression(), issued, author, "issuer");
        xml.empty("FRBRlanguage", &[("language", self.language.alpha3())]);
        xml.close("FRBRExpression");
        xml.open("FRBRManifestation", &[]);
        let markup = (self.markup, "markup");
        level(xml, iris.manifestation(), markup, "DGACM", "editor");
        xml.close("FRBRManifestation");
        xml.close("identification");
    }
}

impl Document<'_> {
    /// Writes the metadata of the document, which knows by now what the text points to.
    pub(in crate::format::akn) fn published_meta(&mut self, out: &mut Xml) {
        out.open("meta", &[]);
        self.frbr.published_identification(out, &[]);
        self.agenda_keyword(out);
        self.steps(out);
        let conclusions = self.resolution.conclusions.as_ref();
        if let Some(vote) = conclusions.and_then(|c| c.vote.as_ref()) {
            out.open("analysis", &[UN]);
            self.references.published("un");
            self.voting(out, vote, None, false);
            out.close("analysis");
        }
        let jobs = job_numbers(self.resolution);
        let job = (!jobs.is_empty()).then(|| self.references.published("publicationJobNumber"));
        self.references.published("DGACM");
        if job.is_some() {
            self.references.published("un");
        }
        for eid in terms::ALWAYS {
            self.references.published(eid);
        }
        if let Some(organ) = self.organ_term() {
            self.references.published(organ);
        }
        out.open("references", &[SOURCE]);
        self.references.write(out);
        out.close("references");
        inferred(out, &self.resolution.identity, SOURCE);
        if let Some(refers_to) = job {
            const OPEN: [&str; 3] = [
                "akn4un:footerFirstPage",
                "akn4un:footerFirstPageLeft",
                "akn4un:internalCode",
            ];
            out.open("presentation", &[UN]);
            for name in OPEN {
                out.open(name, &[]);
            }
            for number in jobs {
                out.words("docketNumber", &[("refersTo", &refers_to)], &number);
            }
            for name in OPEN.into_iter().rev() {
                out.close(name);
            }
            out.close("presentation");
        }
        out.close("meta");
    }

    /// The item of the agenda under which the text was adopted.
    fn agenda_keyword(&self, out: &mut Xml) {
        let masthead = &self.resolution.masthead;
        let item = masthead.iter().find_map(|line| match &line.kind {
            MastheadKind::AgendaItems(items) => items.first(),
            _ => None,
        });
        let title = masthead
            .iter()
            .find(|line| line.kind == MastheadKind::AgendaTitle)
            .map(|line| line.text.plain());
        let entry = item.and_then(|item| frbr::agenda_entry(self.organ, self.session, item));
        let (Some((value, agenda)), Some(title)) = (entry, title) else {
            return;
        };
        if title.trim().is_empty() {
            return;
        }
        let attributes = [
            ("refersTo", "agenda"),
            ("value", value.as_str()),
            ("showAs", title.trim()),
            ("dictionary", &agenda),
        ];
        out.open("classification", &[("source", "DHLAUTH")]);
        out.empty("keyword", &attributes);
        out.close("classification");
    }

    /// The document on which the text was adopted, and its adoption. What took place on a day that
    /// the page does not tell has the date that stands for it.
    fn steps(&mut self, out: &mut Xml) {
        let resolution = self.resolution;
        let mut steps = Vec::new();
        let lines = resolution.masthead.iter();
        for line in lines.filter(|line| line.kind == MastheadKind::Proponent) {
            if let Some(symbol) = cited(&line.text) {
                let committee = crate::format::akn::head::committee_named(&line.text);
                let outcome = match committee {
                    // Before the plenary stands the draft itself, not a report on it.
                    Some(Committee::Plenary) => "draftResolution",
                    _ => "recommendedForAdoption",
                };
                steps.push((Date::UNKNOWN, outcome, Some(symbol.to_string())));
            }
        }
        let draft = statement_name(&resolution.identity).ends_with("Draft");
        if let (Some(adopted), false) = (&resolution.identity.adopted, draft) {
            let meeting = resolution.conclusions.as_ref().and_then(|c| c.meeting);
            let record = self
                .organ
                .zip(meeting)
                .and_then(|(organ, meeting)| frbr::record(organ, self.session, meeting));
            steps.push((adopted.value, "adopted", record));
        }
        if steps.is_empty() {
            return;
        }
        self.references.published("un");
        out.open("workflow", &[UN]);
        for (n, (date, outcome, document)) in steps.into_iter().enumerate() {
            let (eid, date) = (format!("step_{}", n + 1), date.to_string());
            let mut attributes = vec![("eId", eid.as_str()), ("date", &date), ("outcome", outcome)];
            attributes.extend(document.as_deref().map(|symbol| ("as", symbol)));
            attributes.push(("by", ""));
            out.empty("step", &attributes);
        }
        out.close("workflow");
    }
}

/// The first document that a line cites.
fn cited(text: &Text) -> Option<&Symbol> {
    text.inlines().iter().find_map(|inline| match inline {
        Inline::Reference(reference) => Some(&reference.symbol),
        other => other.content().and_then(cited),
    })
}
