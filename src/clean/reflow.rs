//! Joins paragraphs that the end of a page or of a line tore apart.
//!
//! Before: `…不限成员名额政府`, two notes, `专家会议，…`. After: one paragraph.

use super::lines::joint;
use super::{Sheet, unit};
use crate::language::label::{Form, label};
use crate::language::opener::{Table, opener};
use crate::language::{Blanks, Folded, Pack, Script};
use crate::markdown::{Block, BlockKind, Passage};
use crate::model::Style;

/// Joins each sheet to the one before where they are one paragraph.
pub(super) fn join(sheets: Vec<Sheet>, pack: &Pack) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(sheets.len());
    let marks_openers = marks_openers(sheets.iter().map(|sheet| &sheet.block), pack);
    let begin = begin(sheets.iter().map(|sheet| &sheet.block), pack);
    for (i, sheet) in sheets.into_iter().enumerate() {
        if let Some(before) = blocks.last_mut()
            && begin.is_some_and(|begin| i > begin)
            && goes_on(before, &sheet, marks_openers, pack)
        {
            let (head, tail) = (before.passage.text(), sheet.block.passage.text());
            let words = if tail.starts_with([',', '.', ';', ':', '،', '؛']) {
                ""
            } else {
                joint(head, tail, pack)
            };
            let at = before.span.end();
            before.passage.push(words, at);
            before.passage.append(&sheet.block.passage);
            before.span = before.span.to(sheet.block.span);
            continue;
        }
        blocks.push(sheet.block);
    }
    blocks
}

/// Where the text begins: the place of the first formula with its comma behind the title, or of the
/// first block that looks like a clause where there is none.
pub(super) fn begin<'a>(
    blocks: impl Iterator<Item = &'a Block> + Clone,
    pack: &Pack,
) -> Option<usize> {
    let title = blocks
        .clone()
        .position(|block| block.is_text() && unit::has_title_number(block.passage.text()));
    let behind = title.map_or(0, |title| title + 1);
    let mut rest = blocks.skip(behind);
    rest.clone()
        .position(|block| block.is_text() && unit::opens_with_formula(block.passage.text(), pack))
        .or_else(|| rest.clone().position(|block| begins_text(block, pack)))
        // A decision has no formula, and tells what happened in whole sentences.
        .or_else(|| {
            title?;
            rest.position(|block| block.is_text() && unit::is_closed(block.passage.text()))
        })
        .map(|at| at + behind)
}

/// Whether the block is the formula, or the first numbered paragraph where there is none: before
/// it, short lines stand for themselves.
fn begins_text(block: &Block, pack: &Pack) -> bool {
    if !block.is_text() {
        return false;
    }
    let text = block.passage.text();
    if text.len() < 200 && unit::is_formula(&Folded::new(text, Blanks::Dropped), pack) {
        return true;
    }
    unit::has_opener(text, pack) || (unit::has_label(text, pack) && text.len() > 80)
}

/// Whether the sheet goes on with the paragraph before it.
fn goes_on(before: &Block, sheet: &Sheet, marks_openers: bool, pack: &Pack) -> bool {
    let block = &sheet.block;
    if !matches!(
        (&before.kind, &block.kind),
        (BlockKind::Paragraph, BlockKind::Paragraph)
    ) || block.bullet.is_some()
    {
        return false;
    }
    let (head, tail) = (before.passage.text(), block.passage.text());
    if tail.is_empty() {
        return false;
    }
    if sheet.torn && (is_torn_label(head, tail, pack) || goes_on_by_mark(head, tail, pack)) {
        return true;
    }
    if unit::has_label(tail, pack) || is_bare_label(tail, pack) || unit::is_known_line(tail, pack) {
        return false;
    }
    if is_bare_label(head, pack) || (sheet.torn && is_torn_opener(head, &block.passage, pack)) {
        return true;
    }
    if is_heading_like(&before.passage)
        || is_heading_like(&block.passage)
        || unit::is_known_line(head, pack)
    {
        return false;
    }
    let lower = tail
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_lowercase);
    // Where clauses open with a capital, a small letter tells that words go on.
    let small = lower && pack.script == Script::Latin;
    let marked = unit::begins_marked(&block.passage) && !small;
    // Where openers are marked, a word behind a torn page that could be one but is not marked is none.
    let opens = !small
        && unit::has_opener(tail, pack)
        && (!marks_openers || !sheet.torn || unit::has_marked_opener(&block.passage, pack));
    match unit::final_mark(head) {
        // A finished clause; at a torn page its sentence may go on.
        Some(mark) if !matches!(mark, ',' | '，' | '،') => {
            small && sheet.torn && !matches!(mark, '.' | ':')
        }
        // A comma ends a recital too: only a torn page or a small letter tells that words go on.
        // So does a block behind a torn page that is not marked where all clauses are.
        Some(_) => {
            let tells = !has_case(pack) || (marks_openers && unit::final_mark(tail).is_some());
            !opens && !marked && (lower || (sheet.torn && tells))
        }
        // No mark at all: words go on, but for a clause that is marked as one.
        None => {
            if has_case(pack) && !lower && (opens || marked) {
                return false;
            }
            // A short line without a mark of its own may be a heading.
            let sentence = unit::final_mark(tail).is_some() || tail.len() > 120;
            !(opens && marked) && (head.len() > 60 && sentence || lower || sheet.torn)
        }
    }
}

