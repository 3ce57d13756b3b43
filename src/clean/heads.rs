//! Finds running heads and feet: the document's symbol, its title or the beginning of it, or both,
//! printed again on every page.
//!
//! Before: `A/RES/79/10`, `79/10. The title as far as …` between two halves of a recital. After:
//! they are on the ledger.

use super::{furniture, reflow, unit};
use crate::language::{Blanks, Folded, Head, Pack, fold, template, tidy_symbol};
use crate::markdown::{Block, OBJECT};
use std::cell::OnceCell;
use std::collections::HashMap;

/// How many blocks are the front of a text whose first clause is not found.
const FIRST_PAGE: usize = 24;

/// A head that stands alone, without the symbol, has at least so many letters.
const ALONE: usize = 8;

/// The longest word that may stand in the place of a symbol.
const LONGEST_WORD: usize = 8;

/// Which blocks are running heads.
pub(super) fn find(blocks: &[Block], pack: &Pack) -> Vec<bool> {
    let lines: Vec<Option<Line<'_>>> = blocks.iter().map(|block| Line::read(block, pack)).collect();
    let begin = reflow::begin(blocks.iter(), pack).unwrap_or_else(|| blocks.len().min(FIRST_PAGE));
    let front = Front::new(&blocks[..begin], &lines, pack);
    let mut seen = false;
    let mut heads: Vec<bool> = lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let Some(line) = line else { return false };
            let is_own = line.symbol.as_ref().is_some_and(|s| front.own.contains(s));
            let again = i >= begin || seen;
            seen |= is_own;
            if line.symbol.is_some() {
                return again && is_own && (line.rest().is_empty() || front.has(line.rest()));
            }
            i >= begin && line.is_cut && line.is_long() && front.has(line.rest())
        })
        .collect();
    // The title without its number, on one line or more, beside the symbol.
    let is_title = |line: &Option<Line<'_>>| {
        let line = line.as_ref().filter(|line| line.symbol.is_none());
        line.is_some_and(|line| line.is_long() && front.has_title(line.rest()))
    };
    for i in begin.max(1)..blocks.len() {
        heads[i] = heads[i] || (heads[i - 1] && is_title(&lines[i]));
    }
    for i in (begin..blocks.len().saturating_sub(1)).rev() {
        heads[i] = heads[i] || (heads[i + 1] && is_title(&lines[i]));
    }
    // The whole title beside other furniture.
    let is_paper = |i: usize, heads: &[bool]| {
        heads.get(i) == Some(&true)
            || blocks
                .get(i)
                .is_some_and(|b| furniture::rule(b, pack).is_some())
    };
    for i in begin..blocks.len() {
        let Some(line) = lines[i].as_ref().filter(|line| line.symbol.is_none()) else {
            continue;
        };
        if !heads[i]
            && (front.has_line(line) || front.is_title(blocks[i].passage.text()))
            && line.is_long()
            && (is_paper(i + 1, &heads) || (i > 0 && is_paper(i - 1, &heads)))
        {
            heads[i] = true;
        }
    }
    heads
}

/// A short line that may be a running head.
struct Line<'a> {
    symbol: Option<String>,
    /// The words beside the symbol, without the sign that they are cut.
    stem: &'a str,
    /// The same, folded: of most lines nobody asks for them.
    rest: OnceCell<String>,
    /// Whether a row of points says that the words go on.
    is_cut: bool,
}

impl<'a> Line<'a> {
    fn read(block: &'a Block, pack: &Pack) -> Option<Self> {
        let text = block.passage.text().trim();
        // The text of a note may be a symbol with a few words.
        if !block.is_text() || text.is_empty() || text.len() > 600 || text.starts_with(OBJECT) {
            return None;
        }
        let (symbol, rest) = match with_symbol(text) {
            Some((symbol, rest)) => (Some(symbol), rest),
            None => (None, text),
        };
        // `A/RES/54/254 Page 2`
        let rest = if symbol.is_some() && is_page(rest, pack) {
            ""
        } else {
            rest
        };
        let stem = rest.trim_end_matches(['…', '.', ' ']);
        Some(Self {
            symbol,
            stem,
            rest: OnceCell::new(),
            is_cut: rest.ends_with('…') || rest.ends_with("..."),
        })
    }

    /// The words beside the symbol, folded.
    fn rest(&self) -> &str {
        self.rest.get_or_init(|| fold(self.stem, Blanks::Dropped))
    }

    fn is_long(&self) -> bool {
        self.rest().len() >= ALONE
    }
}

/// Whether a few words are the number of a page.
fn is_page(words: &str, pack: &Pack) -> bool {
    let line = Folded::new(words, Blanks::Dropped);
    template::whole(&pack.furniture.page, &line, pack).is_some()
}

