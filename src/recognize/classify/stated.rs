//! What a block is where its address says so. The guess stands where it agrees.

use super::{Classifier, formula, label_of, printed_opener, without_number};
use crate::language::opener::Table;
use crate::markdown::{Block, BlockKind};
use crate::recognize::address::Stated;
use crate::recognize::role::Role;

/// A role with the grounds for it.
type Grounded = (Role, &'static str);

const GROUND: &str = "its address";

impl Classifier {
    /// The role of a block with an address.
    pub(super) fn stated(&self, stated: Stated, guess: Grounded, block: &Block) -> Grounded {
        let text = block.passage.text();
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        let guess = marked_openers_alone(stated, guess, block);
        match (stated, &guess.0) {
            (Stated::Formula, Role::Formula(_))
            | (Stated::Recital, Role::Recital(_))
            | (Stated::Paragraph(_), Role::Operative { label: None, .. })
            | (Stated::Point, Role::Point(_) | Role::PointHeading(_))
            | (Stated::Division, Role::Heading { .. })
            | (Stated::Annex { .. }, Role::Annex { .. }) => guess,
            (
                Stated::Paragraph(counted),
                Role::Operative {
                    label: Some(label), ..
                },
            ) if counted.fits(label) => guess,
            (Stated::Formula, _) => match formula(text, self.pack) {
                Some((organ, _)) => (Role::Formula(organ), GROUND),
                None => guess,
            },
            (Stated::Recital, _) => {
                let opener = printed_opener(&block.passage, 0, Table::Recitals, self.pack);
                (Role::Recital(opener), GROUND)
            }
            (Stated::Paragraph(_), Role::Text) => (Role::Paragraph, GROUND),
            (Stated::Paragraph(counted), Role::Point(label)) if counted.fits(label) => {
                self.numbered(block, label.clone(), GROUND)
            }
            (Stated::Paragraph(_), _) => {
                // What opens a clause is marked in clean Markdown.
                if block.passage.emphasis_from(0) == 0 {
                    return (Role::Paragraph, GROUND);
                }
                match printed_opener(&block.passage, 0, Table::Operatives, self.pack) {
                    Some(opener) => without_number(opener, GROUND),
                    // What only opens recitals opens no paragraph, though it is marked.
                    None if printed_opener(&block.passage, 0, Table::Recitals, self.pack)
                        .is_some() =>
                    {
                        (Role::Paragraph, GROUND)
                    }
                    None => (
                        Role::Operative {
                            label: None,
                            opener: None,
                        },
                        GROUND,
                    ),
                }
            }
            (Stated::Point, _) => match label_of(block, self.pack) {
                Some(label) if is_heading => (Role::PointHeading(label), GROUND),
                Some(label) => (Role::Point(label), GROUND),
                None => guess,
            },
            (Stated::Division, _) => self.headed(block, GROUND),
            (Stated::Annex { appendix }, _) => {
                let label = text.len();
                (Role::Annex { label, appendix }, GROUND)
            }
        }
    }
}

/// What opens a paragraph is marked in clean Markdown: what is not opens none.
fn marked_openers_alone(stated: Stated, guess: Grounded, block: &Block) -> Grounded {
    match guess.0 {
        Role::Operative {
            label,
            opener: Some(ref opener),
        } if matches!(stated, Stated::Paragraph(_))
            && !block.passage.has_emphasis(&opener.range) =>
        {
            match label {
                None => (Role::Paragraph, GROUND),
                label => {
                    let opener = None;
                    (Role::Operative { label, opener }, guess.1)
                }
            }
        }
        _ => guess,
    }
}

/// The role of a block without an address right behind a head with one: where it is a heading, it is
/// the words of that head.
pub(super) fn behind_head(guess: Grounded, block: &Block) -> Grounded {
    let numbered = matches!(guess.0, Role::Heading { number: Some(_) });
    if matches!(block.kind, BlockKind::Heading(_)) && numbered {
        (Role::Heading { number: None }, "a second line of a head")
    } else {
        guess
    }
}
