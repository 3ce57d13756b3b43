//! Metadata: identification on three levels, publication, adoption, vote, what was inferred.

use super::head::job_number;
use super::xml::Xml;
use super::{Document, Options, Profile, annex, implied, terms};
use crate::frbr::{self, ExpressionIri, ManifestationIri, Work, WorkIri};
use crate::model::{Annex, Date, Fact, Identity, Kind, Language, MastheadKind, Resolution, Vote};
use std::fmt::Display;

pub(super) const SOURCE: (&str, &str) = ("source", "#markupAuthor");

/// The identifiers of a document on the three levels.
pub(super) struct Frbr {
    pub(super) profile: Profile,
    pub(super) work: WorkIri,
    pub(super) expression: ExpressionIri,
    manifestation: ManifestationIri,
    /// The number as printed.
    pub(super) number: String,
    /// The eId of the organization that made the work.
    pub(super) author: String,
    pub(super) symbol: Option<String>,
    pub(super) language: Language,
    /// The date of the work, and what it is the date of.
    pub(super) date: (Date, &'static str),
    pub(super) issued: Date,
    pub(super) markup: Date,
}

impl Frbr {
    /// The identifiers of a resolution.
    pub(super) fn of(resolution: &Resolution, options: &Options) -> Self {
        let adopted = frbr::adopted(&resolution.identity);
        Self::new(
            resolution,
            options,
            Work::of(&resolution.identity),
            (adopted, "adoption"),
        )
    }

    /// The identifiers of the document that holds resolutions issued under one number.
    pub(super) fn of_collection(resolution: &Resolution, options: &Options) -> Self {
        let issued = issued(resolution);
        let work = Work::collection_of(&resolution.identity, issued);
        Self::new(resolution, options, work, (issued, "publication"))
    }

    fn new(
        resolution: &Resolution,
        options: &Options,
        work: Work,
        date: (Date, &'static str),
    ) -> Self {
        let expression = work.iri.expression(resolution.language);
        Self {
            profile: options.profile,
            manifestation: expression.manifestation("xml"),
            expression,
            author: work.iri.actor().to_owned(),
            work: work.iri,
            number: work.number,
            symbol: resolution
                .identity
                .symbol
                .as_ref()
                .map(|fact| fact.value.to_string()),
            language: resolution.language,
            date,
            issued: issued(resolution),
            markup: options
                .date
                .unwrap_or_else(|| frbr::adopted(&resolution.identity)),
        }
    }

    /// Writes the identification of the document, or of a component of it. What names the whole is
    /// given only for the whole.
    pub(super) fn identification(
        &self,
        xml: &mut Xml,
        component: &str,
        whole: Option<(&Resolution, Option<&str>)>,
    ) {
        let value = |xml: &mut Xml, name, value: &str| xml.empty(name, &[("value", value)]);
        let annexes = whole.map_or(&[][..], |(resolution, _)| &resolution.annexes);
        let author = ["#", &self.author].concat();
        xml.open("identification", &[SOURCE]);

        xml.open("FRBRWork", &[]);
        value(xml, "FRBRthis", &self.work.component(component));
        value(xml, "FRBRuri", self.work.as_str());
        if whole.is_some() {
            if let Some(symbol) = &self.symbol {
                xml.empty("FRBRalias", &[("name", "symbol"), ("value", symbol)]);
            }
            if self.author != "un" {
                let dgacm = self.work.dgacm();
                xml.empty("FRBRalias", &[("name", "dgacm"), ("value", &dgacm)]);
            }
        }
        dated(xml, self.date.0, self.date.1);
        xml.empty("FRBRauthor", &[("href", &author), ("as", "#author")]);
        components(xml, annexes, None, "#eannex_");
        value(xml, "FRBRcountry", "un");
        value(xml, "FRBRsubtype", self.work.subtype());
        let showing = ("showAs", shown(&self.number));
        xml.empty("FRBRnumber", &[("value", self.work.number()), showing]);
        xml.close("FRBRWork");

        xml.open("FRBRExpression", &[]);
        value(xml, "FRBRthis", &self.expression.component(component));
        value(xml, "FRBRuri", &self.expression.to_string());
        if let (Some(_), Some(symbol)) = (whole, &self.symbol) {
            let address = frbr::undocs(self.language, symbol);
            xml.empty("FRBRalias", &[("name", "undocs"), ("value", &address)]);
        }
        dated(xml, self.issued, "publication");
        xml.empty("FRBRauthor", &[("href", &author), ("as", "#issuer")]);
        components(xml, annexes, Some("eannex_"), "#mannex_");
        if whole.is_some() {
            value(xml, "FRBRauthoritative", "false");
        }
        xml.empty("FRBRlanguage", &[("language", self.language.alpha3())]);
        if let Some((resolution, Some(translator))) = whole
            && let Some(original) = original_language(resolution)
        {
            let href = self.work.expression(original).to_string();
            let attributes = [
                ("href", href.as_str()),
                ("fromLanguage", original.alpha3()),
                ("by", translator),
                ("authoritative", "true"),
            ];
            xml.empty("FRBRtranslation", &attributes);
        }
        xml.close("FRBRExpression");

        xml.open("FRBRManifestation", &[]);
        let this = self.expression.component_file(component, "xml");
        value(xml, "FRBRthis", &this);
        value(xml, "FRBRuri", &self.manifestation.to_string());
        dated(xml, self.markup, "markup");
        xml.empty(
            "FRBRauthor",
            &[("href", "#markupAuthor"), ("as", "#editor")],
        );
        components(xml, annexes, Some("mannex_"), "#att_");
        value(xml, "FRBRformat", "xml");
        xml.close("FRBRManifestation");
        xml.close("identification");
    }

    /// Writes where the text was published.
    pub(super) fn publication(&self, xml: &mut Xml) {
        let date = self.issued.to_string();
        let name = shown(self.symbol.as_deref().unwrap_or(&self.number));
        let number = frbr::number_segment(name);
        let attributes = [
            ("date", date.as_str()),
            ("name", name),
            ("showAs", name),
            ("number", &number),
        ];
        xml.empty("publication", &attributes);
    }
}

impl Document<'_> {
    /// Writes the metadata of the document, which knows by now what the text points to.
    pub(super) fn meta(&mut self, out: &mut Xml) {
        match self.profile {
            Profile::Akn4un => self.full_meta(out),
            Profile::Dgacm => self.published_meta(out),
        }
    }

