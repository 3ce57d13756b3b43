//! How a text ends: the mark that says whether its sentence is finished.

use super::{OBJECT, Script};

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

/// The quotation marks of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotes {
    /// Whether it begins with one.
    pub(crate) begins: bool,
    /// Whether it ends with one, the marks behind it not counted.
    pub(crate) ends: bool,
    /// How many more are opened than closed.
    pub(crate) net: i32,
}

/// What a sign does to quotations.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    /// It opens one wherever it stands.
    Opens,
    /// It closes one.
    Closes,
    /// It opens before a word and closes behind one: Arabic prints `”…“`.
    Either,
}

fn quoting(c: char) -> Option<Quoting> {
    match c {
        '«' | '「' | '『' => Some(Quoting::Opens),
        '»' | '」' | '』' => Some(Quoting::Closes),
        '“' | '”' | '"' | '„' => Some(Quoting::Either),
        _ => None,
    }
}

/// The quotation marks of a text.
pub(crate) fn quotes(text: &str, script: Script) -> Quotes {
    let text = text.trim();
    let mut net = 0;
    let mut before = ' ';
    for c in text.chars().filter(|c| *c != OBJECT) {
        net += match quoting(c) {
            None => 0,
            Some(Quoting::Opens) => 1,
            Some(Quoting::Closes) => -1,
            Some(Quoting::Either) => {
                let opens = match script {
                    // There are no blanks.
                    Script::Han => c == '“',
                    _ => before.is_whitespace() || "([（“”\"„«".contains(before),
                };
                if opens { 1 } else { -1 }
            }
        };
        before = c;
    }
    let is_quote = |c: char| quoting(c).is_some();
    let end = text.trim_end_matches(|c: char| MARKS.contains(c) || c == OBJECT);
    Quotes {
        begins: text.starts_with(is_quote),
        ends: end.ends_with(is_quote),
        net,
    }
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
    fn quotations_open_and_close() {
        let read = |text: &str, script| {
            let Quotes { begins, ends, net } = quotes(text, script);
            (begins, ends, net)
        };
        assert_eq!(
            read("“1. Ports are “open”;", Script::Latin),
            (true, true, 1)
        );
        assert_eq!(
            read("2. Ports are open.”", Script::Latin),
            (false, true, -1)
        );
        assert_eq!(read("« Les ports ».", Script::Latin), (true, true, 0));
        assert_eq!(read("”الموانئ“؛", Script::Arabic), (true, true, 0));
        assert_eq!(read("称为“港口”的地方", Script::Han), (false, false, 0));
    }

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
