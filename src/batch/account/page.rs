//! The report as a page for people: one file that asks nothing of a network.

use super::{Counts, Row, Totals};
use quick_xml::Writer;
use quick_xml::events::{BytesText, Event};
use std::fmt::Write as _;
use std::io;

/// The longest bar of a plot, in pixels.
const WIDEST: u64 = 240;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

type Page = Writer<Vec<u8>>;

/// Writes the page. Every word goes through the XML writer, which escapes it.
pub(super) fn write(totals: &Totals, rows: &[Row]) -> io::Result<String> {
    let mut page = Writer::new(Vec::new());
    page.write_event(Event::DocType(BytesText::new("html")))?;
    let html = page.create_element("html").with_attribute(("lang", "en"));
    html.write_inner_content(|page| {
        page.create_element("head").write_inner_content(|page| {
            let charset = page.create_element("meta");
            charset.with_attribute(("charset", "utf-8")).write_empty()?;
            text(page, "title", "Plenary: report")?;
            // Neither holds a sign that would end its element.
            raw(page, "style", STYLE)
        })?;
        page.create_element("body")
            .write_inner_content(|page| body(page, totals, rows))?;
        Ok(())
    })?;
    let mut page = page.into_inner();
    page.push(b'\n');
    String::from_utf8(page).map_err(io::Error::other)
}

fn body(page: &mut Page, totals: &Totals, rows: &[Row]) -> io::Result<()> {
    let counts = &totals.counts;
    text(page, "h1", &format!("{} documents", counts.documents))?;
    let mut line = format!("{} failed", counts.failed);
    for (name, number) in counts.columns() {
        if name != "micros" {
            let _ = write!(line, " · {number} {name}");
        }
    }
    let _ = write!(line, " · {:.1} s", totals.seconds);
    text(page, "p", &line)?;
    let documents = |(name, counts): (&String, &Counts)| (name.clone(), counts.documents);
    let plots: [(&str, Vec<(String, u32)>); 7] = [
        ("Confidence", named(&totals.grades)),
        ("Doubts", named(&totals.doubts)),
        (
            "Languages",
            totals.languages.iter().map(documents).collect(),
        ),
        ("Organs", totals.organs.iter().map(documents).collect()),
        ("Sessions", totals.sessions.iter().map(documents).collect()),
        ("Findings", named(&totals.diagnostics)),
        ("Removals", named(&totals.removed)),
    ];
    let plots_of = page
        .create_element("div")
        .with_attribute(("class", "plots"));
    plots_of.write_inner_content(|page| {
        for (heading, bars) in &plots {
            plot(page, heading, bars)?;
        }
        Ok(())
    })?;
    page.create_element("p").write_inner_content(|page| {
        page.create_element("input")
            .with_attribute(("id", "filter"))
            .with_attribute(("type", "search"))
            .with_attribute(("placeholder", "filter, e.g. zh warning"))
            .write_empty()?;
        text(page, "span", "A click on a head sorts.")
    })?;
    let table = page.create_element("table");
    table
        .with_attribute(("id", "documents"))
        .write_inner_content(|page| {
            page.create_element("thead").write_inner_content(|page| {
                page.create_element("tr").write_inner_content(head)?;
                Ok(())
            })?;
            page.create_element("tbody")
                .write_inner_content(|page| rows.iter().try_for_each(|r| row(page, r)))?;
            Ok(())
        })?;
    raw(page, "script", SCRIPT)
}

fn named<K: ToString>(counts: &std::collections::BTreeMap<K, u32>) -> Vec<(String, u32)> {
    counts.iter().map(|(k, n)| (k.to_string(), *n)).collect()
}

