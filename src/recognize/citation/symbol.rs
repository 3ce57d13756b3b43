//! Document symbols in running text: `A/72/409`, `FCCC/CP/2015/10/Add.1`, `A/60/88 and Corr.2`.

use crate::language::tidy_symbol;
use crate::model::{Symbol, Target};
use crate::recognize::prose::{Meaning, Sense};
use std::ops::Range;

/// The symbols of a text, each a citation.
pub(super) fn symbols(text: &str) -> Vec<Meaning> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(slash) = memchr::memchr(b'/', &text.as_bytes()[at..]).map(|i| at + i) {
        at = slash + 1;
        let Some(range) = around(text, slash) else {
            continue;
        };
        at = at.max(range.end);
        let words = &text[range.clone()];
        if let Some(symbol) = symbol(words) {
            let mut base = symbol.clone();
            found.push(cited(range.clone(), symbol));
            let mut end = range.end;
            while let Some((range, symbol)) = addendum(text, end, &base) {
                end = range.end;
                base = symbol.clone();
                found.push(cited(range, symbol));
            }
            at = at.max(end);
        }
    }
    found
}

fn cited(range: Range<usize>, symbol: Symbol) -> Meaning {
    Meaning {
        range,
        what: Sense::Reference(Target::Document(symbol), Vec::new(), None),
    }
}

/// The run of characters around a slash that a symbol may be made of. It begins with capitals.
fn around(text: &str, slash: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = slash;
    for c in text[..slash].chars().rev().take(8) {
        if latin(c).is_none() {
            break;
        }
        start -= c.len_utf8();
    }
    let is_inside = text[..start]
        .chars()
        .next_back()
        .is_some_and(|c| (c.is_ascii_alphanumeric() && c != '_') || "/:@%&=?#~-".contains(c));
    // `EX.CL/Dec.263(VIII)`: of a body elsewhere.
    let before = text[..start].strip_suffix('.');
    let is_inside = is_inside
        || before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_uppercase()));
    if start == slash || is_inside {
        return None;
    }
    let mut end = slash;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' => end += 1,
            // A line that ended behind a slash.
            b' ' if bytes[end - 1] == b'/'
                && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) =>
            {
                end += 1;
            }
            // `S/RES/1325 (2000)`, `A/79/6 (Sect. 4)`: a bracket belongs to the symbol.
            b'(' | b' ' => {
                let gap = usize::from(byte == b' ');
                match bracket(&text[end + gap..], gap == 1) {
                    Some(len) => end += gap + len,
                    None => break,
                }
            }
            _ => break,
        }
    }
    while matches!(bytes.get(end - 1), Some(b'.' | b'-' | b'/')) {
        end -= 1;
    }
    Some(start..end)
}

/// The length of a bracket that ends a symbol: a year, a session, a section of the budget, a part.
fn bracket(text: &str, apart: bool) -> Option<usize> {
    let inner = text.strip_prefix('(')?;
    let close = inner
        .bytes()
        .take(13)
        .position(|b| b == b')')
        .filter(|&close| close > 0)?;
    let words = &inner[..close];
    let is_year = words.len() == 4 && words.bytes().all(|b| b.is_ascii_digit());
    let is_session = crate::model::roman_value(words).is_some()
        && words.starts_with(|c: char| c.is_ascii_uppercase());
    let is_section = ["Sect.", "Part", "Vol."]
        .iter()
        .any(|head| words.starts_with(head));
    let fits = is_year || is_session || is_section;
    (fits || (!apart && words.bytes().all(|b| b.is_ascii_alphanumeric()))).then_some(close + 2)
}

/// Latin capitals, and the Cyrillic ones that look like those that symbols begin with.
fn latin(c: char) -> Option<char> {
    match c {
        'A'..='Z' => Some(c),
        'А' => Some('A'),
        'Е' => Some('E'),
        'С' => Some('C'),
        'Т' => Some('T'),
        _ => None,
    }
}

/// What stands behind the letter of a principal organ in its symbols.
const SERIES: [&str; 23] = [
    "RES", "DEC", "HRC", "PRST", "INF", "BUR", "SPC", "PV.", "SR.", "L.", "C.", "AC.", "CN.",
    "CONF.", "ES-", "S-", "CC", "ICEF", "NGO", "AGENDA", "Agenda", "SG", "WP.",
];

/// The bodies whose symbols look like those of the United Nations: the World Trade Organization and
/// its predecessor.
const FOREIGN: [&str; 2] = ["WT", "GATT"];

