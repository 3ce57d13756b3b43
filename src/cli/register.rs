//! What the commands share that read documents and write a table of what is in them.

use super::report::{name_of, say};
use super::{End, Known, answer};
use crate::batch::{documents, guarded, read_document};
use crate::{Resolution, encoding};
use std::path::PathBuf;

/// The documents that a register is made of.
#[derive(clap::Args)]
pub(super) struct Sources {
    /// Documents, and folders of them: Markdown, Akoma Ntoso, JSON; `-` is standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    known: Known,
}

impl Sources {
    /// Calls `enter` with the name of each document and each resolution in it: the document itself,
    /// then the parts A, B… that share its number. Then prints what `write` makes of it all.
    pub(super) fn register(
        &self,
        enter: &mut dyn FnMut(&str, &Resolution),
        write: impl FnOnce() -> Result<String, String>,
    ) -> End {
        let (mut done, mut failed) = (0, 0);
        for found in documents(&self.paths) {
            let parsed = match found {
                Err((path, why)) => Err((path, why)),
                Ok(path) => read_document(&path)
                    .and_then(|bytes| {
                        guarded(|| {
                            let options = self.known.options();
                            let text = encoding::decode(&bytes, options.encoding).0;
                            crate::read(&text, None, &options)
                        })
                    })
                    .and_then(|read| read.map_err(|error| error.to_string()))
                    .map(|parsed| (name_of(&path), parsed))
                    .map_err(|why| (path, why)),
            };
            match parsed {
                Ok((name, parsed)) => {
                    done += 1;
                    enter(&name, &parsed.resolution);
                    for part in &parsed.resolution.parts {
                        enter(&name, part);
                    }
                }
                Err((path, why)) => {
                    failed += 1;
                    say(&format!("{}: {why}", name_of(&path)));
                }
            }
        }
        let end = End::of(done, failed, false);
        if end == End::NotDone {
            return end;
        }
        match write() {
            Ok(text) => match answer(&text) {
                End::Done => end,
                not => not,
            },
            Err(why) => {
                say(&why);
                End::NotDone
            }
        }
    }
}

/// The name of a resolution: its symbol with the letter of the part, its number, or nothing.
pub(super) fn symbol_of(resolution: &Resolution) -> String {
    let identity = &resolution.identity;
    let symbol = identity.symbol.as_ref().map(|fact| fact.value.to_string());
    let number = || identity.number.as_ref().map(|fact| fact.value.clone());
    symbol.or_else(number).unwrap_or_default()
}

/// A table as CSV.
pub(super) fn csv(head: &[&str], rows: &[Vec<String>]) -> Result<String, String> {
    let said = |error: csv::Error| error.to_string();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(head).map_err(said)?;
    for row in rows {
        writer.write_record(row).map_err(said)?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
