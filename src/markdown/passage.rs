//! A passage: flat text with marks on it, each character traceable to its place in the source.
//!
//! Words that a converter cut into runs (`*Noting with* *concern*`) stand side by side in a flat
//! text, so every later stage can look at words alone and ask for the marking where it matters.

use crate::source::Span;
use std::ops::Range;

/// The character that stands in a passage for something without words: a note call or a picture.
pub const OBJECT: char = '\u{fffc}';

/// Flat text, its marks, and where it comes from.
///
/// A soft line break of the source is `'\n'`; a hard one is `'\n'` under a [`MarkKind::Break`].
/// A note call is [`OBJECT`] under a [`MarkKind::NoteCall`], a picture one under a
/// [`MarkKind::Image`].
#[derive(Clone, Debug, Default)]
pub struct Passage {
    text: String,
    marks: Vec<Mark>,
    /// Text offset and source offset of each stretch that was copied as it stands, in text order.
    origin: Vec<(u32, u32)>,
}

/// A marked range of a passage's text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What the mark says.
    pub kind: MarkKind,
}

/// What a mark says about its words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MarkKind {
    /// Italics.
    Emphasis,
    /// Bold.
    Strong,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// A link, with its target.
    Link(String),
    /// A picture, with its target and alternative words.
    Image(String, String),
    /// A call of the note with this printed sign.
    NoteCall(String),
    /// A call that has been tied to a note: its printed sign, and the note's place in the list.
    ResolvedCall(String, u32),
    /// A line break that the source asks for.
    Break,
}

/// How many bytes of marking may stand in the source between words that stand together.
const APART: u32 = 16;

impl Passage {
    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words as they are printed: the sign of each call and the words of each picture in place
    /// of their objects.
    pub fn printed(&self) -> String {
        self.printed_but(&|_| false)
    }

    /// The words as they are printed, without the signs of calls of the notes that `omitted` names.
    pub(crate) fn printed_but(&self, omitted: &dyn Fn(u32) -> bool) -> String {
        let mut printed = String::with_capacity(self.text.len());
        let mut from = 0;
        for mark in &self.marks {
            let words = match &mark.kind {
                MarkKind::ResolvedCall(_, note) if omitted(*note) => "",
                MarkKind::NoteCall(words)
                | MarkKind::ResolvedCall(words, _)
                | MarkKind::Image(_, words) => words,
                _ => continue,
            };
            if mark.start >= from {
                printed.push_str(&self.text[from..mark.start]);
                printed.push_str(words);
                from = mark.end;
            }
        }
        printed.push_str(&self.text[from..]);
        printed
    }

    /// The marks, by start, the wider first.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Whether there is no text at all, not even an object.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The source offset of a text offset.
    pub fn source_offset(&self, offset: usize) -> usize {
        let after = self
            .origin
            .partition_point(|&(text, _)| text as usize <= offset);
        match after.checked_sub(1).map(|at| self.origin[at]) {
            Some((text, source)) => source as usize + (offset - text as usize),
            None => self
                .origin
                .first()
                .map_or(0, |&(_, source)| source as usize),
        }
    }

