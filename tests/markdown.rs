//! Reading Markdown: each thing `CommonMark` misreads on a page of the United Nations.

use plenary::markdown::{Block, BlockKind, MarkKind, Passage, parse};
use proptest::prelude::*;
use std::fmt::Write as _;

/// A passage with its marks written out: `{e Recalling}`, `{n 1}`.
fn passage(passage: &Passage) -> String {
    let mut out = String::new();
    let marks = passage.marks();
    for (at, c) in passage
        .text()
        .char_indices()
        .chain([(passage.text().len(), '\0')])
    {
        for _ in marks.iter().filter(|m| m.end == at && !m.kind.is_object()) {
            out.push('}');
        }
        for mark in marks.iter().filter(|m| m.start == at) {
            let _ = match &mark.kind {
                MarkKind::Emphasis => write!(out, "{{e "),
                MarkKind::Strong => write!(out, "{{s "),
                MarkKind::Superscript => write!(out, "{{^ "),
                MarkKind::Subscript => write!(out, "{{_ "),
                MarkKind::Link(to) => write!(out, "{{l({to}) "),
                MarkKind::Image(to, words) => write!(out, "{{i({to}) {words}}}"),
                MarkKind::NoteCall(label) | MarkKind::ResolvedCall(label, _) => {
                    write!(out, "{{n {label}}}")
                }
                MarkKind::Break => write!(out, "|"),
                other => write!(out, "{{{other:?}}}"),
            };
        }
        match c {
            '\0' | '\u{fffc}' => {}
            '\n' => out.push('/'),
            c => out.push(c),
        }
    }
    out
}

fn block(block: &Block) -> String {
    let mut out = match &block.kind {
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Markup => "markup".to_owned(),
        BlockKind::Table(_) => "table".to_owned(),
        other => format!("{other:?}"),
    };
    if let Some(bullet) = block.bullet {
        out.push(bullet);
    }
    if block.indent > 0 {
        let _ = write!(out, "+{}", block.indent);
    }
    if let BlockKind::Table(rows) = &block.kind {
        for row in rows {
            out.push_str(if row.header { " [h:" } else { " [" });
            for (index, cell) in row.cells.iter().enumerate() {
                if index > 0 {
                    out.push(';');
                }
                if (cell.columns, cell.rows) != (1, 1) {
                    let _ = write!(out, "{}x{} ", cell.columns, cell.rows);
                }
                let parts: Vec<_> = cell.content.iter().map(passage).collect();
                out.push_str(&parts.join(" ¶ "));
            }
            out.push(']');
        }
    }
    let words = passage(&block.passage);
    if !words.is_empty() {
        let _ = write!(out, " {words}");
    }
    out
}

#[track_caller]
fn reads(source: &str, expected: &[&str]) {
    let blocks: Vec<_> = parse(source).iter().map(block).collect();
    assert_eq!(blocks, expected, "{source:?}");
}

#[test]
fn numbers_stay_text() {
    reads("Text\n12. *Requests* the", &["p Text/12. {e Requests} the"]);
    reads("1. a\n\n3. b\n\n2) c", &["p 1. a", "p 3. b", "p 2) c"]);
    reads("2015. The Assembly", &["p 2015. The Assembly"]);
    reads("1\\. *Calls upon* all", &["p 1. {e Calls upon} all"]);
    reads("> 1\\.  \\(a\\) *x*", &["p 1.  (a) {e x}"]);
}

#[test]
fn indented_text_is_no_code() {
    reads("    (a) To **do** this;", &["p+4 (a) To {s do} this;"]);
    reads("a\n\n\t(b) *x*\n    y", &["p a", "p+4 (b) {e x}/y"]);
    reads("> a\n>\n>     (c) *x*", &["p a", "p+4 (c) {e x}"]);
    reads("# T\n    x", &["h1 T", "p+4 x"]);
}

