//! Points of a clause: which level a label stands on, and where text goes on behind a list.

use crate::language::label::{Form, Label};
use crate::model::{Content, EId, Number, Point, Points, Style, Table, Text};
use crate::source::Span;

/// The deepest level of points; deeper ones stand on it.
pub(super) const DEEPEST: usize = 64;

/// The content of a clause while it is written: text, and lists with the levels that are open.
#[derive(Debug, Default)]
pub(super) struct Clause {
    content: Vec<Content>,
    levels: Vec<Level>,
}

#[derive(Debug)]
struct Level {
    style: Style,
    form: Form,
    last: u32,
    items: Vec<Point>,
}

/// How a point stands to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It follows, or begins a list.
    Fits,
    /// Its number does not follow.
    Gap,
    /// It is deeper than [`DEEPEST`].
    TooDeep,
}

impl Clause {
    /// Whether points are open.
    pub(super) fn has_points(&self) -> bool {
        !self.levels.is_empty()
    }

    /// Makes the text of the point that is open its heading.
    pub(super) fn head_point(&mut self) {
        let point = self
            .levels
            .last_mut()
            .and_then(|level| level.items.last_mut());
        if let Some(point) = point
            && let [Content::Text(_)] = &point.content[..]
            && let Some(Content::Text(heading)) = point.content.pop()
        {
            point.heading = Some(heading.text);
        }
    }

    /// Whether the point that is open has a heading and no text yet.
    pub(super) fn awaits_text(&self) -> bool {
        self.levels
            .last()
            .and_then(|level| level.items.last())
            .is_some_and(|point| point.heading.is_some() && point.content.is_empty())
    }

    /// Whether the point before the one that is open holds text of its own behind its first words, as
    /// one does that has a heading.
    pub(super) fn heads_points(&self) -> bool {
        let items = self.levels.last().map(|level| &level.items[..]);
        matches!(items, Some([.., before, _]) if before.content.len() > 1)
    }

    /// Whether the label can be the next of a level that is open.
    pub(super) fn continues(&self, label: &Label) -> bool {
        self.levels.iter().any(|level| level.next(label).is_some())
    }

    /// Adds text of the clause itself: open points are closed.
    pub(super) fn text(&mut self, text: Text) {
        self.close(0);
        self.content.push(text.into());
    }

    /// Adds text to the point that is open, or to the clause.
    pub(super) fn text_in_point(&mut self, text: Text) {
        self.target().push(text.into());
    }

    /// Adds a table where the text stands.
    pub(super) fn table(&mut self, table: Table) {
        self.target().push(Content::Table(table));
    }

    fn target(&mut self) -> &mut Vec<Content> {
        match self
            .levels
            .last_mut()
            .and_then(|level| level.items.last_mut())
        {
            Some(point) => &mut point.content,
            None => &mut self.content,
        }
    }

    /// Adds a point. `next` is the label that follows in the document: it tells the letter (i) from
    /// the numeral where both are possible.
    pub(super) fn point(
        &mut self,
        printed: &str,
        label: &Label,
        next: Option<&Label>,
        text: Text,
        span: Span,
    ) -> Step {
        let (depth, style, value, step) = self.place(label, next);
        self.close(depth + 1);
        if self.levels.len() <= depth {
            self.levels.push(Level {
                style,
                form: label.form,
                last: 0,
                items: Vec::new(),
            });
        }
        let level = &mut self.levels[depth];
        level.last = value;
        let content = if text.is_empty() {
            Vec::new()
        } else {
            vec![text.into()]
        };
        level.items.push(Point {
            eid: EId::default(),
            number: Some(Number::new(printed, style, value)),
            heading: None,
            content,
            span,
        });
        step
    }

