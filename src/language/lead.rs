//! With what the words of a list begin: the first bytes of a text tell of most texts that none of
//! the words stands there.
//!
//! The build script makes the sets, with the same code.

/// How many bytes of a word count; of a shorter one, all.
pub(crate) const LENGTH: usize = 6;

/// The beginnings of the words of a list, scattered over bits: what is not admitted begins with none
/// of them.
#[derive(Debug)]
pub(crate) struct Lead {
    /// One bit for each length that a beginning has; the first where anything may begin.
    pub(super) lengths: u8,
    /// Whether digits with a stop behind them may begin one: `1.` is the number of most paragraphs.
    pub(super) stops: bool,
    pub(super) bits: [u8; 128],
}

impl Lead {
    /// The beginnings of no words.
    #[allow(dead_code)] // Only the build script makes them.
    pub(crate) fn none() -> Self {
        Self {
            lengths: 0,
            stops: false,
            bits: [0; 128],
        }
    }

    /// Adds a word; where it is empty, anything may begin.
    #[allow(dead_code)]
    pub(crate) fn add(&mut self, word: &[u8]) {
        self.stops |= word.first().is_some_and(u8::is_ascii_digit);
        self.insert(word);
    }

    /// Adds numbers; `stops` says whether a stop may stand behind one.
    #[allow(dead_code)]
    pub(crate) fn add_digits(&mut self, stops: bool) {
        self.stops |= stops;
        for digit in b'0'..=b'9' {
            self.insert(&[digit]);
        }
    }

    #[allow(dead_code)]
    fn insert(&mut self, word: &[u8]) {
        let word = &word[..word.len().min(LENGTH)];
        let hash = word.iter().fold(0, |hash, byte| step(hash, *byte));
        self.lengths |= 1 << word.len();
        let (place, bit) = place(hash);
        self.bits[place] |= bit;
    }

    /// Whether one of the words may stand at the head of a text that is folded as they are.
    pub(crate) fn admits(&self, text: &[u8]) -> bool {
        if self.lengths & 1 != 0 {
            return true;
        }
        let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
        if digits > 0 && !self.stops && text.get(digits) == Some(&b'.') {
            return false;
        }
        let mut hash = 0;
        let mut heads = text.iter().take(LENGTH).zip(1..);
        heads.any(|(byte, length)| {
            hash = step(hash, *byte);
            let (place, bit) = place(hash);
            self.lengths >> length & 1 != 0 && self.bits[place] & bit != 0
        })
    }
}

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte))
        .wrapping_add(1)
        .wrapping_mul(0x9e37_79b1)
}

fn place(hash: u32) -> (usize, u8) {
    ((hash >> 25) as usize, 1 << (hash >> 22 & 7))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(words: &[&str]) -> Lead {
        let mut lead = Lead::none();
        for word in words {
            lead.add(word.as_bytes());
        }
        lead
    }

    #[test]
    fn a_text_that_begins_with_a_word_is_admitted() {
        let words = ["a", "no", "第", "resolution", "генеральная"];
        let lead = lead(&words);
        for word in words {
            assert!(lead.admits(word.as_bytes()), "{word}");
            assert!(
                lead.admits([word, " and more"].concat().as_bytes()),
                "{word}"
            );
        }
    }

    #[test]
    fn most_other_texts_are_not_admitted() {
        let lead = lead(&["no", "resolution", "第"]);
        for text in [
            "",
            "n",
            "resolve",
            "nothing of the kind".split_at(1).1,
            "弟",
        ] {
            assert!(!lead.admits(text.as_bytes()), "{text}");
        }
        assert!(self::lead(&[""]).admits(b""));
    }

    #[test]
    fn the_number_of_a_paragraph_is_no_other_number() {
        let mut lead = lead(&["no"]);
        lead.add_digits(false);
        assert!(lead.admits(b"12th") && lead.admits(b"12") && !lead.admits(b"12.req"));
        lead.add_digits(true);
        assert!(lead.admits(b"12.req"));
    }
}
