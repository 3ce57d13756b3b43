//! `plenary schema`: the schema of a format.

use super::{End, answer};
use crate::format;
use clap::ValueEnum;

/// The arguments of `schema`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The format.
    #[arg(value_enum)]
    format: Schema,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Schema {
    /// The JSON Schema (draft 2020-12) of the JSON.
    Json,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> End {
    match args.format {
        Schema::Json => answer(&format!("{:#}\n", format::json::schema())),
    }
}
