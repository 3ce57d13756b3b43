//! Front matter: the identity, in the few lines of YAML that Plenary writes and reads.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, Fact, Identity, Kind, Language, Organ};
use crate::source::Span;
use serde::Serialize;
use std::fmt::Write as _;

/// The key that tells Plenary's front matter from any other, with the version of its keys.
const MARK: (&str, &str) = ("plenary", "1");

/// The line before and after.
const FENCE: &str = "---";

/// How many lines are looked at for the end: Plenary writes a dozen.
const MOST_LINES: usize = 64;

/// What stands before the text of a clean Markdown file.
///
/// One `key: value` a line, between two lines `---`. Values are words or texts in double quotes; a
/// list is a text with commas in it. No nesting, no anchors, no aliases: any reader of YAML reads
/// it, and this one reads nothing else.
///
/// ```
/// use plenary::{format::markdown::FrontMatter, Fact, Identity, Language};
/// let front_matter = FrontMatter {
///     language: Some(Language::English),
///     identity: Identity {
///         symbol: Some(Fact::inferred("A/RES/72/57".parse()?)),
///         ..Identity::default()
///     },
///     note_markers: vec![(3, "*".into())],
///     ..FrontMatter::default()
/// };
/// let text = front_matter.write();
/// assert_eq!(
///     text,
///     "---\nplenary: \"1\"\nlanguage: en\nsymbol: \"A/RES/72/57\"\ninferred: \"symbol\"\n\
///      note_markers: \"3=*\"\n---\n"
/// );
/// let (again, length, diagnostics) = FrontMatter::read(&text).unwrap();
/// assert_eq!(again, front_matter);
/// assert_eq!(length, text.len());
/// assert!(diagnostics.is_empty());
/// # Ok::<(), plenary::InvalidSymbol>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The language of the text.
    pub language: Option<Language>,
    /// What the document is, with what was inferred.
    pub identity: Identity,
    /// The lines of the masthead, counted from 1, that tell the adoption though they hold nothing but
    /// a day, as a line of issue does.
    pub adoption_lines: Vec<u32>,
    /// The labels of notes whose printed sign is another, each with that sign, in order.
    pub note_markers: Vec<(u32, String)>,
}

impl FrontMatter {
    /// The front matter with both its fences and a line's end.
    pub fn write(&self) -> String {
        let mut lines = Lines::default();
        let identity = &self.identity;
        lines.text(MARK.0, MARK.1);
        if let Some(language) = self.language {
            lines.word("language", language.alpha2());
        }
        lines.fact("organ", identity.organ.as_ref(), |organ| name(*organ));
        lines.fact("kind", identity.kind.as_ref(), |kind| name(*kind));
        lines.fact("symbol", identity.symbol.as_ref(), ToString::to_string);
        lines.fact("number", identity.number.as_ref(), Clone::clone);
        lines.fact("session", identity.session.as_ref(), ToString::to_string);
        if let Some(part) = &identity.part {
            lines.text("part", part);
        }
        lines.fact("adopted", identity.adopted.as_ref(), ToString::to_string);
        if !lines.inferred.is_empty() {
            let inferred = lines.inferred.join(", ");
            lines.text("inferred", &inferred);
        }
        if !self.adoption_lines.is_empty() {
            let places: Vec<_> = self.adoption_lines.iter().map(u32::to_string).collect();
            lines.text("adoption_lines", &places.join(", "));
        }
        if !self.note_markers.is_empty() {
            let markers: Vec<_> = self
                .note_markers
                .iter()
                .map(|(label, marker)| format!("{label}={}", escape_comma(marker)))
                .collect();
            lines.text("note_markers", &markers.join(", "));
        }
        [FENCE, "\n", &lines.out, FENCE, "\n"].concat()
    }

    /// Reads the front matter at the start of a text: with it, its length in bytes, the line's end
    /// after its second fence included, and what of it could not be read.
    ///
    /// `None` where the text has none, or none of Plenary's: without the key `plenary` it is a text
    /// like any other.
    ///
    /// ```
    /// use plenary::{format::markdown::FrontMatter, Code};
    /// assert!(FrontMatter::read("---\ntitle: Notes\n---\n").is_none());
    /// let text = "---\nplenary: \"1\"\nlanguage: &a en\n---\n";
    /// let (front_matter, _, diagnostics) = FrontMatter::read(text).unwrap();
    /// assert_eq!(front_matter.language, None);
    /// assert_eq!(diagnostics[0].code, Code::BadFrontMatter);
    /// assert_eq!(&text[diagnostics[0].span.unwrap().range()], "language: &a en");
    /// ```
    pub fn read(source: &str) -> Option<(Self, usize, Vec<Diagnostic>)> {
        let mut lines = Vec::new();
        let mut at = 0;
        for (i, line) in source.split_inclusive('\n').take(MOST_LINES).enumerate() {
            let words = line.trim_end();
            match (i, words == FENCE) {
                (0, true) => {}
                (0, false) => return None,
                (_, false) => lines.push((at, words)),
                (_, true) => {
                    let ours = lines
                        .iter()
                        .any(|(_, line)| key_of(line).is_some_and(|(key, _)| key == MARK.0));
                    return ours.then(|| {
                        let (front_matter, diagnostics) = Self::from_lines(&lines);
                        (front_matter, at + line.len(), diagnostics)
                    });
                }
            }
            at += line.len();
        }
        None
    }

