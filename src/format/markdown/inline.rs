//! Running text as Markdown, on one line.

use super::escape::{Around, Spot, escape};
use super::notes::Notes;
use crate::frbr;
use crate::model::{Inline, Text};

/// Where a text is to stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// At the start of a block.
    Block,
    /// In a block after something that stands before it on the line.
    Within,
    /// In a heading.
    Heading,
    /// In a cell of a pipe table.
    Cell,
}

/// Emphasis of two strengths: what Markdown writes with signs on both sides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrap {
    Emphasis,
    Strong,
}

/// A text as a flat row of pieces, so that each run of words knows what stands beside it: dates are
/// no markup, and their words join those around them.
enum Piece {
    Words(String),
    Open(Wrap),
    Close(Wrap),
    /// Markup that is written as it stands.
    Markup(String),
    /// The words of a link begin.
    OpenLink,
    /// The words of a link end, with its target.
    CloseLink(String),
}

/// Adds a text to a line; the notes it calls go to `notes`.
pub(super) fn write<'a>(text: &'a Text, place: Place, notes: &mut Notes<'a>, out: &mut String) {
    let mut pieces = Vec::new();
    flatten(text, notes, false, &mut pieces);
    trim(&mut pieces);
    write_pieces(&pieces, place, out);
}

fn flatten<'a>(text: &'a Text, notes: &mut Notes<'a>, in_link: bool, pieces: &mut Vec<Piece>) {
    for inline in text.inlines() {
        match inline {
            Inline::Text(words) => push_words(words, pieces),
            Inline::Emphasis(text) | Inline::Opener(text) => {
                wrap(text, Wrap::Emphasis, notes, in_link, pieces);
            }
            Inline::Strong(text) => wrap(text, Wrap::Strong, notes, in_link, pieces),
            Inline::Superscript(text) => tagged(text, "sup", notes, in_link, pieces),
            Inline::Subscript(text) => tagged(text, "sub", notes, in_link, pieces),
            // A link in a link is none, in Markdown as on the page.
            Inline::Link(link) if !in_link => {
                pieces.push(Piece::OpenLink);
                flatten(&link.content, notes, true, pieces);
                pieces.push(Piece::CloseLink(link.target.clone()));
            }
            Inline::Link(link) => flatten(&link.content, notes, true, pieces),
            Inline::Image(image) => {
                let mut markup = String::from("![");
                let around = Around {
                    in_link: true,
                    ..Around::default()
                };
                escape(&image.alternative, around, &mut markup);
                markup.push_str("](");
                write_target(&image.target, &mut markup);
                markup.push(')');
                pieces.push(Piece::Markup(markup));
            }
            Inline::Note(note) => pieces.push(Piece::Markup(notes.call(note))),
            Inline::NoteCall(call) => pieces.push(Piece::Markup(notes.call_again(call))),
            Inline::Reference(reference) => match reference.symbol() {
                Some(symbol) if !in_link => {
                    pieces.push(Piece::OpenLink);
                    flatten(&reference.content, notes, true, pieces);
                    pieces.push(Piece::CloseLink(frbr::page(symbol)));
                }
                // A link holds no link; what has no address is told by its words.
                _ => flatten(&reference.content, notes, in_link, pieces),
            },
            Inline::Date(date) => flatten(&date.content, notes, in_link, pieces),
            Inline::Mention(mention) => flatten(&mention.content, notes, in_link, pieces),
            Inline::Break => pieces.push(Piece::Markup("<br>".to_owned())),
        }
    }
}

fn push_words(words: &str, pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        _ if words.is_empty() => {}
        Some(Piece::Words(before)) => before.push_str(words),
        _ => pieces.push(Piece::Words(words.to_owned())),
    }
}

fn tagged<'a>(
    text: &'a Text,
    name: &str,
    notes: &mut Notes<'a>,
    in_link: bool,
    pieces: &mut Vec<Piece>,
) {
    pieces.push(Piece::Markup(format!("<{name}>")));
    flatten(text, notes, in_link, pieces);
    pieces.push(Piece::Markup(format!("</{name}>")));
}

/// Blanks at the edges of emphasis stand outside it: inside they would undo it.
fn wrap<'a>(
    text: &'a Text,
    wrap: Wrap,
    notes: &mut Notes<'a>,
    in_link: bool,
    pieces: &mut Vec<Piece>,
) {
    let mut inner = Vec::new();
    flatten(text, notes, in_link, &mut inner);
    let mut before = String::new();
    if let Some(Piece::Words(words)) = inner.first_mut() {
        let blanks = words.len() - words.trim_start().len();
        before = words.drain(..blanks).collect();
    }
    let mut after = String::new();
    if let Some(Piece::Words(words)) = inner.last_mut() {
        after = words.split_off(words.trim_end().len());
    }
    inner.retain(|piece| !matches!(piece, Piece::Words(words) if words.is_empty()));
    push_words(&before, pieces);
    if !inner.is_empty() {
        pieces.push(Piece::Open(wrap));
        pieces.append(&mut inner);
        pieces.push(Piece::Close(wrap));
    }
    push_words(&after, pieces);
}

/// Blanks at the edges of a block mean nothing.
fn trim(pieces: &mut Vec<Piece>) {
    if let Some(Piece::Words(words)) = pieces.first_mut() {
        let blanks = words.len() - words.trim_start().len();
        words.drain(..blanks);
    }
    if let Some(Piece::Words(words)) = pieces.last_mut() {
        words.truncate(words.trim_end().len());
    }
    pieces.retain(|piece| !matches!(piece, Piece::Words(words) if words.is_empty()));
}

