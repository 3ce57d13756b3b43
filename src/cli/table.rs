//! `plenary table`: what many documents hold, for analysts.

use super::report::{Reporter, say};
use super::{End, Known, Telling};
use crate::batch::{self, Form, Tabulation};
use crate::diagnostic::Severity;
use crate::format::Input;
use crate::format::table::Table;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use std::path::PathBuf;

/// The arguments of `table`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Documents, and folders of them; of a folder the files that `batch` reads.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// What the table is written as.
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Csv)]
    to: Form,
    /// Which table; all of them where --out is given, the clauses where it is not.
    #[arg(long, value_name = "TABLE", value_enum)]
    of: Option<Table>,
    /// The folder to write, a file a table; standard output where none is given.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What the documents are written in, where the text is not to tell.
    #[arg(long, value_name = "FORMAT", value_enum)]
    from: Option<Input>,
    /// Read the files of folders that this glob matches instead. May be given several times.
    #[arg(long, value_name = "GLOB")]
    include: Vec<String>,
    /// Do not read the files or folders that this glob matches.
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    /// How many documents to read at a time; as many as the machine has processors where none is
    /// given.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: u16,
    #[command(flatten)]
    known: Known,
    /// Exit with 1 on warnings too, the one of doubt among them.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    telling: Telling,
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}

impl ValueEnum for Table {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.as_str());
        Some(match self {
            Self::Clauses => value.help("A row a recital, paragraph or point"),
            Self::Documents => value.help("A row a resolution"),
            Self::References => value.help("A row a citation"),
        })
    }
}

/// Runs the command.
pub(super) fn run(args: &Args) -> End {
    let tables = match (args.of, &args.out) {
        (Some(table), _) => vec![table],
        (None, None) => vec![Table::Clauses],
        (None, Some(_)) => Table::ALL.to_vec(),
    };
    let job = Tabulation {
        paths: args.paths.clone(),
        from: args.from,
        include: args.include.clone(),
        exclude: args.exclude.clone(),
        tables,
        form: args.to,
        output: args.out.clone(),
        threads: args.jobs.into(),
        options: args.known.options(),
    };
    let reporter = Reporter::new(&args.telling);
    let (mut read, mut failed, mut worst) = (0, 0, None);
    let result = batch::tabulate(&job, &mut |told| {
        if let Some(why) = &told.failure {
            failed += 1;
            reporter.failure(&told.name, why);
        } else {
            read += 1;
            worst = worst.max(told.worst);
        }
    });
    if let Err(why) = result {
        say(&why);
        return End::NotDone;
    }
    let limit = if args.strict {
        Severity::Warning
    } else {
        Severity::Error
    };
    End::of(read, failed, worst >= Some(limit))
}
