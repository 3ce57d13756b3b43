//! The longest entry of a sorted table that a text begins with.

/// The length and value of the longest entry at the head of `text` that `accepts` takes, given its
/// length. The table is sorted; a look-up is a few binary searches, however long the table.
pub(crate) fn longest<T: Copy>(
    table: &[(&'static str, T)],
    text: &str,
    accepts: impl Fn(usize) -> bool,
) -> Option<(usize, T)> {
    let mut reach = text;
    loop {
        let after = table.partition_point(|(phrase, _)| *phrase <= reach);
        let (phrase, value) = *table.get(after.checked_sub(1)?)?;
        let common = common_prefix(reach, phrase);
        if common == phrase.len() {
            if accepts(common) {
                return Some((common, value));
            }
            reach = head(text, common.checked_sub(1)?);
        } else {
            // No entry between the common beginning and here can be a beginning of the text.
            reach = head(text, common);
        }
        if reach.is_empty() {
            return None;
        }
    }
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count()
}

/// Whether a text begins with some words, told from most others by their last byte: the first is the
/// same for most letters of a script.
#[inline]
pub(crate) fn begins(text: &str, words: &str) -> bool {
    let last = words.len().saturating_sub(1);
    text.as_bytes().get(last) == words.as_bytes().get(last) && text.starts_with(words)
        || words.is_empty()
}

/// The length of the longest of the words that a text begins with.
pub(crate) fn longest_word(words: &[&str], text: &str) -> Option<usize> {
    let fitting = words.iter().filter(|word| begins(text, word));
    fitting.map(|word| word.len()).max()
}

/// The longest of the names that a text begins with, and its length.
pub(crate) fn longest_name<T>(
    names: impl Iterator<Item = (T, &'static str)>,
    text: &str,
) -> Option<(T, usize)> {
    names
        .filter(|(_, name)| begins(text, name))
        .map(|(what, name)| (what, name.len()))
        .max_by_key(|(_, len)| *len)
}

/// The beginning of a text of at most `most` bytes, cut between two characters.
pub(crate) fn head(text: &str, most: usize) -> &str {
    let mut at = text.len().min(most);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &[(&str, u32)] = &[
        ("a", 1),
        ("ab", 2),
        ("abd", 3),
        ("b", 4),
        ("é", 5),
        ("éa", 6),
    ];

    #[test]
    fn the_longest_entry_counts() {
        let find = |text| longest(TABLE, text, |_| true);
        assert_eq!(find("abc"), Some((2, 2)));
        assert_eq!(find("abd"), Some((3, 3)));
        assert_eq!(find("ax"), Some((1, 1)));
        assert_eq!(find("éb"), Some((2, 5)));
        assert_eq!(find("è"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn words_begin_a_text_or_not() {
        for (text, words, fits) in [
            ("lamps", "lamp", true),
            ("lamp", "lamp", true),
            ("lamb", "lamp", false),
            ("damp", "lamp", false),
            ("la", "lamp", false),
            ("lamp", "", true),
            ("", "", true),
            ("", "lamp", false),
        ] {
            assert_eq!(begins(text, words), fits, "{text} {words}");
        }
    }

    #[test]
    fn an_entry_that_is_not_accepted_gives_way_to_a_shorter_one() {
        assert_eq!(longest(TABLE, "abd", |len| len < 3), Some((2, 2)));
        assert_eq!(longest(TABLE, "éab", |len| len == 2), Some((2, 5)));
        assert_eq!(longest(TABLE, "b", |_| false), None);
    }
}