    /// The source span of a range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.source_offset(range.start);
        if range.is_empty() {
            return Span::new(start, start);
        }
        // The end is reckoned from the last byte: the next stretch may begin far away.
        let end = self.source_offset(range.end - 1) + 1;
        // An object is three bytes in the text, in the source perhaps fewer.
        let is_object = self.text[..range.end].ends_with(OBJECT) && range.end < self.text.len();
        let next = is_object.then(|| self.source_offset(range.end));
        let next = next.filter(|&next| next > start).unwrap_or(end);
        Span::new(start, end.min(next))
    }

    /// The ranges of the text that stand together in the source: one ends where the next words stand
    /// elsewhere, behind a page or a note.
    pub(crate) fn together(&self) -> Vec<Range<usize>> {
        let cuts = self.origin.windows(2).filter_map(|pair| {
            let [(text, source), (next, other)] = [pair[0], pair[1]];
            let end = source + (next - text);
            (!(end..=end + APART).contains(&other)).then_some(next as usize)
        });
        let mut start = 0;
        let ends = cuts.chain([self.text.len()]);
        ends.map(|end| std::mem::replace(&mut start, end)..end)
            .collect()
    }

    /// Whether some of a range is in italics or bold.
    pub(crate) fn has_emphasis(&self, range: &Range<usize>) -> bool {
        self.marks
            .iter()
            .any(|mark| mark.start < range.end && range.start < mark.end && mark.kind.is_emphasis())
    }

    /// Where the run of italics or bold ends that begins at `from`; runs with no letter between
    /// them are one. `from` itself where nothing there is marked.
    pub fn emphasis_from(&self, from: usize) -> usize {
        let mut reach = from;
        for mark in self.marks.iter().filter(|mark| mark.kind.is_emphasis()) {
            let gap = self.text.get(reach..mark.start.max(from));
            if gap.is_none_or(|gap| !gap.contains(char::is_alphanumeric)) {
                reach = reach.max(mark.end);
            }
        }
        reach
    }

    /// Adds words copied from `source`, the offset of their first byte.
    pub fn push(&mut self, words: &str, source: usize) {
        if words.is_empty() {
            return;
        }
        let at = self.text.len();
        if self.text.is_empty() || self.source_offset(at) != source {
            self.origin.push((at as u32, source as u32));
        }
        // What ends a page or a column within a line is a blank there, and as long as one.
        if memchr::memchr2(b'\x0b', b'\x0c', words.as_bytes()).is_none() {
            self.text.push_str(words);
        } else {
            self.text.push_str(&words.replace(['\x0b', '\x0c'], " "));
        }
    }

    /// Adds a mark over a range of the text so far.
    pub fn mark(&mut self, range: Range<usize>, kind: MarkKind) {
        let Range { start, end } = range;
        let mark = Mark { start, end, kind };
        let at = self.marks.partition_point(|m| {
            (m.start, usize::MAX - m.end) <= (mark.start, usize::MAX - mark.end)
        });
        self.marks.insert(at, mark);
    }

    /// Adds an object with its mark.
    pub fn push_object(&mut self, kind: MarkKind, source: usize) {
        let at = self.text.len();
        self.push("\u{fffc}", source);
        self.mark(at..self.text.len(), kind);
    }

    /// Removes the marks that `unwanted` names; their words stay.
    pub fn unmark(&mut self, mut unwanted: impl FnMut(&Mark) -> bool) {
        self.marks.retain(|mark| !unwanted(mark));
    }

    /// A copy of a range, with the marks clipped to it. Marks that are left empty go.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        self.slice_of(range, self.marks.iter())
    }

    /// A copy of a range, with those of the marks that reach into it.
    fn slice_of<'a>(&self, range: Range<usize>, marks: impl Iterator<Item = &'a Mark>) -> Self {
        let text = self.text[range.clone()].to_owned();
        let clip = |at: usize| at.clamp(range.start, range.end) - range.start;
        let marks = marks
            .map(|m| (clip(m.start), clip(m.end), m))
            .filter(|(start, end, _)| start < end)
            .map(|(start, end, m)| Mark {
                start,
                end,
                kind: m.kind.clone(),
            })
            .collect();
        let mut origin = Vec::new();
        if !range.is_empty() {
            origin.push((0, self.source_offset(range.start) as u32));
            let at = |offset: usize| {
                self.origin
                    .partition_point(|&(text, _)| (text as usize) < offset)
            };
            let within = &self.origin[at(range.start + 1)..at(range.end)];
            let moved = within
                .iter()
                .map(|&(text, source)| (text - range.start as u32, source));
            origin.extend(moved);
        }
        Self {
            text,
            marks,
            origin,
        }
    }

    /// Copies of ranges that stand in order and do not overlap, without the blanks at their ends;
    /// in one walk over the marks, however many ranges there are.
    pub(crate) fn slices_trimmed(&self, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Self> {
        let mut coming = self.marks.iter().peekable();
        // The marks that began and have not ended.
        let mut open: Vec<&Mark> = Vec::new();
        ranges
            .map(|range| {
                let range = self.trimmed(range);
                open.retain(|mark| mark.end > range.start);
                while let Some(mark) = coming.next_if(|mark| mark.start < range.end) {
                    open.push(mark);
                }
                self.slice_of(range, open.iter().copied())
            })
            .collect()
    }

    /// A range without the blanks at its ends.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let words = &self.text[range.clone()];
        let start = range.start + (words.len() - words.trim_start().len());
        start..start + words.trim().len()
    }

    /// A copy of a range without the blanks at its ends.
    #[must_use]
    pub fn slice_trimmed(&self, range: Range<usize>) -> Self {
        self.slice(self.trimmed(range))
    }

    /// Puts objects over ranges of the text, given in order and not overlapping, in place of their words.
    pub fn replace_by_objects(&mut self, objects: Vec<(Range<usize>, MarkKind)>) {
        let ranges = objects.iter().map(|(range, _)| range.clone());
        let edits: Vec<_> = ranges.map(|range| (range, "\u{fffc}")).collect();
        self.add_marks(objects);
        self.edit(&edits);
    }

    /// Adds marks over ranges of the text, given in order: in one walk, however many there are.
    pub(crate) fn add_marks(&mut self, marks: Vec<(Range<usize>, MarkKind)>) {
        let key = |mark: &Mark| (mark.start, usize::MAX - mark.end);
        let marks = marks
            .into_iter()
            .map(|(Range { start, end }, kind)| Mark { start, end, kind });
        let mut coming = marks.peekable();
        let mut all = Vec::with_capacity(self.marks.len() + coming.len());
        for mark in std::mem::take(&mut self.marks) {
            while let Some(new) = coming.next_if(|new| key(new) < key(&mark)) {
                all.push(new);
            }
            all.push(mark);
        }
        all.extend(coming);
        self.marks = all;
    }

    /// Changes the marks in place; their ranges stay.
    pub fn map_marks(&mut self, mut change: impl FnMut(&mut MarkKind)) {
        self.marks
            .iter_mut()
            .for_each(|mark| change(&mut mark.kind));
    }

    /// Adds another passage at the end.
    pub fn append(&mut self, other: &Self) {
        let at = self.text.len();
        self.text.push_str(&other.text);
        self.origin.extend(
            other
                .origin
                .iter()
                .map(|&(text, source)| (text + at as u32, source)),
        );
        for mark in &other.marks {
            // One run of marking that a line's end cut in two is one again.
            let joined = self.marks.iter_mut().rev().find(|m| {
                m.end == at && mark.start == 0 && m.kind == mark.kind && !m.kind.is_object()
            });
            match joined {
                Some(before) => before.end = mark.end + at,
                None => self.marks.push(Mark {
                    start: mark.start + at,
                    end: mark.end + at,
                    kind: mark.kind.clone(),
                }),
            }
        }
    }

    /// Replaces ranges of the text, given in order and not overlapping. Marks follow their words;
    /// marks whose words are all gone go too.
    pub fn edit(&mut self, edits: &[(Range<usize>, &str)]) {
        if edits.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut origin = Vec::with_capacity(self.origin.len() + edits.len());
        let mut kept_from = 0;
        // Old offsets where an edit ends, with what is to be added to offsets from there on.
        let mut shifts: Vec<(Range<usize>, usize, usize)> = Vec::with_capacity(edits.len());
        for (range, words) in edits
            .iter()
            .chain(std::iter::once(&(self.text.len()..self.text.len(), "")))
        {
            if kept_from < range.start {
                origin.push((text.len() as u32, self.source_offset(kept_from) as u32));
                origin.extend(
                    self.origin
                        .iter()
                        .skip(
                            self.origin
                                .partition_point(|&(at, _)| at as usize <= kept_from),
                        )
                        .take_while(|&&(at, _)| (at as usize) < range.start)
                        .map(|&(at, source)| (at - kept_from as u32 + text.len() as u32, source)),
                );
                text.push_str(&self.text[kept_from..range.start]);
            }
            let new_start = text.len();
            if !words.is_empty() {
                origin.push((text.len() as u32, self.source_offset(range.start) as u32));
                text.push_str(words);
            }
            shifts.push((range.clone(), new_start, text.len()));
            kept_from = range.end;
        }
        let moved = |at: usize, is_end: bool| {
            let next = shifts.partition_point(|(range, _, _)| range.end < at);
            let (range, start, end) = &shifts[next.min(shifts.len() - 1)];
            if at <= range.start {
                // Before this edit: the distance to its start is unchanged.
                start - (range.start - at)
            } else if at >= range.end || !is_end {
                *end
            } else {
                *start
            }
        };
        for mark in &mut self.marks {
            mark.start = moved(mark.start, false);
            mark.end = moved(mark.end, true).max(mark.start);
        }
        self.marks.retain(|mark| mark.start < mark.end);
        self.text = text;
        self.origin = origin;
    }
}

