//! Facts of a document that its elements do not tell, and facts that the page does not print.

use super::meta::{SOURCE, name};
use super::xml::Xml;
use super::{Document, implied, terms};
use crate::frbr;
use crate::model::{
    Conclusions, Date, DatePhrase, Fact, Identity, Inline, MastheadKind, MastheadLine, Meeting,
    Mention, Named, Text,
};
use std::fmt::Display;

/// What the metadata of a document tell of its identity.
#[derive(Default)]
pub(super) struct Told<'t> {
    /// The actor in the IRI of the work.
    pub(super) actor: &'t str,
    /// The name of the statement.
    pub(super) kind: &'t str,
    /// The number as printed.
    pub(super) number: &'t str,
    /// The symbol among the aliases.
    pub(super) symbol: Option<&'t str>,
    /// The date of the work, where it is that of the adoption.
    pub(super) adopted: Option<Date>,
}

impl Told<'_> {
    /// The identity as far as it is told, every fact as if it was printed.
    pub(super) fn identity(&self, masthead: &[MastheadLine]) -> Identity {
        let session = masthead.iter().find_map(|line| match line.kind {
            MastheadKind::Session(session) => Some(session),
            _ => None,
        });
        let number = Some(self.number).filter(|number| *number != terms::UNKNOWN);
        let number = number.filter(|number| !number.is_empty());
        Identity {
            organ: implied::organ(self.actor).map(Fact::printed),
            kind: implied::kind(self.kind).map(Fact::printed),
            number: number.map(|number| Fact::printed(number.to_owned())),
            symbol: self.symbol.and_then(|s| s.parse().ok()).map(Fact::printed),
            session: session.map(Fact::printed),
            adopted: self
                .adopted
                .filter(|day| *day != Date::UNKNOWN)
                .map(Fact::printed),
            part: None,
        }
    }
}

/// The meeting and the day that closing lines name.
pub(super) fn closing(lines: &[Text]) -> (Option<Meeting>, Option<Date>) {
    fn find<T>(text: &Text, pick: fn(&Inline) -> Option<T>) -> Option<T> {
        let mut inlines = text.inlines().iter();
        inlines.find_map(|inline| {
            pick(inline).or_else(|| inline.content().and_then(|text| find(text, pick)))
        })
    }
    let meeting = |inline: &Inline| match inline {
        Inline::Mention(Mention {
            what: Named::Meeting(meeting),
            ..
        }) => Some(*meeting),
        _ => None,
    };
    let day = |inline: &Inline| match inline {
        Inline::Date(DatePhrase { date, .. }) => Some(*date),
        _ => None,
    };
    (
        lines.iter().find_map(|line| find(line, meeting)),
        lines.iter().find_map(|line| find(line, day)),
    )
}

impl Document<'_> {
    /// Writes what is inferred (section 2.3), and what is neither inferred nor told.
    pub(super) fn stated(&self, out: &mut Xml) {
        let identity = &self.resolution.identity;
        let told = Told {
            actor: &self.frbr.author,
            kind: self.name,
            number: super::meta::shown(&self.frbr.number),
            symbol: self.frbr.symbol.as_deref(),
            adopted: (self.frbr.date.1 == "adoption").then_some(self.frbr.date.0),
        }
        .identity(&self.resolution.masthead);
        let mut values = Values::default();
        let organ = |fact: &Fact<_>| frbr::organ_actor(fact.value).to_owned();
        values.fact("organ", identity.organ.as_ref(), told.organ.as_ref(), organ);
        let kind = |fact: &Fact<_>| name(fact.value).to_owned();
        values.fact("kind", identity.kind.as_ref(), told.kind.as_ref(), kind);
        values.shown("number", identity.number.as_ref(), told.number.as_ref());
        values.shown("symbol", identity.symbol.as_ref(), told.symbol.as_ref());
        values.shown("session", identity.session.as_ref(), told.session.as_ref());
        values.shown("adopted", identity.adopted.as_ref(), told.adopted.as_ref());
        if let Some(part) = &identity.part {
            values.stated.push(("part", Some(part.clone())));
        }
        if let Some(conclusions) = &self.resolution.conclusions {
            values.conclusions(conclusions);
        }
        if values.inferred.is_empty() && values.stated.is_empty() {
            return;
        }
        out.open("proprietary", &[SOURCE]);
        list(out, "akn4un:inferred", &values.inferred);
        list(out, "akn4un:stated", &values.stated);
        out.close("proprietary");
    }
}

fn list(out: &mut Xml, element: &'static str, values: &[(&str, Option<String>)]) {
    if values.is_empty() {
        return;
    }
    out.open(element, &[]);
    for (name, value) in values {
        let value = value.as_deref().map(|value| ("value", value));
        let attributes: Vec<_> = [("name", *name)].into_iter().chain(value).collect();
        out.empty("akn4un:value", &attributes);
    }
    out.close(element);
}

#[derive(Default)]
struct Values {
    inferred: Vec<(&'static str, Option<String>)>,
    /// Without a value: what is told is not so.
    stated: Vec<(&'static str, Option<String>)>,
}

impl Values {
    fn fact<T: PartialEq>(
        &mut self,
        name: &'static str,
        fact: Option<&Fact<T>>,
        told: Option<&Fact<T>>,
        spell: impl Fn(&Fact<T>) -> String,
    ) {
        match fact {
            Some(fact) if fact.inferred => self.inferred.push((name, Some(spell(fact)))),
            _ if fact == told => {}
            fact => self.stated.push((name, fact.map(spell))),
        }
    }

    fn shown<T: Display + PartialEq>(
        &mut self,
        name: &'static str,
        fact: Option<&Fact<T>>,
        told: Option<&Fact<T>>,
    ) {
        self.fact(name, fact, told, |fact| fact.value.to_string());
    }

    fn conclusions(&mut self, conclusions: &Conclusions) {
        let (meeting, date) = closing(&conclusions.lines);
        if conclusions.lines.is_empty() {
            self.stated.push(("conclusions", None));
        }
        if conclusions.meeting != meeting {
            let meeting = conclusions.meeting.map(frbr::meeting_name);
            self.stated.push(("meeting", meeting));
        }
        if conclusions.date != date {
            let date = conclusions.date.map(|date| date.to_string());
            self.stated.push(("meetingDate", date));
        }
    }
}
