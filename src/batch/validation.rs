//! Many files held against schemas and rules, in parallel, told in order.

use super::guard::guarded;
use super::reading::read_document;
use super::{Format, STACK, walk};
use crate::Options;
use crate::format::Input;
use crate::source::{Lines, Position};
use crate::validate::{Finding, Schema, Validator};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;

/// How many checked documents each thread may be ahead of the telling.
const AHEAD: usize = 8;

/// The endings of the files that are looked into where a folder is given.
const ENDINGS: [&str; 5] = ["json", "markdown", "md", "txt", "xml"];

/// What is to be checked against what.
#[derive(Clone, Debug)]
pub struct Validation {
    /// Files, and folders whose files are meant.
    pub paths: Vec<PathBuf>,
    /// The schema that Akoma Ntoso is held against; our profile where none is given.
    pub schema: Option<PathBuf>,
    /// How many threads; 0 leaves it to the machine.
    pub threads: usize,
}

/// A text that was checked.
#[derive(Debug)]
#[non_exhaustive]
pub struct Checked {
    /// What it is called: a path, and a format where the text was written from what is there.
    pub name: String,
    /// The text, where anything was found in it.
    pub text: String,
    /// What was found, in the order of the text, each with its place as people read it.
    pub findings: Vec<(Finding, Position)>,
    /// Why it was not checked, where it was not.
    pub failure: Option<String>,
}

/// Holds every document against the schemas and rules. `report` is called for each text in the
/// order of the paths, whatever the number of threads. The error says why nothing could be done.
pub fn validate(job: &Validation, report: &mut dyn FnMut(&Checked)) -> Result<(), String> {
    let inputs = documents(&job.paths);
    let schema = job.schema.as_deref().map(read_schema).transpose()?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(job.threads)
        .stack_size(STACK)
        .build()
        .map_err(|error| format!("no threads: {error}"))?;
    // A compiled schema stays on its thread, so that each thread has its own, and takes each n-th
    // document: the results are in order without waiting for more than the next one.
    let threads = pool.current_num_threads().clamp(1, inputs.len().max(1));
    pool.in_place_scope(|scope| {
        let receivers: Vec<_> = (0..threads)
            .map(|first| {
                let (sender, receiver) = sync_channel(AHEAD);
                let (inputs, schema) = (&inputs, &schema);
                scope.spawn(move |_| {
                    let compiled = match schema {
                        None => Schema::profile(),
                        Some((text, path)) => Schema::compile(text, path, beside)
                            .map_err(|why| format!("{path}: {why}")),
                    };
                    let compiled = match compiled {
                        Ok(compiled) => compiled,
                        Err(why) => {
                            // Nobody listens any more where another thread was first.
                            let _ = sender.send(Err(why));
                            return;
                        }
                    };
                    let validator = Validator::new(&compiled);
                    for input in inputs.iter().skip(first).step_by(threads) {
                        if sender.send(Ok(check(input, &validator))).is_err() {
                            return;
                        }
                    }
                });
                receiver
            })
            .collect();
        for at in 0..inputs.len() {
            match receivers[at % threads].recv() {
                Ok(Ok(texts)) => texts.iter().for_each(&mut *report),
                Ok(Err(why)) => return Err(why),
                Err(_) => return Err("a thread is gone".to_owned()),
            }
        }
        Ok(())
    })
}

/// A file to be checked, or why there is none.
pub type Found = Result<PathBuf, (PathBuf, String)>;

/// The documents that are meant by paths: files as they are, of folders what has one of the endings
/// of documents, in order; what cannot be read is an error in its place.
pub fn documents(paths: &[PathBuf]) -> Vec<Found> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = walk::with_endings(path, &ENDINGS);
            inputs.extend(entries.into_iter().map(|entry| entry.map(|e| e.path)));
        } else {
            inputs.push(Ok(path.clone()));
        }
    }
    inputs
}

/// The text and the location of a schema.
fn read_schema(path: &Path) -> Result<(String, String), String> {
    let location = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{location}: {error}"))?;
    Ok((text, location))
}

/// Reads what a schema imports from beside it.
fn beside(location: &str) -> Result<String, String> {
    std::fs::read_to_string(location).map_err(|error| error.to_string())
}

/// Checks a file: one text, or all that its Markdown is written as.
fn check(input: &Found, validator: &Validator<'_>) -> Vec<Checked> {
    let failed = |path: &Path, why: String| {
        vec![Checked {
            name: name_of(path),
            text: String::new(),
            findings: Vec::new(),
            failure: Some(why),
        }]
    };
    let path = match input {
        Ok(path) => path,
        Err((path, why)) => return failed(path, why.clone()),
    };
    let checked = guarded(|| Ok(check_bytes(path, &read_document(path)?, validator)));
    match checked.and_then(|checked| checked) {
        Ok(checked) => checked,
        Err(why) => failed(path, why),
    }
}

/// What a file is called where it is spoken of.
fn name_of(path: &Path) -> String {
    if path == Path::new("-") {
        "<stdin>".to_owned()
    } else {
        path.display().to_string()
    }
}

fn check_bytes(path: &Path, bytes: &[u8], validator: &Validator<'_>) -> Vec<Checked> {
    let name = name_of(path);
    // Faster than looking for what is to be replaced.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    };
    let input = match Input::of(&text) {
        Input::Markdown => named(path),
        told => told,
    };
    let (rule, mut findings) = match input {
        Input::Akn => ("C01", validator.xml(&text)),
        Input::Json => ("J01", validator.json(&text)),
        Input::Markdown => return check_written(&name, &text, validator),
    };
    if let Cow::Owned(_) = text {
        let valid = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
        findings.insert(0, Finding::not_utf8(rule, valid));
    }
    vec![Checked::new(name, &text, findings)]
}

/// What a name says of a text that does not tell: an empty one, or one that is broken at once.
fn named(path: &Path) -> Input {
    let ending = path.extension().unwrap_or_default();
    if ending.eq_ignore_ascii_case("xml") {
        Input::Akn
    } else if ending.eq_ignore_ascii_case("json") {
        Input::Json
    } else {
        Input::Markdown
    }
}

/// Checks all that a text is written as.
fn check_written(name: &str, text: &str, validator: &Validator<'_>) -> Vec<Checked> {
    let resolution = crate::parse(text, &Options::default()).resolution;
    let checked = [Format::Akn, Format::Json].map(|format| {
        let text = format.write(&resolution, &crate::format::akn::Options::default());
        let findings = match format {
            Format::Akn => validator.xml(&text),
            Format::Json => validator.json(&text),
            Format::Markdown => Vec::new(),
        };
        let name = format!("{name} ({}, as written)", format.as_str());
        Checked::new(name, &text, findings)
    });
    checked.into()
}

impl Checked {
    fn new(name: String, text: &str, findings: Vec<Finding>) -> Self {
        if findings.is_empty() {
            return Self {
                name,
                text: String::new(),
                findings: Vec::new(),
                failure: None,
            };
        }
        let lines = Lines::new(text);
        let place = |finding: Finding| {
            let position = lines.position(finding.span.start());
            (finding, position)
        };
        Self {
            name,
            findings: findings.into_iter().map(place).collect(),
            text: text.to_owned(),
            failure: None,
        }
    }
}
