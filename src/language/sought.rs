//! Words that are looked for in a whole text at once.

/// Words, each with what it stands for. A machine that reads all of them at once takes longer to build
/// than one document takes to read; so does not a set of their first bytes, which keeps almost every
/// place of a text from being looked at.
pub(crate) struct Sought<T> {
    /// Sorted.
    words: Vec<(&'static str, T)>,
    /// One bit for each two bytes with which a word may begin.
    pairs: Vec<u64>,
    /// One bit for each hash of the first four bytes, or of the first two where a word has fewer.
    bits: [u64; BITS / 64],
}

const BITS: usize = 8192;

/// What stands for the third byte of a short word: no text has it.
const SHORT: u8 = u8::MAX;

impl<T> Sought<T> {
    /// Words of a pack; of those that are the same, the earlier comes before.
    pub(crate) fn new(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut words: Vec<_> = words.filter(|(word, _)| !word.is_empty()).collect();
        words.sort_by_key(|(word, _)| *word);
        let mut sought = Self {
            words: Vec::new(),
            pairs: vec![0; 256 * 256 / 64],
            bits: [0; BITS / 64],
        };
        for (word, _) in &words {
            match *word.as_bytes() {
                [a, b, c, d, ..] => sought.note(a, b, [a, b, c, d]),
                [a, b, ..] => sought.note(a, b, [a, b, SHORT, SHORT]),
                [a] => (0..=u8::MAX).for_each(|b| sought.note(a, b, [a, b, SHORT, SHORT])),
                [] => {}
            }
        }
        sought.words = words;
        sought
    }

    fn note(&mut self, first: u8, second: u8, key: [u8; 4]) {
        let pair = pair(first, second);
        self.pairs[pair / 64] |= 1 << (pair % 64);
        let place = place(key);
        self.bits[place / 64] |= 1 << (place % 64);
    }

    /// Each of the words that stands in a text, with its place, in the order of their places.
    pub(crate) fn each(&self, text: &str, mut found: impl FnMut(usize, &'static str, &T)) {
        let bytes = text.as_bytes();
        // Behind the end no word goes on.
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        for (at, &first) in bytes.iter().enumerate() {
            let second = byte(at + 1);
            let pair = pair(first, second);
            if self.pairs[pair / 64] >> (pair % 64) & 1 == 0 {
                continue;
            }
            let has = |key| {
                let place = place(key);
                self.bits[place / 64] >> (place % 64) & 1 != 0
            };
            if has([first, second, byte(at + 2), byte(at + 3)])
                || has([first, second, SHORT, SHORT])
            {
                // A word that stands here is no less than its first byte, and no more than the text.
                let rest = &bytes[at..];
                let words = &self.words;
                let from = words.partition_point(|(word, _)| word.as_bytes() < &rest[..1]);
                let words = words[from..].iter();
                for (word, what) in words.take_while(|(word, _)| word.as_bytes() <= rest) {
                    if rest.starts_with(word.as_bytes()) {
                        found(at, word, what);
                    }
                }
            }
        }
    }
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

/// The place of the bit of some first bytes.
fn place(key: [u8; 4]) -> usize {
    let key = u32::from_le_bytes(key);
    (key.wrapping_mul(0x9e37_79b1) >> (u32::BITS - BITS.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_are_found_in_their_places() {
        let words = [
            "a",
            "la",
            "lamp",
            "lamplight",
            "段",
            "第",
            "от",
            "отдел",
            "lamp",
        ];
        let sought = Sought::new(words.into_iter().zip(0..));
        let text = "lamplight, la第十段lam от отдела";
        let mut found = Vec::new();
        sought.each(text, |at, word, which| found.push((at, word, *which)));
        let mut slowly = Vec::new();
        for (at, _) in text.char_indices() {
            for (word, which) in words.into_iter().zip(0..) {
                if text[at..].starts_with(word) {
                    slowly.push((at, word, which));
                }
            }
        }
        slowly.sort_unstable();
        assert_eq!(found, slowly);
        assert!(found.contains(&(0, "lamp", 8)));
    }
}
