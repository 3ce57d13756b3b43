//! Metadata: what a document is, its vote, and what is stated beside the text.

use super::tree::Element;
use crate::diagnostic::{Code, Diagnostic};
use crate::format::akn::implied;
use crate::format::akn::stated::Told;
use crate::model::{
    Conclusions, Count, Date, Fact, Identity, Language, MastheadKind, MastheadLine, Organ,
    Resolution, Text, Vote,
};
use crate::source::Span;

/// The metadata of a document.
pub(super) struct Meta<'e> {
    pub(super) foreign: bool,
    pub(super) language: Language,
    element: Option<&'e Element>,
    name: &'e str,
}

impl<'e> Meta<'e> {
    /// The metadata of a document; the language of the text around it where it has none.
    pub(super) fn of(
        document: &'e Element,
        around: Language,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let element = document.child("meta");
        let mut meta = Self {
            foreign: true,
            language: around,
            element,
            name: document.attribute("name").unwrap_or_default(),
        };
        let identification = element.and_then(|meta| meta.child("identification"));
        meta.foreign = identification.is_none_or(|i| i.pointer("source") != "markupAuthor");
        let language = meta.frbr("FRBRExpression", "FRBRlanguage");
        let code = language.and_then(|language| language.attribute("language"));
        if let Some(Ok(language)) = code.map(str::parse) {
            meta.language = language;
        } else {
            let message = format!("the file does not name its language; {around} was assumed");
            diagnostics.push(Diagnostic::at(
                Code::UnknownLanguage,
                document.span,
                message,
            ));
        }
        meta
    }

    fn frbr(&self, level: &str, name: &str) -> Option<&'e Element> {
        self.element?
            .child("identification")?
            .child(level)?
            .child(name)
    }

    /// The segments of the IRI of the work after the country.
    fn work(&self) -> Vec<&'e str> {
        let uri = self
            .frbr("FRBRWork", "FRBRuri")
            .and_then(|uri| uri.attribute("value"));
        let uri = uri.unwrap_or_default();
        uri.split('/')
            .filter(|s| !s.is_empty() && !s.starts_with('!'))
            .skip(2)
            .collect()
    }

    fn actor(&self) -> &'e str {
        let work = self.work();
        let actor = work.get(2).copied().unwrap_or_default();
        // As the United Nations' own files spell them.
        match actor {
            "unga" => "un-ga",
            "unsc" => "un-sc",
            "unecosoc" | "ecosoc" => "un-ecosoc",
            "unga-hrc" | "unhrc" => "un-hrc",
            "untc" => "un-tc",
            other => other,
        }
    }

    pub(super) fn organ(&self) -> Option<Organ> {
        implied::organ(self.actor())
    }

    fn aliased(&self, name: &str) -> Option<&'e str> {
        let work = self.element?.child("identification")?.child("FRBRWork")?;
        let mut aliases = work.elements().filter(|alias| alias.is("FRBRalias"));
        aliases
            .find(|alias| alias.attribute("name") == Some(name))?
            .attribute("value")
    }

    fn told(&self, masthead: &[MastheadLine]) -> Identity {
        let work = self.work();
        let printed = masthead.iter().find_map(|line| match &line.kind {
            MastheadKind::Symbol(symbol) => Some(symbol.as_str()),
            _ => None,
        });
        let number = self.frbr("FRBRWork", "FRBRnumber");
        let number = match number.and_then(|n| n.attribute("showAs").or(n.attribute("value"))) {
            Some(number) => number.to_owned(),
            // The number in the IRI has lost its slash.
            None => work
                .get(4)
                .map_or(String::new(), |n| n.replacen('-', "/", 1)),
        };
        let date = self.frbr("FRBRWork", "FRBRdate");
        let date = date.filter(|date| date.attribute("name") == Some("adoption"));
        let adopted = date.and_then(|date| date.attribute("date")?.parse().ok());
        Told {
            actor: self.actor(),
            kind: self.name,
            number: &number,
            symbol: self.aliased("symbol").or(printed.filter(|_| self.foreign)),
            adopted,
        }
        .identity(masthead)
    }

    /// Gives the resolution its identity.
    pub(super) fn identify(&self, resolution: &mut Resolution) {
        let mut identity = self.told(&resolution.masthead);
        for (list, inferred) in [("inferred", true), ("stated", false)] {
            for (name, value) in self.values(list) {
                set(&mut identity, name, value, inferred);
            }
        }
        resolution.identity = identity;
    }

    fn values(&self, list: &str) -> impl Iterator<Item = (&'e str, Option<&'e str>)> {
        let proprietary = self.element.and_then(|meta| meta.child("proprietary"));
        let lists = proprietary.into_iter().flat_map(Element::elements);
        let lists = lists.filter(move |element| element.name == list);
        let values = lists.flat_map(Element::elements);
        values.map(|value| {
            let name = value.attribute("name").unwrap_or_default();
            (name, value.attribute("value"))
        })
    }

    /// Gives the resolution what the metadata say of its adoption.
    pub(super) fn close(&self, resolution: &mut Resolution) {
        for (name, value) in self.values("stated") {
            let conclusions = &mut resolution.conclusions;
            match name {
                "conclusions" => {
                    conclusions.get_or_insert_with(Conclusions::default);
                }
                "meeting" => {
                    conclusions.get_or_insert_with(Conclusions::default).meeting =
                        value.and_then(implied::meeting);
                }
                "meetingDate" => {
                    conclusions.get_or_insert_with(Conclusions::default).date =
                        value.and_then(|date| date.parse().ok());
                }
                _ => {}
            }
        }
        if let Some(vote) = self.vote() {
            let conclusions = &mut resolution.conclusions;
            conclusions.get_or_insert_with(Conclusions::default).vote = Some(vote);
        }
    }

    fn vote(&self) -> Option<Vote> {
        let analysis = self.element?.child("analysis")?;
        let voting = analysis.child("parliamentary")?.child("voting")?;
        let counts = voting.elements().filter(|element| element.is("count"));
        let counts = counts.filter_map(|count| {
            let side = implied::side(count.pointer("refersTo"))?;
            let mut voters = Vec::new();
            count.visit(&mut |element| {
                if element.is("organization") {
                    voters.push(element.words());
                }
            });
            Some(Count {
                side,
                value: count.attribute("value")?.parse().ok()?,
                voters,
            })
        });
        Some(Vote {
            recorded: voting.pointer("outcome") == "adoptedRecordedVote",
            counts: counts.collect(),
        })
    }

    /// The lines of the masthead that stand at the foot of the page.
    pub(super) fn jobs(&self) -> Vec<(Option<usize>, MastheadLine)> {
        let mut jobs = Vec::new();
        let presentation = self.element.and_then(|meta| meta.child("presentation"));
        if let Some(presentation) = presentation {
            presentation.visit(&mut |element| {
                if element.is("docketNumber") {
                    jobs.push(job(element));
                }
            });
        }
        jobs
    }
}

