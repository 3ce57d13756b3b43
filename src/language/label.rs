//! Printed numbers at the head of a block: `1.`, `(a)`, `a)`, `1 -`, `㈠`, `(أ)`, `’1‘`, `•`.

use super::fold::fold_char;
use super::pack::{Counted, Pack, Script};
use super::prefix;
use crate::model::{Style, chinese_value, roman_value};

/// A label at the head of a text.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    /// How many bytes of the text it takes, without the blanks after it.
    pub(crate) len: usize,
    /// How it is set.
    pub(crate) form: Form,
    /// What it may mean; the likeliest first.
    pub(crate) readings: Vec<(Style, u32)>,
}

/// How a label is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `1.`, `a.`, `1．`, `一、`
    Stop,
    /// `(a)`
    Brackets,
    /// `a)`
    Bracket,
    /// `1 -`, `أولا -`
    Dash,
    /// `㈠`
    Enclosed,
    /// `’1‘`
    Quotes,
    /// `•`, `–`
    Bullet,
}

/// The label at the head of a text, where there is one and words follow it.
pub(crate) fn label(text: &str, pack: &Pack) -> Option<Label> {
    let first = text.chars().next()?;
    if let '\u{3220}'..='\u{3229}' = first {
        let value = chinese_value(&text[..first.len_utf8()])?;
        let readings = vec![(Style::LowerRoman, value)];
        return Some(Label {
            len: first.len_utf8(),
            form: Form::Enclosed,
            readings,
        });
    }
    let is_bullet = match first {
        '•' | '●' | '▪' | '■' | '◦' | '\u{e000}'..='\u{f8ff}' => true,
        '·' | '–' | '—' | '-' => text[first.len_utf8()..].starts_with(char::is_whitespace),
        _ => false,
    };
    if is_bullet {
        let readings = vec![(Style::Bullet, 0)];
        return Some(Label {
            len: first.len_utf8(),
            form: Form::Bullet,
            readings,
        });
    }
    if matches!(first, '’' | '‘' | '\'') {
        return quoted(text, first);
    }
    let open = matches!(first, '(' | '（');
    let body = &text[if open { first.len_utf8() } else { 0 }..];
    let core_len = core(body)?;
    let core_len = if open {
        repeated(body, core_len)
    } else {
        core_len
    };
    let (core, after) = body.split_at(core_len);
    let closing = after.trim_start_matches([' ', '\u{a0}']);
    let skipped = after.len() - closing.len();
    let close = closing.chars().next()?;
    let end = text.len() - closing.len() + close.len_utf8();
    let tail = &text[end..];
    if !open
        && skipped == 0
        && close == '.'
        && let Some(len) = compound(core, tail)
    {
        return Some(Label {
            len: end + len,
            form: Form::Stop,
            readings: vec![(Style::Other, 0)],
        });
    }
    let form = match close {
        ')' | '）' if open => Form::Brackets,
        ')' | '）' if skipped == 0 => Form::Bracket,
        '.' | '．' if !open && skipped == 0 && !tail.starts_with(|c: char| c.is_ascii_digit()) => {
            Form::Stop
        }
        '、' if !open && skipped == 0 => Form::Stop,
        '-' | '–' | '—' | '‑' | '-'
            if !open
                && (core.chars().all(char::is_numeric) || is_letter_apart(core, skipped, tail)) =>
        {
            Form::Dash
        }
        _ => return None,
    };
    // “1.Decides” and “a.决定” stand, “A.B.” and “e.g.” do not.
    let is_glued = tail.starts_with(|c: char| {
        c.is_alphanumeric() && (c.is_ascii() || pack.script != Script::Han || form == Form::Dash)
    });
    if is_glued && form == Form::Stop && !core.starts_with(|c: char| c.is_numeric()) {
        return None;
    }
    if form == Form::Dash && skipped == 0 && is_glued {
        return None;
    }
    let readings = readings(core, form, close, pack);
    (!readings.is_empty()).then_some(Label {
        len: end,
        form,
        readings,
    })
}

