//! The manifest: what was made of which file, so that the next run does only what changed.
//!
//! It is a journal, `.plenary.jsonl` in the folder that is written: one line a document, each
//! appended when the document is done, a later line in place of an earlier one. A run that is killed
//! loses no more than the line it was writing, which the next run passes over. A run that ends
//! brings the lines into the order of their sources, each once.

use super::document::Finding;
use super::output::write_as;
use super::tally::Tally;
use super::{BOOKS, in_file};
use crate::{Code, Position, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// What was made of one file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The path of the file below the folder that was read.
    pub(super) source: String,
    /// That folder.
    pub(super) folder: PathBuf,
    /// The file, as it was read.
    pub(super) print: Print,
    /// The version of Plenary and the options.
    pub(super) by: String,
    /// What was written.
    pub(super) outputs: Vec<Written>,
    /// What there was to say.
    findings: Vec<Noted>,
    /// What it holds.
    pub(super) tally: Tally,
    /// How long it took, in microseconds.
    pub(super) micros: u64,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Written {
    /// Its name, in the folder that mirrors the source's.
    pub(super) name: String,
    /// The file, as it was written.
    #[serde(flatten)]
    pub(super) print: Print,
    /// Whether source or options changed since and this format was not asked for again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) stale: bool,
}

/// What tells whether a file is still the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Print {
    /// Its size in bytes.
    pub(super) size: u64,
    /// When it was changed last, in nanoseconds since 1970; absent where the system does not say.
    pub(super) time: Option<i64>,
    /// The BLAKE3 hash of its bytes.
    pub(super) hash: String,
}

impl Print {
    /// The print of a file that holds these bytes.
    pub(super) fn of(bytes: &[u8], meta: &fs::Metadata) -> Self {
        Self {
            size: bytes.len() as u64,
            time: time(meta),
            hash: blake3::hash(bytes).to_hex().to_string(),
        }
    }

    /// The file's print as it is now, if it holds the same bytes. Where `trusting`, the same size
    /// and time stand for them.
    pub(super) fn again(&self, path: &Path, trusting: bool) -> Option<Self> {
        let meta = fs::metadata(path).ok()?;
        if !meta.is_file() || meta.len() != self.size {
            return None;
        }
        let time = time(&meta);
        if !(trusting && time.is_some() && time == self.time) {
            let mut hasher = blake3::Hasher::new();
            hasher.update_reader(File::open(path).ok()?).ok()?;
            if hasher.finalize().to_hex().as_str() != self.hash {
                return None;
            }
        }
        Some(Self {
            time,
            ..self.clone()
        })
    }
}

fn time(meta: &fs::Metadata) -> Option<i64> {
    let since = meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_nanos()).ok()
}

/// A finding as the manifest keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Noted {
    code: String,
    message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<(usize, usize)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    position: Option<(usize, usize)>,
}

impl Record {
    /// Keeps the findings of the document.
    pub(super) fn with(mut self, findings: &[Finding]) -> Self {
        self.findings = findings
            .iter()
            .map(|finding| Noted {
                code: finding.code.as_str().to_owned(),
                message: finding.message.clone(),
                span: finding.span.map(|span| (span.start(), span.end())),
                position: finding.position.map(|p| (p.line, p.column)),
            })
            .collect();
        self
    }

    /// A record of a file without findings and outputs.
    pub(super) fn new(
        source: &str,
        folder: &Path,
        print: Print,
        by: &str,
        (tally, micros): (Tally, u64),
    ) -> Self {
        Self {
            source: source.to_owned(),
            folder: folder.to_owned(),
            print,
            by: by.to_owned(),
            outputs: Vec::new(),
            findings: Vec::new(),
            tally,
            micros,
        }
    }

    /// What there was to say; `None` where a code is not known to this version.
    pub(super) fn findings(&self) -> Option<Vec<Finding>> {
        let finding = |noted: &Noted| {
            Some(Finding {
                code: *Code::ALL.iter().find(|code| code.as_str() == noted.code)?,
                message: noted.message.clone(),
                span: noted.span.map(|(start, end)| Span::new(start, end)),
                position: noted
                    .position
                    .map(|(line, column)| Position { line, column }),
            })
        };
        self.findings.iter().map(finding).collect()
    }
}

/// The part of a line by which it is found.
#[derive(Deserialize)]
struct Key<'a> {
    #[serde(borrow)]
    source: Cow<'a, str>,
    #[serde(default)]
    gone: bool,
}

/// The manifest of a folder, which no other run may write while this value lives.
#[derive(Debug)]
pub(super) struct Manifest {
    path: PathBuf,
    /// The file as it was; records stay in it until they are asked for.
    text: String,
    lines: HashMap<String, Range<usize>>,
    journal: File,
    changed: bool,
    /// Held for its lock, which the system lets go when the program ends in whatever way.
    _lock: File,
}

