//! HTML as converters leave it in Markdown: one tag at a time.

use memchr::{memchr, memchr3};

/// Longest tag that is looked for, in bytes.
const LONGEST: usize = 4096;

/// What a tag is to a page of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A block without a meaning of its own.
    Block,
    /// A heading of a level.
    Heading(u8),
    /// `<hr>`.
    Rule,
    /// `<li>`.
    Item,
    Table,
    /// `<caption>`.
    Caption,
    /// `<thead>`.
    Head,
    Row,
    Cell,
    HeadCell,
    Break,
    Superscript,
    Subscript,
    Strong,
    Emphasis,
    Anchor,
    Image,
    /// Marking without a meaning of its own.
    Inline,
}

/// A tag of HTML.
#[derive(Clone, Copy, Debug)]
pub(super) struct Html {
    pub(super) name: Name,
    pub(super) closing: bool,
    /// The byte after its `>`.
    pub(super) end: usize,
}

impl Name {
    /// Whether it begins a block outside of a table.
    pub(super) fn is_block(self) -> bool {
        matches!(
            self,
            Self::Block | Self::Heading(_) | Self::Rule | Self::Item | Self::Caption
        )
    }

    fn of(name: &[u8]) -> Option<Self> {
        let mut lower = [0; 12];
        let lower = lower.get_mut(..name.len())?;
        lower.copy_from_slice(name);
        lower.make_ascii_lowercase();
        Some(match &*lower {
            b"p" | b"div" | b"blockquote" | b"section" | b"article" | b"ol" | b"ul" | b"dl"
            | b"dt" | b"dd" | b"center" | b"header" | b"footer" | b"main" | b"nav" | b"aside"
            | b"pre" | b"html" | b"body" | b"head" | b"figure" | b"figcaption" | b"address" => {
                Self::Block
            }
            b"tbody" | b"tfoot" | b"colgroup" | b"col" => Self::Block,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"hr" => Self::Rule,
            b"li" => Self::Item,
            b"table" => Self::Table,
            b"caption" => Self::Caption,
            b"thead" => Self::Head,
            b"tr" => Self::Row,
            b"td" => Self::Cell,
            b"th" => Self::HeadCell,
            b"br" => Self::Break,
            b"sup" => Self::Superscript,
            b"sub" => Self::Subscript,
            b"b" | b"strong" => Self::Strong,
            b"i" | b"em" | b"cite" => Self::Emphasis,
            b"a" => Self::Anchor,
            b"img" => Self::Image,
            b"u" | b"s" | b"span" | b"del" | b"ins" | b"small" | b"big" | b"font" | b"tt"
            | b"code" | b"kbd" | b"mark" | b"q" | b"abbr" | b"wbr" | b"bdi" | b"bdo" | b"label"
            | b"o" => Self::Inline,
            _ => return None,
        })
    }
}

/// Reads the tag at `at`, where a `<` stands; `None` where it is none that HTML knows.
pub(super) fn read(source: &[u8], at: usize) -> Option<Html> {
    let closing = source.get(at + 1) == Some(&b'/');
    let from = at + 1 + usize::from(closing);
    let length = source[from.min(source.len())..]
        .iter()
        .take(12)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let name = Name::of(&source[from..from + length])?;
    let rest = from + length;
    if !matches!(
        source.get(rest)?,
        b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r' | b':'
    ) {
        return None;
    }
    let window = &source[..source.len().min(rest + LONGEST)];
    let mut next = rest;
    loop {
        next += memchr3(b'>', b'<', b'"', &window[next..])?;
        match window[next] {
            b'>' => {
                let end = next + 1;
                return Some(Html { name, closing, end });
            }
            b'"' => next += memchr(b'"', &window[next + 1..])? + 2,
            _ => return None,
        }
    }
}

/// The value of an attribute of a tag, as it stands.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut from = 0;
    while let Some(found) = tag[from..].find(name) {
        let at = from + found;
        from = at + name.len();
        let starts = tag[..at].ends_with(|c: char| c.is_ascii_whitespace());
        let Some(value) = tag[from..].trim_start().strip_prefix('=') else {
            continue;
        };
        if starts {
            let value = value.trim_start();
            let quote = value.chars().next().filter(|&c| c == '"' || c == '\'');
            return Some(match quote {
                Some(quote) => value[1..].split(quote).next().unwrap_or_default(),
                None => value
                    .split(|c: char| c.is_ascii_whitespace() || c == '>')
                    .next()
                    .unwrap_or_default(),
            });
        }
    }
    None
}
