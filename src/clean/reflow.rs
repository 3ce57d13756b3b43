//! Joins paragraphs that the end of a page or of a line tore apart.
//!
//! Before: `…不限成员名额政府`, two notes, `专家会议，…`. After: one paragraph.

use super::drafts::Draft;
use super::lines::joint;
use super::tears::{
    goes_on_by_mark, is_torn_heading, is_torn_item, is_torn_label, is_torn_number, is_torn_opener,
    is_torn_year,
};
use super::{Sheet, unit};
use crate::language::label::{label, section_number};
use crate::language::opener::{Table, opener};
use crate::language::{Blanks, Folded, Pack, Script};
use crate::markdown::{Block, BlockKind, Passage};
use crate::model::Style;

/// Joins each sheet to the one before where they are one paragraph.
pub(super) fn join(sheets: Vec<Sheet>, pack: &Pack) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(sheets.len());
    let page = Page::of(&sheets, pack);
    // Headings that stand within a sentence.
    let mut moved: Vec<Block> = Vec::new();
    let begin = begin(sheets.iter().map(|sheet| &sheet.block), pack);
    let mut draft: Option<Draft> = None;
    for (i, sheet) in sheets.into_iter().enumerate() {
        let text = sheet.block.passage.text();
        if let Some(before) = blocks.last_mut()
            && begin.is_some_and(|begin| i > begin)
            && (draft
                .as_ref()
                .is_some_and(|draft| draft.takes(&sheet, pack))
                || goes_on(before, &sheet, &page, pack)
                || is_torn_heading(before, &sheet, pack))
        {
            match &mut draft {
                Some(draft) => draft.read(text, pack),
                None => draft = Draft::begun_in(text, pack),
            }
            add(before, &sheet.block, pack);
            continue;
        }
        if moved_heading(&blocks, &sheet, pack) {
            moved.extend(blocks.pop());
            if let Some(before) = blocks.last_mut() {
                add(before, &sheet.block, pack);
            }
            continue;
        }
        draft = Draft::begun_in(text, pack);
        if unit::has_label(text, pack) {
            blocks.append(&mut moved);
        }
        blocks.push(sheet.block);
    }
    blocks.append(&mut moved);
    blocks
}

/// Adds a block to the one that it goes on with.
fn add(before: &mut Block, block: &Block, pack: &Pack) {
    let (head, tail) = (before.passage.text(), block.passage.text());
    let words = if tail.starts_with([',', '.', ';', ':', '،', '؛']) {
        ""
    } else {
        joint(head, tail, pack)
    };
    before.append(words, block);
}

/// Whether the last block is a heading that a converter moved to the head of its page, into a
/// sentence that goes on with a small letter behind it. Its place is lost; it comes to stand before
/// the next number.
fn moved_heading(blocks: &[Block], sheet: &Sheet, pack: &Pack) -> bool {
    let [.., before, heading] = blocks else {
        return false;
    };
    let (head, tail) = (before.passage.text(), sheet.block.passage.text());
    matches!(heading.kind, BlockKind::Heading(_))
        && matches!(before.kind, BlockKind::Paragraph)
        && matches!(sheet.block.kind, BlockKind::Paragraph)
        && pack.script == Script::Latin
        && tail.starts_with(char::is_lowercase)
        && !unit::has_label(tail, pack)
        && head.len() > SENTENCE
        && matches!(unit::final_mark(head), None | Some(','))
}

/// What tells about the document as a whole.
struct Page {
    /// Whether most openers are marked.
    marks_openers: bool,
    /// Whether operative paragraphs have numbers.
    numbers_paragraphs: bool,
    /// Whether lines of one paragraph stand apart as if they were paragraphs.
    breaks_lines: bool,
}

impl Page {
    fn of(sheets: &[Sheet], pack: &Pack) -> Self {
        let blocks = sheets.iter().map(|sheet| &sheet.block);
        let numbers = blocks.clone().filter(|block| {
            let text = block.passage.text();
            label(text, pack).is_some_and(|label| {
                label.readings[0].0 == Style::Arabic
                    && opener(text[label.len..].trim_start(), Table::Operatives, pack).is_some()
            })
        });
        let begin = begin(blocks.clone(), pack).unwrap_or(sheets.len());
        let broken = sheets[begin..].windows(2).filter(|pair| {
            let (head, tail) = (&pair[0].block, &pair[1].block);
            !pair[1].torn
                && matches!(head.kind, BlockKind::Paragraph)
                && matches!(tail.kind, BlockKind::Paragraph)
                && head.passage.text().len() > SENTENCE
                && unit::final_mark(head.passage.text()).is_none()
                && !is_heading_like(&head.passage)
                && !unit::has_label(tail.passage.text(), pack)
                && !unit::has_opener(tail.passage.text(), pack)
                && (unit::final_mark(tail.passage.text()).is_some()
                    || tail.passage.text().len() > SENTENCE)
        });
        Self {
            marks_openers: marks_openers(blocks, pack),
            numbers_paragraphs: numbers.take(2).count() > 1,
            breaks_lines: broken.take(BROKEN).count() == BROKEN,
        }
    }
}

