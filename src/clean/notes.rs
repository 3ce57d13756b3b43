//! Lifts the texts of footnotes from between the paragraphs, and ties them to their calls.
//!
//! Before: `<sup>2</sup> See decision 60/519.` between two halves of a recital. After: the text is
//! the content of note 2, and both calls of `2` lead to it.

use super::evidence::{self, SURE};
use super::feet::{goes_on, is_rest};
use super::lines::{is_bare_note, joint};
use super::ties::Ties;
use super::{Cleaned, NoteText, Rule, Sheet, stars, tables};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Pack;
use crate::markdown::{Block, BlockKind, MarkKind, OBJECT, Passage};
use std::collections::HashMap;

/// Lifts the texts of notes; what follows one may be torn.
pub(super) fn lift(sheets: Vec<Sheet>, pack: &Pack, cleaned: &mut Cleaned) -> Vec<Sheet> {
    let mut sheets = join_arrows(sheets);
    stars::call(&mut sheets);
    tables::lift_rows(&mut sheets, cleaned);
    let mut heads = heads(&sheets, pack);
    tables::heads_under(&mut sheets, &mut heads);
    // Notes with a bare number come from converters that set lines apart.
    let is_bare = |(sheet, head): (&Sheet, &Option<Head>)| {
        let passage = &sheet.block.passage;
        head.is_some()
            && passage.text().starts_with(|c: char| c.is_ascii_digit())
            && !passage.marks().iter().any(|mark| is_back_link(&mark.kind))
    };
    let pack = sheets.iter().zip(&heads).any(is_bare).then_some(pack);
    lift_headed(sheets, heads, pack, cleaned)
}

/// Lifts what stands as `[^1]: See…` alone, as all notes of clean Markdown do.
pub(super) fn lift_definitions(sheets: Vec<Sheet>, cleaned: &mut Cleaned) -> Vec<Sheet> {
    let heads = sheets
        .iter()
        .map(|sheet| raised(&sheet.block.passage).filter(|head| head.is_definition))
        .collect();
    lift_headed(sheets, heads, None, cleaned)
}

/// Lifts the notes; with a pack, also the lines that go on with them.
fn lift_headed(
    sheets: Vec<Sheet>,
    heads: Vec<Option<Head>>,
    pack: Option<&Pack>,
    cleaned: &mut Cleaned,
) -> Vec<Sheet> {
    let mut rest: Vec<Sheet> = Vec::with_capacity(sheets.len());
    let mut torn = false;
    // Whether indented blocks still belong to the note before.
    let mut open = false;
    let mut heads = heads.into_iter().peekable();
    let mut sheets = sheets.into_iter().peekable();
    while let Some(mut sheet) = sheets.next() {
        let head = heads.next().flatten();
        let next = heads
            .peek()
            .and_then(|head| Some(head.as_ref()?.marker.as_str()));
        // Nothing of the page stands behind it but notes.
        let is_last = next.is_some() || sheets.peek().is_none_or(|sheet| sheet.torn);
        if let Some(head) = head {
            let note = lift_one(&sheet.block, &head, cleaned);
            open = head.is_definition;
            cleaned.notes.push(note);
            torn = true;
            continue;
        }
        if open && sheet.block.indent >= 4 {
            let note = cleaned
                .notes
                .last_mut()
                .filter(|_| sheet.block.bullet.is_none());
            if let Some(note) = note {
                note.span = note.span.to(sheet.block.span);
                note.content.push(sheet.block);
                continue;
            }
        }
        open = false;
        if let Some(note) = cleaned.notes.last_mut()
            && let Some(pack) = pack
            && ((torn && goes_on(note, &sheet, rest.last(), is_last, pack))
                || is_rest(note, &sheet, next, rest.last()))
            && let Some(content) = note.content.last_mut()
        {
            let words = joint(content.passage.text(), sheet.block.passage.text(), pack);
            content.append(words, &sheet.block);
            note.span = note.span.to(sheet.block.span);
            continue;
        }
        sheet.torn |= std::mem::take(&mut torn);
        rest.push(sheet);
    }
    rest
}

