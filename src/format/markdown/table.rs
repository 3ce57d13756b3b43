//! Tables: with pipes where they are plain, as HTML where they have a caption, spans, or paragraphs
//! in cells.

use super::inline::{self, Place};
use super::notes::Notes;
use crate::frbr;
use crate::model::{Cell, Inline, Table, Text};
use quick_xml::escape::{escape, partial_escape};
use std::fmt::Write as _;

/// The lines of a table, each with its end.
pub(super) fn write<'a>(table: &'a Table, notes: &mut Notes<'a>) -> String {
    let mut out = String::new();
    if is_plain(table) {
        with_pipes(table, notes, &mut out);
    } else {
        as_html(table, notes, &mut out);
    }
    out
}

/// Whether a table is one row of heads over rows of as many cells, each of one line at most.
fn is_plain(table: &Table) -> bool {
    let width = table.rows.first().map_or(0, |row| row.cells.len());
    width > 0
        && table.caption.is_none()
        && table.rows.iter().enumerate().all(|(i, row)| {
            row.header == (i == 0)
                && row.cells.len() == width
                && row.cells.iter().all(|cell| {
                    cell.columns.get() == 1 && cell.rows.get() == 1 && cell.content.len() <= 1
                })
        })
}

fn with_pipes<'a>(table: &'a Table, notes: &mut Notes<'a>, out: &mut String) {
    for row in &table.rows {
        out.push('|');
        for cell in &row.cells {
            out.push(' ');
            let before = out.len();
            for text in &cell.content {
                inline::write(text, Place::Cell, notes, out);
            }
            out.push_str(if out.len() == before { "|" } else { " |" });
        }
        out.push('\n');
        if row.header {
            out.push('|');
            out.extend(std::iter::repeat_n(" --- |", row.cells.len()));
            out.push('\n');
        }
    }
}

/// One row a line and no blank line, which would end the HTML.
fn as_html<'a>(table: &'a Table, notes: &mut Notes<'a>, out: &mut String) {
    out.push_str("<table>\n");
    if let Some(caption) = &table.caption {
        out.push_str("<caption>");
        html_text(caption, notes, out);
        out.push_str("</caption>\n");
    }
    for row in &table.rows {
        let name = if row.header { "th" } else { "td" };
        out.push_str("<tr>");
        for cell in &row.cells {
            html_cell(cell, name, notes, out);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

fn html_cell<'a>(cell: &'a Cell, name: &str, notes: &mut Notes<'a>, out: &mut String) {
    out.push('<');
    out.push_str(name);
    for (attribute, span) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
        if span.get() > 1 {
            // Writing to a string cannot fail.
            let _ = write!(out, " {attribute}=\"{span}\"");
        }
    }
    out.push('>');
    for text in &cell.content {
        if cell.content.len() > 1 {
            out.push_str("<p>");
        }
        html_text(text, notes, out);
        if cell.content.len() > 1 {
            out.push_str("</p>");
        }
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn html_text<'a>(text: &'a Text, notes: &mut Notes<'a>, out: &mut String) {
    for inline in text.inlines() {
        let name = match inline {
            Inline::Text(words) => {
                let words = partial_escape(words.replace(['\n', '\r'], " ")).into_owned();
                // Cells may hold emphasis, and a star in one would end it in another.
                out.push_str(&words.replace('*', "&#42;"));
                continue;
            }
            Inline::Note(note) => {
                out.push_str(&notes.call(note));
                continue;
            }
            Inline::NoteCall(call) => {
                out.push_str(&notes.call_again(call));
                continue;
            }
            Inline::Break => {
                out.push_str("<br>");
                continue;
            }
            Inline::Image(image) => {
                let (target, words) = (one_line(&image.target), one_line(&image.alternative));
                let _ = write!(out, "<img src=\"{target}\" alt=\"{words}\">");
                continue;
            }
            Inline::Link(link) => {
                let _ = write!(out, "<a href=\"{}\">", one_line(&link.target));
                "a"
            }
            Inline::Emphasis(_) | Inline::Opener(_) => open("em", out),
            Inline::Strong(_) => open("strong", out),
            Inline::Superscript(_) => open("sup", out),
            Inline::Subscript(_) => open("sub", out),
            Inline::Reference(reference) => match reference.symbol() {
                Some(symbol) => {
                    let _ = write!(out, "<a href=\"{}\">", one_line(&frbr::page(symbol)));
                    "a"
                }
                // What the words alone tell.
                None => "",
            },
            Inline::Date(_) | Inline::Mention(_) => "",
        };
        if let Some(content) = inline.content() {
            html_text(content, notes, out);
        }
        if !name.is_empty() {
            let _ = write!(out, "</{name}>");
        }
    }
}

fn open(name: &'static str, out: &mut String) -> &'static str {
    let _ = write!(out, "<{name}>");
    name
}

/// The value of an attribute.
fn one_line(value: &str) -> String {
    escape(value.replace(['\n', '\r'], " ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Row;
    use std::num::NonZeroU32;

    fn cell(columns: u32, content: &[&str]) -> Cell {
        let content = content.iter().map(|words| Text::from(*words)).collect();
        Cell {
            columns: NonZeroU32::new(columns).unwrap(),
            rows: NonZeroU32::MIN,
            content,
        }
    }

    fn table(rows: Vec<(bool, Vec<Cell>)>) -> String {
        let rows = rows
            .into_iter()
            .map(|(header, cells)| Row { header, cells });
        let table = Table {
            rows: rows.collect(),
            ..Table::default()
        };
        write(&table, &mut Notes::default())
    }

    #[test]
    fn plain_tables_have_pipes() {
        let heads = vec![cell(1, &["State"]), cell(1, &["a|b"])];
        let row = vec![cell(1, &["Chad"]), cell(1, &[])];
        assert_eq!(
            table(vec![(true, heads), (false, row)]),
            "| State | a\\|b |\n| --- | --- |\n| Chad | |\n"
        );
    }

    #[test]
    fn other_tables_are_html() {
        let head = vec![cell(2, &["a < b"])];
        let row = vec![cell(1, &["one", "two"]), cell(1, &["*"])];
        assert_eq!(
            table(vec![(true, head), (false, row)]),
            "<table>\n<tr><th colspan=\"2\">a &lt; b</th></tr>\n\
             <tr><td><p>one</p><p>two</p></td><td>&#42;</td></tr>\n</table>\n"
        );
        assert!(table(vec![(false, vec![cell(1, &["no head"])])]).starts_with("<table>"));
    }
}
