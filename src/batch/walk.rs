//! Which files of a folder are documents.

use super::output::FileId;
use super::selection::Selection;
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
/// its place. Nothing below `output` is read, nor below a folder that the selection leaves out.
pub(super) fn entries(
    input: &Path,
    output: &Path,
    selection: &Selection,
) -> Vec<Result<Entry, (PathBuf, String)>> {
    let output = FileId::of(output).filter(|id| Some(id) != FileId::of(input).as_ref());
    below(
        input,
        |folder, relative| {
            !selection.leaves_out(relative)
                && (output.is_none() || FileId::of(folder).as_ref() != output.as_ref())
        },
        |relative| selection.has(relative),
    )
}

/// The files below `input` that have one of these endings, in the same order.
pub(super) fn with_endings(
    input: &Path,
    endings: &[&str],
) -> Vec<Result<Entry, (PathBuf, String)>> {
    below(
        input,
        |_, _| true,
        |path| {
            let ending = path.extension().unwrap_or_default();
            endings.iter().any(|e| ending.eq_ignore_ascii_case(e))
        },
    )
}

fn below_folder<'a>(path: &'a Path, folder: &Path) -> &'a Path {
    path.strip_prefix(folder).unwrap_or(path)
}

fn below(
    input: &Path,
    is_read: impl Fn(&Path, &Path) -> bool,
    is_document: impl Fn(&Path) -> bool,
) -> Vec<Result<Entry, (PathBuf, String)>> {
    WalkDir::new(input)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            !entry.file_type().is_dir()
                || entry.depth() == 0
                || is_read(entry.path(), below_folder(entry.path(), input))
        })
        .filter_map(|entry| match entry {
            // A link back to a folder around it leads to nothing that is not read anyway.
            Err(error) if error.loop_ancestor().is_some() => None,
            Err(error) => {
                let path = error.path().unwrap_or(input).to_owned();
                // A dangling link is our concern only if it has the name of a document.
                if path.is_symlink() && !is_document(below_folder(&path, input)) {
                    return None;
                }
                let why = error
                    .io_error()
                    .map_or("cannot be read".to_owned(), ToString::to_string);
                Some(Err((path, why)))
            }
            Ok(entry)
                if entry.file_type().is_file()
                    && is_document(below_folder(entry.path(), input)) =>
            {
                Some(Ok(Entry {
                    relative: below_folder(entry.path(), input).to_owned(),
                    path: entry.path().to_owned(),
                }))
            }
            Ok(_) => None,
        })
        .collect()
}
