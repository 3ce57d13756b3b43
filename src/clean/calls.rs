//! Finds calls of notes that lost their raised setting: a bare digit glued to a word,
//! `Programme,1`.
//!
//! A digit is told from a real number by what stands around it ([`evidence`]), and by the sequence
//! of the notes: of all ways to give each note its first call, in order, the likeliest is taken.

use super::evidence::{self, SURE};
use super::notes::each_passage;
use super::{Cleaned, Sheet};
use crate::language::Pack;
use crate::markdown::{Block, MarkKind, Passage};
use std::collections::HashMap;
use std::ops::Range;

/// What a note without a call costs.
const UNCALLED: i32 = 4;
/// How many notes in a row may be without a call.
const GAP: usize = 8;
/// The longest sign of a note.
const WIDTH: usize = 3;
/// How many notes with the same sign are looked at: numbering begins again in an annex.
const SAME_SIGN: usize = 8;

/// Finds the calls of the notes that nothing calls yet.
pub(super) fn find(sheets: &mut [Sheet], cleaned: &Cleaned, pack: &Pack) {
    if cleaned.notes.is_empty() || sheets.iter_mut().any(|sheet| has_calls(&mut sheet.block)) {
        return;
    }
    let mut signs: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, note) in cleaned.notes.iter().enumerate() {
        signs.entry(&note.marker).or_default().push(i);
    }
    let mut candidates = Vec::new();
    let mut place = 0;
    for sheet in sheets.iter_mut() {
        each_passage(&mut sheet.block, &mut |passage| {
            collect(passage, place, &signs, pack, &mut candidates);
            place += 1;
        });
    }
    let first = first_calls(&candidates, cleaned.notes.len());
    let mut calls = with_later_calls(&candidates, &first).into_iter().peekable();
    let mut place = 0;
    for sheet in sheets.iter_mut() {
        each_passage(&mut sheet.block, &mut |passage| {
            let mut found = Vec::new();
            while let Some(call) = calls.next_if(|call| call.place == place) {
                found.push(call.range.clone());
            }
            for range in found.into_iter().rev() {
                let sign = passage.text()[range.clone()].to_owned();
                passage.replace_by_object(range, MarkKind::NoteCall(sign));
            }
            place += 1;
        });
    }
}

fn has_calls(block: &mut Block) -> bool {
    let mut found = false;
    each_passage(block, &mut |passage| {
        let mut marks = passage.marks().iter();
        found |= marks.any(|m| matches!(m.kind, MarkKind::NoteCall(_)));
    });
    found
}

/// Digits that may be a call.
struct Candidate {
    /// Which passage of the document it stands in.
    place: usize,
    /// Which run of digits it belongs to.
    run: usize,
    range: Range<usize>,
    /// The notes with this sign.
    notes: Vec<usize>,
    points: i32,
}

/// The candidates of a passage.
fn collect(
    passage: &Passage,
    place: usize,
    signs: &HashMap<&str, Vec<usize>>,
    pack: &Pack,
    candidates: &mut Vec<Candidate>,
) {
    let text = passage.text();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(offset) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + offset;
        let digits = bytes[start..].iter().take_while(|c| c.is_ascii_digit());
        let run = start..start + digits.count();
        at = run.end;
        let number = candidates.last().map_or(0, |last| last.run + 1);
        for own in run.start.max(run.end.saturating_sub(WIDTH))..run.end {
            let Some(notes) = signs.get(&text[own..run.end]) else {
                continue;
            };
            if let Some(points) = evidence::weigh(text, &run, own, pack) {
                candidates.push(Candidate {
                    place,
                    run: number,
                    range: own..run.end,
                    notes: notes.iter().copied().take(SAME_SIGN).collect(),
                    points,
                });
            }
        }
    }
}

/// A candidate as the first call of a note, at the end of the best way that leads to it.
struct Step {
    candidate: usize,
    note: usize,
    points: i32,
    before: Option<usize>,
}

/// The first calls of the notes, as places in `candidates`: the way through the candidates that
/// has the most points and calls the notes in order.
fn first_calls(candidates: &[Candidate], notes: usize) -> Vec<(usize, usize)> {
    let mut steps: Vec<Step> = Vec::new();
    // The best way that ends with each note.
    let mut best: Vec<Option<usize>> = vec![None; notes];
    let mut base = 0;
    for run in candidates.chunk_by(|a, b| a.run == b.run) {
        let known = steps.len();
        for (i, candidate) in run.iter().enumerate() {
            for &note in &candidate.notes {
                let (points, before) = way_to(note, &best, &steps);
                steps.push(Step {
                    candidate: base + i,
                    note,
                    points: points + candidate.points + UNCALLED,
                    before,
                });
            }
        }
        base += run.len();
        for at in known..steps.len() {
            let step = &steps[at];
            let is_better = best[step.note].is_none_or(|b| steps[b].points < step.points);
            if is_better && step.points > 0 {
                best[step.note] = Some(at);
            }
        }
    }
    let last = best.iter().flatten().copied();
    let mut at = last.max_by_key(|at| (steps[*at].points, std::cmp::Reverse(*at)));
    let mut calls = Vec::new();
    while let Some(step) = at.map(|at| &steps[at]) {
        calls.push((step.candidate, step.note));
        at = step.before;
    }
    calls.reverse();
    calls
}

