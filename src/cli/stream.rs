//! `plenary stream`: one JSON object a line in, one result a line out.

use super::report::say;
use super::{End, Known, Markup, distinct};
use crate::batch::{self, Format, Stream};
use crate::diagnostic::Severity;
use crate::format::Input;
use std::io::{self, BufReader};

/// The arguments of `stream`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// What the documents are written in, where the text is not to tell.
    #[arg(long, value_name = "FORMAT", value_enum)]
    from: Option<Input>,
    /// What to write, `--to akn,json` or several times; Akoma Ntoso where none is given.
    #[arg(long, value_name = "FORMAT", value_enum, value_delimiter = ',')]
    to: Vec<Format>,
    /// How many documents to convert at a time; as many as the machine has processors where none
    /// is given.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: u16,
    /// How many mebibytes a line may have; a longer one has an error for its result.
    #[arg(long, value_name = "MIB", default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..))]
    limit: u16,
    #[command(flatten)]
    markup: Markup,
    #[command(flatten)]
    known: Known,
    /// Exit with 1 on warnings too, the one of doubt among them.
    #[arg(long)]
    strict: bool,
}

/// Runs the command. That a line was not converted is told by its result: the stream is done all
/// the same.
pub(super) fn run(args: &Args) -> End {
    let job = Stream {
        from: args.from,
        formats: distinct(&args.to),
        threads: args.jobs.into(),
        limit: usize::from(args.limit) << 20,
        options: args.known.options(),
        akn: args.markup.options(),
    };
    let input = BufReader::with_capacity(1 << 16, io::stdin());
    match batch::stream(&job, input, &mut io::stdout().lock()) {
        Ok(streamed) => {
            let limit = if args.strict {
                Severity::Warning
            } else {
                Severity::Error
            };
            if streamed.failed > 0 || streamed.worst >= Some(limit) {
                End::Faulty
            } else {
                End::Done
            }
        }
        Err(why) => {
            say(&why);
            End::NotDone
        }
    }
}