/// What stands before the text.
struct Front {
    /// The document's own symbols.
    own: Vec<String>,
    /// Its words, folded.
    words: String,
    /// The same, line by line.
    lines: Vec<String>,
    /// The words of the title and what follows it, folded.
    title: String,
}

impl Front {
    fn new(blocks: &[Block], all: &[Option<Line<'_>>], pack: &Pack) -> Self {
        let lines: Vec<String> = blocks
            .iter()
            .filter(|block| block.is_text())
            .map(|block| {
                let text = block.passage.text().trim();
                fold(text.trim_end_matches(['…', '.', ' ']), Blanks::Dropped)
            })
            .collect();
        let words = lines.concat();
        let number = blocks
            .iter()
            .filter(|block| block.is_text())
            .position(|block| unit::has_title_number(block.passage.text(), pack));
        let title = number.map_or_else(String::new, |at| lines[at..].concat());
        let mut own: Vec<String> = all[..blocks.len()]
            .iter()
            .flatten()
            .filter(|line| line.symbol.is_some())
            .filter(|line| line.rest().is_empty() || is_organization(line.rest(), pack))
            .filter_map(|line| line.symbol.clone())
            .collect();
        own.extend(
            blocks
                .iter()
                .filter_map(|block| printed_symbol(block, pack)),
        );
        if own.is_empty() {
            // A front without symbol: one that repeats beside nothing, or beside the title.
            let mut count: HashMap<&str, u32> = HashMap::new();
            for line in all.iter().flatten() {
                if let Some(symbol) = &line.symbol
                    && (line.rest().is_empty() || words.contains(line.rest()))
                {
                    *count.entry(symbol).or_default() += 1;
                }
            }
            own = count
                .into_iter()
                .filter(|(_, n)| *n > 1)
                .map(|(symbol, _)| symbol.to_owned())
                .collect();
        }
        Self {
            own,
            words,
            lines,
            title,
        }
    }

    /// Whether a line is one of the front's; most differ in their first letters.
    fn has_line(&self, line: &Line<'_>) -> bool {
        let head = Head::new(line.stem, Blanks::Dropped);
        let mut lines = self.lines.iter();
        lines.any(|own| own.as_bytes().starts_with(head.bytes()) && own == line.rest())
    }

    fn has_title(&self, rest: &str) -> bool {
        self.title.contains(rest)
    }

    /// Whether a line is the title, without its number and behind a word that stands for the symbol
    /// that the page should have.
    fn is_title(&self, text: &str) -> bool {
        let text = text.trim();
        let word = |c: char| c.is_ascii_alphabetic();
        let rest = text.trim_start_matches(word);
        let len = text.len() - rest.len();
        let rest = rest.trim_end_matches(['…', '.', ' ']);
        // Most lines end in another word than those of the front do.
        let last = fold(rest.rsplit(' ').next().unwrap_or_default(), Blanks::Dropped);
        let mut lines = self.lines.iter();
        if !(1..=LONGEST_WORD).contains(&len) || !lines.any(|line| line.ends_with(&last)) {
            return false;
        }
        let rest = fold(rest, Blanks::Dropped);
        let mut lines = self.lines.iter();
        rest.len() >= 2 * ALONE
            && lines.any(|line| {
                line.strip_suffix(rest.as_str())
                    .is_some_and(|number| number.ends_with('.') && self.title.starts_with(line))
            })
    }

    fn has(&self, rest: &str) -> bool {
        rest.len() > 3 && self.words.contains(rest)
    }
}

/// The symbol behind the name of the organization, be it broken or be there more behind it:
/// `United Nations A /RES/79/10`.
fn printed_symbol(block: &Block, pack: &Pack) -> Option<String> {
    let text = block.passage.text().trim();
    let line = Folded::new(text, Blanks::Dropped);
    let name = template::longest(&pack.masthead.organization, &line, 0, pack)?;
    let start = line.printed(&(0..name.end)).end;
    let mut words = text[start..].split_whitespace();
    let mut symbol = words.next()?.to_owned();
    if symbol.len() == 1 {
        symbol.push_str(words.next()?);
    }
    // `S/RES/2723 (2024)`
    if let Some(year) = words.next().filter(|w| w.len() == 6 && w.starts_with('(')) {
        let with_year = [&symbol, " ", year].concat();
        if let Some((symbol, "")) = with_symbol(&with_year) {
            return Some(symbol);
        }
    }
    with_symbol(&symbol).map(|(symbol, _)| symbol)
}

/// Whether the words beside a symbol name the organization or the organ.
fn is_organization(rest: &str, pack: &Pack) -> bool {
    let line = Folded::new(rest, Blanks::Dropped);
    template::whole(&pack.masthead.organization, &line, pack).is_some()
        || unit::is_formula(&line, pack)
}

/// A symbol at the head or foot of a line, and the rest of the line.
fn with_symbol(text: &str) -> Option<(String, &str)> {
    let symbol = |word: &str| {
        (word.contains('/') && word.starts_with(|c: char| c.is_ascii_uppercase()))
            .then(|| tidy_symbol(word))
            .flatten()
            .map(|symbol| symbol.to_string())
    };
    // `S/RES/2723 (2024)`: the year belongs to the symbol.
    let (first, mut rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
    if symbol(first).is_some() {
        let trimmed = rest.trim_start();
        let mut end = first.len();
        if trimmed.starts_with('(')
            && let Some(close) = trimmed.find(')').filter(|at| *at == 5)
        {
            end = text.len() - trimmed.len() + close + 1;
        }
        rest = text[end..].trim();
        return symbol(&text[..end]).map(|symbol| (symbol, rest));
    }
    let at = text.rfind(char::is_whitespace)?;
    let last = text[at..].trim();
    if last.starts_with('(') && last.len() == 6 {
        let before = text[..at].trim_end();
        let at = before.rfind(char::is_whitespace).unwrap_or(0);
        return symbol(text[at..].trim()).map(|symbol| (symbol, text[..at].trim()));
    }
    symbol(last).map(|symbol| (symbol, text[..at].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::markdown;
    use crate::model::Language;

    fn heads(source: &str) -> Vec<String> {
        let blocks = markdown::parse(source);
        let heads = find(&blocks, pack(Language::English));
        blocks
            .iter()
            .zip(heads)
            .filter(|(_, is_head)| *is_head)
            .map(|(block, _)| block.passage.text().to_owned())
            .collect()
    }

    #[test]
    fn symbols_beside_a_title() {
        assert_eq!(
            with_symbol("A/RES/79/10   Title"),
            Some(("A/RES/79/10".into(), "Title"))
        );
        assert_eq!(
            with_symbol("Title A/RES/79/10"),
            Some(("A/RES/79/10".into(), "Title"))
        );
        assert_eq!(
            with_symbol("S/RES/2723 (2024)"),
            Some(("S/RES/2723 (2024)".into(), ""))
        );
        assert_eq!(with_symbol("and/or"), None);
    }

    #[test]
    fn symbol_and_title_on_one_line_or_two() {
        let front = "United Nations A/RES/79/10\n\n79/10. Peace and quiet in all its aspects\n\n\
            The General Assembly,\n\nRecalling its resolutions,\n\n";
        for (page, count) in [
            ("**A/RES/79/10** **79/10. Peace and quiet in …**", 1),
            ("A/RES/79/10\n\n79/10. Peace and quiet in …", 2),
            (
                "79/10. Peace and quiet in all its aspects\n\nA/RES/79/10",
                2,
            ),
            ("See A/RES/79/10", 0),
            ("Peace and quiet in all its aspects", 0),
        ] {
            let found = heads(&format!("{front}{page}\n\nNoting the report,\n"));
            assert_eq!(found.len(), count, "{page}: {found:?}");
        }
    }

    #[test]
    fn a_broken_symbol_and_a_title_without_its_number() {
        let source = "United Nations A /RES/79/10\n\n79/10. Peace and quiet\n\n\
            in all its aspects\n\nThe General Assembly,\n\n1. Asks for peace and quiet;\n\n\
            **A/RES/79/10**\n\n**Peace and quiet**\n\n**in all its aspects**\n\n2. Decides to meet;\n\n\
            Peace and quiet\n";
        assert_eq!(
            heads(source),
            ["A/RES/79/10", "Peace and quiet", "in all its aspects"]
        );
    }

    #[test]
    fn a_symbol_with_its_year() {
        let source = "United Nations S/RES/2723 (2024) Security Council\n\nResolution 2723 (2024)\n\n\
            The Security Council,\n\n1. Asks for peace;\n\nS/RES/2723 (2024) …\n\n2. Decides to meet.\n";
        assert_eq!(heads(source), ["S/RES/2723 (2024) …"]);
    }

    #[test]
    fn the_front_keeps_its_lines() {
        let source = "A/RES/79/10\n\nUnited Nations\n\n79/10. Peace\n\nThe General Assembly,\n\n\
            A/RES/79/10\n\nA/RES/79/10\n";
        assert_eq!(heads(source), ["A/RES/79/10", "A/RES/79/10"]);
    }
}
