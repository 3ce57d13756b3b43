//! Takes what the paper repeats: running heads, page numbers, job numbers, bar codes, pictures.
//!
//! Before: `A/RES/79/10   Title`, `2/6`, `24-21660 (E)    091224` between the paragraphs. After:
//! they are on the ledger; the job number is kept as what it says.

use super::{Cleaned, Rule, Sheet, heads};
use crate::language::{Blanks, Folded, Pack, template};
use crate::markdown::{Block, BlockKind, MarkKind, OBJECT};

/// Takes the furniture; what follows a taken block may be torn.
pub(super) fn take(blocks: Vec<Block>, pack: &Pack, cleaned: &mut Cleaned) -> Vec<Sheet> {
    let heads = heads::find(&blocks, pack);
    let mut sheets: Vec<Sheet> = Vec::with_capacity(blocks.len());
    let mut torn = false;
    for (block, is_head) in blocks.into_iter().zip(heads) {
        let rule = if is_head {
            Some(Rule::RunningHead)
        } else {
            rule(&block, pack)
        };
        if let Some(rule) = rule {
            if rule == Rule::JobNumber && cleaned.job_number.is_none() {
                cleaned.job_number = Some((block.passage.clone(), block.span));
            } else {
                cleaned.ledger.record(block.span, rule, block.printed());
            }
            // Markup and rules do not end a page.
            torn |= !matches!(rule, Rule::Markup | Rule::NoteSeparator);
            continue;
        }
        // Three blank lines are what the seam of two pages leaves.
        let torn = std::mem::take(&mut torn) || block.blank_lines >= 3;
        sheets.push(Sheet { block, torn });
    }
    sheets
}

/// The rule that takes a block, if one does.
pub(super) fn rule(block: &Block, pack: &Pack) -> Option<Rule> {
    match &block.kind {
        BlockKind::Markup => return Some(Rule::Markup),
        BlockKind::Rule => return Some(Rule::NoteSeparator),
        // A box around nothing.
        BlockKind::Table(rows) => {
            let mut cells = rows.iter().flat_map(|row| &row.cells);
            let empty = cells.all(|cell| cell.content.iter().all(|p| p.text().trim().is_empty()));
            return (empty && block.passage.is_empty()).then_some(Rule::Markup);
        }
        BlockKind::Paragraph | BlockKind::Heading(_) => {}
    }
    let text = block.passage.text().trim();
    if text.chars().all(|c| c == OBJECT || c.is_whitespace()) && !text.is_empty() {
        let pictures = block
            .passage
            .marks()
            .iter()
            .all(|mark| matches!(mark.kind, MarkKind::Image(..)));
        return pictures.then_some(Rule::Picture);
    }
    if text.len() > 120 {
        return None;
    }
    if is_page_number(text) {
        return Some(Rule::PageNumber);
    }
    if is_job_number(text) {
        return Some(Rule::JobNumber);
    }
    if is_bar_code(text) || (block.bullet == Some('*') && is_bar_code(&format!("*{text}"))) {
        return Some(Rule::BarCode);
    }
    let line = Folded::new(text, Blanks::Dropped);
    template::whole(&pack.furniture.lines, &line, pack).map(|_| Rule::PaperLine)
}

/// `2/6`, `- 2 -`, `– 2 –`.
fn is_page_number(text: &str) -> bool {
    let is_small = |n: &str| (1..=3).contains(&n.len()) && n.bytes().all(|c| c.is_ascii_digit());
    if let Some((page, pages)) = text.split_once('/') {
        return is_small(page.trim()) && is_small(pages.trim());
    }
    let dashes = ['-', '–', '—'];
    text.strip_prefix(dashes)
        .and_then(|rest| rest.strip_suffix(dashes))
        .is_some_and(|page| is_small(page.trim()))
}

/// `24-21660`, `24-21660 (E)    091224`, also beside a page number; `98-77001 (E) /...`, `98 77001.R`, as
/// sheets of typescript had it.
pub(super) fn is_job_number(text: &str) -> bool {
    let text = text.trim_end_matches("/...").trim_end_matches("/…");
    // The year and the number with a blank between.
    if let Some((year, number)) = text.split_once(' ')
        && year.len() == 2
        && number
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit())
    {
        return is_job_number(&[year, "-", number.trim_start()].concat());
    }
    let mut words = text.split_whitespace();
    let mut found = false;
    let fits = words.all(|word| {
        let digits = |w: &str, n: usize| w.len() == n && w.bytes().all(|c| c.is_ascii_digit());
        let is_job = word.split_once('-').is_some_and(|(year, rest)| {
            let (number, letter) = rest.split_at(rest.find(['(', '.']).unwrap_or(rest.len()));
            let is_letter =
                letter.is_empty() || letter.len() == if letter.starts_with('.') { 2 } else { 3 };
            digits(year, 2) && digits(number, 5) && is_letter
        });
        found |= is_job;
        is_job
            || (word.len() == 3 && word.starts_with('(') && word.ends_with(')'))
            || digits(word, 6)
            // The digits below a bar code.
            || digits(word, 7)
            || is_page_number(word)
            || is_bar_code(word)
    });
    fits && found
}

/// `*1816895*`, or the digits alone: the year and the job number.
fn is_bar_code(text: &str) -> bool {
    if text.len() == 7 && text.bytes().all(|c| c.is_ascii_digit()) {
        return true;
    }
    text.strip_prefix('*')
        .and_then(|rest| rest.strip_suffix('*'))
        .is_some_and(|digits| digits.len() >= 6 && digits.bytes().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_furniture() {
        for text in ["2/6", "- 2 -", "12/104"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["72/57. Title", "1990/2", "(2)"] {
            assert!(!is_page_number(text), "{text}");
        }
        for text in [
            "24-21660",
            "17-21774 (C)",
            "24-21660 (E)    091224",
            "17-21774(C) *1721774*",
            "98-77001 (E) 271098 /...",
            "98-77001.R /…",
            "00 77001   /...",
        ] {
            assert!(is_job_number(text), "{text}");
        }
        assert!(!is_job_number("24-21660 and more") && !is_job_number("12 77001 people"));
        assert!(is_job_number("24-21660 (E) 091224 2421660"));
        assert!(is_bar_code("*1816895*") && is_bar_code("1816895"));
        assert!(!is_bar_code("181689"));
    }

    #[test]
    fn a_box_around_nothing() {
        let pack = crate::language::pack(crate::model::Language::English);
        let rules = |source: &str| rule(&crate::markdown::parse(source)[0], pack);
        assert_eq!(rules("| |\n|---|\n"), Some(Rule::Markup));
        assert_eq!(rules("| |\n|---|\n| Peace |\n"), None);
    }
}