impl MarkKind {
    /// Whether the mark is italics or bold.
    pub fn is_emphasis(&self) -> bool {
        matches!(self, Self::Emphasis | Self::Strong)
    }

    /// Whether the mark stands for something without words.
    pub fn is_object(&self) -> bool {
        matches!(
            self,
            Self::NoteCall(_) | Self::ResolvedCall(..) | Self::Image(..) | Self::Break
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage() -> Passage {
        let mut passage = Passage::default();
        passage.push("Recalling", 11);
        passage.mark(0..9, MarkKind::Emphasis);
        passage.push(" its ", 21);
        passage.push_object(MarkKind::NoteCall("1".into()), 26);
        passage.push(" end", 40);
        passage
    }

    #[test]
    fn every_offset_knows_its_source() {
        let passage = passage();
        assert_eq!(passage.source_offset(0), 11);
        assert_eq!(passage.span(0..9).range(), 11..20);
        assert_eq!(passage.span(5..12).range(), 16..24);
        assert_eq!(passage.printed(), "Recalling its 1 end");
    }

    #[test]
    fn a_slice_keeps_marks_and_origin() {
        let slice = passage().slice_trimmed(4..14);
        assert_eq!(slice.text(), "lling its");
        assert_eq!(
            slice.marks(),
            [Mark {
                start: 0,
                end: 5,
                kind: MarkKind::Emphasis
            }]
        );
        assert_eq!(slice.source_offset(5), 21);
    }

    #[test]
    fn edits_move_marks_with_their_words() {
        let mut passage = passage();
        passage.edit(&[(0..2, ""), (9..10, "\u{3000}"), (14..17, "")]);
        assert_eq!(passage.text(), "calling\u{3000}its  end");
        assert_eq!(
            passage.marks(),
            [Mark {
                start: 0,
                end: 7,
                kind: MarkKind::Emphasis
            }]
        );
        assert_eq!(passage.source_offset(0), 13);
        assert_eq!(passage.source_offset(10), 22);
        let end = passage.text().len() - 3;
        assert_eq!(passage.source_offset(end), 41);
    }

    #[test]
    fn runs_with_no_letter_between_are_one() {
        let mut passage = Passage::default();
        passage.push("Noting with concern that", 0);
        passage.mark(0..6, MarkKind::Emphasis);
        passage.mark(7..11, MarkKind::Strong);
        passage.mark(20..24, MarkKind::Emphasis);
        assert_eq!(passage.emphasis_from(0), 11);
        assert_eq!(passage.emphasis_from(7), 11);
        assert_eq!(passage.emphasis_from(12), 12);
    }

    #[test]
    fn marking_cut_by_a_line_is_joined() {
        let mut first = Passage::default();
        first.push("Noting ", 1);
        first.mark(0..7, MarkKind::Emphasis);
        let mut second = Passage::default();
        second.push("with", 20);
        second.mark(0..4, MarkKind::Emphasis);
        first.append(&second);
        assert_eq!(
            first.marks(),
            [Mark {
                start: 0,
                end: 11,
                kind: MarkKind::Emphasis
            }]
        );
        assert_eq!(first.source_offset(8), 21);
    }
}
