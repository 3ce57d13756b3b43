//! The `plenary` program: see the library's documentation for how it works.

use std::process::ExitCode;

fn main() -> ExitCode {
    plenary::cli::main()
}
