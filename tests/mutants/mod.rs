//! XML with one thing changed: an element or attribute gone, doubled, moved, renamed or spoilt.

use quick_xml::Reader;
use quick_xml::events::Event;

/// A piece of a document: a tag or the text between tags.
#[derive(Clone, PartialEq, Eq)]
enum Piece {
    Start {
        name: String,
        attributes: Vec<(String, String)>,
        empty: bool,
    },
    End(String),
    Text(String),
}

/// A document in pieces, and a source of chance that is the same each time.
pub(crate) struct Mutants {
    pieces: Vec<Piece>,
    chance: u64,
}

impl Mutants {
    pub(crate) fn of(xml: &str, seed: u64) -> Self {
        let mut pieces = Vec::new();
        let mut reader = Reader::from_str(xml);
        loop {
            let event = reader.read_event().unwrap();
            match &event {
                Event::Start(start) | Event::Empty(start) => pieces.push(Piece::Start {
                    name: start.name().as_ref().to_owned(),
                    attributes: start
                        .attributes()
                        .map(|a| a.unwrap())
                        .map(|a| (a.key.as_ref().to_owned(), a.value.to_string()))
                        .collect(),
                    empty: matches!(event, Event::Empty(_)),
                }),
                Event::End(end) => pieces.push(Piece::End(end.name().as_ref().to_owned())),
                Event::Text(text) => pieces.push(Piece::Text(text.to_string())),
                Event::GeneralRef(of) => pieces.push(Piece::Text(format!("&{};", &**of))),
                Event::Eof => break,
                _ => {}
            }
        }
        Self {
            pieces,
            chance: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        }
    }

    fn below(&mut self, n: usize) -> usize {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        (self.chance >> 16) as usize % n.max(1)
    }

    /// The place of a start tag, of the root never.
    fn element(&mut self) -> usize {
        loop {
            let at = self.below(self.pieces.len());
            if at > 1 && matches!(self.pieces[at], Piece::Start { .. }) {
                return at;
            }
        }
    }

    /// The place after the end of the element that starts at `at`.
    fn end(&self, at: usize) -> usize {
        let mut depth = 0;
        for (i, piece) in self.pieces.iter().enumerate().skip(at) {
            match piece {
                Piece::Start { empty: false, .. } => depth += 1,
                Piece::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return i + 1;
            }
        }
        self.pieces.len()
    }

    /// The name of some element, and an attribute of some element.
    fn name(&mut self) -> String {
        let at = self.element();
        match &self.pieces[at] {
            Piece::Start { name, .. } => name.clone(),
            _ => unreachable!(),
        }
    }

    fn attribute(&mut self) -> (String, String) {
        loop {
            let at = self.element();
            if let Piece::Start { attributes, .. } = self.pieces[at].clone()
                && !attributes.is_empty()
            {
                let which = self.below(attributes.len());
                return attributes[which].clone();
            }
        }
    }

    /// The next mutant.
    pub(crate) fn mutate(&mut self) -> String {
        const SPOILT: [&str; 9] = [
            "",
            " ",
            "x y",
            "#nowhere",
            "1",
            "2017-02-30",
            "大",
            "-1",
            "/akn/un/x",
        ];
        let whole = self.pieces.clone();
        let at = self.element();
        let end = self.end(at);
        match self.below(9) {
            0 => drop(self.pieces.drain(at..end)),
            1 => {
                let copy = self.pieces[at..end].to_vec();
                self.pieces.splice(end..end, copy);
            }
            2 => {
                let moved: Vec<_> = self.pieces.drain(at..end).collect();
                // Among what is left, inside the root.
                let to = 2 + self.below(self.pieces.len().saturating_sub(3));
                let to = to.min(self.pieces.len());
                self.pieces.splice(to..to, moved);
            }
            3 => {
                let new = self.name();
                if let Piece::Start { name, .. } = &mut self.pieces[at] {
                    new.clone_into(name);
                }
                if let Piece::End(name) = &mut self.pieces[end - 1] {
                    *name = new;
                }
            }
            4 => self.pieces.insert(at, Piece::Text("stray".to_owned())),
            // The tags go, what is between them stays.
            5 if end > at + 1 => {
                self.pieces.remove(end - 1);
                self.pieces.remove(at);
            }
            n => {
                let other = self.attribute();
                let spoilt = SPOILT[self.below(SPOILT.len())];
                let (which, spoil) = (self.below(8), self.below(2) == 0);
                if let Piece::Start { attributes, .. } = &mut self.pieces[at] {
                    let there = attributes.iter().any(|(name, _)| *name == other.0);
                    let which = which % attributes.len().max(1);
                    match (n, attributes.get_mut(which)) {
                        (6, Some(_)) => drop(attributes.remove(which)),
                        (7, Some(attribute)) if spoil => spoilt.clone_into(&mut attribute.1),
                        (7, Some(attribute)) => attribute.1 = other.1,
                        _ if !there => attributes.push(other),
                        _ => {}
                    }
                }
            }
        }
        let mutant = std::mem::replace(&mut self.pieces, whole);
        let mut text = String::new();
        for piece in mutant {
            match piece {
                Piece::Start {
                    name,
                    attributes,
                    empty,
                } => {
                    text.push('<');
                    text += &name;
                    for (key, value) in attributes {
                        text += &[" ", &key, "=\"", &value, "\""].concat();
                    }
                    text += if empty { "/>" } else { ">" };
                }
                Piece::End(name) => text += &["</", &name, ">"].concat(),
                Piece::Text(words) => text += &words,
            }
        }
        text
    }
}
