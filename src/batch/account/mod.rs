//! The account of a run, as a file: what the documents hold, what is doubtful, what it took.

mod page;

use super::{Outcome, resolved, write_atomically};
use crate::diagnostic::Severity;
use crate::doubt::Grade;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, Instant};

/// What a report is written as; the ending of its file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Json,
    Csv,
    Html,
}

/// Gathers the outcomes of a run for a report.
#[derive(Debug)]
pub struct Account {
    path: PathBuf,
    form: Form,
    /// From the report's folder to the one that is written.
    way: PathBuf,
    start: Instant,
    rows: Vec<Row>,
}

/// One document.
#[derive(Debug, Default, Serialize)]
struct Row {
    file: String,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<String>,
    language: Option<&'static str>,
    organ: Option<String>,
    session: Option<String>,
    symbol: Option<String>,
    /// How likely it was read right throughout; absent where it was not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<String>,
    #[serde(flatten)]
    counts: Counts,
    diagnostics: BTreeMap<&'static str, u32>,
    removed: BTreeMap<String, u32>,
    doubts: BTreeMap<String, u32>,
    outputs: Vec<String>,
}

/// What is counted, of one document or of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
struct Counts {
    documents: u32,
    failed: u32,
    errors: u32,
    warnings: u32,
    remarks: u32,
    inferred: u32,
    parts: u32,
    recitals: u32,
    paragraphs: u32,
    points: u32,
    tables: u32,
    annexes: u32,
    notes: u32,
    references: u32,
    removals: u32,
    micros: u64,
}

impl Counts {
    /// The numbers with their names, in the order of columns.
    fn columns(&self) -> [(&'static str, u64); 14] {
        [
            ("errors", self.errors.into()),
            ("warnings", self.warnings.into()),
            ("remarks", self.remarks.into()),
            ("inferred", self.inferred.into()),
            ("parts", self.parts.into()),
            ("recitals", self.recitals.into()),
            ("paragraphs", self.paragraphs.into()),
            ("points", self.points.into()),
            ("tables", self.tables.into()),
            ("annexes", self.annexes.into()),
            ("notes", self.notes.into()),
            ("references", self.references.into()),
            ("removals", self.removals.into()),
            ("micros", self.micros),
        ]
    }

    fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.failed += other.failed;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.remarks += other.remarks;
        self.inferred += other.inferred;
        self.parts += other.parts;
        self.recitals += other.recitals;
        self.paragraphs += other.paragraphs;
        self.points += other.points;
        self.tables += other.tables;
        self.annexes += other.annexes;
        self.notes += other.notes;
        self.references += other.references;
        self.removals += other.removals;
        self.micros += other.micros;
    }
}

/// All documents together. Values that are not known are under `unknown`.
#[derive(Debug, Default, Serialize)]
struct Totals {
    #[serde(flatten)]
    counts: Counts,
    seconds: f64,
    languages: BTreeMap<String, Counts>,
    organs: BTreeMap<String, Counts>,
    sessions: BTreeMap<String, Counts>,
    diagnostics: BTreeMap<&'static str, u32>,
    removed: BTreeMap<String, u32>,
    doubts: BTreeMap<String, u32>,
    /// How many documents are of each grade.
    grades: BTreeMap<String, u32>,
}

impl Account {
    /// An account that begins now and is to be written to a file. The error says which endings there
    /// are. `output` is the folder that the run writes.
    pub fn new(path: &Path, output: &Path) -> Result<Self, String> {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let form = match ending.to_ascii_lowercase().as_str() {
            "json" => Form::Json,
            "csv" => Form::Csv,
            "html" | "htm" => Form::Html,
            _ => {
                let path = path.display();
                return Err(format!("{path}: a report ends in .json, .csv or .html"));
            }
        };
        let from = resolved(path);
        Ok(Self {
            path: path.to_owned(),
            form,
            way: way(from.parent().unwrap_or(Path::new("")), &resolved(output)),
            start: Instant::now(),
            rows: Vec::new(),
        })
    }

    /// Takes an outcome to account.
    pub fn add(&mut self, outcome: &Outcome) {
        let mut row = Row {
            file: shown(&outcome.path),
            outcome: match (&outcome.failure, outcome.kept) {
                (Some(_), _) => "failed",
                (None, true) => "unchanged",
                (None, false) => "converted",
            },
            failure: outcome.failure.clone(),
            outputs: outcome
                .outputs
                .iter()
                .map(|path| shown(&self.way.join(path)))
                .collect(),
            ..Row::default()
        };
        let counts = &mut row.counts;
        counts.documents = 1;
        counts.failed = outcome.failure.is_some().into();
        counts.micros = outcome.micros;
        for finding in &outcome.findings {
            *row.diagnostics.entry(finding.code.as_str()).or_default() += 1;
            match finding.code.severity() {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.remarks += 1,
            }
        }
        if let Some(tally) = &outcome.tally {
            row.language = Some(tally.language.alpha2());
            let organ = tally.organ.and_then(|o| serde_json::to_value(o).ok());
            row.organ = organ.and_then(|name| name.as_str().map(str::to_owned));
            row.session.clone_from(&tally.session);
            row.symbol.clone_from(&tally.symbol);
            row.removed.clone_from(&tally.removals);
            row.doubts.clone_from(&tally.doubts);
            row.grade = Some(Grade::of(tally.confidence).to_string());
            row.confidence = Some(f64::from(tally.confidence) / 1000.0);
            counts.inferred = tally.inferred;
            counts.parts = tally.parts();
            counts.recitals = tally.recitals;
            counts.paragraphs = tally.paragraphs;
            counts.points = tally.points;
            counts.tables = tally.tables;
            counts.annexes = tally.annexes;
            counts.notes = tally.notes;
            counts.references = tally.references;
            counts.removals = tally.removals.values().sum();
        }
        self.rows.push(row);
    }