impl Manifest {
    /// Locks the folder and reads its manifest. The error says who is in the way.
    pub(super) fn open(folder: &Path) -> Result<Self, String> {
        let path = folder.join(format!("{BOOKS}.lock"));
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| in_file(&path, &error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(format!(
                    "{}: another `plenary batch` is writing to this folder; wait for its end, or \
                     give another --out",
                    folder.display()
                ));
            }
            Err(TryLockError::Error(error)) => {
                let path = path.display();
                return Err(format!("{path}: cannot be locked: {error}"));
            }
        }
        let path = folder.join(format!("{BOOKS}.jsonl"));
        let text = read(&path).map_err(|error| in_file(&path, &error))?;
        let mut journal = File::options()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(|error| in_file(&path, &error))?;
        let torn = !text.is_empty() && !text.ends_with('\n');
        if torn {
            journal
                .write_all(b"\n")
                .map_err(|error| in_file(&path, &error))?;
        }
        Ok(Self {
            path,
            lines: index(&text),
            text,
            journal,
            changed: torn,
            _lock: lock,
        })
    }

    /// What was made of a file; `None` where nothing is known, or not in this form.
    pub(super) fn get(&self, source: &str) -> Option<Record> {
        let range = self.lines.get(source)?.clone();
        serde_json::from_str(&self.text[range]).ok()
    }

    /// The files of which something was made when the manifest was opened, sorted.
    pub(super) fn sources(&self) -> Vec<String> {
        let mut sources: Vec<_> = self.lines.keys().cloned().collect();
        sources.sort_unstable();
        sources
    }

    /// Notes what was made of files.
    pub(super) fn append(&mut self, records: &[Record]) -> Result<(), String> {
        let mut lines = Vec::new();
        for record in records {
            serde_json::to_writer(&mut lines, record).map_err(|error| error.to_string())?;
            lines.push(b'\n');
        }
        self.write(&lines)
    }

    /// Notes that what was made of a file is no more.
    pub(super) fn forget(&mut self, source: &str) -> Result<(), String> {
        let line = serde_json::json!({"source": source, "gone": true});
        self.write(format!("{line}\n").as_bytes())
    }

    fn write(&mut self, lines: &[u8]) -> Result<(), String> {
        if lines.is_empty() {
            return Ok(());
        }
        self.changed = true;
        self.journal
            .write_all(lines)
            .map_err(|error| in_file(&self.path, &error))
    }

    /// Brings the lines in order, each once.
    pub(super) fn close(mut self) -> Result<(), String> {
        if !self.changed {
            return Ok(());
        }
        self.text.clear();
        let write = || -> io::Result<()> {
            let text = read(&self.path)?;
            let lines = index(&text);
            let mut sources: Vec<_> = lines.iter().collect();
            sources.sort_unstable_by_key(|(source, _)| *source);
            let mut sorted = String::with_capacity(text.len());
            for (_, range) in sources {
                sorted.push_str(&text[range.clone()]);
                sorted.push('\n');
            }
            write_as(&self.path, sorted.as_bytes(), super::TEMPORARY)
        };
        write().map_err(|error| in_file(&self.path, &error))
    }
}

/// The text of a file; none where there is no file. What is no text is no line of ours either.
fn read(path: &Path) -> io::Result<String> {
    match fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}

/// Where the last line about each file stands.
fn index(text: &str) -> HashMap<String, Range<usize>> {
    let mut lines = HashMap::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let Ok(key) = serde_json::from_str::<Key<'_>>(&text[range.clone()]) else {
            continue;
        };
        if key.gone {
            lines.remove(key.source.as_ref());
        } else {
            lines.insert(key.source.into_owned(), range);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(source: &str, micros: u64) -> Record {
        let parsed = crate::parse("1. *Decides* to rest.", &crate::Options::default());
        let tally = Tally::of(&parsed);
        let findings = Finding::all("1. *Decides* to rest.", &parsed.diagnostics);
        let print = Print {
            size: 1,
            time: Some(2),
            hash: "3".to_owned(),
        };
        Record::new(source, Path::new("in"), print, "me", (tally, micros)).with(&findings)
    }

    #[test]
    fn the_last_word_on_a_file_stands_and_a_torn_line_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let mut manifest = Manifest::open(folder.path()).unwrap();
        manifest
            .append(&[record("大/b", 1), record("a", 1)])
            .unwrap();
        manifest
            .append(&[record("大/b", 2), record("c", 1)])
            .unwrap();
        manifest.forget("c").unwrap();
        // As if killed in the middle of a line.
        manifest.journal.write_all(b"{\"source\":\"d\",").unwrap();
        drop(manifest);
        let mut manifest = Manifest::open(folder.path()).unwrap();
        assert_eq!(manifest.sources(), ["a", "大/b"]);
        manifest.append(&[record("e", 1)]).unwrap();
        manifest.close().unwrap();
        let manifest = Manifest::open(folder.path()).unwrap();
        assert_eq!(manifest.sources(), ["a", "e", "大/b"]);
        assert_eq!(manifest.get("大/b"), Some(record("大/b", 2)));
        assert_eq!(manifest.text.lines().count(), 3);
        assert!(!manifest.get("a").unwrap().findings().unwrap().is_empty());
    }

    #[test]
    fn a_folder_is_locked_as_long_as_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let manifest = Manifest::open(folder.path()).unwrap();
        let why = Manifest::open(folder.path()).unwrap_err();
        assert!(why.contains("another `plenary batch`"), "{why}");
        drop(manifest);
        Manifest::open(folder.path()).unwrap();
    }

    #[test]
    fn size_and_time_stand_for_the_bytes_only_where_they_may() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "abc").unwrap();
        let print = Print::of(b"abc", &fs::metadata(&path).unwrap());
        let modified = fs::metadata(&path).unwrap().modified().unwrap();
        fs::write(&path, "abd").unwrap();
        let file = File::options().write(true).open(&path).unwrap();
        file.set_modified(modified).unwrap();
        assert!(print.again(&path, true).is_some());
        assert!(print.again(&path, false).is_none());
        fs::write(&path, "abc").unwrap();
        file.set_modified(modified + std::time::Duration::from_secs(9))
            .unwrap();
        let again = print.again(&path, true).unwrap();
        assert!(again.time > print.time && again.hash == print.hash);
    }
}
