//! Escaping: what Markdown would misread gets a backslash, plain prose gets none.

/// Where a run of words stands, as far as it matters to what is markup in it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Spot {
    /// Amid a block.
    #[default]
    Within,
    /// At the start of a block, where `#`, `-`, `1.` and the like mean something.
    BlockStart,
    /// At the end of a heading, where closing signs are dropped.
    HeadingEnd,
    /// In a cell of a pipe table.
    Cell,
}

/// What stands around a run of words.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    /// Where the run stands.
    pub(super) spot: Spot,
    /// Whether it stands in the words of a link, which the first free bracket would end.
    pub(super) in_link: bool,
    /// The character that is written after the run; none at the end of a block.
    pub(super) next: Option<char>,
}

/// Adds words to `out`, with a backslash before what Markdown would take for markup. Ends of lines
/// become blanks: one block is one line.
pub(super) fn escape(words: &str, around: Around, out: &mut String) {
    let start = (around.spot == Spot::BlockStart)
        .then(|| line_start(words))
        .flatten();
    let closing = (around.spot == Spot::HeadingEnd)
        .then(|| closing_signs(words))
        .flatten();
    // How far the words are written: what lies between two signs is copied.
    let mut written = 0;
    for (at, byte) in words.bytes().enumerate() {
        if !SIGNS[usize::from(byte)] && start != Some(at) && closing != Some(at) {
            continue;
        }
        let c = char::from(byte);
        out.push_str(&words[written..at]);
        written = at + 1;
        // The characters around, to tell words from edges.
        let before = words[..at].chars().next_back();
        let rest = &words[written..];
        let next = rest.chars().next().or(around.next);
        let escaped = match c {
            '\\' | '*' | '`' | '~' => true,
            '_' => !(is_word(before) && is_word(next)),
            '[' => around.in_link || rest.is_empty() && around.next.is_some() || is_call(rest),
            // `[1]: ` at the start of a block would define a link.
            ']' => around.in_link || matches!(next, Some('(' | '[' | ':')),
            '!' => rest.is_empty() && next == Some('['),
            '<' => next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => is_entity(rest),
            '|' => around.spot == Spot::Cell,
            _ => false,
        };
        if escaped || start == Some(at) || closing == Some(at) {
            out.push('\\');
        }
        out.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
    out.push_str(&words[written..]);
}

/// The signs that may need a backslash anywhere, and the ends of lines.
const SIGNS: [bool; 256] = {
    let mut table = [false; 256];
    let signs = b"\\*`~_[]!<&|\n\r";
    let mut at = 0;
    while at < signs.len() {
        table[signs[at] as usize] = true;
        at += 1;
    }
    table
};

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Whether what follows a bracket makes it the call of a note: `^1]`, `1]`, `*]`, or a bracket
/// again, as in `[[1]](#footnote-1)`.
fn is_call(rest: &str) -> bool {
    if rest.starts_with(['^', '[']) {
        return true;
    }
    // The longest sign of a note that pages print has four characters.
    rest.chars().take(5).position(|c| c == ']').is_some()
}

/// Whether what follows `&` makes it an entity.
fn is_entity(rest: &str) -> bool {
    // The longest name has 31 letters.
    let name = rest.bytes().take(33).position(|b| b == b';');
    name.is_some_and(|end| {
        end > 0
            && rest.as_bytes()[..end]
                .iter()
                .all(|b| b.is_ascii_alphanumeric() || *b == b'#')
    })
}

/// The byte that makes the start of a block something else than words: the sign of a heading, a
/// quotation, a list or a rule, or the full stop after a number.
fn line_start(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let run = words.len() - words.trim_start_matches(first).len();
    let ends = |at: usize| words[at..].chars().next().is_none_or(char::is_whitespace);
    let found = match first {
        '>' => true,
        '#' => run <= 6 && ends(run),
        '-' | '+' => ends(1) || is_rule(words, first),
        '=' => is_rule(words, first),
        '0'..='9' => {
            let digits = words.bytes().take_while(u8::is_ascii_digit).count();
            let sign = matches!(words.as_bytes().get(digits), Some(b'.' | b')'));
            return (sign && digits <= 9 && ends(digits + 1)).then_some(digits);
        }
        _ => false,
    };
    found.then_some(0)
}

/// Whether a line is made of one sign alone.
fn is_rule(words: &str, sign: char) -> bool {
    matches!(sign, '-' | '=') && words.chars().all(|c| c == sign || c == ' ')
}

/// Where the signs begin that would close a heading: `# Title #`.
fn closing_signs(words: &str) -> Option<usize> {
    let before = words.trim_end_matches('#');
    let closes = before.len() < words.len() && (before.is_empty() || before.ends_with(' '));
    closes.then_some(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(words: &str, around: Around) -> String {
        let mut out = String::new();
        escape(words, around, &mut out);
        out
    }

    fn start(words: &str) -> String {
        escaped(
            words,
            Around {
                spot: Spot::BlockStart,
                ..Around::default()
            },
        )
    }

    #[test]
    fn prose_stays_as_it_is() {
        for words in [
            "[on the report of the First Committee (A/72/409)]",
            "A & B; 5 < 6, 7 > 6 – a_b – 100% #1 (a) 1. – “quoted” R&D x; AT&T x",
            "72/57. The illicit trade",
            "2015 was",
            "–7 and -7",
            "Note: [see the report] yes!",
            "第一委员会的报告（A/72/409）",
        ] {
            assert_eq!(escaped(words, Around::default()), words);
        }
        assert_eq!(start("-7 degrees #1"), "-7 degrees #1");
        assert_eq!(start("#1 and 1.5 and 12) a"), "#1 and 1.5 and 12) a");
    }

    #[test]
    fn markup_is_escaped() {
        for (words, out) in [
            ("a*b*", r"a\*b\*"),
            ("_a_ ____", r"\_a\_ \_\_\_\_"),
            (
                "[1] [^a] [*] [a](b) [a][b]",
                r"\[1] \[^a] \[\*] \[a\](b) \[a\]\[b]",
            ),
            ("&amp; &#8212;", r"\&amp; \&#8212;"),
            ("<b> </b> <!-- http://a", r"\<b> \</b> \<!-- http://a"),
            (r"a\b `c` ~d~", r"a\\b \`c\` \~d\~"),
            ("a\nb", "a b"),
        ] {
            assert_eq!(escaped(words, Around::default()), out);
        }
    }

    #[test]
    fn the_start_of_a_block_is_escaped() {
        for (words, out) in [
            ("# a", r"\# a"),
            ("> a", r"\> a"),
            ("- 2 -", r"\- 2 -"),
            ("---", r"\---"),
            ("===", r"\==="),
            ("+ a", r"\+ a"),
            ("2015. The Assembly", r"2015\. The Assembly"),
            ("1) a", r"1\) a"),
            ("[abc def]: g", r"[abc def\]: g"),
        ] {
            assert_eq!(start(words), out);
        }
    }

    #[test]
    fn edges_look_at_what_follows() {
        let before = |words, c| {
            escaped(
                words,
                Around {
                    next: Some(c),
                    ..Around::default()
                },
            )
        };
        assert_eq!(before("wow!", '['), r"wow\!");
        assert_eq!(before("a [", '*'), r"a \[");
        assert_eq!(before("a]", '['), r"a\]");
        assert_eq!(before("a <", 'b'), r"a \<");
        let heading = Around {
            spot: Spot::HeadingEnd,
            ..Around::default()
        };
        assert_eq!(escaped("C #", heading), r"C \#");
        assert_eq!(escaped("C#", heading), "C#");
        let cell = Around {
            spot: Spot::Cell,
            ..Around::default()
        };
        assert_eq!(escaped("a|b", cell), r"a\|b");
    }
}
