//! `plenary batch`.

use super::{Desk, sample};

#[test]
fn a_folder_is_mirrored() {
    let desk = Desk::new();
    for name in ["zh/A_RES_1.ocr.md", "zh/deep/b.markdown", "c.txt", "d.TXT"] {
        desk.put(&format!("in/{name}"), sample());
    }
    desk.put("in/picture.png", "");
    desk.put("in/zh/old.clean.md", sample());
    let ran = desk.run("batch in --to akn,json --out out").exits(0);
    assert!(
        ran.out.starts_with("4 documents converted, 0 failed"),
        "{ran:?}"
    );
    assert_eq!(
        desk.names("out"),
        ["c.akn.xml", "c.json", "d.akn.xml", "d.json", "zh"]
    );
    assert_eq!(
        desk.names("out/zh"),
        ["A_RES_1.ocr.akn.xml", "A_RES_1.ocr.json", "deep"]
    );
    assert_eq!(desk.names("out/zh/deep"), ["b.akn.xml", "b.json"]);
    assert_eq!(desk.get("out/c.akn.xml"), desk.run("convert in/c.txt").out);
}

#[test]
fn a_folder_of_json_is_converted() {
    let desk = Desk::new();
    desk.put("in/zh/a.md", sample());
    desk.run("batch in --to json,akn --out json").exits(0);
    desk.put("json/zh/broken.json", "{\"version\": \"9\"}");
    let ran = desk
        .run("batch json --from json --to akn --out out")
        .exits(1);
    assert!(ran.out.starts_with("1 document converted, 1 failed"));
    assert!(ran.err.contains("broken.json") && ran.err.contains("version"));
    assert_eq!(desk.get("out/zh/a.akn.xml"), desk.get("json/zh/a.akn.xml"));
}

#[test]
fn outcomes_come_in_the_order_of_the_inputs() {
    let desk = Desk::new();
    for i in 0..90 {
        desk.put(
            &format!("in/{i:02}.md"),
            "Take an onion.\n\n".repeat(90 - i),
        );
    }
    let one = desk.run("batch in --to akn,md --out one --jobs 1").exits(0);
    let four = desk
        .run("batch in --to akn,md --out four --jobs 4")
        .exits(0);
    assert_eq!(one.err, four.err);
    assert_eq!(one.out, four.out);
    let rows: Vec<_> = one.err.lines().map(|line| &line[..8]).collect();
    let expected: Vec<_> = (0..90).map(|i| format!("in/{i:02}.md")).collect();
    assert_eq!(rows, expected);
    for name in desk.names("one") {
        assert_eq!(
            desk.get(&format!("one/{name}")),
            desk.get(&format!("four/{name}"))
        );
    }
}

#[cfg(unix)]
#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let desk = Desk::new();
    desk.put("in/a.md", sample());
    desk.put("in/z.md", sample());
    std::os::unix::fs::symlink("nowhere", desk.path("in/m.md")).unwrap();
    let ran = desk
        .run("batch in --to akn --out out")
        .exits(1)
        .says(&["in/m.md"]);
    assert!(
        ran.out.starts_with("2 documents converted, 1 failed"),
        "{ran:?}"
    );
    assert_eq!(desk.names("out"), ["a.akn.xml", "z.akn.xml"]);
    // An output that is in the way: one document fails, the others do not.
    std::fs::create_dir_all(desk.path("out/a.json")).unwrap();
    desk.run("batch in --to json --out out")
        .exits(1)
        .says(&["in/a.md", "a.json"]);
    assert_eq!(
        desk.names("out"),
        ["a.akn.xml", "a.json", "z.akn.xml", "z.json"]
    );
}

#[test]
fn two_inputs_never_write_one_output() {
    let desk = Desk::new();
    desk.put("in/a.md", sample());
    desk.put("in/a.txt", "other");
    let ran = desk.run("batch in --to akn --out out").exits(1);
    ran.says(&["in/a.txt: its output would replace that of in/a.md"]);
    assert_eq!(desk.get("out/a.akn.xml"), desk.run("convert in/a.md").out);
}