/// The symbol that words are: its first part names a body, a number stands in it, and what it says
/// after a principal organ is one of the parts that those use, so that `A/H1N1` is none.
fn symbol(words: &str) -> Option<Symbol> {
    let (head, rest) = words.split_once('/')?;
    let head: String = head.chars().map(|c| latin(c).unwrap_or(c)).collect();
    if head.len() > 6
        || FOREIGN.contains(&head.as_str())
        || !rest.bytes().any(|b| b.is_ascii_digit())
    {
        return None;
    }
    let second = rest.split('/').next().unwrap_or_default();
    let is_number = |part: &str| {
        let digits = part.split(' ').next().unwrap_or_default();
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b'(' || b == b')')
    };
    let fits = match head.as_str() {
        "A" | "S" | "E" | "T" => {
            is_number(second)
                || SERIES.iter().any(|series| {
                    second.strip_prefix(series).is_some_and(|rest| {
                        rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit())
                    })
                })
                || (head == "E"
                    && second.len() >= 3
                    && second.bytes().all(|b| b.is_ascii_uppercase()))
        }
        // Bodies with letters of their own: what follows is in capitals or digits.
        _ => !second.is_empty() && !second.starts_with(|c: char| c.is_ascii_lowercase()),
    };
    if !fits {
        return None;
    }
    tidy_symbol(&format!("{head}/{rest}"))
}

/// A corrigendum, addendum or revision of the symbol before: `and Corr.2`, `, Add.1`.
fn addendum(text: &str, from: usize, base: &Symbol) -> Option<(Range<usize>, Symbol)> {
    const KINDS: [&str; 4] = ["Corr.", "Add.", "Rev.", "Amend."];
    let rest = &text[from..];
    // A joining word and blanks at most; which word, no matter.
    let gap: usize = rest
        .char_indices()
        .take(7)
        .find(|&(i, _)| KINDS.iter().any(|kind| rest[i..].starts_with(kind)))
        .map(|(i, _)| i)?;
    if gap == 0 || rest[..gap].contains(['.', ';', '(', ')', '[']) {
        return None;
    }
    let len = rest[gap..]
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '/'))
        .unwrap_or(rest.len() - gap);
    let printed = rest[gap..gap + len].trim_end_matches('.');
    if !printed.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let stem = base.as_str();
    // What corrects or adds stands in the place of the last such part.
    let stem = match stem.rsplit_once('/') {
        Some((stem, last)) if KINDS[..2].iter().any(|kind| last.starts_with(kind)) => stem,
        _ => stem,
    };
    let symbol = format!("{stem}/{printed}").parse().ok()?;
    Some((from + gap..from + gap + printed.len(), symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let pair = |m: Meaning| match m.what {
            Sense::Reference(Target::Document(symbol), ..) => {
                (text[m.range].to_owned(), symbol.to_string())
            }
            _ => unreachable!(),
        };
        symbols(text).into_iter().map(pair).collect()
    }

    fn symbols_of(text: &str) -> Vec<String> {
        found(text).into_iter().map(|(_, symbol)| symbol).collect()
    }

    #[test]
    fn symbols_stand_by_their_form() {
        assert_eq!(symbols_of("See A/72/409, para. 5."), ["A/72/409"]);
        assert_eq!(symbols_of("见A/78/53）。"), ["A/78/53"]);
        assert_eq!(
            symbols_of("(FCCC/CP/2015/10/Add.1)"),
            ["FCCC/CP/2015/10/Add.1"]
        );
        assert_eq!(
            symbols_of("S/RES/1325 (2000) and more"),
            ["S/RES/1325 (2000)"]
        );
        assert_eq!(
            symbols_of("А/72/409 и E/CN.4/2005/80."),
            ["A/72/409", "E/CN.4/2005/80"]
        );
        assert_eq!(symbols_of("https://undocs.org/A/72/409"), [""; 0]);
        assert_eq!(symbols_of("EX.CL/Dec.7(VIII) and WT/MIN(5)/4"), [""; 0]);
        assert_eq!(
            symbols_of("influenza A/H1N1, HIV/AIDS, and/or, TCP/IP"),
            [""; 0]
        );
    }

    #[test]
    fn corrigenda_and_addenda_are_documents_of_their_own() {
        assert_eq!(
            found("A/60/88 and Corr.2 and Add.1"),
            [
                ("A/60/88".to_owned(), "A/60/88".to_owned()),
                ("Corr.2".to_owned(), "A/60/88/Corr.2".to_owned()),
                ("Add.1".to_owned(), "A/60/88/Add.1".to_owned()),
            ]
        );
        assert_eq!(
            symbols_of("A/HRC/42/46 وAdd.1."),
            ["A/HRC/42/46", "A/HRC/42/46/Add.1"]
        );
        assert_eq!(symbols_of("A/72/65. Addis"), ["A/72/65"]);
    }
}
