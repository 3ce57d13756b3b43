//! The model as an outline: addresses, numbers, the first words, what a clause does, its notes.

use crate::model::{
    Action, Annex, BodyItem, Content, Division, EId, Fact, Identity, Inline, MastheadKind, Note,
    Paragraph, Point, Recital, Resolution, Table, Text,
};
use std::fmt::{Display, Write as _};

/// How many characters of a text are shown.
const WIDTH: usize = 60;

/// Draws the outline of a resolution, one part a line.
pub(super) fn outline(resolution: &Resolution) -> String {
    let mut out = Outline::default();
    out.resolution(resolution, 0);
    out.lines
}

#[derive(Default)]
struct Outline<'a> {
    lines: String,
    notes: Vec<&'a Note>,
    calls: u32,
    recitals: u32,
    paragraphs: u32,
}

impl<'a> Outline<'a> {
    /// One line: `name`, then what there is to say of it, two blanks apart.
    fn line(&mut self, depth: usize, name: &str, facts: &[&str]) {
        for _ in 0..depth {
            self.lines.push_str("  ");
        }
        self.lines.push_str(name);
        for fact in facts.iter().filter(|fact| !fact.is_empty()) {
            self.lines.push_str("  ");
            self.lines.push_str(fact);
        }
        self.lines.push('\n');
    }

    fn resolution(&mut self, resolution: &'a Resolution, depth: usize) {
        self.line(depth, "resolution", &[resolution.language.alpha2()]);
        self.identity(&resolution.identity, depth + 1);
        if !resolution.masthead.is_empty() {
            self.line(depth + 1, "masthead", &[]);
        }
        for line in &resolution.masthead {
            let name = masthead_name(&line.kind);
            let words = self.text(&line.text);
            self.line(depth + 2, &name, &[&words]);
        }
        if let Some(title) = &resolution.title {
            let words = self.text(&title.text);
            let label = title.label.as_deref().unwrap_or_default();
            self.line(depth + 1, "title", &[label, &words]);
        }
        if !resolution.preamble.is_empty() {
            self.line(depth + 1, "preamble", &[]);
        }
        if let Some(formula) = &resolution.preamble.formula {
            let words = self.text(&formula.text);
            self.line(depth + 2, address(&formula.eid), &[&words]);
        }
        for recital in &resolution.preamble.recitals {
            self.recital(recital, depth + 2);
        }
        if !resolution.body.is_empty() {
            self.line(depth + 1, "body", &[]);
        }
        self.items(&resolution.body, depth + 2);
        if let Some(conclusions) = &resolution.conclusions {
            let date = shown(conclusions.date.as_ref());
            let meeting = conclusions.meeting.map(|meeting| {
                let kind = if meeting.plenary { "plenary " } else { "" };
                format!("{kind}meeting {}", meeting.number)
            });
            let facts = [meeting.as_deref().unwrap_or_default(), &date];
            self.line(depth + 1, "conclusions", &facts);
            for line in &conclusions.lines {
                let words = self.text(line);
                self.line(depth + 2, "line", &[&words]);
            }
        }
        for annex in &resolution.annexes {
            self.annex(annex, depth + 1);
        }
        self.close(depth + 1);
        for part in &resolution.parts {
            self.resolution(part, depth + 1);
        }
    }

    fn identity(&mut self, identity: &Identity, depth: usize) {
        let organ = named(identity.organ.as_ref());
        let kind = named(identity.kind.as_ref());
        for (name, value) in [
            ("organ", organ),
            ("kind", kind),
            ("number", fact(identity.number.as_ref())),
            ("symbol", fact(identity.symbol.as_ref())),
            ("session", fact(identity.session.as_ref())),
            ("adopted", fact(identity.adopted.as_ref())),
            ("part", shown(identity.part.as_ref())),
        ] {
            if !value.is_empty() {
                self.line(depth, name, &[&value]);
            }
        }
    }

    fn items(&mut self, items: &'a [BodyItem], depth: usize) {
        for item in items {
            match item {
                BodyItem::Division(division) => self.division(division, depth),
                BodyItem::Paragraph(paragraph) => self.paragraph(paragraph, depth),
                BodyItem::Recital(recital) => self.recital(recital, depth),
                BodyItem::Table(table) => self.table(table, depth),
                BodyItem::Formula(formula) => {
                    let words = self.text(&formula.text);
                    self.line(depth, address(&formula.eid), &["formula", &words]);
                }
                BodyItem::CrossHeading(heading) => {
                    let words = self.text(&heading.text);
                    self.line(depth, address(&heading.eid), &[&words]);
                }
            }
        }
    }

