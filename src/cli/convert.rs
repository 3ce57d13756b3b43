//! `plenary convert`: documents in, the asked formats out.

use super::report::{Reporter, name_of, say};
use super::{End, Known, Markup, Telling, distinct, print};
use crate::batch::{
    self, FileId, Format, file_name, guarded, make_folder, read_document, resolved,
    write_atomically,
};
use crate::format::Input;
use crate::verify::write_ledger;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The arguments of `convert`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The documents; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What the documents are written in, where the text is not to tell.
    #[arg(long, value_name = "FORMAT", value_enum)]
    from: Option<Input>,
    /// What to write, `--to akn,json` or several times; Akoma Ntoso where none is given.
    #[arg(long, value_name = "FORMAT", value_enum, value_delimiter = ',')]
    to: Vec<Format>,
    /// A file, or a folder (one that exists, or a path that ends in a slash). Several documents or
    /// formats need a folder.
    #[arg(long, short, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    markup: Markup,
    #[command(flatten)]
    known: Known,
    /// Where to write what cleaning took from the text, as JSON.
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// Exit with 1 on warnings too, the one of doubt among them.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    telling: Telling,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> End {
    let formats = distinct(&args.to);
    let plan = match Plan::new(args, &formats) {
        Ok(plan) => plan,
        Err(why) => {
            say(&why);
            return End::NotDone;
        }
    };
    let mut reporter = Reporter::new(&args.telling);
    let (mut converted, mut failed) = (0, 0);
    for (file, targets) in args.files.iter().zip(&plan.targets) {
        let result = guarded(|| document(args, &formats, file, targets, &mut reporter));
        match result.and_then(|result| result) {
            Ok(()) => converted += 1,
            Err(why) => {
                failed += 1;
                reporter.failure(&name_of(file), &why);
            }
        }
    }
    End::of(converted, failed, reporter.found_fault(args.strict))
}

/// Where everything goes, settled before anything is written.
struct Plan {
    /// For each input a file for each format; none of them: standard output.
    targets: Vec<Vec<PathBuf>>,
}

impl Plan {
    fn new(args: &Args, formats: &[Format]) -> Result<Self, String> {
        let several = args.files.len() > 1 || formats.len() > 1;
        let output = args
            .output
            .as_deref()
            .filter(|path| *path != Path::new("-"));
        let targets = match output {
            None if several => {
                return Err("several documents or formats need a folder: give one with -o".into());
            }
            None => vec![Vec::new()],
            Some(output) => {
                let folder = output.is_dir() || ends_in_slash(output);
                if !folder && several && output.exists() {
                    let output = output.display();
                    return Err(format!(
                        "{output}: is no folder; several documents or formats need one"
                    ));
                }
                if folder || several {
                    let target = |file: &Path, format| output.join(file_name(named(file), format));
                    args.files
                        .iter()
                        .map(|file| formats.iter().map(|f| target(file, *f)).collect())
                        .collect()
                } else {
                    vec![vec![output.to_owned()]]
                }
            }
        };
        if args.ledger.is_some() && args.files.len() > 1 {
            return Err("--ledger takes one document at a time".into());
        }
        let plan = Self { targets };
        plan.check(args)?;
        if let (Some(output), true) = (output, several || output.is_some_and(ends_in_slash)) {
            make_folder(output)?;
        }
        Ok(plan)
    }

    /// No output replaces an input, and no two are one file.
    fn check(&self, args: &Args) -> Result<(), String> {
        let inputs: HashSet<FileId> = args.files.iter().filter_map(|f| FileId::of(f)).collect();
        let mut paths: HashMap<PathBuf, &Path> = HashMap::new();
        let mut files: HashSet<FileId> = HashSet::new();
        let ledger = args.ledger.iter().map(|path| (path.as_path(), path));
        let targets = args.files.iter().zip(&self.targets);
        let outputs =
            targets.flat_map(|(file, of)| of.iter().map(move |path| (file.as_path(), path)));
        for (file, output) in outputs.chain(ledger) {
            let shown = output.display();
            // A device such as /dev/null may be anything to anyone.
            let id = FileId::of(output).filter(|_| output.is_file());
            if id.as_ref().is_some_and(|id| inputs.contains(id)) {
                return Err(format!("{shown}: is an input, which no output may replace"));
            }
            let before = paths.insert(resolved(output), file);
            let same = id.is_some_and(|id| !files.insert(id));
            if let Some(before) = before.filter(|_| !is_device(output)) {
                let (a, b) = (name_of(before), name_of(file));
                if a == b {
                    return Err(format!("{a}: is given twice"));
                }
                return Err(format!(
                    "{shown}: would be written twice, for {a} and for {b}"
                ));
            }
            if same {
                return Err(format!("{shown}: would be written twice, under two names"));
            }
        }
        Ok(())
    }
}

fn is_device(path: &Path) -> bool {
    path.exists() && !path.is_file() && !path.is_dir()
}

/// The name from which an input's outputs are named.
fn named(file: &Path) -> &Path {
    if file == Path::new("-") {
        Path::new("stdin")
    } else {
        file
    }
}

fn ends_in_slash(path: &Path) -> bool {
    path.as_os_str()
        .to_string_lossy()
        .ends_with(std::path::is_separator)
}

fn document(
    args: &Args,
    formats: &[Format],
    file: &Path,
    targets: &[PathBuf],
    reporter: &mut Reporter,
) -> Result<(), String> {
    let bytes = read_document(file)?;
    let converted = batch::convert(
        &bytes,
        args.from,
        formats,
        &args.known.options(),
        &args.markup.options(),
    )?;
    let name = name_of(file);
    reporter.diagnostics(&name, &converted.source, &converted.diagnostics);
    if let Some(ledger) = &args.ledger {
        let record = write_ledger(&name, &converted.source, &converted.ledger);
        write(ledger, &record)?;
    }
    for (i, (_, text)) in converted.texts.iter().enumerate() {
        match targets.get(i) {
            Some(target) => write(target, text)?,
            None => print(text)?,
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    write_atomically(path, text.as_bytes())
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}
