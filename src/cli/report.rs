//! Telling people and programs what there is to say about a document: on standard error, or on
//! standard output where that is what they asked for.

use super::{MessageFormat, Telling};
use crate::batch::{Finding, Removed};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Position, Span};
use crate::validate;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde_json::json;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// How wide a rendered line may be where nothing says how wide the terminal is.
const WIDTH: usize = 100;

/// How many characters of the place a label repeats.
const EXCERPT: usize = 24;

/// Says one sentence. If standard error is gone there is nobody left to tell.
pub(super) fn say(sentence: &str) {
    write_line(&format!("plenary: {}", harmless(sentence)));
}

fn write_line(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// The name by which a document is spoken of.
pub(super) fn name_of(path: &Path) -> String {
    if path == Path::new("-") {
        "<stdin>".to_owned()
    } else {
        path.display().to_string()
    }
}

/// One finding, from wherever it comes.
struct Told<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    help: Option<&'a str>,
    place: Option<(Span, Position)>,
}

impl<'a> From<&'a Finding> for Told<'a> {
    fn from(finding: &'a Finding) -> Self {
        Self {
            code: finding.code.as_str(),
            severity: finding.code.severity(),
            message: &finding.message,
            help: None,
            place: finding.span.zip(finding.position),
        }
    }
}

/// Where a reporter writes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stream {
    Output,
    Error,
}

/// Tells what is found, and remembers how grave it was.
pub(super) struct Reporter {
    format: MessageFormat,
    quiet: bool,
    stream: Stream,
    renderer: Renderer,
    worst: Option<Severity>,
}

impl Reporter {
    /// A reporter that writes to standard error.
    pub(super) fn new(telling: &Telling) -> Self {
        Self::on(Stream::Error, telling)
    }

    /// A reporter for what the user asked for: it writes to standard output.
    pub(super) fn of_answers(telling: &Telling) -> Self {
        Self::on(Stream::Output, telling)
    }

    fn on(stream: Stream, telling: &Telling) -> Self {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let terminal = match stream {
            Stream::Output => io::stdout().is_terminal(),
            Stream::Error => io::stderr().is_terminal(),
        };
        let renderer = if terminal && !no_color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let width = std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok())
            .filter(|columns| *columns >= 40);
        Self {
            format: telling.message_format,
            quiet: telling.quiet,
            stream,
            renderer: renderer.term_width(width.unwrap_or(WIDTH)),
            worst: None,
        }
    }

    /// Whether a document was found to have errors; with `strict`, warnings.
    pub(super) fn found_fault(&self, strict: bool) -> bool {
        let limit = if strict {
            Severity::Warning
        } else {
            Severity::Error
        };
        self.worst >= Some(limit)
    }

    fn note(&mut self, severity: Severity) -> bool {
        self.worst = self.worst.max(Some(severity));
        !self.quiet || severity == Severity::Error
    }

    fn line(&self, line: &str) {
        match self.stream {
            Stream::Error => write_line(line),
            // A reader that has gone away, as `head` does, has what it wanted.
            Stream::Output => drop(writeln!(io::stdout().lock(), "{line}")),
        }
    }

    /// Tells the diagnostics of a document with the lines they are about.
    pub(super) fn diagnostics(&mut self, file: &str, source: &str, diagnostics: &[Diagnostic]) {
        for finding in Finding::all(source, diagnostics) {
            self.tell(file, source, &Told::from(&finding));
        }
    }

    /// Tells what is wrong with a document.
    pub(super) fn wrong(
        &mut self,
        file: &str,
        source: &str,
        findings: &[(validate::Finding, Position)],
    ) {
        for (finding, position) in findings {
            let told = Told {
                code: finding.rule,
                severity: finding.severity,
                message: &finding.message,
                help: finding.help.as_deref(),
                place: Some((finding.span, *position)),
            };
            self.tell(file, source, &told);
        }
    }

    fn tell(&mut self, file: &str, source: &str, told: &Told<'_>) {
        if !self.note(told.severity) {
            return;
        }
        match self.format {
            MessageFormat::Human => self.line(&self.render(file, source, told)),
            MessageFormat::Json => self.line(&as_json(file, told)),
        }
    }

    /// Tells the findings of one document of many: to people in one line, with the gravest of them
    /// and how many more there are. Notes alone are not worth a line.
    pub(super) fn row(&mut self, file: &str, findings: &[Finding]) {
        let told: Vec<_> = findings
            .iter()
            .filter(|f| self.note(f.code.severity()))
            .collect();
        if self.format == MessageFormat::Json {
            for finding in told {
                self.line(&as_json(file, &Told::from(finding)));
            }
            return;
        }
        let grave = |f: &&&Finding| f.code.severity() > Severity::Note;
        let count = told.iter().filter(grave).count();
        // Of equally grave ones the first: `max_by_key` would give the last.
        let Some(first) = told
            .iter()
            .filter(grave)
            .min_by_key(|f| std::cmp::Reverse(f.code.severity()))
        else {
            return;
        };
        let place = first.position.map(|p| format!(":{p}")).unwrap_or_default();
        let more = match count {
            1 => String::new(),
            n => format!(" (and {} more)", n - 1),
        };
        self.line(&harmless(&format!(
            "{file}{place}: {}[{}]: {}{more}",
            first.code.severity(),
            first.code,
            first.message
        )));
    }

    /// Tells why nothing was done with an input.
    pub(super) fn failure(&self, file: &str, why: &str) {
        match self.format {
            MessageFormat::Human => say(&format!("{file}: {why}")),
            MessageFormat::Json => {
                let object = json!({"file": file, "severity": "error", "message": why});
                self.line(&object.to_string());
            }
        }
    }

    /// Tells of an input that is no more; `pruning`, what is left is so because it was changed.
    pub(super) fn removed(&self, removed: &Removed, pruning: bool) {
        if self.quiet {
            return;
        }
        let (deleted, left) = (paths(&removed.deleted), paths(&removed.left));
        if self.format == MessageFormat::Json {
            let file = name_of(&removed.path);
            let object = json!({"file": file, "removed": true, "deleted": deleted, "left": left});
            self.line(&object.to_string());
            return;
        }
        let mut message = format!("{}: is no more", name_of(&removed.path));
        if !deleted.is_empty() {
            message.extend(["; deleted ", &deleted.join(", ")]);
        }
        if !left.is_empty() {
            let why = if pruning {
                "changed since and left"
            } else {
                "left (--prune deletes)"
            };
            message.extend(["; ", why, ": ", &left.join(", ")]);
        }
        say(&message);
    }

    fn render(&self, file: &str, source: &str, told: &Told<'_>) -> String {
        let level = match told.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let file = harmless(file);
        let title = level.primary_title(harmless(told.message)).id(told.code);
        let help = told.help.map(|help| Level::HELP.message(harmless(help)));
        let Some((span, position)) = told.place else {
            let group = title.element(Origin::path(file)).elements(help);
            return self.renderer.render(&[group]);
        };
        // The one line is enough: the renderer would count the lines of the whole text each time.
        let start = boundary(source, span.start());
        let begin = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let end = source[start..]
            .find('\n')
            .map_or(source.len(), |at| start + at);
        let line = source[begin..end].trim_end_matches('\r');
        let first = (start - begin).min(line.len());
        let last = boundary(source, span.end()).clamp(start, end) - begin;
        let last = last.clamp(first, line.len());
        // In a terminal that reorders right-to-left text the mark stands elsewhere than the words:
        // the label repeats them.
        let mut label: String = line[first..last].chars().take(EXCERPT).collect();
        if label.chars().count() < line[first..last].chars().count() {
            label.push('…');
        }
        let label = line.chars().any(is_right_to_left).then(|| harmless(&label));
        let snippet = Snippet::source(line)
            .path(file)
            .line_start(position.line)
            .annotation(AnnotationKind::Primary.span(first..last).label(label));
        self.renderer
            .render(&[title.element(snippet).elements(help)])
    }
}

