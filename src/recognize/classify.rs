//! What each block is: guessing, block by block, by words, position and marking, in this order of
//! trust. Structure is not known here, only the zone of the page that the block stands in.

mod front;
mod opening;
mod stated;

pub(super) use opening::{begins_marked, label_of, numbered_opener, operative_label};
use opening::{is_operative, opener_behind, printed_opener, split_formulas};

use super::address::{Addresses, Stated};
use super::annexes;
use super::embedded;
use super::heading;
use super::neighbours;
use super::parts;
use super::role::{Classified, Role};
use super::vote;
use crate::language::ending::{ends_with_comma, final_mark, is_closed, is_comma};
use crate::language::formula::formula;
use crate::language::label::{Form, Label, label};
use crate::language::opener::{Opener, Table, any_opener, is_leading, opener};
use crate::language::template::is_numeral;
use crate::language::title::title_label;
use crate::language::{Blanks, Folded, Pack, Script, pack};
use crate::markdown::{Block, BlockKind};
use crate::model::{Language, Style};

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Zone {
    Masthead,
    Title,
    Preamble,
    Body,
    Closing,
    Annex,
}

/// Gives each block its role.
pub fn classify(blocks: Vec<Block>, language: Language) -> Vec<Classified> {
    classify_addressed(blocks, language, &Addresses::default())
}

/// Gives each block its role, by its address where it has one.
pub fn classify_addressed(
    blocks: Vec<Block>,
    language: Language,
    addresses: &Addresses,
) -> Vec<Classified> {
    let pack = pack(language);
    let mut blocks = split_formulas(blocks, pack);
    if addresses.is_empty() {
        blocks = annexes::join_numbers(blocks, pack);
    } else {
        blocks = addresses.with_wordless(blocks);
    }
    // What has addresses was written by us, who keep neighbours apart.
    let own = if addresses.is_empty() {
        neighbours::own(&blocks, pack)
    } else {
        0..blocks.len()
    };
    let has_title = blocks[own.clone()]
        .iter()
        .any(|b| b.is_text() && title_label(b.passage.text(), pack).is_some());
    let last_number = blocks[..own.end]
        .iter()
        .rposition(|b| b.is_text() && operative_label(b.passage.text(), pack).is_some());
    let parts = parts::heads(&blocks[own.clone()], pack);
    let marked_opener = |b: &Block| {
        b.is_text() && begins_marked(&b.passage) && any_opener(b.passage.text(), pack).is_some()
    };
    let mut clauses = blocks[own.clone()].iter();
    let tells_clauses = clauses.any(|b| marked_opener(b) || numbered_opener(b, pack));
    let mut embedded = embedded::runs(&blocks, pack).into_iter().peekable();
    let mut classifier = Classifier {
        pack,
        parts: parts
            .into_iter()
            .map(|(at, len)| (at + own.start, len))
            .collect(),
        zone: Zone::Masthead,
        has_title,
        last_number,
        tells_clauses,
        at: 0,
        before: Before::Nothing,
        vote: None,
        lists: false,
        ending: Ending::None,
    };
    let mut out = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    let mut behind_head = false;
    while let Some(block) = blocks.next() {
        classifier.at = out.len();
        if !own.contains(&classifier.at) {
            let (role, evidence) = classifier.in_neighbour(&block, &out);
            out.push(Classified {
                block,
                role,
                evidence,
            });
            continue;
        }
        embedded.next_if(|run| run.end <= classifier.at);
        if let Some(run) = embedded.peek()
            && run.contains(&classifier.at)
            && classifier.zone >= Zone::Preamble
            && addresses.of(&block).is_none()
        {
            out.push(Classified {
                role: embedded::role(&block, pack),
                block,
                evidence: "a text that the clause before it holds",
            });
            continue;
        }
        let guess = match classifier.role(&block, blocks.peek()) {
            (Role::Table { .. }, evidence) => {
                let alone = addresses.is_alone(&block);
                (Role::Table { alone }, evidence)
            }
            guess => guess,
        };
        let stated = addresses.of(&block);
        let (role, evidence) = match stated {
            Some(stated) => classifier.stated(stated, guess, &block),
            None if behind_head => stated::behind_head(guess, &block),
            None => guess,
        };
        behind_head = matches!(stated, Some(Stated::Division | Stated::Annex { .. }));
        classifier.pass(&role, &block);
        out.push(Classified {
            block,
            role,
            evidence,
        });
    }
    out
}

