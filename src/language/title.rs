//! The number that stands before a title: `72/57.`, `1514 (XV).`, `377 A (V)`, `3201 (S-VI)`,
//! `2723 (2024)`, `ES-11/1.`, with the letters and digits that a language prints for them.

use super::fold::{Blanks, fold, fold_char};
use super::folded::Folded;
use super::label::section_number;
use super::pack::Pack;
use super::prefix::{head, longest_name};
use crate::model::{Kind, Organ, Style, chinese_value, roman, roman_value};
use std::ops::Range;

/// A number before a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TitleNumber {
    /// How many bytes of the text it takes, its stop included.
    pub(crate) len: usize,
    /// The number as the UN cites it in any language: `3068 (XXVIII)`, `S-26/2`.
    pub(crate) number: String,
    /// The letter of a part that is printed amid the number: `A` of `377 A (V)`.
    pub(crate) part: Option<char>,
    /// Whether a stop or dash ends it.
    pub(crate) has_stop: bool,
}

/// A number with the word for a kind of text before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedNumber {
    /// The kind, and where its word stands.
    pub(crate) kind: (Kind, Range<usize>),
    /// Where the number itself begins.
    pub(crate) digits: usize,
    /// The number; its length is counted from the beginning of the text.
    pub(crate) number: TitleNumber,
}

/// `Resolution 377 A (V)`, `Security Council resolution No. 242 (1967)`: the number behind the word for
/// a kind of text, the name of an organ and a mark, as the language has them.
pub(crate) fn named_number(text: &str, pack: &Pack) -> Option<NamedNumber> {
    const WORDS: usize = 120;
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let line = Folded::new(head(text, WORDS), Blanks::Dropped);
    let kinds = pack.kinds.all().into_iter();
    let kinds = kinds.flat_map(|(kind, words)| words.iter().map(move |word| (kind, *word)));
    // Of most lines the first bytes tell that there is none.
    let head = line.head();
    let begins = |word: &[u8]| word.iter().zip(head).all(|(a, b)| a == b);
    if !kinds.clone().any(|(_, word)| begins(word.as_bytes())) {
        return None;
    }
    let (kind, mut at) = longest_name(kinds, line.text())?;
    let words = line.printed(&(0..at));
    let organs = Organ::ALL.into_iter();
    let organs = organs.flat_map(|organ| pack.organs.of(organ).iter().map(|name| ((), *name)));
    at += longest_name(organs, &line.text()[at..]).map_or(0, |((), len)| len);
    let marks = pack.citations.number_marks.iter().map(|mark| ((), *mark));
    at += longest_name(marks, &line.text()[at..]).map_or(0, |((), len)| len);
    if at >= line.text().len() {
        return None;
    }
    let digits = line.printed(&(at..at + 1)).start;
    let mut number = plain_number(&text[digits..], pack)?;
    number.len += digits;
    Some(NamedNumber {
        kind: (kind, words),
        digits,
        number,
    })
}

/// The number before a title, be the word for the kind of text before it, `Resolution 7/3. Peace`, or
/// not.
pub(crate) fn title_number(text: &str, pack: &Pack) -> Option<TitleNumber> {
    const LONGEST: usize = 600;
    plain_number(text, pack).or_else(|| {
        let named = (text.len() < LONGEST).then(|| named_number(text, pack))??;
        let words = &text[named.number.len..];
        let is_title = named.number.has_stop && words.contains(char::is_alphabetic);
        is_title.then_some(named.number)
    })
}

/// The number at the head of a text; `None` where the text begins with no number of a resolution.
fn plain_number(text: &str, pack: &Pack) -> Option<TitleNumber> {
    let Printed { len, number, part } = number(text, pack)?;
    let rest = &text[len..];
    // `72/57.`, and in Arabic also `72/57 -`.
    let dash = rest.trim_start();
    let is_dash = dash.len() < rest.len() && dash.starts_with(['-', '–', '—']);
    let has_stop = is_dash || rest.starts_with(['.', '．', ':', '。']);
    let after = match if is_dash { dash } else { rest }.chars().next() {
        Some(mark) if has_stop => &rest[rest.find(mark).unwrap_or(0) + mark.len_utf8()..],
        _ => rest,
    };
    // A blank or the end must follow, or a word where a stop stands between. `1.5` is no number.
    let is_bracketed = text[..len].ends_with([')', '）']);
    let fits = after.is_empty()
        || after.starts_with(char::is_whitespace)
        || (has_stop && (is_bracketed || !after.starts_with(|c: char| c.is_ascii_digit())))
        || after.starts_with(|c: char| c.is_alphabetic() && !c.is_ascii());
    fits.then(|| TitleNumber {
        len: text.len() - after.len(),
        number,
        part,
        has_stop,
    })
}

/// How many bytes of a text the number before a title takes, its stop included.
pub(crate) fn title_label(text: &str, pack: &Pack) -> Option<usize> {
    title_number(text, pack).map(|found| found.len)
}

/// A number without its stop.
struct Printed {
    len: usize,
    number: String,
    part: Option<char>,
}

