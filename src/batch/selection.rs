//! Which files of a folder are documents: by their names, or by globs.

use super::document::{Format, endings};
use super::{BOOKS, Job};
use crate::format::Input;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::Path;

/// Which files are read.
#[derive(Debug)]
pub(super) struct Selection {
    from: Option<Input>,
    include: Option<GlobSet>,
    exclude: GlobSet,
    /// Whether clean Markdown is asked for by its full ending.
    clean: bool,
}

impl Selection {
    /// Compiles the globs of a job. The error names the glob.
    pub(super) fn new(job: &Job) -> Result<Self, String> {
        Self::of(job.from, &job.include, &job.exclude)
    }

    /// The same, of what a job says of it.
    pub(super) fn of(
        from: Option<Input>,
        include: &[String],
        exclude: &[String],
    ) -> Result<Self, String> {
        let clean = Format::Markdown.ending();
        Ok(Self {
            from,
            include: match include {
                [] => None,
                globs => Some(compiled(globs)?),
            },
            exclude: compiled(exclude)?,
            clean: include.iter().any(|glob| unpacked(glob).ends_with(clean)),
        })
    }

    /// Whether the file is a document, by its path below the folder. What only we write, beside
    /// Markdown that may be our source, is no document unless it is asked for.
    pub(super) fn has(&self, relative: &Path) -> bool {
        let name = relative.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(BOOKS) || self.exclude.is_match(relative) {
            return false;
        }
        if unpacked(&name).ends_with(Format::Markdown.ending()) && !self.clean {
            return false;
        }
        if let Some(globs) = &self.include {
            return globs.is_match(relative);
        }
        let ending = relative.extension().unwrap_or_default();
        let endings = endings(self.from.unwrap_or(Input::Markdown));
        endings.iter().any(|e| ending.eq_ignore_ascii_case(e))
    }

    /// Whether nothing below a folder is read, by its path.
    pub(super) fn leaves_out(&self, relative: &Path) -> bool {
        self.exclude.is_match(relative)
    }
}

/// A name without the ending that packing gave it.
fn unpacked(name: &str) -> &str {
    name.strip_suffix(".gz").unwrap_or(name)
}

fn compiled(globs: &[String]) -> Result<GlobSet, String> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        // A star stops at a slash; a glob without one is meant for names in any folder.
        let anywhere = if glob.contains('/') { "" } else { "**/" };
        let glob = GlobBuilder::new(&format!("{anywhere}{}", glob.trim_end_matches('/')))
            .literal_separator(true)
            .build()
            .map_err(|error| format!("'{glob}' is no glob: {}", error.kind()))?;
        set.add(glob);
    }
    set.build().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(include: &[&str], exclude: &[&str], path: &str) -> bool {
        let globs =
            |globs: &[&str]| compiled(&globs.iter().map(ToString::to_string).collect::<Vec<_>>());
        let selection = Selection {
            from: None,
            include: (!include.is_empty()).then(|| globs(include).unwrap()),
            exclude: globs(exclude).unwrap(),
            clean: include.iter().any(|glob| glob.ends_with(".clean.md")),
        };
        selection.has(path.as_ref())
    }

    #[test]
    fn globs_choose() {
        for (include, exclude, path, expected) in [
            (&[][..], &[][..], "zh/a.md", true),
            (&[], &[], "zh/a.clean.md", false),
            (&[], &[], "zh/a.json", false),
            (&[], &["*.ocr.md"], "zh/a.ocr.md", false),
            (&[], &["zh/*"], "zh/a.md", false),
            (&[], &["zh/*"], "zh/b/a.md", true),
            (&[], &["zh/**"], "zh/b/a.md", false),
            (&["*.json", "*.akn.xml"], &[], "zh/a.json", true),
            (&["*.json", "*.akn.xml"], &[], "zh/a.akn.xml", true),
            (&["*.json"], &[], "zh/a.md", false),
            (&["*.md"], &[], "a.clean.md", false),
            (&["*.md.gz"], &[], "zh/a.md.gz", true),
            (&["*.md.gz"], &[], "zh/a.clean.md.gz", false),
            (&[], &[], "zh/a.md.gz", false),
            (&["*.clean.md"], &[], "a.clean.md", true),
            (&["*"], &[], ".plenary.jsonl", false),
            (&["大会/{a,b}.md"], &[], "大会/b.md", true),
        ] {
            assert_eq!(
                has(include, exclude, path),
                expected,
                "{include:?} {exclude:?} {path}"
            );
        }
        assert!(compiled(&["a[".to_owned()]).unwrap_err().contains("'a['"));
    }
}
