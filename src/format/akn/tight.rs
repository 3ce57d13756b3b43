//! Tight wrapping (rule C70): what stands at the edges of a phrase and does not belong to it.

use crate::model::{Content, Inline, Note, Text};
use std::borrow::Cow;
use std::collections::VecDeque;

/// What is moved out of an element at its edges.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// Blanks and notes.
    Blanks,
    /// Blanks, notes and, at the end, punctuation.
    Punctuation,
    /// Blanks; a title keeps its notes (section 1.7).
    Title,
}

/// A phrase without its edges, and the edges.
pub(super) struct Tight<'t> {
    pub(super) lead: Vec<Inline>,
    /// Empty where the phrase has no words.
    pub(super) core: Cow<'t, [Inline]>,
    pub(super) trail: Vec<Inline>,
}

/// Takes the edges off a phrase; copies it only where there is something to take off.
pub(super) fn tight(text: &Text, edge: Edge) -> Tight<'_> {
    let inlines = text.inlines();
    let (mut lead, mut trail) = (Vec::new(), Vec::new());
    if starts_clean(inlines) && ends_clean(inlines, edge) {
        let core = Cow::Borrowed(inlines);
        return Tight { lead, core, trail };
    }
    let mut core: VecDeque<Inline> = inlines.iter().cloned().collect();
    trim_start(&mut core, &mut lead);
    trim_end(&mut core, &mut trail, edge);
    trail.reverse();
    let core = Cow::Owned(core.into());
    Tight { lead, core, trail }
}

impl Tight<'_> {
    /// Whether nothing was taken off, not even marking without words.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.core, Cow::Borrowed(_))
    }

    /// Whether the phrase and its edges are all of the text, piece by piece.
    pub(super) fn is_all_of(&self, text: &Text) -> bool {
        self.is_whole() || {
            let parts = [&*self.lead, &*self.core, &*self.trail];
            Text::new(parts.concat()) == *text
        }
    }
}

fn is_outer(c: char, edge: Edge) -> bool {
    c.is_whitespace() || (edge == Edge::Punctuation && ",，;；:：、。.،؛".contains(c))
}

fn starts_clean(inlines: &[Inline]) -> bool {
    match inlines.first() {
        Some(Inline::Text(words)) => !words.starts_with(char::is_whitespace),
        Some(other) => other
            .content()
            .is_some_and(|text| starts_clean(text.inlines())),
        None => false,
    }
}

fn ends_clean(inlines: &[Inline], edge: Edge) -> bool {
    match inlines.last() {
        Some(Inline::Text(words)) => !words.ends_with(|c| is_outer(c, edge)),
        Some(other) if keeps(other, edge) => true,
        Some(other) => other
            .content()
            .is_some_and(|text| ends_clean(text.inlines(), edge)),
        None => false,
    }
}

/// Whether a title keeps this at its end: a note, unless the note's own words end in a blank.
fn keeps(inline: &Inline, edge: Edge) -> bool {
    if edge != Edge::Title {
        return false;
    }
    match inline {
        Inline::Note(note) => note_ends_clean(note),
        Inline::NoteCall(call) => {
            !call.marker.is_empty() && !call.marker.ends_with(char::is_whitespace)
        }
        _ => false,
    }
}

fn note_ends_clean(note: &Note) -> bool {
    match note.content.last() {
        Some(Content::Text(block)) => ends_clean(block.text.inlines(), Edge::Blanks),
        _ => false,
    }
}

fn trim_start(core: &mut VecDeque<Inline>, lead: &mut Vec<Inline>) {
    while let Some(mut first) = core.pop_front() {
        if let Inline::Text(words) = &mut first {
            let rest = words.trim_start().len();
            if rest > 0 {
                let at = words.len() - rest;
                if at > 0 {
                    let rest = words.split_off(at);
                    lead.push(first);
                    first = Inline::Text(rest);
                }
                core.push_front(first);
                return;
            }
            lead.push(first);
        } else if let Some(content) = first.content_mut() {
            let mut inner: VecDeque<Inline> = content.inlines().iter().cloned().collect();
            trim_start(&mut inner, lead);
            if !inner.is_empty() {
                *content = Text::new(inner.into());
                core.push_front(first);
                return;
            }
        } else {
            lead.push(first);
        }
    }
}

/// What is taken off goes to `trail` from the end on.
fn trim_end(core: &mut VecDeque<Inline>, trail: &mut Vec<Inline>, edge: Edge) {
    while let Some(mut last) = core.pop_back() {
        if keeps(&last, edge) {
            core.push_back(last);
            return;
        }
        if let Inline::Text(words) = &mut last {
            let at = words.trim_end_matches(|c| is_outer(c, edge)).len();
            let rest = words.split_off(at);
            if !rest.is_empty() {
                trail.push(Inline::Text(rest));
            }
            if at > 0 {
                core.push_back(last);
                return;
            }
        } else if let Some(content) = last.content_mut() {
            let mut inner: VecDeque<Inline> = content.inlines().iter().cloned().collect();
            trim_end(&mut inner, trail, edge);
            if !inner.is_empty() {
                *content = Text::new(inner.into());
                core.push_back(last);
                return;
            }
        } else {
            trail.push(last);
        }
    }
}

/// Whether the inline shows no words and makes no element.
pub(super) fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(words) => words.chars().all(char::is_whitespace),
        other => other
            .content()
            .is_some_and(|text| text.inlines().iter().all(is_blank)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_come_off_in_order() {
        let note = || Inline::Note(Note::default());
        let text = Text::new(vec![
            " ".into(),
            Inline::Emphasis(Text::new(vec![note(), " Recalling, ".into()])),
            Inline::Break,
        ]);
        let tight = tight(&text, Edge::Punctuation);
        assert_eq!(tight.lead, [" ".into(), note(), " ".into()]);
        assert_eq!(*tight.core, [Inline::Emphasis("Recalling".into())]);
        assert_eq!(tight.trail, [", ".into(), Inline::Break]);
    }

    #[test]
    fn nothing_is_copied_without_need() {
        let text: Text = "Recalling".into();
        assert!(matches!(tight(&text, Edge::Blanks).core, Cow::Borrowed(_)));
        assert!(tight(&" , ".into(), Edge::Punctuation).core.is_empty());
    }
}
