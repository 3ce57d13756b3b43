//! All addresses of a resolution, in the order of the page.

use super::EId;
use crate::model::{Annex, BodyItem, Content, Point, Resolution};

impl Resolution {
    /// Calls `visit` for the address of every clause, point, division, table and annex; the parts of
    /// a document of several resolutions are documents of their own and are not entered.
    ///
    /// ```
    /// use plenary::{assign, BodyItem, Language, Number, Paragraph, Resolution, Style};
    /// let mut resolution = Resolution::empty(Language::English);
    /// let number = Some(Number::new("1.", Style::Arabic, 1));
    /// resolution.body.push(BodyItem::Paragraph(Paragraph { number, ..Default::default() }));
    /// let mut found = Vec::new();
    /// assign(resolution).for_each_address(&mut |eid| found.push(eid.to_string()));
    /// assert_eq!(found, ["para_1"]);
    /// ```
    pub fn for_each_address<'a>(&'a self, visit: &mut dyn FnMut(&'a EId)) {
        if let Some(formula) = &self.preamble.formula {
            visit(&formula.eid);
        }
        for recital in &self.preamble.recitals {
            visit(&recital.eid);
            contents(&recital.content, visit);
        }
        items(&self.body, visit);
        for annex in &self.annexes {
            in_annex(annex, visit);
        }
    }
}

fn in_annex<'a>(annex: &'a Annex, visit: &mut dyn FnMut(&'a EId)) {
    visit(&annex.eid);
    items(&annex.items, visit);
    for appendix in &annex.annexes {
        in_annex(appendix, visit);
    }
}

fn items<'a>(items_of: &'a [BodyItem], visit: &mut dyn FnMut(&'a EId)) {
    for item in items_of {
        match item {
            BodyItem::Division(division) => {
                visit(&division.eid);
                items(&division.items, visit);
            }
            BodyItem::Paragraph(paragraph) => {
                visit(&paragraph.eid);
                contents(&paragraph.content, visit);
            }
            BodyItem::Formula(formula) => visit(&formula.eid),
            BodyItem::Recital(recital) => {
                visit(&recital.eid);
                contents(&recital.content, visit);
            }
            BodyItem::CrossHeading(heading) => visit(&heading.eid),
            BodyItem::Table(table) => visit(&table.eid),
        }
    }
}

fn contents<'a>(content: &'a [Content], visit: &mut dyn FnMut(&'a EId)) {
    for piece in content {
        match piece {
            Content::Text(_) => {}
            Content::Points(list) => list.items.iter().for_each(|point| in_point(point, visit)),
            Content::Table(table) => visit(&table.eid),
        }
    }
}

fn in_point<'a>(point: &'a Point, visit: &mut dyn FnMut(&'a EId)) {
    visit(&point.eid);
    contents(&point.content, visit);
}
