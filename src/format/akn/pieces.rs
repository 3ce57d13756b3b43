//! What the elements of a text do not tell, in one attribute: the pieces of the text, over its
//! characters.
//!
//! Elements wrap tightly and mark only what AKN4UN lets them mark, so that some texts lose where a
//! piece begins and ends. Such a text carries its pieces beside its words, `9 opener(9 2) 14`: nine
//! characters, two pieces of marking with the characters in them, fourteen more. The words
//! themselves, the notes and the tables are taken from the text. If its length no longer fits, the
//! text has been edited since, and what its elements say stands.

use super::implied;
use crate::model::{
    Block, Content, DatePhrase, Image, Inline, Link, Mention, Note, NoteCall, Point, Points,
    Recital, Reference, Table, Text,
};
use std::collections::VecDeque;
use std::fmt::Write as _;

/// The pieces of a text.
pub(super) fn spell(text: &Text) -> String {
    let mut out = Spelling::default();
    out.text(text);
    out.0
}

/// The blocks, points and tables of a recital whose words stand in several headings.
pub(super) fn spell_recital(recital: &Recital) -> String {
    let mut out = Spelling::default();
    let mut before = false;
    out.content(&recital.content, &mut before);
    out.0
}

#[derive(Default)]
struct Spelling(String);

impl Spelling {
    fn word(&mut self, word: &str) {
        if !self.0.is_empty() && !self.0.ends_with('(') {
            self.0.push(' ');
        }
        self.0.push_str(word);
    }

    fn values(&mut self, name: &str, values: &[&str]) {
        self.word(name);
        for value in values {
            self.0.push(':');
            encode(value, &mut self.0);
        }
    }

    fn characters(&mut self, words: &str) {
        let count = words.chars().count();
        if count > 0 {
            self.word(&count.to_string());
        }
    }

    fn inside(&mut self, write: impl FnOnce(&mut Self)) {
        self.0.push('(');
        write(self);
        self.0.push(')');
    }

    fn text(&mut self, text: &Text) {
        for inline in text.inlines() {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(words) => return self.characters(words),
            Inline::Emphasis(_) => self.word("i"),
            Inline::Strong(_) => self.word("b"),
            Inline::Superscript(_) => self.word("sup"),
            Inline::Subscript(_) => self.word("sub"),
            Inline::Opener(_) => self.word("opener"),
            Inline::Break => return self.word("break"),
            Inline::Note(_) => return self.word("note"),
            Inline::NoteCall(call) => {
                return self.values("call", &[&call.note.to_string(), &call.marker]);
            }
            Inline::Image(image) => {
                return self.values("image", &[&image.target, &image.alternative]);
            }
            Inline::Link(link) => self.values("link", &[&link.target]),
            Inline::Reference(reference) => {
                let date = reference.date.map(|date| date.to_string());
                let date = date.unwrap_or_default();
                self.values("ref", &[reference.symbol.as_str(), &date]);
            }
            Inline::Date(date) => self.values("date", &[&date.date.to_string()]),
            Inline::Mention(mention) => {
                let (kind, value) = implied::spell_named(&mention.what);
                self.values("mention", &[kind, &value]);
            }
        }
        self.inside(|out| {
            if let Some(text) = inline.content() {
                out.text(text);
            }
        });
    }

    /// `before` says whether the heading at hand has something in it, so that a blank follows.
    fn content(&mut self, content: &[Content], before: &mut bool) {
        for piece in content {
            match piece {
                Content::Text(block) => {
                    self.blank(before);
                    self.word("p");
                    self.inside(|out| out.text(&block.text));
                }
                Content::Table(_) => {
                    self.blank(before);
                    self.word("table");
                }
                Content::Points(points) => {
                    self.word("list");
                    self.inside(|out| points.items.iter().for_each(|p| out.point(p, before)));
                }
            }
        }
    }

    fn blank(&mut self, before: &mut bool) {
        if std::mem::take(before) {
            self.word("blank");
        }
    }

    fn point(&mut self, point: &Point, before: &mut bool) {
        self.word("item");
        self.inside(|out| {
            if let Some(number) = &point.number {
                out.blank(before);
                out.values("num", &[&implied::spell_number(number)]);
                out.inside(|out| out.characters(number.label()));
                *before = true;
            }
            if let Some(heading) = &point.heading {
                out.blank(before);
                out.word("head");
                out.inside(|out| out.text(heading));
                *before = true;
            }
            out.content(&point.content, before);
            // A point without text ends its heading.
            *before = false;
        });
    }
}

