//! What speaks against a reading: the signs that a block, a clause or the whole may be something
//! else than it was taken for.

use super::classify::begins_marked;
use super::heading;
use super::role::{Classified, Role};
use crate::clean::{Ledger, Rule};
use crate::doubt::{Ground, Reason};
use crate::language::ending::final_mark;
use crate::markdown::BlockKind;
use crate::model::{BodyItem, Content, Inline, Organ, Resolution, Text};
use crate::source::Span;
use std::ops::Range;

/// From how many openers on it is worth saying that none is marked.
const FEW_OPENERS: usize = 3;
/// From how many citations on a text without a note is odd.
const MANY_CITATIONS: usize = 4;

/// From how many wrapped paragraphs on a text is a printed page.
const FEW_WRAPPED: usize = 3;
/// How many characters a line of a printed page has.
const PRINTED_LINE: Range<usize> = 40..131;

/// What speaks against the roles of blocks.
pub(crate) fn of_blocks(blocks: &[Classified], source: &str) -> Vec<Reason> {
    let mut out = Vec::new();
    let (mut openers, mut marked) = (0, false);
    // The text of an annex may be of any form.
    let mut in_annex = false;
    for Classified { block, role, .. } in blocks {
        let ground = match role {
            Role::Part { .. } => {
                in_annex = false;
                None
            }
            Role::Annex { .. } => {
                in_annex = true;
                None
            }
            _ if in_annex => None,
            Role::Masthead(pieces) => pieces.is_empty().then_some(Ground::UnknownHead),
            Role::Recital(None) => Some(Ground::UnknownOpener),
            Role::Operative { opener: None, .. } => Some(Ground::UnopenedParagraph),
            Role::Recital(Some(_)) => {
                openers += 1;
                marked |= begins_marked(&block.passage);
                None
            }
            Role::Heading { number: None } => {
                (!heading::is_marked(block)).then_some(Ground::UnmarkedHeading)
            }
            Role::Text => Some(Ground::LooseText),
            Role::Operative { .. }
            | Role::Title { .. }
            | Role::Formula(_)
            | Role::Point(_)
            | Role::PointHeading(_)
            | Role::Heading { .. }
            | Role::Closing
            | Role::Vote
            | Role::Table { .. }
            | Role::Held
            | Role::Paragraph
            | Role::Neighbour => None,
        };
        let span = Some(block.span);
        out.extend(ground.map(|ground| Reason { ground, span }));
        let flows = matches!(
            role,
            Role::Recital(_) | Role::Operative { .. } | Role::Point(_) | Role::Text
        );
        let flows = flows && matches!(block.kind, BlockKind::Paragraph);
        if flows && is_torn(block.span, source) {
            let ground = Ground::Torn;
            out.push(Reason { ground, span });
        }
    }
    let wrapped = blocks.iter().filter(|b| is_wrapped(b.block.span, source));
    if wrapped.clone().count() >= FEW_WRAPPED {
        out.extend(wrapped.map(|classified| Reason {
            ground: Ground::Wrapped,
            span: Some(classified.block.span),
        }));
    }
    if openers >= FEW_OPENERS && !marked {
        out.push(whole(Ground::Unmarked));
    }
    out
}

/// What speaks against a resolution as a whole and its clauses, and the repairs that may be wrong.
pub(crate) fn of_resolution(resolution: &Resolution, ledger: &Ledger) -> Vec<Reason> {
    let mut out = Vec::new();
    let mut count = Count::default();
    // Its texts have neither title nor notes.
    let silent =
        resolution.identity.organ.as_ref().map(|fact| fact.value) == Some(Organ::SecurityCouncil);
    resolution_of(resolution, !silent, &mut count, &mut out);
    if !silent && !count.notes && count.citations >= MANY_CITATIONS {
        out.push(whole(Ground::NoNotes));
    }
    for removal in ledger.removals() {
        let ground = match removal.rule {
            Rule::LostHyphen => Ground::Hyphens,
            Rule::StrayBlank => Ground::StrayBlanks,
            Rule::JobNumber | Rule::PageNumber | Rule::RunningHead => Ground::Paper,
            _ => continue,
        };
        let span = Some(removal.span);
        out.push(Reason { ground, span });
    }
    out
}

