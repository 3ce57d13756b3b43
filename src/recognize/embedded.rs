//! Texts that a clause holds in blocks of their own: a draft that it quotes, a declaration that it
//! adopts, with numbers and quotation marks of their own.
//!
//! Before: `1. Adopts the following declaration:`, `1. Ports are open.`, `2. Ports are for all.`,
//! `2. Requests a report.`: four paragraphs. After: two, the first with two points. Only where it is
//! certain: the clause ends with a colon, and either the numbers behind it begin again at 1 and the
//! one that follows the clause breaks their sequence, or what is behind it is in quotation marks, or it
//! is the formula of an organ, with which a draft begins.

use super::classify::{label_of, operative_label};
use super::role::Role;
use super::{annexes, closing, heading};
use crate::language::ending::{final_mark, quotes};
use crate::language::formula::formula;
use crate::language::opener::any_opener;
use crate::language::{Blanks, Folded, Pack};
use crate::markdown::{Block, BlockKind};
use crate::model::Style;
use std::ops::Range;

/// How many blocks an embedded text may have.
const LONGEST: usize = 200;

/// The runs of blocks that are embedded in the clause before them, in order.
pub(super) fn runs(blocks: &[Block], pack: &Pack) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    // Only behind a formula of its own does a text quote one.
    let mut begun = false;
    while at < blocks.len() {
        let start = at + 1;
        at = start;
        let own = &blocks[start - 1];
        begun |= is_formula(own, pack);
        if !announces(own) {
            continue;
        }
        let rest = &blocks[start..blocks.len().min(start + LONGEST)];
        let draft = || (begun && is_clause(own, pack)).then(|| drafted(own, rest, pack));
        let len = quoted(rest, pack)
            .or_else(|| numbered(own, rest, pack))
            .or_else(|| draft().flatten());
        if let Some(len) = len {
            runs.push(start..start + len);
            at = start + len;
        }
    }
    runs
}

/// What a block is within the clause.
pub(super) fn role(block: &Block, pack: &Pack) -> Role {
    if matches!(block.kind, BlockKind::Table(_)) {
        return Role::Table { alone: false };
    }
    match label_of(block, pack)
        .filter(|label| !matches!(label.readings[0].0, Style::UpperRoman | Style::UpperLetter))
    {
        Some(label) => Role::Point(label),
        None => Role::Held,
    }
}

/// Whether a block ends with the colon behind which a text may stand.
fn announces(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph)
        && matches!(final_mark(block.passage.text()), Some(':' | '：'))
}

/// How many blocks a text in quotation marks has that begins with the first of them.
fn quoted(blocks: &[Block], pack: &Pack) -> Option<usize> {
    let mut open = 0;
    for (i, block) in blocks.iter().enumerate() {
        let text = block.passage.text();
        if block.is_text() {
            let balance = quotes(text, pack.script);
            if i == 0 && !balance.begins {
                return None;
            }
            // Each paragraph of a quotation may begin with the sign anew, or only the first.
            open += balance.net - i32::from(balance.begins && i > 0 && open > 0);
            if open <= 0 {
                return balance.ends.then_some(i + 1);
            }
        }
        if ends(block, pack) {
            return None;
        }
    }
    None
}

/// How many blocks a text with numbers of its own has, behind the clause `own`.
fn numbered(own: &Block, blocks: &[Block], pack: &Pack) -> Option<usize> {
    let own = number(own, pack)?;
    let mut last = 0;
    for (i, block) in blocks.iter().enumerate() {
        match number(block, pack) {
            Some(value) if value == last + 1 => last = value,
            Some(value) if value == own + 1 && last > 0 => return Some(i),
            Some(_) => return None,
            None if ends(block, pack) => return None,
            // Points, and the numbers of divisions, are what a colon announces.
            None if last == 0 && begins_list(block, pack) => return None,
            None => {}
        }
    }
    None
}

/// Whether a block is a formula.
fn is_formula(block: &Block, pack: &Pack) -> bool {
    block.is_text() && formula(block.passage.text(), pack).is_some()
}

/// Whether a block is a clause that does something.
fn is_clause(block: &Block, pack: &Pack) -> bool {
    let text = block.passage.text();
    let from = operative_label(text, pack).map_or(0, |label| label.len);
    any_opener(text[from..].trim_start(), pack).is_some()
}

/// How many blocks a draft has that begins with its formula, behind the clause `own`: up to the number
/// that follows that of the clause and breaks its own, or to the end.
fn drafted(own: &Block, blocks: &[Block], pack: &Pack) -> Option<usize> {
    if !is_formula(blocks.first()?, pack) {
        return None;
    }
    let own = number(own, pack);
    let mut last = 0;
    for (i, block) in blocks.iter().enumerate().skip(1) {
        match number(block, pack) {
            Some(value) if value == last + 1 => last = value,
            Some(value) if last > 0 && own.is_some_and(|own| value == own + 1) => return Some(i),
            Some(_) => return None,
            None if ends(block, pack) || heading::is_marked(block) => {
                return (last > 0).then_some(i);
            }
            None if is_formula(block, pack) => return None,
            None => {}
        }
    }
    (last > 0 && blocks.len() < LONGEST).then_some(blocks.len())
}

