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

/// What a byte folds to: ASCII, and the bytes of Chinese characters, which fold to themselves, as do
/// the bytes behind the first of any character; 0 for a blank and for the first byte of a character
/// that has to be looked at.
const BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte: usize = 0;
    while byte < 256 {
        let plain = byte as u8;
        table[byte] = match plain {
            b'\t'..=b'\r' | b' ' => 0,
            0..0xc0 | 0xe4..=0xe9 => plain.to_ascii_lowercase(),
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// Whether two bytes are a letter that folds to itself: the small letters of French, Spanish and
/// Russian, most letters of Arabic.
fn is_plain(first: u8, second: u8) -> bool {
    matches!(
        (first, second),
        (0xd0, 0xb0..=0xbf)
            | (0xd1, 0x80..=0x8f)
            | (0xd8, 0xa7..=0xba)
            | (0xd9, 0x81..=0x88 | 0x8a)
            | (0xc3, 0xa0..=0xb6 | 0xb8..=0xbf)
    )
}

/// The words as they are compared.
pub(crate) fn fold(words: &str, blanks: Blanks) -> String {
    fold_but(words, blanks, '\0')
}

/// The words as they are compared, but for one character that does not count.
pub(crate) fn fold_but(words: &str, blanks: Blanks, but: char) -> String {
    let bytes = words.as_bytes();
    let mut text: Vec<u8> = Vec::with_capacity(words.len());
    let mut blank = true;
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let folded = BYTES[usize::from(first)];
        if folded != 0 {
            text.push(folded);
            blank = false;
            at += 1;
            continue;
        }
        if first < 0x80 {
            at += 1;
            // A sign of control counts.
            if !first.is_ascii_whitespace() && first != 0x0b {
                text.push(first);
                blank = false;
                continue;
            }
        } else {
            let pairs = bytes[at..].chunks_exact(2);
            let run = 2 * pairs.take_while(|pair| is_plain(pair[0], pair[1])).count();
            if run > 0 {
                text.extend_from_slice(&bytes[at..at + run]);
                blank = false;
                at += run;
                continue;
            }
            let Some(printed) = words[at..].chars().next() else {
                break;
            };
            at += printed.len_utf8();
            match fold_char(printed).filter(|&c| c != but) {
                None => continue,
                Some(' ') => {}
                Some(c) => {
                    text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    blank = false;
                    continue;
                }
            }
        }
        if !blank && blanks == Blanks::Kept {
            text.push(b' ');
        }
        blank = true;
    }
    if text.ends_with(b" ") {
        text.pop();
    }
    String::from_utf8(text).expect("whole characters were put one behind the other")
}
