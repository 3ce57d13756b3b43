//! Numbers in the slots of templates: of texts, of places in them, of goals and publications.

use super::{Reader, Value};
use crate::language::prefix;
use crate::model::roman_value;

impl Reader<'_, '_> {
    /// The number of a resolution, division or annex: digits, Roman, letters, Chinese numerals, or
    /// the pack's words for them.
    pub(super) fn number(&self, at: usize) -> Option<(Value, usize)> {
        let rest = self.rest(at);
        let ascii = rest
            .bytes()
            .take_while(|c| c.is_ascii_alphanumeric() || b"()/-".contains(c))
            .count();
        let ascii = self.words_end(at, at + ascii) - at;
        let ascii = rest[..ascii].trim_end_matches(['-', '(']).len();
        let end = if ascii > 0 {
            let word = &rest[..ascii];
            let fits = word.starts_with(|c: char| c.is_ascii_digit())
                || roman_value(word).is_some()
                || (word.len() == 1)
                || word.contains('/');
            fits.then_some(at + ascii)
        } else {
            self.chinese(at).map(|(_, end)| end).or_else(|| {
                let numbers = &self.pack.numbers;
                let lists = [
                    numbers.section_words,
                    numbers.letter_words,
                    self.pack.ordinals.words,
                ];
                let found = lists
                    .into_iter()
                    .filter_map(|w| prefix::longest(w, rest, |_| true));
                found.map(|(len, _)| at + len).max()
            })
        }?;
        let printed = self.line.words(&(at..end));
        Some((Value::Number(printed.trim().to_owned()), end))
    }

    /// Where a number ends that could go on to `end`: before a word that a blank or a bracket sets
    /// apart, as in `242 (1967) of 22 November`. A capital alone, `377 A (V)`, belongs to it.
    fn words_end(&self, at: usize, end: usize) -> usize {
        let bytes = self.line.text().as_bytes();
        let is_letter = |i: usize| bytes[i].is_ascii_alphabetic();
        (at + 1..end)
            .filter(|i| is_letter(*i) && (bytes[i - 1] == b')' || self.line.is_apart(*i)))
            .find(|&i| {
                let printed = self.line.words(&(i..i + 1));
                let is_alone =
                    i + 1 >= bytes.len() || !is_letter(i + 1) || self.line.is_apart(i + 1);
                !is_alone || printed.starts_with(char::is_lowercase)
            })
            .unwrap_or(end)
    }

    /// The number of a place: digits, a Roman numeral or a letter that stand alone, Chinese numerals,
    /// or a word for a number.
    pub(super) fn place(&self, at: usize) -> Option<(Value, usize)> {
        if let Some((_, end)) = self.digits(at, 3).or_else(|| self.chinese(at)) {
            let printed = self.line.words(&(at..end)).to_owned();
            return Some((Value::Number(printed), end));
        }
        let rest = self.rest(at);
        let letters = rest.bytes().take(8).take_while(u8::is_ascii_alphabetic);
        let mut end = at;
        for _ in letters {
            if end > at && self.line.is_apart(end) {
                break;
            }
            end += 1;
        }
        if end > at {
            let printed = self.line.words(&(at..end));
            let is_number = printed.len() == 1 || roman_value(printed).is_some();
            if is_number && printed.bytes().all(|b| b.is_ascii_uppercase()) {
                return Some((Value::Number(printed.to_owned()), end));
            }
        }
        if let Some(found) = self.look_alike(at) {
            return Some(found);
        }
        let numbers = &self.pack.numbers;
        let longest = |words| prefix::longest(words, rest, |_| true);
        let ordinal = longest(numbers.section_words)
            .max(longest(numbers.part_words))
            .max(longest(self.pack.ordinals.words));
        // A word for a letter stands for it: “الفرع ألف” is section A.
        let letter = longest(numbers.letter_words).filter(|letter| ordinal < Some(*letter));
        if let Some((len, n @ 1..=26)) = letter {
            let letter = char::from_u32(u32::from(b'@') + n)?;
            return Some((Value::Number(letter.to_string()), at + len));
        }
        let (len, n) = ordinal?;
        Some((Value::Ordinal(n), at + len))
    }

    /// A Cyrillic capital that looks like a Latin one and stands alone.
    fn look_alike(&self, at: usize) -> Option<(Value, usize)> {
        let end = at + self.rest(at).chars().next()?.len_utf8();
        let letter = match self.line.words(&(at..end)).chars().next()? {
            'А' => 'A',
            'В' => 'B',
            'С' => 'C',
            'Е' => 'E',
            _ => return None,
        };
        let stands = self.line.is_apart(end) || !self.rest(end).starts_with(char::is_alphanumeric);
        stands.then(|| (Value::Number(letter.to_string()), end))
    }

    /// Letters and digits with stops between, as they are printed.
    pub(super) fn code(&self, at: usize) -> Option<(Value, usize)> {
        let run = self.rest(at).bytes().take(24);
        let mut end = at;
        for byte in run.take_while(|b| b.is_ascii_alphanumeric() || *b == b'.') {
            if end > at && byte != b'.' && self.line.is_apart(end) {
                break;
            }
            end += 1;
        }
        while end > at && self.line.text().as_bytes()[end - 1] == b'.' {
            end -= 1;
        }
        let printed = self.line.words(&(at..end));
        (end > at).then(|| (Value::Number(printed.to_owned()), end))
    }
}
