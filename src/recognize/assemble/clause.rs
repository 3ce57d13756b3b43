//! Clauses: recitals and operative paragraphs, with their points, further text and tables.

use super::{Assembler, Emphasis, Meaning, Place, Sense};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::ending::{final_mark, is_full_stop};
use crate::language::label::Label;
use crate::language::opener::Opener;
use crate::markdown::{Block, BlockKind, Passage};
use crate::model::{Action, BodyItem, EId, Number, Paragraph, Recital, Text};
use crate::recognize::points::{Clause, Step};
use crate::source::Span;
use std::ops::Range;

/// A clause that is being read.
pub(super) struct Open {
    pub(super) kind: OpenKind,
    pub(super) action: Option<Action>,
    pub(super) clause: Clause,
    pub(super) span: Span,
    /// Whether the last point ends with a colon: a list within it may follow.
    pub(super) announced: bool,
    /// Whether the last point has no mark at its end, as a heading has none.
    pub(super) unfinished: bool,
}

pub(super) enum OpenKind {
    Recital,
    Paragraph(Option<Number>),
}

impl Assembler<'_> {
    /// The action of a clause, and its text with the opener marked. Words before `from` are not
    /// part of it.
    pub(super) fn opened(
        &mut self,
        passage: &Passage,
        from: usize,
        opener: Option<&Opener>,
    ) -> (Option<Action>, Text) {
        let body = passage.slice_trimmed(from..passage.text().len());
        let shift = passage.text().len() - passage.text()[from..].trim_start().len();
        let action = match opener {
            Some(opener) => {
                let range = opener.range.start - shift..opener.range.end - shift;
                let action = Action {
                    concept: Some(opener.concept),
                    also: opener.also,
                    further: opener.further,
                    again: opener.again,
                    phrase: body.text()[range.clone()].to_owned(),
                };
                Some((action, range))
            }
            // Words that are marked at the head of a clause open it, known or not.
            None => marked_run(&body).map(|range| {
                let phrase = body.text()[range.clone()].to_owned();
                (
                    Action {
                        phrase,
                        ..Action::default()
                    },
                    range,
                )
            }),
        };
        let (action, meanings) = match action {
            Some((action, range)) => (
                Some(action),
                vec![Meaning {
                    range,
                    what: Sense::Opener,
                }],
            ),
            None => (None, Vec::new()),
        };
        let text = self.notes.text(&body, Emphasis::Kept, &meanings);
        (action, text)
    }

    pub(super) fn open(&mut self, kind: OpenKind, action: Option<Action>, text: Text, span: Span) {
        let mut clause = Clause::default();
        if !text.is_empty() {
            clause.text(text);
        }
        self.clause = Some(Open {
            kind,
            action,
            clause,
            span,
            announced: false,
            unfinished: false,
        });
    }

    pub(super) fn operative(
        &mut self,
        block: &Block,
        label: Option<&Label>,
        opener: Option<&Opener>,
    ) {
        if let Some(label) = label.filter(|label| opener.is_none() && self.is_within_point(label)) {
            self.point(block, label, None);
            return;
        }
        self.close_clause();
        self.leave_preamble();
        let passage = &block.passage;
        let number = label.map(|label| {
            let (style, value) = label.readings[0];
            let number = Number::new(passage.text()[..label.len].trim(), style, value);
            if let Some(expected) = self.items.expect(value) {
                self.diagnostics.push(Diagnostic::at(
                    Code::NumberingGap,
                    block.span,
                    format!("paragraph {value} stands where {expected} would follow"),
                ));
            }
            number
        });
        let from = label.map_or(0, |label| label.len);
        self.clues.tells(&passage.text()[from..], self.pack);
        let (action, text) = self.opened(passage, from, opener);
        self.open(OpenKind::Paragraph(number), action, text, block.span);
    }

    /// Whether the number of a paragraph is one of a list within a point: it does not follow the
    /// paragraph, and a colon announced the list or a point of it stands before.
    fn is_within_point(&self, label: &Label) -> bool {
        let Some(open) = &self.clause else {
            return false;
        };
        let (_, value) = label.readings[0];
        let within = open.clause.continues(label) || (value == 1 && open.announced);
        open.clause.has_points() && within && !self.items.follows(value)
    }

    pub(super) fn point(&mut self, block: &Block, label: &Label, next: Option<&Label>) {
        let passage = &block.passage;
        let words = passage.slice_trimmed(label.len..passage.text().len());
        let text = self.notes.text(&words, Emphasis::Kept, &[]);
        if self.clause.is_none() {
            self.leave_head();
            let kind = if self.place == Place::Preamble {
                OpenKind::Recital
            } else {
                OpenKind::Paragraph(None)
            };
            self.clause = Some(Open {
                kind,
                action: None,
                clause: Clause::default(),
                span: block.span,
                announced: false,
                unfinished: false,
            });
        }
        let Some(open) = &mut self.clause else { return };
        open.span = open.span.to(block.span);
        let mark = final_mark(words.text());
        open.announced = matches!(mark, Some(':' | '：'));
        open.unfinished = mark.is_none();
        let printed = match block.bullet {
            Some(bullet) if label.len == 0 => &*bullet.to_string(),
            _ => passage.text()[..label.len].trim(),
        };
        match open.clause.point(printed, label, next, text, block.span) {
            Step::Fits => {}
            Step::Gap => self.diagnostics.push(Diagnostic::at(
                Code::NumberingGap,
                block.span,
                format!("{printed} does not follow the point before it"),
            )),
            Step::TooDeep => self.diagnostics.push(Diagnostic::at(
                Code::TooDeep,
                block.span,
                "points are nested deeper than 64 levels",
            )),
        }
    }

    pub(super) fn text(&mut self, block: &Block, next: Option<&Label>) {
        let text = self.notes.text(&block.passage, Emphasis::Kept, &[]);
        let numbered_before = self.items.is_numbered();
        match &mut self.clause {
            Some(open)
                if open.clause.awaits_text()
                    || (open.unfinished && open.clause.heads_points())
                    || open.clause.has_points()
                        && next.is_some_and(|l| open.clause.continues(l)) =>
            {
                open.clause.text_in_point(text);
                open.span = open.span.to(block.span);
            }
            Some(open)
                if open.clause.has_points()
                    || (matches!(open.kind, OpenKind::Paragraph(Some(_))) || numbered_before)
                        && self.place != Place::Annex =>
            {
                open.clause.text(text);
                open.span = open.span.to(block.span);
            }
            _ => {
                self.close_clause();
                self.leave_head();
                self.leave_preamble();
                self.clues.tells(block.passage.text(), self.pack);
                self.open(OpenKind::Paragraph(None), None, text, block.span);
            }
        }
    }

    /// A text that the clause holds.
    pub(super) fn held(&mut self, block: &Block, next: Option<&Label>) {
        let Some(open) = &mut self.clause else {
            return self.text(block, next);
        };
        let text = self.notes.text(&block.passage, Emphasis::Kept, &[]);
        open.clause.text(text);
        open.span = open.span.to(block.span);
    }

    pub(super) fn table(&mut self, block: &Block) {
        let BlockKind::Table(rows) = &block.kind else {
            return;
        };
        let table = self.notes.table(rows, block);
        if let Some(open) = &mut self.clause {
            open.clause.table(table);
            open.span = open.span.to(block.span);
        } else {
            self.leave_head();
            self.leave_preamble();
            self.items.push(BodyItem::Table(table));
        }
    }

    pub(super) fn unplaced_text(&mut self, text: Text, span: Span) {
        self.diagnostics.push(Diagnostic::at(
            Code::Unplaced,
            span,
            "this block fits nowhere; it stands as a plain paragraph",
        ));
        let mut clause = Clause::default();
        clause.text(text);
        self.items.push(BodyItem::Paragraph(Paragraph {
            content: clause.finish(),
            span,
            ..Paragraph::default()
        }));
    }

    /// Ends the clause that is open.
    pub(super) fn close_clause(&mut self) {
        let Some(Open {
            kind,
            action,
            clause,
            span,
            ..
        }) = self.clause.take()
        else {
            return;
        };
        let content = clause.finish();
        match kind {
            OpenKind::Recital => {
                let recital = Recital {
                    eid: EId::default(),
                    action,
                    content,
                    span,
                };
                if matches!(self.place, Place::Head | Place::Preamble) {
                    self.resolution.preamble.recitals.push(recital);
                } else {
                    self.items.push(BodyItem::Recital(recital));
                }
            }
            OpenKind::Paragraph(number) => {
                self.items.push(BodyItem::Paragraph(Paragraph {
                    eid: EId::default(),
                    number,
                    action,
                    content,
                    span,
                }));
            }
        }
    }
}