/// What stood before, as far as it tells about what follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Head,
    Recital,
    /// A clause, and whether it is finished.
    Clause {
        closed: bool,
    },
}

struct Classifier {
    pack: &'static Pack,
    /// Where resolutions A, B… begin, with the length of the letter.
    parts: Vec<(usize, usize)>,
    zone: Zone,
    /// Whether some line of the text is a title with a number.
    has_title: bool,
    /// The place of the last block with the number of an operative paragraph.
    last_number: Option<usize>,
    /// Whether some opener of a clause is marked, or some clause with a known opener has a number.
    tells_clauses: bool,
    /// The place of the block that is looked at.
    at: usize,
    before: Before,
    /// The line of a vote that the block follows.
    vote: Option<String>,
    /// Whether a list is announced, by the colon of a clause or by a point with a heading.
    lists: bool,
    ending: Ending,
}

/// How far the closing lines are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    None,
    /// The block before is one.
    Begun,
    Done,
}

impl Classifier {
    fn role(&self, block: &Block, next: Option<&Block>) -> (Role, &'static str) {
        if matches!(block.kind, BlockKind::Table(_)) {
            return (Role::Table { alone: false }, "a table");
        }
        if let Ok(part) = self.parts.binary_search_by_key(&self.at, |(at, _)| *at) {
            let label = self.parts[part].1;
            return (
                Role::Part { label },
                "a letter before a title and a formula of its own",
            );
        }
        let text = block.passage.text();
        if self.is_vote(text) {
            return (Role::Vote, "words about the vote");
        }
        if self.zone >= Zone::Title
            && let Some(role) = self.known_line(text, block)
        {
            return role;
        }
        if let Some((organ, _)) = formula(text, self.pack)
            && (self.zone > Zone::Masthead || self.begins_preamble(text, next))
        {
            return (Role::Formula(organ), "the words of the formula");
        }
        match self.zone {
            Zone::Masthead => self.in_masthead(block),
            Zone::Title => self.in_title(block),
            Zone::Preamble => self.in_preamble(block),
            Zone::Body | Zone::Closing => self.in_body(block),
            Zone::Annex => self.in_annex(block),
        }
    }

    /// Whether a text is about the vote, or goes on with the lines about it.
    fn is_vote(&self, text: &str) -> bool {
        let may_begin = self.zone == Zone::Closing
            || self.zone >= Zone::Body && (text.starts_with('[') || text.len() < 400);
        let before = self.vote.as_ref();
        may_begin && vote::begins(text, self.pack)
            || before.is_some_and(|before| vote::goes_on(before, text, self.pack))
    }

    /// Whether a line of the masthead that has the words of a formula is one: in some languages the
    /// name of the organ alone is the same.
    fn begins_preamble(&self, text: &str, next: Option<&Block>) -> bool {
        ends_with_comma(text)
            || next.is_some_and(|next| {
                let label = operative_label(next.passage.text(), self.pack);
                let start = label.as_ref().map_or(0, |label| label.len);
                let rest = next.passage.text()[start..].trim();
                // The word for a decision alone is a heading, though it may open a paragraph.
                let opens = |table| {
                    opener(rest, table, self.pack).is_some_and(|o| o.range.end < rest.len())
                };
                label.is_some() || opens(Table::Recitals) || opens(Table::Operatives)
            })
    }

    /// Moves the zone on behind a block.
    fn pass(&mut self, role: &Role, block: &Block) {
        let closed = is_closed(block.passage.text());
        self.vote = matches!(role, Role::Vote).then(|| block.passage.text().to_owned());
        self.lists = match role {
            Role::PointHeading(_) => true,
            Role::Operative { .. } | Role::Recital(_) => {
                matches!(final_mark(block.passage.text()), Some(':' | '：'))
            }
            Role::Point(_) | Role::Text | Role::Table { .. } => self.lists,
            _ => false,
        };
        self.ending = match (role, self.ending) {
            (Role::Part { .. }, _) => Ending::None,
            (Role::Closing, _) => Ending::Begun,
            (_, Ending::Begun) => Ending::Done,
            (_, ending) => ending,
        };
        (self.zone, self.before) = match role {
            Role::Masthead(_) | Role::Held | Role::Neighbour => (self.zone, self.before),
            Role::Title { .. } | Role::Part { .. } => (Zone::Title, Before::Head),
            Role::Formula(_) if self.zone <= Zone::Title => (Zone::Preamble, Before::Recital),
            Role::Recital(_) if self.zone <= Zone::Preamble => (Zone::Preamble, Before::Recital),
            Role::Formula(_) | Role::Recital(_) => (self.zone, Before::Recital),
            Role::Point(_) | Role::PointHeading(_) => {
                let before = if self.zone == Zone::Preamble {
                    Before::Recital
                } else {
                    Before::Clause { closed }
                };
                (self.zone, before)
            }
            Role::Heading { .. } => (self.zone.max(Zone::Body), Before::Head),
            Role::Closing | Role::Vote => (self.zone.max(Zone::Closing), Before::Nothing),
            Role::Annex { .. } => (Zone::Annex, Before::Head),
            Role::Table { .. } => (self.zone, Before::Clause { closed: true }),
            Role::Text if self.zone == Zone::Preamble => (self.zone, self.before),
            // Words that lead to a clause and no more: a clause follows.
            Role::Text if is_leading(block.passage.text(), self.pack) => (self.zone, Before::Head),
            Role::Operative { .. } | Role::Paragraph | Role::Text => {
                (self.zone.max(Zone::Body), Before::Clause { closed })
            }
        };
    }