fn paths(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| name_of(path)).collect()
}

fn as_json(file: &str, told: &Told<'_>) -> String {
    let mut object = json!({
        "file": file,
        "code": told.code,
        "severity": told.severity.to_string(),
        "message": told.message,
    });
    if let Some(help) = told.help {
        object["help"] = help.into();
    }
    if let Some((span, position)) = told.place {
        object["line"] = position.line.into();
        object["column"] = position.column.into();
        object["start"] = span.start().into();
        object["end"] = span.end().into();
    }
    object.to_string()
}

/// The last boundary of a character at or before `offset`.
fn boundary(source: &str, offset: usize) -> usize {
    let mut offset = offset.min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// The text with nothing in it that could move the cursor of a terminal.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    fn reporter() -> Reporter {
        Reporter {
            format: MessageFormat::Human,
            quiet: false,
            stream: Stream::Error,
            renderer: Renderer::plain().term_width(80),
            worst: None,
        }
    }

    fn rendered(source: &str, words: &str) -> String {
        let start = source.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        let diagnostic = Diagnostic::at(Code::Unplaced, span, "it fits nowhere");
        let finding = &Finding::all(source, &[diagnostic])[0];
        reporter().render("a.md", source, &Told::from(finding))
    }

    /// The column of the mark's first and last sign, in cells.
    fn mark(rendering: &str) -> (usize, usize) {
        let line = rendering.lines().find(|l| l.contains('^')).unwrap();
        (line.find('^').unwrap(), line.rfind('^').unwrap())
    }

    #[test]
    fn marks_are_aligned_under_wide_characters() {
        let text = rendered("大会\n回顾其决议，", "决议");
        assert!(text.contains("a.md:2:4"), "{text}");
        assert!(
            text.contains("warning[unplaced]: it fits nowhere"),
            "{text}"
        );
        // Four columns before the text, then three characters of two columns each.
        assert_eq!(mark(&text), (10, 13), "{text}");
    }

    #[test]
    fn right_to_left_words_are_repeated() {
        let text = rendered("إن الجمعية العامة،", "الجمعية");
        let line = text.lines().find(|l| l.contains('^')).unwrap();
        assert!(line.contains("الجمعية"), "{text}");
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let source = format!("{}HERE{}", "word ".repeat(300), " word".repeat(300));
        let text = rendered(&source, "HERE");
        assert!(text.contains("HERE"));
        assert!(text.lines().all(|l| l.chars().count() <= 90), "{text}");
    }

    #[test]
    fn any_span_can_be_rendered() {
        let source = "ab\r\n大\u{1b}[2J\n";
        for start in 0..source.len() + 2 {
            for end in start..source.len() + 3 {
                let diagnostic = Diagnostic::at(Code::Unplaced, Span::new(start, end), "\u{1b}m");
                let finding = &Finding::all(source, &[diagnostic])[0];
                let text = reporter().render("a.md", source, &Told::from(finding));
                assert!(!text.contains('\u{1b}'), "{text}");
            }
        }
    }
}
