//! `plenary verify`: whether an output and its ledger hold every letter of their source.

use super::report::{Reporter, name_of, say};
use super::{End, MessageFormat, Telling, print};
use crate::batch::{guarded, read_document};
use crate::format::Input;
use crate::{Diagnostic, Options, encoding, verify};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The arguments of `verify`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The document that was converted; `-` is standard input.
    source: PathBuf,
    /// What it was converted to: Akoma Ntoso, JSON or clean Markdown.
    output: PathBuf,
    /// The ledger that `convert --ledger` wrote; without it, nothing may have been taken.
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// The encoding of the source, where it was stated.
    #[arg(long, value_name = "NAME")]
    encoding: Option<encoding::Encoding>,
    #[command(flatten)]
    telling: Telling,
}

/// Runs the command. What it finds is what was asked for: it goes to standard output.
pub(super) fn run(args: &Args) -> End {
    match verified(args) {
        Ok((source, found)) => {
            let mut reporter = Reporter::of_answers(&args.telling);
            reporter.diagnostics(&name_of(&args.source), &source, &found);
            if found.is_empty()
                && let Err(why) = tell(args)
            {
                say(&why);
                return End::NotDone;
            }
            End::of(1, 0, reporter.found_fault(false))
        }
        Err(why) => {
            say(&why);
            End::NotDone
        }
    }
}

/// The source as text, and what is wrong.
fn verified(args: &Args) -> Result<(String, Vec<Diagnostic>), String> {
    let of = |path: &Path, why: String| format!("{}: {why}", name_of(path));
    let text = |path: &Path, encoding| {
        let bytes = read_document(path).map_err(|why| of(path, why))?;
        Ok::<_, String>(encoding::decode(&bytes, encoding).0.into_owned())
    };
    let source = text(&args.source, args.encoding)?;
    if Input::of(&source) != Input::Markdown {
        let why = "is no Markdown: nothing is cleaned of Akoma Ntoso and JSON".to_owned();
        return Err(of(&args.source, why));
    }
    let output = text(&args.output, None)?;
    let ledger = match &args.ledger {
        Some(path) => {
            let read = verify::read_ledger(&text(path, None)?);
            Some(read.map_err(|error| of(path, error.to_string()))?)
        }
        None => None,
    };
    let ledger = ledger.unwrap_or_default();
    let found = guarded(|| {
        crate::read(&output, None, &Options::default())
            .map(|parsed| verify::verify(&source, &parsed.resolution, &ledger))
            .map_err(|error| error.to_string())
    });
    let found = found.and_then(|found| found);
    found
        .map(|found| (source, found))
        .map_err(|why| of(&args.output, why))
}

/// Says that all is well.
fn tell(args: &Args) -> Result<(), String> {
    if args.telling.quiet {
        return Ok(());
    }
    let (source, output) = (name_of(&args.source), name_of(&args.output));
    print(&match args.telling.message_format {
        MessageFormat::Human if args.ledger.is_some() => {
            format!("{source}: every letter is in {output} or on the ledger\n")
        }
        MessageFormat::Human => format!("{source}: every letter is in {output}\n"),
        MessageFormat::Json => {
            let object = json!({"file": source, "output": output, "verified": true});
            format!("{object}\n")
        }
    })
}
