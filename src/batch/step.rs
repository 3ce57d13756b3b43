//! One input of a folder: what is to be done with it, and what became of it.

use super::manifest::{Manifest, Print, Record, Written};
use super::output::{FileId, make_folder, write_as};
use super::packed::unpacked;
use super::reading::read_packed;
use super::walk::Entry;
use super::{Job, Outcome, TEMPORARY, convert, file_name, guarded, in_file, stem};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// One input, and whether there is anything against converting it.
pub(super) enum Step {
    Convert(Entry),
    Fail(PathBuf, String),
}

/// What all steps of a run go by.
pub(super) struct Context<'a> {
    pub(super) job: &'a Job,
    pub(super) manifest: &'a Manifest,
    /// The folder that is read, by its full name.
    pub(super) folder: &'a Path,
    /// Version and options.
    pub(super) by: &'a str,
    pub(super) inputs: &'a HashSet<FileId>,
}

/// What became of an input, and what the manifest is to be told.
pub(super) struct Done {
    pub(super) outcome: Outcome,
    pub(super) record: Option<Record>,
}

/// Sees to it that no two inputs write one output: the later one fails.
pub(super) fn plan(entries: Vec<Result<Entry, (PathBuf, String)>>) -> Vec<Step> {
    let mut taken: HashMap<PathBuf, PathBuf> = HashMap::with_capacity(entries.len());
    entries
        .into_iter()
        .map(|entry| match entry {
            Err((path, why)) => Step::Fail(path, why),
            Ok(entry) => {
                let key = without_ending(&entry.relative);
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

/// What the outputs of an input have in common.
pub(super) fn without_ending(relative: &Path) -> PathBuf {
    relative.with_file_name(stem(relative))
}

impl Step {
    pub(super) fn run(&self, context: &Context<'_>) -> Done {
        let failed = |path: &Path, why| Done {
            outcome: Outcome::failed(path.to_owned(), why),
            record: None,
        };
        match self {
            Self::Fail(path, why) => failed(path, why.clone()),
            Self::Convert(entry) => match guarded(|| entry.run(context)) {
                Ok(Ok(done)) => done,
                Ok(Err(why)) | Err(why) => failed(&entry.path, why),
            },
        }
    }
}

impl Entry {
    /// The name by which the manifest knows the file: its path below the folder, with slashes. A
    /// path that is no text has none, and is converted each time.
    pub(super) fn key(&self) -> Option<String> {
        let names: Option<Vec<_>> = self.relative.iter().map(|name| name.to_str()).collect();
        Some(names?.join("/"))
    }

    fn run(&self, context: &Context<'_>) -> Result<Done, String> {
        let job = context.job;
        let folder = match self.relative.parent() {
            Some(parent) => job.output.join(parent),
            None => job.output.clone(),
        };
        let key = self.key();
        let before = key.as_deref().and_then(|key| context.manifest.get(key));
        if !job.renewal.force
            && let Some(before) = &before
            && let Some(done) = self.keep(context, &folder, before)
        {
            return Ok(done);
        }
        self.convert(context, &folder, key, before)
    }

    /// What became of the input in an earlier run, if nothing that it depends on has changed.
    fn keep(&self, context: &Context<'_>, folder: &Path, before: &Record) -> Option<Done> {
        let job = context.job;
        if before.by != context.by {
            return None;
        }
        let trusting = !job.renewal.checksum;
        let mut record = before.clone();
        // In another folder, the same name and time may be another file.
        let same_folder = before.folder == context.folder;
        record.print = before.print.again(&self.path, trusting && same_folder)?;
        context.folder.clone_into(&mut record.folder);
        for format in &job.formats {
            let name = file_name(&self.relative, *format);
            let found = |output: &&mut Written| !output.stale && name == *output.name;
            let output = record.outputs.iter_mut().find(found)?;
            output.print = output.print.again(&folder.join(&name), trusting)?;
        }
        Some(Done {
            outcome: Outcome {
                path: self.path.clone(),
                findings: record.findings()?,
                failure: None,
                kept: true,
                outputs: self.outputs(job),
                tally: Some(record.tally.clone()),
                micros: record.micros,
            },
            record: (record != *before).then_some(record),
        })
    }

    fn convert(
        &self,
        context: &Context<'_>,
        folder: &Path,
        key: Option<String>,
        before: Option<Record>,
    ) -> Result<Done, String> {
        let job = context.job;
        let start = Instant::now();
        // The time is asked for first: a change while the file is read makes the next run read it
        // again.
        let meta = fs::metadata(&self.path).map_err(|error| error.to_string())?;
        let bytes = read_packed(&self.path)?;
        let text = unpacked(&bytes)?;
        let converted = convert(&text, job.from, &job.formats, &job.options, &job.akn)?;
        make_folder(folder)?;
        let mut outputs = Vec::new();
        for (format, text) in &converted.texts {
            let name = file_name(&self.relative, *format);
            let target = folder.join(&name);
            if FileId::of(&target).is_some_and(|id| context.inputs.contains(&id)) {
                return Err(format!(
                    "its output {} is one of the inputs",
                    target.display()
                ));
            }
            let error = |error| in_file(&target, &error);
            write_as(&target, text.as_bytes(), TEMPORARY).map_err(error)?;
            outputs.push(Written {
                name: name.to_string_lossy().into_owned(),
                print: Print::of(text.as_bytes(), &fs::metadata(&target).map_err(error)?),
                stale: false,
            });
        }
        let findings = converted.findings();
        let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
        let record = key.map(|key| {
            let print = Print::of(&bytes, &meta);
            let told = (converted.tally.clone(), micros);
            let mut record = Record::new(&key, context.folder, print, context.by, told);
            // What an earlier run wrote in other formats is still ours.
            if let Some(before) = before {
                let stale = before.by != record.by || before.print.hash != record.print.hash;
                for mut output in before.outputs {
                    if outputs.iter().all(|new| new.name != output.name) {
                        output.stale |= stale;
                        outputs.push(output);
                    }
                }
            }
            outputs.sort_by(|a, b| a.name.cmp(&b.name));
            record.outputs = outputs;
            record.with(&findings)
        });
        Ok(Done {
            outcome: Outcome {
                path: self.path.clone(),
                findings,
                failure: None,
                kept: false,
                outputs: self.outputs(job),
                tally: Some(converted.tally),
                micros,
            },
            record,
        })
    }

    /// The files of the asked formats, below the folder that is written.
    fn outputs(&self, job: &Job) -> Vec<PathBuf> {
        let output = |format| {
            self.relative
                .with_file_name(file_name(&self.relative, format))
        };
        job.formats.iter().copied().map(output).collect()
    }
}
