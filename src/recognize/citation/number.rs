//! What looks like the number of a resolution or decision, by its form alone.

use crate::language::title::behind_word;
use crate::language::{Folded, Pack, Script, longest};
use crate::model::{chinese_value, roman, roman_value};
use std::ops::Range;

/// A number that may be one of a resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    /// Where it stands in the folded line.
    pub(super) range: Range<usize>,
    pub(super) form: Form,
}

/// The forms in which organs number what they adopt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `71/48`, `56/24 V`, `2018/9`: the session or year, the number in it, the letter of a part.
    Session(u32, u32, Option<char>),
    /// `S-10/2`, `ES-11/1`: likewise of special sessions, `ES` for emergency ones.
    Special(&'static str, u32, u32),
    /// `1325 (2000)`
    Year(u32, u32),
    /// `377 A (V)`, `1514 (XV)`, `3201 (S-VI)`: the number, the letter of a part, the session.
    Roman(u32, Option<char>, String),
}

/// The numbers of a line, in order.
pub(super) fn numbers(line: &Folded<'_>, pack: &Pack) -> Vec<Numbered> {
    let text = line.text();
    let mut found: Vec<Numbered> = Vec::new();
    // Each form has a slash or a bracket.
    if memchr::memchr2(b'/', b'(', text.as_bytes()).is_none() {
        return found;
    }
    let mut at = 0;
    let is_han = pack.script == Script::Han;
    let begins = |c: char| c.is_ascii_digit() || (is_han && is_numeral(c));
    while let Some(gap) = text[at..].find(begins) {
        let start = at + gap;
        let reader = Reader { line, pack };
        if !text[start..].starts_with(|c: char| c.is_ascii()) {
            let number = reader.in_characters(start);
            at = number
                .as_ref()
                .map_or_else(|| reader.numeral(start), |n| n.range.end);
            found.extend(number);
            continue;
        }
        match reader.number(start) {
            Some(number) => {
                at = number.range.end;
                let letters = reader.further_letters(&number);
                found.push(number);
                for number in letters {
                    at = number.range.end;
                    found.push(number);
                }
            }
            None => at = reader.digits(start).1,
        }
    }
    found
}

/// Whether a character is one of Chinese numerals.
pub(super) fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百千".contains(c)
}

struct Reader<'a, 'b> {
    line: &'a Folded<'b>,
    pack: &'a Pack,
}

impl Reader<'_, '_> {
    fn rest(&self, at: usize) -> &str {
        self.line.text().get(at..).unwrap_or_default()
    }

    /// The run of digits that stand together on the page, with its end; 0 where there is none, or
    /// one too long to be a number of anything.
    fn digits(&self, start: usize) -> (u32, usize) {
        let width = self.rest(start).bytes().take_while(u8::is_ascii_digit);
        let mut end = start;
        for _ in width {
            if end > start && self.line.is_apart(end) {
                break;
            }
            end += 1;
        }
        let value = self.line.text()[start..end].parse().ok();
        (value.filter(|_| end - start <= 5).unwrap_or(0), end)
    }

    /// Where the Chinese numeral ends that begins here.
    fn numeral(&self, start: usize) -> usize {
        let rest = self.rest(start);
        start + rest.find(|c| !is_numeral(c)).unwrap_or(rest.len())
    }

    /// A number in Chinese numerals, as the older printing has them: `一五一四(十五)`, `五十四(一九四八)`.
    fn in_characters(&self, start: usize) -> Option<Numbered> {
        let digits = self.numeral(start);
        let first = chinese_value(&self.line.text()[start..digits])?;
        let (letter, after) = self.letter(digits);
        let inner = self.rest(after).strip_prefix('(')?;
        let close = inner.bytes().take(16).position(|b| b == b')')?;
        let form = match chinese_value(&inner[..close])? {
            year @ 1946..2100 if letter.is_none() => Form::Year(first, year),
            session => Form::Roman(first, letter, roman(session)),
        };
        Some(Numbered {
            range: start..after + close + 2,
            form,
        })
    }

    fn number(&self, start: usize) -> Option<Numbered> {
        let text = self.line.text();
        let special = self.special(start);
        if special.is_none() && !self.may_begin(start) {
            return None;
        }
        let (first, end) = self.digits(start);
        if first == 0 {
            return None;
        }
        if let Some(after) = self.rest(end).strip_prefix('/') {
            let from = text.len() - after.len();
            let (second, end) = self.digits(from);
            // `05/12/2016`, `72/1.5` and `72/57/Add.1` are something else.
            let mut tail = self.rest(end).bytes();
            let goes_on = match (tail.next(), tail.next()) {
                (Some(b'/' | b'%'), _) => true,
                (Some(b'.'), Some(digit)) => digit.is_ascii_digit() && !self.line.is_apart(end + 1),
                _ => false,
            };
            if second == 0 || goes_on {
                return None;
            }
            if let Some((letters, begin)) = special {
                return Some(Numbered {
                    range: begin..end,
                    form: Form::Special(letters, first, second),
                });
            }
            let (letter, end) = self.letter(end);
            return Some(Numbered {
                range: start..end,
                form: Form::Session(first, second, letter),
            });
        }
        if special.is_some() {
            return None;
        }
        let (letter, after) = self.letter(end);
        let inner = self.rest(after).strip_prefix('(')?;
        let close = inner.bytes().take(16).position(|b| b == b')')?;
        let (word, end) = (&inner[..close], after + close + 2);
        // “paragraph 8 (c)” is no session.
        let printed = self.line.words(&(after + 1..after + 1 + close));
        if word.bytes().all(|b| b.is_ascii_alphabetic()) && printed.starts_with(char::is_lowercase)
        {
            return None;
        }
        let form =
            if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && letter.is_none() {
                Form::Year(first, word.parse().ok()?)
            } else {
                Form::Roman(first, letter, self.session(word)?)
            };
        Some(Numbered {
            range: start..end,
            form,
        })
    }

