//! Printed numbers of paragraphs, points and divisions.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// `1`, `12`, in any digits.
    Arabic,
    /// `I`, `IV`; also `一` and `أولا` at the head of a section.
    UpperRoman,
    /// `i`, `iv`; also `㈠` and `’1‘` as the second level of points.
    LowerRoman,
    /// `A`, `B`, `AA`; also `ألف`.
    UpperLetter,
    /// `a`, `b`, `aa`; also `أ`.
    LowerLetter,
    /// `•`, `–`: an item without a number.
    Bullet,
    /// Anything else with a digit or letter in it: `1.2`, `3 bis`.
    Other,
}

/// A number as it is printed, with what it means.
///
/// The label is what the page shows and is never generated (rule C63); style and value give the
/// token of the eId, which is the same in six languages (section 3.5).
///
/// ```
/// use plenary::{Number, Style};
/// let number = Number::new("㈡", Style::LowerRoman, 2);
/// assert_eq!(number.label(), "㈡");
/// assert_eq!(number.token().as_deref(), Some("ii"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// The number as printed, with its brackets or full stop.
    #[cfg_attr(feature = "schema", schemars(example = "1.", example = "(a)"))]
    label: String,
    /// How it is written.
    style: Style,
    /// What it counts, from 1; 0 where the style is `bullet` or `other`.
    value: u32,
}

impl Number {
    /// A number with its printed label, style and value.
    pub fn new(label: impl Into<String>, style: Style, value: u32) -> Self {
        Self {
            label: label.into(),
            style,
            value,
        }
    }

    /// The number as printed: `1.`, `(a)`, `1 -`, `㈠`.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// How the number is written.
    pub fn style(&self) -> Style {
        self.style
    }

    /// What the number counts, from 1; 0 for bullets and unusual labels.
    pub fn value(&self) -> u32 {
        self.value
    }