/// Whether a block is a point, or a heading with a number.
fn begins_list(block: &Block, pack: &Pack) -> bool {
    label_of(block, pack).is_some() || heading::number(block, pack).is_some()
}

/// Whether a resolution ends with the block, or its text does.
fn ends(block: &Block, pack: &Pack) -> bool {
    let text = block.passage.text();
    text.len() < 200
        && block.is_text()
        && (closing::read(&Folded::new(text, Blanks::Dropped), pack).is_some()
            || annexes::head_of(block, pack).is_some())
}

/// The Arabic number of a paragraph.
fn number(block: &Block, pack: &Pack) -> Option<u32> {
    if !block.is_text() {
        return None;
    }
    let label = operative_label(block.passage.text(), pack)?;
    let (style, value) = *label.readings.first()?;
    (style == Style::Arabic && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use crate::model::{BodyItem, Content};
    use crate::{Options, parse};

    /// The addresses of the paragraphs, and how many pieces of content each has.
    fn paragraphs(body: &str) -> Vec<(String, usize)> {
        let source = format!("72/1. Ports\n\nThe General Assembly,\n\n{body}");
        let parsed = parse(&source, &Options::default());
        let body = parsed.resolution.body.iter();
        body.map(|item| match item {
            BodyItem::Paragraph(paragraph) => (paragraph.eid.to_string(), paragraph.content.len()),
            item => panic!("no paragraph: {item:?}"),
        })
        .collect()
    }

    fn of(expected: &[(&str, usize)]) -> Vec<(String, usize)> {
        let owned = expected.iter().map(|(eid, len)| ((*eid).to_owned(), *len));
        owned.collect()
    }

    #[test]
    fn numbers_that_begin_again_behind_a_colon() {
        let body = "1. Adopts the following declaration:\n\n1. Ports are open.\n\n\
            2. Ports are for all.\n\n2. Requests a report;\n\n3. Decides to meet.\n";
        assert_eq!(
            paragraphs(body),
            of(&[("para_1", 2), ("para_2", 1), ("para_3", 1)])
        );
    }

    #[test]
    fn numbers_that_nothing_tells_apart() {
        let body = "1. Decides as follows:\n\n1. Ports are open.\n\n2. Requests a report.\n";
        assert_eq!(paragraphs(body).len(), 3);
        let body = "1. Decides as follows:\n\n2. Requests a report.\n";
        assert_eq!(paragraphs(body).len(), 2);
    }

    #[test]
    fn quotation_marks_hold_a_text_together() {
        let body = "1. Decides that the statute shall read:\n\n“The General Assembly,\n\n\
            “Recalling the “Agreement”,\n\n“1. Decides to meet;\n\n“2. Requests a report.”\n\n\
            2. Decides to meet.\n";
        assert_eq!(paragraphs(body), of(&[("para_1", 5), ("para_2", 1)]));
        // One sign opens all of it.
        let body = "1. Decides that the statute shall read:\n\n“1. Decides to meet;\n\n\
            2. Requests a report.”\n\n2. Decides to meet.\n";
        assert_eq!(paragraphs(body), of(&[("para_1", 3), ("para_2", 1)]));
    }

    #[test]
    fn a_draft_that_begins_with_its_formula() {
        let draft = "The General Assembly,\n\nRecalling the Charter,\n\n1. Decides to meet;\n\n\
            2. Requests:\n\n(a) A report;\n\n(b) A chair.\n\n";
        let numbered =
            format!("1. Recommends the following draft:\n\n{draft}2. Decides to rest.\n");
        assert_eq!(paragraphs(&numbered), of(&[("para_1", 4), ("para_2", 1)]));
        let alone =
            format!("Recommends the following draft:\n\n{draft}12th plenary meeting\n2 May 1996\n");
        assert_eq!(paragraphs(&alone), of(&[("para_1", 4)]));
    }

    #[test]
    fn a_quotation_in_the_preamble() {
        let source = "72/1. Ports\n\nThe General Assembly,\n\nRecalling the words of the Charter:\n\n\
            “Ports are open.\n\n“1. Decides to close none.”\n\nNoting the report,\n\n1. Decides to meet.\n";
        let resolution = parse(source, &Options::default()).resolution;
        let recitals = &resolution.preamble.recitals;
        assert_eq!(recitals.len(), 2);
        let texts = |content: &Content| matches!(content, Content::Text(_));
        assert_eq!(recitals[0].content.iter().filter(|c| texts(c)).count(), 3);
        assert_eq!(resolution.body.len(), 1);
    }
}