/// Whether a label before a dash is an Arabic letter by itself, blanks around the dash: `أ - `.
fn is_letter_apart(core: &str, skipped: usize, tail: &str) -> bool {
    let mut letters = core.chars();
    let is_one = matches!(letters.next(), Some('\u{621}'..='\u{64a}')) && letters.next().is_none();
    is_one && skipped > 0 && tail.starts_with(char::is_whitespace)
}

/// The length of what follows the first stop of a number in parts, `17.1`, `1.a`: words that begin a
/// sentence must follow, so that `3.5 million` and `1.5 %` are none.
fn compound(core: &str, tail: &str) -> Option<usize> {
    if !core.bytes().all(|c| c.is_ascii_digit()) || core.len() > 2 {
        return None;
    }
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let len = match (digits, tail.as_bytes().first()) {
        (1..=2, _) => digits,
        (0, Some(b'a'..=b'z')) => 1,
        _ => return None,
    };
    let words = tail[len..].trim_start();
    let is_apart = words.len() < tail.len() - len;
    let first = words.chars().next()?;
    let begins = first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase());
    // Words without case begin a sentence where a letter marks the number.
    let fits = if first.is_uppercase() {
        is_apart
    } else {
        begins && digits == 0
    };
    fits.then_some(len)
}

/// `’1‘`: the second level in Arabic; the quotes may be either way round.
fn quoted(text: &str, first: char) -> Option<Label> {
    let body = &text[first.len_utf8()..];
    let width: usize = body
        .chars()
        .take_while(|c| c.is_numeric())
        .map(char::len_utf8)
        .sum();
    let close = body[width..].chars().next()?;
    if width == 0 || !matches!(close, '’' | '‘' | '\'') {
        return None;
    }
    let value = digits_value(&body[..width])?;
    let len = first.len_utf8() + width + close.len_utf8();
    Some(Label {
        len,
        form: Form::Quotes,
        readings: vec![(Style::LowerRoman, value)],
    })
}

/// The length of what may be a number: digits, or a few letters of one script.
fn core(body: &str) -> Option<usize> {
    let first = body.chars().next()?;
    let fits: fn(char) -> bool = if first.is_numeric() && !is_chinese_numeral(first) {
        char::is_numeric
    } else if is_chinese_numeral(first) {
        is_chinese_numeral
    } else {
        |c| c.is_alphabetic() || matches!(c, '\u{640}' | '\u{64b}'..='\u{652}')
    };
    let mut len = 0;
    for (count, c) in body.chars().enumerate() {
        if !fits(c) {
            break;
        }
        if count >= 7 {
            return None;
        }
        len += c.len_utf8();
    }
    (len > 0).then_some(len)
}

/// The length of a letter that is repeated with a blank between, as Arabic does where its letters do
/// not join: `أ أ`. `len` where it is not.
fn repeated(body: &str, len: usize) -> usize {
    let again = body[len..].strip_prefix([' ', '\u{a0}']);
    match again.and_then(|rest| rest.strip_prefix(&body[..len])) {
        Some(rest) if rest.starts_with([')', '）']) => body.len() - rest.len(),
        _ => len,
    }
}

fn is_chinese_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百'
    )
}

fn digits_value(digits: &str) -> Option<u32> {
    let mut value: u32 = 0;
    for c in digits.chars() {
        let digit = fold_char(c)?.to_digit(10)?;
        value = value.checked_mul(10)?.checked_add(digit)?;
    }
    (value > 0).then_some(value)
}

