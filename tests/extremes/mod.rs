//! Texts that no person wrote, each of any size: what makes a reader slow, large or fall over.

// Each test uses its own part of this.
#![allow(dead_code)]

use std::fmt::Write as _;

/// A kind of text: its name, and how it is made in about so many bytes.
pub(crate) type Extreme = (&'static str, fn(usize) -> String);

/// The yardstick: paragraphs as they are printed.
pub(crate) fn plain(size: usize) -> String {
    filled(size, |at| {
        format!(
            "{at}. *Requests* the Member States to keep their lighthouses in good repair, and to \
             report on what was done in the year before;\n\n"
        )
    })
}

/// Pieces, counted from 1, until there are so many bytes.
fn filled(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 200);
    for at in 1.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&piece(at));
    }
    text
}

fn again(size: usize, piece: &str) -> String {
    piece.repeat(size.div_ceil(piece.len()))
}

/// A resolution with its head, so that what follows stands in a body.
fn within(size: usize, piece: impl Fn(usize) -> String) -> String {
    "# 72/1. Lamps\n\n*The General Assembly*,\n\n".to_owned() + &filled(size, piece)
}

/// `depth` and `size` are one here: what nests by a byte a level.
macro_rules! repeated {
    ($($name:literal => $piece:expr),* $(,)?) => {
        &[$(($name, |size| again(size, $piece))),*]
    };
}

/// One piece, over and over.
pub(crate) const REPEATED: &[Extreme] = repeated! {
    "one line of words" => "words that never end ",
    "one line of one letter" => "a",
    "one line of Chinese" => "大会重申其决议",
    "one line of Arabic" => "إن الجمعية العامة ",
    "one line of marked words" => "**bold** *and* ",
    "one line of commas" => ", ",
    "blanks" => " ",
    "line ends" => "\n",
    "blank lines" => "a\n\n",
    "lines" => "a\n",
    "hard breaks" => "a  \n",
    "hard breaks after clauses" => "a lamp;  \n",
    "lines that end like clauses" => "and the lamps;\n",
    "lines in bold that end like clauses" => "**and** lamps;\n",
    "numbered lines in one paragraph" => "and\n2. Decides;\n",
    "quotes" => ">",
    "lists in lists" => "- ",
    "numbers in numbers" => "1. ",
    "columns" => "| a ",
    "rows" => "| a | b |\n|---|---|\n",
    "bold unclosed" => "**a ",
    "italics unclosed" => "*a ",
    "underscores unclosed" => "_a",
    "brackets unclosed" => "[",
    "images unclosed" => "![a](",
    "parentheses unclosed" => "(",
    "parentheses closed" => ")",
    "code unclosed" => "`a",
    "tags unclosed" => "<b>",
    "marks of two kinds unclosed" => "**[(<b>`~~",
    "tables unclosed" => "<table><tr><td>",
    "cells" => "<td>a</td>",
    "superscripts unclosed" => "<sup>",
    "superscripts" => "a<sup>1</sup> ",
    "comments unclosed" => "<!-- ",
    "addresses" => "<!-- #para_1 -->\n",
    "quotation marks unclosed" => "“a ",
    "guillemets unclosed" => "« ",
    "straight quotation marks" => "\"",
    "apostrophes" => "'a ",
    "backslashes" => "\\",
    "ampersands" => "&amp",
    "entities" => "&#1;",
    "headings" => "# a\n\n",
    "underlined headings" => "a\n===\n\n",
    "rules" => "---\n\n",
    "fences" => "```\n",
    "front matter" => "---\na: b\n",
    "controls" => "\u{1}\u{2}\u{7}\u{1b}",
    "NUL" => "\0",
    "U+FFFE" => "\u{fffe}",
    "U+FEFF" => "\u{feff}",
    "carriage returns" => "\r",
    "next lines" => "\u{85}a",
    "zero width" => "\u{200b}\u{200d}",
    "right to left marks" => "\u{202e}\u{202b}\u{2067}",
    "combining marks" => "\u{301}",
    "ligatures that unfold" => "\u{fdfa}",
    "soft hyphens" => "a\u{ad}b",
    "hyphens at line ends" => "lamp-\nlight\n",
    "tabulators" => "\t",
    "dots" => ".",
    "dashes" => "—",
    "digits" => "1",
    "letters of numbers" => "M",
    "Chinese numbers" => "一",
    "Arabic digits" => "٣",
    "slashes" => "A/RES/",
    "numbers with slashes" => "1/1/",
    "resolutions" => "resolution 71/48 of 23 December 2016, ",
    "resolutions in a list" => "71/48 and ",
    "resolutions in Chinese" => "2016年12月5日第71/48号决议、",
    "resolutions in Russian" => "резолюцию 71/48 от 23 декабря 2016 года и ",
    "paragraphs of resolutions" => "paragraphs 1 to 4294967295 of resolution 71/48 and ",
    "lists of numbers" => "paragraphs 1, 2, 3, 4, ",
    "symbols" => "A/72/409/Add.1 ",
    "dates" => "1 January 2020 ",
    "goals" => "Goal 5, target 5.1 ",
    "links" => "[a](https://undocs.org/A/RES/71/48) ",
    "bare addresses" => "https://undocs.org/A/RES/71/48 ",
    "calls of no note" => "a[^1] ",
    "texts of no call" => "[^1]: a\n\n",
    "notes in notes" => "[^1]: a[^1]\n",
    "signs of notes" => "a¹ ",
    "notes under the text" => "¹ A note.\n\n",
    "back links" => "a [↩](#fnref1)\n\n",
    "page numbers" => "- 2 -\n\n",
    "pages" => "A/RES/72/57\n\nPage 2\n\n",
    "pages within a sentence" => "and the\n\n17-12345\n\n2/4\n\n",
    "organs" => "*The General Assembly*,\n\n",
    "titles" => "# 72/57. Lamps\n\n",
    "resolutions one after the other" => "**72/57. Lamps**\n\n*The General Assembly*,\n\n1. *Decides* to rest.\n\n",
    "adoptions" => "Resolution adopted by the General Assembly on 4 December 2017\n\n",
    "meetings" => "*62nd plenary meeting*\n*4 December 2017*\n\n",
    "annexes" => "Annex\n\n",
    "numbered annexes" => "Annex I\n\nLamps\n\n",
    "sections" => "Section I\n\n",
    "parts" => "A\n\n",
    "one number" => "1. a\n\n",
    "one point" => "(a) a\n\n",
    "points that alternate" => "(a) a\n\n(i) b\n\n",
    "points in one line" => "(a) x (b) y (c) z ",
    "openers" => "Recalling Recalling ",
    "recitals" => "Recalling also its resolution 71/48,\n\n",
    "requests" => "1. Requests the Secretary-General to report to the General Assembly at its seventy-third session;\n\n",
    "requests in one line" => "requests the Secretary-General to report and requests ",
    "votes" => "In favour: Albania, Algeria, ",
    "drafts" => "A/C.1/72/L.56\n\n",
};

