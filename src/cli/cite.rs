//! `plenary cite`: who cites what, as a table or a graph.

use super::End;
use super::register::{Sources, csv, symbol_of};
use crate::frbr::{Work, locate};
use clap::ValueEnum;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

/// The arguments of `cite`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    sources: Sources,
    /// What to write.
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Csv)]
    to: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One line a citation.
    Csv,
    /// An array with one object a citation.
    Json,
    /// The graph of works, for programs that draw and measure graphs.
    Graphml,
    /// The graph of works, for Graphviz.
    Dot,
}

/// A citation, with the document it stands in.
#[derive(Serialize)]
struct Entry {
    file: String,
    symbol: String,
    language: &'static str,
    /// The IRI of the citing work.
    work: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    part: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    action: String,
    own: bool,
    /// The IRI of what is cited.
    cited: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    cited_symbol: String,
    date_inferred: bool,
    text: String,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> End {
    let entries = RefCell::new(Vec::new());
    args.sources.register(
        &mut |file, resolution| {
            let work = Work::of(&resolution.identity).iri.to_string();
            let deeds = crate::actions(resolution);
            let all = resolution.citations_by(&deeds).into_iter();
            entries.borrow_mut().extend(all.filter_map(|citation| {
                let located = locate(citation.reference)?;
                // A place of the text itself is told with the text's own IRI.
                let within = located.iri.starts_with(['#', '!']);
                let head = if within { work.as_str() } else { "" };
                let symbol = citation.reference.symbol().map(ToString::to_string);
                Some(Entry {
                    file: file.to_owned(),
                    symbol: symbol_of(resolution),
                    language: resolution.language.alpha2(),
                    work: work.clone(),
                    part: citation.part.map(ToString::to_string).unwrap_or_default(),
                    action: citation.action.map(|a| a.to_string()).unwrap_or_default(),
                    own: citation.own,
                    cited: format!("{head}{}", located.iri),
                    cited_symbol: symbol.unwrap_or_default(),
                    date_inferred: located.date_inferred,
                    text: citation.reference.content.plain(),
                })
            }));
        },
        || {
            let entries = entries.borrow();
            match args.to {
                Form::Csv => table(&entries),
                Form::Json => serde_json::to_string_pretty(&*entries)
                    .map(|json| json + "\n")
                    .map_err(|error| error.to_string()),
                Form::Graphml => graphml(&entries).map_err(|error| error.to_string()),
                Form::Dot => Ok(dot(&entries)),
            }
        },
    )
}

fn table(entries: &[Entry]) -> Result<String, String> {
    const HEAD: [&str; 11] = [
        "file",
        "symbol",
        "language",
        "work",
        "part",
        "action",
        "own",
        "cited",
        "cited_symbol",
        "date_inferred",
        "text",
    ];
    let row = |entry: &Entry| {
        vec![
            entry.file.clone(),
            entry.symbol.clone(),
            entry.language.to_owned(),
            entry.work.clone(),
            entry.part.clone(),
            entry.action.clone(),
            entry.own.to_string(),
            entry.cited.clone(),
            entry.cited_symbol.clone(),
            entry.date_inferred.to_string(),
            entry.text.clone(),
        ]
    };
    csv(&HEAD, &entries.iter().map(row).collect::<Vec<_>>())
}

/// The work of an IRI, without the place within it.
fn work_of(iri: &str) -> &str {
    iri.split_once("/!").map_or(iri, |(work, _)| work)
}

/// The edges of the graph, each once: a work, what it does, the work it cites.
fn edges(entries: &[Entry]) -> BTreeSet<(&str, &str, &str)> {
    let edge = |entry| {
        let Entry {
            work,
            action,
            cited,
            ..
        }: &Entry = entry;
        (work.as_str(), action.as_str(), work_of(cited))
    };
    let all = entries.iter().map(edge);
    // Places of the text itself are no edges.
    all.filter(|(work, _, cited)| !cited.starts_with(work))
        .collect()
}

fn nodes<'a>(edges: &BTreeSet<(&'a str, &str, &'a str)>) -> BTreeSet<&'a str> {
    edges.iter().flat_map(|(a, _, b)| [*a, *b]).collect()
}

fn graphml(entries: &[Entry]) -> io::Result<String> {
    let edges = edges(entries);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = BytesStart::new("graphml")
        .with_attributes([("xmlns", "http://graphml.graphdrawing.org/xmlns")]);
    writer.write_event(Event::Start(root))?;
    let key = BytesStart::new("key").with_attributes([
        ("id", "action"),
        ("for", "edge"),
        ("attr.name", "action"),
        ("attr.type", "string"),
    ]);
    writer.write_event(Event::Empty(key))?;
    let graph = BytesStart::new("graph").with_attributes([("edgedefault", "directed")]);
    writer.write_event(Event::Start(graph))?;
    for node in nodes(&edges) {
        let node = BytesStart::new("node").with_attributes([("id", node)]);
        writer.write_event(Event::Empty(node))?;
    }
    for (work, action, cited) in edges {
        let edge = BytesStart::new("edge").with_attributes([("source", work), ("target", cited)]);
        writer.write_event(Event::Start(edge))?;
        if !action.is_empty() {
            let data = BytesStart::new("data").with_attributes([("key", "action")]);
            writer.write_event(Event::Start(data))?;
            writer.write_event(Event::Text(BytesText::new(action)))?;
            writer.write_event(Event::End(BytesEnd::new("data")))?;
        }
        writer.write_event(Event::End(BytesEnd::new("edge")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("graph")))?;
    writer.write_event(Event::End(BytesEnd::new("graphml")))?;
    let text = String::from_utf8(writer.into_inner()).map_err(io::Error::other)?;
    Ok(text + "\n")
}

fn dot(entries: &[Entry]) -> String {
    let mut out = "digraph citations {\n".to_owned();
    for (work, action, cited) in edges(entries) {
        // Writing to a string does not fail.
        let _ = writeln!(
            out,
            "  {} -> {} [label={}];",
            quoted(work),
            quoted(cited),
            quoted(action)
        );
    }
    out + "}\n"
}

/// An identifier of the language DOT.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}