fn readings(core: &str, form: Form, stop: char, pack: &Pack) -> Vec<(Style, u32)> {
    let mut readings = Vec::new();
    if let Some(value) = digits_value(core) {
        // A year at the head of a line is no number.
        if value < 1000 {
            readings.push((Style::Arabic, value));
        }
        return readings;
    }
    if core.chars().all(is_chinese_numeral) {
        if let Some(value) = chinese_value(core) {
            // In brackets the numeral continues ㈠…㈩; before a comma it heads a section.
            let style = match form {
                Form::Brackets | Form::Bracket => Style::LowerRoman,
                // Behind a full stop it counts paragraphs, as the older printing has it.
                Form::Stop if stop != '、' => Style::Arabic,
                _ => Style::UpperRoman,
            };
            readings.push((style, value));
        }
        return readings;
    }
    let upper = core.chars().next().is_some_and(char::is_uppercase);
    let roman = folded_letters(core, pack).and_then(|latin| roman_value(&latin));
    let style = if upper || stop == '、' {
        Style::UpperLetter
    } else {
        Style::LowerLetter
    };
    readings.extend(letter_values(core, pack).map(|value| (style, value)));
    if let Some(value) = roman {
        let reading = (
            if upper {
                Style::UpperRoman
            } else {
                Style::LowerRoman
            },
            value,
        );
        // A single i, v or x is a numeral until the letters before it say otherwise; c, d, l, m are
        // letters.
        if core.chars().count() > 1 || matches!(core, "i" | "v" | "x" | "I" | "V" | "X") {
            readings.insert(0, reading);
        } else {
            readings.push(reading);
        }
    }
    readings
}

/// The letters in one case, look-alikes replaced.
fn folded_letters(core: &str, pack: &Pack) -> Option<String> {
    let mut latin = String::with_capacity(core.len());
    for c in core
        .chars()
        .filter(|c| !c.is_whitespace())
        .filter_map(fold_char)
    {
        let c = pack
            .numbers
            .alternatives
            .iter()
            .find(|(from, _)| *from == c)
            .map_or(c, |(_, to)| *to);
        latin.extend(fold_char(c));
    }
    (!latin.is_empty()).then_some(latin)
}

/// The value of a letter label: `a` is 1, `aa` is 27.
pub(crate) fn letter_value(core: &str, pack: &Pack) -> Option<u32> {
    letter_values(core, pack).next()
}

/// The values of a letter label in each order of the pack: а is 1 in both Russian orders, в looks
/// like the second Latin letter and is the third of its own.
fn letter_values<'a>(core: &'a str, pack: &'a Pack) -> impl Iterator<Item = u32> + 'a {
    let look_alike = folded_letters(core, pack);
    let printed = super::fold(core, super::Blanks::Dropped);
    let mut first = None;
    let orders = pack.numbers.letters.iter().enumerate();
    // Letters that are repeated may count on from the last of their own order, or from the last
    // Latin one, whose place they take in another language.
    let rounds = [None, Some(LATIN)];
    orders
        .flat_map(move |order| rounds.map(|round| (order, round)))
        .filter_map(move |((i, order), round)| {
            let letters = if i == 0 {
                look_alike.as_deref()?
            } else {
                &printed
            };
            if round.is_some() && letters.chars().nth(1).is_none() {
                return None;
            }
            let value = place(letters, order, round).filter(|value| Some(*value) != first)?;
            first = Some(value);
            Some(value)
        })
}

/// How many Latin letters there are.
const LATIN: u32 = 26;

/// The place of a letter in an order; a repeated letter stands in the next round.
fn place(letters: &str, order: &str, round: Option<u32>) -> Option<u32> {
    let mut chars = letters.chars();
    let first = chars.next()?;
    let place = order
        .chars()
        .filter_map(fold_char)
        .position(|c| c == first)? as u32;
    let count = round.unwrap_or_else(|| order.chars().count() as u32);
    let repeats = chars.clone().count() as u32;
    (repeats < 3 && chars.all(|c| c == first)).then_some(place + 1 + repeats * count)
}