/// Whether the text is the number of a paragraph or point alone: its words stand in the next block.
fn is_bare_label(text: &str, pack: &Pack) -> bool {
    label(text, pack).is_some_and(|label| {
        text[label.len..].trim().is_empty()
            && matches!(
                label.readings[0].0,
                Style::Arabic | Style::LowerLetter | Style::LowerRoman
            )
    })
}

/// Whether a page ended within the label of a point: `(b`, then `b) …`.
fn is_torn_label(head: &str, tail: &str, pack: &Pack) -> bool {
    head.len() <= LONGEST_LABEL
        && head
            .strip_prefix(['(', '（'])
            .is_some_and(|letters| letters.chars().all(char::is_alphanumeric))
        && label(tail, pack).is_some_and(|label| label.form == Form::Bracket)
}

/// Whether the tail of a torn sentence is a mark alone, or begins with a dash of the sentence: one
/// of a list would stand behind a finished clause, before a word of its own.
fn goes_on_by_mark(head: &str, tail: &str, pack: &Pack) -> bool {
    if unit::final_mark(head).is_some() {
        return false;
    }
    let is_mark = tail.len() <= LONGEST_LABEL && !tail.contains(char::is_alphanumeric);
    let is_dash = tail.starts_with(['–', '—'])
        && label(head, pack).is_none_or(|label| label.form != Form::Bullet)
        && tail
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(char::is_lowercase);
    is_dash || (is_mark && unit::final_mark(tail).is_some())
}

/// The longest part of a label, in bytes.
const LONGEST_LABEL: usize = 12;

/// Whether a page ended behind the first words of a clause: the head is an opener, or the beginning
/// of one that goes on behind the tear, and nothing else.
fn is_torn_opener(head: &str, tail: &Passage, pack: &Pack) -> bool {
    let from = label(head, pack).map_or(0, |label| label.len);
    let words = head[from..].trim();
    if words.is_empty() || words.len() > LONGEST_OPENER || unit::final_mark(words).is_some() {
        return false;
    }
    let next: String = tail.text().chars().take(LONGEST_OPENER).collect();
    let joined = [words, joint(words, &next, pack), &next].concat();
    let opened = [Table::Recitals, Table::Operatives]
        .into_iter()
        .filter_map(|table| opener(&joined, table, pack))
        .map(|found| found.range.end)
        .max();
    // A marked run behind the tear opens a clause of its own, unless both are one phrase.
    let marked = unit::begins_marked(tail);
    opened.is_some_and(|end| end > words.len() || (end == words.len() && !marked))
}

/// The longest run of words that is held to be the head of a torn clause, in bytes.
const LONGEST_OPENER: usize = 120;

/// Whether the document marks its openers: most blocks that begin with one do it in marked words.
pub(super) fn marks_openers<'a>(blocks: impl Iterator<Item = &'a Block>, pack: &Pack) -> bool {
    let (mut marked, mut all) = (0, 0);
    for block in blocks.filter(|block| block.is_text()) {
        if unit::has_opener(block.passage.text(), pack) {
            all += 1;
            marked += usize::from(unit::has_marked_opener(&block.passage, pack));
        }
    }
    all > 1 && marked * 2 > all
}

fn has_case(pack: &Pack) -> bool {
    matches!(pack.script, Script::Latin | Script::Cyrillic)
}