    fn division(&mut self, division: &'a Division, depth: usize) {
        let heading = division.heading.as_ref().map(|text| self.text(text));
        let number = division.number.as_ref().map_or("", |n| n.label());
        let facts = [number, heading.as_deref().unwrap_or_default()];
        self.line(depth, address(&division.eid), &facts);
        self.items(&division.items, depth + 1);
    }

    fn recital(&mut self, recital: &'a Recital, depth: usize) {
        self.recitals += 1;
        let action = action(recital.action.as_ref());
        self.clause(&recital.eid, &[&action], &recital.content, "", depth);
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph, depth: usize) {
        self.paragraphs += 1;
        let action = action(paragraph.action.as_ref());
        let number = paragraph.number.as_ref().map_or("", |n| n.label());
        let facts = [number, &action];
        self.clause(&paragraph.eid, &facts, &paragraph.content, "", depth);
    }

    fn point(&mut self, point: &'a Point, depth: usize) {
        let heading = point.heading.as_ref().map(|text| self.text(text));
        let number = point.number.as_ref().map_or("", |n| n.label());
        self.clause(
            &point.eid,
            &[number],
            &point.content,
            heading.as_deref().unwrap_or_default(),
            depth,
        );
    }

    /// A clause on one line with its first block of text; what follows stands below it.
    fn clause(
        &mut self,
        eid: &EId,
        facts: &[&str],
        content: &'a [Content],
        heading: &str,
        depth: usize,
    ) {
        let (first, rest) = match content.split_first() {
            Some((Content::Text(block), rest)) => (self.text(&block.text), rest),
            _ => (String::new(), content),
        };
        let mut facts = facts.to_vec();
        facts.extend([heading, first.as_str()]);
        self.line(depth, address(eid), &facts);
        self.content(rest, depth + 1);
    }

    fn content(&mut self, content: &'a [Content], depth: usize) {
        for piece in content {
            match piece {
                Content::Text(block) => {
                    let words = self.text(&block.text);
                    self.line(depth, "text", &[&words]);
                }
                Content::Points(points) => {
                    self.line(depth, address(&points.eid), &[]);
                    for point in &points.items {
                        self.point(point, depth + 1);
                    }
                }
                Content::Table(table) => self.table(table, depth),
            }
        }
    }

    fn table(&mut self, table: &'a Table, depth: usize) {
        let columns = table.rows.iter().map(|row| row.cells.len()).max();
        let size = format!("{} x {}", table.rows.len(), columns.unwrap_or(0));
        let mut texts = table.texts();
        let first = texts.next().map(|text| self.text(text));
        for text in texts {
            self.gather(text);
        }
        let facts = [size.as_str(), first.as_deref().unwrap_or_default()];
        self.line(depth, address(&table.eid), &facts);
    }

    fn annex(&mut self, annex: &'a Annex, depth: usize) {
        let label = self.text(&annex.label);
        let title = annex.title.as_ref().map(|text| self.text(text));
        let facts = [label.as_str(), title.as_deref().unwrap_or_default()];
        self.line(depth, address(&annex.eid), &facts);
        self.items(&annex.items, depth + 1);
        for appendix in &annex.annexes {
            self.annex(appendix, depth + 1);
        }
    }

    /// The notes in the order of their first calls, then what was counted.
    fn close(&mut self, depth: usize) {
        let heading = self.notes.len();
        if heading > 0 {
            self.line(depth, "notes", &[]);
        }
        // A note may hold notes of its own, which are found while it is shown.
        let mut shown = 0;
        while let Some(note) = self.notes.get(shown).copied() {
            let marker = [note.marker.as_str()];
            self.clause(&note.eid, &marker, &note.content, "", depth + 1);
            shown += 1;
        }
        let summary = format!(
            "{} recitals, {} paragraphs, {} notes, {} calls",
            self.recitals, self.paragraphs, shown, self.calls
        );
        self.line(depth, "count", &[&summary]);
        self.notes.clear();
        (self.calls, self.recitals, self.paragraphs) = (0, 0, 0);
    }

