//! Rows as Apache Parquet, by the low-level writer: no arrays of Arrow are built for it.

use crate::format::table::{Cell, Column, ColumnKind, Table};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int32Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use std::io::{self, Write};
use std::sync::Arc;

/// How many rows, and how many bytes of text, are kept before they are written.
const ROWS: usize = 1 << 16;
const BYTES: usize = 16 << 20;

/// A Parquet file that is being written.
pub(in crate::batch) struct Parquet<W: Write + Send> {
    table: Table,
    writer: SerializedFileWriter<W>,
    rows: Vec<Vec<Cell>>,
    bytes: usize,
}

impl<W: Write + Send> Parquet<W> {
    pub(in crate::batch) fn new(table: Table, out: W) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("plenary ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let writer = schema(table)
            .and_then(|schema| SerializedFileWriter::new(out, schema, Arc::new(properties)));
        Ok(Self {
            table,
            writer: writer.map_err(plainly)?,
            rows: Vec::new(),
            bytes: 0,
        })
    }

    pub(in crate::batch) fn row(&mut self, row: &[Cell]) -> io::Result<()> {
        self.bytes += row.iter().map(size).sum::<usize>();
        self.rows.push(row.to_vec());
        if self.rows.len() >= ROWS || self.bytes >= BYTES {
            self.write().map_err(plainly)?;
        }
        Ok(())
    }

    pub(in crate::batch) fn finish(mut self) -> io::Result<W> {
        self.write().map_err(plainly)?;
        self.writer.into_inner().map_err(plainly)
    }

    /// Writes the rows that are kept, column by column.
    fn write(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.rows);
        self.bytes = 0;
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for (at, column) in self.table.columns().iter().enumerate() {
            let Some(mut writer) = group.next_column()? else {
                return Err(ParquetError::General("a column is missing".to_owned()));
            };
            let cells = rows.iter().map(|row| &row[at]);
            write_column(column.kind, cells, &mut writer)?;
            writer.close()?;
        }
        group.close()?;
        Ok(())
    }
}

fn size(cell: &Cell) -> usize {
    size_of::<Cell>()
        + match cell {
            Cell::Text(text) => text.len(),
            Cell::List(list) => list.iter().map(String::len).sum(),
            Cell::Absent | Cell::Count(_) | Cell::Flag(_) => 0,
        }
}

fn write_column<'a>(
    kind: ColumnKind,
    cells: impl Iterator<Item = &'a Cell>,
    writer: &mut SerializedColumnWriter<'_>,
) -> Result<()> {
    // Of each value: whether it is there, and whether it goes on with the list before it.
    let (mut there, mut goes_on) = (Vec::new(), Vec::new());
    let (mut texts, mut counts, mut flags) = (Vec::new(), Vec::new(), Vec::new());
    let bytes = |text: &str| ByteArray::from(text.as_bytes().to_vec());
    for cell in cells {
        let before = there.len();
        match cell {
            Cell::Absent => there.push(0),
            Cell::Text(text) => texts.push(bytes(text)),
            Cell::Count(count) => counts.push(i32::try_from(*count).unwrap_or(i32::MAX)),
            Cell::Flag(flag) => flags.push(*flag),
            Cell::List(list) if list.is_empty() => there.push(0),
            Cell::List(list) => {
                texts.extend(list.iter().map(|text| bytes(text)));
                there.resize(before + list.len(), 1);
            }
        }
        if there.len() == before {
            there.push(1);
        }
        goes_on.push(0);
        goes_on.resize(there.len(), 1);
    }
    match kind {
        ColumnKind::Text => {
            writer
                .typed::<ByteArrayType>()
                .write_batch(&texts, Some(&there), None)?
        }
        ColumnKind::List => {
            writer
                .typed::<ByteArrayType>()
                .write_batch(&texts, Some(&there), Some(&goes_on))?
        }
        ColumnKind::Count => {
            writer
                .typed::<Int32Type>()
                .write_batch(&counts, Some(&there), None)?
        }
        ColumnKind::Flag => writer
            .typed::<BoolType>()
            .write_batch(&flags, Some(&there), None)?,
    };
    Ok(())
}

fn schema(table: Table) -> Result<TypePtr> {
    let columns = table.columns().iter().map(column);
    let schema = Type::group_type_builder(table.as_str())
        .with_fields(columns.collect::<Result<_>>()?)
        .build()?;
    Ok(Arc::new(schema))
}

fn column(column: &Column) -> Result<TypePtr> {
    let leaf = |name, physical, repetition, logical| {
        Type::primitive_type_builder(name, physical)
            .with_repetition(repetition)
            .with_logical_type(logical)
            .build()
            .map(Arc::new)
    };
    let plain = |physical, logical| leaf(column.name, physical, Repetition::OPTIONAL, logical);
    match column.kind {
        ColumnKind::Text => plain(Physical::BYTE_ARRAY, Some(LogicalType::String)),
        ColumnKind::Count => plain(Physical::INT32, None),
        ColumnKind::Flag => plain(Physical::BOOLEAN, None),
        // The three levels that the format asks of a list.
        ColumnKind::List => {
            let element = leaf(
                "element",
                Physical::BYTE_ARRAY,
                Repetition::REQUIRED,
                Some(LogicalType::String),
            )?;
            let list = Type::group_type_builder("list")
                .with_repetition(Repetition::REPEATED)
                .with_fields(vec![element])
                .build()?;
            let whole = Type::group_type_builder(column.name)
                .with_repetition(Repetition::REQUIRED)
                .with_logical_type(Some(LogicalType::List))
                .with_fields(vec![Arc::new(list)])
                .build()?;
            Ok(Arc::new(whole))
        }
    }
}

/// The error of the file below, where it is one.
fn plainly(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    }
}
