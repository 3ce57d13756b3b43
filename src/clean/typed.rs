//! Reads notes as typewriters and plain text set them: with a slash, in brackets, between carets or
//! circled, where print raises a sign.
//!
//! Before: `the report of the Committee, 3/`, and below `3/ A/47/60.` After: a call of note 3, and its
//! text with the sign raised, as if both had been printed.

use super::{Ledger, Rule};
use crate::language::fold_char;
use crate::markdown::{Block, BlockKind, MarkKind};
use std::collections::HashSet;
use std::ops::Range;

/// How a sign is set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Setting {
    /// `3/`
    Slash,
    /// `(3)`; `)3(` where a converter turned the brackets.
    Round,
    /// `^3^`
    Carets,
    /// `③`
    Circled,
}

impl Setting {
    const ALL: [Self; 4] = [Self::Slash, Self::Round, Self::Carets, Self::Circled];

    /// The sign at the head of a text, and how much of the text it takes with its setting.
    fn read(self, text: &str) -> Option<(&str, usize)> {
        let first = text.chars().next()?;
        let (open, close): (&[char], &[char]) = match self {
            Self::Slash => (&[], &['/']),
            Self::Round => match first {
                '(' | '（' => (&['(', '（'], &[')', '）']),
                ')' => (&[')'], &['(']),
                _ => return None,
            },
            Self::Carets => (&['^'], &['^']),
            Self::Circled => {
                let is_circled = matches!(first, '①'..='⑳');
                return is_circled.then(|| (&text[..first.len_utf8()], first.len_utf8()));
            }
        };
        let inner = text.strip_prefix(open).unwrap_or(text);
        if !open.is_empty() && inner.len() == text.len() {
            return None;
        }
        let width = inner.find(|c| !is_digit(c)).unwrap_or(inner.len());
        let sign = &inner[..width];
        let is_small = (1..=LONGEST).contains(&sign.chars().count());
        let after = inner[width..].strip_prefix(close)?;
        (is_small && !close.is_empty()).then_some((sign, text.len() - after.len()))
    }

    /// Whether a sign set so may call a note there, by what stands around it.
    fn calls(self, before: &str, after: &str) -> bool {
        let last = before.chars().next_back();
        let next = after.chars().next();
        match self {
            Self::Slash => {
                // Neither a symbol nor a fraction, however a line was broken.
                let joins = |c: char| is_digit(c) || "/.-–(".contains(c);
                let goes_on = after.trim_start().starts_with(is_digit);
                !last.is_none_or(joins)
                    && !goes_on
                    && !next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '/')
            }
            Self::Round => last.is_some_and(|c| !c.is_whitespace() && !is_digit(c)),
            Self::Carets | Self::Circled => last.is_some(),
        }
    }
}

/// The longest sign of a note, in digits.
const LONGEST: usize = 3;

fn is_digit(c: char) -> bool {
    fold_char(c).is_some_and(|c| c.is_ascii_digit())
}

/// A sign of a note.
struct Sign {
    block: usize,
    range: Range<usize>,
    marker: String,
}

impl Sign {
    fn new(block: usize, range: Range<usize>, sign: &str) -> Self {
        Self {
            block,
            range,
            marker: sign.to_owned(),
        }
    }
}

/// Raises the signs of notes that are set in one of these ways.
pub(super) fn raise(blocks: &mut [Block], ledger: &mut Ledger) {
    let lines = lines(blocks);
    for setting in Setting::ALL {
        let heads = heads(blocks, &lines, setting);
        if heads.is_empty() {
            continue;
        }
        let signs: HashSet<&str> = heads.iter().map(|head| head.marker.as_str()).collect();
        let calls = calls(blocks, setting, &signs);
        let called: HashSet<&str> = calls.iter().map(|call| call.marker.as_str()).collect();
        let first = |sign: &str| calls.iter().find(|call| call.marker == sign);
        let fits = match setting {
            // The same brackets are around labels of points: each of these is called before.
            Setting::Round => heads
                .iter()
                .all(|head| first(&head.marker).is_some_and(|call| call.block < head.block)),
            Setting::Slash | Setting::Carets | Setting::Circled => 2 * called.len() >= signs.len(),
        };
        if fits {
            let mut found: Vec<Sign> = heads.into_iter().chain(calls).collect();
            found.sort_by_key(|sign| (sign.block, sign.range.start));
            for signs in found.chunk_by(|a, b| a.block == b.block) {
                set(&mut blocks[signs[0].block], signs, ledger);
            }
        }
    }
}

/// Puts calls of notes in the place of signs of one block, in order.
fn set(block: &mut Block, signs: &[Sign], ledger: &mut Ledger) {
    let passage = &mut block.passage;
    let mut calls = Vec::with_capacity(signs.len());
    for Sign { range, marker, .. } in signs {
        let printed = passage.text()[range.clone()].chars();
        let around: String = printed.filter(|c| "/()（）^".contains(*c)).collect();
        if !around.is_empty() {
            ledger.record(passage.span(range.clone()), Rule::RaisedBrackets, around);
        }
        calls.push((range.clone(), MarkKind::NoteCall(marker.clone())));
    }
    passage.replace_by_objects(calls);
}

fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = (usize, &str)> {
    let texts = blocks.iter().enumerate();
    texts
        .filter(|(_, block)| matches!(block.kind, BlockKind::Paragraph))
        .map(|(i, block)| (i, block.passage.text()))
}

