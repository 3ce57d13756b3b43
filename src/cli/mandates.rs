//! `plenary mandates`: who is asked to do what, by when.

use super::End;
use super::register::{Sources, csv, symbol_of};
use crate::{Mandate, Organ, mandates};
use clap::ValueEnum;
use serde::Serialize;
use std::cell::RefCell;

/// The arguments of `mandates`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    sources: Sources,
    /// What to write.
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Csv)]
    to: Form,
    /// Only requests for a report.
    #[arg(long)]
    reporting: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One line a request.
    Csv,
    /// An array with one object a request.
    Json,
}

/// A request, with the document it stands in.
#[derive(Serialize)]
struct Entry {
    file: String,
    symbol: String,
    language: &'static str,
    #[serde(flatten)]
    mandate: Mandate,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> End {
    let entries = RefCell::new(Vec::new());
    args.sources.register(
        &mut |file, resolution| {
            let all = mandates(resolution).into_iter();
            let asked = all.filter(|mandate| mandate.reporting || !args.reporting);
            entries.borrow_mut().extend(asked.map(|mandate| Entry {
                file: file.to_owned(),
                symbol: symbol_of(resolution),
                language: resolution.language.alpha2(),
                mandate,
            }));
        },
        || match args.to {
            Form::Csv => table(&entries.borrow()),
            Form::Json => serde_json::to_string_pretty(&*entries.borrow())
                .map(|json| json + "\n")
                .map_err(|error| error.to_string()),
        },
    )
}

const HEAD: [&str; 10] = [
    "file",
    "symbol",
    "language",
    "part",
    "action",
    "addressees",
    "reporting",
    "to",
    "due",
    "object",
];

fn table(entries: &[Entry]) -> Result<String, String> {
    let row = |entry: &Entry| {
        let mandate = &entry.mandate;
        let due: Vec<String> = mandate.due.iter().map(ToString::to_string).collect();
        let to: Vec<String> = mandate.to.iter().copied().filter_map(name).collect();
        vec![
            entry.file.clone(),
            entry.symbol.clone(),
            entry.language.to_owned(),
            mandate.part.to_string(),
            mandate.action.to_string(),
            mandate.addressees.join("; "),
            mandate.reporting.to_string(),
            to.join("; "),
            due.join("; "),
            mandate.object.clone(),
        ]
    };
    csv(&HEAD, &entries.iter().map(row).collect::<Vec<_>>())
}

/// The organ as JSON names it.
fn name(organ: Organ) -> Option<String> {
    let value = serde_json::to_value(organ).ok()?;
    value.as_str().map(str::to_owned)
}