/// The head of a note's text: its sign, and how much of the text it takes.
pub(super) struct Head {
    pub(super) marker: String,
    pub(super) len: usize,
    /// Whether it is `[^1]:`, after which indented blocks go on with the note.
    pub(super) is_definition: bool,
}

fn heads(sheets: &[Sheet], pack: &Pack) -> Vec<Option<Head>> {
    let mut heads: Vec<Option<Head>> = sheets
        .iter()
        .map(|sheet| {
            let block = &sheet.block;
            if block.is_text() {
                raised(&block.passage).or_else(|| back_linked(&block.passage))
            } else {
                None
            }
        })
        .collect();
    if heads.iter().all(Option::is_none) {
        bare(sheets, pack, &mut heads);
    }
    stars::heads(sheets, &mut heads);
    heads
}

/// `<sup>1</sup> See…`, `[^1]: See…`
pub(super) fn raised(passage: &Passage) -> Option<Head> {
    let text = passage.text();
    let rest = text.strip_prefix(OBJECT)?;
    let marker = passage.marks().iter().find_map(|mark| match &mark.kind {
        MarkKind::NoteCall(marker) if mark.start == 0 => Some(marker.clone()),
        _ => None,
    })?;
    let after = rest.strip_prefix(':').unwrap_or(rest);
    let is_definition = after.len() < rest.len();
    let len = text.len() - after.trim_start().len();
    // A call with nothing but a mark behind it is the end of a torn clause.
    (is_definition || after.contains(char::is_alphanumeric)).then_some(Head {
        marker,
        len,
        is_definition,
    })
}

/// A link back that stands alone belongs to the text before it.
fn join_arrows(sheets: Vec<Sheet>) -> Vec<Sheet> {
    let mut joined: Vec<Sheet> = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let passage = &sheet.block.passage;
        let is_arrow = !passage.text().contains(char::is_alphanumeric)
            && passage.marks().iter().any(|mark| is_back_link(&mark.kind));
        match joined.last_mut().filter(|_| is_arrow) {
            Some(before) if matches!(before.block.kind, BlockKind::Paragraph) => {
                before.block.passage.append(passage);
                before.block.span = before.block.span.to(sheet.block.span);
            }
            _ => joined.push(sheet),
        }
    }
    joined
}

/// `1. See … [↑](#footnote-ref-1)`; where no number is printed, as in a list of HTML, the link has
/// it.
fn back_linked(passage: &Passage) -> Option<Head> {
    let text = passage.text();
    let target = passage.marks().iter().find_map(|mark| match &mark.kind {
        MarkKind::Link(target) if is_back_link(&mark.kind) => Some(target),
        _ => None,
    })?;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = &text[digits..];
    let (marker, len) = if digits > 0 && after.starts_with(['.', ')', ' ']) {
        let rest = after.trim_start_matches(['.', ')']).trim_start();
        (text[..digits].to_owned(), text.len() - rest.len())
    } else {
        let number = target.rsplit(|c: char| !c.is_ascii_digit()).next()?;
        (number.to_owned(), 0)
    };
    (!marker.is_empty()).then_some(Head {
        marker,
        len,
        is_definition: false,
    })
}

pub(super) fn is_back_link(kind: &MarkKind) -> bool {
    let MarkKind::Link(target) = kind else {
        return false;
    };
    [
        "#footnote-ref",
        "#fnref",
        "#_ftnref",
        "#user-content-fnref",
        "#endnote-ref",
    ]
    .iter()
    .any(|prefix| target.starts_with(prefix))
}

