//! What the addresses in clean Markdown say: the comment over a block names the part that it begins,
//! so that it need not be guessed from words which a bad page may have left unclear.

use crate::language::label::Label;
use crate::markdown::{Block, BlockKind};
use crate::model::{EId, Style};

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
pub struct Addresses(Vec<(usize, EId)>);

impl Addresses {
    /// Takes the addresses from the comments among the blocks of a text.
    pub fn read(blocks: &[Block], source: &str) -> Self {
        let mut found = Vec::new();
        for pair in blocks.windows(2) {
            let [comment, block] = pair else { continue };
            if matches!(comment.kind, BlockKind::Markup)
                && !matches!(block.kind, BlockKind::Markup)
                && let Some(eid) = source.get(comment.span.range()).and_then(address)
            {
                found.push((block.span.start(), eid));
            }
        }
        Self(found)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a block with an address begins, where that is a kind of part that blocks have to be
    /// told apart as. A table or a rule is what it is, whatever stands over it.
    pub(super) fn of(&self, block: &Block) -> Option<Stated> {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_)) {
            return None;
        }
        let place = self
            .0
            .binary_search_by_key(&block.span.start(), |(start, _)| *start)
            .ok()?;
        let eid = &self.0[place].1;
        let last = eid.as_str().rsplit("__").next()?;
        Some(match last.split('_').next()? {
            "formula" => Stated::Formula,
            "container" => Stated::Recital,
            "para" => {
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
