//! The symbol in a line before the title.

use crate::language::{Folded, fold_char, tidy_symbol};
use crate::model::Symbol;

/// No symbol is longer, in bytes.
const LONGEST_SYMBOL: usize = 48;

/// A symbol at `at`: a capital letter in print, with a slash behind it. Cyrillic letters stand for the
/// Latin ones that they look like.
pub(super) fn symbol(line: &Folded<'_>, at: usize) -> Option<(Symbol, usize)> {
    let rest = &line.text()[at..];
    // The word in Latin letters, and where each of them ends in the line.
    let mut word = String::new();
    let mut ends: Vec<usize> = Vec::new();
    for (start, c) in rest.char_indices() {
        let c = latin(c);
        if start >= LONGEST_SYMBOL || !(c.is_ascii_alphanumeric() || "/.-_()&".contains(c)) {
            break;
        }
        // A blank ends a symbol, but for one before the year, and one beside a slash that a
        // converter put there.
        let joins = start == 0 || c == '/' || c == '(' || word.ends_with('/');
        if !joins && line.is_apart(at + start) || line.ends_symbol(at, at + start) {
            break;
        }
        word.push(c);
        ends.push(start + rest[start..].chars().next().map_or(0, char::len_utf8));
    }
    // Digits glued to the symbol by the loss of a blank are cut at the next letter run by the
    // parser; the longest beginning that is a symbol counts.
    if !word.contains('/') {
        return None;
    }
    for len in (3..=word.len()).rev() {
        let head = &word[..len];
        let opened = head.matches('(').count();
        if head.ends_with(['.', '-', '/', '(']) || head.matches(')').count() != opened {
            continue;
        }
        let end = at + ends[len - 1];
        let words = line.words(&(at..end));
        // Several letters of the other alphabet alone are words of it.
        let others = words.chars().filter(|c| !c.is_ascii()).count();
        if others > 1 && !words.contains(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let printed: String = words.chars().map(latin).collect();
        if printed.starts_with(|c: char| c.is_ascii_uppercase())
            && let Some(symbol) = tidy_symbol(&printed)
        {
            return Some((symbol, end));
        }
    }
    None
}

/// The Latin letter that a Cyrillic one looks like.
fn latin(c: char) -> char {
    const LOOKS: [(char, char); 11] = [
        ('А', 'A'),
        ('В', 'B'),
        ('С', 'C'),
        ('Е', 'E'),
        ('Н', 'H'),
        ('К', 'K'),
        ('М', 'M'),
        ('О', 'O'),
        ('Р', 'P'),
        ('Т', 'T'),
        ('Х', 'X'),
    ];
    let found = |(cyrillic, latin): &(char, char)| match c {
        c if c == *cyrillic => Some(*latin),
        c if c == fold_char(*cyrillic).unwrap_or(*cyrillic) => Some(latin.to_ascii_lowercase()),
        _ => None,
    };
    if c.is_ascii() {
        return c;
    }
    LOOKS.iter().find_map(found).unwrap_or(c)
}
