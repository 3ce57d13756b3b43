//! Rows as CSV, as one JSON object a line, or as Parquet.

use super::Form;
use crate::format::table::{Cell, Table};
use serde::ser::{SerializeMap, Serializer};
use std::io::{self, Write};

/// A table that is being written.
pub(super) enum Sheet<W: Write + Send> {
    Csv(Box<csv::Writer<W>>),
    Ndjson(Table, W),
    #[cfg(feature = "parquet")]
    Parquet(Box<super::parquet::Parquet<W>>),
}

impl<W: Write + Send> Sheet<W> {
    /// Begins a table.
    pub(super) fn new(form: Form, table: Table, out: W) -> io::Result<Self> {
        Ok(match form {
            Form::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                writer.write_record(table.columns().iter().map(|column| column.name))?;
                Self::Csv(Box::new(writer))
            }
            Form::Ndjson => Self::Ndjson(table, out),
            #[cfg(feature = "parquet")]
            Form::Parquet => Self::Parquet(Box::new(super::parquet::Parquet::new(table, out)?)),
        })
    }

    /// Adds a row. In CSV what is absent is empty, and a list has blanks between its names; in
    /// JSON what is absent has no key.
    pub(super) fn row(&mut self, row: &[Cell]) -> io::Result<()> {
        match self {
            Self::Csv(writer) => {
                for cell in row {
                    match cell {
                        Cell::Absent => writer.write_field("")?,
                        Cell::Text(text) => writer.write_field(text)?,
                        Cell::Count(count) => writer.write_field(count.to_string())?,
                        Cell::Flag(flag) => writer.write_field(flag.to_string())?,
                        Cell::List(list) => writer.write_field(list.join(" "))?,
                    }
                }
                writer.write_record(None::<&[u8]>)?;
                Ok(())
            }
            Self::Ndjson(table, out) => {
                write_object(*table, row, &mut *out)?;
                out.write_all(b"\n")
            }
            #[cfg(feature = "parquet")]
            Self::Parquet(parquet) => parquet.row(row),
        }
    }

    /// Ends the table.
    pub(super) fn finish(self) -> io::Result<W> {
        match self {
            Self::Csv(writer) => writer.into_inner().map_err(csv::IntoInnerError::into_error),
            Self::Ndjson(_, out) => Ok(out),
            #[cfg(feature = "parquet")]
            Self::Parquet(parquet) => parquet.finish(),
        }
    }
}

fn write_object(table: Table, row: &[Cell], out: impl Write) -> serde_json::Result<()> {
    let mut serializer = serde_json::Serializer::new(out);
    let mut object = serializer.serialize_map(None)?;
    for (column, cell) in table.columns().iter().zip(row) {
        match cell {
            Cell::Absent => {}
            Cell::Text(text) => object.serialize_entry(column.name, text)?,
            Cell::Count(count) => object.serialize_entry(column.name, count)?,
            Cell::Flag(flag) => object.serialize_entry(column.name, flag)?,
            Cell::List(list) => object.serialize_entry(column.name, list)?,
        }
    }
    object.end()
}