    fn from_lines(lines: &[(usize, &str)]) -> (Self, Vec<Diagnostic>) {
        let mut front_matter = Self::default();
        let mut diagnostics = Vec::new();
        let mut seen = Vec::new();
        let mut inferred = None;
        for &(at, line) in lines {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let span = Span::new(at, at + line.len());
            let bad = |what: &str| {
                let message = format!("Front matter: {what}; the line was passed over.");
                Diagnostic::at(Code::BadFrontMatter, span, message)
            };
            let Some((key, value)) = key_of(line) else {
                diagnostics.push(bad("a line is no `key: value`"));
                continue;
            };
            if seen.contains(&key) {
                diagnostics.push(bad("a key stands twice"));
                continue;
            }
            seen.push(key);
            let Some(value) = scalar(value) else {
                diagnostics.push(bad("a value is neither a word nor a text in double quotes"));
                continue;
            };
            if key == "inferred" {
                inferred = Some((value, span));
            } else if front_matter.set(key, value).is_none() {
                diagnostics.push(bad("a key or its value is not known"));
            }
        }
        // Facts may stand after the list that names them.
        if let Some((names, span)) = inferred {
            for name in names.split(',').map(str::trim).filter(|n| !n.is_empty()) {
                if front_matter.infer(name).is_none() {
                    let message = format!(
                        "Front matter: '{name}' is said to be inferred, but it is not there."
                    );
                    diagnostics.push(Diagnostic::at(Code::BadFrontMatter, span, message));
                }
            }
        }
        diagnostics.sort_by_key(|d| d.span.map(Span::start));
        (front_matter, diagnostics)
    }

    /// Sets a value; `None` where the key is not known or the value does not fit it.
    fn set(&mut self, key: &str, value: String) -> Option<()> {
        let identity = &mut self.identity;
        match key {
            "plenary" => return (value == MARK.1).then_some(()),
            "language" => {
                self.language = Some(
                    Language::ALL
                        .into_iter()
                        .find(|language| language.alpha2() == value)?,
                );
            }
            "organ" => identity.organ = Some(Fact::printed(named(&Organ::ALL, &value)?)),
            "kind" => identity.kind = Some(Fact::printed(named(&Kind::ALL, &value)?)),
            "symbol" => identity.symbol = Some(Fact::printed(value.parse().ok()?)),
            "number" => identity.number = Some(Fact::printed(value)),
            "session" => identity.session = Some(Fact::printed(value.parse().ok()?)),
            "part" => identity.part = Some(value),
            "adopted" => identity.adopted = Some(Fact::printed(value.parse::<Date>().ok()?)),
            "adoption_lines" => {
                let places = value.split(',').map(|place| place.trim().parse().ok());
                self.adoption_lines = places.collect::<Option<_>>()?;
            }
            "note_markers" => self.note_markers = markers(&value)?,
            _ => return None,
        }
        Some(())
    }

    /// Marks a value as inferred; `None` where there is none of that name.
    fn infer(&mut self, name: &str) -> Option<()> {
        let identity = &mut self.identity;
        let flag = match name {
            "organ" => &mut identity.organ.as_mut()?.inferred,
            "kind" => &mut identity.kind.as_mut()?.inferred,
            "symbol" => &mut identity.symbol.as_mut()?.inferred,
            "number" => &mut identity.number.as_mut()?.inferred,
            "session" => &mut identity.session.as_mut()?.inferred,
            "adopted" => &mut identity.adopted.as_mut()?.inferred,
            _ => return None,
        };
        *flag = true;
        Some(())
    }
}

/// The lines so far, and the names of the facts that were inferred.
#[derive(Default)]
struct Lines {
    out: String,
    inferred: Vec<&'static str>,
}

impl Lines {
    fn fact<T>(&mut self, key: &'static str, fact: Option<&Fact<T>>, write: fn(&T) -> String) {
        if let Some(fact) = fact {
            let value = write(&fact.value);
            // A date and a name of ours are words in every YAML; all else is quoted, so that no
            // reader takes `72` for a number or `N` for a no.
            if matches!(key, "organ" | "kind" | "adopted") {
                self.word(key, &value);
            } else {
                self.text(key, &value);
            }
            if fact.inferred {
                self.inferred.push(key);
            }
        }
    }

    fn word(&mut self, key: &str, value: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{key}: {value}");
    }

