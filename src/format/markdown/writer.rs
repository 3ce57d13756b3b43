//! The blocks of a resolution, one after the other.

use super::FrontMatter;
use super::escape::{Around, Spot, escape};
use super::inline::{self, Place};
use super::notes::Notes;
use super::table;
use crate::model::{
    Annex, BodyItem, Content, Division, EId, Inline, MastheadKind, Number, Point, Resolution,
    Table, Text,
};

/// The level of a heading that opens no division, that of a point too; divisions do not go as deep.
const CROSS_HEADING: usize = 6;

/// The front matter, the text, and the notes.
pub(super) fn write(resolution: &Resolution) -> String {
    let mut writer = Writer {
        anchors: true,
        ..Writer::default()
    };
    writer.document(resolution, false);
    let Writer {
        mut out,
        mut texts,
        mut notes,
        ..
    } = writer;
    texts.sort_by_key(|(label, _)| *label);
    for (_, text) in texts {
        separate(&mut out);
        out.push_str(&text);
    }
    notes.markers.sort();
    let masthead = (1..).zip(&resolution.masthead);
    let front_matter = FrontMatter {
        language: Some(resolution.language),
        identity: resolution.identity.clone(),
        adoption_lines: masthead
            .filter(|(_, line)| line.kind == MastheadKind::Adoption && is_a_day(&line.text))
            .map(|(place, _)| place)
            .collect(),
        note_markers: notes.markers,
    };
    let mut file = front_matter.write();
    if !out.is_empty() {
        file.push('\n');
        file.push_str(&out);
    }
    file
}

/// Whether a line holds nothing but a day.
fn is_a_day(line: &Text) -> bool {
    matches!(line.inlines(), [Inline::Date(_)])
}

/// The text so far, each block with its line's end, and the notes.
#[derive(Default)]
struct Writer<'a> {
    out: String,
    /// Whether blocks have their addresses over them; in notes they have none.
    anchors: bool,
    notes: Notes<'a>,
    /// The texts of notes, by label.
    texts: Vec<(u32, String)>,
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

impl<'a> Writer<'a> {
    fn document(&mut self, resolution: &'a Resolution, is_part: bool) {
        for line in &resolution.masthead {
            self.paragraph(None, &line.text);
        }
        let title = resolution.title.as_ref();
        let label = title.and_then(|title| title.label.as_deref());
        // A part begins where its heading stands.
        let label = label.or(resolution
            .identity
            .part
            .as_deref()
            .filter(|_| is_part && title.is_none()));
        self.headings(1, None, label, title.map(|title| &title.text));
        if let Some(formula) = &resolution.preamble.formula {
            self.paragraph(Some(&formula.eid), &formula.text);
        }
        for recital in &resolution.preamble.recitals {
            self.clause(&recital.eid, None, None, &recital.content);
        }
        self.items(&resolution.body, 2);

        // The end of a document is written before its parts, which begin a count of notes of their
        // own, and stands after them.
        let head = std::mem::take(&mut self.out);
        for line in resolution.conclusions.iter().flat_map(|c| &c.lines) {
            self.paragraph(None, line);
        }
        for annex in &resolution.annexes {
            self.annex(annex, 2);
        }
        self.note_texts();
        let tail = std::mem::replace(&mut self.out, head);
        for part in &resolution.parts {
            let base = self.notes.begin_document();
            self.document(part, true);
            self.notes.end_document(base);
        }
        if !tail.is_empty() {
            separate(&mut self.out);
            self.out.push_str(&tail);
        }
    }

    /// Writes the texts of the notes called so far, and those of the notes that they call.
    fn note_texts(&mut self) {
        let around = std::mem::take(&mut self.out);
        let anchors = std::mem::replace(&mut self.anchors, false);
        let mut pending = std::mem::take(&mut self.notes.pending);
        while let Some((label, note)) = pending.pop() {
            self.content(None, String::new(), Place::Block, &note.content);
            let text = std::mem::take(&mut self.out);
            // A note whose text was lost has none here either: the call stands alone.
            if !text.is_empty() {
                self.texts.push((label, note_text(label, &text)));
            }
            pending.append(&mut self.notes.pending);
        }
        self.anchors = anchors;
        self.out = around;
    }

    fn items(&mut self, items: &'a [BodyItem], level: usize) {
        for item in items {
            match item {
                BodyItem::Division(division) => self.division(division, level),
                BodyItem::Paragraph(paragraph) => {
                    let number = paragraph.number.as_ref();
                    self.clause(&paragraph.eid, number, None, &paragraph.content);
                }
                BodyItem::Formula(formula) => self.paragraph(Some(&formula.eid), &formula.text),
                BodyItem::Recital(recital) => {
                    self.clause(&recital.eid, None, None, &recital.content);
                }
                BodyItem::CrossHeading(heading) => {
                    self.headings(CROSS_HEADING, Some(&heading.eid), None, Some(&heading.text));
                }
                BodyItem::Table(table) => self.table(table),
            }
        }
    }

    fn division(&mut self, division: &'a Division, level: usize) {
        let level = level.min(CROSS_HEADING - 1);
        let label = division.number.as_ref().map(Number::label);
        let heading = division.heading.as_ref();
        self.headings(level, Some(&division.eid), label, heading);
        self.items(&division.items, level + 1);
    }

