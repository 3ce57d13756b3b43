//! Which note a call means: numbering may begin again, so texts and calls are followed in step.
//!
//! Before: two notes 1, one of an annex. After: the call `1` behind a call `5` means the second.

use super::NoteText;
use std::collections::HashMap;

/// Which text a sign means where it is called: numbering may begin again, so texts and calls are
/// followed through the document in step.
pub(super) struct Ties {
    /// The texts by their sign, in order.
    by_marker: HashMap<String, Vec<usize>>,
    /// Where each text was printed.
    places: Vec<usize>,
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
            places: texts
                .iter()
                .flatten()
                .map(|note| note.span.start())
                .collect(),
            runs,
            run: 0,
            last: 0,
        }
    }

    /// The place of the text that the next call with this sign means; the call stands in a block that
    /// begins at `at`.
    pub(super) fn text_of(&mut self, marker: &str, at: usize) -> Option<usize> {
        let candidates = self.by_marker.get(marker)?;
        if let [only] = candidates[..] {
            self.run = self.runs[only].max(self.run);
            return Some(only);
        }
        // Letters and stars do not count: the text is the next behind the call.
        if !marker.bytes().any(|c| c.is_ascii_digit()) {
            let mut behind = candidates.iter().filter(|i| self.places[**i] >= at);
            return behind.next().or(candidates.last()).copied();
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
