//! `plenary completions` and `plenary man`: the command line told to shells and to readers.

use super::{Cli, End, answer, report};
use clap::CommandFactory;
use clap_complete::Shell;

/// The arguments of `completions`.
#[derive(clap::Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// The arguments of `man`.
#[derive(clap::Args)]
pub(super) struct Man {
    /// The command whose page it is; that of the program where none is given.
    command: Option<String>,
}

/// Runs `completions`.
pub(super) fn completions(args: &Completions) -> End {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "plenary", &mut script);
    answer(&String::from_utf8_lossy(&script))
}

/// Runs `man`.
pub(super) fn man(args: &Man) -> End {
    let mut command = Cli::command();
    // The full names of the commands come with the building.
    command.build();
    if let Some(name) = &args.command {
        let Some(found) = command.find_subcommand(name) else {
            report::say(&format!("{name}: no such command"));
            return End::NotDone;
        };
        command = found.clone();
    }
    let mut page = Vec::new();
    match clap_mangen::Man::new(command).render(&mut page) {
        Ok(()) => answer(&String::from_utf8_lossy(&page)),
        Err(error) => {
            report::say(&error.to_string());
            End::NotDone
        }
    }
}
