//! Reading Markdown takes time in proportion to the source, whatever the source is made of.

use plenary::markdown::parse;

#[test]
fn no_source_takes_long() {
    for part in [
        "*a ",
        "**“a",
        "_a",
        "<b>",
        "<b>x</i>",
        "[",
        "](",
        "](<",
        "`",
        "`` ` ",
        "<!--",
        "<!-- ",
        "<table>\n\n",
        "<table><td>",
        "</td>",
        "<sup>",
        "| ",
        "> ",
        "[[1",
        "[^",
        "&",
        "- ",
        "<a ",
        "\\",
        "|\n|-|\n",
        "*a *b **c ",
        "<td>a<br>",
        "![",
        "\n>",
        "¹",
    ] {
        let source = part.repeat(100_000 / part.len());
        let start = std::time::Instant::now();
        let blocks = parse(&source);
        let took = start.elapsed();
        assert!(
            took.as_secs() < 5,
            "{part:?}: {took:?}, {} blocks",
            blocks.len()
        );
        if took.as_millis() > 300 {
            eprintln!("{part:?}: {took:?}");
        }
    }
}
