//! A document: what its parts share while they are written, and their order.

use super::implied::Naming;
use super::inline::{Place, Scope};
use super::marks::{self, Marks};
use super::meta::Frbr;
use super::references::References;
use super::xml::Xml;
use super::{Options, Profile, head, meta, notes};
use crate::model::{
    Action, Conclusions, Date, Language, Organ, Recital, Resolution, SessionNumber, Text,
};
use std::cell::OnceCell;

/// A document with its own metadata and its own space of eIds.
pub(super) struct Document<'a> {
    pub(super) resolution: &'a Resolution,
    /// The name of its element.
    pub(super) name: &'static str,
    pub(super) profile: Profile,
    /// The text.
    pub(super) xml: Xml,
    pub(super) references: References,
    pub(super) frbr: Frbr,
    /// The eIds of the notes, in the order of the document.
    pub(super) notes: Vec<&'a str>,
    pub(super) language: Language,
    pub(super) organ: Option<Organ>,
    pub(super) session: Option<SessionNumber>,
    pub(super) adopted: Option<Date>,
    /// Which lines of the masthead stand elsewhere than they are written.
    pub(super) misplaced: Vec<bool>,
    /// What is to be marked in its texts.
    pub(super) marks: Marks,
    /// Whether the text being written holds what its elements do not tell.
    pub(super) inexact: bool,
    /// The action that the terms of the clause being written tell.
    pub(super) told: Option<Action>,
    /// What the elements of the line being written name.
    pub(super) namings: Vec<Naming>,
    /// Whether a hierarchy is open and no `content` in it: lists of notes need one there.
    pub(super) bare: bool,
    /// The addresses that citations of places in this text may lead to, gathered for the first.
    addresses: OnceCell<Vec<&'a str>>,
}

impl<'a> Document<'a> {
    /// The document of a resolution, to be written at this depth.
    pub(super) fn of(resolution: &'a Resolution, options: &Options, depth: usize) -> Self {
        Self {
            marks: marks::of(resolution, options),
            ..Self::with(resolution, Frbr::of(resolution, options), depth)
        }
    }

    /// The document of a resolution under a name of its own.
    pub(super) fn with(resolution: &'a Resolution, frbr: Frbr, depth: usize) -> Self {
        let identity = &resolution.identity;
        let closing = resolution.conclusions.as_ref().and_then(|c| c.date);
        Self {
            resolution,
            name: meta::statement_name(identity),
            profile: frbr.profile,
            xml: Xml::at(depth + 1).stating(frbr.profile == Profile::Akn4un),
            references: References::default(),
            frbr,
            notes: notes::eids(resolution),
            language: resolution.language,
            organ: identity.organ.as_ref().map(|fact| fact.value),
            session: identity.session.as_ref().map(|fact| fact.value),
            adopted: identity.adopted.as_ref().map(|fact| fact.value).or(closing),
            misplaced: head::misplaced(&resolution.masthead),
            marks: Marks::new(),
            inexact: false,
            told: None,
            namings: Vec::new(),
            bare: false,
            addresses: OnceCell::new(),
        }
    }

    /// The address in this text that a printed place means, read in the part at `from`: the one
    /// beside it, in its annex or in the body, or the only one of the body, or else of the annexes,
    /// that ends so.
    pub(super) fn address(&self, place: &str, from: &str) -> Option<&'a str> {
        let addresses = self.addresses.get_or_init(|| {
            let mut found = Vec::new();
            self.resolution
                .for_each_address(&mut |eid| found.push(eid.as_str()));
            found.sort_unstable();
            found
        });
        let at = |eid: &str| {
            let place = addresses.binary_search(&eid).ok()?;
            Some(addresses[place])
        };
        let mut context = from;
        while let Some((outer, _)) = context.rsplit_once("__") {
            if let Some(eid) = at(&[outer, "__", place].concat()) {
                return Some(eid);
            }
            context = outer;
        }
        at(place).or_else(|| {
            let tail = ["__", place].concat();
            let ending = addresses.iter().copied().filter(|eid| eid.ends_with(&tail));
            let (annexed, own): (Vec<&str>, Vec<&str>) =
                ending.partition(|eid| eid.starts_with("att_"));
            let found = if own.is_empty() { annexed } else { own };
            <[&str; 1]>::try_from(found).ok().map(|[only]| only)
        })
    }

    /// Writes the resolution as a statement.
    pub(super) fn statement(mut self, out: &mut Xml) {
        let name = self.name;
        self.cover();
        self.preface();
        self.preamble();
        self.operative();
        self.conclusions();
        self.attachments(&self.resolution.annexes, &mut Vec::new());
        out.open("statement", &self.profile.document(name));
        self.meta(out);
        out.append(&self.xml);
        out.close("statement");
    }

    pub(super) fn operative(&mut self) {
        let body = &self.resolution.body;
        match self.profile {
            Profile::Akn4un => self.main_body(body, ""),
            Profile::Dgacm => self.published_body(body, None),
        }
    }

    pub(super) fn preamble(&mut self) {
        let preamble = &self.resolution.preamble;
        if preamble.is_empty() {
            return;
        }
        self.xml.open("preamble", &[]);
        if let Some(formula) = &preamble.formula {
            let eid = formula.eid.as_str();
            self.xml
                .open("formula", &[("name", "enactingFormula"), ("eId", eid)]);
            self.paragraph_of(&formula.text, &mut Scope::new(eid, Place::Text));
            self.xml.close("formula");
        }
        for recital in &preamble.recitals {
            self.container_of(recital);
        }
        self.xml.close("preamble");
    }

    /// A recital in a container, named after its action: by its concept, or by the printed words.
    pub(super) fn container_of(&mut self, recital: &Recital) {
        let action = recital.action.as_ref();
        let name = action.map_or("", |action| match (self.profile, action.concept) {
            (Profile::Akn4un, Some(concept)) => concept.as_str(),
            (Profile::Akn4un, None) | (Profile::Dgacm, _) => action.phrase.trim(),
        });
        let name = if name.is_empty() { "recital" } else { name };
        let eid = recital.eid.as_str();
        self.xml.open("container", &[("name", name), ("eId", eid)]);
        let mark = self.xml.mark();
        self.blocks(&recital.content, &mut Scope::clause(eid, action), action);
        self.tell_action(mark, action);
        self.xml.close("container");
    }

    /// The closing lines; a meeting and date without a printed line stay in the metadata.
    pub(super) fn conclusions(&mut self) {
        let Some(Conclusions { lines, .. }) = &self.resolution.conclusions else {
            return;
        };
        if lines.is_empty() {
            return;
        }
        match self.profile {
            Profile::Akn4un => self.closing_lines(lines),
            Profile::Dgacm => self.published_conclusions(lines),
        }
    }

    fn closing_lines(&mut self, lines: &[Text]) {
        let eid = "conclusions__container_1";
        let mut scope = Scope::new(eid, Place::Conclusions);
        self.xml.open("conclusions", &[]);
        self.xml
            .open("container", &[("name", "conclusion"), ("eId", eid)]);
        for (i, line) in lines.iter().enumerate() {
            let eid = format!("{eid}__p_{}", i + 1);
            self.xml.open_mixed("p", &[("eId", &eid)]);
            self.exactly(line, |document| document.closing_line(line, &mut scope));
            self.xml.close_inline("p");
        }
        self.xml.close("container");
        self.xml.close("conclusions");
    }
}
