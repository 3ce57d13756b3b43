//! Words that are marked beyond what the model holds: further actions of a clause, and those whom it
//! asks. Who tells of them knows the words of the language; this room does not.

use super::inline::{Part, Scope};
use super::{Document, Options, Profile, implied};
use crate::model::{BodyItem, Content, EId, Inline, Mark, Marked, Resolution, Text};
use std::collections::HashMap;

/// The marks of each text of a resolution, by where the text is.
pub(super) type Marks = HashMap<*const Text, Vec<Mark>>;

/// What the options tell of a resolution.
pub(super) fn of(resolution: &Resolution, options: &Options) -> Marks {
    let mut found = Found {
        by_part: HashMap::new(),
        by_text: Marks::new(),
    };
    let tell = match options.profile {
        Profile::Akn4un => options.marks,
        Profile::Dgacm => None,
    };
    for mark in tell.map(|tell| tell(resolution)).unwrap_or_default() {
        found
            .by_part
            .entry(mark.part.clone())
            .or_default()
            .push(mark);
    }
    if !found.by_part.is_empty() {
        for recital in &resolution.preamble.recitals {
            found.clause(&recital.eid, &recital.content);
        }
        found.items(&resolution.body);
    }
    found.by_text
}

struct Found {
    by_part: HashMap<EId, Vec<Mark>>,
    by_text: Marks,
}

impl Found {
    fn items(&mut self, items: &[BodyItem]) {
        for item in items {
            match item {
                BodyItem::Division(division) => self.items(&division.items),
                BodyItem::Paragraph(paragraph) => self.clause(&paragraph.eid, &paragraph.content),
                BodyItem::Recital(recital) => self.clause(&recital.eid, &recital.content),
                BodyItem::Formula(_) | BodyItem::CrossHeading(_) | BodyItem::Table(_) => {}
            }
        }
    }

    fn clause(&mut self, eid: &EId, content: &[Content]) {
        let mut marks = self.by_part.remove(eid).unwrap_or_default();
        marks.sort_by_key(|mark| (mark.span, mark.span.end));
        for mark in marks {
            if let Some(Content::Text(block)) = content.get(mark.span.content) {
                let text = std::ptr::from_ref(&block.text);
                self.by_text.entry(text).or_default().push(mark);
            }
        }
        for piece in content {
            if let Content::Points(points) = piece {
                for point in &points.items {
                    self.clause(&point.eid, &point.content);
                }
            }
        }
    }
}

impl Document<'_> {
    /// A text with its marks, which are in order. What they do not fit is written as ever.
    pub(super) fn marked_text(&mut self, text: &Text, marks: &[Mark], scope: &mut Scope<'_>) {
        let mut at = 0;
        for inline in text.inlines() {
            let end = at + plain_len(inline);
            let mut inside = marks
                .iter()
                .filter(|mark| at <= mark.span.start && mark.span.end <= end);
            match inline {
                Inline::Text(words) => {
                    let mut done = 0;
                    for mark in inside {
                        let range = mark.span.start - at..mark.span.end - at;
                        let before = words.get(done..range.start);
                        if let (Some(before), Some(marked)) = (before, words.get(range.clone())) {
                            self.xml.text(before);
                            self.mark(mark, marked, None, scope);
                            done = range.end;
                        }
                    }
                    self.xml.text(&words[done..]);
                }
                Inline::Emphasis(content) => {
                    let whole = inside.find(|mark| mark.span.start == at && mark.span.end == end);
                    match (whole, content.inlines()) {
                        (Some(mark), [Inline::Text(words)]) if !is_blank_edged(words) => {
                            self.mark(mark, words, Some("emphasis"), scope);
                        }
                        _ => self.inline(inline, scope),
                    }
                }
                _ => self.inline(inline, scope),
            }
            at = end;
        }
    }

    fn mark(&mut self, mark: &Mark, words: &str, look: Option<&str>, scope: &mut Scope<'_>) {
        let (name, part, refers_to, shades) = match &mark.what {
            Marked::Action(action) => {
                let refers_to = self.references.term(action, self.language);
                let shades = implied::shades(action);
                ("term", Part::Term, refers_to, shades)
            }
            Marked::Addressee(name) => {
                let refers_to = self.references.addressee(name);
                (
                    "organization",
                    Part::Organization,
                    Some(refers_to),
                    String::new(),
                )
            }
        };
        let Some(refers_to) = refers_to else {
            match look {
                Some(_) => {
                    self.xml.open_inline("i", &[]);
                    self.xml.text(words);
                    self.xml.close_inline("i");
                }
                None => self.xml.text(words),
            }
            return;
        };
        let eid = scope.next(part);
        let is = look.unwrap_or("words");
        let mut attributes = vec![
            ("refersTo", refers_to.as_str()),
            ("eId", eid.as_str()),
            ("akn4un:is", is),
        ];
        if !shades.is_empty() {
            attributes.push(("akn4un:shades", shades.as_str()));
        }
        self.xml.open_inline(name, &attributes);
        self.xml.text(words);
        self.xml.close_inline(name);
    }
}

/// Whether a blank stands at an edge, where an element must not have one (rule C70).
fn is_blank_edged(words: &str) -> bool {
    words.trim().len() != words.len() || words.is_empty()
}

/// How many bytes of plain words a piece has.
fn plain_len(inline: &Inline) -> usize {
    match inline {
        Inline::Text(words) => words.len(),
        Inline::Break => 1,
        other => other
            .content()
            .map_or(0, |text| text.inlines().iter().map(plain_len).sum()),
    }
}
