//! Which of the six languages a text is in.

use super::formula::opens_with_formula;
use super::pack::{Pack, Script, pack};
use super::{Blanks, fold};
use crate::model::Language;
use std::borrow::Cow;

/// How much of a text is looked at, in bytes: a page.
const SAMPLE: usize = 4 * 1024;

/// How many frequent words a formula, “The General Assembly,”, stands for: in a short text there are
/// few others.
const FORMULA: u32 = 6;

/// The language of a text, from its script and from the frequent words of the packs; `None` for a
/// text with too few words to tell.
pub(crate) fn detect<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Language> {
    let mut seen = 0;
    let sample: Vec<&str> = texts
        .take_while(|text| {
            let counts = seen <= SAMPLE;
            seen += text.len();
            counts
        })
        .collect();
    let mut scripts = [0u32; 4];
    for c in sample.iter().flat_map(|text| text.chars()) {
        match script(c) {
            Some(Script::Latin) => scripts[0] += 1,
            Some(Script::Cyrillic) => scripts[1] += 1,
            Some(Script::Arabic) => scripts[2] += 1,
            // One Chinese character says as much as several letters.
            Some(Script::Han) => scripts[3] += 3,
            None => {}
        }
    }
    let total: u32 = scripts.iter().sum();
    if total < 8 {
        return None;
    }
    // Symbols and names in Latin letters stand in texts of every script.
    let by_script = |script| {
        Language::ALL
            .into_iter()
            .find(|l| pack(*l).script == script)
    };
    for (count, script) in [
        (scripts[3], Script::Han),
        (scripts[2], Script::Arabic),
        (scripts[1], Script::Cyrillic),
    ] {
        if count * 3 > total {
            return by_script(script);
        }
    }
    let packs = Language::ALL.into_iter().map(pack);
    let latin = packs.filter(|pack| pack.script == Script::Latin);
    let counted = latin.map(|pack| (pack.language, frequent(&sample, pack)));
    let (language, count) = counted.max_by_key(|(_, count)| *count)?;
    (count > 0).then_some(language)
}

/// How many words of a sample are frequent ones of a language in Latin letters.
fn frequent(sample: &[&str], pack: &Pack) -> u32 {
    let common = pack.common_words;
    let longest = common.iter().map(|word| word.len()).max().unwrap_or(0);
    let mut count = 0;
    for text in sample {
        count += FORMULA * u32::from(opens_with_formula(text, pack));
        for word in text.split(|c: char| !is_letter(c)) {
            if word.is_empty() || word.len() > 24 || !word.starts_with(is_latin) {
                continue;
            }
            // Most words are in small letters, as they are compared.
            let word = if word.bytes().all(|b| b.is_ascii_lowercase()) {
                Cow::Borrowed(word)
            } else {
                Cow::Owned(fold(word, Blanks::Kept))
            };
            let is_common = || common.binary_search(&word.as_ref()).is_ok();
            count += u32::from(word.len() <= longest && is_common());
        }
    }
    count
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        c.is_alphabetic()
    }
}

/// How many of a text's words are frequent ones of the language in which it has the most, in a
/// thousand of its words; in Chinese, of its characters.
pub(crate) fn familiar(text: &str) -> u32 {
    let is_han = |c: char| script(c) == Some(Script::Han);
    let han = text.chars().filter(|c| is_han(*c)).count();
    if han > 0 && han * 2 > text.chars().filter(|c| c.is_alphabetic()).count() {
        let words = pack(Language::Chinese).common_words;
        let found: usize = words.iter().map(|word| text.matches(word).count()).sum();
        return (found * 1000 / han) as u32;
    }
    let mut counts = [0u32; Language::ALL.len()];
    let mut total = 0u32;
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if word.is_empty() || word.len() > 24 {
            continue;
        }
        total += 1;
        let word = fold(word, Blanks::Kept);
        for (language, count) in Language::ALL.into_iter().zip(&mut counts) {
            *count += u32::from(pack(language).common_words.contains(&word.as_str()));
        }
    }
    let most = counts.into_iter().max().unwrap_or(0);
    most.saturating_mul(1000) / total.max(1)
}

fn is_latin(c: char) -> bool {
    script(c) == Some(Script::Latin)
}

fn script(c: char) -> Option<Script> {
    match c {
        'A'..='Z' | 'a'..='z' | 'À'..='ɏ' => Some(Script::Latin),
        'Ѐ'..='ӿ' => Some(Script::Cyrillic),
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' => Some(Script::Arabic),
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Some(Script::Han),
        _ => None,
    }
}