/// What counts, or opens what it closes.
pub(crate) const COUNTED: &[Extreme] = &[
    ("paragraphs", plain),
    ("notes", |size| {
        let calls = filled(size / 2, |at| format!("word[^{at}] "));
        let texts = filled(size / 2, |at| format!("[^{at}]: A note.\n"));
        format!("{calls}\n\n{texts}")
    }),
    ("notes by their signs", |size| {
        filled(size, |at| {
            format!("Recalling<sup>{at}</sup> the lamps,\n\n<sup>{at}</sup> A note.\n\n")
        })
    }),
    ("notes at the end by their signs", |size| {
        let calls = filled(size / 2, |at| format!("word<sup>{at}</sup> "));
        let texts = filled(size / 2, |at| format!("<sup>{at}</sup> A note.\n\n"));
        format!("{calls}\n\n{texts}")
    }),
    ("quotes in quotes, closed", |size| {
        let half = size / 6;
        format!("{}a{}", "“".repeat(half), "”".repeat(half))
    }),
    ("quotes around a paragraph", |size| {
        format!("{} a", ">".repeat(size))
    }),
    ("lists by indent", |size| {
        let mut text = String::new();
        for depth in 0.. {
            if text.len() >= size {
                break;
            }
            let _ = writeln!(text, "{:1$}- a", "", 2 * depth);
        }
        text
    }),
    ("columns of a table", |size| {
        let n = size / 9;
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(n));
        row("a") + &row("---") + &row("b")
    }),
    ("columns and rows", |size| {
        let n = (size / 4).isqrt();
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(n));
        row("a") + &row("-") + &row("b").repeat(n)
    }),
    ("cells that span", |size| {
        let row = "<tr><td colspan=\"1000\" rowspan=\"1000\">a</td></tr>\n";
        format!("<table>\n{}</table>\n", again(size, row))
    }),
    ("cells that span far", |size| {
        let row = "<tr><td colspan=\"4294967295\" rowspan=\"4294967295\">a</td></tr>\n";
        format!("<table>\n{}</table>\n", again(size, row))
    }),
    ("cells in HTML", |size| {
        format!("<table><tr>{}</tr></table>\n", again(size, "<td>a</td>"))
    }),
    ("tables in tables", |size| {
        let n = size / 36;
        let (open, close) = ("<table><tr><td>", "</td></tr></table>");
        format!("{}a{}", open.repeat(n), close.repeat(n))
    }),
    ("marks in marks", |size| {
        let n = size / 7;
        format!("{}a{}", "<b>".repeat(n), "</b>".repeat(n))
    }),
    ("columns within marks", |size| {
        let n = size / 24;
        let (open, close) = ("**a *a ".repeat(n), " a* a**".repeat(n));
        format!("| {open}{}{close} |\n|---|\n", "| a ".repeat(n))
    }),
    ("marks that cross", |size| again(size, "<b><i>a</b></i>")),
    ("one paragraph of many lines", |size| {
        filled(size, |at| format!("line {at} of a paragraph\n"))
    }),
    ("paragraphs by numbers that fall", |size| {
        let n = size / 10;
        filled(size, |at| {
            format!("{}. *Decides*\n\n", n.saturating_sub(at))
        })
    }),
    ("paragraphs in a body", |size| {
        within(size, |at| format!("{at}. *Decides* to rest;\n\n"))
    }),
    ("one number in a body", |size| {
        within(size, |_| "1. *Decides* to rest;\n\n".to_owned())
    }),
    ("no number in a body", |size| {
        within(size, |_| "*Decides* to rest;\n\n".to_owned())
    }),
    ("recitals in a body", |size| {
        within(size, |_| "*Recalling* the lamps,\n\n".to_owned())
    }),
    ("points in a body", |size| {
        within(size, |at| match at % 3 {
            0 => "1. *Decides*:\n\n".to_owned(),
            1 => "(a) To rest;\n\n".to_owned(),
            _ => "(i) To sleep;\n\n".to_owned(),
        })
    }),
    ("annexes in a body", |size| {
        within(size, |at| {
            format!("Annex\n\nHead {at}\n\n1. Text {at}.\n\n")
        })
    }),
    ("running heads", |size| {
        filled(size, |at| {
            format!("A/RES/72/57 Lamps\n\ntext {at} goes on\n\n{at}/9999\n\n")
        })
    }),
    ("all words differ", |size| {
        filled(size, |at| format!("w{at:x} "))
    }),
    ("all lines differ", |size| {
        filled(size, |at| format!("w{at:x}\n\n"))
    }),
    ("all resolutions differ", |size| {
        filled(size, |at| format!("resolution {}/{at}, ", at % 80))
    }),
    ("resolutions in a body", |size| {
        within(size, |at| {
            let year = 1990 + at % 30;
            format!("*Recalling* its resolution 71/{at} of 5 December {year},\n\n")
        })
    }),
    ("links by reference", |size| {
        let uses = filled(size / 2, |at| format!("[a{at}] "));
        let meant = filled(size / 2, |at| format!("[a{at}]: /b\n"));
        format!("{uses}\n\n{meant}")
    }),
    ("raised letters in one paragraph", |size| {
        filled(size, |_| "n <sup>o</sup> and 1 [er], ".to_owned())
    }),
    ("typed calls in one paragraph", |size| {
        let words = filled(size, |_| "the *lamps*, 1/ ".to_owned());
        format!("{words}\n\n1/ A/60/1.\n")
    }),
    ("calls by glued digits in one paragraph", |size| {
        let words = filled(size, |_| "the *lamps*1, ".to_owned());
        format!("{words}\n\n1 A/60/1.\n")
    }),
    ("back links in one note", |size| {
        let links = filled(size, |_| "[↑](#footnote-ref-1) ".to_owned());
        format!("Lamps.[[1]](#footnote-1)\n\n1. A/60/1. {links}\n")
    }),
    ("lines with stars", |size| {
        let lines = filled(size, |at| format!("* lamp{at} and *oil*[^{at}]\n\n"));
        format!("A/72/57*\n\n* Reissued.\n\nnone\n\n{lines}")
    }),
    ("link definitions in one paragraph", |size| {
        filled(size, |_| "[a]: /b 'c\n".to_owned())
    }),
];
