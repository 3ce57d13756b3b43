//! Many files: a folder in, a folder out, in parallel, in order. One failure stays one failure.
//!
//! [`run`] walks the folder, converts each document on a pool of threads and hands over the
//! outcomes in the order of the inputs. It keeps no document longer than that, and prints nothing.
//! [`convert`] and [`write_atomically`] are the pieces it is made of.

mod document;
mod guard;
mod output;
mod validation;
mod walk;

pub use document::{Converted, Finding, Format, convert, file_name, stem};
pub use guard::guarded;
pub use output::{FileId, make_folder, resolved, write_atomically};
pub use validation::{Checked, Validation, validate};

use crate::diagnostic::Severity;
use crate::format::Input;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use walk::Entry;

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
    /// What to write of each document.
    pub formats: Vec<Format>,
    /// How many threads; 0 leaves it to the machine.
    pub threads: usize,
    /// What is known of every document.
    pub options: crate::Options,
    /// How Akoma Ntoso is written.
    pub akn: crate::format::akn::Options,
}

/// What became of one input.
#[derive(Debug)]
pub struct Outcome {
    /// The input, under the folder's path.
    pub path: PathBuf,
    /// What there is to say about the document.
    pub findings: Vec<Finding>,
    /// Why it was not converted, where it was not.
    pub failure: Option<String>,
}

impl Outcome {
    fn failed(path: PathBuf, why: String) -> Self {
        Self {
            path,
            findings: Vec::new(),
            failure: Some(why),
        }
    }
}

/// What became of all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents that were converted.
    pub converted: usize,
    /// Inputs that were not.
    pub failed: usize,
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

/// Converts every document of a folder. `report` is called once for each input, in the order of
/// the inputs' paths, whatever the number of threads. The error says why nothing could be done.
pub fn run(job: &Job, report: &mut dyn FnMut(&Outcome)) -> Result<Summary, String> {
    if !job.input.is_dir() {
        let what = if job.input.exists() {
            "is no folder; `plenary convert` takes single files"
        } else {
            "no such folder"
        };
        return Err(format!("{}: {what}", job.input.display()));
    }
    make_folder(&job.output)?;
    let entries = walk::entries(&job.input, &job.output, job.from);
    let inputs: HashSet<FileId> = entries
        .iter()
        .filter_map(|entry| FileId::of(entry.as_ref().ok()?.path.as_path()))
        .collect();
    let plan = plan(entries);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(job.threads)
        .stack_size(STACK)
        .build()
        .map_err(|error| format!("no threads: {error}"))?;
    let mut summary = Summary::default();
    for round in plan.chunks(pool.current_num_threads().max(1) * ROUND) {
        let outcomes: Vec<Outcome> = pool.install(|| {
            round
                .par_iter()
                .map(|step| step.run(job, &inputs))
                .collect()
        });
        for outcome in &outcomes {
            summary.count(outcome);
            report(outcome);
        }
    }
    Ok(summary)
}

/// One input, and whether there is anything against converting it.
enum Step {
    Convert(Entry),
    Fail(PathBuf, String),
}

/// Sees to it that no two inputs write one output: the later one fails.
fn plan(entries: Vec<Result<Entry, (PathBuf, String)>>) -> Vec<Step> {
    let mut taken: HashMap<PathBuf, PathBuf> = HashMap::with_capacity(entries.len());
    entries
        .into_iter()
        .map(|entry| match entry {
            Err((path, why)) => Step::Fail(path, why),
            Ok(entry) => {
                let key = entry.relative.with_file_name(stem(&entry.relative));
                if let Some(first) = taken.get(&key) {
                    let why = format!("its output would replace that of {}", first.display());
                    return Step::Fail(entry.path, why);
                }
                taken.insert(key, entry.path.clone());
                Step::Convert(entry)
            }
        })
        .collect()
}

impl Step {
    fn run(&self, job: &Job, inputs: &HashSet<FileId>) -> Outcome {
        match self {
            Self::Fail(path, why) => Outcome::failed(path.clone(), why.clone()),
            Self::Convert(entry) => match guarded(|| convert_entry(entry, job, inputs)) {
                Ok(Ok(findings)) => Outcome {
                    path: entry.path.clone(),
                    findings,
                    failure: None,
                },
                Ok(Err(why)) | Err(why) => Outcome::failed(entry.path.clone(), why),
            },
        }
    }
}

fn convert_entry(
    entry: &Entry,
    job: &Job,
    inputs: &HashSet<FileId>,
) -> Result<Vec<Finding>, String> {
    let bytes = std::fs::read(&entry.path).map_err(|error| error.to_string())?;
    let converted = convert(&bytes, job.from, &job.formats, &job.options, &job.akn)?;
    let folder = match entry.relative.parent() {
        Some(parent) => job.output.join(parent),
        None => job.output.clone(),
    };
    make_folder(&folder)?;
    for (format, text) in &converted.texts {
        let target = folder.join(file_name(&entry.relative, *format));
        if FileId::of(&target).is_some_and(|id| inputs.contains(&id)) {
            return Err(format!(
                "its output {} is one of the inputs",
                target.display()
            ));
        }
        write_atomically(&target, text.as_bytes()).map_err(|error| in_file(&target, &error))?;
    }
    Ok(converted.findings())
}

fn in_file(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