/// What the file of others does not say.
pub(super) fn report(resolution: &Resolution, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let identity = &resolution.identity;
    if identity.adopted.is_none() {
        let message = "the file does not name the day of adoption";
        diagnostics.push(Diagnostic::at(Code::UnknownDate, span, message));
    }
    if identity.number.is_none() && identity.symbol.is_none() {
        let message = "the file names neither the number nor the symbol";
        diagnostics.push(Diagnostic::at(Code::UnknownNumber, span, message));
    }
}

fn job(element: &Element) -> (Option<usize>, MastheadLine) {
    let words = element.words();
    let number = element.own("value").unwrap_or(&words).to_owned();
    let printed = element.own("printed").unwrap_or(&words);
    let line = MastheadLine {
        kind: MastheadKind::JobNumber(number),
        text: Text::from(printed),
        span: element.span,
    };
    (
        element.own("place").and_then(|place| place.parse().ok()),
        line,
    )
}

fn set(identity: &mut Identity, name: &str, value: Option<&str>, inferred: bool) {
    fn fact<T>(value: Option<T>, inferred: bool) -> Option<Fact<T>> {
        value.map(|value| Fact { value, inferred })
    }
    let parsed = || value.and_then(|value| value.parse::<Date>().ok());
    match name {
        "organ" => identity.organ = fact(value.and_then(implied::organ), inferred),
        "kind" => identity.kind = fact(value.and_then(implied::kind), inferred),
        "number" => identity.number = fact(value.map(str::to_owned), inferred),
        "symbol" => {
            identity.symbol = fact(value.and_then(|value| value.parse().ok()), inferred);
        }
        "session" => {
            identity.session = fact(value.and_then(|value| value.parse().ok()), inferred);
        }
        "adopted" => identity.adopted = fact(parsed(), inferred),
        "part" => identity.part = value.map(str::to_owned),
        _ => {}
    }
}
