//! Inputs that are no more, and temporary files of runs that were killed.

use super::manifest::{Manifest, Record};
use super::output::FileId;
use super::step::{Step, without_ending};
use super::{Job, TEMPORARY};
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// An input that is no more, though something was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The input, under the folder's path.
    pub path: PathBuf,
    /// Its outputs that were deleted.
    pub deleted: Vec<PathBuf>,
    /// Its outputs that were left, because that was asked, or somebody has changed them since.
    pub left: Vec<PathBuf>,
}

/// Finds the inputs that are no more, sorted; deletes their outputs where that is asked. What is
/// there but was not chosen this time is not among them, nor what was read from another folder.
pub(super) fn removed(
    job: &Job,
    folder: &Path,
    steps: &[Step],
    inputs: &HashSet<FileId>,
    manifest: &mut Manifest,
) -> Result<Vec<Removed>, String> {
    let entries = || {
        steps.iter().filter_map(|step| match step {
            Step::Convert(entry) => Some(entry),
            Step::Fail(..) => None,
        })
    };
    let there: HashSet<_> = entries().filter_map(super::walk::Entry::key).collect();
    let mut gone: Vec<Record> = Vec::new();
    for source in manifest.sources() {
        if there.contains(&source) || !is_below(&source) || !is_gone(&job.input.join(&source)) {
            continue;
        }
        let record = manifest.get(&source);
        gone.extend(record.filter(|record| record.folder == folder));
    }
    if gone.is_empty() {
        return Ok(Vec::new());
    }
    // Another input may have taken over the outputs.
    let taken: HashSet<_> = entries().map(|e| without_ending(&e.relative)).collect();
    let mut all = Vec::new();
    for record in gone {
        let relative = Path::new(&record.source);
        let mut removed = Removed {
            path: job.input.join(relative),
            deleted: Vec::new(),
            left: Vec::new(),
        };
        if !taken.contains(&without_ending(relative)) {
            for output in &record.outputs {
                let path = job.output.join(relative.with_file_name(&output.name));
                let ours = is_below(&output.name)
                    && output.print.again(&path, false).is_some()
                    && FileId::of(&path).is_none_or(|id| !inputs.contains(&id));
                if job.renewal.prune && ours && fs::remove_file(&path).is_ok() {
                    removed.deleted.push(path);
                } else if !is_gone(&path) {
                    removed.left.push(path);
                }
            }
        }
        if job.renewal.prune {
            remove_empty(&job.output, relative);
        }
        // What is left because somebody changed it is theirs from now on.
        if job.renewal.prune || removed.left.is_empty() {
            manifest.forget(&record.source)?;
        }
        all.push(removed);
    }
    Ok(all)
}

/// Whether nothing has this name; what cannot be looked at may be there.
fn is_gone(path: &Path) -> bool {
    let error = fs::symlink_metadata(path).err().map(|error| error.kind());
    matches!(
        error,
        Some(io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
    )
}

/// Whether the path leads nowhere but down: the manifest is a file that anyone may have changed.
fn is_below(path: &str) -> bool {
    let mut components = Path::new(path).components();
    components.all(|component| matches!(component, Component::Normal(_)))
}

/// Removes the folders that mirrored those of an input, if nothing is left in them.
fn remove_empty(output: &Path, relative: &Path) {
    for folder in relative.ancestors().skip(1) {
        if folder == Path::new("") || fs::remove_dir(output.join(folder)).is_err() {
            return;
        }
    }
}

/// Deletes the temporary files that a run left which was killed: in the folders that are written.
pub(super) fn sweep(output: &Path, steps: &[Step]) {
    let mut folders: HashSet<&Path> = HashSet::from([Path::new("")]);
    for step in steps {
        if let Step::Convert(entry) = step {
            folders.extend(entry.relative.parent());
        }
    }
    for folder in folders {
        let Ok(files) = fs::read_dir(output.join(folder)) else {
            continue;
        };
        for file in files.flatten() {
            let temporary = file.file_name().to_string_lossy().starts_with(TEMPORARY);
            if temporary && file.file_type().is_ok_and(|kind| kind.is_file()) {
                // What cannot be deleted is in nobody's way.
                let _ = fs::remove_file(file.path());
            }
        }
    }
}