/// `1 See…`, `2See…`, `- 2 See…`: told from other lines by their sequence alone.
fn bare(sheets: &[Sheet], pack: &Pack, heads: &mut [Option<Head>]) {
    let candidates: Vec<(usize, u32, usize)> = sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| {
            matches!(sheet.block.kind, BlockKind::Paragraph)
                && is_bare_note(sheet.block.passage.text(), pack)
        })
        .filter_map(|(i, sheet)| {
            let text = sheet.block.passage.text();
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let value = text[..digits].parse().ok()?;
            let len = text.len() - text[digits..].trim_start().len();
            Some((i, value, len))
        })
        .collect();
    // The notes of a volume are counted through it: several at the end begin somewhere.
    let mut expected = match &candidates[..] {
        [(place, first, _), (_, second, _), ..]
            if *second == first + 1 && place + candidates.len() == sheets.len() =>
        {
            *first
        }
        // One alone is told by its call, at the end of a sentence.
        [(place, first, _), ..]
            if sheets[..*place]
                .iter()
                .any(|sheet| ends_with_call(sheet, *first, pack)) =>
        {
            *first
        }
        _ => 1,
    };
    for (i, value, len) in candidates {
        // One or two notes may be lost; more is another thing. A new 1 begins again in an annex.
        if (expected..expected + 3).contains(&value) || (value == 1 && expected > 1) {
            heads[i] = Some(Head {
                marker: value.to_string(),
                len,
                is_definition: false,
            });
            expected = value + 1;
        }
    }
}

/// Whether the last words of a sheet are a full stop and a bare number glued to it.
fn ends_with_call(sheet: &Sheet, number: u32, pack: &Pack) -> bool {
    let text = sheet.block.passage.text().trim_end();
    let words = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let run = words.len()..text.len();
    sheet.block.is_text()
        && text[run.clone()].parse() == Ok(number)
        && words.ends_with(['.', '。'])
        && evidence::weigh(text, &run, run.start, pack) >= Some(SURE)
}

/// Whether a link back is no more than its arrow or the sign of its note: one that was never closed
/// holds words, and maybe other notes.
fn is_arrow(words: &str) -> bool {
    words.chars().take(7).count() < 7 && !words.contains(crate::markdown::OBJECT)
}

/// Takes the sign and the link back off the text of a note.
pub(super) fn lift_one(block: &Block, head: &Head, cleaned: &mut Cleaned) -> NoteText {
    let text = block.passage.text();
    if head.len > 0 {
        cleaned.ledger.record(
            block.passage.span(0..head.len),
            Rule::NoteLabel,
            head.marker.clone(),
        );
    }
    let mut passage = block.passage.slice(head.len..text.len());
    let links: Vec<_> = passage
        .marks()
        .iter()
        .filter(|mark| is_back_link(&mark.kind))
        .map(|mark| mark.start..mark.end)
        .filter(|range| is_arrow(&passage.text()[range.clone()]))
        .map(|range| (range, ""))
        .collect();
    for (range, _) in &links {
        let words = passage.text()[range.clone()].to_owned();
        let span = passage.span(range.clone());
        cleaned.ledger.record(span, Rule::NoteBacklink, words);
    }
    passage.edit(&links);
    let passage = passage.slice_trimmed(0..passage.text().len());
    let content = if passage.is_empty() {
        Vec::new()
    } else {
        vec![Block {
            kind: BlockKind::Paragraph,
            passage,
            bullet: None,
            ..block.clone()
        }]
    };
    NoteText {
        marker: head.marker.clone(),
        content,
        span: block.span,
        moved_sign: false,
    }
}

