//! `plenary explain`: what the codes of diagnostics and the numbers of rules mean.

use super::report::say;
use super::{End, answer};
use crate::validate::RULES;
use crate::{Code, Severity};
use std::fmt::Write as _;

/// The arguments of `explain`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The code, as findings print it (C42); all are listed where none is given.
    code: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> End {
    let Some(asked) = &args.code else {
        return answer(&list());
    };
    let code = Code::ALL.iter().find(|code| code.as_str() == asked);
    let rule = RULES
        .iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(asked));
    match (code, rule) {
        (Some(code), _) => {
            let (severity, text) = (code.severity(), tidied(code.explain()));
            answer(&format!("{code} ({severity})\n\n{text}\n"))
        }
        (None, Some(rule)) => answer(&format!(
            "{} ({})\n\n{}\n\n{}\n",
            rule.code, rule.severity, rule.explain, rule.help
        )),
        (None, None) => {
            say(&format!(
                "'{asked}' is no code; `plenary explain` lists them"
            ));
            End::NotDone
        }
    }
}

/// Every code with its severity and the first sentence of its explanation.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max();
    let width = width.unwrap_or(0);
    let mut list = String::new();
    let mut line = |code: &str, severity: Severity, text: &str| {
        let text = text.replace('\n', " ");
        let first = text.split(". ").next().unwrap_or_default();
        let first = first.trim_end_matches('.');
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{code:width$}  {:7}  {first}.", severity.to_string());
    };
    for code in Code::ALL {
        line(code.as_str(), code.severity(), &tidied(code.explain()));
    }
    for rule in RULES {
        line(rule.code, rule.severity, rule.explain);
    }
    list
}

/// The text without the blanks that comments begin with.
fn tidied(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    lines.join("\n")
}
