//! How printed words are compared: without regard to case, width, kinds of quotes and dashes,
//! vowel marks, and signs that are not seen.
//!
//! The build script folds the words of the packs with the same code.

/// What is done with blanks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blanks {
    /// A run of blanks becomes one.
    Kept,
    /// All go: for lines whose blanks converters set at random, and for Chinese.
    Dropped,
}

/// A character as it is compared, or `None` for one that does not count.
pub(crate) fn fold_char(c: char) -> Option<char> {
    Some(match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        ' '..='~' => c,
        // Signs that are not seen, the Arabic stretching stroke and vowel marks.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{640}'
        | '\u{64b}'..='\u{652}'
        | '\u{670}' => return None,
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '‘' | '’' | 'ʼ' | '´' | '′' => '\'',
        '“' | '”' | '«' | '»' | '„' | '″' => '"',
        // Full-width forms.
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = (c as u32 - 0xff01 + 0x21) as u8 as char;
            ascii.to_ascii_lowercase()
        }
        '、' | '،' => ',',
        '。' => '.',
        '؛' => ';',
        '؟' => '?',
        '\u{660}'..='\u{669}' => (b'0' + (c as u32 - 0x660) as u8) as char,
        '\u{6f0}'..='\u{6f9}' => (b'0' + (c as u32 - 0x6f0) as u8) as char,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ё' | 'Ё' => 'е',
        'º' => 'o',
        'ª' => 'a',
        c if c.is_whitespace() => ' ',
        c => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    })
}

/// The words as they are compared.
pub(crate) fn fold(words: &str, blanks: Blanks) -> String {
    let mut folded = String::with_capacity(words.len());
    for c in words.chars().filter_map(fold_char) {
        if c != ' ' {
            folded.push(c);
        } else if blanks == Blanks::Kept && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}
