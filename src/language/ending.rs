//! How a text ends: the mark that says whether its sentence is finished.

use super::OBJECT;

/// Marks that end a clause in the six languages.
const MARKS: &str = ".;:,。；：，؛،!?؟";
/// Signs that may stand behind the mark that ends a clause.
const CLOSERS: &str = "”\"»’“‘)）]》*";

/// The last mark of a text, what closes quotes and brackets and calls of notes not counted; `None`
/// where it ends in a letter or the like.
pub(crate) fn final_mark(text: &str) -> Option<char> {
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

/// Whether a mark is a comma, which ends a recital and goes on with a sentence.
pub(crate) fn is_comma(mark: char) -> bool {
    matches!(mark, ',' | '，' | '،')
}

/// Whether a mark ends a heading that is run in with its paragraph: “Harbours. Requests …”.
pub(crate) fn is_run_in_stop(mark: char) -> bool {
    is_full_stop(mark) || matches!(mark, ':' | '：' | '—' | '–')
}

/// Whether a mark ends a sentence.
pub(crate) fn is_full_stop(mark: char) -> bool {
    matches!(mark, '.' | '。' | '．')
}

/// Whether a text ends with a comma.
pub(crate) fn ends_with_comma(text: &str) -> bool {
    final_mark(text).is_some_and(is_comma)
}

/// Whether a text ends as a sentence or clause that nothing need follow does.
pub(crate) fn is_closed(text: &str) -> bool {
    final_mark(text).is_some_and(|mark| !is_comma(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_the_mark_does_not_count() {
        assert_eq!(OBJECT, crate::markdown::OBJECT);
        for (text, mark) in [
            ("its work;", Some(';')),
            ("“its work.” ", Some('.')),
            ("its work,\u{fffc}", Some(',')),
            ("工作，", Some('，')),
            ("its work (two)", None),
            ("", None),
        ] {
            assert_eq!(final_mark(text), mark, "{text}");
        }
        assert!(ends_with_comma("عمله،") && !is_closed("عمله،"));
        assert!(is_closed("its work:") && !is_closed("its work"));
    }
}
