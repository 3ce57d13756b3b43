//! `plenary convert`.

use super::{Desk, sample};
use std::process::Stdio;

#[test]
fn one_document_goes_to_standard_output() {
    let desk = Desk::with_sample();
    let ran = desk.run("convert a.md").exits(0);
    assert!(ran.out.contains("akomaNtoso"), "{}", ran.out);
    assert_eq!(desk.names("."), ["a.md"]);
    let json = desk.run("convert a.md --to json").exits(0).out;
    assert!(json.trim_start().starts_with('{'), "{json}");
    let markdown = desk.run("convert a.md --to md -o -").exits(0).out;
    assert!(markdown.starts_with("---\n"), "{markdown}");
    assert_eq!(desk.names("."), ["a.md"]);
}

#[test]
fn standard_input_is_a_document() {
    let desk = Desk::with_sample();
    let ran = desk.run_with("convert -", sample().as_bytes()).exits(0);
    assert_eq!(ran.out, desk.run("convert a.md").exits(0).out);
    desk.run_with("convert - --to akn,md -o out", sample().as_bytes())
        .exits(0);
    assert_eq!(desk.names("out"), ["stdin.akn.xml", "stdin.clean.md"]);
}

#[test]
fn json_is_converted_like_its_source() {
    let desk = Desk::with_sample();
    desk.run("convert a.md --to akn,json,md -o from-md/")
        .exits(0);
    desk.run("convert from-md/a.json --to akn,json,md -o from-json/")
        .exits(0);
    for name in ["a.akn.xml", "a.json", "a.clean.md"] {
        let path = |folder: &str| format!("{folder}/{name}");
        assert_eq!(desk.get(&path("from-md")), desk.get(&path("from-json")));
    }
    desk.put("b.json", "{\"version\": \"1\",\n  \"resolution\": []}");
    desk.run("convert b.json").exits(2).says(&["b.json", "2:"]);
    desk.put("list.txt", "{\"version\": \"1\", \"resolution\": []}");
    desk.run("convert list.txt --from md").exits(0);
}

#[test]
fn the_day_of_the_markup_is_stated() {
    let desk = Desk::with_sample();
    let markup = |date: &str| format!("<FRBRdate date=\"{date}\" name=\"markup\"/>");
    let stated = desk.run("convert a.md --date 2026-01-31").exits(0).out;
    assert!(stated.contains(&markup("2026-01-31")), "{stated}");
    let adopted = desk.run("convert a.md").exits(0).out;
    assert_eq!(
        adopted,
        stated.replace(&markup("2026-01-31"), &markup("2017-12-04"))
    );
    desk.put("b.md", "1. *Decides* to rest.");
    let ran = desk.run("convert b.md --adopted 2020-02-29").exits(0);
    assert!(ran.out.contains("/2020-02-29/"), "{ran:?}");
    desk.run("batch . --out out --date 2026-01-31").exits(0);
    assert_eq!(desk.get("out/a.akn.xml"), stated);
}

#[test]
fn formats_are_asked_for_in_two_ways() {
    let desk = Desk::with_sample();
    desk.run("convert a.md --to akn,json,md -o one/").exits(0);
    desk.run("convert a.md --to akn --to json --to md --to md -o two")
        .exits(0);
    let names = ["a.akn.xml", "a.clean.md", "a.json"];
    assert_eq!(desk.names("one"), names);
    assert_eq!(desk.names("two"), names);
    for name in names {
        assert_eq!(
            desk.get(&format!("one/{name}")),
            desk.get(&format!("two/{name}"))
        );
    }
}

#[test]
fn a_path_names_a_file_or_a_folder() {
    let desk = Desk::with_sample();
    desk.run("convert a.md -o x.xml").exits(0);
    assert!(desk.get("x.xml").contains("akomaNtoso"));
    desk.run("convert a.md -o new/").exits(0);
    std::fs::create_dir(desk.path("old")).unwrap();
    desk.run("convert a.md -o old").exits(0);
    assert_eq!(desk.names("new"), ["a.akn.xml"]);
    assert_eq!(desk.names("old"), ["a.akn.xml"]);
}

#[test]
fn stems_lose_one_known_ending_only() {
    let desk = Desk::new();
    for name in ["a.ocr.md", "b.markdown", "c.txt", "A_RES_72.57"] {
        desk.put(name, sample());
    }
    desk.run("convert a.ocr.md b.markdown c.txt A_RES_72.57 --to json -o out")
        .exits(0);
    let names = ["A_RES_72.57.json", "a.ocr.json", "b.json", "c.json"];
    assert_eq!(desk.names("out"), names);
}