/// So many paragraphs with a line apart are no chance.
const BROKEN: usize = 3;

/// Where the text begins: the place of the first formula with its comma behind the title, or of the
/// first block that looks like a clause where there is none.
pub(super) fn begin<'a>(
    blocks: impl Iterator<Item = &'a Block> + Clone,
    pack: &Pack,
) -> Option<usize> {
    let title = blocks
        .clone()
        .position(|block| block.is_text() && unit::has_title_number(block.passage.text(), pack));
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
fn goes_on(before: &Block, sheet: &Sheet, page: &Page, pack: &Pack) -> bool {
    let block = &sheet.block;
    if !matches!(
        (&before.kind, &block.kind),
        (BlockKind::Paragraph, BlockKind::Paragraph)
    ) {
        return false;
    }
    let (head, tail) = (before.passage.text(), block.passage.text());
    if block.bullet.is_some() {
        return is_torn_number(head, tail, pack) || is_torn_item(before, tail, pack);
    }
    if tail.is_empty() {
        return false;
    }
    if is_torn_year(head, tail) {
        return true;
    }
    if sheet.torn && (is_torn_label(head, tail, pack) || goes_on_by_mark(head, tail, pack)) {
        return true;
    }
    if unit::has_label(tail, pack)
        || is_bare_label(tail, pack)
        || unit::is_known_line(tail, pack)
        || unit::begins_side(tail, pack)
    {
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
    let mut opens = !small
        && unit::has_opener(tail, pack)
        && (!page.marks_openers
            || !sheet.torn
            || unit::marked_opener(&block.passage, pack) == Some(true));
    if unit::has_label(head, pack) && !marked {
        // Where paragraphs are numbered, one that is not finished goes on whatever word comes next.
        opens = false;
    } else if page.numbers_paragraphs
        && (sheet.torn || page.breaks_lines)
        && opener(tail, Table::Recitals, pack).is_none()
    {
        opens = false;
    }
    match unit::final_mark(head) {
        // A finished clause; at a torn page its sentence may go on.
        Some(mark) if !unit::is_comma(mark) => small && sheet.torn && !matches!(mark, '.' | ':'),
        // A comma ends a recital too: only a tear or a small letter tells that words go on. So does
        // a block behind a torn page that is not marked where all clauses are.
        Some(_) => {
            let marks = page.marks_openers && unit::final_mark(tail).is_some();
            let within = !has_case(pack) || unit::has_label(head, pack);
            // A numbered paragraph does not end with a comma.
            let numbered =
                unit::paragraph_number(head, pack).is_some() && unit::final_mark(tail).is_some();
            let tells =
                (sheet.torn && marks) || ((sheet.torn || page.breaks_lines || numbered) && within);
            !opens && !marked && (lower || tells)
        }
        // The number of a section stands alone.
        None if is_section(head, pack) => false,
        // No mark at all: words go on, but for a clause that is marked as one.
        None => {
            if has_case(pack) && !lower && (opens || marked) {
                return false;
            }
            // A short line without a mark of its own may be a heading.
            let sentence = unit::final_mark(tail).is_some()
                || tail.len() > 2 * SENTENCE
                || (page.breaks_lines && tail.len() > SENTENCE);
            // A point that no page's end follows, shorter than a line of Chinese, has a heading.
            let heads = pack.script == Script::Han
                && !sheet.torn
                && !page.breaks_lines
                && head.len() < HAN_LINE
                && unit::has_label(head, pack);
            // Where clauses open with a small letter, a few words before one are a heading.
            let titles = lower && opens && !sheet.torn && head.len() <= SENTENCE;
            !(opens && marked)
                && (head.len() > SENTENCE && sentence && !heads || lower && !titles || sheet.torn)
        }
    }
}

/// Whether the text is the number of a section alone: `I`, `A`.
fn is_section(text: &str, pack: &Pack) -> bool {
    section_number(text, pack)
        .is_some_and(|(style, _)| matches!(style, Style::UpperRoman | Style::UpperLetter))
}

/// Whether the text is the number of a paragraph or point alone: its words stand in the next block.
pub(super) fn is_bare_label(text: &str, pack: &Pack) -> bool {
    label(text, pack).is_some_and(|label| {
        text[label.len..].trim().is_empty()
            && matches!(
                label.readings[0].0,
                Style::Arabic | Style::LowerLetter | Style::LowerRoman
            )
    })
}

/// Fewer bytes without a mark at their end may be a line of its own.
pub(super) const SENTENCE: usize = 60;

/// The least bytes of a full line of Chinese.
const HAN_LINE: usize = 90;

/// Whether the document marks its openers: most blocks that begin with one do it in marked words.
pub(super) fn marks_openers<'a>(blocks: impl Iterator<Item = &'a Block>, pack: &Pack) -> bool {
    let is_marked = |block: &&Block| {
        let mut marks = block.passage.marks().iter();
        marks.any(|mark| mark.kind.is_emphasis())
    };
    let blocks = blocks.filter(|block| block.is_text());
    let (with_marks, without): (Vec<&Block>, Vec<&Block>) = blocks.partition(is_marked);
    let (mut marked, mut all) = (0, 0);
    for is_marked in with_marks
        .into_iter()
        .filter_map(|block| unit::marked_opener(&block.passage, pack))
    {
        all += 1;
        marked += usize::from(is_marked);
    }
    // Each further opener speaks against it: they are read as long as it may still be so.
    for block in without {
        if marked * 2 <= all {
            break;
        }
        all += usize::from(unit::has_opener(block.passage.text(), pack));
    }
    all > 1 && marked * 2 > all
}

fn has_case(pack: &Pack) -> bool {
    matches!(pack.script, Script::Latin | Script::Cyrillic)
}

/// Whether the whole passage is marked: a heading without Markdown's sign for one.
pub(super) fn is_heading_like(passage: &Passage) -> bool {
    let text = passage.text();
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    passage
        .marks()
        .iter()
        .any(|mark| mark.start == 0 && mark.end >= end && end > 0 && mark.kind.is_emphasis())
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

    #[test]
    fn a_paragraph_goes_on_behind_its_comma() {
        let torn = "1. *Decides* to meet with the organs, the programmes,\n\n\n\nMember States and others;\n\n2. *Asks* for news.";
        assert_eq!(english(torn).len(), 2);
    }

    #[test]
    fn a_number_at_the_head_of_a_line_is_no_item() {
        let torn = "*Recalling* its resolutions 60/1 of 5 May 2005, 61/1 of 6 May 2006, 62/1 of\n\n\
            - 7 May 2007 and 63/1 of 8 May 2008,";
        assert_eq!(english(torn).len(), 1);
    }

    #[test]
    fn a_year_apart_from_its_number() {
        let torn = "*Recalling* the resolutions of the Security Council 1570 (2004) and 1598\n\n(2005) of 28 April 2005,";
        assert_eq!(english(torn).len(), 1);
    }

    #[test]
    fn lines_set_apart_are_joined() {
        let line = "一二三四五六七八九十一二三四五六七八九十，一二三四五六七八九十";
        let clause = |opener: &str| format!("{opener}{line}\n\n{line}，");
        let source = ["回顾", "注意到", "欢迎", "重申"].map(clause).join("\n\n");
        let comma = format!("{source}\n\n认识到{line}，\n\n其他各方{line}，");
        assert_eq!(blocks(Language::Chinese, "大会，", &comma).len(), 5);
    }

    #[test]
    fn a_session_within_a_sentence_is_no_line_of_the_masthead() {
        let lines = "1. *Asks* the Secretary-General to submit a report to the Assembly at its\nseventy-ninth session;";
        assert_eq!(english(lines).len(), 1);
        let lines = "*Recalling* the Final Act of the Conference that was signed at Helsinki on\n1 August 1975,";
        assert_eq!(english(lines).len(), 1);
    }

    #[test]
    fn a_heading_moved_into_a_sentence() {
        let torn = "1. *Notes* that individuals may have several nationalities, passports or\n\n\n\n\
            ## Freeze\n\nother papers;\n\n2. *Decides* to meet;";
        assert_eq!(
            english(torn)[..2],
            [
                "1. Notes that individuals may have several nationalities, passports or other papers;",
                "Freeze"
            ]
        );
    }
}