    fn full_meta(&mut self, out: &mut Xml) {
        let resolution = self.resolution;
        self.references.organization("markupAuthor");
        self.references.organization(&self.frbr.author);
        for role in ["author", "editor", "issuer"] {
            self.references.role(role);
        }
        let translator =
            original_language(resolution).map(|_| self.references.organization("dgacm"));
        out.open("meta", &[]);
        self.frbr
            .identification(out, "main", Some((resolution, translator.as_deref())));
        self.frbr.publication(out);
        let meeting = resolution.conclusions.as_ref().and_then(|c| c.meeting);
        let meeting = meeting.map(|m| self.meeting_event(m, m.number.to_string()));
        self.workflow(out, meeting.as_deref());
        self.analysis(out, meeting.as_deref());
        // The entries of annexes are written as the annexes write theirs.
        let text = std::mem::replace(&mut self.xml, Xml::at(out.depth() + 1));
        self.has_attachments(&resolution.annexes, &mut Vec::new(), "");
        let entries = std::mem::replace(&mut self.xml, text);
        out.open("references", &[SOURCE]);
        out.append(&entries);
        // The job number is the last that needs an entry.
        let masthead = resolution.masthead.iter().enumerate();
        let jobs: Vec<_> = masthead
            .filter_map(|(place, line)| Some((place, job_number(line)?, line.text.plain())))
            .collect();
        let job = (!jobs.is_empty()).then(|| self.references.concept("publicationJobNumber"));
        self.references.write(out);
        out.close("references");
        self.stated(out);
        if let Some(refers_to) = job {
            out.open("presentation", &[SOURCE]);
            out.open("akn4un:firstPageFooter", &[]);
            out.open("akn4un:left", &[]);
            for (index, number, printed) in jobs {
                let mut attributes = vec![("refersTo", refers_to.as_str())];
                let place = index.to_string();
                if number != printed {
                    attributes.push(("akn4un:value", number));
                }
                if self.misplaced.get(index) == Some(&true) {
                    attributes.push(("akn4un:place", &place));
                }
                let shown = if printed.trim().is_empty() {
                    number
                } else {
                    &printed
                };
                if shown != printed {
                    attributes.push(("akn4un:printed", &printed));
                }
                out.words("docketNumber", &attributes, shown);
            }
            out.close("akn4un:left");
            out.close("akn4un:firstPageFooter");
            out.close("presentation");
        }
        out.close("meta");
    }