    fn annex(&mut self, annex: &'a Annex, level: usize) {
        let level = level.min(CROSS_HEADING - 3);
        self.headings(level, Some(&annex.eid), None, Some(&annex.label));
        if let Some(title) = &annex.title {
            self.headings(level + 1, None, None, Some(title));
        }
        self.items(&annex.items, level + 2);
        for appendix in &annex.annexes {
            self.annex(appendix, level + 1);
        }
    }

    /// A heading; two where the label has no sign at its end that would keep it from the words.
    fn headings(
        &mut self,
        level: usize,
        eid: Option<&EId>,
        label: Option<&str>,
        words: Option<&'a Text>,
    ) {
        let words = words.filter(|words| !words.is_empty());
        let label = label.filter(|label| !label.trim().is_empty());
        if label.is_none() && words.is_none() && eid.is_none() {
            return;
        }
        let signs = "#".repeat(level);
        let mut line = signs.clone();
        if let Some(label) = label {
            line.push(' ');
            escape(label.trim(), Around::default(), &mut line);
        }
        let Some(words) = words else {
            return self.block(eid, &line);
        };
        if label.is_some_and(|label| label.trim_end().ends_with(char::is_alphanumeric)) {
            self.block(eid, &line);
            line = signs;
            line.push(' ');
            inline::write(words, Place::Heading, &mut self.notes, &mut line);
            return self.block(None, &line);
        }
        line.push(' ');
        inline::write(words, Place::Heading, &mut self.notes, &mut line);
        self.block(eid, &line);
    }

    /// A block of text.
    fn paragraph(&mut self, eid: Option<&EId>, text: &'a Text) {
        let mut line = String::new();
        inline::write(text, Place::Block, &mut self.notes, &mut line);
        self.block(eid, &line);
    }

    /// A recital, paragraph or point: its number, its heading, and what it says.
    fn clause(
        &mut self,
        eid: &EId,
        number: Option<&Number>,
        heading: Option<&'a Text>,
        content: &'a [Content],
    ) {
        let (mut lead, mut place) = (String::new(), Place::Block);
        if let Some(label) = number.map(|n| n.label().trim()).filter(|l| !l.is_empty()) {
            // After the sign of a list Markdown looks for the start of a block once more.
            let opens_list = opens_list(label);
            let spot = if opens_list {
                Spot::Within
            } else {
                Spot::BlockStart
            };
            let around = Around {
                spot,
                next: Some(' '),
                ..Around::default()
            };
            if matches!(label, "-" | "+" | "*") {
                lead.push_str(label);
            } else {
                escape(label, around, &mut lead);
            }
            lead.push(' ');
            if !opens_list {
                place = Place::Within;
            }
        }
        if let Some(heading) = heading.filter(|heading| !heading.plain().trim().is_empty()) {
            let mut line = "#".repeat(CROSS_HEADING) + " " + &lead;
            inline::write(heading, Place::Heading, &mut self.notes, &mut line);
            self.block(Some(eid), &line);
            return self.content(None, String::new(), Place::Block, content);
        }
        self.content(Some(eid), lead, place, content);
    }

    /// What a clause or note says, with `lead` before its first words.
    fn content(&mut self, eid: Option<&EId>, lead: String, place: Place, content: &'a [Content]) {
        let mut rest = content;
        let mut line = lead;
        if let [Content::Text(block), others @ ..] = content {
            inline::write(&block.text, place, &mut self.notes, &mut line);
            rest = others;
        }
        if eid.is_some() || !line.is_empty() {
            self.block(eid, line.trim_end());
        }
        for piece in rest {
            match piece {
                Content::Text(block) => self.paragraph(None, &block.text),
                Content::Points(points) => {
                    for point in &points.items {
                        self.point(point);
                    }
                }
                Content::Table(table) => self.table(table),
            }
        }
    }

    fn point(&mut self, point: &'a Point) {
        let (number, heading) = (point.number.as_ref(), point.heading.as_ref());
        self.clause(&point.eid, number, heading, &point.content);
    }

    fn table(&mut self, table: &'a Table) {
        let lines = table::write(table, &mut self.notes);
        self.block(Some(&table.eid), lines.trim_end());
    }

    /// A block with its address over it.
    fn block(&mut self, eid: Option<&EId>, lines: &str) {
        let eid = eid.filter(|_| self.anchors);
        if lines.is_empty() && eid.is_none() {
            return;
        }
        separate(&mut self.out);
        if let Some(eid) = eid {
            self.out.push_str("<!-- #");
            self.out.push_str(eid.as_str());
            self.out.push_str(" -->\n");
        }
        if !lines.is_empty() {
            self.out.push_str(lines);
            self.out.push('\n');
        }
    }
}

/// Whether a label is the sign of a list in Markdown: `1.`, `1)`, `-`.
fn opens_list(label: &str) -> bool {
    let digits = label.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(label, "-" | "+" | "*")
        || (digits.len() < label.len() && matches!(digits, "." | ")") && label.len() <= 10)
}

/// The text of a note behind its label; what follows its first line is indented.
fn note_text(label: u32, text: &str) -> String {
    let mut out = format!("[^{label}]: ");
    for (i, line) in text.lines().enumerate() {
        if i > 0 && !line.is_empty() {
            out.push_str("    ");
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests;
