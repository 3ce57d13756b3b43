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
        '〔' => '[',
        '〕' => ']',
        '\u{4e00}'..='\u{9fff}' => simplified(c),
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        // The first of the two letters of the shape.
        '\u{fef5}'..='\u{fefc}' => 'ل',
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

/// Whether a character is a letter or a digit: most are told by the block they stand in.
pub(crate) fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{410}'..='\u{44f}' | '\u{621}'..='\u{64a}' | '\u{4e00}'..='\u{9fff}' => true,
        c => c.is_alphanumeric(),
    }
}

/// The second letter of a shape that is two letters: `ﻷ` is a lam and an alif.
pub(crate) fn second(c: char) -> Option<char> {
    matches!(c, '\u{fef5}'..='\u{fefc}').then_some('ا')
}

/// The traditional and other older characters that words of the packs may be printed with, each with the
/// simplified one that the packs have: two characters a line.
const TRADITIONAL: &str = include_str!("traditional.txt");

/// The first and the last of the characters that [`TRADITIONAL`] may hold.
const HAN: (u16, u16) = (0x4e00, 0x9fff);

/// The simplified form of each character, 0 where it is its own.
static SIMPLIFIED: [u16; (HAN.1 - HAN.0) as usize + 1] = {
    let mut table = [0; (HAN.1 - HAN.0) as usize + 1];
    let bytes = TRADITIONAL.as_bytes();
    let mut at = 0;
    // Three bytes a character, and the end of the line.
    while at + 7 <= bytes.len() {
        table[(three(bytes, at) - HAN.0) as usize] = three(bytes, at + 3);
        at += 7;
    }
    table
};

/// The character that three bytes are.
const fn three(bytes: &[u8], at: usize) -> u16 {
    let (a, b, c) = (bytes[at] as u16, bytes[at + 1] as u16, bytes[at + 2] as u16);
    (a & 0xf) << 12 | (b & 0x3f) << 6 | c & 0x3f
}

/// The simplified form of a Chinese character.
fn simplified(c: char) -> char {
    let own = c as u32;
    let at = own.wrapping_sub(u32::from(HAN.0)) as usize;
    match SIMPLIFIED.get(at) {
        Some(&form) if form > 0 => char::from_u32(u32::from(form)).unwrap_or(c),
        _ => c,
    }
}

/// What a byte folds to: ASCII, and the bytes behind the first of any character, which fold to
/// themselves; 0 for a blank and for the first byte of a character that has to be looked at.
const BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte: usize = 0;
    while byte < 256 {
        let plain = byte as u8;
        table[byte] = match plain {
            b'\t'..=b'\r' | b' ' => 0,
            0..0xc0 => plain.to_ascii_lowercase(),
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
        if let 0xe4..=0xe9 = first {
            let place = three(bytes, at).wrapping_sub(HAN.0);
            let form = SIMPLIFIED.get(usize::from(place)).copied().unwrap_or(0);
            match char::from_u32(u32::from(form)).filter(|_| form > 0) {
                Some(c) => text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                None => text.extend_from_slice(&bytes[at..at + 3]),
            }
            blank = false;
            at += 3;
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
                    for c in [Some(c), second(printed)].into_iter().flatten() {
                        text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    }
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
