//! Which note a call means: numbering may begin again, so texts and calls are followed in step.
//!
//! Before: two notes 1, one of an annex. After: the call `1` behind a call `5` means the second.

use super::NoteText;
use crate::source::Span;
use std::collections::HashMap;

/// How many bytes may stand between the text of a note and the block that calls it.
const NEAR: usize = 60;

/// Which text a sign means where it is called: numbering may begin again, so texts and calls are
/// followed through the document in step.
pub(super) struct Ties {
    /// The texts by their sign, in order.
    by_marker: HashMap<String, Vec<usize>>,
    /// Where each text was printed.
    places: Vec<Span>,
    /// Whether each text was called.
    called: Vec<bool>,
    /// Which run of numbering each text belongs to.
    runs: Vec<u32>,
    run: u32,
    last: u32,
}

impl Ties {
    /// The texts, before any call.
    pub(super) fn new(texts: &[Option<NoteText>]) -> Self {
        let mut by_marker: HashMap<String, Vec<usize>> = HashMap::new();
        let mut runs = Vec::with_capacity(texts.len());
        let (mut run, mut last) = (0, 0);
        for (i, note) in texts.iter().flatten().enumerate() {
            if let Ok(n) = note.marker.parse::<u32>() {
                // The numbers of texts rise; a fall begins a run.
                if n <= last {
                    run += 1;
                }
                last = n;
            }
            runs.push(run);
            by_marker.entry(note.marker.clone()).or_default().push(i);
        }
        Self {
            by_marker,
            places: texts.iter().flatten().map(|note| note.span).collect(),
            called: vec![false; runs.len()],
            runs,
            run: 0,
            last: 0,
        }
    }

    /// The place of the text that the next call with this sign means; the call stands in a block that
    /// begins at `at`.
    pub(super) fn text_of(&mut self, marker: &str, at: usize) -> Option<usize> {
        let found = self.find(marker, at)?;
        self.called[found] = true;
        Some(found)
    }

    fn find(&mut self, marker: &str, at: usize) -> Option<usize> {
        let candidates = self.by_marker.get(marker)?;
        if let [only] = candidates[..] {
            self.run = self.runs[only].max(self.run);
            return Some(only);
        }
        // Letters and stars do not count: the text is the next behind the call, or the one right
        // before it that nothing called, where a page ended between them.
        if !marker.bytes().any(|c| c.is_ascii_digit()) {
            let is_near = |i: usize| {
                let place = self.places[i];
                place.start() < at && at.saturating_sub(place.end()) < NEAR && !self.called[i]
            };
            let mut before = candidates.iter().filter(|i| is_near(**i));
            let mut behind = candidates.iter().filter(|i| self.places[**i].start() >= at);
            // Two texts with one sign at one foot are called in turn.
            let next = behind.next().map(|first| {
                let foot = self.places[*first].end();
                let in_turn = behind.next().filter(|second| {
                    let apart = self.places[**second].start().saturating_sub(foot);
                    self.called[*first] && !self.called[**second] && apart < NEAR
                });
                in_turn.unwrap_or(first)
            });
            let found = before.next().or(next);
            return found.or(candidates.last()).copied();
        }
        if let Ok(n) = marker.parse::<u32>() {
            // A first call of 1 after higher numbers begins the next run.
            if n == 1 && self.last > 1 && candidates.iter().any(|i| self.runs[*i] > self.run) {
                self.run += 1;
            }
            self.last = n;
        }
        candidates
            .iter()
            .find(|i| self.runs[**i] >= self.run)
            .or(candidates.last())
            .copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::markdown::parse;
    use crate::model::Language;

    #[test]
    fn a_page_ends_before_the_call() {
        let source = "The General Assembly,\n\n1. Decides to plant trees.\n\n## Annex\n\n\
            <sup>*</sup> See the list.\n\n\n\n## Trees<sup>*</sup>\n\nOaks.\n\n\
            ## Herbs<sup>*</sup>\n\nThyme.\n\n<sup>*</sup> In spring.\n";
        let cleaned = clean(parse(source), Language::English);
        let notes = cleaned.notes.iter();
        let texts: Vec<_> = notes.map(|note| note.content[0].passage.text()).collect();
        assert_eq!(texts, ["See the list.", "In spring."]);
        assert!(cleaned.diagnostics.is_empty());
        let source = "The General Assembly,\n\n1. Decides to plant trees<sup>*</sup> and \
            herbs.<sup>*</sup>\n\n2. Decides to meet.\n\n<sup>*</sup> Oaks.\n\n<sup>*</sup> Thyme.\n";
        assert_eq!(clean(parse(source), Language::English).notes.len(), 2);
    }
}
