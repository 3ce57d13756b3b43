//! Reading the program's own source: its code without comments and tests, its strings, its paths.

// Each test that reads sources uses its own part of this.
#![allow(dead_code)]

use std::path::{Path, PathBuf};

/// The root of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every `.rs` file below a folder of the package, sorted, as paths below the package.
pub(crate) fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path.strip_prefix(root()).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// A file of the program without comments and without what stands under `#[cfg(test)]`.
pub(crate) struct Source {
    /// Names and signs, in order; a string is the token `""`.
    pub(crate) tokens: Vec<String>,
    /// The contents of strings, escapes not resolved.
    pub(crate) strings: Vec<String>,
}

/// Reads a file of the package.
pub(crate) fn read(path: &Path) -> Source {
    let text = std::fs::read_to_string(root().join(path)).unwrap();
    let mut tokens = Vec::new();
    let mut strings = Vec::new();
    let lexed = without_tests(&lex(&text));
    for token in lexed {
        match token {
            Token::Code(code) => tokens.push(code),
            Token::Text(text) => {
                tokens.push("\"\"".to_owned());
                strings.push(text);
            }
        }
    }
    Source { tokens, strings }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Code(String),
    Text(String),
}

fn lex(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if let Some(length) = raw_string(rest) {
            tokens.push(Token::Text(rest[..length].to_owned()));
            length
        } else if c == '"' {
            let length = quoted(rest, '"').unwrap_or(rest.len());
            tokens.push(Token::Text(rest[1..length - 1].to_owned()));
            length
        } else if c == '\'' {
            // A single character is a sign, no word: neither it nor a lifetime's tick is kept.
            character(rest).unwrap_or(1)
        } else if c.is_alphanumeric() || c == '_' {
            let length = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            tokens.push(Token::Code(rest[..length].to_owned()));
            length
        } else {
            if !c.is_whitespace() {
                tokens.push(Token::Code(c.to_string()));
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of a raw string that stands here.
fn raw_string(text: &str) -> Option<usize> {
    let body = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    let inside = body[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = inside.find(&close)?;
    Some(text.len() - inside.len() + end + close.len())
}

/// The length of a quoted text that stands here, quotes counted.
fn quoted(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return Some(at + c.len_utf8());
        }
    }
    None
}

/// The length of a character that stands here, if it is one and no lifetime.
fn character(text: &str) -> Option<usize> {
    let mut chars = text.chars().skip(1);
    let (first, second) = (chars.next()?, chars.next()?);
    (first == '\\' || second == '\'')
        .then(|| quoted(text, '\''))
        .flatten()
}

fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"].map(|t| Token::Code(t.to_owned()));
    let code = |at: usize| match tokens.get(at) {
        Some(Token::Code(code)) => code.as_str(),
        _ => "",
    };
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at..].starts_with(&mark) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += mark.len();
        let mut depth = 0;
        while at < tokens.len() {
            match code(at) {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            let ends = depth == 0 && matches!(code(at), "}" | ";");
            at += 1;
            if ends {
                break;
            }
        }
    }
    kept
}

/// Every path that begins with one of `starts`, groups unfolded: `use crate::{a::B, c}` gives
/// `crate::a::B` and `crate::c`.
pub(crate) fn paths(tokens: &[String], starts: &[&str]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = at == 0 || tokens[at - 1] != ":";
        if begins && starts.contains(&tokens[at].as_str()) && is(tokens, at + 1, "::") {
            at = path(tokens, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

fn is(tokens: &[String], at: usize, sign: &str) -> bool {
    sign.chars()
        .enumerate()
        .all(|(i, c)| tokens.get(at + i).is_some_and(|t| t.chars().eq([c])))
}

/// Reads the path at `at`; gives the place after it.
fn path(
    tokens: &[String],
    mut at: usize,
    before: &[String],
    found: &mut Vec<Vec<String>>,
) -> usize {
    let mut so_far = before.to_vec();
    loop {
        if is(tokens, at, "{") {
            at += 1;
            while at < tokens.len() && !is(tokens, at, "}") {
                if is(tokens, at, ",") {
                    at += 1;
                } else {
                    at = path(tokens, at, &so_far, found);
                }
            }
            return at + 1;
        }
        let Some(name) = tokens.get(at) else {
            return at;
        };
        so_far.push(name.clone());
        at += 1;
        if !is(tokens, at, "::") {
            break;
        }
        at += 2;
    }
    found.push(so_far);
    // A new name for what is used is no path.
    if is_name(tokens, at, "as") {
        at + 2
    } else {
        at
    }
}

fn is_name(tokens: &[String], at: usize, name: &str) -> bool {
    tokens.get(at).is_some_and(|t| t == name)
}
