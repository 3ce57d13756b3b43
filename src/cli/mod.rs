//! The command line: what the user asks, and how it ended.

mod batch;
mod cite;
mod convert;
mod explain;
mod inspect;
mod mandates;
mod paper;
mod progress;
mod register;
mod report;
mod schema;
mod stream;
mod table;
mod validate;
mod verify;

use crate::batch::Format;
use crate::encoding::Encoding;
use crate::format::Input;
use crate::format::akn::{self, Profile};
use crate::{Date, Language, Options, Symbol};
use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};
use std::io::{self, Write};
use std::process::ExitCode;

/// Turns United Nations resolutions into Akoma Ntoso XML, JSON and clean Markdown.
#[derive(Parser)]
#[command(name = "plenary", version, about, after_help = CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const CODES: &str = "Exit codes: 0 done; 1 done, but a document has errors (or warnings under \
--strict), or one of several was not converted; 2 not done.";

#[derive(Subcommand)]
enum Command {
    /// Convert documents.
    Convert(convert::Args),
    /// Convert every document of a folder into another folder.
    Batch(batch::Args),
    /// Convert documents as they come: one JSON object a line in, one result a line out.
    Stream(stream::Args),
    /// Put what documents hold into tables: clauses, documents, references.
    Table(table::Args),
    /// Hold documents against the schemas and the rules of AKN4UN.
    Validate(validate::Args),
    /// Write who cites what, as a table or a graph.
    Cite(cite::Args),
    /// Write the register of requests: who is asked to do what, by when.
    Mandates(mandates::Args),
    /// Prove that every letter of a document is in an output or on the ledger.
    Verify(verify::Args),
    /// Show what a stage of the program makes of a document.
    Inspect(inspect::Args),
    /// Print the schema of a format.
    Schema(schema::Args),
    /// Explain the code of a finding or rule, or list all of them.
    Explain(explain::Args),
    /// Print what completes the command line in a shell.
    Completions(paper::Completions),
    /// Print the manual page of the program or of a command.
    Man(paper::Man),
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help goes to standard output and is no failure; where nobody listens, so be it.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let end = match &cli.command {
        Command::Convert(args) => convert::run(args),
        Command::Batch(args) => batch::run(args),
        Command::Stream(args) => stream::run(args),
        Command::Table(args) => table::run(args),
        Command::Validate(args) => validate::run(args),
        Command::Cite(args) => cite::run(args),
        Command::Mandates(args) => mandates::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Inspect(args) => inspect::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Completions(args) => paper::completions(args),
        Command::Man(args) => paper::man(args),
    };
    end.into()
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Done.
    Done,
    /// Done, but a document has errors, or one of several was not converted.
    Faulty,
    /// Not done.
    NotDone,
}

impl End {
    /// The end of a command over several documents.
    fn of(converted: usize, failed: usize, faulty: bool) -> Self {
        match (converted, failed) {
            (0, 1..) => Self::NotDone,
            (_, 1..) => Self::Faulty,
            _ if faulty => Self::Faulty,
            _ => Self::Done,
        }
    }
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        Self::from(match end {
            End::Done => 0,
            End::Faulty => 1,
            End::NotDone => 2,
        })
    }
}

/// What the user knows of the documents.
#[derive(clap::Args)]
struct Known {
    /// The language (ar, en, es, fr, ru, zh), where it is not to be told from the text.
    #[arg(long, value_name = "XX")]
    lang: Option<Language>,
    /// The symbol, where the page does not print it: A/RES/72/57.
    #[arg(long)]
    symbol: Option<Symbol>,
    /// The day of adoption, where the page does not print it: 2017-12-04.
    #[arg(long, value_name = "DATE")]
    adopted: Option<Date>,
    /// The encoding of the bytes (utf-8, gb18030, big5, windows-1251, koi8-r…), where it is not to be
    /// told from them.
    #[arg(long, value_name = "NAME")]
    encoding: Option<Encoding>,
}

impl Known {
    fn options(&self) -> Options {
        Options {
            language: self.lang,
            symbol: self.symbol.clone(),
            date: self.adopted,
            encoding: self.encoding,
        }
    }
}

/// How Akoma Ntoso is written.
#[derive(clap::Args)]
struct Markup {
    /// The shape of Akoma Ntoso: that of the guidelines, or that of the files the UN publishes.
    #[arg(long, value_name = "PROFILE", value_enum, default_value_t)]
    profile: Profile,
    /// The day of the markup; the day of adoption where none is given.
    #[arg(long)]
    date: Option<Date>,
}

impl Markup {
    fn options(&self) -> akn::Options {
        akn::Options {
            profile: self.profile,
            date: self.date,
            marks: Some(crate::marks),
        }
    }
}

impl ValueEnum for Profile {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.as_str());
        Some(match self {
            Self::Akn4un => value.help("The guidelines of the United Nations"),
            Self::Dgacm => value.help("The files that the United Nations publishes"),
        })
    }
}

/// How findings are told.
#[derive(clap::Args)]
struct Telling {
    /// Findings for people, or as one JSON object a line.
    #[arg(long, value_name = "FORM", value_enum, default_value_t = MessageFormat::Human)]
    message_format: MessageFormat,
    /// Tell of errors only.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    /// For people.
    Human,
    /// For programs.
    Json,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.as_str());
        Some(match self {
            Self::Akn => value.help("Akoma Ntoso XML"),
            Self::Json => value.help("JSON"),
            Self::Markdown => value.alias("markdown").help("Clean Markdown"),
        })
    }
}

impl ValueEnum for Input {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.as_str());
        Some(match self {
            Self::Akn => value.help("Akoma Ntoso XML"),
            Self::Json => value.help("JSON that Plenary wrote"),
            Self::Markdown => value.alias("markdown").help("Markdown, or any text"),
        })
    }
}

/// The formats once each, in the order they were asked for; Akoma Ntoso where none was.
fn distinct(asked: &[Format]) -> Vec<Format> {
    let mut formats = Vec::new();
    for format in asked {
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    if formats.is_empty() {
        formats.push(Format::Akn);
    }
    formats
}

/// Writes to standard output. A reader that has gone away, as `head` does, has what it wanted.
fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(()),
    }
}

/// Prints the answer of a command that has nothing else to do.
fn answer(text: &str) -> End {
    match print(text) {
        Ok(()) => End::Done,
        Err(why) => {
            report::say(&why);
            End::NotDone
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_commands_fit_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn ends() {
        assert_eq!(End::of(0, 0, false), End::Done);
        assert_eq!(End::of(3, 1, false), End::Faulty);
        assert_eq!(End::of(0, 2, true), End::NotDone);
        assert_eq!(End::of(1, 0, true), End::Faulty);
    }
}
