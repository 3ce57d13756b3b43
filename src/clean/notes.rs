//! Lifts the texts of footnotes from between the paragraphs, and ties them to their calls.
//!
//! Before: `<sup>2</sup> See decision 60/519.` between two halves of a recital. After: the text is
//! the content of note 2, and both calls of `2` lead to it.

use super::lines::is_bare_note;
use super::{Cleaned, NoteText, Rule, Sheet};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Pack;
use crate::markdown::{Block, BlockKind, MarkKind, OBJECT, Passage};
use std::collections::HashMap;

/// Lifts the texts of notes; what follows one may be torn.
pub(super) fn lift(sheets: Vec<Sheet>, pack: &Pack, cleaned: &mut Cleaned) -> Vec<Sheet> {
    let heads = heads(&sheets, pack);
    lift_headed(sheets, heads, cleaned)
}

/// Lifts what stands as `[^1]: See…` alone, as all notes of clean Markdown do.
pub(super) fn lift_definitions(sheets: Vec<Sheet>, cleaned: &mut Cleaned) -> Vec<Sheet> {
    let heads = sheets
        .iter()
        .map(|sheet| raised(&sheet.block.passage).filter(|head| head.is_definition))
        .collect();
    lift_headed(sheets, heads, cleaned)
}

fn lift_headed(sheets: Vec<Sheet>, heads: Vec<Option<Head>>, cleaned: &mut Cleaned) -> Vec<Sheet> {
    let mut rest: Vec<Sheet> = Vec::with_capacity(sheets.len());
    let mut torn = false;
    // Whether indented blocks still belong to the note before.
    let mut open = false;
    for (mut sheet, head) in sheets.into_iter().zip(heads) {
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
        sheet.torn |= std::mem::take(&mut torn);
        rest.push(sheet);
    }
    rest
}

/// The head of a note's text: its sign, and how much of the text it takes.
struct Head {
    marker: String,
    len: usize,
    /// Whether it is `[^1]:`, after which indented blocks go on with the note.
    is_definition: bool,
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
    stars(sheets, &mut heads);
    heads
}

/// `<sup>1</sup> See…`, `[^1]: See…`
fn raised(passage: &Passage) -> Option<Head> {
    let text = passage.text();
    let rest = text.strip_prefix(OBJECT)?;
    let marker = passage.marks().iter().find_map(|mark| match &mark.kind {
        MarkKind::NoteCall(marker) if mark.start == 0 => Some(marker.clone()),
        _ => None,
    })?;
    let after = rest.strip_prefix(':').unwrap_or(rest);
    let is_definition = after.len() < rest.len();
    let len = text.len() - after.trim_start().len();
    (is_definition || len < text.len()).then_some(Head {
        marker,
        len,
        is_definition,
    })
}

/// `1. See … [↑](#footnote-ref-1)`
fn back_linked(passage: &Passage) -> Option<Head> {
    let text = passage.text();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_linked = passage.marks().iter().any(|mark| is_back_link(&mark.kind));
    if digits == 0 || !is_linked {
        return None;
    }
    let rest = text[digits..].trim_start_matches(['.', ')']).trim_start();
    let len = text.len() - rest.len();
    Some(Head {
        marker: text[..digits].to_owned(),
        len,
        is_definition: false,
    })
}

