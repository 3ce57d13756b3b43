//! The shapes that the UN prints, each written in six languages: `tests/shapes/*.txt` holds the
//! structure that is expected, then the six texts. All give that structure, as a good converter leaves
//! them, without marking, as pandoc writes them, and with the paper's furniture between and within
//! their paragraphs (`¶` is where a page may end).

use plenary::{Language, Options, inspect};
use std::fmt::Write as _;
use std::fs;

/// Where a dialect leaves nothing to tell a structure by.
const EXCEPTIONS: [(&str, Dialect, &str); 1] = [(
    "stars",
    Dialect::Plain,
    "bare letters behind words are no calls",
)];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    Marked,
    Plain,
    Pandoc,
    Paper,
}

const DIALECTS: [Dialect; 4] = [
    Dialect::Marked,
    Dialect::Plain,
    Dialect::Pandoc,
    Dialect::Paper,
];

impl Dialect {
    /// The text as this dialect has it.
    fn write(self, text: &str) -> String {
        let whole = text.replace('¶', "");
        match self {
            Self::Marked => whole,
            Self::Plain => plain(&whole),
            Self::Pandoc => pandoc(&whole),
            Self::Paper => paper(text),
        }
    }
}

/// No headings, no emphasis, bare numbers of notes.
fn plain(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim_start_matches('#').trim_start();
        let line = calls(line, |_, sign| sign.to_owned());
        let line = line.replace("\\*", "\u{1}").replace('*', "");
        line.replace('\u{1}', "\\*") + "\n"
    });
    lines.collect()
}

/// Numbers and brackets escaped, notes as Markdown has them.
fn pandoc(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let line = match (line[digits..].strip_prefix(". "), line.strip_prefix('(')) {
            (Some(rest), _) if digits > 0 => format!("{}\\. {rest}", &line[..digits]),
            (_, Some(rest)) if rest.contains(") ") => {
                format!("\\({}", rest.replacen(") ", "\\) ", 1))
            }
            _ => line.to_owned(),
        };
        let line = calls(&line, |at, sign| {
            let is_number = sign.bytes().all(|c| c.is_ascii_digit());
            match (is_number, at) {
                (true, 0) => format!("[^{sign}]:"),
                (true, _) => format!("[^{sign}]"),
                (false, _) => format!("<sup>{sign}</sup>"),
            }
        });
        line + "\n"
    });
    lines.collect()
}

/// Page numbers, job numbers and running heads after each six blocks, and where a page may end.
fn paper(text: &str) -> String {
    let symbol = text.split_whitespace().find(|word| word.contains("/RES/"));
    let symbol = symbol.unwrap_or_default();
    let year = text.split_once(symbol).and_then(|(_, rest)| {
        let year = rest.trim_start().strip_prefix('(')?.split(')').next()?;
        (year.len() == 4).then(|| format!(" ({year})"))
    });
    let head = symbol.to_owned() + &year.unwrap_or_default();
    let torn = text.replace('¶', &format!("\n\n17-21774 1/6\n\n{head}\n\n"));
    let mut out = String::new();
    let blocks: Vec<&str> = torn.split("\n\n").collect();
    for (at, block) in blocks.iter().enumerate() {
        write!(out, "{block}\n\n").unwrap();
        if at % 6 == 5 && at + 1 < blocks.len() {
            write!(out, "{}/9\n\n17-21774\n\n{head}\n\n", at / 6 + 2).unwrap();
        }
    }
    out
}

/// Writes each raised sign anew, from its place in the line and its letters without brackets.
fn calls(line: &str, write: impl Fn(usize, &str) -> String) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once("<sup>") {
        let (sign, after) = behind.split_once("</sup>").expect("a raised sign ends");
        out.push_str(before);
        let sign = write(out.len(), sign.trim_matches(['(', ')']));
        out.push_str(&sign);
        rest = after;
    }
    out + rest
}

/// Identity, addresses above the paragraph, meetings, notes: each line without its words. The lines
/// before the title differ: a language may print what another leaves out.
fn structure(text: &str) -> String {
    const VALUES: [&str; 8] = [
        "organ",
        "kind",
        "number",
        "symbol",
        "session",
        "adopted",
        "part",
        "conclusions",
    ];
    const LEFT_OUT: [&str; 7] = [
        "title", "preamble", "body", "line", "text", "notes", "count",
    ];
    let mut out = String::new();
    let mut front = None;
    for line in inspect::model(text, &Options::default()).lines() {
        let depth = line.len() - line.trim_start().len();
        let name = line.trim_start().split("  ").next().unwrap_or_default();
        if front.is_some_and(|front| depth > front) {
            continue;
        }
        front = (name == "masthead").then_some(depth);
        if VALUES.contains(&name) {
            writeln!(out, "{}", line.trim()).unwrap();
        } else if front.is_none() && !LEFT_OUT.contains(&name) {
            writeln!(out, "{name}").unwrap();
        }
    }
    out
}

#[test]
fn a_shape_is_the_same_in_six_languages_and_four_dialects() {
    let (mut wrong, mut shapes) = (String::new(), 0);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/shapes");
    for entry in fs::read_dir(folder).expect("the folder of shapes") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(&path).expect("a text");
        let mut sections = text.split("=== ");
        let expected = sections.next().unwrap_or_default();
        let mut languages = 0;
        for section in sections {
            let (code, source) = section.split_once('\n').expect("a language and a text");
            let language: Language = code.parse().expect("a language");
            for dialect in DIALECTS {
                let mut excepted = EXCEPTIONS.iter();
                let source = dialect.write(source);
                let found = structure(&source);
                let told = inspect::model(&source, &Options::default());
                let is_told = told.starts_with(&format!("resolution  {}\n", language.alpha2()));
                let is_right = is_told && found == expected;
                let is_excepted = excepted.any(|e| (e.0, e.1) == (&*name, dialect));
                if is_right == is_excepted {
                    writeln!(wrong, "{name} {code} {dialect:?}:\n{found}").unwrap();
                }
            }
            languages += 1;
        }
        assert_eq!(languages, 6, "{name}");
        shapes += 1;
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(shapes > 20, "{shapes} shapes");
}