impl Printed {
    fn new(len: usize, number: String) -> Self {
        Self {
            len,
            number,
            part: None,
        }
    }
}

fn number(text: &str, pack: &Pack) -> Option<Printed> {
    let (prefix, letters) = match session(text, pack) {
        // `S-10/2`, but no date or name behind the letters.
        Some((len, letters)) if text[len..].contains('/') && !letters.is_empty() => (len, letters),
        _ => (0, ""),
    };
    let (first, len) = digits(&text[prefix..])
        .or_else(|| (prefix == 0).then(|| chinese_digits(text)).flatten())?;
    let at = prefix + len;
    if let Some(rest) = text[at..].strip_prefix('/') {
        let (second, len) = digits(rest)?;
        let mut end = at + 1 + len;
        let mut number = [letters, &first, "/", &second].concat();
        // `69/96A`: letters of parts belong to the number only when glued.
        let mut after = rest[len..].chars();
        if let Some(letter) = after.next().filter(char::is_ascii_uppercase)
            && !after.next().is_some_and(char::is_alphanumeric)
        {
            end += 1;
            number.push(letter);
        }
        // A fraction of a symbol (`72/57/Add.1`) is no number.
        return (!text[end..].starts_with('/')).then(|| Printed::new(end, number));
    }
    if prefix > 0 {
        return None;
    }
    // `1514 (XV)`, `2723 (2024)`, `377 A (V)`
    let rest = text[at..].trim_start_matches([' ', '\u{a0}']);
    let (part, len) = part_letter(rest, pack);
    let rest = &rest[len..];
    let inner = rest
        .trim_start_matches([' ', '\u{a0}'])
        .strip_prefix(['(', '（'])?;
    let close = inner.find([')', '）']).filter(|close| *close <= 24)?;
    let behind = &inner[close..];
    let width = behind.chars().next().map_or(0, char::len_utf8);
    let session = bracketed(&inner[..close], pack)?;
    Some(Printed {
        part,
        ..Printed::new(
            text.len() - behind.len() + width,
            [&first, " (", &session, ")"].concat(),
        )
    })
}

/// The letter of a part at the head of a text, or the word that a language has for it, and its length.
fn part_letter(text: &str, pack: &Pack) -> (Option<char>, usize) {
    if let Some(letter) = text.chars().next().filter(char::is_ascii_uppercase) {
        return (Some(letter), 1);
    }
    let word = text.split([' ', '\u{a0}', '(', '（']).next();
    let word = word.unwrap_or_default();
    let part = match section_number(word, pack) {
        Some((Style::UpperLetter, value)) => char::from_u32(u32::from(b'A') + value - 1),
        _ => None,
    };
    let part = part.filter(char::is_ascii_uppercase);
    (part, part.map_or(0, |_| word.len()))
}

/// One to four digits of any kind at the head of a text, as ASCII, and their length in it.
fn digits(text: &str) -> Option<(String, usize)> {
    let mut found = String::new();
    let mut len = 0;
    for c in text.chars() {
        let Some(digit) = fold_char(c).filter(char::is_ascii_digit) else {
            break;
        };
        if found.len() == 4 {
            return None;
        }
        found.push(digit);
        len += c.len_utf8();
    }
    (!found.is_empty()).then_some((found, len))
}

/// Chinese numerals, `一五一四`, `八十七`, as the older printing has them.
fn chinese_digits(text: &str) -> Option<(String, usize)> {
    let len = text
        .find(|c| !"〇零一二三四五六七八九十百千".contains(c))
        .unwrap_or(text.len());
    let value = chinese_value(&text[..len])?;
    // A numeral alone is a title's only where brackets and a stop follow: `四(一九四六).`
    let is_alone = text[..len].chars().count() == 1;
    let is_stopped = || {
        let close = text.find([')', '）'])?;
        text[close..].chars().nth(1)
    };
    (!is_alone || matches!(is_stopped(), Some('.' | '．'))).then(|| (value.to_string(), len))
}

/// What stands in the brackets behind a number: a year, or the session in numerals.
fn bracketed(inner: &str, pack: &Pack) -> Option<String> {
    let inner = inner.trim();
    if let Some((year, len)) = digits(inner)
        && year.len() == 4
        && len == inner.len()
    {
        return Some(year);
    }
    let (len, letters) = session(inner, pack)
        .or_else(|| session_word(inner, pack))
        .unwrap_or((0, ""));
    let numeral = inner[len..].trim();
    let value = match digits(numeral) {
        Some((digits, width)) if width == numeral.len() && len > 0 => digits.parse().ok(),
        _ => chinese_value(numeral).or_else(|| roman_value(&latin(numeral))),
    };
    let value = value.filter(|value| *value > 0)?;
    if (1946..2100).contains(&value) {
        return Some(value.to_string());
    }
    Some([letters, &roman(value)].concat())
}

