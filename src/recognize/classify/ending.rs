//! How a block ends: the mark that says whether its sentence is finished.

use crate::markdown::OBJECT;

pub(super) fn ends_with_comma(text: &str) -> bool {
    matches!(final_mark(text), Some(',' | '，' | '،'))
}

pub(super) fn is_closed(text: &str) -> bool {
    final_mark(text).is_some_and(|mark| !matches!(mark, ',' | '，' | '،'))
}

/// The mark at the end of a text, quotes, brackets and note calls not counted.
pub(in crate::recognize) fn final_mark(text: &str) -> Option<char> {
    const MARKS: &str = ".;:,。；：，؛،!?؟";
    const CLOSERS: &str = "”\"»’“‘)）]》*";
    let mut rest = text.trim_end();
    loop {
        let last = rest.chars().next_back()?;
        if MARKS.contains(last) {
            return Some(last);
        }
        if !CLOSERS.contains(last) && last != OBJECT && !last.is_whitespace() {
            return None;
        }
        rest = &rest[..rest.len() - last.len_utf8()];
    }
}
