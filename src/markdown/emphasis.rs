//! Emphasis that `CommonMark`'s flanking rules refuse, mended in the shadow.
//!
//! Beside Chinese, Arabic or Russian words there are no blanks that tell an opening `**` from a
//! closing one, so punctuation decides, mostly wrongly. Here the runs of a paragraph are paired
//! first, in their order; then the neighbour of a run that cannot play its part is replaced by a
//! letter, or a sign, of the same length.

/// A run of `*` or `_` in the source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) at: usize,
    pub(super) length: usize,
    /// Whether what stands before it must stay: it closes a link.
    pub(super) guarded: bool,
    /// Whether it stands right after a tag.
    pub(super) after_tag: bool,
}

/// Longest run that is looked at.
const LONGEST: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Blank,
    Sign,
    Letter,
}

/// A neighbour of a run: what it is, and where.
#[derive(Clone, Copy)]
struct Neighbour {
    side: Side,
    first: char,
    at: usize,
}

struct Flanks {
    before: Neighbour,
    after: Neighbour,
}

impl Flanks {
    fn of(shadow: &[u8], run: Run, floor: usize, ceiling: usize) -> Self {
        let mut start = run.at;
        while start > floor {
            start -= 1;
            if shadow[start] & 0xC0 != 0x80 {
                break;
            }
        }
        let before = neighbour(&shadow[start..run.at], start);
        let end = run.at + run.length;
        let after = neighbour(&shadow[end.min(ceiling)..ceiling.min(end + 4)], end);
        Self { before, after }
    }

    fn opens(&self) -> bool {
        self.after.side != Side::Blank
            && (self.after.side != Side::Sign || self.before.side != Side::Letter)
    }

    fn closes(&self) -> bool {
        self.before.side != Side::Blank
            && (self.before.side != Side::Sign || self.after.side != Side::Letter)
    }
}

fn neighbour(bytes: &[u8], at: usize) -> Neighbour {
    let whole = bytes
        .utf8_chunks()
        .next()
        .and_then(|chunk| chunk.valid().chars().next());
    let first = whole.unwrap_or(' ');
    let side = if first.is_whitespace() {
        Side::Blank
    } else if first.is_alphanumeric() {
        Side::Letter
    } else {
        Side::Sign
    };
    Neighbour { side, first, at }
}

/// Mends the runs of one paragraph, which stretches from `floor` to `ceiling`.
pub(super) fn mend(shadow: &mut [u8], runs: &[Run], floor: usize, ceiling: usize) {
    if runs.is_empty() {
        return;
    }
    underscores_to_stars(shadow, runs, floor, ceiling);
    let stars = |shadow: &[u8], run: &Run| run.length <= LONGEST && shadow[run.at] == b'*';
    let mut left = [0_usize; LONGEST + 1];
    for run in runs.iter().filter(|run| stars(shadow, run)) {
        left[run.length] += 1;
    }
    let even = left.map(|count| count % 2 == 0);
    let mut open = [false; LONGEST + 1];
    for (index, &run) in runs.iter().enumerate() {
        if !stars(shadow, &run) {
            continue;
        }
        let length = run.length;
        left[length] -= 1;
        let flanks = Flanks::of(shadow, run, floor, ceiling);
        if open[length] {
            let closes = flanks.closes()
                || ((even[length]
                    || !next_closes(shadow, &runs[index + 1..], run, floor, ceiling))
                    && close(shadow, run, &flanks));
            open[length] = !closes;
        } else {
            open[length] =
                flanks.opens() || (left[length] > 0 && open_up(shadow, run, &flanks, even[length]));
        }
    }
}

/// Whether the next run of the same length can only close.
fn next_closes(shadow: &[u8], later: &[Run], run: Run, floor: usize, ceiling: usize) -> bool {
    let next = later
        .iter()
        .take(8)
        .find(|next| next.length == run.length && shadow[next.at] == b'*');
    next.is_some_and(|&next| {
        let flanks = Flanks::of(shadow, next, floor, ceiling);
        flanks.closes() && !flanks.opens()
    })
}

/// Turns pairs of `_` that stand beside letters other than Latin ones, too, into pairs of `*`.
fn underscores_to_stars(shadow: &mut [u8], runs: &[Run], floor: usize, ceiling: usize) {
    let mut open: [Option<usize>; LONGEST + 1] = [None; LONGEST + 1];
    for &run in runs {
        if run.length > LONGEST || shadow[run.at] != b'_' {
            continue;
        }
        let flanks = Flanks::of(shadow, run, floor, ceiling);
        let in_word = |side: Neighbour| side.first.is_ascii_alphanumeric();
        let closes = flanks.before.side != Side::Blank && !in_word(flanks.after);
        match open[run.length] {
            Some(from) if closes => {
                shadow[from..from + run.length].fill(b'*');
                shadow[run.at..run.at + run.length].fill(b'*');
                open[run.length] = None;
            }
            _ if flanks.after.side != Side::Blank && !in_word(flanks.before) => {
                open[run.length] = Some(run.at);
            }
            _ => {}
        }
    }
}

fn close(shadow: &mut [u8], run: Run, flanks: &Flanks) -> bool {
    match flanks.before.side {
        Side::Blank => letter(shadow, flanks.before),
        _ if run.guarded || is_special(flanks.before.first) => {
            sign(shadow, flanks.after);
            true
        }
        _ => letter(shadow, flanks.before),
    }
}

fn open_up(shadow: &mut [u8], run: Run, flanks: &Flanks, even: bool) -> bool {
    match flanks.after.side {
        // A lone star before a blank is a sign of its own more often than not.
        Side::Blank => (run.length > 1 || run.after_tag) && even && letter(shadow, flanks.after),
        _ if is_special(flanks.after.first) => {
            sign(shadow, flanks.before);
            true
        }
        _ => letter(shadow, flanks.after),
    }
}

/// Whether Markdown reads a sign, so that it must stay.
fn is_special(c: char) -> bool {
    matches!(
        c,
        '[' | ']' | '<' | '>' | '&' | ';' | '\\' | '`' | '!' | '*' | '_'
    )
}

/// Puts a letter in the place of a neighbour; not in that of a line's end, or where there is none.
fn letter(shadow: &mut [u8], neighbour: Neighbour) -> bool {
    let length = neighbour.first.len_utf8();
    let Some(place) = shadow.get_mut(neighbour.at..neighbour.at + length) else {
        return false;
    };
    // At the edge of a paragraph the neighbour is no real character.
    if neighbour.first == ' ' && place != b" " || matches!(neighbour.first, '\n' | '\r') {
        return false;
    }
    let with: &[u8] = match length {
        1 => b"x",
        2 => "é".as_bytes(),
        3 => "一".as_bytes(),
        _ => "𠀀".as_bytes(),
    };
    place.copy_from_slice(with);
    true
}

/// Puts a sign in the place of a letter.
fn sign(shadow: &mut [u8], neighbour: Neighbour) {
    let length = neighbour.first.len_utf8();
    let with: &[u8] = match length {
        1 => b".",
        2 => "§".as_bytes(),
        3 => "。".as_bytes(),
        _ => "\u{10100}".as_bytes(),
    };
    if let Some(place) = shadow.get_mut(neighbour.at..neighbour.at + length) {
        place.copy_from_slice(with);
    }
}
