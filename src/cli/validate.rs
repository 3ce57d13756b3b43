//! `plenary validate`: what is wrong with documents.

use super::report::{Reporter, say};
use super::{End, MessageFormat, Telling, print};
use crate::batch::{self, Validation};
use crate::diagnostic::Severity;
use serde_json::json;
use std::path::PathBuf;

/// The arguments of `validate`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Documents, and folders of them: Akoma Ntoso, JSON, or Markdown, of which all is checked that
    /// would be written; `-` is standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// A schema for Akoma Ntoso in place of our own, such as the official akomantoso30.xsd; what it
    /// imports is read from beside it.
    #[arg(long, value_name = "FILE")]
    schema: Option<PathBuf>,
    /// How many documents to check at a time; as many as the machine has processors where none is
    /// given.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: u16,
    /// Exit with 1 on warnings too.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    telling: Telling,
}

/// Runs the command. What it finds is what was asked for: it goes to standard output.
pub(super) fn run(args: &Args) -> End {
    let job = Validation {
        paths: args.paths.clone(),
        schema: args.schema.clone(),
        threads: args.jobs.into(),
    };
    let mut reporter = Reporter::of_answers(&args.telling);
    let mut sum = Sum::default();
    let result = batch::validate(&job, &mut |checked| {
        if let Some(why) = &checked.failure {
            sum.failed += 1;
            reporter.failure(&checked.name, why);
            return;
        }
        sum.checked += 1;
        for (finding, _) in &checked.findings {
            match finding.severity {
                Severity::Error => sum.errors += 1,
                Severity::Warning => sum.warnings += 1,
                Severity::Note => sum.notes += 1,
            }
        }
        reporter.wrong(&checked.name, &checked.text, &checked.findings);
    });
    if let Err(why) = result {
        say(&why);
        return End::NotDone;
    }
    if !args.telling.quiet {
        let text = match args.telling.message_format {
            MessageFormat::Human => sum.sentence(),
            MessageFormat::Json => sum.as_json(),
        };
        if let Err(why) = print(&text) {
            say(&why);
            return End::NotDone;
        }
    }
    End::of(sum.checked, sum.failed, reporter.found_fault(args.strict))
}

/// What came of all documents.
#[derive(Default)]
struct Sum {
    checked: usize,
    failed: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Sum {
    fn sentence(&self) -> String {
        let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        format!(
            "{} checked, {} not: {}, {}, {}\n",
            count(self.checked, "document"),
            self.failed,
            count(self.errors, "error"),
            count(self.warnings, "warning"),
            count(self.notes, "note"),
        )
    }

    fn as_json(&self) -> String {
        let object = json!({
            "checked": self.checked,
            "failed": self.failed,
            "errors": self.errors,
            "warnings": self.warnings,
            "notes": self.notes,
        });
        format!("{object}\n")
    }
}