/// Where the words of lines begin that may begin with a sign: in which block, and where in its text.
fn lines(blocks: &[Block]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (block, text) in paragraphs(blocks) {
        let mut start = 0;
        while start < text.len() {
            let end = end_of_line(text, start);
            let words = text[start..end].trim_start();
            let first = words.as_bytes().first();
            if first.is_some_and(|first| !first.is_ascii_alphabetic()) {
                found.push((block, end - words.len()));
            }
            start = end;
        }
    }
    found
}

/// Where the line ends that is read at a place, its break included.
fn end_of_line(text: &str, from: usize) -> usize {
    let end = memchr::memchr(b'\n', &text.as_bytes()[from..]);
    end.map_or(text.len(), |end| from + end + 1)
}

/// The signs at the heads of lines, with words behind them.
fn heads(blocks: &[Block], lines: &[(usize, usize)], setting: Setting) -> Vec<Sign> {
    let mut found = Vec::new();
    for &(block, start) in lines {
        let text = blocks[block].passage.text();
        let words = &text[start..end_of_line(text, start)];
        if let Some((sign, len)) = setting.read(words)
            && begins_note(&words[len..], setting)
        {
            found.push(Sign::new(block, start..start + len, sign));
        }
    }
    found
}

/// Whether the words behind a sign begin the text of a note.
fn begins_note(words: &str, setting: Setting) -> bool {
    let apart = words.trim_start();
    // `1/ 2` is no sign with words.
    let first = apart.chars().next();
    let is_apart = apart.len() < words.len() || !matches!(setting, Setting::Slash);
    is_apart
        && first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() || "“«\"《*_[".contains(c))
}

/// The signs within the texts that call one of the notes.
fn calls(blocks: &[Block], setting: Setting, signs: &HashSet<&str>) -> Vec<Sign> {
    let mut found = Vec::new();
    let begins = |c: char| match setting {
        Setting::Slash => is_digit(c),
        Setting::Round => "(（)".contains(c),
        Setting::Carets => c == '^',
        Setting::Circled => matches!(c, '①'..='⑳'),
    };
    for (block, text) in paragraphs(blocks) {
        let mut from = 0;
        while let Some(at) = text[from..].find(begins).map(|at| from + at) {
            let Some((sign, len)) = setting.read(&text[at..]) else {
                // A run of digits is one number.
                let rest = &text[at..];
                from = at + rest.find(|c| !is_digit(c)).unwrap_or(rest.len()).max(1);
                while !text.is_char_boundary(from) {
                    from += 1;
                }
                continue;
            };
            let before = text[..at].rsplit('\n').next().unwrap_or_default();
            if signs.contains(sign) && setting.calls(before, &text[at + len..]) {
                found.push(Sign::new(block, at..at + len, sign));
            }
            from = at + len;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::{MarkKind, parse};
    use crate::model::Language;
    use std::fmt::Write;

    /// The text with its calls as `[1]`, and the notes.
    fn read(language: Language, source: &str) -> (String, Vec<String>) {
        let cleaned = clean(parse(source), language);
        let mut text = String::new();
        for block in &cleaned.blocks {
            let mut at = 0;
            for mark in block.passage.marks() {
                if let MarkKind::ResolvedCall(sign, _) = &mark.kind {
                    text += &block.passage.text()[at..mark.start];
                    write!(text, "[{sign}]").unwrap();
                    at = mark.end;
                }
            }
            text += &block.passage.text()[at..];
            text.push('|');
        }
        let words = |note: &crate::clean::NoteText| note.content[0].passage.text().to_owned();
        (text, cleaned.notes.iter().map(words).collect())
    }

    #[test]
    fn signs_with_a_slash() {
        for (language, recital, note) in [
            (
                Language::English,
                "Recalling the report, 1/ and 23/45,",
                "A/99/1.",
            ),
            (Language::French, "Rappelant le rapport 1/,", "A/99/1."),
            (Language::Spanish, "Recordando el informe 1/,", "A/99/1."),
            (Language::Russian, "ссылаясь на доклад 1/,", "A/99/1."),
            (Language::Chinese, "回顾报告，1/", "A/99/1。"),
            (Language::Arabic, "وإذ تشير إلى التقرير ١/،", "A/99/1."),
        ] {
            let sign = if language == Language::Arabic {
                "١"
            } else {
                "1"
            };
            let (text, notes) = read(language, &format!("{recital}\n\n{sign}/ {note}\n"));
            assert_eq!(notes, [note], "{language}");
            assert!(text.contains(&format!("[{sign}]")), "{text}");
        }
    }

    #[test]
    fn signs_in_brackets_carets_and_circles() {
        for (recital, heads) in [
            ("注意到报告，(1)又注意到决定(2)的案文，", ["(1) ", "(2) "]),
            ("注意到报告，^1^又注意到决定^2^的案文，", ["^1^ ", "^2^ "]),
            ("注意到报告，①又注意到决定②的案文，", ["①", "② "]),
        ] {
            let source = format!(
                "{recital}\n\n{}A/99/1。\n{}《年报》。\n",
                heads[0], heads[1]
            );
            let (_, notes) = read(Language::Chinese, &source);
            assert_eq!(notes, ["A/99/1。", "《年报》。"], "{source}");
        }
        let turned = "وإذ تحيط علما بالتقرير)١(،\n\n)١( A/99/1.\n";
        assert_eq!(read(Language::Arabic, turned).1, ["A/99/1."]);
    }

    #[test]
    fn labels_and_symbols_are_no_notes() {
        for source in [
            "1. *Decides*:\n\n(1) To meet in the room of S/1(1);\n\n(2) To rest.\n",
            "*Recalling* A/99/1 and 1/2,\n\n*Noting* the rest,\n",
            "1/ A/99/1.\n",
        ] {
            assert!(read(Language::English, source).1.is_empty(), "{source}");
        }
    }
}
