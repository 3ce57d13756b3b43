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

/// The signs of ASCII that fold to themselves, but for the blank.
const PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        let is_blank = matches!(byte, b'\t'..=b'\r' | b' ');
        table[byte as usize] = !is_blank && !byte.is_ascii_uppercase();
        byte += 1;
    }
    table
};

/// For the first byte of a character of two, which last six bits of the second make of it a letter that
/// folds to itself: the small letters of French, Spanish and Russian, most letters of Arabic.
const PAIRS: [u64; 256] = {
    const fn bits(from: u8, to: u8) -> u64 {
        u64::MAX >> (63 - (to - from)) << (from & 0x3f)
    }
    let mut table = [0; 256];
    table[0xc3] = bits(0xa0, 0xb6) | bits(0xb8, 0xbf);
    table[0xd0] = bits(0xb0, 0xbf);
    table[0xd1] = bits(0x80, 0x8f);
    table[0xd8] = bits(0xa7, 0xba);
    table[0xd9] = bits(0x81, 0x88) | bits(0x8a, 0x8a);
    table
};

/// The words as they are compared.
pub(crate) fn fold(words: &str, blanks: Blanks) -> String {
    fold_but(words, blanks, '\0')
}

/// The words as they are compared, but for one character that does not count. Most characters fold to
/// themselves: runs of them are copied whole.
pub(crate) fn fold_but(words: &str, blanks: Blanks, but: char) -> String {
    let bytes = words.as_bytes();
    let mut text = String::with_capacity(words.len());
    let mut blank = true;
    // From here on nothing is copied yet.
    let mut run = 0;
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let width = match plain_width(bytes, at) {
            0 => {
                // One blank between two words.
                let next = bytes.get(at + 1).map_or(0, |next| usize::from(*next));
                let is_single = first == b' ' && !blank && blanks == Blanks::Kept && PLAIN[next];
                usize::from(is_single && next > 0)
            }
            width => width,
        };
        if width > 0 {
            at += width;
            blank = false;
            continue;
        }
        text.push_str(&words[run..at]);
        let Some(printed) = words[at..].chars().next() else {
            break;
        };
        at += printed.len_utf8();
        run = at;
        match fold_char(printed).filter(|&c| c != but) {
            None => {}
            Some(' ') => {
                if !blank && blanks == Blanks::Kept {
                    text.push(' ');
                }
                blank = true;
            }
            Some(c) => {
                text.push(c);
                text.extend(second(printed));
                blank = false;
            }
        }
    }
    text.push_str(&words[run..]);
    if text.ends_with(' ') {
        text.pop();
    }
    text
}

/// How many bytes the character at `at` has, where it is no blank and folds to itself; 0 where
/// it has to be looked at.
#[inline]
pub(crate) fn plain_width(bytes: &[u8], at: usize) -> usize {
    let first = bytes[at];
    let pairs = PAIRS[usize::from(first)];
    if PLAIN[usize::from(first)] {
        1
    } else if pairs != 0 {
        2 * usize::from(pairs >> (bytes[at + 1] & 0x3f) & 1 != 0)
    } else if let 0xe4..=0xe9 = first {
        3 * usize::from(simple(bytes, at).is_none())
    } else {
        0
    }
}

/// The simplified form of the Chinese character at `at`, where it has one.
fn simple(bytes: &[u8], at: usize) -> Option<u16> {
    let place = three(bytes, at).wrapping_sub(HAN.0);
    SIMPLIFIED
        .get(usize::from(place))
        .copied()
        .filter(|form| *form > 0)
}
