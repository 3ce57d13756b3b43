//! Which encoding bytes are in that are no UTF-8: by their letters, by the words of the packs, and by
//! the statistics of `chardetng`.

use crate::language::detect::familiar;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// How many bytes are looked at.
const SAMPLE: usize = 64 * 1024;

/// In a text of UTF-8 with faults, so many sequences are sound for each that is not.
const SOUND: usize = 4;

/// A guess with its confidence.
#[derive(Debug)]
pub(super) struct Guess {
    pub(super) encoding: &'static Encoding,
    pub(super) percent: u32,
}

/// The encodings in which texts of the six languages are met.
static KNOWN: [&Encoding; 9] = [
    encoding_rs::GB18030,
    encoding_rs::BIG5,
    encoding_rs::WINDOWS_1251,
    encoding_rs::KOI8_R,
    encoding_rs::ISO_8859_5,
    encoding_rs::WINDOWS_1256,
    encoding_rs::ISO_8859_6,
    encoding_rs::WINDOWS_1252,
    encoding_rs::ISO_8859_15,
];

/// The likeliest encoding; `None` for UTF-8, with or without faults.
pub(super) fn guess(bytes: &[u8]) -> Option<Guess> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(guess) = utf16(sample) {
        return Some(guess);
    }
    if is_utf8(bytes) {
        return None;
    }
    // The fault may stand behind the first page.
    let first = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let start = if first < SAMPLE {
        0
    } else {
        first - SAMPLE / 2
    };
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let told = detector.guess(None, Utf8Detection::Deny);
    let mut best: Option<(u32, &Encoding, String)> = None;
    let mut rival = 0;
    for encoding in [told].into_iter().chain(KNOWN) {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let mut points = likeness(&text);
        // Of equals, what the statistics tell.
        points += u32::from(encoding == told);
        match &best {
            Some((most, _, same)) if points <= *most => {
                if *same != text {
                    rival = rival.max(points);
                }
            }
            _ => {
                if let Some((before, _, _)) = best {
                    rival = rival.max(before);
                }
                best = Some((points, encoding, text.into_owned()));
            }
        }
    }
    let (points, encoding, text) = best?;
    // How far the next is behind, and whether the words are those of a language.
    let lead = (points - rival) * 100 / points.max(1);
    let known = if familiar(&text) > 0 { 60 } else { 30 };
    let percent = (known + lead + 15 * u32::from(encoding == told)).min(99);
    Some(Guess { encoding, percent })
}

/// UTF-16 without a byte order mark: half of its blanks and ASCII are zeros.
fn utf16(sample: &[u8]) -> Option<Guess> {
    let sample = &sample[..sample.len() & !1];
    let zeros = |odd: usize| {
        sample
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if (even + odd) * 100 < sample.len() {
        return None;
    }
    let encoding = if even > odd {
        encoding_rs::UTF_16BE
    } else {
        encoding_rs::UTF_16LE
    };
    let (text, has_errors) = encoding.decode_without_bom_handling(sample);
    let strange = text.chars().filter(|c| weight(*c) < 0).count();
    let fits = !has_errors && strange * 20 < text.len();
    fits.then(|| Guess {
        encoding,
        percent: if familiar(&text) > 0 { 95 } else { 70 },
    })
}

/// Whether bytes are UTF-8, a few faults apart.
fn is_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        // A character of several bytes has one that begins it.
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    faults == 0 || sound >= faults * SOUND
}

/// How much a text is like one that people write, in points for each thousand characters that are
/// not ASCII.
fn likeness(text: &str) -> u32 {
    let (mut points, mut count) = (0i64, 0i64);
    let mut before = ' ';
    let is_foreign = |c: char| c > '\u{24f}' && c.is_alphabetic();
    for c in text.chars() {
        // Two scripts in one word are a code page that was mistaken.
        let (a, b) = (before.is_ascii_alphabetic(), c.is_ascii_alphabetic());
        if a && is_foreign(c) || b && is_foreign(before) {
            points -= 3;
        }
        if !c.is_ascii() {
            count += 1;
            points += i64::from(weight(c));
            // So are capitals within a word.
            if c.is_uppercase() && before.is_lowercase() {
                points -= 3;
            }
        }
        before = c;
    }
    let points = u32::try_from(points.max(0) * 500 / count.max(1)).unwrap_or(u32::MAX);
    points.saturating_add(familiar(text) * 4)
}

/// What a character says for a text of the six languages.
fn weight(c: char) -> i32 {
    match c {
        c if is_strange(c) => -4,
        c if c.is_ascii() => 0,
        c if is_usual(c) => 2,
        _ => -1,
    }
}

/// Whether a character hardly stands in any text: it comes of a code page that was mistaken.
fn is_strange(c: char) -> bool {
    const IN_PLACE_OF_LETTERS: &str = "¼½¾¤¦¨´¸";
    matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{80}'..='\u{9f}' | '\u{fffd}')
        || matches!(c, '\u{2500}'..='\u{259f}' | '\u{e000}'..='\u{f8ff}')
        || IN_PLACE_OF_LETTERS.contains(c)
}

/// Whether a character that is not ASCII is usual in one of the six languages.
fn is_usual(c: char) -> bool {
    matches!(c, 'à'..='ö' | 'ù'..='ü' | '\u{2010}'..='\u{2026}')
        || matches!(c, 'А'..='я' | 'ё' | 'Ё')
        || matches!(c, '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{621}'..='\u{652}')
        || matches!(c, '\u{3000}'..='\u{3011}' | '\u{4e00}'..='\u{9fa5}' | '\u{ff00}'..='\u{ff5e}')
        || matches!(
            c,
            'œ' | 'À' | 'É' | 'È' | 'Ê' | 'Î' | 'Ô' | 'Á' | 'Í' | 'Ó' | 'Ú' | 'Ñ' | 'Ç'
        )
        || matches!(
            c,
            '«' | '»' | '°' | 'º' | 'ª' | '¿' | '\u{a0}' | '№' | '€' | '§'
        )
}
