//! The bytes of a document: of a file or standard input, unpacked, and not more than can be read.

use super::packed::unpacked;
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// How large a file may be. Places in a text are 32 bits, and a byte of an older encoding may become
/// three of UTF-8.
const LIMIT: u64 = 1 << 30;

/// Reads a document whole and unpacks what gzip packed; `-` is standard input. The error says why it
/// cannot be read, without its name.
///
/// ```
/// use plenary::batch::read_document;
/// use std::path::Path;
/// assert_eq!(read_document(Path::new("no such.md")).unwrap_err(), "no such file");
/// assert!(read_document(Path::new(".")).unwrap_err().contains("is a folder"));
/// ```
pub fn read_document(path: &Path) -> Result<Vec<u8>, String> {
    let bytes = read_packed(path)?;
    let text = match unpacked(&bytes)? {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    };
    Ok(text.unwrap_or(bytes))
}

/// Reads a document as it stands in its file, with the errors of [`read_document`].
pub(super) fn read_packed(path: &Path) -> Result<Vec<u8>, String> {
    if path == Path::new("-") {
        return within(io::stdin().lock(), 0, LIMIT);
    }
    let (file, size) = open(path)?;
    within(file, size, LIMIT)
}

/// An open file and the size that it is said to have.
fn open(path: &Path) -> Result<(File, u64), String> {
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        _ => error.to_string(),
    })?;
    let meta = file.metadata().map_err(|error| error.to_string())?;
    if meta.is_dir() {
        return Err("is a folder; `plenary batch` converts folders".into());
    }
    Ok((file, meta.len()))
}

/// Reads to the end where that comes before the limit. The size is what is expected; pipes have none.
fn within(source: impl Read, size: u64, limit: u64) -> Result<Vec<u8>, String> {
    let too_large = || format!("is larger than {} MiB", limit >> 20);
    if size > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    source
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > limit {
        return Err(too_large());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pipe_ends_at_the_limit() {
        let full = within(io::repeat(b' ').take(1 << 20), 0, 1 << 20);
        assert_eq!(full.unwrap().len(), 1 << 20);
        let why = within(io::repeat(b' '), 0, 1 << 20).unwrap_err();
        assert_eq!(why, "is larger than 1 MiB");
    }

    #[test]
    fn a_large_file_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.md");
        // Of blanks that take no place on the disk.
        File::create(&path).unwrap().set_len(LIMIT + 1).unwrap();
        assert_eq!(read_document(&path).unwrap_err(), "is larger than 1024 MiB");
    }
}
