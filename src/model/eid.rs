//! Addresses of parts: eIds by the naming convention (section 3 of the reference).
//!
//! An eId is built from printed numbers and never from words, so that six language versions of one
//! work have the same addresses. [`assign`] is the only place where they are made.

mod walk;

use super::{
    Annex, BodyItem, Content, Division, DivisionKind, Formula, Inline, Number, Paragraph, Point,
    Points, Recital, Resolution, Style, Table, Text,
};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::HashMap;
use std::fmt::{self, Write as _};
use std::ops::Deref;
use std::str::FromStr;

/// The address of a part: `para_2__list_1__point_a`. Empty until [`assign`] has given one.
///
/// ```
/// use plenary::EId;
/// let eid: EId = "sec_I__para_2".parse()?;
/// assert_eq!(eid.child("content").as_str(), "sec_I__para_2__content");
/// assert!("para 2".parse::<EId>().is_err());
/// # Ok::<(), plenary::InvalidEId>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct EId(String);

impl EId {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a part inside this one; of a part at the top where this one is empty.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        Self(join(&self.0, name))
    }

    /// The address of the part around this one; `None` at the top.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind("__").map(|at| Self(self.0[..at].to_owned()))
    }
}

impl fmt::Display for EId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is no eId: it is empty or holds white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidEId(String);

impl fmt::Display for InvalidEId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no eId", self.0)
    }
}

impl std::error::Error for InvalidEId {}

impl FromStr for EId {
    type Err = InvalidEId;

    fn from_str(text: &str) -> Result<Self, InvalidEId> {
        if text.is_empty() || text.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(InvalidEId(text.to_owned()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for EId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::view::parsed(deserializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for EId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^[^\s\x00-\x1f\x7f-\x9f]+$",
            "description": "The address of a part, unique in its document and the same in six languages. It follows from the printed numbers: a reader gives it anew.",
            "examples": ["preamble__container_1", "para_2__list_1__point_a", "att_1__sec_I__para_2"]
        })
    }
}

fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() {
        name.to_owned()
    } else {
        [prefix, "__", name].concat()
    }
}

/// A resolution whose every part has its address: what writers take.
///
/// There is one way to make it, [`assign`], and no way to change it, so that addresses are always
/// unique and always fit the structure. [`Addressed::into_inner`] gives the resolution back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed(Resolution);

impl Addressed {
    /// The resolution, to be changed; it needs [`assign`] again before it can be written.
    pub fn into_inner(self) -> Resolution {
        self.0
    }
}

impl Deref for Addressed {
    type Target = Resolution;

    fn deref(&self) -> &Resolution {
        &self.0
    }
}

/// Gives every part of the resolution its eId, whatever eIds it had.
///
/// ```
/// use plenary::{assign, BodyItem, Language, Number, Paragraph, Resolution, Style};
/// let mut resolution = Resolution::empty(Language::English);
/// let number = Some(Number::new("1.", Style::Arabic, 1));
/// resolution.body.push(BodyItem::Paragraph(Paragraph { number, ..Default::default() }));
/// let addressed = assign(resolution);
/// let BodyItem::Paragraph(paragraph) = &addressed.body[0] else { unreachable!() };
/// assert_eq!(paragraph.eid.as_str(), "para_1");
/// ```
pub fn assign(mut resolution: Resolution) -> Addressed {
    assign_in_place(&mut resolution);
    Addressed(resolution)
}

fn assign_in_place(resolution: &mut Resolution) {
    let mut register = Register::default();
    for line in &mut resolution.masthead {
        register.text(&mut line.text, "");
    }
    if let Some(title) = &mut resolution.title {
        register.text(&mut title.text, "");
    }
    if let Some(formula) = &mut resolution.preamble.formula {
        register.formula(formula, "preamble__formula_1", "");
    }
    for (i, recital) in resolution.preamble.recitals.iter_mut().enumerate() {
        register.recital(recital, &format!("preamble__container_{}", i + 1), "");
    }
    register.items(&mut resolution.body, "", "");
    if let Some(conclusions) = &mut resolution.conclusions {
        for line in &mut conclusions.lines {
            register.text(line, "");
        }
    }
    for (i, annex) in resolution.annexes.iter_mut().enumerate() {
        register.annex(annex, &format!("att_{}", i + 1));
    }
    // Each part is a document of its own, with its own space of addresses.
    resolution.parts.iter_mut().for_each(assign_in_place);
}