    /// The first words of a text with the signs of its notes; the notes are kept for the end.
    fn text(&mut self, text: &'a Text) -> String {
        let markers = self.gather(text);
        let plain = text.plain();
        let mut words = String::new();
        for (i, c) in plain.trim().chars().enumerate() {
            if i == WIDTH {
                words.push('…');
                break;
            }
            // A line stays a line, and nothing moves the terminal's cursor.
            words.push(if c.is_control() { ' ' } else { c });
        }
        if !markers.is_empty() {
            let _ = write!(words, "  [notes {}]", markers.join(" "));
        }
        words
    }

    fn gather(&mut self, text: &'a Text) -> Vec<&'a str> {
        let mut markers = Vec::new();
        self.calls_of(text, &mut markers);
        markers
    }

    fn calls_of(&mut self, text: &'a Text, markers: &mut Vec<&'a str>) {
        for inline in text.inlines() {
            match inline {
                Inline::Note(note) => {
                    self.calls += 1;
                    self.notes.push(note);
                    markers.push(&note.marker);
                }
                Inline::NoteCall(call) => {
                    self.calls += 1;
                    markers.push(&call.marker);
                }
                other => {
                    if let Some(text) = other.content() {
                        self.calls_of(text, markers);
                    }
                }
            }
        }
    }
}

fn address(eid: &EId) -> &str {
    if eid.as_str().is_empty() {
        "-"
    } else {
        eid.as_str()
    }
}

fn shown<T: Display>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

fn ground<T>(fact: &Fact<T>) -> &'static str {
    if fact.inferred { " (inferred)" } else { "" }
}

fn fact<T: Display>(fact: Option<&Fact<T>>) -> String {
    fact.map(|fact| format!("{}{}", fact.value, ground(fact)))
        .unwrap_or_default()
}

fn named<T: std::fmt::Debug>(fact: Option<&Fact<T>>) -> String {
    fact.map(|fact| format!("{}{}", words_of(&format!("{:?}", fact.value)), ground(fact)))
        .unwrap_or_default()
}

/// The name of a variant as words: `GeneralAssembly` is “general assembly”.
fn words_of(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(c.to_ascii_lowercase());
    }
    words
}

fn masthead_name(kind: &MastheadKind) -> String {
    let name = format!("{kind:?}");
    words_of(name.split('(').next().unwrap_or_default())
}

/// What a clause does, `[emphasizing, also]`.
fn action(action: Option<&Action>) -> String {
    let Some(action) = action else {
        return String::new();
    };
    let mut parts = vec![action.concept.as_ref().map_or("?", |c| c.as_str())];
    for (flag, name) in [
        (action.also, "also"),
        (action.further, "further"),
        (action.again, "again"),
    ] {
        if flag {
            parts.push(name);
        }
    }
    format!("[{}]", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, Number, Preamble, Style, assign};

    fn sample() -> Resolution {
        let note = Note {
            marker: "1".into(),
            content: vec![Text::from("See A/60/88.").into()],
            ..Note::default()
        };
        let recital = Recital {
            action: Some(Action {
                concept: "recalling".parse().ok(),
                also: true,
                ..Action::default()
            }),
            content: vec![
                Text::new(vec![
                    "Recalling also the Programme,".into(),
                    Inline::Note(note),
                ])
                .into(),
            ],
            ..Recital::default()
        };
        let mut resolution = Resolution::empty(Language::English);
        resolution.preamble = Preamble {
            formula: None,
            recitals: vec![recital],
        };
        resolution.body.push(BodyItem::Paragraph(Paragraph {
            number: Some(Number::new("1.", Style::Arabic, 1)),
            content: vec![Text::from("a".repeat(70).as_str()).into()],
            ..Paragraph::default()
        }));
        resolution
    }

    #[test]
    fn an_outline_shows_addresses_actions_and_notes() {
        let text = outline(&assign(sample()));
        for line in [
            "resolution  en",
            "preamble__container_1  [recalling, also]  Recalling also the Programme,  [notes 1]",
            &format!("para_1  1.  {}…", "a".repeat(60)),
            "authorialNote_1  1  See A/60/88.",
            "count  1 recitals, 1 paragraphs, 1 notes, 1 calls",
        ] {
            assert!(text.lines().any(|l| l.trim() == line), "{line}\n{text}");
        }
    }

    #[test]
    fn nothing_moves_the_cursor() {
        let mut resolution = Resolution::empty(Language::English);
        resolution.title = Some(crate::model::Title {
            text: "\u{1b}[2Jtitle\nline".into(),
            ..crate::model::Title::default()
        });
        let text = outline(&assign(resolution));
        assert!(text.contains("  title   [2Jtitle line\n"), "{text:?}");
    }
}
