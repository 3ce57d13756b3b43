//! Many files: a folder in, a folder out, in parallel, in order. One failure stays one failure.
//!
//! [`run`] walks the folder, converts on a pool of threads each document that its manifest does not
//! show to be done, and hands over the outcomes in the order of the inputs. It keeps no document
//! longer than that, and prints nothing. [`convert`] and [`write_atomically`] are the pieces it is made of.

mod account;
mod document;
mod guard;
mod manifest;
mod output;
mod packed;
mod reading;
mod removed;
mod selection;
mod step;
mod stream;
mod tabulation;
mod tally;
mod validation;
mod walk;

pub use account::Account;
pub use document::{Converted, Finding, Format, convert, file_name, stem};
pub use guard::guarded;
pub use output::{FileId, make_folder, resolved, write_atomically};
pub use reading::read_document;
pub use removed::Removed;
pub use stream::{Stream, Streamed, stream};
pub use tabulation::{Form, Tabulated, Tabulation, tabulate};
pub use tally::Tally;
pub use validation::{Checked, Found, Validation, documents, validate};

use crate::diagnostic::Severity;
use crate::format::Input;
use manifest::Manifest;
use rayon::prelude::*;
use removed::sweep;
use selection::Selection;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use step::{Context, Done, plan};

/// What the names of our own files in the folder that is written begin with.
const BOOKS: &str = ".plenary";

/// What the names of temporary files begin with that nobody but a batch makes.
const TEMPORARY: &str = ".plenary-batch-";

/// How many documents each thread takes in one round; bounds what is kept in memory.
const ROUND: usize = 16;

/// The stack of a worker: as large as the main thread's, so that both convert the same documents.
const STACK: usize = 8 << 20;

/// What is to be done.
#[derive(Clone, Debug)]
pub struct Job {
    /// The folder to read.
    pub input: PathBuf,
    /// The folder to write; made where it does not exist.
    pub output: PathBuf,
    /// What the documents are written in: which files are read, and as what. Markdown files, each
    /// read as what its text is, where it is not stated.
    pub from: Option<Input>,
    /// Which files are read, instead of those with the endings of `from`: globs, matched against
    /// the path below the folder; those without a slash against the name.
    pub include: Vec<String>,
    /// Which of them are not.
    pub exclude: Vec<String>,
    /// What to write of each document.
    pub formats: Vec<Format>,
    /// How many threads; 0 leaves it to the machine.
    pub threads: usize,
    /// What is known of every document.
    pub options: crate::Options,
    /// How Akoma Ntoso is written.
    pub akn: crate::format::akn::Options,
    /// What is done again.
    pub renewal: Renewal,
}

/// How a folder is treated that was written before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Renewal {
    /// Every document is converted, whether it changed or not.
    pub force: bool,
    /// The bytes of sources and outputs are compared, not only sizes and times.
    pub checksum: bool,
    /// The outputs of inputs that are no more are deleted.
    pub prune: bool,
}

/// What became of one input.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// The input, under the folder's path.
    pub path: PathBuf,
    /// What there is to say about the document.
    pub findings: Vec<Finding>,
    /// Why it was not converted, where it was not.
    pub failure: Option<String>,
    /// Whether its outputs of an earlier run stand, because nothing changed.
    pub kept: bool,
    /// Its outputs, below the folder that is written.
    pub outputs: Vec<PathBuf>,
    /// What it holds, where it could be read.
    pub tally: Option<Tally>,
    /// How long its conversion took, in microseconds, in this run or in that earlier one.
    pub micros: u64,
}

impl Outcome {
    fn failed(path: PathBuf, why: String) -> Self {
        Self {
            path,
            findings: Vec::new(),
            failure: Some(why),
            kept: false,
            outputs: Vec::new(),
            tally: None,
            micros: 0,
        }
    }
}

/// What became of all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Documents that were converted.
    pub converted: usize,
    /// Documents whose outputs of an earlier run stand.
    pub unchanged: usize,
    /// Inputs that were not converted.
    pub failed: usize,
    /// Inputs of an earlier run that are no more.
    pub removed: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
}

impl Summary {
    fn count(&mut self, outcome: &Outcome) {
        if outcome.failure.is_some() {
            self.failed += 1;
        } else if outcome.kept {
            self.unchanged += 1;
        } else {
            self.converted += 1;
        }
        for finding in &outcome.findings {
            match finding.code.severity() {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
            }
        }
    }
}

/// What there is to tell while a folder is converted.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// So many inputs were found.
    Found(usize),
    /// What became of the next one.
    Done(&'a Outcome),
    /// What was made of an input that is no more.
    Removed(&'a Removed),
}

/// Converts every document of a folder, or what changed of it since the last run. `tell` is called
/// once for each input, in the order of the inputs' paths, whatever the number of threads. The error
/// says why nothing could be done, or no more.
pub fn run(job: &Job, tell: &mut dyn FnMut(Event<'_>)) -> Result<Summary, String> {
    if !job.input.is_dir() {
        let what = if job.input.exists() {
            "is no folder; `plenary convert` takes single files"
        } else {
            "no such folder"
        };
        return Err(format!("{}: {what}", job.input.display()));
    }
    let selection = Selection::new(job)?;
    make_folder(&job.output)?;
    let mut manifest = Manifest::open(&job.output)?;
    let entries = walk::entries(&job.input, &job.output, &selection);
    let inputs: HashSet<FileId> = entries
        .iter()
        .filter_map(|entry| FileId::of(entry.as_ref().ok()?.path.as_path()))
        .collect();
    let plan = plan(entries);
    sweep(&job.output, &plan);
    tell(Event::Found(plan.len()));
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(job.threads)
        .stack_size(STACK)
        .build()
        .map_err(|error| format!("no threads: {error}"))?;
    let folder = resolved(&job.input);
    let by = job.by();
    let mut summary = Summary::default();
    for round in plan.chunks(pool.current_num_threads().max(1) * ROUND) {
        let context = Context {
            job,
            manifest: &manifest,
            folder: &folder,
            by: &by,
            inputs: &inputs,
        };
        let done: Vec<Done> =
            pool.install(|| round.par_iter().map(|step| step.run(&context)).collect());
        let mut records = Vec::new();
        for done in done {
            summary.count(&done.outcome);
            tell(Event::Done(&done.outcome));
            records.extend(done.record);
        }
        manifest.append(&records)?;
    }
    for removed in removed::removed(job, &folder, &plan, &inputs, &mut manifest)? {
        summary.removed += 1;
        tell(Event::Removed(&removed));
    }
    manifest.close()?;
    Ok(summary)
}

impl Job {
    /// What an output depends on but its source: the version, its build, and the options.
    fn by(&self) -> String {
        let mut by = concat!(env!("CARGO_PKG_VERSION"), "+", env!("PLENARY_BUILD")).to_owned();
        let crate::Options {
            language,
            symbol,
            date,
            encoding,
        } = &self.options;
        let akn = &self.akn;
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                by.extend([" ", name, "=", &value]);
            }
        };
        add("from", self.from.map(|from| from.as_str().to_owned()));
        add("lang", language.map(|language| language.to_string()));
        add("symbol", symbol.as_ref().map(ToString::to_string));
        add("adopted", date.map(|date| date.to_string()));
        add("encoding", encoding.map(|encoding| encoding.to_string()));
        add("profile", Some(akn.profile.as_str().to_owned()));
        add("date", akn.date.map(|date| date.to_string()));
        by
    }
}

fn in_file(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