fn is_back_link(kind: &MarkKind) -> bool {
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
    let mut expected = 1;
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

/// `* Reissued…` is a note only where the text calls `*`.
fn stars(sheets: &[Sheet], heads: &mut [Option<Head>]) {
    let called = |sign: &str| {
        sheets.iter().any(|sheet| {
            sheet.block.passage.marks().iter().any(|mark| {
                mark.start > 0 && matches!(&mark.kind, MarkKind::NoteCall(marker) if marker == sign)
            })
        })
    };
    for (sheet, head) in sheets.iter().zip(heads) {
        let block = &sheet.block;
        if head.is_some() || !block.is_text() {
            continue;
        }
        let text = block.passage.text();
        let stars = text.len() - text.trim_start_matches('*').len();
        let sign = if block.bullet == Some('*') {
            "*"
        } else {
            &text[..stars]
        };
        if !sign.is_empty() && called(sign) {
            let len = text.len() - text[stars..].trim_start().len();
            *head = Some(Head {
                marker: sign.to_owned(),
                len,
                is_definition: false,
            });
        }
    }
}

/// Takes the sign and the link back off the text of a note.
fn lift_one(block: &Block, head: &Head, cleaned: &mut Cleaned) -> NoteText {
    let text = block.passage.text();
    cleaned.ledger.record(
        block.passage.span(0..head.len),
        Rule::NoteLabel,
        head.marker.clone(),
    );
    let mut passage = block.passage.slice(head.len..text.len());
    let links: Vec<_> = passage
        .marks()
        .iter()
        .filter(|mark| is_back_link(&mark.kind))
        .map(|mark| mark.start..mark.end)
        .collect();
    for range in links.into_iter().rev() {
        let words = passage.text()[range.clone()].to_owned();
        cleaned
            .ledger
            .record(passage.span(range.clone()), Rule::NoteBacklink, words);
        passage.edit(&[(range, "")]);
    }
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
                let note = match ties.text_of(&marker) {
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
                            content: Vec::new(),
                            span,
                        });
                        order.len() as u32 - 1
                    }),
                };
                *kind = MarkKind::ResolvedCall(marker, note);
            });
        });
    }
    cleaned.notes = order;
    for note in texts.into_iter().flatten() {
        unplaced(note, blocks, cleaned);
    }
}

/// The text of a note that nothing calls stands as a paragraph where it was printed.
fn unplaced(note: NoteText, blocks: &mut Vec<Block>, cleaned: &mut Cleaned) {
    cleaned.diagnostics.push(Diagnostic::at(
        Code::NoteWithoutCall,
        note.span,
        format!(
            "nothing calls note {}; its text stands as a paragraph",
            note.marker
        ),
    ));
    let at = blocks.partition_point(|block| block.span.start() < note.span.start());
    blocks.splice(at..at, note.content);
}

/// Which text a sign means where it is called: numbering may begin again, so texts and calls are
/// followed through the document in step.
struct Ties {
    /// The texts by their sign, in order.
    by_marker: HashMap<String, Vec<usize>>,
    /// Which run of numbering each text belongs to.
    runs: Vec<u32>,
    run: u32,
    last: u32,
}

impl Ties {
    fn new(texts: &[Option<NoteText>]) -> Self {
        let mut by_marker: HashMap<String, Vec<usize>> = HashMap::new();
        let mut runs = Vec::with_capacity(texts.len());
        let (mut run, mut last) = (0, 0);
        for (i, note) in texts.iter().flatten().enumerate() {
            if let Ok(n) = note.marker.parse::<u32>() {
                // The numbers of texts rise; a fall begins a run.
                if n <= last {
                    run += 1;
                }
                last = n;
            }
            runs.push(run);
            by_marker.entry(note.marker.clone()).or_default().push(i);
        }
        Self {
            by_marker,
            runs,
            run: 0,
            last: 0,
        }
    }

    fn text_of(&mut self, marker: &str) -> Option<usize> {
        let candidates = self.by_marker.get(marker)?;
        if let [only] = candidates[..] {
            self.run = self.runs[only].max(self.run);
            return Some(only);
        }
        if let Ok(n) = marker.parse::<u32>() {
            // A first call of 1 after higher numbers begins the next run.
            if n == 1 && self.last > 1 && candidates.iter().any(|i| self.runs[*i] > self.run) {
                self.run += 1;
            }
            self.last = n;
        }
        candidates
            .iter()
            .find(|i| self.runs[**i] >= self.run)
            .or(candidates.last())
            .copied()
    }
}

/// Calls `visit` for each passage of a block.
pub(super) fn each_passage(block: &mut Block, visit: &mut dyn FnMut(&mut Passage)) {
    if let BlockKind::Table(rows) = &mut block.kind {
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.content.iter_mut().for_each(&mut *visit);
        }
    }
    visit(&mut block.passage);
}
