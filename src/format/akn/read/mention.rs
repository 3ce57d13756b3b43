//! What the United Nations has a term for: bodies, meetings, sessions, items, numbers.

use super::document::Reader;
use super::tree::Element;
use crate::format::akn::implied::{self, Naming};
use crate::model::{AgendaItem, Committee, Inline, Meeting, Mention, Named, Text, Votes};

impl<'e> Reader<'e> {
    /// An element of meaning; the words of one that tells nothing stand by themselves.
    pub(super) fn mention(&mut self, element: &'e Element, out: &mut Vec<Inline>) {
        let place = self.namings.len();
        let mut inlines = Vec::new();
        self.inlines(&element.children, &mut inlines);
        let content = Text::new(inlines);
        match self.what(element, &content) {
            Some(what) => {
                self.namings.insert(place, Naming::What(what.clone()));
                out.push(Inline::Mention(Mention { what, content }));
            }
            None => out.extend(content.into_inlines()),
        }
    }

    fn what(&self, element: &Element, content: &Text) -> Option<Named> {
        let refers_to = element.pointer("refersTo");
        let words = || content.plain().trim().to_owned();
        let value = || element.own("value").map_or_else(words, str::to_owned);
        Some(match element.name.as_str() {
            "docAuthority" | "organization" => match implied::body(refers_to) {
                Some(body) => body,
                None => self.authority(refers_to)?,
            },
            "docProponent" if refers_to == "noMainCommittee" => {
                Named::Committee(Committee::Plenary)
            }
            "docProponent" => implied::body(refers_to)?,
            "docType" => Named::Kind(implied::kind(refers_to)?),
            "docNumber" if refers_to == "symbol" => Named::Symbol(value().parse().ok()?),
            "docNumber" if refers_to == "resolutionNumber" => Named::Number(
                element
                    .own("value")
                    .map_or_else(|| content.plain(), str::to_owned),
            ),
            "docStatus" if self.foreign => {
                let words = words();
                Named::Distribution(words.rsplit([' ', ':']).next()?.to_owned())
            }
            "session" => Named::Session(element.attribute("value")?.parse().ok()?),
            "event" => match implied::session(refers_to) {
                Some(session) => Named::Session(session),
                None => Named::Meeting(implied::meeting(refers_to)?),
            },
            "ref" => {
                let stated = element.own("value").and_then(implied::agenda_item);
                let href = element.attribute("href").unwrap_or_default();
                Named::AgendaItem(stated.or_else(|| implied::agenda_at(href))?)
            }
            "inline" => named_inline(element, content)?,
            "outcome" => Named::Outcome(implied::outcome(refers_to)?),
            "quantity" => Named::Votes(Votes {
                side: implied::side(refers_to)?,
                value: element.attribute("normalized")?.parse().ok()?,
            }),
            _ => return None,
        })
    }

    /// What the United Nations' own files name by the part that a body has.
    fn authority(&self, refers_to: &str) -> Option<Named> {
        match refers_to {
            "publisher" => Some(Named::Organization),
            "issuingBody" | "subsidiaryBody" => self.organ.map(Named::Organ),
            _ => None,
        }
    }
}

fn named_inline(element: &Element, content: &Text) -> Option<Named> {
    let words = content.plain();
    let value = element.own("value");
    let name = element.attribute("name")?;
    Some(match name.strip_prefix("akn4un:").unwrap_or(name) {
        "agendaItem" => Named::AgendaItem(implied::agenda_item(value.unwrap_or(&words))?),
        "agenda item" => {
            let title = element.attribute("title")?;
            let (digits, rest) = title.split_at(
                title
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(title.len()),
            );
            let letter = rest.trim_matches(|c: char| !c.is_alphanumeric());
            Named::AgendaItem(AgendaItem {
                number: digits.parse().ok()?,
                sub_item: (!letter.is_empty()).then(|| letter.to_owned()),
            })
        }
        "originalLanguage" | "languageOfExpression" => {
            let code = value.or_else(|| language(element.pointer("refersTo")))?;
            Named::Language(code.parse().ok()?)
        }
        "distribution" => Named::Distribution(value.unwrap_or(&words).to_owned()),
        "adoptionMeeting" => {
            let title = element.attribute("title")?;
            let digits: String = title.chars().take_while(char::is_ascii_digit).collect();
            Named::Meeting(Meeting {
                number: digits.parse().ok()?,
                plenary: true,
                resumed: words.contains(['(', '（']),
            })
        }
        _ => return None,
    })
}

/// The code of a language by its English name, as the United Nations' own files point to it.
fn language(name: &str) -> Option<&'static str> {
    const NAMES: [(&str, &str); 6] = [
        ("arabic", "ar"),
        ("chinese", "zh"),
        ("english", "en"),
        ("french", "fr"),
        ("russian", "ru"),
        ("spanish", "es"),
    ];
    let mut names = NAMES.iter();
    names
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, code)| *code)
}
