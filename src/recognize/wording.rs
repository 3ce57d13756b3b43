//! The wording of clauses: their plain words, what is marked in them, and where actions stand. What
//! is done and what is asked are both read from it.

use super::mandate::Reader;
use crate::language::opener::{Opener, Table};
use crate::model::{Action, BodyItem, Content, EId, Inline, Resolution, Text};
use std::ops::Range;

/// A clause or a point.
pub(super) struct Wording<'a> {
    pub(super) part: &'a EId,
    /// The action that opens it.
    pub(super) action: Option<&'a Action>,
    /// Whether its actions are those of recitals or of operative paragraphs.
    pub(super) table: Table,
    pub(super) content: Vec<Piece<'a>>,
}

/// What a clause holds, in its order.
pub(super) enum Piece<'a> {
    Text(Told),
    Points(Vec<Wording<'a>>),
    Table,
}

/// A text and its actions.
pub(super) struct Told {
    pub(super) words: Words,
    /// Where the action that opens the clause stands.
    pub(super) opening: Option<Range<usize>>,
    /// Where words of further actions stand.
    pub(super) further: Vec<Opener>,
}

/// Reads the clauses of a resolution one by one, in its order: a large one has many. Parts A, B… are
/// resolutions of their own, and not looked into.
pub(super) fn each_clause(
    resolution: &Resolution,
    reader: &Reader,
    visit: &mut dyn FnMut(&Wording<'_>),
) {
    for recital in &resolution.preamble.recitals {
        let action = recital.action.as_ref();
        visit(&Wording {
            part: &recital.eid,
            action,
            table: Table::Recitals,
            content: pieces(&recital.content, action, Table::Recitals, reader),
        });
    }
    each_item(&resolution.body, reader, visit);
}

fn each_item(items: &[BodyItem], reader: &Reader, visit: &mut dyn FnMut(&Wording<'_>)) {
    for item in items {
        let (part, action, content, table) = match item {
            BodyItem::Division(division) => {
                each_item(&division.items, reader, visit);
                continue;
            }
            BodyItem::Paragraph(one) => (&one.eid, &one.action, &one.content, Table::Operatives),
            BodyItem::Recital(one) => (&one.eid, &one.action, &one.content, Table::Recitals),
            BodyItem::Formula(_) | BodyItem::CrossHeading(_) | BodyItem::Table(_) => continue,
        };
        let action = action.as_ref();
        visit(&Wording {
            part,
            action,
            table,
            content: pieces(content, action, table, reader),
        });
    }
}

fn pieces<'a>(
    content: &'a [Content],
    mut opening: Option<&Action>,
    table: Table,
    reader: &Reader,
) -> Vec<Piece<'a>> {
    let pieces = content.iter().map(|piece| match piece {
        Content::Text(block) => {
            let words = Words::of(&block.text);
            let action = opening.take();
            let opening = action.and_then(|action| words.opening(&action.phrase));
            let from = opening.as_ref().map_or(0, |range| range.end);
            let further = reader.further(&words.plain, from, table);
            Piece::Text(Told {
                words,
                opening,
                further,
            })
        }
        Content::Points(points) => {
            let points = points.items.iter().map(|point| Wording {
                part: &point.eid,
                action: None,
                table,
                content: pieces(&point.content, None, table, reader),
            });
            Piece::Points(points.collect())
        }
        Content::Table(_) => Piece::Table,
    });
    pieces.collect()
}

/// The plain words of a text, with what is marked in them.
#[derive(Default)]
pub(super) struct Words {
    pub(super) plain: String,
    /// Where the clause's action is marked.
    opener: Option<Range<usize>>,
    /// What stands in italics or bold.
    marked: Vec<Range<usize>>,
}

impl Words {
    fn of(text: &Text) -> Self {
        let mut words = Self::default();
        words.add(text);
        words
    }

    fn add(&mut self, text: &Text) {
        for inline in text.inlines() {
            let start = self.plain.len();
            match inline {
                Inline::Text(words) => self.plain.push_str(words),
                Inline::Break => self.plain.push(' '),
                other => {
                    if let Some(text) = other.content() {
                        self.add(text);
                    }
                }
            }
            let range = start..self.plain.len();
            match inline {
                Inline::Opener(_) => self.opener = Some(range),
                Inline::Emphasis(_) | Inline::Strong(_) => self.marked.push(range),
                _ => {}
            }
        }
    }

    /// Whether these words are marked as no others around them are.
    pub(super) fn marks(&self, range: &Range<usize>) -> bool {
        let mut marked = self.marked.iter();
        marked.any(|marked| marked.start <= range.start && range.end <= marked.end)
    }

    /// Where the action that opens the clause stands.
    fn opening(&self, phrase: &str) -> Option<Range<usize>> {
        let found = |start: usize| start..start + phrase.len();
        self.opener
            .clone()
            .or_else(|| self.plain.find(phrase).map(found))
    }
}
