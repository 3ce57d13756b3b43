//! The operative part: divisions, paragraphs, and preambular text among them.

use super::Document;
use super::inline::{Place, Scope};
use crate::model::{
    Action, BodyItem, Content, Division, DivisionKind, EId, Paragraph, Recital, Text,
};

impl Document<'_> {
    /// The body of the document, or of the annex with this address.
    pub(super) fn main_body(&mut self, items: &[BodyItem], annex: &str) {
        self.xml.open("mainBody", &[]);
        self.within(true, |document| {
            if items.is_empty() {
                document.empty_paragraph(annex);
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
            BodyItem::Paragraph(paragraph) => self.paragraph(paragraph),
            BodyItem::Formula(formula) => {
                let refers_to = self.references.concept("preamble");
                self.cross_heading(formula.eid.as_str(), Some(&refers_to), &formula.text);
            }
            BodyItem::Recital(recital) => self.recital(recital),
            BodyItem::CrossHeading(heading) => {
                self.cross_heading(heading.eid.as_str(), None, &heading.text);
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
        if let Some(number) = &division.number {
            self.xml.words("num", &[], number.label());
        }
        if let Some(heading) = &division.heading {
            self.heading(heading, eid, None);
        }
        for item in &division.items {
            self.item(item);
        }
        self.xml.close(name);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let eid = paragraph.eid.as_str();
        let segment = eid.rsplit("__").next().unwrap_or_default();
        let name = if segment.starts_with("al_") {
            "alinea"
        } else {
            "paragraph"
        };
        let action = paragraph.action.as_ref();
        self.xml.open(name, &[("eId", eid)]);
        if let Some(number) = &paragraph.number {
            self.xml.words("num", &[], number.label());
        }
        self.clause(
            eid,
            &paragraph.content,
            &mut Scope::clause(eid, action),
            action,
        );
        self.xml.close(name);
    }

    fn cross_heading(&mut self, eid: &str, refers_to: Option<&str>, text: &Text) {
        let mut scope = Scope::new(eid, Place::Text);
        self.open_cross_heading(eid, refers_to);
        self.text(text, &mut scope);
        self.xml.close_inline("crossHeading");
    }

    fn open_cross_heading(&mut self, eid: &str, refers_to: Option<&str>) {
        let mut attributes = vec![("eId", eid)];
        attributes.extend(refers_to.map(|to| ("refersTo", to)));
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
        };
        let action = recital.action.as_ref();
        self.headings(&recital.content, &mut Vec::new(), &mut headings, action);
        if headings.count == 0 {
            self.cross_heading(recital.eid.as_str(), Some(&refers_to), &Text::default());
        }
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
        self.open_cross_heading(&eid, Some(headings.refers_to));
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
            Some(Content::Text(block)) => self.text(&block.text, &mut scope),
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

/// The address of an item that is a heading.
fn head_eid(item: &BodyItem) -> Option<&EId> {
    match item {
        BodyItem::Formula(formula) => Some(&formula.eid),
        BodyItem::Recital(recital) => Some(&recital.eid),
        BodyItem::CrossHeading(heading) => Some(&heading.eid),
        BodyItem::Division(_) | BodyItem::Paragraph(_) | BodyItem::Table(_) => None,
    }
}
