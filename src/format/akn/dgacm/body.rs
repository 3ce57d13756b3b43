//! The operative part: one row of paragraphs, in which heads of divisions are paragraphs too.

use crate::format::akn::Document;
use crate::format::akn::inline::{Place, Scope};
use crate::model::{Action, Annex, BodyItem, Content, Number, Points, Text};

impl Document<'_> {
    /// The body of the document, or of an annex, whose heads stand in it.
    pub(in crate::format::akn) fn published_body(
        &mut self,
        items: &[BodyItem],
        annex: Option<&Annex>,
    ) {
        self.xml.open("mainBody", &[]);
        self.within(true, |document| {
            let mut written = 0;
            if let Some(annex) = annex {
                let heads = [Some(&annex.label), annex.title.as_ref()];
                for head in heads.into_iter().flatten().filter(|head| !head.is_empty()) {
                    written += 1;
                    let eid = format!("{}__heading_{written}", annex.eid);
                    document.head_paragraph(&eid, None, Some(("heading", head)));
                }
            }
            for item in items {
                written += document.published_item(item);
            }
            if written == 0 {
                document.empty_paragraph(annex.map_or("", |annex| annex.eid.as_str()));
            }
        });
        self.xml.close("mainBody");
    }

    /// Writes an item, and says how many elements that were.
    fn published_item(&mut self, item: &BodyItem) -> usize {
        match item {
            BodyItem::Division(division) => {
                let number = division.number.as_ref().map(Number::label);
                let heading = division.heading.as_ref().map(|text| ("subheading", text));
                let mut written = 0;
                if number.is_some() || heading.is_some() {
                    self.head_paragraph(division.eid.as_str(), number, heading);
                    written += 1;
                }
                for item in &division.items {
                    written += self.published_item(item);
                }
                return written;
            }
            BodyItem::Paragraph(paragraph) => {
                let eid = paragraph.eid.as_str();
                let action = paragraph.action.as_ref();
                self.xml.open("paragraph", &[("eId", eid)]);
                if let Some(number) = &paragraph.number {
                    self.xml.words("num", &[], number.label());
                }
                let mut scope = Scope::clause(eid, action);
                self.clause(eid, &paragraph.content, &mut scope, action);
                self.xml.close("paragraph");
            }
            BodyItem::Formula(formula) => {
                let eid = formula.eid.as_str();
                self.xml
                    .open("container", &[("name", "formula"), ("eId", eid)]);
                self.within(false, |document| {
                    document.paragraph_of(&formula.text, &mut Scope::new(eid, Place::Text));
                });
                self.xml.close("container");
            }
            BodyItem::Recital(recital) => {
                self.within(false, |document| document.container_of(recital));
            }
            BodyItem::CrossHeading(heading) => {
                let text = Some(("subheading", &heading.text));
                self.head_paragraph(heading.eid.as_str(), None, text);
            }
            BodyItem::Table(table) => {
                let eid = table.eid.parent().unwrap_or_default();
                let attributes = [("name", "table"), ("eId", eid.as_str())];
                self.xml.open("container", &attributes);
                self.within(false, |document| document.table(table));
                self.xml.close("container");
            }
        }
        1
    }

    /// A paragraph that is nothing but a number and a heading.
    fn head_paragraph(
        &mut self,
        eid: &str,
        number: Option<&str>,
        heading: Option<(&'static str, &Text)>,
    ) {
        self.xml.open("paragraph", &[("eId", eid)]);
        if let Some(number) = number {
            self.xml.words("num", &[], number);
        }
        if let Some((name, text)) = heading {
            let eid = format!("{eid}__{name}");
            self.xml.open_mixed(name, &[("eId", &eid)]);
            self.text(text, &mut Scope::new(&eid, Place::Text));
            self.xml.close_inline(name);
        }
        self.xml.close("paragraph");
    }

    /// The list that ends what a point says, which follows the point as a `sublist`, and what stands
    /// before it. None where the point has other lists too, or goes on after this one.
    pub(in crate::format::akn) fn sublist_of(content: &[Content]) -> Option<(&[Content], &Points)> {
        let (Content::Points(points), before) = content.split_last()? else {
            return None;
        };
        let lists = before
            .iter()
            .any(|piece| matches!(piece, Content::Points(_)));
        (!lists && !points.items.is_empty()).then_some((before, points))
    }

    /// A list within a list.
    pub(in crate::format::akn) fn sublist(&mut self, points: &Points, action: Option<&Action>) {
        self.xml.open("sublist", &[("eId", points.eid.as_str())]);
        self.points(points, action);
        self.xml.close("sublist");
    }
}