    /// The step of adoption, if the text was adopted and its day is known.
    fn workflow(&mut self, out: &mut Xml, meeting: Option<&str>) {
        let identity = &self.resolution.identity;
        let draft = statement_name(identity).ends_with("Draft");
        let (Some(adopted), false) = (&identity.adopted, draft) else {
            return;
        };
        let outcome = self.references.concept("adopted");
        let (date, by) = (adopted.value.to_string(), ["#", &self.frbr.author].concat());
        let mut attributes = vec![
            ("eId", "step_1"),
            ("date", &date),
            ("by", &by),
            ("as", "#author"),
            ("outcome", &outcome),
        ];
        attributes.extend(meeting.map(|meeting| ("refersTo", meeting)));
        out.open("workflow", &[SOURCE]);
        out.empty("step", &attributes);
        out.close("workflow");
    }

    /// The vote, and the web addresses of what the text cites.
    fn analysis(&mut self, out: &mut Xml, meeting: Option<&str>) {
        let conclusions = self.resolution.conclusions.as_ref();
        let vote = conclusions.and_then(|c| c.vote.as_ref());
        if vote.is_none() && self.references.alternatives.is_empty() {
            return;
        }
        out.open("analysis", &[SOURCE]);
        if let Some(vote) = vote {
            let printed = conclusions.is_some_and(|c| !c.lines.is_empty());
            self.voting(out, vote, meeting, printed);
        }
        let alternatives = std::mem::take(&mut self.references.alternatives);
        if !alternatives.is_empty() {
            let refers_to = self.references.undocs();
            out.open("otherReferences", &[SOURCE]);
            for (eid, address) in alternatives {
                let for_ref = ["#", &eid].concat();
                let attributes = [
                    ("for", for_ref.as_str()),
                    ("refersTo", &refers_to),
                    ("href", &address),
                ];
                out.empty("alternativeReference", &attributes);
            }
            out.close("otherReferences");
        }
        out.close("analysis");
    }

    /// A pointer to a concept of voting; published files have the bare name.
    fn voting_concept(&mut self, key: &'static str) -> String {
        match self.profile {
            Profile::Akn4un => self.references.concept(key),
            Profile::Dgacm => key.to_owned(),
        }
    }

