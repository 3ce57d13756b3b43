//! Proves that nothing was lost: the letters of a source are the letters of the output and of the
//! ledger, and in order. It uses nothing of cleaning, recognition or writing, so that it can tell of
//! their faults.
//!
//! # The rule
//!
//! 1. **Letters** are the letters and digits of Unicode with the marks on them, each taken apart and
//!    folded to its plain form (NFKD): `Ａ` is `A`, `¹` is `1`, `ﷲ` is its letters, `é` is `e` and its
//!    accent however it is coded. Case counts: `a` is not `A`. Digits count as they are printed: `٣`
//!    is not `3`. Signs do not count: neither blanks, stops, brackets nor hyphens, so that a word that
//!    a line's end divided is the same with and without its hyphen.
//! 2. The letters of the **source** are those of its words as Markdown reads them. Markup is no words:
//!    the signs of emphasis, tags, comments, the targets of links and pictures. An entity is its
//!    character; a call of a note is the sign that is printed for it; a picture is its alternative
//!    words. Front matter counts, letter by letter.
//! 3. The letters of the **output** are those of the words, numbers and signs of notes that the
//!    resolution prints: not those of its identity, its addresses or its markup.
//! 4. The letters of each removal on the **ledger** stand in the source, in order, within the span of
//!    the removal, and no two removals take the same letter.
//! 5. What is left of the source has the same letters, each as many times, as the output.
//! 6. It is in **order within each block** (a paragraph, a heading, a paragraph of a cell): every
//!    stretch of sixteen letters of the block, or the whole of a shorter block, stands as it is in the
//!    text of the output or in its notes, as many times as in the source. What may move is a part of
//!    the output as a whole, since a block may hold several: a line of the masthead, a clause or its
//!    point, a closing line, a note, a cell. A stretch may therefore be parted where a part of the
//!    output begins or ends, and where the ledger has the sign of a note.

mod letters;
mod output;
mod page;
mod record;

pub use record::{read_ledger, write_ledger};

use crate::clean::Ledger;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Resolution;
use crate::source::Span;
use letters::{Letter, hash, stretches};
use output::Output;
use page::{Page, Rest};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// How many letters make a stretch.
const STRETCH: usize = 16;

/// So many letters tell where a part of the output begins or ends.
const EDGE: usize = 8;

/// How many letters of a place are shown.
const SHOWN: usize = 40;

/// Holds a resolution and a ledger against the source that they are said to be made of. Nothing to
/// say: no letter was lost, none added, none moved within its block.
///
/// ```
/// use plenary::{Code, parse, verify::verify};
/// let source = "*The General Assembly*,\n\n1. *Decides* to remain seized of the matter.\n\n- 2 -\n";
/// let parsed = parse(source, &Default::default());
/// assert_eq!(verify(source, &parsed.resolution, &parsed.ledger), []);
///
/// let other = source.replace("remain", "stay");
/// let found = verify(&other, &parsed.resolution, &parsed.ledger);
/// assert_eq!(found[0].code, Code::LettersLost);
/// assert!(found[0].span.unwrap().start() >= other.find("stay").unwrap());
/// ```
pub fn verify(source: &str, resolution: &Resolution, ledger: &Ledger) -> Vec<Diagnostic> {
    let rest = Page::of(source).without(ledger);
    let output = Output::of(resolution);
    let mut found = Vec::new();
    if let Some(&first) = rest.mismatched.first() {
        let removal = &ledger.removals()[first];
        let more = match rest.mismatched.len() {
            1 => String::new(),
            n => format!(" (and {} more removals)", n - 1),
        };
        let words = shown(removal.text.chars());
        let message = format!("the ledger has “{words}”, which does not stand here{more}");
        found.push(Diagnostic::at(Code::LedgerMismatch, removal.span, message));
    }
    let comparison = Comparison::of(&rest, &output);
    let place = || comparison.first_missing(&rest);
    let (lost, added) = (comparison.lost(), comparison.added());
    if lost > 0 {
        let place = place().or_else(|| comparison.first_lost(&rest));
        found.push(said(Code::LettersLost, place, |words| {
            format!(
                "{} of the source {} neither in the output nor on the ledger{words}",
                letters_of(lost),
                if lost == 1 { "is" } else { "are" },
            )
        }));
    }
    if added > 0 {
        found.push(said(Code::LettersAdded, place(), |words| {
            format!(
                "{} of the output {} not in the source: {}{words}",
                letters_of(added),
                if added == 1 { "is" } else { "are" },
                comparison.added_letters(),
            )
        }));
    }
    if lost == 0
        && added == 0
        && let Some(place) = place()
    {
        found.push(said(Code::LettersMoved, Some(place), |words| {
            format!("the letters of the source are in the output, but not in their order{words}")
        }));
    }
    found.sort_by_key(|diagnostic| diagnostic.span.map(Span::start));
    found
}