fn write_pieces(pieces: &[Piece], place: Place, out: &mut String) {
    // What is open, with whether it was opened by a tag.
    let mut open: Vec<(Wrap, bool)> = Vec::new();
    let mut in_link = false;
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Words(words) => {
                let spot = match place {
                    Place::Block if i == 0 => Spot::BlockStart,
                    Place::Heading if i + 1 == pieces.len() => Spot::HeadingEnd,
                    Place::Cell => Spot::Cell,
                    Place::Block | Place::Within | Place::Heading => Spot::Within,
                };
                let around = Around {
                    spot,
                    in_link,
                    next: pieces.get(i + 1).and_then(first_char),
                };
                escape(words, around, out);
            }
            Piece::Open(wrap) => {
                // Two signs side by side run into one another: there, a tag.
                let beside = i > 0 && matches!(pieces[i - 1], Piece::Open(_) | Piece::Close(_));
                let by_tag = beside || open.iter().any(|(around, _)| around == wrap);
                open.push((*wrap, by_tag));
                out.push_str(sign(*wrap, by_tag, false));
            }
            Piece::Close(wrap) => {
                let by_tag = open.pop().is_some_and(|(_, by_tag)| by_tag);
                out.push_str(sign(*wrap, by_tag, true));
            }
            Piece::Markup(markup) => out.push_str(markup),
            Piece::OpenLink => {
                in_link = true;
                out.push('[');
            }
            Piece::CloseLink(target) => {
                in_link = false;
                out.push_str("](");
                write_target(target, out);
                out.push(')');
            }
        }
    }
}

fn sign(wrap: Wrap, by_tag: bool, closes: bool) -> &'static str {
    match (wrap, by_tag, closes) {
        (Wrap::Emphasis, false, _) => "*",
        (Wrap::Strong, false, _) => "**",
        (Wrap::Emphasis, true, false) => "<em>",
        (Wrap::Emphasis, true, true) => "</em>",
        (Wrap::Strong, true, false) => "<strong>",
        (Wrap::Strong, true, true) => "</strong>",
    }
}

fn first_char(piece: &Piece) -> Option<char> {
    match piece {
        Piece::Words(words) => words.chars().next(),
        Piece::Open(_) | Piece::Close(_) => Some('*'),
        Piece::Markup(markup) => markup.chars().next(),
        Piece::OpenLink => Some('['),
        Piece::CloseLink(_) => Some(']'),
    }
}

/// The target of a link or picture; in angle brackets where it holds blanks or brackets.
fn write_target(target: &str, out: &mut String) {
    let plain = !target.is_empty()
        && !target
            .contains(|c: char| c.is_whitespace() || c.is_control() || "()<>\\|&".contains(c));
    if plain {
        out.push_str(target);
        return;
    }
    out.push('<');
    for c in target.chars() {
        match c {
            '<' | '>' | '\\' | '|' | '&' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, DatePhrase, Link, Reference};

    fn markdown(inlines: Vec<Inline>) -> String {
        let (text, mut out) = (Text::new(inlines), String::new());
        write(&text, Place::Block, &mut Notes::default(), &mut out);
        out
    }

    #[test]
    fn signs_and_tags() {
        let strong = |words: &str| Inline::Strong(words.into());
        let emphasis = |words: &str| Inline::Emphasis(words.into());
        assert_eq!(
            markdown(vec![emphasis("Recalling "), "its".into()]),
            "*Recalling* its"
        );
        assert_eq!(
            markdown(vec![emphasis("a"), strong("b")]),
            "*a*<strong>b</strong>"
        );
        let nested = Text::new(vec![strong("a"), " b".into()]);
        assert_eq!(
            markdown(vec![Inline::Emphasis(nested)]),
            "*<strong>a</strong> b*"
        );
        let nested = Text::new(vec!["a ".into(), strong("b")]);
        assert_eq!(markdown(vec![Inline::Emphasis(nested)]), "*a **b***");
        let nested = Text::new(vec!["a ".into(), emphasis("b")]);
        assert_eq!(markdown(vec![Inline::Emphasis(nested)]), "*a <em>b</em>*");
        assert_eq!(markdown(vec![emphasis(" ")]), "");
    }

    #[test]
    fn words_join_over_what_is_no_markup() {
        let date = Inline::Date(DatePhrase {
            date: Date::new(2016, 12, 5).unwrap(),
            content: "5.".into(),
        });
        assert_eq!(markdown(vec![date, "x".into()]), "5.x");
    }

    #[test]
    fn citations_are_links() {
        let reference = |symbol: &str, words: &str| {
            Inline::Reference(Reference::to(symbol.parse().unwrap(), None, words.into()))
        };
        let report = reference("A/72/409", "A/72/409");
        assert_eq!(
            markdown(vec!["[on the report (".into(), report, ")]".into()]),
            "[on the report ([A/72/409](https://undocs.org/A/72/409))]"
        );
        let council = reference("S/RES/2723 (2024)", "resolution 2723 (2024)");
        assert_eq!(
            markdown(vec![council]),
            "[resolution 2723 (2024)](<https://undocs.org/S/RES/2723(2024)>)"
        );
    }

    #[test]
    fn links() {
        let link = |target: &str| {
            Inline::Link(Link {
                target: target.into(),
                content: "a [b]".into(),
            })
        };
        assert_eq!(
            markdown(vec!["see!".into(), link("https://un.org/a_b")]),
            r"see\![a \[b\]](https://un.org/a_b)"
        );
        assert_eq!(markdown(vec![link("a (b)")]), r"[a \[b\]](<a (b)>)");
        assert_eq!(markdown(vec![link("")]), r"[a \[b\]](<>)");
    }
}