    pub(super) fn voting(
        &mut self,
        out: &mut Xml,
        vote: &Vote,
        meeting: Option<&str>,
        printed: bool,
    ) {
        let outcome = self.voting_concept(implied::outcome_name(vote.outcome()));
        let mut attributes = vec![("eId", "voting_1")];
        attributes.extend(printed.then_some(("href", "#conclusions__container_1__p_1")));
        attributes.extend(meeting.map(|meeting| ("refersTo", meeting)));
        attributes.push(("outcome", &outcome));
        out.open("parliamentary", &[]);
        out.open("voting", &attributes);
        if vote.counts.is_empty() {
            out.empty("quorum", &[("eId", "voting_1__quorum_1"), ("value", "")]);
        }
        for (i, count) in vote.counts.iter().enumerate() {
            let eid = format!("voting_1__count_{}", i + 1);
            let side = self.voting_concept(implied::side_name(count.side));
            let value = count.value.to_string();
            let attributes = [
                ("eId", eid.as_str()),
                ("value", &value),
                ("refersTo", &side),
            ];
            if count.voters.is_empty() {
                out.empty("count", &attributes);
                continue;
            }
            let member = self.voting_concept("memberState");
            out.open("count", &attributes);
            out.open("akn4un:voters", &[]);
            for (n, voter) in count.voters.iter().enumerate() {
                let eid = format!("{eid}__organization_{}", n + 1);
                out.words(
                    "organization",
                    &[("refersTo", &member), ("eId", &eid)],
                    voter,
                );
            }
            out.close("akn4un:voters");
            out.close("count");
        }
        out.close("voting");
        out.close("parliamentary");
    }
}

fn dated(xml: &mut Xml, date: Date, name: &str) {
    xml.empty("FRBRdate", &[("date", &date.to_string()), ("name", name)]);
}

/// The annexes as components on one level, pointing to the level below.
fn components(xml: &mut Xml, annexes: &[Annex], eid: Option<&str>, href: &str) {
    if annexes.is_empty() {
        return;
    }
    xml.open("componentInfo", &[]);
    for (i, of) in annexes.iter().enumerate() {
        let n = i + 1;
        let eid = eid.map(|eid| format!("{eid}{n}"));
        let (name, href) = (frbr::annex_component(&[n]), format!("{href}{n}"));
        let mut attributes = Vec::from_iter(eid.as_deref().map(|eid| ("eId", eid)));
        let shown = annex::name(of);
        attributes.extend([("name", name.as_str()), ("href", &href), ("showAs", &shown)]);
        xml.empty("componentData", &attributes);
    }
    xml.close("componentInfo");
}

/// The facts that the page does not print (section 2.3).
pub(super) fn inferred(xml: &mut Xml, identity: &Identity, source: (&str, &str)) {
    fn fact<T: Display>(fact: Option<&Fact<T>>) -> Option<String> {
        fact.filter(|fact| fact.inferred)
            .map(|fact| fact.value.to_string())
    }
    let kind = identity.kind.as_ref().filter(|fact| fact.inferred);
    let organ = identity.organ.as_ref().filter(|fact| fact.inferred);
    let facts = [
        (
            "organ",
            organ.map(|fact| frbr::organ_actor(fact.value).to_owned()),
        ),
        ("kind", kind.map(|fact| name(fact.value).to_owned())),
        ("number", fact(identity.number.as_ref())),
        ("symbol", fact(identity.symbol.as_ref())),
        ("session", fact(identity.session.as_ref())),
        ("adopted", fact(identity.adopted.as_ref())),
    ];
    if facts.iter().all(|(_, value)| value.is_none()) {
        return;
    }
    xml.open("proprietary", &[source]);
    xml.open("akn4un:inferred", &[]);
    for (name, value) in facts {
        if let Some(value) = value {
            xml.empty("akn4un:value", &[("name", name), ("value", &value)]);
        }
    }
    xml.close("akn4un:inferred");
    xml.close("proprietary");
}

/// The name of a kind of document, of a statement and of its concept.
pub(super) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Resolution => "resolution",
        Kind::DraftResolution => "resolutionDraft",
        Kind::Decision => "decision",
        Kind::DraftDecision => "decisionDraft",
    }
}

/// The name of the statement; a text of unknown kind is taken for a resolution.
pub(super) fn statement_name(identity: &Identity) -> &'static str {
    identity
        .kind
        .as_ref()
        .map_or("resolution", |kind| name(kind.value))
}

/// A label that is not empty.
pub(super) fn shown(label: &str) -> &str {
    if label.trim().is_empty() {
        terms::UNKNOWN
    } else {
        label
    }
}

fn issued(resolution: &Resolution) -> Date {
    let printed = resolution.masthead.iter().find_map(|line| match line.kind {
        MastheadKind::IssueDate(date) => Some(date),
        _ => None,
    });
    printed.unwrap_or_else(|| frbr::adopted(&resolution.identity))
}

/// The language of the original, where it is known and this is not it.
fn original_language(resolution: &Resolution) -> Option<Language> {
    resolution.masthead.iter().find_map(|line| match line.kind {
        MastheadKind::OriginalLanguage(language) if language != resolution.language => {
            Some(language)
        }
        _ => None,
    })
}

/// The job numbers that stand in the metadata.
pub(super) fn job_numbers(resolution: &Resolution) -> Vec<String> {
    resolution.masthead.iter().filter_map(job_line).collect()
}

/// What a line of a job number says.
fn job_line(line: &crate::model::MastheadLine) -> Option<String> {
    let number = job_number(line)?;
    let printed = line.text.plain();
    Some(if printed.trim().is_empty() {
        number.to_owned()
    } else {
        printed
    })
}