#[test]
fn bullets_are_hints() {
    reads("* Reissued for\n  reasons.", &["p* Reissued for/reasons."]);
    reads("a\n- b\n  - c *d*", &["p a", "p- b", "p-+2 c {e d}"]);
    reads("- 2 -", &["p - 2 -"]);
    reads("- 1. Text", &["p- 1. Text"]);
    reads("• a\n– b\n**c** d\n-e", &["p • a/– b/{s c} d/-e"]);
    reads("a\n-", &["p a/-"]);
}

#[test]
fn rules_are_no_headings() {
    reads("Text\n---\nmore", &["p Text", "rule", "p more"]);
    reads("Text\n===", &["p Text", "rule"]);
    reads("a\n\n__________\n\n* * *", &["p a", "rule", "rule"]);
    reads("a\n--", &["p a/--"]);
    reads("\\_\\_\\_\\_", &["rule"]);
}

#[test]
fn headings() {
    reads("## A *b* ##\ntext\n##No", &["h2 A {e b}", "p text/##No"]);
    reads("> # A\n> b", &["h1 A", "p b"]);
    reads("\u{feff}# A", &["h1 A"]);
    reads("<h2>A</h2>\nb", &["h2 A", "p b"]);
}

#[test]
fn emphasis_beside_signs() {
    for (source, expected) in [
        ("**回顾**其", "p {s 回顾}其"),
        ("**“回顾”**其决议", "p {s “回顾”}其决议"),
        ("**大会，**回顾", "p {s 大会，}回顾"),
        ("请**《行动纲领》**执行", "p 请{s 《行动纲领》}执行"),
        ("**注意到(a)**各国", "p {s 注意到(a)}各国"),
        (
            "关于**“第 1 条”**和**“第 2 条”**的",
            "p 关于{s “第 1 条”}和{s “第 2 条”}的",
        ),
        ("**“تلاحظ”**أن", "p {s “تلاحظ”}أن"),
        ("***وإذ تشير*** إلى", "p {s {e وإذ تشير}} إلى"),
        ("**«Напоминая»**о том", "p {s «Напоминая»}о том"),
        ("**Recalling,**the", "p {s Recalling,}the"),
        ("_重申_其", "p {e 重申}其"),
        ("__重申__其", "p {s 重申}其"),
        ("_Recalling_ its", "p {e Recalling} its"),
        ("**重申 **其", "p {s 重申 }其"),
        ("** 重申**其", "p {s 重申}其"),
        ("*Recalling *its", "p {e Recalling }its"),
        (
            "*Noting with* *concern* that",
            "p {e Noting with} {e concern} that",
        ),
        ("**[71/48](u)**号", "p {l(u) {s 71/48}}号"),
        ("大会**[71/48](u)**号", "p 大会{l(u) {s 71/48}}号"),
        ("snake_case_x and _______", "p snake_case_x and _______"),
        ("a * b", "p a * b"),
        (
            "*Reissued and *Recalling* it",
            "p *Reissued and {e Recalling} it",
        ),
        ("\\*a\\* _b", "p *a* _b"),
    ] {
        let blocks: Vec<_> = parse(source).iter().map(block).collect();
        assert_eq!(blocks, [expected], "{source}");
    }
}

#[test]
fn marks_within_their_like_say_nothing() {
    reads("**a <b>b</b> c**", &["p {s a b c}"]);
    reads("<i>a *b* **<i>c</i>**</i>", &["p {e a b {s c}}"]);
    // The outer one ends first: what is left of the inner one counts.
    reads("**a <b>b** c</b> d", &["p {s a {s b} c} d"]);
    let deep = "<b><i>".repeat(100) + "a";
    reads(&deep, &["p {s {e a}}"]);
}

