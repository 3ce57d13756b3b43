//! Which files of a folder are documents.

use super::document::{Format, endings};
use super::output::FileId;
use crate::format::Input;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A document of the folder.
pub(super) struct Entry {
    /// Its path, which begins with the folder's.
    pub(super) path: PathBuf,
    /// Its path below the folder.
    pub(super) relative: PathBuf,
}

/// The documents below `input`, sorted by name folder by folder; what cannot be read is an error in
/// its place. Nothing below `output` is read, nor anything that is named as our own output.
pub(super) fn entries(
    input: &Path,
    output: &Path,
    from: Option<Input>,
) -> Vec<Result<Entry, (PathBuf, String)>> {
    let output = FileId::of(output).filter(|id| Some(id) != FileId::of(input).as_ref());
    below(input, output.as_ref(), |path| is_document(path, from))
}

/// The files below `input` that have one of these endings, in the same order.
pub(super) fn with_endings(
    input: &Path,
    endings: &[&str],
) -> Vec<Result<Entry, (PathBuf, String)>> {
    below(input, None, |path| {
        let ending = path.extension().unwrap_or_default();
        endings.iter().any(|e| ending.eq_ignore_ascii_case(e))
    })
}

fn below(
    input: &Path,
    output: Option<&FileId>,
    is_document: impl Fn(&Path) -> bool,
) -> Vec<Result<Entry, (PathBuf, String)>> {
    WalkDir::new(input)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            !entry.file_type().is_dir()
                || output.is_none()
                || FileId::of(entry.path()).as_ref() != output
        })
        .filter_map(|entry| match entry {
            // A link back to a folder around it leads to nothing that is not read anyway.
            Err(error) if error.loop_ancestor().is_some() => None,
            Err(error) => {
                let path = error.path().unwrap_or(input).to_owned();
                // A dangling link is our concern only if it has the name of a document.
                if path.is_symlink() && !is_document(&path) {
                    return None;
                }
                let why = error
                    .io_error()
                    .map_or("cannot be read".to_owned(), ToString::to_string);
                Some(Err((path, why)))
            }
            Ok(entry) if entry.file_type().is_file() && is_document(entry.path()) => {
                let relative = entry.path().strip_prefix(input).unwrap_or(entry.path());
                Some(Ok(Entry {
                    relative: relative.to_owned(),
                    path: entry.path().to_owned(),
                }))
            }
            Ok(_) => None,
        })
        .collect()
}

/// Whether the name is that of a document: of the stated kind, or of Markdown. What only we write,
/// beside Markdown that may be our source, is no input by itself.
fn is_document(path: &Path, from: Option<Input>) -> bool {
    let ending = path.extension().unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let endings = endings(from.unwrap_or(Input::Markdown));
    endings.iter().any(|e| ending.eq_ignore_ascii_case(e))
        && !name.ends_with(Format::Markdown.ending())
}
