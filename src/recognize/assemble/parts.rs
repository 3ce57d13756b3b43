//! Resolutions A, B… issued under one number: one head, and a resolution behind each letter.

use super::{Assembler, Emphasis, Place};
use crate::language::label::letter_value;
use crate::markdown::Block;
use crate::model::{Fact, Resolution, Symbol, Title, letters};
use std::mem;

/// What was read before the resolution that is being read.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// What stands before the first letter.
    head: Option<Resolution>,
    /// The parts that are finished.
    parts: Vec<Resolution>,
}

impl Assembler<'_> {
    /// Begins the next part. The letter takes the first bytes of the block.
    pub(super) fn part(&mut self, block: &Block, label: usize) {
        self.close_document();
        let done = self.begin_document();
        if self.before.head.is_none() {
            self.before.head = Some(done);
        } else {
            self.before.parts.push(done);
        }
        let passage = &block.passage;
        let printed = passage.text()[..label].trim();
        let letter = printed.trim_end_matches(|c: char| !c.is_alphanumeric());
        let place = self.before.parts.len() as u32 + 1;
        // The letter of the work is Latin, whatever the language prints.
        let place = letter_value(letter, self.pack).unwrap_or(place);
        self.resolution.identity.part = Some(letters(place).to_ascii_uppercase());
        let words = passage.slice_trimmed(label..passage.text().len());
        self.resolution.title = Some(Title {
            label: Some(printed.to_owned()),
            text: self.notes.text(&words, Emphasis::Dropped, &[]),
            span: block.span,
        });
    }

    /// Hands out what was read, and begins with nothing.
    fn begin_document(&mut self) -> Resolution {
        self.notes.begin_document();
        self.place = Place::Head;
        let empty = Resolution::empty(self.resolution.language);
        mem::replace(&mut self.resolution, empty)
    }

    /// Puts the parts behind their common head. Nothing is done where there are none.
    pub(super) fn gather_parts(&mut self) {
        let Before { head, mut parts } = mem::take(&mut self.before);
        let Some(head) = head else { return };
        parts.push(mem::replace(&mut self.resolution, head));
        self.resolution.parts = parts;
    }
}

/// Gives each part what it has from the common head: all but its letter and its day.
pub(super) fn identify(resolution: &mut Resolution) {
    let Resolution {
        identity, parts, ..
    } = resolution;
    let letter = |part: &Resolution| part.identity.part.clone();
    let (Some(first), Some(last)) = (
        parts.first().and_then(letter),
        parts.last().and_then(letter),
    ) else {
        return;
    };
    let host = identity.symbol.as_ref().map(|fact| Fact {
        value: without_letters(fact.value.as_str()).to_owned(),
        inferred: fact.inferred,
    });
    for part in parts {
        let letter = part.identity.part.take();
        let closing = part.conclusions.as_ref().and_then(|c| c.date);
        part.identity = identity.clone();
        part.identity.symbol = host.as_ref().and_then(|host| {
            let symbol = [&host.value, " ", letter.as_deref().unwrap_or_default()].concat();
            symbol.parse().ok().map(Fact::inferred)
        });
        if let Some(date) = closing {
            part.identity.adopted = Some(Fact::printed(date));
        }
        part.identity.part = letter;
    }
    if let Some(host) = host {
        let span = format!("{} {first}-{last}", host.value);
        identity.symbol = span.parse::<Symbol>().ok().map(|value| Fact {
            value,
            inferred: host.inferred,
        });
    }
}

/// The symbol without the letters of parts at its end: `A/RES/69/96A-B`, `A/RES/69/96 A`.
fn without_letters(symbol: &str) -> &str {
    let head = symbol.trim_end_matches(|c: char| c.is_ascii_uppercase() || " -".contains(c));
    if head.ends_with(|c: char| c.is_ascii_digit()) || head.ends_with(')') {
        head
    } else {
        symbol
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_parts_leave_the_symbol() {
        for (symbol, host) in [
            ("A/RES/69/96A-B", "A/RES/69/96"),
            ("A/RES/69/96 A", "A/RES/69/96"),
            ("A/RES/69/96", "A/RES/69/96"),
            ("A/RES/2105(XX)", "A/RES/2105(XX)"),
            ("A/AC", "A/AC"),
        ] {
            assert_eq!(without_letters(symbol), host);
        }
    }
}