    /// Writes the report: the most doubtful documents first.
    pub fn write(mut self) -> Result<(), String> {
        // Stable: of equally doubtful ones the first input comes first.
        self.rows.sort_by(|a, b| {
            let gravity = |row: &Row| {
                let c = &row.counts;
                Reverse((c.errors, c.warnings, c.remarks, c.inferred))
            };
            // What was not read has no confidence, and stands before all others.
            let doubt = |row: &Row| row.confidence.unwrap_or(-1.0);
            doubt(a)
                .total_cmp(&doubt(b))
                .then_with(|| gravity(a).cmp(&gravity(b)))
        });
        let totals = totals(&self.rows, self.start.elapsed());
        let text = match self.form {
            Form::Json => Ok(json(&totals, &self.rows)),
            Form::Csv => csv(&self.rows),
            Form::Html => page::write(&totals, &self.rows).map_err(|error| error.to_string()),
        };
        let failed = |why: String| format!("cannot write {}: {why}", self.path.display());
        write_atomically(&self.path, text.map_err(failed)?.as_bytes())
            .map_err(|error| failed(error.to_string()))
    }
}

fn totals(rows: &[Row], elapsed: Duration) -> Totals {
    let mut totals = Totals {
        seconds: elapsed.as_secs_f64(),
        ..Totals::default()
    };
    for row in rows {
        totals.counts.add(&row.counts);
        let groups = [
            (&mut totals.languages, row.language),
            (&mut totals.organs, row.organ.as_deref()),
            (&mut totals.sessions, row.session.as_deref()),
        ];
        for (group, name) in groups {
            let name = name.unwrap_or("unknown").to_owned();
            group.entry(name).or_default().add(&row.counts);
        }
        for (code, count) in &row.diagnostics {
            *totals.diagnostics.entry(code).or_default() += count;
        }
        for (ground, count) in &row.doubts {
            *totals.doubts.entry(ground.clone()).or_default() += count;
        }
        if let Some(grade) = &row.grade {
            *totals.grades.entry(grade.clone()).or_default() += 1;
        }
        for (rule, count) in &row.removed {
            *totals.removed.entry(rule.clone()).or_default() += count;
        }
    }
    totals
}

fn json(totals: &Totals, rows: &[Row]) -> String {
    let report = serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "totals": totals,
        "documents": rows,
    });
    format!("{report:#}\n")
}

fn csv(rows: &[Row]) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let names = [
        "file",
        "outcome",
        "language",
        "organ",
        "session",
        "symbol",
        "failure",
        "confidence",
        "grade",
    ];
    let numbers = Counts::default().columns();
    let head = names.into_iter().chain(numbers.map(|(name, _)| name));
    let said = |error: csv::Error| error.to_string();
    writer.write_record(head.chain(["outputs"])).map_err(said)?;
    for row in rows {
        let confidence = row.confidence.map(|number| number.to_string());
        let words = [
            row.file.as_str(),
            row.outcome,
            row.language.unwrap_or_default(),
            row.organ.as_deref().unwrap_or_default(),
            row.session.as_deref().unwrap_or_default(),
            row.symbol.as_deref().unwrap_or_default(),
            row.failure.as_deref().unwrap_or_default(),
            confidence.as_deref().unwrap_or_default(),
            row.grade.as_deref().unwrap_or_default(),
        ];
        let numbers = row.counts.columns().map(|(_, number)| number.to_string());
        let cells = words.into_iter().chain(numbers.iter().map(String::as_str));
        let outputs = row.outputs.join(" ");
        writer
            .write_record(cells.chain([outputs.as_str()]))
            .map_err(said)?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// The way from one folder to another, both by their full names.
fn way(from: &Path, to: &Path) -> PathBuf {
    let (mut from, mut to) = (from.components().peekable(), to.components().peekable());
    while from.peek().is_some() && from.peek() == to.peek() {
        from.next();
        to.next();
    }
    let up = from.map(|_| Component::ParentDir);
    up.chain(to).collect()
}

/// A path with slashes.
fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        path.into_owned()
    } else {
        path.replace(std::path::MAIN_SEPARATOR, "/")
    }
}