    /// A session in brackets, in the Latin form: `XV`, `S-VI`.
    fn session(&self, word: &str) -> Option<String> {
        let citations = &self.pack.citations;
        let sorts = [
            ("ES-", citations.emergency_session),
            ("S-", citations.special_session),
            ("", citations.regular_session),
        ];
        let (letters, numeral) = sorts
            .into_iter()
            .find_map(|(letters, forms)| {
                let tail = |form: &&str| {
                    let tail = word.strip_prefix(*form)?;
                    tail.strip_prefix('-').or_else(|| behind_word(form, tail))
                };
                forms.iter().find_map(tail).map(|tail| (letters, tail))
            })
            .unwrap_or(("", word));
        let value = roman_value(numeral).or_else(|| {
            let latin = numeral.len() == word.len();
            numeral.parse().ok().filter(|_| !latin)
        })?;
        Some(format!("{letters}{}", roman(value)))
    }

    /// Whether a number may begin here: not inside a word, a symbol or a longer number.
    fn may_begin(&self, start: usize) -> bool {
        let before = self.line.text()[..start].chars().next_back();
        let apart = self.line.is_apart(start);
        match before {
            None => true,
            // `1,000/2` is none; `2007,62/188` lacks a blank.
            Some(',') => apart || !self.follows_digit(start) || self.digits(start).1 - start < 3,
            Some('/' | '.') => apart || !self.follows_digit(start),
            Some('-') => apart || !self.line.text()[..start - 1].ends_with(char::is_alphanumeric),
            Some(c) => apart || !c.is_ascii_alphanumeric(),
        }
    }

    /// Whether the mark before goes on from a digit or from a letter of a symbol.
    fn follows_digit(&self, start: usize) -> bool {
        self.line.text()[..start - 1].ends_with(|c: char| c.is_ascii_alphanumeric())
    }

    /// The letters of a special session before a number, in the Latin form, and where they begin.
    fn special(&self, start: usize) -> Option<(&'static str, usize)> {
        let before = self.line.text()[..start].strip_suffix('-')?;
        let citations = &self.pack.citations;
        let sorts = [
            ("ES", citations.emergency_session),
            ("S", citations.special_session),
        ];
        sorts.into_iter().find_map(|(letters, forms)| {
            let form = forms.iter().find(|form| before.ends_with(*form))?;
            let begin = before.len() - form.len();
            let glued = before[..begin].ends_with(|c: char| c.is_alphanumeric() || c == '/');
            let stands_alone = self.line.is_apart(begin)
                || !glued
                || self.pack.script == Script::Han
                || self.is_joined(begin);
            stands_alone.then_some((letters, begin))
        })
    }

    /// Whether a joining word that is printed without a blank behind it ends here.
    fn is_joined(&self, at: usize) -> bool {
        let joints = self.pack.citations.and.iter();
        let mut starts = joints.filter_map(|joint| self.line.text()[..at].strip_suffix(*joint));
        self.pack.script == Script::Arabic && starts.any(|before| self.line.is_apart(before.len()))
    }

    /// The letter of a part behind a number: a capital by itself, or a word for a letter.
    fn letter(&self, at: usize) -> (Option<char>, usize) {
        self.capital(at)
            .or_else(|| {
                let words = self.pack.numbers.letter_words;
                let (len, value) = longest(words, self.rest(at), |_| true)?;
                let is_word =
                    (self.line.is_apart(at) || self.is_joined(at)) && self.is_end_of_word(at + len);
                let letter = char::from(b'A' + u8::try_from(value).ok()?.checked_sub(1)?);
                (is_word && letter.is_ascii_uppercase()).then_some((letter, at + len))
            })
            .map_or((None, at), |(letter, end)| (Some(letter), end))
    }

    fn capital(&self, at: usize) -> Option<(char, usize)> {
        let width = self.rest(at).chars().next().map_or(0, char::len_utf8);
        let printed = self.line.words(&(at..at + width));
        let letter = printed.chars().next().and_then(|c| match c {
            'A'..='Z' => Some(c),
            // Cyrillic letters that look like Latin ones.
            'А' => Some('A'),
            'В' => Some('B'),
            'С' => Some('C'),
            'Е' => Some('E'),
            _ => None,
        })?;
        self.is_end_of_word(at + width)
            .then_some((letter, at + width))
    }

    fn is_end_of_word(&self, end: usize) -> bool {
        self.line.is_apart(end)
            || !self.rest(end).starts_with(char::is_alphanumeric)
            || self.pack.script == Script::Han
    }

    /// `34/83 A and B`: the same number with the letters that follow.
    fn further_letters(&self, number: &Numbered) -> Vec<Numbered> {
        let Form::Session(session, place, Some(_)) = number.form else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut at = number.range.end;
        loop {
            let joint = self.pack.citations.and.iter().filter_map(|word| {
                let end = at + word.len();
                let fits = self.rest(at).starts_with(word);
                let (letter, to) = fits.then(|| self.letter(end))?;
                Some((letter?, end, to))
            });
            let Some((letter, from, end)) = joint.max_by_key(|(_, _, end)| *end) else {
                return found;
            };
            found.push(Numbered {
                range: from..end,
                form: Form::Session(session, place, Some(letter)),
            });
            at = end;
        }
    }
}
