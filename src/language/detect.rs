//! Which of the six languages a text is in.

use super::pack::{Script, pack};
use super::{Blanks, fold};
use crate::model::Language;

/// How much of a text is looked at, in bytes: a page or two.
const SAMPLE: usize = 16 * 1024;

/// The language of a text, from its script and from the frequent words of the packs; `None` for a
/// text with too few words to tell.
pub(crate) fn detect<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Language> {
    let mut scripts = [0u32; 4];
    let mut latin: [u32; 6] = [0; 6];
    let mut seen = 0;
    for text in texts {
        if seen > SAMPLE {
            break;
        }
        seen += text.len();
        for c in text.chars() {
            match script(c) {
                Some(Script::Latin) => scripts[0] += 1,
                Some(Script::Cyrillic) => scripts[1] += 1,
                Some(Script::Arabic) => scripts[2] += 1,
                // One Chinese character says as much as several letters.
                Some(Script::Han) => scripts[3] += 3,
                None => {}
            }
        }
        for word in text
            .split(|c: char| !c.is_alphabetic())
            .filter(|w| !w.is_empty() && w.len() <= 24)
        {
            if !word.starts_with(|c| script(c) == Some(Script::Latin)) {
                continue;
            }
            let word = fold(word, Blanks::Kept);
            for (count, language) in latin.iter_mut().zip(Language::ALL) {
                let pack = pack(language);
                *count += u32::from(
                    pack.script == Script::Latin && pack.common_words.contains(&word.as_str()),
                );
            }
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
    let best = latin
        .iter()
        .zip(Language::ALL)
        .max_by_key(|(count, _)| **count)?;
    (*best.0 > 0).then_some(best.1)
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