/// Keeps letters, digits and what is common in symbols and addresses.
pub(super) fn encode(value: &str, out: &mut String) {
    for c in value.chars() {
        if c.is_alphanumeric() || "-_./".contains(c) {
            out.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{:X};", u32::from(c));
        }
    }
}

pub(super) fn decode(value: &str) -> Option<String> {
    let mut parts = value.split('%');
    let mut text = parts.next()?.to_owned();
    for part in parts {
        let (code, rest) = part.split_once(';')?;
        text.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
        text.push_str(rest);
    }
    Some(text)
}

/// The text with the pieces that were spelled, made of the words and notes as they were read;
/// `None` where they do not fit each other.
pub(super) fn restore(spelled: &str, read: &Text) -> Option<Text> {
    let mut stock = Stock::default();
    stock.take_in(read);
    let tokens = tokens(spelled);
    let mut tokens = tokens.iter().copied().peekable();
    let inlines = stock.inlines(&mut tokens)?;
    (tokens.next().is_none() && stock.is_spent()).then(|| Text::new(inlines))
}

/// The content of a recital, made of the headings as they were read, each with its tables.
pub(super) fn restore_recital(
    spelled: &str,
    read: impl Iterator<Item = (Text, Vec<Table>)>,
) -> Option<Vec<Content>> {
    let mut stock = Stock::default();
    for (text, tables) in read {
        stock.take_in(&text);
        stock.tables.extend(tables);
    }
    let tokens = tokens(spelled);
    let mut tokens = tokens.iter().copied().peekable();
    let content = stock.content(&mut tokens)?;
    (tokens.next().is_none() && stock.is_spent()).then_some(content)
}

/// Words, and brackets by themselves.
fn tokens(spelled: &str) -> Vec<&str> {
    let words = spelled
        .split(' ')
        .flat_map(|word| word.split_inclusive(['(', ')']));
    let apart = words.flat_map(|word| match word.strip_suffix(['(', ')']) {
        Some(head) => [head, &word[head.len()..]],
        None => [word, ""],
    });
    apart.filter(|token| !token.is_empty()).collect()
}

type Tokens<'t> = std::iter::Peekable<std::iter::Copied<std::slice::Iter<'t, &'t str>>>;

/// The words, notes and tables that were read and are not placed yet.
#[derive(Default)]
struct Stock {
    words: String,
    taken: usize,
    notes: VecDeque<Note>,
    tables: VecDeque<Table>,
    depth: usize,
}

/// How deep pieces may stand in one another.
const DEEPEST: usize = 256;

impl Stock {
    fn take_in(&mut self, text: &Text) {
        for inline in text.inlines() {
            match inline {
                Inline::Text(words) => self.words.push_str(words),
                Inline::Note(note) => self.notes.push_back(note.clone()),
                other => {
                    if let Some(text) = other.content() {
                        self.take_in(text);
                    }
                }
            }
        }
    }

    fn is_spent(&self) -> bool {
        self.taken == self.words.len() && self.notes.is_empty() && self.tables.is_empty()
    }

    fn characters(&mut self, count: usize) -> Option<&str> {
        let rest = &self.words[self.taken..];
        let length = match rest.char_indices().nth(count) {
            Some((at, _)) => at,
            None if rest.chars().count() == count => rest.len(),
            None => return None,
        };
        self.taken += length;
        Some(&rest[..length])
    }