/// A table of names with a bar each.
fn plot(page: &mut Page, heading: &str, bars: &[(String, u32)]) -> io::Result<()> {
    let most = bars.iter().map(|(_, n)| u64::from(*n)).max().unwrap_or(0);
    let table = page.create_element("table");
    table.write_inner_content(|page| {
        text(page, "caption", heading)?;
        for (name, number) in bars {
            page.create_element("tr").write_inner_content(|page| {
                text(page, "td", name)?;
                text(page, "td", &number.to_string())?;
                page.create_element("td").write_inner_content(|page| {
                    let width = (u64::from(*number) * WIDEST).div_ceil(most.max(1));
                    let svg = page.create_element("svg");
                    svg.with_attribute(("width", WIDEST.to_string().as_str()))
                        .with_attribute(("height", "12"))
                        .write_inner_content(|page| {
                            page.create_element("rect")
                                .with_attribute(("width", width.to_string().as_str()))
                                .with_attribute(("height", "12"))
                                .write_empty()?;
                            Ok(())
                        })?;
                    Ok(())
                })?;
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn head(page: &mut Page) -> io::Result<()> {
    let names = [
        "file",
        "outcome",
        "language",
        "organ",
        "session",
        "symbol",
        "confidence",
    ];
    for name in names {
        text(page, "th", name)?;
    }
    for (name, _) in Counts::default().columns() {
        text(page, "th", name)?;
    }
    text(page, "th", "findings")?;
    text(page, "th", "outputs")
}

fn row(page: &mut Page, row: &Row) -> io::Result<()> {
    let line = page.create_element("tr");
    line.with_attribute(("class", row.outcome))
        .write_inner_content(|page| {
            text(page, "td", &row.file)?;
            text(page, "td", row.outcome)?;
            text(page, "td", row.language.unwrap_or_default())?;
            for value in [&row.organ, &row.session, &row.symbol] {
                text(page, "td", value.as_deref().unwrap_or_default())?;
            }
            let confidence = row.confidence.map(|number| format!("{number:.3}"));
            text(page, "td", &confidence.unwrap_or_default())?;
            for (_, number) in row.counts.columns() {
                text(page, "td", &number.to_string())?;
            }
            let codes = row.diagnostics.iter().map(|(c, n)| format!("{c} {n}"));
            let findings: Vec<_> = row.failure.iter().cloned().chain(codes).collect();
            text(page, "td", &findings.join(", "))?;
            page.create_element("td").write_inner_content(|page| {
                for output in &row.outputs {
                    let name = output.rsplit('/').next().unwrap_or_default();
                    page.create_element("a")
                        .with_attribute(("href", encoded(output).as_str()))
                        .write_text_content(BytesText::new(&plain(name)))?;
                    page.write_event(Event::Text(BytesText::new(" ")))?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
    Ok(())
}

fn text(page: &mut Page, element: &str, words: &str) -> io::Result<()> {
    let words = plain(words);
    page.create_element(element)
        .write_text_content(BytesText::new(&words))?;
    Ok(())
}

fn raw(page: &mut Page, element: &str, text: &str) -> io::Result<()> {
    page.create_element(element)
        .write_text_content(BytesText::from_escaped(text))?;
    Ok(())
}

/// The text without what no page may hold.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

/// A relative path as a link: what has a meaning in one is written by its bytes (RFC 3986, 2.1).
fn encoded(path: &str) -> String {
    let mut link = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                link.push(char::from(byte));
            }
            _ => {
                let _ = write!(link, "%{byte:02X}");
            }
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_hold_is_no_markup() {
        let bad = Row {
            file: "<script>alert(1)</script> & \"\u{1b}[2J.md".to_owned(),
            outputs: vec!["../out/大 会/a#b?\"><b>.json".to_owned()],
            ..Row::default()
        };
        let page = write(&Totals::default(), &[bad]).unwrap();
        assert_eq!(page.matches("<script>").count(), 1);
        assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
        assert!(page.contains("href=\"../out/%E5%A4%A7%20%E4%BC%9A/a%23b%3F%22%3E%3Cb%3E.json\""));
        assert!(!page.contains('\u{1b}'));
        assert!(!page.contains("http"));
    }
}
