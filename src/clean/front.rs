//! Finds the lines that a converter ran together before the text begins.
//!
//! Before: `Resolution 2000 (2011) Adopted by the Security Council at its 1st meeting, on 2 May 2011` in
//! one heading. After: the number, and how it was adopted.

use super::{runs, unit};
use crate::language::{Blanks, Folded, Pack, head, template};

/// No lines before the text are longer, run together, in bytes.
const LONGEST: usize = 800;

/// Where lines begin behind the first.
pub(super) fn lines(text: &str, pack: &Pack) -> Vec<usize> {
    let mut starts = Vec::new();
    if text.len() > LONGEST {
        return starts;
    }
    let mut from = 0;
    for at in runs::words(text) {
        if begins_line(text[from..at].trim(), &text[at..], pack) {
            starts.push(at);
            from = at;
        }
    }
    starts
}

/// Whether a line ends before the rest: a title behind the adoption, the adoption behind the number
/// of a Council's resolution, or the session with its item behind the masthead.
fn begins_line(before: &str, rest: &str, pack: &Pack) -> bool {
    if unit::has_title_number(rest, pack) {
        let line = Folded::new(before, Blanks::Dropped);
        return template::whole(&pack.masthead.adoption, &line, pack).is_some();
    }
    let council = ends_with_year(before);
    if !council && rest.starts_with(char::is_lowercase) {
        return false;
    }
    let line = Folded::new(head(rest, 200), Blanks::Dropped);
    if council {
        return template::longest(&pack.masthead.adoption, &line, 0, pack).is_some();
    }
    template::longest(&pack.masthead.session, &line, 0, pack).is_some_and(|session| {
        template::longest(&pack.masthead.agenda, &line, session.end, pack).is_some()
    })
}

/// Whether the words end with the number of a resolution of the Council: `2000 (2011)`.
fn ends_with_year(words: &str) -> bool {
    let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let Some(words) = words.strip_suffix([')', '）']).filter(|w| digits(w) == 4) else {
        return false;
    };
    words[..words.len() - 4]
        .strip_suffix(['(', '（'])
        .is_some_and(|number| (1..=4).contains(&digits(number.trim_end())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::model::Language;

    fn cut(language: Language, text: &str) -> Vec<&str> {
        let starts = lines(text, pack(language));
        let edges = [0].into_iter().chain(starts.iter().copied());
        let ends = starts.iter().copied().chain([text.len()]);
        edges.zip(ends).map(|(a, b)| text[a..b].trim()).collect()
    }

    #[test]
    fn lines_before_the_text() {
        assert_eq!(
            cut(
                Language::English,
                "Resolution 2000 (2011) Adopted by the Security Council at its 1st meeting, on 2 May 2011"
            )
            .len(),
            2
        );
        assert_eq!(
            cut(
                Language::Russian,
                "Резолюция 2000 (2011), принятая Советом Безопасности на его 1-м заседании 2 мая 2011 года"
            )
            .len(),
            1
        );
        assert_eq!(
            cut(
                Language::English,
                "Resolution adopted by the General Assembly on 2 May 2011 65/900. Trees of the cities"
            )[1],
            "65/900. Trees of the cities"
        );
        assert_eq!(
            cut(
                Language::English,
                "A/RES/65/900 General Assembly Sixty-fifth session Agenda item 7 Report of the Sixty-fourth session"
            )[1..],
            ["Sixty-fifth session Agenda item 7 Report of the Sixty-fourth session"]
        );
    }
}
