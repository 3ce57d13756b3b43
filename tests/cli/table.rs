//! `plenary table`.

use super::{Desk, sample};
use serde_json::Value;
use std::process::Command;

fn desk() -> Desk {
    let desk = Desk::new();
    let english = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/A-RES-72-999.en.md");
    desk.put("in/en.md", std::fs::read(english).unwrap());
    desk.put("in/zh/a.md", sample());
    desk.put("in/zh/a.clean.md", "not read");
    desk
}

fn rows(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_clause_is_a_row_in_the_order_of_the_files() {
    let desk = desk();
    let clauses = rows(&desk.run("table in --to ndjson").exits(0).out);
    let sources: Vec<_> = clauses
        .iter()
        .map(|row| row["source"].as_str().unwrap())
        .collect();
    assert!(
        sources.is_sorted() && sources.contains(&"in/zh/a.md"),
        "{sources:?}"
    );
    let json: Value = serde_json::from_str(&desk.run("convert in/en.md --to json").out).unwrap();
    let recitals = json["resolution"]["preamble"]["recitals"]
        .as_array()
        .unwrap();
    assert!(!recitals.is_empty());
    let rows_of_recitals = clauses.iter().filter(|row| row["kind"] == "recital");
    for (recital, row) in recitals.iter().zip(rows_of_recitals) {
        assert_eq!(row["eid"], recital["eid"]);
        assert_eq!(row.get("action"), recital["action"].get("concept"));
    }
    let documents = rows(&desk.run("table in --of documents --to ndjson").exits(0).out);
    let counted: u64 = ["recitals", "paragraphs", "points"]
        .iter()
        .flat_map(|name| documents.iter().map(move |row| row[name].as_u64().unwrap()))
        .sum();
    assert_eq!(counted, clauses.len() as u64);
    let references = rows(
        &desk
            .run("table in --of references --to ndjson")
            .exits(0)
            .out,
    );
    let counted: u64 = documents
        .iter()
        .map(|row| row["references"].as_u64().unwrap())
        .sum();
    assert_eq!(counted, references.len() as u64);
}

#[test]
fn tables_are_the_same_for_any_number_of_jobs_and_from_any_format() {
    let desk = desk();
    for i in 0..40 {
        desk.put(
            &format!("in/{i:02}.md"),
            format!("1. *Decides* on resolution 71/{i}."),
        );
    }
    desk.run("table in --out one --jobs 1").exits(0);
    desk.run("table in --out four --jobs 4").exits(0);
    assert_eq!(
        desk.names("one"),
        ["clauses.csv", "documents.csv", "references.csv"]
    );
    for name in desk.names("one") {
        let one = desk.get(&format!("one/{name}"));
        assert_eq!(one, desk.get(&format!("four/{name}")));
        assert!(one.lines().count() > 40, "{one}");
    }
    // What was written is read as what it was written from.
    desk.run("convert in/en.md --to akn,json -o out/").exits(0);
    let of = |file: &str| {
        let mut rows = rows(&desk.run(&format!("table {file} --to ndjson")).exits(0).out);
        for row in &mut rows {
            row.as_object_mut().unwrap().remove("source");
        }
        rows
    };
    assert_eq!(of("in/en.md"), of("out/en.json"));
    assert_eq!(of("in/en.md"), of("out/en.akn.xml"));
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_there() {
    let desk = desk();
    desk.put("bad.json", "{\"version\": 9}");
    let ran = desk
        .run("table bad.json in/en.md none.md --to ndjson")
        .exits(1);
    assert!(ran.out.contains("in/en.md"));
    ran.says(&["bad.json: 1:", "none.md: "]);
    desk.run("table none.md --out out")
        .exits(2)
        .says(&["none.md: "]);
    assert!(desk.names("out").is_empty());
    desk.run("table in --to xlsx").exits(2).says(&["csv"]);
    desk.put("file", "");
    desk.run("table in --out file")
        .exits(2)
        .says(&["file: is no folder"]);
    desk.run("table in --exclude en.md --of documents --to ndjson")
        .exits(0);
}

/// Runs a script with Python; skips, aloud, where it or a package is not installed. `PLENARY_PYTHON`
/// names another one, such as that of a virtual environment.
fn python(desk: &Desk, packages: &str, script: &str) {
    let python = std::env::var("PLENARY_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let run = |script: &str| {
        let mut command = Command::new(&python);
        command.args(["-c", script]).current_dir(desk.path(""));
        command.output()
    };
    if !run(&format!("import {packages}")).is_ok_and(|output| output.status.success()) {
        eprintln!(
            "SKIPPED: {python} has not all of {packages}; the tables were not opened with them"
        );
        return;
    }
    let output = run(script).unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

#[test]
fn duckdb_and_pandas_open_the_tables() {
    let desk = desk();
    desk.put(
        "in/odd.md",
        "1. *Decides* on \"quotes\", commas,\u{85}lines and 'NULL';\n",
    );
    for form in ["csv", "ndjson"] {
        desk.run(&format!("table in --to {form} --out out"))
            .exits(0);
    }
    let script = r#"
import duckdb, pandas
expected = duckdb.sql("select work, language, eid, text, len(\"references\") n from read_json('out/clauses.ndjson')").fetchall()
assert len(expected) > 40 and any(row[4] > 1 for row in expected)
csv = duckdb.sql("select work, language, eid, text, len(list_filter(string_split(coalesce(\"references\", ''), ' '), lambda x: x != '')) n from read_csv('out/clauses.csv', all_varchar=true)").fetchall()
assert csv == expected, (csv, expected)
frame = pandas.read_csv("out/clauses.csv", keep_default_na=False)
assert list(frame["text"]) == [row[3] for row in expected]
frame = pandas.read_json("out/clauses.ndjson", lines=True)
assert list(frame["text"]) == [row[3] for row in expected]
found = duckdb.sql("select d.language, count(*) from read_csv('out/documents.csv') d join read_csv('out/references.csv') r using (work, language, source) group by all order by all").fetchall()
assert [row[0] for row in found] == ["en", "zh"], found
"#;
    python(&desk, "duckdb, pandas", script);
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_holds_what_json_holds() {
    let desk = desk();
    desk.run("table in --to ndjson --out out").exits(0);
    desk.run("table in --to parquet --out out").exits(0);
    let script = r#"
import duckdb, pandas
for table in ["clauses", "documents", "references"]:
    columns = duckdb.sql(f"select * from 'out/{table}.parquet' limit 0").columns
    # What is absent from every row has no key in JSON.
    columns = [name for name in columns if name in duckdb.sql(f"select * from read_json('out/{table}.ndjson')").columns]
    assert len(columns) > 8
    names = ", ".join(f'"{name}"' for name in columns)
    of = lambda file: duckdb.sql(f"select {names} from {file}").fetchall()
    parquet, json = of(f"'out/{table}.parquet'"), of(f"read_json('out/{table}.ndjson')")
    text = lambda rows: [[cell if cell is None or isinstance(cell, list) else str(cell) for cell in row] for row in rows]
    assert text(parquet) == text(json), table
    assert len(pandas.read_parquet(f"out/{table}.parquet")) == len(json)
"#;
    python(&desk, "duckdb, pandas, pyarrow", script);
}
