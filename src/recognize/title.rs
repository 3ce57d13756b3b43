//! The number that stands before a title: `72/57.`, `1514 (XV).`, `ES-11/1.`, `2024/3.`

use crate::model::roman_value;

/// How many bytes of a text the number before a title takes, its stop included; `None` where the
/// text begins with no number of a resolution.
pub(super) fn title_label(text: &str) -> Option<usize> {
    let number = number_len(text)?;
    let rest = &text[number..];
    // `72/57.`, and in Arabic also `72/57 -`.
    let dash = rest.trim_start();
    let is_dash = dash.len() < rest.len() && dash.starts_with(['-', '–', '—']);
    let stop = is_dash || rest.starts_with(['.', '．', ':', '。']);
    let after = match if is_dash { dash } else { rest }.chars().next() {
        Some(mark) if stop => &rest[rest.find(mark).unwrap_or(0) + mark.len_utf8()..],
        _ => rest,
    };
    // A blank or the end must follow, or a word where a stop stands between.
    let fits = after.is_empty()
        || after.starts_with(char::is_whitespace)
        || (stop && !after.starts_with(|c: char| c.is_ascii_digit()))
        || after.starts_with(|c: char| c.is_alphabetic() && !c.is_ascii());
    fits.then(|| text.len() - after.len())
}

/// The length of the letters that stand for a special session, with their hyphen: `ES-`, `S-`, in
/// Arabic letters of several words. They are capitals, where a script has any.
fn session_letters(text: &str) -> usize {
    let Some((letters, rest)) = text.split_once(['-', '‑', '–']) else {
        return 0;
    };
    let fits = !letters.is_empty()
        && letters.split(' ').count() <= 3
        && letters.split(' ').all(|word| {
            (1..=3).contains(&word.chars().count())
                && word.chars().all(|c| c.is_alphabetic() && !c.is_lowercase())
        });
    let is_number = rest
        .split_once('/')
        .is_some_and(|(session, _)| (1..=2).contains(&session.len()));
    if fits && is_number {
        text.len() - rest.len()
    } else {
        0
    }
}

/// The length of the number alone.
fn number_len(text: &str) -> Option<usize> {
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let prefix = session_letters(text);
    let first = digits(&text[prefix..]);
    if !(1..=4).contains(&first) {
        return None;
    }
    let at = prefix + first;
    if let Some(rest) = text[at..].strip_prefix('/') {
        let second = digits(rest);
        if !(1..=4).contains(&second) {
            return None;
        }
        let mut end = at + 1 + second;
        // `69/96 A`, `77/264 A–C`: letters of parts belong to the number only when glued.
        if rest[second..].starts_with(|c: char| c.is_ascii_uppercase())
            && !rest[second + 1..].starts_with(|c: char| c.is_alphanumeric())
        {
            end += 1;
        }
        // A fraction of a symbol (`72/57/Add.1`) is no number.
        return (!text[end..].starts_with('/')).then_some(end);
    }
    if prefix > 0 {
        return None;
    }
    // `1514 (XV)`, `2723 (2024)`
    let gap = text[at..].len() - text[at..].trim_start_matches([' ', '\u{a0}']).len();
    let inner = text[at + gap..].strip_prefix('(')?;
    let close = inner.find(')').filter(|close| *close <= 8)?;
    let word = &inner[..close];
    let fits = roman_value(word).is_some()
        || (word.len() == 4 && word.bytes().all(|c| c.is_ascii_digit()))
        || word
            .strip_prefix("S-")
            .or_else(|| word.strip_prefix("ES-"))
            .is_some_and(|n| roman_value(n).is_some());
    fits.then_some(at + gap + 1 + close + 1)
}

/// The number of a title label without its stop.
pub(super) fn number_of(label: &str) -> &str {
    label
        .trim_end_matches(|c: char| ".．:。-–—".contains(c) || c.is_whitespace())
        .trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_titles() {
        for (text, label) in [
            ("72/57. The illicit trade", "72/57."),
            ("79/163 حق الشعب", "79/163"),
            ("ES-11/1. Aggression", "ES-11/1."),
            ("S-10/2. Final document", "S-10/2."),
            ("د إ-26/2 إعلان", "د إ-26/2"),
            ("1514 (XV). Declaration", "1514 (XV)."),
            ("377 (V). Uniting for peace", "377 (V)."),
            ("2024/3.Title", "2024/3."),
            ("72/57. 小武器", "72/57."),
            ("72/57.小武器", "72/57."),
            ("51/77 - حقوق", "51/77 -"),
        ] {
            assert_eq!(title_label(text), Some(label.len()), "{text}");
        }
        for text in [
            "A/72/57",
            "1. Requests",
            "2017 年",
            "12 December 2017",
            "3/4/5",
            "1990s",
        ] {
            assert_eq!(title_label(text), None, "{text}");
        }
    }
}
