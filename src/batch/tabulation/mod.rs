//! Many files into one table: a row a clause, document or reference, in the order of the files.

#[cfg(feature = "parquet")]
mod parquet;
mod sheet;

use super::document;
use super::output::{Draft, sweep_abandoned};
use super::reading::read_document;
use super::selection::Selection;
use super::{ROUND, STACK, guarded, in_file, make_folder, walk};
use crate::Options;
use crate::diagnostic::Severity;
use crate::format::Input;
use crate::format::table::{Rows, Table, rows};
use rayon::prelude::*;
use sheet::Sheet;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// What a table is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// Values between commas, with the names of the columns in the first line.
    Csv,
    /// One JSON object a line.
    Ndjson,
    /// Apache Parquet.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Form {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Csv,
        Self::Ndjson,
        #[cfg(feature = "parquet")]
        Self::Parquet,
    ];

    /// The name on the command line, and the ending of files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
        }
    }
}

/// What is put into tables.
#[derive(Clone, Debug)]
pub struct Tabulation {
    /// Files, and folders whose documents are meant.
    pub paths: Vec<PathBuf>,
    /// What the documents are written in, where the text is not to tell.
    pub from: Option<Input>,
    /// Which files of folders are read, as for a [`Job`](super::Job).
    pub include: Vec<String>,
    /// Which of them are not.
    pub exclude: Vec<String>,
    /// Which tables.
    pub tables: Vec<Table>,
    /// What they are written as.
    pub form: Form,
    /// The folder they are written to, each as a file of its name; standard output where there is
    /// none.
    pub output: Option<PathBuf>,
    /// How many threads; 0 leaves it to the machine.
    pub threads: usize,
    /// What is known of every document.
    pub options: Options,
}

/// What became of one document.
#[derive(Debug)]
#[non_exhaustive]
pub struct Tabulated {
    /// What it is called.
    pub name: String,
    /// Why it has no rows, where it has none.
    pub failure: Option<String>,
    /// The gravest of its findings.
    pub worst: Option<Severity>,
}

/// What the names of temporary files begin with that nobody but this makes.
const TEMPORARY: &str = ".plenary-table-";

/// Puts documents into tables. `tell` is called for each, in order. No table is there before all of
/// its rows are, nor where no document could be read; memory holds the documents on their way only. The error says why there is none.
pub fn tabulate(job: &Tabulation, tell: &mut dyn FnMut(&Tabulated)) -> Result<(), String> {
    let inputs = inputs(job)?;
    let mut sheets = Vec::new();
    if let Some(folder) = &job.output {
        make_folder(folder)?;
        sweep_abandoned(folder, TEMPORARY);
    }
    for table in &job.tables {
        let out = Out::new(job, *table).map_err(|(path, error)| in_file(&path, &error))?;
        let sheet = Sheet::new(job.form, *table, out);
        sheets.push((*table, sheet.map_err(|error| error.to_string())?));
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(job.threads)
        .stack_size(STACK)
        .build()
        .map_err(|error| format!("no threads: {error}"))?;
    let mut none = true;
    for round in inputs.chunks(pool.current_num_threads().max(1) * ROUND) {
        let read: Vec<_> =
            pool.install(|| round.par_iter().map(|input| read(input, job)).collect());
        for (told, rows) in read {
            tell(&told);
            none &= told.failure.is_some();
            for (table, sheet) in &mut sheets {
                for row in rows.of(*table) {
                    if let Err(error) = sheet.row(row) {
                        return unless_closed(&error, job, *table);
                    }
                }
            }
        }
    }
    if none && !inputs.is_empty() {
        return Ok(());
    }
    for (table, sheet) in sheets {
        if let Err(error) = sheet.finish().and_then(Out::finish) {
            return unless_closed(&error, job, table);
        }
    }
    Ok(())
}

/// A reader that has gone away, as `head` does, has what it wanted.
fn unless_closed(error: &io::Error, job: &Tabulation, table: Table) -> Result<(), String> {
    match &job.output {
        None if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        None => Err(format!("standard output: {error}")),
        Some(folder) => Err(in_file(&path(folder, table, job.form), error)),
    }
}

fn path(folder: &Path, table: Table, form: Form) -> PathBuf {
    folder.join(format!("{}.{}", table.as_str(), form.as_str()))
}

/// A file to be read, or why there is none.
type Found = Result<PathBuf, (PathBuf, String)>;

fn inputs(job: &Tabulation) -> Result<Vec<Found>, String> {
    let selection = Selection::of(job.from, &job.include, &job.exclude)?;
    let nowhere = Path::new("");
    let mut inputs = Vec::new();
    for path in &job.paths {
        if path.is_dir() {
            let entries = walk::entries(path, nowhere, &selection);
            inputs.extend(entries.into_iter().map(|entry| entry.map(|e| e.path)));
        } else {
            inputs.push(Ok(path.clone()));
        }
    }
    Ok(inputs)
}

/// Reads a document and takes its rows.
fn read(input: &Found, job: &Tabulation) -> (Tabulated, Rows) {
    let (path, result) = match input {
        Ok(path) => {
            let result = guarded(|| read_file(path, job));
            (path, result.and_then(|result| result))
        }
        Err((path, why)) => (path, Err(why.clone())),
    };
    let name = path.display().to_string();
    match result {
        Ok((rows, worst)) => {
            let failure = None;
            let told = Tabulated {
                name,
                failure,
                worst,
            };
            (told, rows)
        }
        Err(why) => {
            let told = Tabulated {
                name,
                failure: Some(why),
                worst: None,
            };
            (told, Rows::default())
        }
    }
}

fn read_file(path: &Path, job: &Tabulation) -> Result<(Rows, Option<Severity>), String> {
    let bytes = read_document(path)?;
    let (_, parsed) = document::read(&bytes, job.from, &job.options)?;
    let name = path.display().to_string();
    let diagnostics = &parsed.diagnostics;
    let worst = diagnostics.iter().map(crate::Diagnostic::severity).max();
    let rows = rows(
        &name,
        &parsed.resolution,
        diagnostics,
        crate::mandates,
        crate::actions,
    );
    Ok((rows, worst))
}

/// Where a table goes.
enum Out {
    File(BufWriter<Draft>),
    Standard(BufWriter<io::Stdout>),
}

impl Out {
    fn new(job: &Tabulation, table: Table) -> Result<Self, (PathBuf, io::Error)> {
        let Some(folder) = &job.output else {
            return Ok(Self::Standard(BufWriter::new(io::stdout())));
        };
        let path = path(folder, table, job.form);
        match Draft::new(&path, TEMPORARY) {
            Ok(draft) => {
                draft.hold();
                Ok(Self::File(BufWriter::new(draft)))
            }
            Err(error) => Err((path, error)),
        }
    }

    /// Gives the file its name.
    fn finish(self) -> io::Result<()> {
        match self {
            Self::File(file) => file.into_inner()?.finish(),
            Self::Standard(mut out) => out.flush(),
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.write(bytes),
            Self::Standard(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file) => file.flush(),
            Self::Standard(out) => out.flush(),
        }
    }
}
