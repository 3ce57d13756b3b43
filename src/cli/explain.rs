//! `plenary explain`: what the codes of diagnostics mean.

use super::report::say;
use super::{End, answer};
use crate::Code;
use std::fmt::Write as _;

/// The arguments of `explain`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The code, as diagnostics print it; all are listed where none is given.
    code: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> End {
    let Some(asked) = &args.code else {
        return answer(&list());
    };
    let Some(code) = Code::ALL.iter().find(|code| code.as_str() == asked) else {
        say(&format!(
            "'{asked}' is no code; `plenary explain` lists them"
        ));
        return End::NotDone;
    };
    let (severity, text) = (code.severity(), tidied(code.explain()));
    answer(&format!("{code} ({severity})\n\n{text}\n"))
}

/// Every code with its severity and the first sentence of its explanation.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max();
    let width = width.unwrap_or(0);
    let mut list = String::new();
    for code in Code::ALL {
        let (severity, text) = (code.severity().to_string(), tidied(code.explain()));
        let text = text.replace('\n', " ");
        let first = text.split(". ").next().unwrap_or_default();
        let first = first.trim_end_matches('.');
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{:width$}  {severity:7}  {first}.", code.as_str());
    }
    list
}

/// The text without the blanks that comments begin with.
fn tidied(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    lines.join("\n")
}