    /// Lines that say what they are wherever they stand.
    fn known_line(&self, text: &str, block: &Block) -> Option<(Role, &'static str)> {
        if text.len() > 600 {
            return None;
        }
        let line = Folded::new(text, Blanks::Dropped);
        if (self.zone >= Zone::Preamble || text.len() < 120)
            && let Some((label, appendix)) = annexes::head_of(block, self.pack)
            && (appendix || self.zone >= Zone::Preamble)
        {
            return Some((Role::Annex { label, appendix }, "the word for an annex"));
        }
        if let Some(closing) = super::closing::read(&line, self.pack)
            && match self.zone {
                Zone::Masthead | Zone::Title => false,
                Zone::Preamble | Zone::Body | Zone::Closing => true,
                // Behind an annex, where the text has none before it.
                Zone::Annex => {
                    self.ending == Ending::Begun && closing.meeting.is_none()
                        || self.ending == Ending::None && closing.meeting.is_some()
                }
            }
        {
            return Some((Role::Closing, "a meeting or a date alone"));
        }
        None
    }

    fn in_preamble(&self, block: &Block) -> (Role, &'static str) {
        let text = block.passage.text();
        if let Some(label) = label_of(block, self.pack) {
            if is_operative(&label) {
                return self.numbered(block, label, "a number");
            }
            let is_head = label
                .readings
                .iter()
                .any(|r| matches!(r.0, Style::UpperRoman | Style::UpperLetter));
            if !is_head && !heading::is_marked(block) {
                return (Role::Point(label), "a label of a point");
            }
        }
        if heading::is_heading(block, self.pack, self.before == Before::Recital) {
            return self.headed(block, "a heading");
        }
        let recital = printed_opener(&block.passage, 0, Table::Recitals, self.pack);
        let operative = printed_opener(&block.passage, 0, Table::Operatives, self.pack);
        let mark = final_mark(text);
        match (recital, operative, mark) {
            // Both may open so: the mark at the end decides.
            (Some(recital), Some(operative), mark) => {
                let numbers_follow = self.last_number > Some(self.at);
                let ends_recital = mark.is_some_and(is_comma);
                if matches!(mark, Some('.' | '。')) || (!numbers_follow && !ends_recital) {
                    return without_number(operative, "an opener and a full stop");
                }
                (Role::Recital(Some(recital)), "an opener")
            }
            (Some(recital), None, _) => (Role::Recital(Some(recital)), "an opener of a recital"),
            (None, Some(operative), Some('.' | '。' | ':' | '：' | ';' | '；' | '؛')) => {
                without_number(operative, "an opener of an operative paragraph")
            }
            (None, Some(operative), _)
                if !ends_with_comma(text) && (begins_marked(&block.passage) || self.is_apart())
                    || self.pack.script == Script::Arabic =>
            {
                without_number(operative, "an opener of operative paragraphs alone")
            }
            (None, _, _) => (Role::Recital(None), "it stands among the recitals"),
        }
    }

    /// Whether recitals and operative paragraphs open with words of their own.
    fn is_apart(&self) -> bool {
        !self.pack.language.is_unspaced()
    }