/// Ties each call to its note: calls become [`MarkKind::ResolvedCall`], notes stand in the order of
/// their first calls. A call without text gets an empty note; a text without call becomes a
/// paragraph where it stood.
pub(super) fn tie(blocks: &mut Vec<Block>, cleaned: &mut Cleaned) {
    let mut texts: Vec<Option<NoteText>> = std::mem::take(&mut cleaned.notes)
        .into_iter()
        .map(Some)
        .collect();
    let mut ties = Ties::new(&texts);
    let mut order: Vec<NoteText> = Vec::with_capacity(texts.len());
    let mut place: HashMap<usize, u32> = HashMap::new();
    let mut missing: HashMap<String, u32> = HashMap::new();
    for block in blocks.iter_mut() {
        let span = block.span;
        each_passage(block, &mut |passage| {
            passage.map_marks(|kind| {
                let MarkKind::NoteCall(marker) = kind else {
                    return;
                };
                let marker = std::mem::take(marker);
                let note = match ties.text_of(&marker, span.start()) {
                    Some(i) => *place.entry(i).or_insert_with(|| {
                        order.extend(texts[i].take());
                        order.len() as u32 - 1
                    }),
                    None => *missing.entry(marker.clone()).or_insert_with(|| {
                        cleaned.diagnostics.push(Diagnostic::at(
                            Code::NoteWithoutText,
                            span,
                            format!(
                                "note {marker} is called here, but its text is not in the file"
                            ),
                        ));
                        order.push(NoteText {
                            marker: marker.clone(),
                            span,
                            ..NoteText::default()
                        });
                        order.len() as u32 - 1
                    }),
                };
                *kind = MarkKind::ResolvedCall(marker, note);
            });
        });
    }
    cleaned.notes = order;
    let mut unplaced: Vec<Block> = Vec::new();
    for mut note in texts.into_iter().flatten() {
        // A sign that was to go to the call stays where it was printed.
        if let Some(first) = note.content.first_mut().filter(|_| note.moved_sign) {
            first.passage.edit(&[(0..0, &note.marker)]);
        }
        cleaned.diagnostics.push(Diagnostic::at(
            Code::NoteWithoutCall,
            note.span,
            format!(
                "nothing calls note {}; its text stands as a paragraph",
                note.marker
            ),
        ));
        unplaced.extend(note.content);
    }
    if !unplaced.is_empty() {
        let before = std::mem::take(blocks);
        *blocks = Vec::with_capacity(before.len() + unplaced.len());
        unplaced.sort_by_key(|note| note.span.start());
        let mut unplaced = unplaced.into_iter().peekable();
        for block in before {
            let start = block.span.start();
            while let Some(note) = unplaced.next_if(|note| note.span.start() <= start) {
                blocks.push(note);
            }
            blocks.push(block);
        }
        blocks.extend(unplaced);
    }
}

/// Calls `visit` for each passage of a block.
pub(super) fn each_passage(block: &mut Block, visit: &mut dyn FnMut(&mut Passage)) {
    visit(&mut block.passage);
    if let BlockKind::Table(rows) = &mut block.kind {
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.content.iter_mut().for_each(&mut *visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::parse;
    use crate::model::Language;

    #[test]
    fn notes_of_a_list_in_html() {
        let source = "\
*The General Assembly*,

*Recalling* one<a href=\"#fn1\" id=\"fnref1\"><sup>1</sup></a> thing,

<ol>
<li id=\"fn1\"><blockquote>
<p>The list is updated.</p>
</blockquote>
<a href=\"#fnref1\">↩︎</a></li>
</ol>

1. *Decides* so.
";
        let cleaned = clean(parse(source), Language::English);
        assert_eq!(cleaned.notes.len(), 1);
        let note = &cleaned.notes[0];
        assert_eq!(note.marker, "1");
        assert_eq!(note.content[0].passage.text(), "The list is updated.");
        assert_eq!(cleaned.blocks.len(), 3);
    }

    #[test]
    fn notes_that_link_back_on_successive_lines() {
        let source = "\
*The General Assembly*,

*Recalling* one[[1]](#footnote-2) and two,[[2]](#footnote-3)

1. See A/60/1. [↑](#footnote-ref-2)
2. *Ibid.*, annex [↑](#footnote-ref-3)
";
        let cleaned = clean(parse(source), Language::English);
        let texts = cleaned.notes.iter().map(|n| n.content[0].passage.text());
        assert_eq!(texts.collect::<Vec<_>>(), ["See A/60/1.", "Ibid., annex"]);
    }

    #[test]
    fn a_call_with_a_mark_behind_it_is_no_text() {
        let source = "\
*The General Assembly*,

1. *Decides* this (the Conference)

<sup>1</sup> See A/60/1.

<sup>1</sup>;
";
        let cleaned = clean(parse(source), Language::English);
        assert_eq!(cleaned.notes.len(), 1);
        assert_eq!(cleaned.blocks.len(), 2);
    }
}
