//! The printed words of a resolution, in the order of the page.

use plenary::{Annex, BodyItem, Content, Inline, Note, Number, Resolution, Table, Text};

/// Pieces of printed text, each from one place of the page: a clause, a heading, a note.
pub(crate) fn pieces(resolution: &Resolution) -> Vec<String> {
    let mut walk = Walk::default();
    walk.resolution(resolution);
    walk.pieces
}

#[derive(Default)]
struct Walk {
    pieces: Vec<String>,
}

impl Walk {
    fn resolution(&mut self, r: &Resolution) {
        for line in &r.masthead {
            self.text(&line.text, "");
        }
        if let Some(title) = &r.title {
            self.text(&title.text, title.label.as_deref().unwrap_or_default());
        }
        if let Some(formula) = &r.preamble.formula {
            self.text(&formula.text, "");
        }
        for recital in &r.preamble.recitals {
            self.content(&recital.content, "");
        }
        self.items(&r.body);
        for line in r.conclusions.iter().flat_map(|c| &c.lines) {
            self.text(line, "");
        }
        r.annexes.iter().for_each(|annex| self.annex(annex));
        r.parts.iter().for_each(|part| self.resolution(part));
    }

    fn annex(&mut self, annex: &Annex) {
        self.text(&annex.label, "");
        if let Some(title) = &annex.title {
            self.text(title, "");
        }
        self.items(&annex.items);
        annex.annexes.iter().for_each(|annex| self.annex(annex));
    }

    fn items(&mut self, items: &[BodyItem]) {
        for item in items {
            match item {
                BodyItem::Division(d) => {
                    let label = label(d.number.as_ref());
                    match &d.heading {
                        Some(heading) => self.text(heading, &label),
                        None => self.pieces.push(label),
                    }
                    self.items(&d.items);
                }
                BodyItem::Paragraph(p) => self.content(&p.content, &label(p.number.as_ref())),
                BodyItem::Formula(f) => self.text(&f.text, ""),
                BodyItem::Recital(r) => self.content(&r.content, ""),
                BodyItem::CrossHeading(h) => self.text(&h.text, ""),
                BodyItem::Table(t) => self.table(t),
            }
        }
    }

    fn content(&mut self, content: &[Content], label: &str) {
        let mut label = label.to_owned();
        if !matches!(content.first(), Some(Content::Text(_))) && !label.is_empty() {
            self.pieces.push(std::mem::take(&mut label));
        }
        for piece in content {
            match piece {
                Content::Text(block) => self.text(&block.text, &std::mem::take(&mut label)),
                Content::Table(table) => self.table(table),
                Content::Points(points) => {
                    for point in &points.items {
                        let mut label = self::label(point.number.as_ref());
                        if let Some(heading) = &point.heading {
                            self.text(heading, &std::mem::take(&mut label));
                        }
                        self.content(&point.content, &label);
                    }
                }
            }
        }
    }

    fn table(&mut self, table: &Table) {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            cell.content.iter().for_each(|text| self.text(text, ""));
        }
    }

    fn text(&mut self, text: &Text, label: &str) {
        let mut words = label.to_owned();
        let mut notes = Vec::new();
        inlines(text, &mut words, &mut notes);
        self.pieces.push(words);
        for note in notes {
            self.content(&note.content, "");
        }
    }
}

fn label(number: Option<&Number>) -> String {
    number.map(|n| n.label().to_owned()).unwrap_or_default()
}

fn inlines<'a>(text: &'a Text, words: &mut String, notes: &mut Vec<&'a Note>) {
    for inline in text.inlines() {
        match inline {
            Inline::Text(text) => words.push_str(text),
            Inline::Note(note) => {
                words.push_str(&note.marker);
                notes.push(note);
            }
            Inline::NoteCall(call) => words.push_str(&call.marker),
            Inline::Image(image) => words.push_str(&image.alternative),
            Inline::Break => words.push('\n'),
            other => {
                if let Some(text) = other.content() {
                    inlines(text, words, notes);
                }
            }
        }
    }
}
