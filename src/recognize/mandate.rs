//! Mandates: who is asked to do what, by when.
//!
//! An action that asks, be it the one that opens a clause or a further one within it, reaches to the
//! next action. Those who are asked are named at the head of what it asks; there too stand the words
//! for a report, the organ that is reported to, sessions, days and periods. Points under a request
//! that says no more than whom it asks are requests of their own.

mod clause;
mod due;
mod further;

use crate::model::{
    BodyItem, Concept, Content, EId, Language, Mandate, Organ, Paragraph, Resolution,
};
use clause::Asked;
pub(super) use clause::Reader;

/// The requests of a resolution, in its order. Parts A, B… are resolutions of their own, and not
/// looked into.
///
/// ```
/// let text = "*The General Assembly*,\n\n1. *Requests* the Secretary-General to report to the \
///     General Assembly at its seventy-third session.";
/// let parsed = plenary::parse(text, &plenary::Options::default());
/// let mandates = plenary::recognize::mandates(&parsed.resolution);
/// assert_eq!(mandates[0].addressees, ["un-sg"]);
/// assert!(mandates[0].reporting);
/// assert_eq!(mandates[0].to, [plenary::Organ::GeneralAssembly]);
/// assert_eq!(mandates[0].due, [plenary::Due::Session(73)]);
/// ```
pub fn mandates(resolution: &Resolution) -> Vec<Mandate> {
    let mut register = Register {
        reader: Reader::new(resolution),
        found: Vec::new(),
    };
    register.items(&resolution.body);
    register.found
}

struct Register {
    reader: Reader,
    found: Vec<Mandate>,
}

impl Register {
    fn items(&mut self, items: &[BodyItem]) {
        for item in items {
            match item {
                BodyItem::Division(division) => self.items(&division.items),
                BodyItem::Paragraph(paragraph) => self.paragraph(paragraph),
                BodyItem::Formula(_)
                | BodyItem::Recital(_)
                | BodyItem::CrossHeading(_)
                | BodyItem::Table(_) => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let action = paragraph.action.as_ref();
        let opening = action.and_then(|action| Some((action.concept?, action.phrase.as_str())));
        self.clause(&paragraph.eid, &paragraph.content, opening, None);
    }

    /// A clause or point: each text with the points under it, which stand under the last request of
    /// that text. `above` is the request that the clause stands under.
    fn clause(
        &mut self,
        part: &EId,
        content: &[Content],
        mut opening: Option<(Concept, &str)>,
        above: Option<&Asked>,
    ) {
        let mut content = content.iter().enumerate().peekable();
        let mut is_first = true;
        while content.peek().is_some() {
            let mut words = String::new();
            let mut texts = Vec::new();
            while let Some((place, Content::Text(block))) =
                content.next_if(|(_, one)| matches!(one, Content::Text(_)))
            {
                if !words.is_empty() {
                    words.push(' ');
                }
                texts.push((words.len(), place));
                words.push_str(&block.text.plain());
            }
            let asked = match above.filter(|_| is_first) {
                Some(above) => self.reader.go_on(&words, above),
                None => self.reader.read(&words, opening.take()),
            };
            is_first = false;
            let bare = asked.last().filter(|last| last.is_bare);
            let has_points = matches!(content.peek(), Some((_, Content::Points(_))));
            for (i, one) in asked.iter().enumerate() {
                if !(has_points && bare.is_some() && i + 1 == asked.len()) {
                    self.found.push(one.mandate(part, &texts));
                }
            }
            while let Some((_, below)) =
                content.next_if(|(_, one)| !matches!(one, Content::Text(_)))
            {
                if let Content::Points(points) = below {
                    for point in &points.items {
                        self.clause(&point.eid, &point.content, None, bare);
                    }
                }
            }
        }
    }
}

/// The organ whose text it is, and its session.
fn own(resolution: &Resolution) -> (Language, Option<Organ>, Option<u32>) {
    let identity = &resolution.identity;
    let session = identity.session.as_ref().and_then(|fact| match fact.value {
        crate::model::SessionNumber::Regular(number) => Some(number),
        crate::model::SessionNumber::Special(_)
        | crate::model::SessionNumber::EmergencySpecial(_) => None,
    });
    let organ = identity.organ.as_ref().map(|fact| fact.value);
    (resolution.language, organ, session)
}

#[cfg(test)]
mod tests;
