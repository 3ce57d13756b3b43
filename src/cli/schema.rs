//! `plenary schema`: the schema of a format.

use super::{End, answer};
use crate::{format, validate};
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
    /// The XML Schema of the Akoma Ntoso: a subset of the official one.
    Akn,
    /// The JSON Schema (draft 2020-12) of the JSON.
    Json,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> End {
    match args.format {
        Schema::Akn => answer(validate::AKN_SCHEMA),
        Schema::Json => answer(&format!("{:#}\n", format::json::schema())),
    }
}