#[test]
fn calls_of_notes() {
    for (source, expected) in [
        ("x,<sup>1</sup> y", "p x,{n 1} y"),
        ("x<sup>(1)</sup> y", "p x{n 1} y"),
        ("x<sup>(</sup><sup>2</sup><sup>)</sup> y", "p x{n 2} y"),
        ("x<sup>1</sup><sup>2</sup>", "p x{n 1}{n 2}"),
        ("x<sup>1, 2</sup>", "p x{n 1}{n 2}"),
        ("x<sup>*</sup>", "p x{n *}"),
        ("x<sup>\\*</sup>", "p x{n *}"),
        ("x<sup>a</sup>", "p x{n a}"),
        (
            "x<sup><a href=\"#fn1\" id=\"fnref1\">1</a></sup> y",
            "p x{n 1} y",
        ),
        (
            "x<a href=\"#fn1\" id=\"fnref1\"><sup>1</sup></a> y",
            "p x{n 1} y",
        ),
        ("Aspects,[^1] and", "p Aspects,{n 1} and"),
        ("[^1]: See x", "p {n 1}: See x"),
        ("Aspects,[[1]](#footnote-2) and", "p Aspects,{n 1} and"),
        ("Aspects[[1]](#footnote-2)1 and", "p Aspects{n 1} and"),
        ("x ([[1]](#footnote-2))، y", "p x {n 1}، y"),
        ("x[1](#fn1)", "p x{n 1}"),
        ("x[\\[1\\]](#footnote-2)", "p x{n 1}"),
        ("x[[1]](#_ftn1)", "p x{n 1}"),
        ("x [1] and,[2] b", "p x {n 1} and,{n 2} b"),
        ("[1] See x", "p {n 1} See x"),
        ("word¹² and m² and 5 km²", "p word{n 12} and m² and 5 km²"),
        (
            "1<sup>er</sup> n<sup>o</sup> 1<sup>a</sup>",
            "p 1{^ er} n{^ o} 1{^ a}",
        ),
        ("km<sup>2</sup> H<sub>2</sub>O", "p km{^ 2} H{_ 2}O"),
        ("[1](https://x.org) [2001]", "p {l(https://x.org) 1} [2001]"),
    ] {
        reads(source, &[expected]);
    }
}

#[test]
fn texts_of_notes() {
    reads(
        "[^1]:\n    > *Report* ([A](u)).\n\n[^2]:\n    > b",
        &["p {n 1}:/{e Report} ({l(u) A}).", "p {n 2}:/b"],
    );
    reads("[^1]: a\n[^2]: b", &["p {n 1}: a", "p {n 2}: b"]);
    reads("[^1]: a\n\n    b", &["p {n 1}: a", "p+4 b"]);
    reads("[注]: 见文件", &["p [注]: 见文件"]);
    reads(
        "1. text [↑](#footnote-ref-1)\n\n1.  b <a href=\"#fnref1\">↩</a>",
        &["p 1. text {l(#footnote-ref-1) ↑}", "p 1.  b {l(#fnref1) ↩}"],
    );
}

#[test]
fn html_is_markup() {
    reads(
        "<p>a <b>b</b> <i>c</i> <u>d</u> <span x=\"y\">e</span></p>",
        &["p a {s b} {e c} d e"],
    );
    reads("a<br>b<br/>\nc", &["p a|/b|/c"]);
    reads("a\n<!-- page\n\n2 -->\nb", &["p a", "markup", "p b"]);
    reads("<!-- p -->**x** y", &["p {s x} y"]);
    reads("x <!-- y --> z", &["p x  z"]);
    reads("<div>\n\ntext\n\n</div>", &["markup", "p text", "markup"]);
    reads("<p>a</p>\n<p>b</p>", &["p a", "p b"]);
    reads("of <Country> x", &["p of <Country> x"]);
    reads("<Country>\nx", &["p <Country>/x"]);
    reads("a&nbsp;b &amp; &#20320;", &["p a\u{a0}b & 你"]);
    reads(
        "<https://x.org/a_b_c>",
        &["p {l(https://x.org/a_b_c) https://x.org/a_b_c}"],
    );
    reads("a <b", &["p a <b"]);
}

#[test]
fn links_pictures_and_code() {
    reads(
        "[71/48](https://undocs.org/A/RES/71/48) x",
        &["p {l(https://undocs.org/A/RES/71/48) 71/48} x"],
    );
    reads("![a *b*](x.png)", &["p {i(x.png) a b}"]);
    reads("![Image](<a b.png>)", &["p {i(a b.png) Image}"]);
    reads("a `b` c", &["p a b c"]);
    reads("it`s `so", &["p it`s `so"]);
    reads("```text\n*a*\n```", &["markup", "p {e a}", "markup"]);
}

