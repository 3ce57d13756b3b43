//! The operative part: divisions, paragraphs, and preambular text among them.

use super::inline::{Place, Scope};
use super::{Document, pieces};
use crate::model::{
    Action, BodyItem, Content, Division, DivisionKind, EId, Paragraph, Recital, Text,
};

impl Document<'_> {
    /// The body of the document, or of the annex with this address.
    pub(super) fn main_body(&mut self, items: &[BodyItem], annex: &str) {
        self.xml.open("mainBody", &[]);
        self.within(true, |document| {
            match items {
                [] => return document.empty_paragraph(annex),
                [BodyItem::Paragraph(only)] if *only == nothing(only) => {
                    return document.paragraph(only, true);
                }
                _ => {}
            }
            let mut items = items.iter().peekable();
            while let Some(item) = items.next() {
                let Some(eid) = head_eid(item) else {
                    document.item(item);
                    continue;
                };
                // A heading may not stand in the body itself: a run of them shares a division.
                let division = eid.parent().unwrap_or_default();
                document.xml.open("division", &[("eId", division.as_str())]);
                document.item(item);
                while let Some(next) = items.next_if(|next| head_eid(next).is_some()) {
                    document.item(next);
                }
                document.xml.close("division");
            }
        });
        self.xml.close("mainBody");
    }

    /// What stands for a body without text: the schema wants something there.
    pub(super) fn empty_paragraph(&mut self, annex: &str) {
        let eid = if annex.is_empty() {
            "para_1".to_owned()
        } else {
            [annex, "__para_1"].concat()
        };
        self.xml.open("paragraph", &[("eId", &eid)]);
        self.clause(&eid, &[], &mut Scope::new(&eid, Place::Text), None);
        self.xml.close("paragraph");
    }

    fn item(&mut self, item: &BodyItem) {
        match item {
            BodyItem::Division(division) => self.division(division),
            BodyItem::Paragraph(paragraph) => self.paragraph(paragraph, false),
            BodyItem::Formula(formula) => {
                let refers_to = self.references.concept("preamble");
                let attributes = [("refersTo", refers_to.as_str()), ("akn4un:is", "formula")];
                self.cross_heading(formula.eid.as_str(), &attributes, &formula.text);
            }
            BodyItem::Recital(recital) => self.recital(recital),
            BodyItem::CrossHeading(heading) => {
                self.cross_heading(heading.eid.as_str(), &[], &heading.text);
            }
            BodyItem::Table(table) => {
                let alinea = table.eid.parent().unwrap_or_default();
                let content = alinea.child("content");
                self.xml.open("alinea", &[("eId", alinea.as_str())]);
                self.xml.open("content", &[("eId", content.as_str())]);
                self.within(false, |document| document.table(table));
                self.xml.close("content");
                self.xml.close("alinea");
            }
        }
    }

    fn division(&mut self, division: &Division) {
        let name = match division.kind {
            DivisionKind::Part => "part",
            DivisionKind::Section => "section",
            DivisionKind::Title => "title",
            DivisionKind::Chapter => "chapter",
            DivisionKind::Division => "division",
        };
        let eid = division.eid.as_str();
        self.xml.open(name, &[("eId", eid)]);
        let headless = division.number.is_none() && division.heading.is_none();
        if headless && division.items.iter().all(|item| head_eid(item).is_some()) {
            // Else it would be taken for one that only holds headings of the body.
            let mark = self.xml.mark();
            self.xml.add_attribute(mark, "akn4un:printed", "true");
        }
        if let Some(number) = &division.number {
            self.division_number(number, eid, division.heading.is_some());
        }
        if let Some(heading) = &division.heading {
            self.heading(heading, eid, None);
        }
        for item in &division.items {
            self.item(item);
        }
        self.xml.close(name);
    }

    /// `printed` is stated where the paragraph would be taken for what stands for none.
    fn paragraph(&mut self, paragraph: &Paragraph, printed: bool) {
        let eid = paragraph.eid.as_str();
        let segment = eid.rsplit("__").next().unwrap_or_default();
        let name = if segment.starts_with("al_") {
            "alinea"
        } else {
            "paragraph"
        };
        let action = paragraph.action.as_ref();
        self.xml.open(name, &[("eId", eid)]);
        let mark = self.xml.mark();
        let only_table = matches!(&*paragraph.content, [Content::Table(_)]);
        if printed || (only_table && name == "alinea" && paragraph.number.is_none()) {
            self.xml.add_attribute(mark, "akn4un:printed", "true");
        }
        let mark = self.xml.mark();
        if let Some(number) = &paragraph.number {
            self.num(number, eid, None);
        }
        self.clause(
            eid,
            &paragraph.content,
            &mut Scope::clause(eid, action),
            action,
        );
        self.tell_action(mark, action);
        self.xml.close(name);
    }

    fn cross_heading(&mut self, eid: &str, more: &[(&str, &str)], text: &Text) {
        let mut scope = Scope::new(eid, Place::Text);
        self.open_cross_heading(eid, more);
        self.running(text, &mut scope);
        self.xml.close_inline("crossHeading");
    }

    fn open_cross_heading(&mut self, eid: &str, more: &[(&str, &str)]) {
        let mut attributes = vec![("eId", eid)];
        attributes.extend_from_slice(more);
        self.xml.open_mixed("crossHeading", &attributes);
    }

    /// A recital among paragraphs: each of its blocks is a heading (rule C78), numbered on from the
    /// recital's own address; `assign` has kept the numbers free.
    fn recital(&mut self, recital: &Recital) {
        let refers_to = self.references.concept("preamble");
        let mut headings = Headings {
            eid: &recital.eid,
            count: 0,
            refers_to: &refers_to,
            single: matches!(&*recital.content, [Content::Text(_)]),
            mark: 0,
        };
        let action = recital.action.as_ref();
        self.headings(&recital.content, &mut Vec::new(), &mut headings, action);
        if headings.count == 0 {
            self.open_cross_heading(recital.eid.as_str(), &[("refersTo", &refers_to)]);
            headings.mark = self.xml.mark();
            self.xml.close_inline("crossHeading");
        }
        let mark = headings.mark;
        if !headings.single {
            let spelled = pieces::spell_recital(recital);
            self.xml.add_attribute(mark, "akn4un:content", &spelled);
        }
        self.tell_action(mark, action);
    }

    /// `before` is what a point prints before its first block.
    fn headings<'c>(
        &mut self,
        content: &'c [Content],
        before: &mut Vec<Label<'c>>,
        headings: &mut Headings<'_>,
        action: Option<&Action>,
    ) {
        for piece in content {
            let points = match piece {
                Content::Points(points) => points,
                Content::Text(_) | Content::Table(_) => {
                    self.labelled_heading(Some(piece), before, headings, action);
                    continue;
                }
            };
            for point in &points.items {
                let number = point.number.as_ref().map(|n| Label::Number(n.label()));
                before.extend(number);
                before.extend(point.heading.as_ref().map(Label::Heading));
                let count = headings.count;
                self.headings(&point.content, before, headings, action);
                if headings.count == count {
                    self.labelled_heading(None, before, headings, action);
                }
            }
        }
    }

    fn labelled_heading(
        &mut self,
        piece: Option<&Content>,
        before: &mut Vec<Label<'_>>,
        headings: &mut Headings<'_>,
        action: Option<&Action>,
    ) {
        let eid = headings.next();
        let mut scope = Scope::clause(&eid, action);
        let refers_to = ("refersTo", headings.refers_to);
        if headings.count == 1 {
            self.open_cross_heading(&eid, &[refers_to]);
            headings.mark = self.xml.mark();
        } else {
            self.open_cross_heading(&eid, &[refers_to, ("akn4un:is", "continued")]);
        }
        let mut separate = false;
        for label in before.drain(..) {
            if separate {
                self.xml.text(" ");
            }
            separate = true;
            match label {
                Label::Number(label) => self.xml.text(label),
                Label::Heading(heading) => self.text(heading, &mut scope),
            }
        }
        if let (true, Some(_)) = (separate, piece) {
            self.xml.text(" ");
        }
        match piece {
            // The pieces of a recital in several headings stand all in the first.
            Some(Content::Text(block)) if headings.single => {
                self.running(&block.text, &mut scope);
            }
            Some(Content::Text(block)) => {
                let outer = self.inexact;
                self.text(&block.text, &mut scope);
                self.inexact = outer;
            }
            Some(Content::Table(table)) => self.table_in_text(table, &mut scope),
            Some(Content::Points(_)) | None => {}
        }
        self.xml.close_inline("crossHeading");
    }
}

