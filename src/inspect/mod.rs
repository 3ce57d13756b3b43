//! Each stage of the pipeline in a form people can read: debugger, teaching aid and test seam.

mod outline;

use crate::Options;
use crate::clean::Cleaned;
use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Block, BlockKind, MarkKind, OBJECT, Passage};
use crate::page;
use crate::recognize;
use crate::source::{Lines, Span};
use std::fmt::Write as _;

/// How many characters of a block are shown.
const WIDTH: usize = 100;

/// The blocks of the Markdown: line, kind, words.
///
/// ```
/// let shown = plenary::inspect::blocks("## 72/57. Title\n\n1. *Decides* it.", &Default::default());
/// assert!(shown.contains("heading 2"));
/// ```
pub fn blocks(source: &str, _: &Options) -> String {
    let lines = Lines::new(source);
    let mut out = String::new();
    for block in markdown::parse(source) {
        write_block(&mut out, &lines, &block, &kind(&block));
    }
    out
}

/// The blocks after cleaning, the notes, and what was taken with the rule that took it.
pub fn clean(source: &str, options: &Options) -> String {
    let lines = Lines::new(source);
    let Cleaned {
        blocks,
        notes,
        ledger,
        ..
    } = page(source, options).cleaned;
    let mut out = String::new();
    for block in &blocks {
        write_block(&mut out, &lines, block, &kind(block));
    }
    for note in &notes {
        let first = note
            .content
            .first()
            .map(|block| shown(&block.passage))
            .unwrap_or_default();
        write_line(
            &mut out,
            &lines,
            note.span,
            &format!("note {}", note.marker),
            &first,
        );
    }
    for removal in ledger.removals() {
        write_line(
            &mut out,
            &lines,
            removal.span,
            &format!("- {}", removal.rule),
            &format!("{:?}", removal.text),
        );
    }
    out
}

/// The blocks with their roles and the evidence for them. Clean Markdown states them:
///
/// ```
/// let options = plenary::Options::default();
/// let parsed = plenary::parse("1. *Decides* to rest.", &options);
/// let clean = plenary::format::markdown::write(&parsed.resolution);
/// assert!(!plenary::inspect::roles(&clean, &options).contains("language: en"));
/// ```
pub fn roles(source: &str, options: &Options) -> String {
    let page = page(source, options);
    let language = page.language.unwrap_or(crate::Language::English);
    let lines = Lines::new(source);
    let blocks = page.cleaned.blocks;
    let mut out = String::new();
    for classified in recognize::classify_addressed(blocks, language, &page.addresses) {
        let head = format!("{} [{}]", classified.role_name(), classified.evidence);
        write_block(&mut out, &lines, &classified.block, &head);
    }
    out
}

/// An outline of the resolution: addresses, numbers, actions, the first words of each part.
pub fn model(source: &str, options: &Options) -> String {
    outline::outline(&crate::parse(source, options).resolution)
}

/// How far the reading is to be trusted; then what speaks against it, the gravest first, each with
/// its weight in percent, line and column and the first words. `found` is what there was to say about
/// the bytes.
///
/// ```
/// let source = "1. *Decides* to rest;\n\n3. *Decides also* to sleep.";
/// let shown = plenary::inspect::doubt(source, &Default::default(), Vec::new());
/// assert!(shown.contains("numbering-gap"));
/// assert!(shown.contains(" 3:1  3. *Decides also* to sleep."));
/// ```
pub fn doubt(source: &str, options: &Options, mut found: Vec<Diagnostic>) -> String {
    let mut parsed = crate::parse(source, options);
    found.append(&mut parsed.diagnostics);
    parsed.diagnostics = found;
    let confidence = parsed.confidence();
    let lines = Lines::new(source);
    let mut out = format!("{}, ", confidence.grade());
    let _ = writeln!(out, "{:.3}", f64::from(confidence.thousandths()) / 1000.0);
    for reason in confidence.reasons() {
        let ground = reason.ground;
        let _ = write!(out, "{:>3} %  {ground:<18} ", ground.weight());
        let _ = match reason.span {
            Some(span) => {
                let place = lines.position(span.start());
                let place = format!("{}:{}", place.line, place.column);
                let words = source.get(span.start()..span.end()).unwrap_or_default();
                writeln!(out, "{place:>7}  {}", cut(words.trim()))
            }
            None => writeln!(out, "{:>7}  {}", "-", ground.explain()),
        };
    }
    out
}

fn kind(block: &Block) -> String {
    let name = match &block.kind {
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Heading(level) => format!("heading {level}"),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Table(rows) => format!("table of {} rows", rows.len()),
        BlockKind::Markup => "markup".to_owned(),
    };
    match block.bullet {
        Some(bullet) => format!("{name}, bullet {bullet}"),
        None => name,
    }
}

fn write_block(out: &mut String, lines: &Lines<'_>, block: &Block, head: &str) {
    write_line(out, lines, block.span, head, &shown(&block.passage));
}

fn write_line(out: &mut String, lines: &Lines<'_>, span: Span, head: &str, words: &str) {
    let line = lines.position(span.start()).line;
    let words = cut(words);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{line:>5}  {head}: {words}");
}

/// The first words, on one line.
fn cut(words: &str) -> String {
    let end = words.char_indices().nth(WIDTH);
    let mut shown = words[..end.map_or(words.len(), |(end, _)| end)].replace('\n', "⏎");
    if end.is_some() {
        shown.push('…');
    }
    shown
}

/// The words of a passage, with the signs of calls.
fn shown(passage: &Passage) -> String {
    let mut out = String::with_capacity(passage.text().len());
    for (at, c) in passage.text().char_indices() {
        if c != OBJECT {
            out.push(c);
            continue;
        }
        for mark in passage.marks().iter().filter(|mark| mark.start == at) {
            match &mark.kind {
                MarkKind::NoteCall(marker) | MarkKind::ResolvedCall(marker, _) => {
                    let _ = write!(out, "[^{marker}]");
                }
                MarkKind::Image(_, alternative) => {
                    let _ = write!(out, "[{alternative}]");
                }
                _ => {}
            }
        }
    }
    out
}