#[test]
fn line_breaks() {
    reads("a  \nb\\\nc\r\nd\re", &["p a|/b|/c/d/e"]);
    reads("*62nd\\\n4 December*", &["p {e 62nd|/4 December}"]);
    reads("a\\", &["p a"]);
    reads("\u{c}A/1\n", &["p A/1"]);
}

#[test]
fn pipe_tables() {
    reads(
        "| a | *b* |\n|---|:-:|\n| 1<br>2 |  |\n| x \\| y | z | w |\nafter",
        &["table [h:a;{e b}] [1 ¶ 2;] [x | y;z;w]", "p after"],
    );
    reads(
        "Title\n| a |\n|---|\n| b |",
        &["p Title", "table [h:a] [b]"],
    );
    reads(
        "|  |  |\n| --- | --- |\n| 1. a | - b |",
        &["table [1. a;- b]"],
    );
    reads("a | b\n--- | ---\nc | d", &["table [h:a;b] [c;d]"]);
    reads("| a | b |\n| c | d |", &["p | a | b |/| c | d |"]);
    reads(
        "> | a |\n> |---|\n> | b |\n>\n> c",
        &["table [h:a] [b]", "p c"],
    );
}

#[test]
fn html_tables() {
    reads(
        "<table>\n<thead>\n<tr><th>A</th><th>B</th></tr>\n</thead>\n<tbody>\n\n<tr>\n<td colspan=\"2\"><p>1. a</p>\n<p>b<sup>1</sup></p></td>\n</tr>\n</tbody>\n</table> tail\nmore",
        &["table [h:A;B] [2x1 1. a ¶ b{n 1}]", "p+1 tail/more"],
    );
    reads(
        "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td rowspan=2>c</td></tr></table>",
        &["table [a ¶ b;1x2 c]"],
    );
    reads("<table>\n<tr><td>a\n\nb", &["table [a]", "p b"]);
    reads(
        "> <table>\n> <tr>\n> <td># a</td>\n> <td>---</td>\n>\n> </tr></table>\n>\n> b",
        &["table [# a;---]", "p b"],
    );
}

#[test]
fn blank_lines_are_counted() {
    let blocks = parse("\n\na\n>\n\n\n> b");
    let counts: Vec<_> = blocks.iter().map(|b| b.blank_lines).collect();
    assert_eq!(counts, [2, 3]);
    assert_eq!(blocks[1].span.range(), 10..11);
}

/// What holds for every source.
fn check(source: &str) {
    let blocks = parse(source);
    let mut end = 0;
    for block in &blocks {
        let span = block.span.range();
        assert!(
            end <= span.start && span.start < span.end,
            "{span:?} {source:?}"
        );
        let between = &source[end..span.start];
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '>' | '\u{feff}');
        assert!(between.chars().all(is_mark), "{between:?} of {source:?}");
        end = span.end;
        let passage = &block.passage;
        for (at, _) in passage.text().char_indices() {
            assert!(span.contains(&passage.source_offset(at)), "{source:?}");
        }
        for mark in passage.marks() {
            assert!(passage.text().get(mark.start..mark.end).is_some());
        }
    }
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '>' | '\u{feff}');
    assert!(source[end..].chars().all(is_mark), "{source:?}");
}

/// The letters and digits of blocks, signs of note calls and words of pictures included.
fn letters_of(blocks: &[Block]) -> Vec<char> {
    let mut letters = Vec::new();
    for block in blocks {
        let mut add = |passage: &Passage| {
            letters.extend(passage.text().chars().filter(|c| c.is_alphanumeric()));
            for mark in passage.marks() {
                let (MarkKind::NoteCall(words) | MarkKind::Image(_, words)) = &mark.kind else {
                    continue;
                };
                letters.extend(words.chars().filter(|c| c.is_alphanumeric()));
            }
        };
        add(&block.passage);
        if let BlockKind::Table(rows) = &block.kind {
            let cells = rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| &cell.content).for_each(&mut add);
        }
    }
    letters.sort_unstable();
    letters
}