fn letters_of(count: i64) -> String {
    match count {
        1 => "a letter".to_owned(),
        n => format!("{n} letters"),
    }
}

/// A finding, at a place if there is one.
fn said(code: Code, place: Option<(Span, String)>, message: impl Fn(&str) -> String) -> Diagnostic {
    match place {
        Some((span, words)) => {
            Diagnostic::at(code, span, message(&format!("; first at “{words}”")))
        }
        None => Diagnostic::whole(code, message("")),
    }
}

/// Some words, short enough for a message.
fn shown(words: impl Iterator<Item = char>) -> String {
    let mut words = words.map(|c| if c.is_control() { ' ' } else { c });
    let mut shown: String = words.by_ref().take(SHOWN).collect();
    if words.next().is_some() {
        shown.push('…');
    }
    shown
}

/// How the letters of a source and of an output differ.
struct Comparison {
    /// How many more of each letter the source has; none that are as many.
    counts: BTreeMap<char, i64>,
    /// The stretches, and the short blocks by their length, of which the output has too few.
    missing: HashSet<(usize, u64)>,
    /// The first letters of each part of the output, and the last; where there is anything missing.
    edges: [Edges; 2],
}

/// What the parts of the output begin with, or what they end with.
#[derive(Default)]
struct Edges {
    /// So many letters as tell, or the whole part where it is shorter.
    whole: HashSet<(usize, u64)>,
    /// Fewer, for where the block has no more.
    short: HashSet<(usize, u64)>,
}

impl Edges {
    fn add(&mut self, letters: usize, hash: impl Fn(usize) -> u64) {
        let length = letters.min(EDGE);
        self.whole.insert((length, hash(length)));
        self.short
            .extend((1..length).map(|length| (length, hash(length))));
    }

    fn has(&self, letters: usize, hash: impl Fn(usize) -> u64) -> bool {
        let most = letters.min(EDGE);
        (1..=most).any(|length| {
            let edge = (length, hash(length));
            self.whole.contains(&edge) || length == letters && self.short.contains(&edge)
        })
    }
}

impl Comparison {
    fn of(rest: &Rest, output: &Output<'_>) -> Self {
        let mut counts: HashMap<char, i64> = HashMap::new();
        for letter in &rest.letters {
            *counts.entry(letter.sign).or_default() += 1;
        }
        for &letter in output.text.iter().chain(&output.notes) {
            *counts.entry(letter).or_default() -= 1;
        }
        let counts = counts.into_iter().filter(|(_, n)| *n != 0).collect();
        let mut missing = HashSet::new();
        let streams = [&output.text, &output.notes];
        let long = rest.units.iter().filter(|unit| unit.len() >= STRETCH);
        let wanted = long.flat_map(|unit| hashes(rest, unit, STRETCH));
        let there = streams
            .iter()
            .flat_map(|stream| stretches(stream.iter().copied(), STRETCH));
        missing.extend(too_few(wanted, there).map(|hash| (STRETCH, hash)));
        for length in 1..STRETCH {
            let short = rest.units.iter().filter(|unit| unit.len() == length);
            let mut wanted = short.flat_map(|unit| hashes(rest, unit, length)).peekable();
            if wanted.peek().is_none() {
                continue;
            }
            let there = streams
                .iter()
                .flat_map(|stream| stretches(stream.iter().copied(), length));
            missing.extend(too_few(wanted, there).map(|hash| (length, hash)));
        }
        let mut edges = <[Edges; 2]>::default();
        if !missing.is_empty() {
            for part in output.parts() {
                let [heads, tails] = &mut edges;
                heads.add(part.len(), |length| hash(part[..length].iter().copied()));
                tails.add(part.len(), |length| {
                    hash(part[part.len() - length..].iter().copied())
                });
            }
        }
        Self {
            counts,
            missing,
            edges,
        }
    }

