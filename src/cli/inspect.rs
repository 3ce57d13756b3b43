//! `plenary inspect`: what a stage makes of a document.

use super::report::{name_of, say};
use super::{End, Known, answer};
use crate::batch::{guarded, read_document};
use crate::{encoding, inspect};
use clap::ValueEnum;
use std::path::PathBuf;

/// The arguments of `inspect`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The document; `-` is standard input.
    file: PathBuf,
    /// Which stage to show.
    #[arg(long, value_enum, default_value_t = Stage::Model)]
    stage: Stage,
    #[command(flatten)]
    known: Known,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Stage {
    /// The blocks of the Markdown.
    Blocks,
    /// The blocks without the paper, and what was taken.
    Clean,
    /// What each block is.
    Roles,
    /// The resolution.
    Model,
    /// How far the reading is to be trusted, and the places that speak against it.
    Doubt,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> End {
    let shown = read_document(&args.file).and_then(|bytes| {
        let options = args.known.options();
        let (source, found) = encoding::decode(&bytes, options.encoding);
        guarded(|| match args.stage {
            // What there was to say about the bytes speaks against the reading too.
            Stage::Doubt => inspect::doubt(&source, &options, found),
            Stage::Blocks => inspect::blocks(&source, &options),
            Stage::Clean => inspect::clean(&source, &options),
            Stage::Roles => inspect::roles(&source, &options),
            Stage::Model => inspect::model(&source, &options),
        })
    });
    match shown {
        Ok(text) => answer(&text),
        Err(why) => {
            say(&format!("{}: {why}", name_of(&args.file)));
            End::NotDone
        }
    }
}