/// A number that stands alone as the head of a section: `I`, `IV`, `A`, `一`, `أولا`, with or
/// without a stop or dash after it.
pub(crate) fn section_number(text: &str, pack: &Pack) -> Option<(Style, u32)> {
    let core = text.trim().trim_end_matches(|c: char| {
        c == '.'
            || c == '．'
            || c == '、'
            || c == '-'
            || c == '–'
            || c == '—'
            || c == ':'
            || c.is_whitespace()
    });
    if core.is_empty() || core.len() > 40 {
        return None;
    }
    if core.chars().all(is_chinese_numeral) {
        return chinese_value(core).map(|value| (Style::UpperRoman, value));
    }
    if let Some(value) = digits_value(core) {
        return (value < 1000).then_some((Style::Arabic, value));
    }
    if pack.script != Script::Latin {
        let folded = super::fold(core, super::Blanks::Dropped);
        let place = |words: Counted| {
            prefix::longest(words, &folded, |len| len == folded.len()).map(|(_, value)| value)
        };
        if let Some(value) = place(pack.numbers.section_words) {
            return Some((Style::UpperRoman, value));
        }
        if let Some(value) = place(pack.numbers.letter_words) {
            return Some((Style::UpperLetter, value));
        }
    }
    if core.chars().all(|c| c.is_ascii_uppercase()) {
        if let Some(value) = roman_value(core) {
            // A lone C or D is a letter.
            if core.len() > 1 || matches!(core, "I" | "V" | "X") {
                return Some((Style::UpperRoman, value));
            }
        }
        if core.len() == 1 {
            return Some((Style::UpperLetter, u32::from(core.as_bytes()[0] - b'A') + 1));
        }
    }
    None
}

/// The number that a word for a place names: `الثاني`.
pub(crate) fn ordinal_word(text: &str, pack: &Pack) -> Option<u32> {
    let folded = super::fold(text.trim(), super::Blanks::Dropped);
    prefix::longest(pack.ordinals.words, &folded, |len| len == folded.len()).map(|(_, n)| n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::model::Language;

    fn values(core: &str, language: Language) -> Vec<u32> {
        letter_values(core, pack(language)).collect()
    }

    #[test]
    fn letters_count_in_the_orders_of_the_pack() {
        assert_eq!(values("b", Language::English), [2]);
        assert_eq!(values("aa", Language::French), [27]);
        assert_eq!(values("б", Language::Russian), [2]);
        assert_eq!(values("а", Language::Russian), [1]);
        assert_eq!(values("г", Language::Russian), [4]);
        assert!(values("в", Language::Russian).contains(&3));
        assert_eq!(values("أ", Language::Arabic), [1]);
        assert_eq!(values("ج", Language::Arabic), [3]);
        assert_eq!(values("أ أ", Language::Arabic), [29, 27]);
    }

    #[test]
    fn labels_of_many_forms() {
        let read = |text: &str, language| {
            label(text, pack(language)).map(|l| (l.len, l.form, l.readings[0]))
        };
        let en = Language::English;
        assert_eq!(
            read("12. Requests", en),
            Some((3, Form::Stop, (Style::Arabic, 12)))
        );
        let other = |len| Some((len, Form::Stop, (Style::Other, 0)));
        assert_eq!(read("17.1 Strengthen", en), other(4));
        assert_eq!(read("1.a Ensure", en), other(3));
        assert_eq!(read("1.5 million", en), None);
        assert_eq!(
            read("(a) To", en),
            Some((3, Form::Brackets, (Style::LowerLetter, 1)))
        );
        assert_eq!(
            read("b) De", en),
            Some((2, Form::Bracket, (Style::LowerLetter, 2)))
        );
        assert_eq!(
            read("(iv) To", en),
            Some((4, Form::Brackets, (Style::LowerRoman, 4)))
        );
        assert_eq!(
            read("• To", en),
            Some((3, Form::Bullet, (Style::Bullet, 0)))
        );
        assert_eq!(
            read("㈡落实", Language::Chinese),
            Some((3, Form::Enclosed, (Style::LowerRoman, 2)))
        );
        assert_eq!(
            read("(أ أ) تقرر", Language::Arabic),
            Some((7, Form::Brackets, (Style::LowerLetter, 29)))
        );
        assert_eq!(
            read("1 - تقرر", Language::Arabic),
            Some((3, Form::Dash, (Style::Arabic, 1)))
        );
        for text in [
            "2015. Une",
            "3.5 per cent",
            "U.S. troops",
            "e.g. this",
            "12 December",
            "",
        ] {
            assert_eq!(read(text, en), None, "{text}");
        }
    }
}
