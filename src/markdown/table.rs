//! Rows and cells of tables, put together from what parts them.

use super::build::trimmed;
use super::html::{self, Name};
use super::{MarkKind, Passage, TableCell, TableRow};

/// A table that is being read.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<TableRow>,
    row: Option<TableRow>,
    /// The cell that is open in a table of HTML.
    cell: Option<TableCell>,
    caption: Passage,
    /// Whether the row has had a `|`.
    piped: bool,
    /// Whether the rows are those of a `<thead>`.
    head: bool,
    /// Whether every cell of the row is a `<th>`.
    all_heads: bool,
    /// How many tables are open.
    depth: usize,
}

impl Table {
    /// Whether there is a row already.
    pub(super) fn is_open(&self) -> bool {
        self.row.is_some() || !self.rows.is_empty()
    }

    /// A `|` after what stands in `content`.
    pub(super) fn pipe(&mut self, content: Passage) {
        let leading = !self.piped && content.text().trim().is_empty();
        self.piped = true;
        self.row.get_or_insert_default();
        if !leading {
            self.add(TableCell::new(), content);
        }
    }

    /// Ends the row, with what stands after its last `|`, or outside of its cells.
    pub(super) fn end_row(&mut self, content: Passage) {
        if let Some(cell) = self.cell.take() {
            self.add(cell, content);
        } else if !content.text().trim().is_empty() {
            self.add(TableCell::new(), content);
        }
        if let Some(mut row) = self.row.take() {
            row.header = self.head || self.all_heads && !row.cells.is_empty();
            if !row.cells.is_empty() {
                self.rows.push(row);
            }
        }
        self.piped = false;
        self.all_heads = false;
    }

    /// A tag of a table, after what stands in `content`. Gives `false`, and does nothing, if it is
    /// one of a table within a cell.
    pub(super) fn tag(
        &mut self,
        name: Name,
        closing: bool,
        words: &str,
        content: &Passage,
    ) -> bool {
        if name == Name::Table {
            self.depth = if closing {
                self.depth.saturating_sub(1)
            } else {
                self.depth + 1
            };
            if closing && self.depth == 0 {
                self.end_row(content.clone());
                return true;
            }
        }
        if self.depth > 1 || name == Name::Table && closing {
            return false;
        }
        match (name, closing) {
            (Name::Caption, true) if self.cell.is_none() && self.caption.is_empty() => {
                self.caption = trimmed(content.clone());
            }
            (Name::Head, _) => {
                self.end_row(content.clone());
                self.head = !closing;
            }
            (Name::Cell | Name::HeadCell, false) => {
                if let Some(cell) = self.cell.take() {
                    self.add(cell, content.clone());
                } else if !content.text().trim().is_empty() {
                    self.add(TableCell::new(), content.clone());
                }
                let is_first = self.row.as_ref().is_none_or(|row| row.cells.is_empty());
                self.all_heads = name == Name::HeadCell && (is_first || self.all_heads);
                let count = |name| {
                    html::attribute(words, name)
                        .and_then(|value| value.trim().parse().ok())
                        .map_or(1, |count: u32| count.clamp(1, 1000))
                };
                self.cell = Some(TableCell {
                    columns: count("colspan"),
                    rows: count("rowspan"),
                    content: Vec::new(),
                });
            }
            (Name::Cell | Name::HeadCell, true) => {
                let cell = self.cell.take();
                if cell.is_some() || !content.text().trim().is_empty() {
                    self.add(cell.unwrap_or_else(TableCell::new), content.clone());
                }
            }
            _ => self.end_row(content.clone()),
        }
        true
    }

    /// The words of the caption.
    pub(super) fn take_caption(&mut self) -> Passage {
        std::mem::take(&mut self.caption)
    }

    fn add(&mut self, mut cell: TableCell, content: Passage) {
        cell.content = paragraphs(content);
        self.row.get_or_insert_default().cells.push(cell);
    }

    /// The rows. The first heads the table where `headed` says so, unless it is empty: then it is
    /// there for the sake of the Markdown only.
    pub(super) fn take(&mut self, headed: bool) -> Vec<TableRow> {
        let mut rows = std::mem::take(self).rows;
        if headed && let Some(first) = rows.first_mut() {
            first.header = true;
            if first.cells.iter().all(|cell| cell.content.is_empty()) {
                rows.remove(0);
            }
        }
        rows
    }
}

impl TableCell {
    fn new() -> Self {
        Self {
            columns: 1,
            rows: 1,
            content: Vec::new(),
        }
    }
}

/// Cuts what stands in a cell at its line breaks.
fn paragraphs(content: Passage) -> Vec<Passage> {
    let breaks: Vec<_> = content
        .marks()
        .iter()
        .filter(|mark| mark.kind == MarkKind::Break)
        .map(|mark| mark.start)
        .collect();
    if breaks.is_empty() {
        let content = trimmed(content);
        return if content.is_empty() {
            Vec::new()
        } else {
            vec![content]
        };
    }
    let mut parts = Vec::with_capacity(breaks.len() + 1);
    let mut from = 0;
    for to in breaks.into_iter().chain([content.text().len()]) {
        let part = content.slice_trimmed(from..to.max(from));
        if !part.is_empty() {
            parts.push(part);
        }
        from = to + 1;
    }
    parts
}