    /// What stands between brackets.
    fn bracket<T>(
        &mut self,
        tokens: &mut Tokens<'_>,
        read: impl FnOnce(&mut Self, &mut Tokens<'_>) -> Option<T>,
    ) -> Option<T> {
        self.depth += 1;
        if tokens.next()? != "(" || self.depth > DEEPEST {
            return None;
        }
        let inner = read(self, tokens)?;
        self.depth -= 1;
        (tokens.next()? == ")").then_some(inner)
    }

    fn inlines(&mut self, tokens: &mut Tokens<'_>) -> Option<Vec<Inline>> {
        let mut inlines = Vec::new();
        while let Some(token) = tokens.next_if(|token| *token != ")") {
            inlines.push(self.inline(token, tokens)?);
        }
        Some(inlines)
    }

    fn inline(&mut self, token: &str, tokens: &mut Tokens<'_>) -> Option<Inline> {
        if token.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(Inline::Text(
                self.characters(token.parse().ok()?)?.to_owned(),
            ));
        }
        let mut values = token.split(':');
        let name = values.next()?;
        let mut value = || values.next().and_then(decode);
        let leaf = match name {
            "break" => Some(Inline::Break),
            "note" => Some(Inline::Note(self.notes.pop_front()?)),
            "call" => Some(Inline::NoteCall(NoteCall {
                note: value()?.parse().ok()?,
                marker: value()?,
            })),
            "image" => Some(Inline::Image(Image {
                target: value()?,
                alternative: value()?,
            })),
            _ => None,
        };
        if leaf.is_some() {
            return leaf;
        }
        let content = Text::new(self.bracket(tokens, Self::inlines)?);
        Some(match name {
            "i" => Inline::Emphasis(content),
            "b" => Inline::Strong(content),
            "sup" => Inline::Superscript(content),
            "sub" => Inline::Subscript(content),
            "opener" => Inline::Opener(content),
            "link" => Inline::Link(Link {
                target: value()?,
                content,
            }),
            "ref" => Inline::Reference(Reference {
                symbol: value()?.parse().ok()?,
                date: Some(value()?)
                    .filter(|date| !date.is_empty())
                    .map(|date| date.parse().ok())
                    .map_or(Some(None), |date| date.map(Some))?,
                content,
            }),
            "date" => Inline::Date(DatePhrase {
                date: value()?.parse().ok()?,
                content,
            }),
            "mention" => Inline::Mention(Mention {
                what: implied::named(&value()?, &value()?)?,
                content,
            }),
            _ => return None,
        })
    }

    fn content(&mut self, tokens: &mut Tokens<'_>) -> Option<Vec<Content>> {
        let mut content = Vec::new();
        while let Some(token) = tokens.next_if(|token| *token != ")") {
            content.push(match token {
                "blank" => {
                    self.characters(1)?;
                    continue;
                }
                "p" => Content::Text(Block {
                    text: Text::new(self.bracket(tokens, Self::inlines)?),
                }),
                "table" => Content::Table(self.tables.pop_front()?),
                "list" => Content::Points(Points {
                    items: self.bracket(tokens, Self::points)?,
                    ..Points::default()
                }),
                _ => return None,
            });
        }
        Some(content)
    }

    fn points(&mut self, tokens: &mut Tokens<'_>) -> Option<Vec<Point>> {
        let mut points = Vec::new();
        while tokens.next_if_eq(&"item").is_some() {
            points.push(self.bracket(tokens, Self::point)?);
        }
        Some(points)
    }

    fn point(&mut self, tokens: &mut Tokens<'_>) -> Option<Point> {
        let mut point = Point::default();
        while let Some(token) =
            tokens.next_if(|token| matches!(*token, "blank" | "head") || token.starts_with("num:"))
        {
            match token.strip_prefix("num:") {
                Some(number) => {
                    let label = self.bracket(tokens, |stock, tokens| {
                        let count = tokens.next_if(|token| *token != ")");
                        let count = count.map_or(Some(0), |count| count.parse().ok())?;
                        stock.characters(count).map(str::to_owned)
                    })?;
                    point.number = Some(implied::stated_number(&decode(number)?, &label)?);
                }
                None if token == "head" => {
                    point.heading = Some(Text::new(self.bracket(tokens, Self::inlines)?));
                }
                None => {
                    self.characters(1)?;
                }
            }
        }
        point.content = self.content(tokens)?;
        Some(point)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_back_with_the_words_as_read() {
        let text = Text::new(vec![
            Inline::Opener("Recalling, ".into()),
            Inline::Image(Image {
                target: "a b(1).png".into(),
                alternative: "图".into(),
            }),
            Inline::Emphasis(Text::new(vec![Inline::Break, "the".into()])),
            Inline::Strong(Text::default()),
        ]);
        let spelled = spell(&text);
        assert_eq!(
            spelled,
            "opener(11) image:a%20;b%28;1%29;.png:图 i(break 3) b()"
        );
        assert_eq!(restore(&spelled, &"Recalling, the".into()), Some(text));
        assert_eq!(restore(&spelled, &"Recalling the".into()), None);
    }

    #[test]
    fn what_was_not_spelled_here_restores_nothing() {
        for spelled in ["i(", "3)", "i", "note", "x(3)", "9", "date:x(3)", "3 3"] {
            assert_eq!(restore(spelled, &"abc".into()), None, "{spelled}");
        }
        assert_eq!(restore(&"i(".repeat(10_000), &"abc".into()), None);
    }
}
