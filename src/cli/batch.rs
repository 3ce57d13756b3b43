//! `plenary batch`: a folder in, a folder out.

use super::progress::Progress;
use super::report::{Reporter, name_of, say};
use super::{End, Known, Markup, MessageFormat, Telling, distinct, print};
use crate::batch::{self, Account, Event, Format, Job, Renewal, Summary};
use crate::format::Input;
use serde_json::json;
use std::path::PathBuf;

/// The arguments of `batch`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder; every .md, .markdown and .txt file below it is read, but no .clean.md.
    dir: PathBuf,
    /// Read files of this kind instead, `.xml` or `.json`.
    #[arg(long, value_name = "FORMAT", value_enum)]
    from: Option<Input>,
    /// Read the files that this glob matches instead; `*.json` in any folder, `zh/**/*.md` by the
    /// path. May be given several times.
    #[arg(long, value_name = "GLOB")]
    include: Vec<String>,
    /// Do not read the files or folders that this glob matches.
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    /// What to write, `--to akn,json` or several times; Akoma Ntoso where none is given.
    #[arg(long, value_name = "FORMAT", value_enum, value_delimiter = ',')]
    to: Vec<Format>,
    /// The folder to write, in which the folders of the inputs are mirrored.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// How many documents to convert at a time; as many as the machine has processors where none
    /// is given.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: u16,
    /// Write a report on the run: totals, and the documents, the most doubtful first.
    #[arg(long, value_name = "FILE.json|.csv|.html")]
    report: Option<PathBuf>,
    #[command(flatten)]
    again: Again,
    #[command(flatten)]
    markup: Markup,
    #[command(flatten)]
    known: Known,
    /// Exit with 1 on warnings too, the one of doubt among them.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    telling: Telling,
}

/// How a folder is treated that was written before.
#[derive(clap::Args)]
struct Again {
    /// Convert every document, not only what changed since the last run.
    #[arg(long)]
    force: bool,
    /// Tell what changed by the bytes of the files, not by their sizes and times.
    #[arg(long)]
    checksum: bool,
    /// Delete what earlier runs made of files that are no more.
    #[arg(long)]
    prune: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> End {
    let job = Job {
        input: args.dir.clone(),
        output: args.out.clone(),
        from: args.from,
        include: args.include.clone(),
        exclude: args.exclude.clone(),
        formats: distinct(&args.to),
        threads: args.jobs.into(),
        options: args.known.options(),
        akn: args.markup.options(),
        renewal: Renewal {
            force: args.again.force,
            checksum: args.again.checksum,
            prune: args.again.prune,
        },
    };
    let account = args.report.as_deref();
    let mut account = match account
        .map(|path| Account::new(path, &args.out))
        .transpose()
    {
        Ok(account) => account,
        Err(why) => {
            say(&why);
            return End::NotDone;
        }
    };
    let mut reporter = Reporter::new(&args.telling);
    let mut progress = Progress::Silent;
    let result = batch::run(&job, &mut |event| match event {
        Event::Found(all) => {
            if all == 0 && !args.telling.quiet {
                say(&nothing_in(args));
            }
            progress = Progress::of(all, &args.telling);
        }
        Event::Done(outcome) => {
            if let Some(account) = &mut account {
                account.add(outcome);
            }
            let name = name_of(&outcome.path);
            progress.step(|| match &outcome.failure {
                Some(why) => reporter.failure(&name, why),
                None => reporter.row(&name, &outcome.findings),
            });
        }
        Event::Removed(removed) => {
            progress.end();
            reporter.removed(removed, args.again.prune);
        }
    });
    progress.end();
    let result = result.and_then(|summary| match account {
        Some(account) => account.write().map(|()| summary),
        None => Ok(summary),
    });
    let summary = match result {
        Ok(summary) => summary,
        Err(why) => {
            say(&why);
            return End::NotDone;
        }
    };
    if !args.telling.quiet {
        let text = match args.telling.message_format {
            MessageFormat::Human => sentence(&summary),
            MessageFormat::Json => as_json(&summary),
        };
        if let Err(why) = print(&text) {
            say(&why);
            return End::NotDone;
        }
    }
    End::of(
        summary.converted + summary.unchanged,
        summary.failed,
        reporter.found_fault(args.strict),
    )
}

/// That a folder has no document, and how to name those that it may have.
fn nothing_in(args: &Args) -> String {
    let chosen = match (args.include.is_empty(), args.from) {
        (false, _) => "no file is what --include names and --exclude leaves",
        (true, Some(_)) => "no file has an ending of the format of --from",
        (true, None) => {
            "no file is Markdown or text that Plenary did not write; \
             --include '*.clean.md' or '*.akn.xml' takes others"
        }
    };
    format!("{}: nothing to convert: {chosen}", args.dir.display())
}

fn sentence(summary: &Summary) -> String {
    let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let some = |n: usize, what: &str| match n {
        0 => String::new(),
        n => format!("{n} {what}, "),
    };
    format!(
        "{} converted, {}{}{} failed: {}, {}, {}\n",
        count(summary.converted, "document"),
        some(summary.unchanged, "unchanged"),
        some(summary.removed, "removed"),
        summary.failed,
        count(summary.errors, "error"),
        count(summary.warnings, "warning"),
        count(summary.notes, "note"),
    )
}

fn as_json(summary: &Summary) -> String {
    let object = json!({
        "converted": summary.converted,
        "unchanged": summary.unchanged,
        "removed": summary.removed,
        "failed": summary.failed,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "notes": summary.notes,
    });
    format!("{object}\n")
}