/// The addresses given so far, and the count of notes.
#[derive(Default)]
struct Register {
    taken: HashMap<String, u32>,
    notes: u32,
}

/// How often each kind of part without a number stands in a context.
#[derive(Default)]
struct Counters {
    paragraphs: u32,
    alineas: u32,
    divisions: [u32; 5],
    cross_headings: u32,
}

impl Counters {
    fn division(&mut self, kind: DivisionKind) -> u32 {
        let count = &mut self.divisions[kind as usize];
        *count += 1;
        *count
    }
}

fn next(count: &mut u32) -> u32 {
    *count += 1;
    *count
}

impl Register {
    /// The address itself, or with a counter where it stands already (rule 3 of section 3.1).
    fn unique(&mut self, address: String) -> EId {
        let count = self.taken.entry(address.clone()).or_insert(0);
        *count += 1;
        if *count == 1 {
            return EId(address);
        }
        let mut n = *count;
        loop {
            let candidate = format!("{address}-{n}");
            if !self.taken.contains_key(&candidate) {
                self.taken.insert(candidate.clone(), 1);
                self.taken.insert(address, n);
                return EId(candidate);
            }
            n += 1;
        }
    }

    fn annex(&mut self, annex: &mut Annex, eid: &str) {
        annex.eid = self.unique(eid.to_owned());
        self.text(&mut annex.label, eid);
        if let Some(title) = &mut annex.title {
            self.text(title, eid);
        }
        self.items(&mut annex.items, eid, eid);
        for (i, appendix) in annex.annexes.iter_mut().enumerate() {
            self.annex(appendix, &format!("{eid}__att_{}", i + 1));
        }
    }

    /// The items of the body, a division or an annex. `context` is the address around them,
    /// `annex` that of the annex they stand in, for the notes.
    fn items(&mut self, items: &mut [BodyItem], context: &str, annex: &str) {
        let numbered = items
            .iter()
            .any(|item| matches!(item, BodyItem::Paragraph(p) if p.number.is_some()));
        let mut counters = Counters::default();
        // Directly under the body or an annex a cross-heading needs a division around it; a run of
        // them shares one.
        let needs_division = context == annex;
        let mut run: Option<(String, u32)> = None;
        for item in items {
            let heads = match item {
                BodyItem::Formula(_) | BodyItem::CrossHeading(_) => 1,
                BodyItem::Recital(recital) => text_blocks(&recital.content).max(1),
                BodyItem::Division(_) | BodyItem::Paragraph(_) | BodyItem::Table(_) => 0,
            };
            let mut head = String::new();
            if heads == 0 {
                run = None;
            } else if needs_division {
                let (division, count) = run.get_or_insert_with(|| {
                    let n = counters.division(DivisionKind::Division);
                    (self.unique(join(context, &format!("dvs_{n}"))).0, 0)
                });
                head = join(division, &format!("crossHeading_{}", *count + 1));
                *count += heads;
            } else {
                let n = counters.cross_headings + 1;
                head = join(context, &format!("crossHeading_{n}"));
                counters.cross_headings += heads;
            }
            match item {
                BodyItem::Division(division) => {
                    self.division(division, context, &mut counters, annex);
                }
                BodyItem::Paragraph(paragraph) => {
                    let name = match paragraph.number.as_ref().and_then(Number::token) {
                        Some(token) => format!("para_{token}"),
                        None if numbered => format!("al_{}", next(&mut counters.alineas)),
                        None => format!("para_{}", next(&mut counters.paragraphs)),
                    };
                    self.paragraph(paragraph, join(context, &name), annex);
                }
                BodyItem::Formula(formula) => self.formula(formula, &head, annex),
                BodyItem::Recital(recital) => self.recital(recital, &head, annex),
                BodyItem::CrossHeading(heading) => {
                    heading.eid = self.unique(head);
                    self.text(&mut heading.text, annex);
                }
                BodyItem::Table(table) => {
                    let alinea = join(context, &format!("al_{}", next(&mut counters.alineas)));
                    self.table(table, alinea + "__table_1", annex);
                }
            }
        }
    }