/// The letters and digits of a source without tags and the targets of links: a rough second opinion.
fn letters_left(source: &str) -> Vec<char> {
    let mut letters = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let end = match c {
            '<' if rest.starts_with("<http") => None,
            '<' if rest.starts_with("<!--") => rest.find("-->").map(|at| at + 3),
            '<' if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => {
                let name = rest[1..].trim_start_matches('/');
                let known = !["id>", "lang>", "E_RES", "A_RES"]
                    .iter()
                    .any(|n| name.starts_with(n));
                rest.find('>').filter(|_| known).map(|at| at + 1)
            }
            ']' if rest.starts_with("](") => {
                // The sign of a note may be glued to its call once more.
                let is_note = rest.starts_with("](#footnote-");
                let mut depth = 0;
                let close = rest.find(|c| {
                    depth += i32::from(c == '(') - i32::from(c == ')');
                    c == ')' && depth == 0
                });
                close.map(|at| {
                    let digits = rest[at + 1..].find(|c: char| !c.is_ascii_digit());
                    at + 1 + digits.filter(|_| is_note).unwrap_or(0)
                })
            }
            '&' => rest
                .find(';')
                .filter(|&at| at < 8 && !rest[..at].contains(' '))
                .map(|at| at + 1),
            _ => None,
        };
        if let Some(end) = end {
            rest = &rest[end..];
            continue;
        }
        if c.is_alphanumeric() {
            letters.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    letters.sort_unstable();
    letters
}

/// What the first has more often than the second, both sorted.
fn more(first: &[char], second: &[char]) -> String {
    let mut second = second.iter().peekable();
    let mut out = String::new();
    for c in first {
        while second.next_if(|d| *d < c).is_some() {}
        if second.next_if(|d| *d == c).is_none() {
            out.push(*c);
        }
    }
    out
}

#[test]
fn nothing_is_lost_in_the_corpus() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let root = std::env::var_os("PLENARY_CORPUS").map_or(root, Into::into);
    if !root.is_dir() {
        eprintln!("skipped: no corpus at {}", root.display());
        return;
    }
    let mut dirs = vec![root];
    let (mut count, mut differ, mut stars) = (0, 0, 0);
    while let Some(dir) = dirs.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|end| end == "md") {
                let source = std::fs::read_to_string(&path).unwrap();
                check(&source);
                let blocks = parse(&source);
                count += 1;
                let (got, wanted) = (letters_of(&blocks), letters_left(&source));
                if got != wanted {
                    differ += 1;
                    let (lost, gained) = (more(&wanted, &got), more(&got, &wanted));
                    eprintln!("{}: lost {lost:?}, gained {gained:?}", path.display());
                }
                for block in &blocks {
                    let text = block.passage.text();
                    if text.contains('*') {
                        stars += 1;
                        eprintln!("stars: {text}");
                    }
                }
            }
        }
    }
    eprintln!("{count} files, {differ} differ, {stars} blocks with stars");
    assert_eq!(differ, 0, "of {count} files");
}

#[test]
fn a_picture_in_which_a_block_ends_is_covered() {
    check("![</p>\n]()");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_covered(source in "\\PC*") {
        check(&source);
    }

    #[test]
    fn any_markup_is_covered(parts in prop::collection::vec(prop::sample::select(vec![
        "a", "大会", "“", "，", "*", "**", "_", " ", "  ", "\n", "\n\n", "\r\n", "\r", "> ", "- ",
        "# ", "1. ", "|", "|---|\n", "---\n", "<table>", "</table>", "<td>", "</td>", "<tr>",
        "<p>", "</p>", "<!--", "-->", "<sup>", "1", "</sup>", "[", "](", ")", "[^1]", ":", "]",
        "`", "```", "\\", "&amp;", "<", "\t", "![", "(#fn1)", "²", "é", "\u{feff}", "<br>", "<b>",
        "</b>", "    ", "\u{c}", "\u{3000}", "\0",
    ]), 0..40)) {
        check(&parts.concat());
    }
}