/// The points of the best way to a call of `note`, and its last step.
fn way_to(note: usize, best: &[Option<usize>], steps: &[Step]) -> (i32, Option<usize>) {
    let from = note.saturating_sub(GAP);
    let ways = best[from..note].iter().flatten();
    let way = ways.copied().max_by_key(|at| steps[*at].points);
    way.map_or((0, None), |at| (steps[at].points, Some(at)))
}

/// The first calls and the later ones: digits that are surely a call, of a note called before.
fn with_later_calls<'a>(
    candidates: &'a [Candidate],
    first: &[(usize, usize)],
) -> Vec<&'a Candidate> {
    let mut calls: Vec<&Candidate> = Vec::new();
    let mut first = first.iter().peekable();
    let mut reached = None;
    for (at, candidate) in candidates.iter().enumerate() {
        let is_taken = |calls: &[&Candidate]| calls.last().is_some_and(|c| c.run == candidate.run);
        if let Some((_, note)) = first.next_if(|(first, _)| *first == at) {
            reached = Some(*note);
            if is_taken(&calls) {
                calls.pop();
            }
            calls.push(candidate);
            continue;
        }
        let again = candidate.notes.iter().any(|n| reached >= Some(*n));
        if again && candidate.points >= SURE - 1 && !is_taken(&calls) {
            calls.push(candidate);
        }
    }
    calls
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use crate::language::pack;
    use crate::markdown::{self, BlockKind, MarkKind};
    use crate::model::Language;

    /// The paragraphs, with each call as `[1]`; `notes` are printed behind them.
    fn read(language: Language, text: &str, notes: usize) -> String {
        let mut source = text.to_owned();
        for n in 1..=notes {
            write!(source, "\n\n{n} A/79/{n}.").unwrap();
        }
        let blocks = markdown::parse(&source);
        let cleaned = super::super::clean(blocks, language);
        assert_eq!(pack(language).language, language);
        let mut out = String::new();
        for block in &cleaned.blocks {
            assert!(matches!(block.kind, BlockKind::Paragraph));
            let passage = &block.passage;
            let mut at = 0;
            for mark in passage.marks() {
                if let MarkKind::ResolvedCall(sign, _) = &mark.kind {
                    out += &passage.text()[at..mark.start];
                    write!(out, "[{sign}]").unwrap();
                    at = mark.end;
                }
            }
            out += &passage.text()[at..];
        }
        out
    }

    #[test]
    fn glued_to_words_and_marks() {
        assert_eq!(
            read(
                Language::English,
                "Recalling its Agreement,1 2 States, and the report2 of 3 May,",
                2
            ),
            "Recalling its Agreement,[1] 2 States, and the report[2] of 3 May,"
        );
    }

    #[test]
    fn decimals_are_no_calls() {
        let text = "Rappelant les cibles 1.1, 2.1 et 3,1 et le rapport1, et COVID-19,";
        assert_eq!(
            read(Language::French, text, 1),
            "Rappelant les cibles 1.1, 2.1 et 3,1 et le rapport[1], et COVID-19,"
        );
    }

    #[test]
    fn behind_years_and_numbers() {
        assert_eq!(
            read(
                Language::English,
                "Recalling the year 20161 and resolution 78/232,",
                2
            ),
            "Recalling the year 2016[1] and resolution 78/23[2],"
        );
    }

    #[test]
    fn a_number_that_is_needed_stays() {
        assert_eq!(
            read(
                Language::English,
                "Recalling resolution 78/231 and the report1 of it,",
                1
            ),
            "Recalling resolution 78/231 and the report[1] of it,"
        );
    }

    #[test]
    fn chinese_numbers_are_no_calls() {
        assert_eq!(
            read(
                Language::Chinese,
                "回顾其2016年1月2日第71/1号决议、目标2，以及报告1 和公约；2 其中3个，",
                2
            ),
            "回顾其2016年1月2日第71/1号决议、目标2，以及报告[1]和公约；[2]其中3个，"
        );
    }

    #[test]
    fn arabic_prefixes_carry_numbers() {
        assert_eq!(
            read(
                Language::Arabic,
                "وإذ تشير إلى الفقرتين 3 و1 من التقرير1 المؤرخ 20232،",
                2
            ),
            "وإذ تشير إلى الفقرتين 3 و1 من التقرير[1] المؤرخ 2023[2]،"
        );
    }

    #[test]
    fn set_apart_by_a_stretched_line() {
        assert_eq!(
            read(
                Language::French,
                "Rappelant l’article 1, le droit au développement 1, le Pacte, 2 qui le dit,",
                2
            ),
            "Rappelant l’article 1, le droit au développement[1], le Pacte,[2] qui le dit,"
        );
        assert_eq!(
            read(
                Language::Chinese,
                "回顾《宣言》， 1 并回顾其2016 年1 月2 日的《公约》、 2 《纲领》，",
                2
            ),
            "回顾《宣言》，[1]并回顾其2016年1月2日的《公约》、[2]《纲领》，"
        );
    }

    #[test]
    fn called_again() {
        assert_eq!(
            read(
                Language::Spanish,
                "Recordando el informe1, el acuerdo2 y el informe1,",
                2
            ),
            "Recordando el informe[1], el acuerdo[2] y el informe[1],"
        );
    }
}