    fn division(
        &mut self,
        division: &mut Division,
        context: &str,
        counters: &mut Counters,
        annex: &str,
    ) {
        let ordinal = counters.division(division.kind);
        let token = division.number.as_ref().and_then(Number::token);
        let name = match division.kind {
            DivisionKind::Part => "part",
            DivisionKind::Section => "sec",
            DivisionKind::Title => "title",
            DivisionKind::Chapter => "chp",
            DivisionKind::Division => "dvs",
        };
        let name = format!("{name}_{}", token.unwrap_or_else(|| ordinal.to_string()));
        division.eid = self.unique(join(context, &name));
        if let Some(heading) = &mut division.heading {
            self.text(heading, annex);
        }
        let eid = division.eid.0.clone();
        self.items(&mut division.items, &eid, annex);
    }

    fn formula(&mut self, formula: &mut Formula, eid: &str, annex: &str) {
        formula.eid = self.unique(eid.to_owned());
        self.text(&mut formula.text, annex);
    }

    fn recital(&mut self, recital: &mut Recital, eid: &str, annex: &str) {
        recital.eid = self.unique(eid.to_owned());
        let eid = recital.eid.0.clone();
        self.content(&mut recital.content, &eid, "item", annex);
    }

    fn paragraph(&mut self, paragraph: &mut Paragraph, eid: String, annex: &str) {
        paragraph.eid = self.unique(eid);
        let eid = paragraph.eid.0.clone();
        self.content(&mut paragraph.content, &eid, "point", annex);
    }

    /// `item` names the items of lists here: `item` in a preamble, `point` in the body.
    fn content(&mut self, content: &mut [Content], eid: &str, item: &str, annex: &str) {
        let (mut lists, mut tables) = (0, 0);
        for piece in content {
            match piece {
                Content::Text(block) => self.text(&mut block.text, annex),
                Content::Points(points) => {
                    let eid = join(eid, &format!("list_{}", next(&mut lists)));
                    self.points(points, eid, item, annex);
                }
                Content::Table(table) => {
                    let eid = join(eid, &format!("table_{}", next(&mut tables)));
                    self.table(table, eid, annex);
                }
            }
        }
    }

    fn points(&mut self, points: &mut Points, eid: String, item: &str, annex: &str) {
        points.eid = self.unique(eid);
        let name = if item == "point" && points.are_bullets() {
            "indent"
        } else {
            item
        };
        for (i, point) in points.items.iter_mut().enumerate() {
            let token = point.number.as_ref().and_then(Number::token);
            let token = token.unwrap_or_else(|| (i + 1).to_string());
            point.eid = self.unique(format!("{}__{name}_{token}", points.eid));
            let Point {
                eid,
                heading,
                content,
                ..
            } = point;
            if let Some(heading) = heading {
                self.text(heading, annex);
            }
            self.content(content, &eid.0, item, annex);
        }
    }

    fn table(&mut self, table: &mut Table, eid: String, annex: &str) {
        table.eid = self.unique(eid);
        for text in table.texts_mut() {
            self.text(text, annex);
        }
    }

    /// Numbers the notes of a text: they are counted through the document (section 3.2).
    fn text(&mut self, text: &mut Text, annex: &str) {
        for inline in text.inlines_mut() {
            if let Inline::Note(note) = inline {
                self.notes += 1;
                let mut name = String::new();
                // Writing to a string cannot fail.
                let _ = write!(name, "authorialNote_{}", self.notes);
                note.eid = self.unique(join(annex, &name));
                let eid = note.eid.0.clone();
                self.content(&mut note.content, &eid, "item", annex);
            } else if let Some(content) = inline.content_mut() {
                self.text(content, annex);
            }
        }
    }
}

/// How many blocks of text a clause has, those of its points included: in the body each block of a
/// recital is a heading of its own.
fn text_blocks(content: &[Content]) -> u32 {
    content
        .iter()
        .map(|piece| match piece {
            Content::Text(_) | Content::Table(_) => 1,
            Content::Points(points) => points
                .items
                .iter()
                .map(|point| text_blocks(&point.content).max(1))
                .sum(),
        })
        .sum()
}

impl Points {
    /// Whether every item is a bullet or has no number.
    pub fn are_bullets(&self) -> bool {
        self.items
            .iter()
            .all(|p| p.number.as_ref().is_none_or(|n| n.style() == Style::Bullet))
    }
}

#[cfg(test)]
mod tests;