/// The Cyrillic letters that look like those of Roman numerals, replaced.
fn latin(numeral: &str) -> String {
    let replaced = |c| match c {
        'Х' => 'X',
        'І' => 'I',
        'С' => 'C',
        'М' => 'M',
        _ => c,
    };
    numeral.chars().map(replaced).collect()
}

/// The word for a session before its number, as some print it for the letters.
fn session_word(inner: &str, pack: &Pack) -> Option<(usize, &'static str)> {
    let line = Folded::new(inner, Blanks::Dropped);
    let citations = &pack.citations;
    let kinds = [
        (citations.emergency_session, "ES-"),
        (citations.special_session, "S-"),
        (citations.regular_session, ""),
    ];
    kinds.into_iter().find_map(|(names, letters)| {
        let mut names = names.iter();
        names.find_map(|name| {
            let tail = behind_word(name, line.text().strip_prefix(*name)?)?;
            let at = line.text().len() - tail.len();
            Some((line.printed(&(at..at + 1)).start, letters))
        })
    })
}

/// The digits right behind the word for a session, folded; letters want a hyphen there.
pub(crate) fn behind_word<'t>(name: &str, tail: &'t str) -> Option<&'t str> {
    let is_word = name.chars().count() > 4;
    let digits = !tail.is_empty() && tail.bytes().all(|b| b.is_ascii_digit());
    (is_word && digits).then_some(tail)
}

/// The letters that stand for a kind of session, with their hyphen: their length, and what the UN
/// cites for them, `S-`, `ES-`, or nothing for a regular one.
fn session(text: &str, pack: &Pack) -> Option<(usize, &'static str)> {
    const LONGEST: usize = 24;
    let at = text
        .char_indices()
        .take_while(|(at, _)| *at <= LONGEST)
        .find(|(_, c)| fold_char(*c) == Some('-'))?;
    let printed = &text[..at.0];
    if printed.contains(char::is_lowercase) {
        return None;
    }
    let name = fold(printed, Blanks::Dropped);
    let citations = &pack.citations;
    let kinds = [
        (citations.emergency_session, "ES-"),
        (citations.special_session, "S-"),
        (citations.regular_session, ""),
    ];
    let (_, letters) = kinds
        .into_iter()
        .find(|(names, _)| names.contains(&name.as_str()))?;
    let behind = text[at.0 + at.1.len_utf8()..].trim_start();
    Some((text.len() - behind.len(), letters))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::model::Language::{self, Arabic, Chinese, English, Russian};

    #[test]
    fn numbers_before_titles() {
        for (language, text, label, number) in [
            (English, "72/57. The illicit trade", "72/57.", "72/57"),
            (Arabic, "79/163 حق الشعب", "79/163", "79/163"),
            (English, "ES-11/1. Aggression", "ES-11/1.", "ES-11/1"),
            (English, "S-10/2. Final document", "S-10/2.", "S-10/2"),
            (Arabic, "د إ-26/2 إعلان", "د إ-26/2", "S-26/2"),
            (Arabic, "دإط-10/2 - تدابير", "دإط-10/2 -", "ES-10/2"),
            (English, "1514 (XV). Declaration", "1514 (XV).", "1514 (XV)"),
            (Russian, "1514 (ХV). Декларация", "1514 (ХV).", "1514 (XV)"),
            (
                Chinese,
                "一五一四（十五）．宣言",
                "一五一四（十五）．",
                "1514 (XV)",
            ),
            (English, "377 (V). Uniting for peace", "377 (V).", "377 (V)"),
            (
                English,
                "3201 (S-VI). Declaration",
                "3201 (S-VI).",
                "3201 (S-VI)",
            ),
            (
                Arabic,
                "3068 (د-28) - إعلان",
                "3068 (د-28) -",
                "3068 (XXVIII)",
            ),
            (
                Arabic,
                "٣٢٠١ (د إ - ٦) - إعلان",
                "٣٢٠١ (د إ - ٦) -",
                "3201 (S-VI)",
            ),
            (
                Chinese,
                "300(1971)．1971年的决议",
                "300(1971)．",
                "300 (1971)",
            ),
            (English, "2024/3.Title", "2024/3.", "2024/3"),
            (Chinese, "72/57. 小武器", "72/57.", "72/57"),
            (Chinese, "72/57.小武器", "72/57.", "72/57"),
            (Arabic, "51/77 - حقوق", "51/77 -", "51/77"),
        ] {
            let found = title_number(text, pack(language)).map(|n| (n.len, n.number));
            assert_eq!(found, Some((label.len(), number.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_letter_amid_the_number() {
        let found = title_number("377 A (V). Uniting", pack(English)).unwrap();
        assert_eq!(
            (found.len, found.number.as_str(), found.part),
            (10, "377 (V)", Some('A'))
        );
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "A/72/57",
            "1. Requests",
            "2017 年",
            "12 December 2017",
            "3/4/5",
            "1990s",
            "S-10",
            "300 (see below)",
            "5 (a) To meet",
        ] {
            for language in Language::ALL {
                assert_eq!(title_label(text, pack(language)), None, "{text}");
            }
        }
    }
}