/// The run of marked words at the head of a passage, without the marks at its end. A heading that is
/// run in with its paragraph opens nothing; marked words right behind it do.
fn marked_run(passage: &Passage) -> Option<Range<usize>> {
    let text = passage.text();
    let marked = |start: usize| {
        let mut marks = passage.marks().iter();
        marks.find(|m| m.start == start && m.kind.is_emphasis())
    };
    let bare = |words: &str| words.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let mut start = 0;
    let mut end = marked(0)?.end;
    let behind = &text[end..];
    let stop = text[..end].trim_end().chars().next_back();
    if stop.is_some_and(is_full_stop) || behind.starts_with(is_full_stop) {
        let words = behind.trim_start_matches(|c: char| is_full_stop(c) || c.is_whitespace());
        start = text.len() - words.len();
        end = marked(start)?.end;
    }
    let words = start..bare(&text[..end]);
    // A whole paragraph in italics is no opener.
    (!words.is_empty() && words.end < bare(text)).then_some(words)
}

#[cfg(test)]
mod tests {
    use crate::model::{BodyItem, Content};
    use crate::{Options, parse};

    #[test]
    fn numbers_of_a_list_within_a_point() {
        let source = "72/1. Ports\n\nThe General Assembly,\n\n1. Decides to meet;\n\n2. Requests a report:\n\n\
            (a) On ports that are:\n\n1. open all year;\n\n2. open in summer;\n\n\
            (b) On roads;\n\n3. Decides to meet again.\n";
        let parsed = parse(source, &Options::default());
        let [_, BodyItem::Paragraph(second), BodyItem::Paragraph(_)] = &parsed.resolution.body[..]
        else {
            panic!("three paragraphs: {:?}", parsed.resolution.body);
        };
        let [Content::Text(_), Content::Points(points)] = &second.content[..] else {
            panic!("a text and a list: {:?}", second.content);
        };
        assert_eq!(points.items.len(), 2);
        assert!(
            matches!(&points.items[0].content[1], Content::Points(list) if list.items.len() == 2)
        );
    }
}