/// What a point prints before its text.
enum Label<'c> {
    Number(&'c str),
    Heading(&'c Text),
}

/// The headings that a recital among paragraphs becomes.
struct Headings<'h> {
    eid: &'h EId,
    count: u32,
    refers_to: &'h str,
    /// Whether the recital is one block of text.
    single: bool,
    /// The end of the first start tag.
    mark: usize,
}

impl Headings<'_> {
    /// The address of the next heading: the recital's own, then those after it.
    fn next(&mut self) -> String {
        let eid = self.eid.as_str();
        let (head, number) = eid.rsplit_once('_').unwrap_or((eid, "1"));
        let first: u32 = number.parse().unwrap_or(1);
        self.count += 1;
        if self.count == 1 {
            return eid.to_owned();
        }
        format!("{head}_{}", first + self.count - 1)
    }
}

/// A paragraph without anything at this address.
fn nothing(of: &Paragraph) -> Paragraph {
    Paragraph {
        eid: of.eid.clone(),
        ..Paragraph::default()
    }
}

/// The address of an item that is a heading.
fn head_eid(item: &BodyItem) -> Option<&EId> {
    match item {
        BodyItem::Formula(formula) => Some(&formula.eid),
        BodyItem::Recital(recital) => Some(&recital.eid),
        BodyItem::CrossHeading(heading) => Some(&heading.eid),
        BodyItem::Division(_) | BodyItem::Paragraph(_) | BodyItem::Table(_) => None,
    }
}