    /// The level of a label, its reading, and whether it follows.
    fn place(&self, label: &Label, next: Option<&Label>) -> (usize, Style, u32, Step) {
        // The deepest open level that the label continues. An ambiguous label (`i` after `h`, or
        // the first of a new list) is settled by the label that follows it.
        let continued = self
            .levels
            .iter()
            .enumerate()
            .rev()
            .find_map(|(depth, level)| {
                level
                    .next(label)
                    .map(|(style, value)| (depth, style, value))
            });
        let opened = label
            .readings
            .iter()
            .copied()
            .find(|(style, value)| *value == 1 || *style == Style::Bullet);
        if let (Some((depth, style, value)), Some((new_style, new_value))) = (continued, opened)
            && new_style != style
        {
            let follows = |style: Style, value: u32| {
                next.is_some_and(|next| {
                    next.form == label.form && next.readings.contains(&(style, value + 1))
                })
            };
            if follows(new_style, new_value) && !follows(style, value) {
                return self.open(new_style, new_value);
            }
            return (depth, style, value, Step::Fits);
        }
        if let Some((depth, style, value)) = continued {
            return (depth, style, value, Step::Fits);
        }
        if let Some((style, value)) = opened {
            // A list of the same kind begins again only one level deeper, but a bullet is always
            // on the level of bullets.
            return self.open(style, value);
        }
        // A gap: the innermost level of the same make.
        let gap = self
            .levels
            .iter()
            .enumerate()
            .rev()
            .find_map(|(depth, level)| {
                let reading = label
                    .readings
                    .iter()
                    .find(|(style, value)| *style == level.style && *value > level.last);
                reading
                    .filter(|_| level.form == label.form)
                    .map(|(style, value)| (depth, *style, *value))
            });
        if let Some((depth, style, value)) = gap {
            return (depth, style, value, Step::Gap);
        }
        // The likeliest reading by what follows.
        let (style, value) = label
            .readings
            .iter()
            .copied()
            .find(|(style, value)| next.is_some_and(|n| n.readings.contains(&(*style, value + 1))))
            .unwrap_or(label.readings[0]);
        let same = self
            .levels
            .iter()
            .rposition(|level| level.style == style && level.form == label.form);
        let depth = same.unwrap_or_else(|| self.open(style, value).0);
        (depth, style, value, Step::Gap)
    }

    fn open(&self, style: Style, value: u32) -> (usize, Style, u32, Step) {
        let depth = self.levels.len();
        if depth >= DEEPEST {
            return (DEEPEST - 1, style, value, Step::TooDeep);
        }
        (depth, style, value, Step::Fits)
    }

    /// Closes levels until `depth` are open.
    fn close(&mut self, depth: usize) {
        while self.levels.len() > depth {
            let Some(level) = self.levels.pop() else {
                return;
            };
            let points = Content::Points(Points {
                eid: EId::default(),
                items: level.items,
            });
            self.target().push(points);
        }
    }

    /// The content, all levels closed.
    pub(super) fn finish(mut self) -> Vec<Content> {
        self.close(0);
        self.content
    }
}

impl Level {
    /// The reading of a label that follows the last point of this level.
    fn next(&self, label: &Label) -> Option<(Style, u32)> {
        if label.form != self.form {
            return None;
        }
        label.readings.iter().copied().find(|(style, value)| {
            *style == self.style && (*value == self.last + 1 || *style == Style::Bullet)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{label::label, pack};
    use crate::model::Language;

    fn write(content: &[Content], out: &mut String) {
        for piece in content {
            let Content::Points(points) = piece else {
                continue;
            };
            out.push('[');
            for point in &points.items {
                out.push_str(&point.number.as_ref().unwrap().token().unwrap_or("-".into()));
                write(&point.content, out);
                out.push(' ');
            }
            out.push(']');
        }
    }

    /// The eIds of points given by their labels.
    fn tokens(labels: &[&str]) -> String {
        let pack = pack(Language::English);
        let read: Vec<Label> = labels
            .iter()
            .map(|l| label(&format!("{l} words"), pack).unwrap())
            .collect();
        let mut clause = Clause::default();
        for (i, printed) in labels.iter().enumerate() {
            clause.point(
                printed,
                &read[i],
                read.get(i + 1),
                Text::default(),
                Span::default(),
            );
        }
        let mut out = String::new();
        write(&clause.finish(), &mut out);
        out
    }

    #[test]
    fn levels_by_style() {
        assert_eq!(
            tokens(&["(a)", "(b)", "(i)", "(ii)", "(c)"]),
            "[a b[i ii ] c ]"
        );
    }

    #[test]
    fn the_letter_i_after_h() {
        assert_eq!(tokens(&["(a)", "(h)", "(i)", "(j)"]), "[a h i j ]");
        assert_eq!(
            tokens(&["(a)", "(h)", "(i)", "(ii)", "(i)", "(j)"]),
            "[a h[i ii ] i j ]"
        );
    }

    #[test]
    fn double_letters_follow_z() {
        assert_eq!(tokens(&["(a)", "(z)", "(aa)", "(bb)"]), "[a z aa bb ]");
    }

    #[test]
    fn numerals_first() {
        assert_eq!(
            tokens(&["(i)", "(ii)", "(iii)", "(iv)", "(v)"]),
            "[i ii iii iv v ]"
        );
        assert_eq!(tokens(&["(i)", "a.", "b.", "(ii)"]), "[i[a b ] ii ]");
    }

    #[test]
    fn bullets_are_one_level() {
        assert_eq!(tokens(&["(a)", "•", "•", "(b)"]), "[a[- - ] b ]");
    }
}