/// Whether the whole passage is marked: a heading without Markdown's sign for one.
fn is_heading_like(passage: &Passage) -> bool {
    let text = passage.text();
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    passage.marks().iter().any(|mark| {
        mark.start == 0
            && mark.end >= end
            && end > 0
            && matches!(
                mark.kind,
                crate::markdown::MarkKind::Strong | crate::markdown::MarkKind::Emphasis
            )
    })
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::parse;
    use crate::model::Language;

    /// The text of a formula and what follows it, cleaned.
    fn blocks(language: Language, formula: &str, source: &str) -> Vec<String> {
        clean(parse(&format!("{formula}\n\n{source}\n")), language)
            .blocks
            .into_iter()
            .skip(1)
            .map(|block| block.passage.text().to_owned())
            .collect()
    }

    fn english(source: &str) -> Vec<String> {
        blocks(Language::English, "*The General Assembly*,", source)
    }

    #[test]
    fn a_page_ends_behind_the_opener() {
        let torn = "*Recalling*\n\n<sup>1</sup> See A/60/1.\n\nits resolution,<sup>1</sup>";
        assert_eq!(english(torn), ["Recalling its resolution,\u{fffc}"]);
        let torn = "*Noting* one,\n\n*Noting*\n\n\n\n*with concern* two,";
        assert_eq!(english(torn), ["Noting one,", "Noting with concern two,"]);
        let russian = "18. *особо*\n\n\n\n*отмечает*, что так;";
        assert_eq!(
            blocks(Language::Russian, "*Генеральная Ассамблея*,", russian),
            ["18. особо отмечает, что так;"]
        );
    }

    #[test]
    fn an_opener_before_another_clause_stays() {
        let apart = "*Priorities*\n\n\n\n*Noting* one,";
        assert_eq!(english(apart), ["Priorities", "Noting one,"]);
    }

    #[test]
    fn a_number_stands_before_its_paragraph() {
        let apart = "1\\.\n\nWe have met in June.\n\n2\\.\n\nWe recall that.";
        assert_eq!(
            english(apart),
            ["1. We have met in June.", "2. We recall that."]
        );
    }

    #[test]
    fn a_page_ends_within_a_date_or_a_label() {
        let torn = "1. *Decides* to extend the mandate of the team in New York until the month of June\n\n\n\n2024, and expresses its intention;";
        assert_eq!(english(torn).len(), 1);
        let torn = "1 - ***تقرر*** ما يلي:\n\n(أ أ) واحد؛\n\n(ب\n\n\n\nب) اثنان؛";
        let arabic = blocks(Language::Arabic, "***إن الجمعية العامة***،", torn);
        assert_eq!(arabic.last().unwrap(), "(ب ب) اثنان؛");
        let torn = "1. *Decides* this (the Conference)\n\n<sup>1</sup> See A/60/1.\n\n;";
        assert_eq!(english(torn)[0], "1. Decides this (the Conference);");
    }

    /// The paragraphs of a whole page.
    fn whole(language: Language, source: &str) -> Vec<String> {
        let cleaned = clean(parse(source), language);
        let texts = cleaned.blocks.iter().map(|b| b.passage.text().to_owned());
        texts.collect()
    }

    #[test]
    fn an_unmarked_block_goes_on_behind_a_torn_page() {
        let source = "The General Assembly,\n\n*Recalling* its work,\n\n\
            *Noting* the report<sup>1</sup> of the Board of Planting,\n\n\
            <sup>1</sup> A/79/1.\n\n\
            Water and Trees on its first session,\n";
        let blocks = whole(Language::English, source);
        assert_eq!(blocks.len(), 3);
        assert!(blocks[2].ends_with("Planting, Water and Trees on its first session,"));
    }

    #[test]
    fn a_bare_call_hides_no_mark() {
        let source = "大会，\n\n回顾其2016年1月2日关于植树问题的第71/1号决议、以及关于水的报告，1\n\n\
            深信植树有益，\n\n1 A/79/1。\n";
        assert_eq!(whole(Language::Chinese, source).len(), 3);
    }

    #[test]
    fn a_decision_goes_on_behind_a_torn_page() {
        let source = "77/1. Arbres\n\n\
            À sa 3e séance, l’Assemblée a décidé<sup>1</sup> de planter des arbres.\n\n\
            À la même séance, elle a décidé d’examiner la question des\n\n\
            <sup>1</sup> A/77/1.\n\n\
            arbres en séance.\n";
        let blocks = whole(Language::French, source);
        assert!(
            blocks
                .last()
                .unwrap()
                .ends_with("la question des arbres en séance.")
        );
    }
}