#[test]
fn several_need_a_folder() {
    let desk = Desk::with_sample();
    desk.put("b.md", sample());
    desk.put("file", "");
    for line in ["convert a.md b.md", "convert a.md --to akn,json"] {
        let ran = desk.run(line).exits(2).says(&["several", "-o"]);
        assert_eq!(ran.out, "");
    }
    desk.run("convert a.md b.md -o file")
        .exits(2)
        .says(&["file", "folder"]);
    assert_eq!(desk.get("file"), "");
}

#[test]
fn usage_errors_are_not_done() {
    let desk = Desk::with_sample();
    desk.run("convert").exits(2);
    desk.run("convert a.md --to pdf")
        .exits(2)
        .says(&["pdf", "akn"]);
    desk.run("convert a.md --lang xx")
        .exits(2)
        .says(&["official language"]);
    desk.run("convert a.md --adopted 2017-02-30")
        .exits(2)
        .says(&["date"]);
    desk.run("convert a.md --symbol and/or")
        .exits(2)
        .says(&["symbol"]);
    desk.run("convert a.md a.md --ledger l.json -o out")
        .exits(2);
    desk.run("--help").exits(0);
}

#[test]
fn an_output_never_replaces_an_input() {
    let desk = Desk::with_sample();
    desk.run("convert a.md -o a.md")
        .exits(2)
        .says(&["a.md", "is an input"]);
    desk.run("convert a.md -o ./a.md").exits(2);
    desk.run("convert a.md -o x.xml --ledger a.md").exits(2);
    desk.put("b.clean.md", sample());
    desk.run("convert a.md b.md b.clean.md --to md -o .")
        .exits(2);
    assert_eq!(desk.get("a.md"), sample());
    assert_eq!(desk.get("b.clean.md"), sample());
    assert_eq!(desk.names("."), ["a.md", "b.clean.md"]);
}

#[cfg(unix)]
#[test]
fn an_output_never_replaces_an_input_behind_a_link() {
    let desk = Desk::with_sample();
    std::os::unix::fs::symlink("a.md", desk.path("soft.xml")).unwrap();
    std::fs::hard_link(desk.path("a.md"), desk.path("hard.xml")).unwrap();
    for output in ["soft.xml", "hard.xml"] {
        desk.run(&format!("convert a.md -o {output}"))
            .exits(2)
            .says(&["is an input"]);
    }
    assert_eq!(desk.get("a.md"), sample());
}

#[test]
fn two_inputs_never_write_one_output() {
    let desk = Desk::with_sample();
    desk.put("a.txt", sample());
    desk.put("sub/a.md", sample());
    for (line, why) in [
        ("convert a.md a.txt -o out", "written twice"),
        ("convert a.md sub/a.md -o out/", "written twice"),
        ("convert a.md a.md -o out/", "a.md: is given twice"),
        ("convert a.md -o x.xml --ledger ./x.xml", "written twice"),
    ] {
        desk.run(line).exits(2).says(&[why]);
        assert!(!desk.path("out").exists(), "{line}");
        assert!(!desk.path("x.xml").exists(), "{line}");
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("folder")).unwrap();
    let ran = desk
        .run("convert none.md")
        .exits(2)
        .says(&["none.md: no such file"]);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    let ran = desk
        .run("convert folder")
        .exits(2)
        .says(&["folder: is a folder", "batch"]);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert_eq!(ran.out, "");
}

#[test]
fn one_bad_input_does_not_stop_the_others() {
    let desk = Desk::with_sample();
    desk.put("z.md", sample());
    desk.run("convert a.md none.md z.md -o out")
        .exits(1)
        .says(&["none.md"]);
    assert_eq!(desk.names("out"), ["a.akn.xml", "z.akn.xml"]);
    desk.run("convert none.md no.md -o out")
        .exits(2)
        .says(&["none.md", "no.md"]);
}

#[test]
fn what_cannot_be_written_is_named() {
    let desk = Desk::with_sample();
    desk.run("convert a.md -o no/where.xml")
        .exits(2)
        .says(&["no/where.xml"]);
    std::fs::create_dir_all(desk.path("out/a.json")).unwrap();
    desk.run("convert a.md --to json -o out")
        .exits(2)
        .says(&["a.json", "folder"]);
}

