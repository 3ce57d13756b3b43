//! Writing files whole or not at all, and telling whether two paths are one file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file so that at every moment it is the old one or the new one: into a temporary file
/// in the same folder, which then takes the name.
///
/// A symbolic link keeps pointing to its file, which is replaced; a device or a pipe is written to
/// directly.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_as(path, bytes, ".plenary-")
}

/// The same, with the beginning of the temporary file's name.
pub(super) fn write_as(path: &Path, bytes: &[u8], prefix: &str) -> io::Result<()> {
    let mut draft = Draft::new(path, prefix)?;
    draft.write_all(bytes)?;
    draft.finish()
}

/// A file that is being written, and takes its name when it is [finished](Self::finish); before that
/// there is nothing, or what was there.
///
/// The name is taken after the bytes as every program sees them. That a power failure may undo the
/// bytes and not the name is not guarded against, which would make each file wait for the disk: the
/// next run of a batch finds such a file by its size.
pub(super) enum Draft {
    /// Under another name, beside the file that it will be.
    Beside(tempfile::NamedTempFile, PathBuf),
    /// A device or a pipe, which is written to directly.
    Direct(File),
}

impl Draft {
    /// Begins a file; `prefix` is what the name of the temporary file begins with.
    pub(super) fn new(path: &Path, prefix: &str) -> io::Result<Self> {
        let target = match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => return Err(io::Error::other("it is a folder")),
            Ok(meta) if !meta.is_file() => return File::create(path).map(Self::Direct),
            Ok(_) => fs::canonicalize(path)?,
            Err(_) => path.to_owned(),
        };
        let folder = match target.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(prefix);
        // A temporary file is private; this one shall be as open as any new file, which the
        // process's mask decides.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(folder).map_err(plainly)?;
        Ok(Self::Beside(file, target))
    }

    /// Marks the file as somebody's while it is open, so that [`sweep_abandoned`] leaves it alone.
    pub(super) fn hold(&self) {
        if let Self::Beside(file, _) = self {
            // Where there are no locks, nothing can be locked to be swept either.
            let _ = file.as_file().try_lock();
        }
    }

    /// Gives the file its name.
    pub(super) fn finish(self) -> io::Result<()> {
        let Self::Beside(file, target) = self else {
            return Ok(());
        };
        // A file that is replaced hands on who may read and write it.
        if let Ok(meta) = fs::metadata(&target) {
            file.as_file().set_permissions(meta.permissions())?;
        }
        file.persist(&target).map_err(|error| error.error)?;
        Ok(())
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside(file, _) => file.write(bytes),
            Self::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Beside(file, _) => file.flush(),
            Self::Direct(file) => file.flush(),
        }
    }
}

/// Deletes the temporary files in a folder whose run was killed: those that nobody holds.
pub(super) fn sweep_abandoned(folder: &Path, prefix: &str) {
    let Ok(files) = fs::read_dir(folder) else {
        return;
    };
    for file in files.flatten() {
        if file.file_name().to_string_lossy().starts_with(prefix)
            && file.file_type().is_ok_and(|kind| kind.is_file())
            && File::open(file.path()).is_ok_and(|file| file.try_lock().is_ok())
        {
            // What cannot be deleted is in nobody's way.
            let _ = fs::remove_file(file.path());
        }
    }
}

/// Makes a folder and those it is in; the error says why not, with the name.
pub fn make_folder(path: &Path) -> Result<(), String> {
    fs::create_dir_all(path).map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::AlreadyExists => "is no folder".to_owned(),
            io::ErrorKind::NotADirectory => "stands below a file".to_owned(),
            _ => error.to_string(),
        };
        format!("{}: {why}", path.display())
    })
}

/// The error without the name of a temporary file, which says nothing to anyone.
fn plainly(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::NotFound => io::Error::other("there is no such folder"),
        io::ErrorKind::NotADirectory => io::Error::other("what should be its folder is a file"),
        io::ErrorKind::PermissionDenied => io::Error::other("its folder may not be written to"),
        _ => error,
    }
}

/// What makes a file the file it is: equal for two names of one file, links of both kinds included.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FileId(Id);

#[cfg(unix)]
type Id = (u64, u64);

#[cfg(not(unix))]
type Id = PathBuf;

impl FileId {
    /// The identity of the file at a path; `None` where there is none.
    pub fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let meta = fs::metadata(path).ok()?;
            Some(Self((meta.dev(), meta.ino())))
        }
        #[cfg(not(unix))]
        {
            Some(Self(fs::canonicalize(path).ok()?))
        }
    }
}

/// A path by which outputs can be compared before they exist: as much of it as exists is resolved.
pub fn resolved(path: &Path) -> PathBuf {
    if let Ok(path) = fs::canonicalize(path) {
        return path;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if parent == Path::new("") => {
            fs::canonicalize(".").map_or_else(|_| path.to_owned(), |here| here.join(name))
        }
        (Some(parent), Some(name)) => resolved(parent).join(name),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        write_atomically(&path, b"long text").unwrap();
        write_atomically(&path, b"short").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"short");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn why_a_folder_or_file_is_not_made_is_said_plainly() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "a").unwrap();
        assert!(make_folder(&file).unwrap_err().ends_with("a: is no folder"));
        let error = write_atomically(&folder.path().join("none/b"), b"").unwrap_err();
        assert_eq!(error.to_string(), "there is no such folder");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_seen_through() {
        let folder = tempfile::tempdir().unwrap();
        let (path, hard, soft) = (
            folder.path().join("a"),
            folder.path().join("b"),
            folder.path().join("c"),
        );
        fs::write(&path, "a").unwrap();
        fs::hard_link(&path, &hard).unwrap();
        std::os::unix::fs::symlink(&path, &soft).unwrap();
        assert_eq!(FileId::of(&path), FileId::of(&hard));
        assert_eq!(FileId::of(&path), FileId::of(&soft));
        write_atomically(&soft, b"new").unwrap();
        assert!(fs::symlink_metadata(&soft).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read(&hard).unwrap(), b"a");
    }
}