    fn in_body(&self, block: &Block) -> (Role, &'static str) {
        if heading::is_marked(block) && heading::is_heading(block, self.pack, true) {
            if let Some(label) = self.listed(block) {
                return (Role::PointHeading(label), "a marked heading in a list");
            }
            return self.headed(block, "a marked heading");
        }
        let closed = !matches!(self.before, Before::Clause { closed: false });
        if let Some(label) = label_of(block, self.pack) {
            return self.labelled(block, label);
        }
        // A Chinese noun may be the same as the verb that opens a clause; a clause has a mark.
        let names = self.pack.script == Script::Han
            && self.before == (Before::Clause { closed: true })
            && self.last_number > Some(self.at)
            && heading::is_unmarked_line(block);
        if names || heading::is_heading(block, self.pack, closed) {
            return self.headed(block, "a short line without a mark at its end");
        }
        self.unnumbered(block)
    }

    /// The label of a heading that is a point of the list that is announced.
    fn listed(&self, block: &Block) -> Option<Label> {
        label(block.passage.text(), self.pack).filter(|label| {
            let small = |r: &(Style, u32)| matches!(r.0, Style::LowerLetter | Style::LowerRoman);
            self.lists && label.readings.iter().any(small)
        })
    }

    fn labelled(&self, block: &Block, label: Label) -> (Role, &'static str) {
        let first = label.readings[0].0;
        if matches!(first, Style::UpperRoman | Style::UpperLetter)
            && label.form == Form::Stop
            && heading::is_heading(block, self.pack, true)
        {
            return self.headed(block, "a number of a section and words without a mark");
        }
        if is_operative(&label) {
            return self.numbered(block, label, "a number");
        }
        (Role::Point(label), "a label of a point")
    }

    /// Text without a number, behind the recitals.
    fn unnumbered(&self, block: &Block) -> (Role, &'static str) {
        let text = block.passage.text();
        let recital = printed_opener(&block.passage, 0, Table::Recitals, self.pack);
        let operative = printed_opener(&block.passage, 0, Table::Operatives, self.pack);
        let after_head = matches!(self.before, Before::Head | Before::Recital);
        if let Some(recital) = recital
            && after_head
            && (ends_with_comma(text) || operative.is_none())
        {
            return (
                Role::Recital(Some(recital)),
                "an opener of a recital behind a heading",
            );
        }
        let is_operative = operative.is_some();
        if let Some(operative) = operative
            && (begins_marked(&block.passage) || after_head || self.opens_alone())
            && !matches!(self.before, Before::Clause { closed: false })
        {
            return without_number(operative, "an opener");
        }
        if self.before == Before::Recital && ends_with_comma(text) && !is_operative {
            return (Role::Recital(None), "it stands among the recitals");
        }
        (Role::Text, "no sign of its own")
    }

    /// Whether words alone tell that a clause begins: none is marked, none has a number.
    fn opens_alone(&self) -> bool {
        self.zone == Zone::Body && !self.tells_clauses
    }

    fn in_annex(&self, block: &Block) -> (Role, &'static str) {
        let closed = !matches!(self.before, Before::Clause { closed: false });
        if heading::is_marked(block) && heading::is_heading(block, self.pack, true) {
            return self.headed(block, "a marked heading");
        }
        if let Some(label) = label_of(block, self.pack) {
            return self.labelled(block, label);
        }
        if heading::is_heading(block, self.pack, closed) {
            return self.headed(block, "a short line without a mark at its end");
        }
        if self.before == Before::Recital {
            return self.unnumbered(block);
        }
        (Role::Text, "no sign of its own")
    }

    /// An operative paragraph with its number.
    fn numbered(
        &self,
        block: &Block,
        label: Label,
        evidence: &'static str,
    ) -> (Role, &'static str) {
        // A Chinese numeral and a few words without a mark head a section: 一. 总则
        if label.form == Form::Stop
            && block.passage.text().starts_with(is_numeral)
            && heading::is_unmarked_line(block)
        {
            return self.headed(block, "a numeral of a section and words without a mark");
        }
        let opener = opener_behind(&block.passage, &label, self.pack);
        let label = Some(label);
        (Role::Operative { label, opener }, evidence)
    }

    /// A heading with its number, if it has one.
    fn headed(&self, block: &Block, evidence: &'static str) -> (Role, &'static str) {
        let number = heading::number(block, self.pack);
        (Role::Heading { number }, evidence)
    }
}

/// An operative paragraph without number.
fn without_number(opener: Opener, evidence: &'static str) -> (Role, &'static str) {
    let opener = Some(opener);
    (
        Role::Operative {
            label: None,
            opener,
        },
        evidence,
    )
}
