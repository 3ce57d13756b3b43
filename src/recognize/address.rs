//! What the addresses in clean Markdown say: the comment over a block names the part that it begins,
//! so that it need not be guessed from words which a bad page may have left unclear.

use crate::language::label::Label;
use crate::markdown::{Block, BlockKind, Passage};
use crate::model::{EId, Style};
use crate::source::Span;

/// What a block begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// An enacting formula.
    Formula,
    /// A preambular paragraph.
    Recital,
    /// An operative paragraph.
    Paragraph(Counted),
    /// A point of a list.
    Point,
    /// A division.
    Division,
    /// An annex, or an appendix to one.
    Annex { appendix: bool },
}

/// What the address of a paragraph says about its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// It has none.
    Not,
    /// It is this one, or the paragraph is counted and has none.
    As(u32),
    /// It is not in digits.
    Otherwise,
}

impl Counted {
    /// Whether a printed label may be the number of the paragraph.
    pub(super) fn fits(self, label: &Label) -> bool {
        match self {
            Self::Not => false,
            Self::As(number) => {
                let mut readings = label.readings.iter();
                readings.any(|(style, value)| *style != Style::Arabic || *value == number)
            }
            Self::Otherwise => true,
        }
    }
}

/// The addresses of a text, by the places of the blocks under them.
///
/// ```
/// use plenary::{markdown, recognize::Addresses};
/// let text = "<!-- #para_1 -->\n1. *Decides* to rest.\n";
/// assert!(!Addresses::read(&markdown::parse(text), text).is_empty());
/// assert!(Addresses::read(&markdown::parse("<!-- x -->\nText"), "<!-- x -->\nText").is_empty());
/// ```
#[derive(Debug, Default)]
pub struct Addresses {
    /// By the places of their blocks.
    of: Vec<(usize, EId)>,
    /// The places of comments over nothing: clauses without words before their points or tables.
    wordless: Vec<Span>,
    /// The places of tables that belong to no clause.
    alone: Vec<usize>,
}

impl Addresses {
    /// Takes the addresses from the comments among the blocks of a text.
    pub fn read(blocks: &[Block], source: &str) -> Self {
        let mut found = Self::default();
        let comment = |block: &Block| {
            let is_markup = matches!(block.kind, BlockKind::Markup);
            let comment = source.get(block.span.range()).filter(|_| is_markup);
            comment.and_then(address)
        };
        // The clause that is open, as far as addresses tell.
        let mut clause = None;
        for pair in blocks.windows(2) {
            let [before, block] = pair else { continue };
            let Some(eid) = comment(before) else { continue };
            let is_clause = matches!(part(&eid), "container" | "para" | "al");
            if matches!(block.kind, BlockKind::Markup) {
                if is_clause && comment(block).is_some() {
                    found.of.push((before.span.start(), eid.clone()));
                    found.wordless.push(before.span);
                    clause = Some(eid);
                }
                continue;
            }
            if matches!(block.kind, BlockKind::Table(_)) {
                let around = eid.parent().filter(|around| part(around) == "al");
                if around.is_some_and(|around| clause.as_ref() != Some(&around)) {
                    found.alone.push(block.span.start());
                }
            } else if is_clause {
                clause = Some(eid.clone());
            }
            found.of.push((block.span.start(), eid));
        }
        found
    }

    /// Puts a block without words where a clause begins without any.
    pub(super) fn with_wordless(&self, blocks: Vec<Block>) -> Vec<Block> {
        if self.wordless.is_empty() {
            return blocks;
        }
        let mut wordless = self.wordless.iter().copied().peekable();
        let mut out = Vec::with_capacity(blocks.len() + self.wordless.len());
        for block in blocks {
            let place = block.span.start();
            while let Some(span) = wordless.next_if(|span| span.start() < place) {
                out.push(Block {
                    kind: BlockKind::Paragraph,
                    span,
                    passage: Passage::default(),
                    bullet: None,
                    indent: 0,
                    blank_lines: 0,
                });
            }
            out.push(block);
        }
        out
    }

    /// Whether a table belongs to no clause.
    pub(super) fn is_alone(&self, table: &Block) -> bool {
        self.alone.binary_search(&table.span.start()).is_ok()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// What a block with an address begins, where that is a kind of part that blocks have to be
    /// told apart as. A table or a rule is what it is, whatever stands over it.
    pub(super) fn of(&self, block: &Block) -> Option<Stated> {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_)) {
            return None;
        }
        let place = self
            .of
            .binary_search_by_key(&block.span.start(), |(start, _)| *start)
            .ok()?;
        let eid = &self.of[place].1;
        Some(match part(eid) {
            "formula" => Stated::Formula,
            "container" => Stated::Recital,
            "para" => {
                let last = eid.as_str().rsplit("__").next()?;
                let number = last.split(['_', '-']).nth(1);
                let number = number.and_then(|number| number.parse().ok());
                Stated::Paragraph(number.map_or(Counted::Otherwise, Counted::As))
            }
            "al" => Stated::Paragraph(Counted::Not),
            "item" | "point" | "indent" => Stated::Point,
            "part" | "sec" | "title" | "chp" | "dvs" => Stated::Division,
            "att" => Stated::Annex {
                appendix: eid.parent().is_some(),
            },
            _ => return None,
        })
    }
}

/// What the last part of an address is called.
fn part(eid: &EId) -> &str {
    let last = eid.as_str().rsplit("__").next().unwrap_or_default();
    last.split('_').next().unwrap_or_default()
}

/// The address that a comment holds.
fn address(comment: &str) -> Option<EId> {
    let inner = comment.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    inner.trim().strip_prefix('#')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::label::label;
    use crate::language::pack;
    use crate::model::Language;

    #[test]
    fn a_number_that_the_address_denies_is_none() {
        let label = label("20- words", pack(Language::Arabic)).unwrap();
        assert!(Counted::As(20).fits(&label));
        assert!(Counted::Otherwise.fits(&label));
        assert!(!Counted::As(28).fits(&label));
        assert!(!Counted::Not.fits(&label));
    }
}
