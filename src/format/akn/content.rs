//! What clauses say: texts, points and tables in the order of the page.
//!
//! There are two worlds (rule C75): containers hold paragraphs, tables and `blockList`s side by
//! side; in a hierarchy a unit holds either `content` or units, so that a text between lists needs
//! an `alinea` around it.

use super::inline::{Part, Place, Scope};
use super::{Document, Profile, implied};
use crate::model::{Action, Content, Inline, Number, Point, Points, Table, Text};

impl Document<'_> {
    /// A paragraph of running text.
    pub(super) fn paragraph_of(&mut self, text: &Text, scope: &mut Scope<'_>) {
        self.xml.open_mixed("p", &[]);
        if text.is_empty() {
            // A paragraph without anything stands for no paragraph.
            self.xml.add_attribute(self.xml.mark(), "akn4un:pieces", "");
        }
        self.running(text, scope);
        self.xml.close_inline("p");
    }

    /// States the action of a clause that was opened at the mark, where its terms do not tell it.
    pub(super) fn tell_action(&mut self, mark: usize, action: Option<&Action>) {
        if self.told.take().as_ref() != action {
            let spelled = action.map_or(String::new(), implied::spell_action);
            self.xml.add_attribute(mark, "akn4un:action", &spelled);
        }
    }

    /// The printed number of the unit with this address.
    pub(super) fn num(&mut self, number: &Number, eid: &str, before: Option<&Number>) {
        let token = implied::token(eid);
        let told = implied::number(number.label(), Some(token), before);
        let stated = (told != *number).then(|| implied::spell_number(number));
        let stated = stated.as_deref().map(|spelled| ("akn4un:number", spelled));
        self.xml.words("num", stated.as_slice(), number.label());
    }

    /// Runs what writes the inside of a `content` element or a hierarchy.
    pub(super) fn within(&mut self, bare: bool, write: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.bare, bare);
        write(self);
        self.bare = outer;
    }

    /// The blocks of a container, at least one.
    pub(super) fn blocks(
        &mut self,
        content: &[Content],
        scope: &mut Scope<'_>,
        action: Option<&Action>,
    ) {
        let mut pieces = content.iter().peekable();
        if pieces.peek().is_none() {
            self.xml.words("p", &[], "");
        }
        while let Some(piece) = pieces.next() {
            match piece {
                Content::Text(block) => {
                    if let Some(Content::Points(points)) = pieces.next_if(|next| is_list(next)) {
                        self.block_list(points, Some(&block.text), &mut pieces, action);
                    } else {
                        self.paragraph_of(&block.text, scope);
                    }
                }
                Content::Points(points) if points.items.is_empty() => self.empty_list(),
                Content::Points(points) => self.block_list(points, None, &mut pieces, action),
                Content::Table(table) => self.table(table),
            }
        }
    }

    fn block_list<'c>(
        &mut self,
        points: &Points,
        introduction: Option<&Text>,
        rest: &mut std::iter::Peekable<impl Iterator<Item = &'c Content> + Clone>,
        action: Option<&Action>,
    ) {
        let eid = points.eid.as_str();
        let mut scope = Scope::clause(eid, action);
        self.xml.open("blockList", &[("eId", eid)]);
        if let Some(text) = introduction {
            self.list_text("listIntroduction", "intro", text, eid, &mut scope);
        }
        let mut before = None;
        for point in &points.items {
            let eid = point.eid.as_str();
            let mut scope = Scope::clause(eid, action);
            self.xml.open("item", &[("eId", eid)]);
            self.point_head(point, before.take(), action);
            before = point.number.as_ref();
            self.blocks(&point.content, &mut scope, action);
            self.xml.close("item");
        }
        if let Some(text) = wrap_up(points, rest) {
            self.list_text("listWrapUp", "wrapup", text, eid, &mut scope);
        }
        self.xml.close("blockList");
    }

    fn list_text(
        &mut self,
        name: &'static str,
        short: &str,
        text: &Text,
        list: &str,
        scope: &mut Scope<'_>,
    ) {
        let eid = [list, "__", short].concat();
        self.xml.open_mixed(name, &[("eId", &eid)]);
        self.running(text, scope);
        self.xml.close_inline(name);
    }

    /// A list without points, for which there is no element.
    fn empty_list(&mut self) {
        self.xml.words("p", &[("akn4un:list", "empty")], "");
    }

    fn point_head(&mut self, point: &Point, before: Option<&Number>, action: Option<&Action>) {
        if let Some(number) = &point.number {
            self.num(number, point.eid.as_str(), before);
        }
        if let Some(heading) = &point.heading {
            self.heading(heading, point.eid.as_str(), action);
        }
    }

    pub(super) fn heading(&mut self, heading: &Text, unit: &str, action: Option<&Action>) {
        let eid = [unit, "__heading"].concat();
        self.xml.open_mixed("heading", &[("eId", &eid)]);
        self.running(heading, &mut Scope::clause(&eid, action));
        self.xml.close_inline("heading");
    }

    /// The inside of a paragraph or point after its number and heading: `content`, or lists with
    /// `alinea`s for what stands before, between and after them.
    pub(super) fn clause(
        &mut self,
        eid: &str,
        content: &[Content],
        scope: &mut Scope<'_>,
        action: Option<&Action>,
    ) {
        if !content.iter().any(is_list) {
            return self.unit_content(eid, content.iter(), scope);
        }
        let mut alineas = 0;
        let mut waiting: Vec<&Content> = Vec::new();
        let mut pieces = content.iter().peekable();
        while let Some(piece) = pieces.next() {
            let Content::Points(points) = piece else {
                waiting.push(piece);
                continue;
            };
            if points.items.is_empty() {
                waiting.push(piece);
                continue;
            }
            let introduction = match waiting.last() {
                Some(Content::Text(block)) => {
                    waiting.pop();
                    Some(&block.text)
                }
                _ => None,
            };
            self.alinea(eid, &mut waiting, &mut alineas, action);
            self.list(points, introduction, &mut pieces, action);
        }
        self.alinea(eid, &mut waiting, &mut alineas, action);
    }

    fn alinea(
        &mut self,
        unit: &str,
        content: &mut Vec<&Content>,
        count: &mut u32,
        action: Option<&Action>,
    ) {
        if content.is_empty() {
            return;
        }
        *count += 1;
        let eid = format!("{unit}__al_{count}");
        self.xml.open("alinea", &[("eId", &eid)]);
        self.unit_content(&eid, content.drain(..), &mut Scope::clause(&eid, action));
        self.xml.close("alinea");
    }

    fn unit_content<'c>(
        &mut self,
        unit: &str,
        content: impl Iterator<Item = &'c Content>,
        scope: &mut Scope<'_>,
    ) {
        let eid = [unit, "__content"].concat();
        self.xml.open("content", &[("eId", &eid)]);
        self.within(false, |document| {
            let mut empty = true;
            for piece in content {
                match piece {
                    Content::Text(block) => document.paragraph_of(&block.text, scope),
                    Content::Table(table) => document.table(table),
                    // What has points stands in a list.
                    Content::Points(_) => document.empty_list(),
                }
                empty = false;
            }
            if empty {
                document.xml.words("p", &[], "");
            }
        });
        self.xml.close("content");
    }

    fn list<'c>(
        &mut self,
        points: &Points,
        introduction: Option<&Text>,
        rest: &mut std::iter::Peekable<impl Iterator<Item = &'c Content> + Clone>,
        action: Option<&Action>,
    ) {
        let list = points.eid.as_str();
        self.xml.open("list", &[("eId", list)]);
        if let Some(text) = introduction {
            self.list_block("intro", "intro", text, list, action);
        }
        self.points(points, action);
        if let Some(text) = wrap_up(points, rest) {
            self.list_block("wrapUp", "wrapup", text, list, action);
        }
        self.xml.close("list");
    }

    /// The points of a list.
    pub(super) fn points(&mut self, points: &Points, action: Option<&Action>) {
        let name = if points.are_bullets() {
            "indent"
        } else {
            "point"
        };
        let mut before = None;
        for point in &points.items {
            let eid = point.eid.as_str();
            let mut scope = Scope::clause(eid, action);
            self.xml.open(name, &[("eId", eid)]);
            self.point_head(point, before.take(), action);
            before = point.number.as_ref();
            let sublist = match self.profile {
                Profile::Akn4un => None,
                Profile::Dgacm => Self::sublist_of(&point.content),
            };
            if let Some((before, inner)) = sublist {
                self.unit_content(eid, before.iter(), &mut scope);
                self.xml.close(name);
                self.sublist(inner, action);
            } else {
                self.clause(eid, &point.content, &mut scope, action);
                self.xml.close(name);
            }
        }
    }

    fn list_block(
        &mut self,
        name: &'static str,
        short: &str,
        text: &Text,
        list: &str,
        action: Option<&Action>,
    ) {
        let eid = [list, "__", short].concat();
        self.xml.open(name, &[("eId", &eid)]);
        self.paragraph_of(text, &mut Scope::clause(&eid, action));
        self.xml.close(name);
    }

    /// What a note says. In a hierarchy outside of any `content`, a note that holds points brings
    /// a `content` of its own, since `blockList` may not stand in a hierarchy (rule C75).
    pub(super) fn note_content(&mut self, eid: &str, content: &[Content]) {
        let mut scope = Scope::new(eid, Place::Text);
        if self.bare
            && content
                .iter()
                .any(|piece| matches!(piece, Content::Points(_)))
        {
            let inner = [eid, "__content"].concat();
            self.xml.open("content", &[("eId", &inner)]);
            self.within(false, |document| document.blocks(content, &mut scope, None));
            self.xml.close("content");
        } else {
            self.blocks(content, &mut scope, None);
        }
    }

    /// A table; the schema wants a row in it, and a cell in each row.
    pub(super) fn table(&mut self, table: &Table) {
        let eid = table.eid.as_str();
        let mut scope = Scope::new(eid, Place::Text);
        let rowless = table.rows.is_empty().then_some(("akn4un:rows", "0"));
        let attributes: Vec<_> = [("eId", eid)].into_iter().chain(rowless).collect();
        self.xml.open("table", &attributes);
        if let Some(caption) = &table.caption {
            self.xml.open_mixed("caption", &[]);
            self.running(caption, &mut scope);
            self.xml.close_inline("caption");
        }
        for row in &table.rows {
            let class = row.header.then_some(("class", "header"));
            let cellless = row.cells.is_empty().then_some(("akn4un:cells", "0"));
            let attributes: Vec<_> = class.into_iter().chain(cellless).collect();
            self.xml.open("tr", &attributes);
            let name = if row.header { "th" } else { "td" };
            for cell in &row.cells {
                let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
                let mut spans = Vec::new();
                if cell.columns.get() != 1 {
                    spans.push(("colspan", columns.as_str()));
                }
                if cell.rows.get() != 1 {
                    spans.push(("rowspan", rows.as_str()));
                }
                self.xml.open(name, &spans);
                for text in &cell.content {
                    self.paragraph_of(text, &mut scope);
                }
                if cell.content.is_empty() {
                    self.xml.words("p", &[], "");
                }
                self.xml.close(name);
            }
            if row.cells.is_empty() {
                self.empty_cell(name);
            }
            self.xml.close("tr");
        }
        if table.rows.is_empty() {
            self.xml.open("tr", &[]);
            self.empty_cell("td");
            self.xml.close("tr");
        }
        self.xml.close("table");
    }

    fn empty_cell(&mut self, name: &'static str) {
        self.xml.open(name, &[]);
        self.xml.words("p", &[], "");
        self.xml.close(name);
    }

    /// A table in running text (section 1.8).
    pub(super) fn table_in_text(&mut self, table: &Table, scope: &mut Scope<'_>) {
        let eid = scope.next(Part::SubFlow);
        self.xml
            .open_inline("subFlow", &[("name", "table"), ("eId", &eid)]);
        self.table(table);
        self.xml.close_inline("subFlow");
    }
}