    fn text(&mut self, key: &str, value: &str) {
        let mut quoted = String::from("\"");
        for c in value.chars() {
            match c {
                '"' | '\\' => quoted.extend(['\\', c]),
                c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                    let _ = write!(quoted, "\\u{:04x}", u32::from(c));
                }
                c => quoted.push(c),
            }
        }
        quoted.push('"');
        self.word(key, &quoted);
    }
}

/// The name that a value of the model has in every format.
fn name(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The value that has a name.
fn named<T: Copy + Serialize>(all: &[T], wanted: &str) -> Option<T> {
    all.iter().copied().find(|value| name(*value) == wanted)
}

/// Splits `key: value`.
fn key_of(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(": ")?;
    let fits = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    fits.then(|| (key, value.trim()))
}

/// A word as it stands, or a text in double quotes without them.
fn scalar(value: &str) -> Option<String> {
    let Some(quoted) = value.strip_prefix('"') else {
        let word = !value.is_empty()
            && value
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'/' | b'.'));
        return word.then(|| value.to_owned());
    };
    let mut text = String::with_capacity(quoted.len());
    let mut chars = quoted.chars();
    loop {
        match chars.next()? {
            '"' => return chars.as_str().is_empty().then_some(text),
            '\\' => match chars.next()? {
                c @ ('"' | '\\') => text.push(c),
                'u' => {
                    let digits = chars.as_str().get(..4)?;
                    text.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
                    chars = chars.as_str()[4..].chars();
                }
                _ => return None,
            },
            c => text.push(c),
        }
    }
}

/// A comma in a sign would end it.
fn escape_comma(marker: &str) -> String {
    marker.replace('\\', "\\\\").replace(',', "\\,")
}

/// Reads `3=*, 4=**`.
fn markers(list: &str) -> Option<Vec<(u32, String)>> {
    let mut markers = Vec::new();
    let mut chars = list.chars().peekable();
    while chars.peek().is_some() {
        let mut label = String::new();
        loop {
            match chars.next()? {
                '=' => break,
                c => label.push(c),
            }
        }
        let mut marker = String::new();
        while let Some(c) = chars.next() {
            match c {
                ',' => break,
                '\\' => marker.push(chars.next()?),
                c => marker.push(c),
            }
        }
        markers.push((label.trim().parse().ok()?, marker));
    }
    Some(markers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SessionNumber;

    #[test]
    fn everything_round_trips() {
        let front_matter = FrontMatter {
            language: Some(Language::Arabic),
            identity: Identity {
                organ: Some(Fact::inferred(Organ::HumanRightsCouncil)),
                kind: Some(Fact::printed(Kind::DraftDecision)),
                number: Some(Fact::printed("a \"quoted\" \\ number\n".into())),
                symbol: Some(Fact::printed("S/RES/2723 (2024)".parse().unwrap())),
                session: Some(Fact::inferred(SessionNumber::Special(32))),
                adopted: Some(Fact::inferred(Date::new(2017, 12, 4).unwrap())),
                part: Some("N".into()),
            },
            adoption_lines: vec![4, 11],
            note_markers: vec![(1, "*".into()), (2, ",=\\".into()), (3, String::new())],
        };
        let text = front_matter.write() + "\n# Title\n";
        let (again, length, diagnostics) = FrontMatter::read(&text).unwrap();
        assert_eq!(diagnostics, []);
        assert_eq!(again, front_matter);
        assert_eq!(&text[length..], "\n# Title\n");
    }

    #[test]
    fn other_front_matter_is_text() {
        for text in [
            "",
            "---",
            "---\nplenary: \"1\"\n",
            "---\ntitle: x\n---\n",
            " ---\nplenary: \"1\"\n---\n",
            "# T\n---\nplenary: \"1\"\n---\n",
        ] {
            assert!(FrontMatter::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for line in [
            "language: *alias",
            "language: en # comment",
            "language: de",
            "symbol: nothing",
            "adopted: 2017-02-30",
            "unknown: x",
            "nested:",
            "  number: \"1\"",
            "number: \"1",
            "number: \"\\x\"",
            "inferred: \"symbol\"",
            "note_markers: \"x=1\"",
            "plenary: \"1\"",
        ] {
            let text = format!("---\nplenary: \"1\"\n{line}\n---\n");
            let (front_matter, length, diagnostics) = FrontMatter::read(&text).unwrap();
            assert_eq!(diagnostics.len(), 1, "{line}");
            assert_eq!(&text[diagnostics[0].span.unwrap().range()], line);
            assert_eq!(length, text.len());
            assert_eq!(front_matter, FrontMatter::default(), "{line}");
        }
    }

    #[test]
    fn line_ends_of_windows() {
        let text = "---\r\nplenary: \"1\"\r\nlanguage: fr\r\n---\r\nText";
        let (front_matter, length, _) = FrontMatter::read(text).unwrap();
        assert_eq!(front_matter.language, Some(Language::French));
        assert_eq!(&text[length..], "Text");
    }
}