    /// Whether a part of the output begins or ends before the letter at `cut`.
    fn is_edge(&self, unit: &[Letter], cut: usize) -> bool {
        let [heads, tails] = &self.edges;
        let signs = |letters: &[Letter]| hash(letters.iter().map(|letter| letter.sign));
        let (before, behind) = unit.split_at(cut);
        heads.has(behind.len(), |length| signs(&behind[..length]))
            || tails.has(before.len(), |length| {
                signs(&before[before.len() - length..])
            })
    }

    fn lost(&self) -> i64 {
        self.counts.values().filter(|n| **n > 0).sum()
    }

    fn added(&self) -> i64 {
        -self.counts.values().filter(|n| **n < 0).sum::<i64>()
    }

    fn added_letters(&self) -> String {
        let added = self.counts.iter().filter(|(_, n)| **n < 0);
        let words = added.flat_map(|(c, n)| std::iter::repeat_n(*c, n.unsigned_abs() as usize));
        shown(words)
    }

    /// The first letters of the source that are not in the output as they stand.
    fn first_missing(&self, rest: &Rest) -> Option<(Span, String)> {
        if self.missing.is_empty() {
            return None;
        }
        for unit in &rest.units {
            let length = unit.len().min(STRETCH);
            let letters = &rest.letters[unit.clone()];
            // Up to here nothing is missing, or it is where parts of the output meet.
            let mut known = 0;
            let mut first = None;
            for (at, hash) in hashes(rest, unit, length).enumerate() {
                let is_missing = at >= known && self.missing.contains(&(length, hash));
                match (first, is_missing) {
                    (None, true) => {
                        let cuts = at + 1..at + length;
                        match cuts.rev().find(|&cut| self.is_edge(letters, cut)) {
                            Some(cut) => known = cut,
                            None => first = Some(at),
                        }
                    }
                    (Some(first), false) => return Some(place(rest, unit, first..at)),
                    _ => {}
                }
            }
            if let Some(first) = first {
                let end = unit.len() + 1 - length;
                return Some(place(rest, unit, first..end));
            }
        }
        None
    }

    /// The last of the letters of which too few are left: it may be the one.
    fn first_lost(&self, rest: &Rest) -> Option<(Span, String)> {
        let too_few = |letter: &Letter| self.counts.get(&letter.sign).is_some_and(|n| *n > 0);
        let place = rest.letters.iter().rposition(too_few)?;
        Some(at(&rest.letters, place..place + 1))
    }
}

/// The place of stretches that are missing.
fn place(rest: &Rest, unit: &Range<usize>, stretches: Range<usize>) -> (Span, String) {
    let length = unit.len().min(STRETCH);
    // The stretch before was whole: of the first, only the last letter is new.
    let whole = stretches.start == 0 && stretches.end + length > unit.len();
    let start = if whole {
        0
    } else {
        // A stretch that begins behind the fault is whole again.
        (stretches.start + length - 1).min(stretches.end - 1)
    };
    let end = match stretches.end {
        end if end + length > unit.len() => unit.len(),
        end => end,
    };
    let range = start..end.max(start + 1);
    at(
        &rest.letters,
        unit.start + range.start..unit.start + range.end,
    )
}

fn at(letters: &[Letter], range: Range<usize>) -> (Span, String) {
    let words = shown(letters[range.clone()].iter().map(|letter| letter.sign));
    (letters::span(letters, range), words)
}

fn hashes<'a>(
    rest: &'a Rest,
    unit: &Range<usize>,
    length: usize,
) -> impl Iterator<Item = u64> + use<'a> {
    let letters = rest.letters[unit.clone()].iter().map(|letter| letter.sign);
    stretches(letters, length)
}

/// What of `wanted` is not as often in `there`. Two sorted lists take less room than a map.
fn too_few(
    wanted: impl Iterator<Item = u64>,
    there: impl Iterator<Item = u64>,
) -> impl Iterator<Item = u64> {
    let sorted = |hashes: Vec<u64>| {
        let mut hashes = hashes;
        hashes.sort_unstable();
        hashes
    };
    let wanted = sorted(wanted.collect());
    let mut there = sorted(there.collect()).into_iter().peekable();
    wanted.into_iter().filter(move |hash| {
        while there.next_if(|other| other < hash).is_some() {}
        there.next_if_eq(hash).is_none()
    })
}