#[test]
fn an_empty_document_is_converted_with_a_warning() {
    let desk = Desk::new();
    for text in ["", " \n\n\t\n"] {
        desk.put("empty.md", text);
        let ran = desk.run("convert empty.md").exits(0);
        let ran = ran.says(&["warning[empty-document]", "empty.md"]);
        assert!(ran.out.contains("akomaNtoso"));
    }
    desk.run("convert empty.md --strict").exits(1);
    let ran = desk.run("convert empty.md --quiet").exits(0);
    assert_eq!(ran.err, "");
    desk.run("convert empty.md --quiet --strict").exits(1);
}

#[test]
fn a_text_that_is_no_resolution_is_converted_with_a_warning() {
    let desk = Desk::new();
    desk.put("soup.md", "# Soup\n\nTake an onion.\n");
    let ran = desk.run("convert soup.md").exits(0);
    let ran = ran.says(&["warning[not-a-resolution]", "soup.md"]);
    assert!(ran.out.contains("akomaNtoso"));
}

#[test]
fn bytes_that_are_no_utf8_are_pointed_at() {
    let desk = Desk::new();
    desk.put(
        "latin.md",
        b"# Titre\n\nR\xe9solution d\xc3\xa9j\xc3\xa0 \xc3\xa9t\xc3\xa9\n",
    );
    let ran = desk.run("convert latin.md").exits(0);
    ran.says(&["warning[invalid-utf8]", "latin.md:3:2"]);
}

#[test]
fn findings_can_be_read_by_programs() {
    let desk = Desk::new();
    desk.put(
        "latin.md",
        b"# Titre\n\nR\xe9solution d\xc3\xa9j\xc3\xa0 \xc3\xa9t\xc3\xa9\n",
    );
    let ran = desk
        .run("convert latin.md none.md --message-format json -o out/")
        .exits(1);
    let lines: Vec<serde_json::Value> = ran
        .err
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect();
    assert_eq!(lines[0]["file"], "latin.md");
    assert_eq!(lines[0]["code"], "invalid-utf8");
    assert_eq!(lines[0]["severity"], "warning");
    assert_eq!(
        (lines[0]["line"].as_u64(), lines[0]["column"].as_u64()),
        (Some(3), Some(2))
    );
    let last = lines.last().unwrap();
    assert_eq!(last["file"], "none.md");
    assert_eq!(last["severity"], "error");
}

#[test]
fn the_ledger_is_json() {
    let desk = Desk::with_sample();
    desk.run("convert a.md -o a.xml --ledger a.ledger.json")
        .exits(0);
    let ledger: serde_json::Value = serde_json::from_str(&desk.get("a.ledger.json")).unwrap();
    assert_eq!(ledger["source"], "a.md");
    let source = sample();
    for removal in ledger["removals"].as_array().unwrap() {
        let at = |key: &str| usize::try_from(removal[key].as_u64().unwrap()).unwrap();
        assert!(source.get(at("start")..at("end")).is_some(), "{removal}");
        assert!(removal["rule"].is_string() && removal["reason"].is_string());
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let desk = Desk::with_sample();
    desk.run("convert a.md --to akn,json,md -o one/").exits(0);
    desk.run("convert a.md --to akn,json,md -o two/").exits(0);
    for name in desk.names("one") {
        assert_eq!(
            desk.get(&format!("one/{name}")),
            desk.get(&format!("two/{name}"))
        );
    }
}

#[test]
fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
    let desk = Desk::with_sample();
    desk.put("out/a.akn.xml", "x".repeat(1 << 20));
    desk.run("convert a.md -o out").exits(0);
    assert_eq!(desk.get("out/a.akn.xml"), desk.run("convert a.md").out);
    assert_eq!(desk.names("out"), ["a.akn.xml"]);
}

#[cfg(unix)]
#[test]
fn a_new_file_is_as_open_as_the_mask_allows() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with_sample();
    desk.run("convert a.md -o new.xml").exits(0);
    let mode = |name| desk.path(name).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("new.xml"), mode("a.md"));
    desk.put("old.xml", "");
    std::fs::set_permissions(desk.path("old.xml"), PermissionsExt::from_mode(0o640)).unwrap();
    desk.run("convert a.md -o old.xml").exits(0);
    assert_eq!(mode("old.xml"), 0o640);
}

#[cfg(unix)]
#[test]
fn devices_are_written_to() {
    let desk = Desk::with_sample();
    desk.run("convert a.md -o /dev/null").exits(0);
    assert!(!std::path::Path::new("/dev/null").is_file());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::with_sample();
    for args in [
        vec!["convert", "a.md"],
        vec!["inspect", "a.md"],
        vec!["explain"],
    ] {
        let mut command = desk.command(&args);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{args:?}");
    }
}