    /// The part of an eId that this number gives, the English form of it (rules 2 of section 3.1 and
    /// 3.5): `1`, `a`, `aa`, `iv`, `I`. `None` for a bullet, which has no number, and for a label
    /// without Latin letters or digits.
    pub fn token(&self) -> Option<String> {
        match self.style {
            Style::Arabic => Some(self.value.to_string()),
            Style::UpperRoman => Some(roman(self.value)),
            Style::LowerRoman => Some(roman(self.value).to_ascii_lowercase()),
            Style::UpperLetter => Some(letters(self.value).to_ascii_uppercase()),
            Style::LowerLetter => Some(letters(self.value)),
            Style::Bullet => None,
            Style::Other => cleaned(&self.label),
        }
        .filter(|token| !token.is_empty())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

/// Rule 2 of section 3.1: outer punctuation and blanks go, inner separators become `-`. Letters of
/// one language are in no address, which is the same in six.
fn cleaned(label: &str) -> Option<String> {
    let label = label.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let mut token = String::with_capacity(label.len());
    let mut separated = false;
    let mut chars = label.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_alphanumeric() {
            if std::mem::take(&mut separated) {
                token.push('-');
            }
            token.push(c);
        } else if !c.is_whitespace() && !c.is_alphanumeric() {
            // A full stop that ends a word (`Rev. A`) separates nothing.
            separated |= chars.peek().is_some_and(|next| !next.is_whitespace());
        }
    }
    (!token.is_empty()).then_some(token)
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// A number in Roman capitals; empty for 0. Numbers over 3,999 repeat the `M`, up to 32 of them.
///
/// ```
/// assert_eq!(plenary::roman(14), "XIV");
/// ```
pub fn roman(mut value: u32) -> String {
    let mut text = String::new();
    value = value.min(32_999);
    for (weight, sign) in ROMAN {
        while value >= weight {
            text.push_str(sign);
            value -= weight;
        }
    }
    text
}

/// The value of a Roman numeral in one case, in its shortest spelling only: `IIII` is none.
///
/// ```
/// assert_eq!(plenary::roman_value("xiv"), Some(14));
/// assert_eq!(plenary::roman_value("IIII"), None);
/// ```
pub fn roman_value(text: &str) -> Option<u32> {
    let is_sign = |c: u8| b"IVXLCDM".contains(&c.to_ascii_uppercase());
    if !text.bytes().all(is_sign) {
        return None;
    }
    let upper = text.to_ascii_uppercase();
    if text.is_empty() || text.len() > 15 || (text != upper && text != upper.to_ascii_lowercase()) {
        return None;
    }
    let mut rest = upper.as_str();
    let mut value = 0;
    for (weight, sign) in ROMAN {
        while let Some(tail) = rest.strip_prefix(sign) {
            value += weight;
            rest = tail;
        }
    }
    (rest.is_empty() && roman(value) == upper).then_some(value)
}

/// The value of the Roman numeral of an annex; what stands for more than there are annexes is a
/// letter: Annex C is no hundredth one.
pub(crate) fn annex_value(text: &str) -> Option<u32> {
    const MOST: u32 = 40;
    roman_value(text).filter(|value| *value < MOST)
}

/// The letter label of a value in the manner of the UN: `a`…`z`, then `aa`, `bb`… `zz`.
pub(crate) fn letters(value: u32) -> String {
    if value == 0 {
        return String::new();
    }
    let (round, letter) = ((value - 1) / 26, (value - 1) % 26);
    let letter = char::from(b'a' + letter as u8);
    std::iter::repeat_n(letter, round.min(7) as usize + 1).collect()
}

/// The value of a Chinese numeral up to 9,999 (`十一`, `七十二`, `二〇一七`), or of one enclosed in
/// brackets as one character (`㈠`).
///
/// ```
/// assert_eq!(plenary::chinese_value("七十二"), Some(72));
/// assert_eq!(plenary::chinese_value("㈩"), Some(10));
/// ```
pub fn chinese_value(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    if let (Some(c @ '\u{3220}'..='\u{3229}'), None) = (chars.next(), chars.next()) {
        return Some(c as u32 - 0x3220 + 1);
    }
    let digit = |c| {
        "〇一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map(|d| d as u32)
    };
    let digit = |c| {
        digit(if c == '零' {
            '〇'
        } else if c == '两' {
            '二'
        } else {
            c
        })
    };
    if text.chars().count() > 1 && text.chars().all(|c| digit(c).is_some()) {
        let value = text.chars().filter_map(digit);
        return (text.chars().count() <= 4).then(|| value.fold(0, |n, d| n * 10 + d));
    }
    let (mut total, mut pending) = (0, None);
    for c in text.chars() {
        let weight = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                match digit(c)? {
                    0 if pending.is_none() => {}
                    d if pending.is_none() => pending = Some(d),
                    _ => return None,
                }
                continue;
            }
        };
        total += weight * pending.take().unwrap_or(1);
    }
    let value = total + pending.unwrap_or(0);
    (value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_follow_the_english_numbering() {
        let token = |label, style, value| Number::new(label, style, value).token();
        assert_eq!(token("1 -", Style::Arabic, 1).as_deref(), Some("1"));
        assert_eq!(token("一", Style::UpperRoman, 1).as_deref(), Some("I"));
        assert_eq!(token("(ب)", Style::LowerLetter, 2).as_deref(), Some("b"));
        assert_eq!(token("(aa)", Style::LowerLetter, 27).as_deref(), Some("aa"));
        assert_eq!(token("’3‘", Style::LowerRoman, 3).as_deref(), Some("iii"));
        assert_eq!(
            token("11.2 Rev. A", Style::Other, 0).as_deref(),
            Some("11-2RevA")
        );
        assert_eq!(token("–", Style::Bullet, 0), None);
        assert_eq!(token("3 مكررا", Style::Other, 0).as_deref(), Some("3"));
        assert_eq!(token("مكررا", Style::Other, 0), None);
    }

    #[test]
    fn roman_numerals_round_trip() {
        for n in 1..=3999 {
            assert_eq!(roman_value(&roman(n)), Some(n));
        }
        assert_eq!(roman_value("Iv"), None);
    }

    #[test]
    fn chinese_numerals() {
        for (text, value) in [
            ("一", 1),
            ("十", 10),
            ("十一", 11),
            ("八十", 80),
            ("一百零五", 105),
            ("二〇一七", 2017),
        ] {
            assert_eq!(chinese_value(text), Some(value), "{text}");
        }
        assert_eq!(chinese_value("大会"), None);
        assert_eq!(chinese_value(""), None);
    }
}