/// Whether the piece is a list with points.
fn is_list(piece: &Content) -> bool {
    matches!(piece, Content::Points(points) if !points.items.is_empty())
}

/// Takes the text after a list if it goes on with the sentence of the list (section 1.6): the last
/// point does not end a sentence, or the text starts in lower case. A text that leads to another
/// list is that list's.
fn wrap_up<'c>(
    points: &Points,
    rest: &mut std::iter::Peekable<impl Iterator<Item = &'c Content> + Clone>,
) -> Option<&'c Text> {
    let mut ahead = rest.clone();
    let Some(Content::Text(block)) = ahead.next() else {
        return None;
    };
    if ahead.next().is_some_and(is_list) {
        return None;
    }
    let lower = || first_letter(&block.text).is_some_and(char::is_lowercase);
    if ends_sentence(points) && !lower() {
        return None;
    }
    rest.next();
    Some(&block.text)
}

fn ends_sentence(points: &Points) -> bool {
    match points.items.last().and_then(|point| point.content.last()) {
        Some(Content::Text(block)) => {
            last_sign(&block.text).is_some_and(|c| ".。．!！?？…؟".contains(c))
        }
        Some(Content::Points(inner)) => ends_sentence(inner),
        Some(Content::Table(_)) => true,
        None => false,
    }
}

fn first_letter(text: &Text) -> Option<char> {
    text.inlines().iter().find_map(|inline| match inline {
        Inline::Text(words) => words.chars().find(|c| c.is_alphabetic()),
        other => other.content().and_then(first_letter),
    })
}

/// The last sign but for blanks and closing quotes and brackets.
fn last_sign(text: &Text) -> Option<char> {
    let closes = |c: char| c.is_whitespace() || "\"'”’»)]）】」』".contains(c);
    text.inlines().iter().rev().find_map(|inline| match inline {
        Inline::Text(words) => words.chars().rev().find(|c| !closes(*c)),
        other => other.content().and_then(last_sign),
    })
}