#[test]
fn the_output_folder_is_no_input() {
    let desk = Desk::new();
    desk.put("in/a.md", sample());
    desk.put("in/out/b.md", sample());
    for done in [
        "1 document converted, 0",
        "0 documents converted, 1 unchanged",
    ] {
        let ran = desk.run("batch in --to akn,json,md --out in/out").exits(0);
        assert!(ran.out.starts_with(done), "{ran:?}");
    }
    assert_eq!(
        desk.names("in/out"),
        ["a.akn.xml", "a.clean.md", "a.json", "b.md"]
    );
    // Into the same folder: what was written is not read the next time.
    for done in [
        "1 document converted, 0",
        "0 documents converted, 1 unchanged",
    ] {
        let ran = desk.run("batch in/out --to akn,md --out in/out").exits(0);
        assert!(ran.out.starts_with(done), "{ran:?}");
    }
    assert_eq!(desk.get("in/out/b.md"), sample());
}

#[cfg(unix)]
#[test]
fn links_neither_loop_nor_lead_outputs_into_inputs() {
    let desk = Desk::new();
    desk.put("in/sub/a.md", sample());
    std::os::unix::fs::symlink("..", desk.path("in/sub/up")).unwrap();
    let ran = desk.run("batch in --to akn --out out").exits(0);
    assert!(
        ran.out.starts_with("1 document converted, 0 failed"),
        "{ran:?}"
    );
    std::os::unix::fs::symlink("../../in/sub/a.md", desk.path("out/sub/a.json")).unwrap();
    desk.run("batch in --to json --out out")
        .exits(2)
        .says(&["is one of the inputs"]);
    assert_eq!(desk.get("in/sub/a.md"), sample());
}

#[test]
fn what_is_no_folder_is_not_done() {
    let desk = Desk::with_sample();
    desk.run("batch none --to akn --out out")
        .exits(2)
        .says(&["none: no such folder"]);
    desk.run("batch a.md --to akn --out out")
        .exits(2)
        .says(&["a.md: is no folder"]);
    assert!(!desk.path("out").exists());
    std::fs::create_dir(desk.path("in")).unwrap();
    desk.run("batch in --to akn --out a.md")
        .exits(2)
        .says(&["a.md"]);
    desk.run("batch in --to akn").exits(2).says(&["--out"]);
    let ran = desk.run("batch in --to akn --out out").exits(0);
    assert!(ran.out.starts_with("0 documents"), "{ran:?}");
}

#[test]
fn a_folder_without_documents_is_told() {
    let desk = Desk::new();
    desk.put("in/a.clean.md", "1. *Decides* to rest.\n");
    desk.run("batch in --to json --out out")
        .exits(0)
        .says(&["in: nothing to convert", "--include '*.clean.md'"]);
    desk.run("batch in --to json --out out --include *.xml")
        .exits(0)
        .says(&["in: nothing to convert", "--exclude leaves"]);
    let ran = desk.run("batch in --to json --out out --include *.clean.md");
    assert!(!ran.exits(0).err.contains("nothing"));
    let ran = desk.run("batch in --to json --out out --from json --quiet");
    assert_eq!(ran.exits(0).err, "");
}

#[test]
fn findings_are_counted_and_can_be_read_by_programs() {
    let desk = Desk::new();
    desk.put("in/empty.md", "");
    desk.put(
        "in/latin.md",
        b"R\xe9solution 72/57 d\xc3\xa9j\xc3\xa0 \xc3\xa9t\xc3\xa9",
    );
    desk.run("batch in --to akn --out out").exits(0).says(&[
        "in/empty.md: warning[empty-document]: ",
        "in/latin.md:1:2: warning[invalid-utf8]: ",
    ]);
    desk.run("batch in --to akn --out out --strict").exits(1);
    let ran = desk.run("batch in --to akn --out out --quiet").exits(0);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
    let ran = desk
        .run("batch in --to akn --out out --message-format json")
        .exits(0);
    let rows: Vec<serde_json::Value> = ran
        .err
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(rows.iter().any(|row| row["code"] == "empty-document"));
    assert!(
        rows.iter()
            .any(|row| row["code"] == "invalid-utf8" && row["column"] == 2)
    );
    let summary: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(summary["unchanged"], 2);
    let warnings = rows
        .iter()
        .filter(|row| row["severity"] == "warning")
        .count();
    assert_eq!(summary["warnings"], warnings);
}