fn whole(ground: Ground) -> Reason {
    Reason { ground, span: None }
}

/// Whether a block was put together from paragraphs of the source.
fn is_torn(span: Span, source: &str) -> bool {
    let text = source.get(span.start()..span.end()).unwrap_or_default();
    text.trim().lines().any(|line| line.trim().is_empty())
}

/// Whether a block stands on lines that are all about as long as those of a printed page.
fn is_wrapped(span: Span, source: &str) -> bool {
    let text = source.get(span.start()..span.end()).unwrap_or_default();
    let text = text.trim();
    let mut lines = text.lines().map(str::trim).peekable();
    let mut count = 0;
    while let Some(line) = lines.next() {
        count += 1;
        let long = || line.chars().take(PRINTED_LINE.end + 1).count();
        // The last may be of any length, and a page may have ended between two.
        if lines.peek().is_some() && !line.is_empty() && !PRINTED_LINE.contains(&long()) {
            return false;
        }
    }
    count >= 3 && !text.starts_with('|')
}

/// What a text holds that makes notes likely.
#[derive(Default)]
struct Count {
    citations: usize,
    notes: bool,
}

impl Count {
    fn text(&mut self, text: &Text) {
        for inline in text.inlines() {
            match inline {
                Inline::Note(_) | Inline::NoteCall(_) => self.notes = true,
                Inline::Reference(_) => self.citations += 1,
                other => other.content().into_iter().for_each(|text| self.text(text)),
            }
        }
    }

    fn content(&mut self, content: &[Content]) {
        for content in content {
            match content {
                Content::Text(block) => self.text(&block.text),
                Content::Points(points) => {
                    points
                        .items
                        .iter()
                        .for_each(|point| self.content(&point.content));
                }
                Content::Table(_) => {}
            }
        }
    }
}

fn resolution_of(resolution: &Resolution, titled: bool, count: &mut Count, out: &mut Vec<Reason>) {
    let Resolution {
        title,
        preamble,
        body,
        parts,
        ..
    } = resolution;
    match title {
        Some(title) => count.text(&title.text),
        None if titled => out.push(whole(Ground::NoTitle)),
        None => {}
    }
    if preamble.formula.is_none() && parts.is_empty() {
        out.push(whole(Ground::NoFormula));
    }
    for recital in &preamble.recitals {
        count.content(&recital.content);
        clause(&recital.content, Ground::OpenRecital, recital.span, out);
    }
    if body.is_empty() && parts.is_empty() {
        out.push(whole(Ground::NoBody));
    }
    items(body, count, out);
    for part in parts {
        resolution_of(part, titled, count, out);
    }
}

fn items(items_of: &[BodyItem], count: &mut Count, out: &mut Vec<Reason>) {
    for item in items_of {
        match item {
            BodyItem::Division(division) => items(&division.items, count, out),
            BodyItem::Paragraph(paragraph) => {
                count.content(&paragraph.content);
                clause(
                    &paragraph.content,
                    Ground::OpenParagraph,
                    paragraph.span,
                    out,
                );
            }
            BodyItem::Recital(recital) => {
                count.content(&recital.content);
                clause(&recital.content, Ground::OpenRecital, recital.span, out);
            }
            BodyItem::Formula(_) | BodyItem::CrossHeading(_) | BodyItem::Table(_) => {}
        }
    }
}

/// Whether a clause ends as its kind does.
fn clause(content: &[Content], ground: Ground, span: Span, out: &mut Vec<Reason>) {
    let Some(text) = last_text(content) else {
        return;
    };
    let mark = final_mark(&text.plain());
    let fits = match (ground, mark) {
        (Ground::OpenRecital, Some(mark)) => !matches!(mark, '.' | '。'),
        (_, mark) => mark.is_some(),
    };
    if !fits {
        let span = Some(span);
        out.push(Reason { ground, span });
    }
}

/// The text that a clause ends in; a table ends it in its own way.
fn last_text(content: &[Content]) -> Option<&Text> {
    match content.last()? {
        Content::Text(block) => Some(&block.text),
        Content::Points(points) => last_text(&points.items.last()?.content),
        Content::Table(_) => None,
    }
}
