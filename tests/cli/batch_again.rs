//! `plenary batch` on a folder that was written before, or is being written.

use super::{Desk, Ran, sample};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

/// A desk with so many small documents below `in`, in two folders.
fn desk_of(count: usize) -> Desk {
    let desk = Desk::new();
    for i in 0..count {
        let folder = if i % 2 == 0 { "zh" } else { "大会" };
        let text = format!("1. *Decides* to light lamp {i}.\n\n2. *Requests* a report.\n");
        desk.put(&format!("in/{folder}/{i:04}.md"), text);
    }
    desk
}

/// Every file below a folder of the desk with its bytes, but for the books.
fn files(desk: &Desk, folder: &str) -> BTreeMap<String, Vec<u8>> {
    fn collect(folder: &Path, root: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy();
            if path.is_dir() {
                collect(&path, root, files);
            } else if name != ".plenary.jsonl" && name != ".plenary.lock" {
                // A temporary file may have taken its name meanwhile.
                if let Ok(bytes) = fs::read(&path) {
                    files.insert(name.into_owned(), bytes);
                }
            }
        }
    }
    let (root, mut all) = (desk.path(folder), BTreeMap::new());
    if root.exists() {
        collect(&root, &root, &mut all);
    }
    all
}

#[track_caller]
fn did(ran: &Ran, what: &str) {
    assert!(ran.out.starts_with(what), "no '{what}' in {ran:#?}");
}

fn modified(desk: &Desk, name: &str) -> SystemTime {
    fs::metadata(desk.path(name)).unwrap().modified().unwrap()
}

fn set_modified(desk: &Desk, name: &str, time: SystemTime) {
    let file = File::options().write(true).open(desk.path(name)).unwrap();
    file.set_modified(time).unwrap();
}

#[test]
fn only_what_changed_is_done() {
    let desk = desk_of(6);
    desk.put("in/zh/empty.md", "");
    let run = "batch in --to akn,json --out out";
    let first = desk.run(run).exits(0);
    did(&first, "7 documents converted, 0 failed");
    let clean = files(&desk, "out");
    let books = desk.get("out/.plenary.jsonl");
    let second = desk.run(run).exits(0);
    did(&second, "0 documents converted, 7 unchanged, 0 failed");
    // What there was to say is said again, and counts again.
    assert_eq!(first.err, second.err);
    assert_eq!(first.out.split(':').nth(1), second.out.split(':').nth(1));
    desk.run(&format!("{run} --strict")).exits(1);
    assert_eq!(desk.get("out/.plenary.jsonl"), books);

    // A source that changed; outputs that were edited, lost, or cut to nothing.
    desk.put("in/zh/0002.md", "1. *Decides* to rest.\n");
    desk.put("out/zh/0000.json", "{}");
    desk.put("out/大会/0003.akn.xml", "");
    fs::remove_file(desk.path("out/大会/0001.akn.xml")).unwrap();
    did(
        &desk.run(run).exits(0),
        "4 documents converted, 3 unchanged",
    );
    let mut now = files(&desk, "out");
    for name in ["zh/0002.akn.xml", "zh/0002.json"] {
        assert_ne!(now.remove(name), clean.get(name).cloned());
    }
    assert!(now.iter().all(|(name, bytes)| clean[name] == *bytes));
    did(
        &desk.run(run).exits(0),
        "0 documents converted, 7 unchanged",
    );
    did(
        &desk.run(&format!("{run} --force")),
        "7 documents converted, 0",
    );

    // Options and formats.
    did(
        &desk.run(&format!("{run} --lang fr")),
        "7 documents converted, 0",
    );
    did(&desk.run(run), "7 documents converted, 0");
    did(
        &desk.run("batch in --to md --out out"),
        "7 documents converted, 0",
    );
    did(&desk.run(run), "0 documents converted, 7 unchanged");
    did(
        &desk.run("batch in --to md,json --out out"),
        "0 documents converted, 7 unchanged",
    );
}

#[test]
fn an_output_of_an_older_source_is_not_taken_for_done() {
    let desk = Desk::new();
    desk.put("in/a.md", "1. *Decides* to rest.\n");
    desk.run("batch in --to akn,json --out out").exits(0);
    desk.put("in/a.md", "1. *Decides* to dance.\n");
    did(
        &desk.run("batch in --to akn --out out"),
        "1 document converted",
    );
    did(
        &desk.run("batch in --to json --out out"),
        "1 document converted",
    );
    assert!(desk.get("out/a.json").contains("dance"));
}

#[test]
fn times_stand_for_bytes_unless_checksums_are_asked_for() {
    let desk = Desk::new();
    desk.put("in/a.md", "1. *Decides* to rest.\n");
    desk.put("in/b.md", "1. *Decides* to work.\n");
    let run = "batch in --to akn --out out";
    desk.run(run).exits(0);
    // The same bytes at another time are the same.
    set_modified(
        &desk,
        "in/a.md",
        SystemTime::now() - Duration::from_secs(99),
    );
    did(
        &desk.run(run).exits(0),
        "0 documents converted, 2 unchanged",
    );
    // Other bytes of the same size at the same time are seen only where they are looked at.
    let time = modified(&desk, "in/b.md");
    desk.put("in/b.md", "1. *Decides* to wait.\n");
    set_modified(&desk, "in/b.md", time);
    did(
        &desk.run(run).exits(0),
        "0 documents converted, 2 unchanged",
    );
    did(
        &desk.run(&format!("{run} --checksum")),
        "1 document converted, 1 unchanged",
    );
    assert!(desk.get("out/b.akn.xml").contains("wait"));
    // The folder under another name: what is in it is still known by its bytes.
    fs::rename(desk.path("in"), desk.path("moved")).unwrap();
    did(
        &desk.run("batch moved --to akn --out out"),
        "0 documents converted, 2 unchanged, 0 f",
    );
}

#[test]
fn what_is_no_more_is_told_and_pruned_only_when_asked() {
    let desk = desk_of(4);
    for name in ["gone/a.md", "edited.md", "taken.md", "zh/unchosen.md"] {
        desk.put(&format!("in/{name}"), sample());
    }
    let run = "batch in --to akn,json --out out";
    desk.run(run).exits(0);
    desk.put("out/foreign.akn.xml", "theirs");
    fs::remove_dir_all(desk.path("in/gone")).unwrap();
    fs::remove_file(desk.path("in/edited.md")).unwrap();
    desk.put("out/edited.json", "a day's work");
    fs::rename(desk.path("in/taken.md"), desk.path("in/taken.txt")).unwrap();
    let args = format!("{run} --exclude unchosen.md");
    for _ in 0..2 {
        let ran = desk
            .run(&args)
            .exits(0)
            .says(&["in/gone/a.md: is no more; left (--prune deletes): out/gone/a.akn.xml"]);
        assert!(!ran.err.contains("unchosen"), "{ran:?}");
    }
    assert!(desk.path("out/gone/a.json").exists());
    // Another folder is not asked for what came from this one.
    desk.put("other/b.md", sample());
    desk.run("batch other --to akn --out out --prune").exits(0);
    assert!(desk.path("out/gone/a.json").exists());

    desk.run(&format!("{args} --prune")).exits(0).says(&[
        "in/gone/a.md: is no more; deleted out/gone/a.akn.xml, out/gone/a.json",
        "changed since and left: out/edited.json",
    ]);
    assert_eq!(desk.get("out/edited.json"), "a day's work");
    assert_eq!(
        desk.names("out"),
        [
            "b.akn.xml",
            "edited.json",
            "foreign.akn.xml",
            "taken.akn.xml",
            "taken.json",
            "zh",
            "大会"
        ]
    );
    assert!(desk.path("out/zh/unchosen.json").exists());
    let ran = desk.run(&args).exits(0);
    assert!(!ran.err.contains("no more"), "{ran:?}");
}

#[test]
fn a_manifest_that_somebody_wrote_deletes_nothing_outside() {
    let desk = desk_of(1);
    desk.put("precious.json", "{}");
    desk.run("batch in --to json --out out").exits(0);
    let line = desk.get("out/.plenary.jsonl");
    let mut record: serde_json::Value = serde_json::from_str(&line).unwrap();
    record["source"] = "gone.md".into();
    record["outputs"][0]["name"] = "../precious.json".into();
    record["outputs"][0]["size"] = 2.into();
    record["outputs"][0]["hash"] = blake3::hash(b"{}").to_hex().to_string().into();
    desk.put("out/.plenary.jsonl", format!("{line}garbage\n{record}\n"));
    let ran = desk.run("batch in --to json --out out --prune").exits(0);
    did(&ran, "0 documents converted, 1 unchanged, 1 removed");
    assert_eq!(desk.get("precious.json"), "{}");
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_is_completed_by_the_next() {
    let desk = desk_of(600);
    desk.run("batch in --to akn,json --out clean").exits(0);
    let clean = files(&desk, "clean");
    let mut in_the_middle = 0;
    for round in 0..6_u64 {
        let out = format!("out{}", round % 2);
        let args = [
            "batch", "in", "--to", "akn,json", "--out", &out, "--jobs", "2",
        ];
        let mut command = desk.command(&args);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        // So that it is killed at work, however fast the machine is: after so many files.
        let (wanted, start) = (30 + 70 * (round as usize / 2), std::time::Instant::now());
        while child.try_wait().unwrap().is_none() && start.elapsed() < Duration::from_secs(20) {
            if files(&desk, &out).len() > wanted {
                break;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // As a process leaves it that is killed while it writes.
        desk.put(&format!("{out}/zh/.plenary-batch-x1"), "half");
        for (name, bytes) in files(&desk, &out) {
            if name.contains(".plenary-batch-") {
                continue;
            }
            assert!(clean[&name] == bytes, "half a file: {name}");
            in_the_middle += 1;
        }
    }
    assert!(in_the_middle > 0);
    for out in ["out0", "out1"] {
        let ran = desk
            .run(&format!("batch in --to akn,json --out {out} --jobs 1"))
            .exits(0);
        assert!(ran.out.contains(" 0 failed"), "{ran:?}");
        assert!(
            files(&desk, out) == clean,
            "{out} is not as a clean run leaves it"
        );
        let books = desk.get(&format!("{out}/.plenary.jsonl"));
        assert_eq!(books.lines().count(), 600);
        let ran = desk
            .run(&format!("batch in --to akn,json --out {out}"))
            .exits(0);
        did(&ran, "0 documents converted, 600 unchanged");
    }
}

#[test]
fn two_runs_do_not_write_one_folder() {
    let desk = desk_of(2);
    desk.run("batch in --to akn --out out").exits(0);
    let lock = File::open(desk.path("out/.plenary.lock")).unwrap();
    lock.lock().unwrap();
    let before = files(&desk, "out");
    desk.run("batch in --to json --out out")
        .exits(2)
        .says(&["out: another `plenary batch` is writing to this folder"]);
    assert_eq!(files(&desk, "out"), before);
    desk.run("batch in --to akn --out elsewhere").exits(0);
    drop(lock);
    desk.run("batch in --to json --out out").exits(0);
}

#[test]
fn globs_choose_what_is_read() {
    let desk = Desk::new();
    desk.put("in/zh/a.md", sample());
    desk.put("in/en/b.ocr.md", sample());
    desk.put("in/old/c.md", sample());
    let ran = desk
        .run("batch in --to akn,json --out out --exclude *.ocr.md --exclude old")
        .exits(0);
    did(&ran, "1 document converted, 0 failed");
    assert_eq!(desk.names("out"), ["zh"]);
    let ran = desk
        .run("batch out --to md --out again --include *.akn.xml")
        .exits(0);
    did(&ran, "1 document converted, 0 failed");
    let ran = desk
        .run("batch out --to akn --out third --include zh/*.json")
        .exits(0);
    did(&ran, "1 document converted, 0 failed");
    assert_eq!(desk.get("third/zh/a.akn.xml"), desk.get("out/zh/a.akn.xml"));
    desk.run("batch in --to akn --out none --include a[")
        .exits(2)
        .says(&["'a['"]);
    assert!(!desk.path("none").exists());
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_converted_each_time() {
    use std::os::unix::ffi::OsStrExt;
    let desk = desk_of(1);
    let name = std::ffi::OsStr::from_bytes(b"in/\xff.md");
    fs::write(desk.path("").join(name), sample()).unwrap();
    let run = "batch in --to akn --out out";
    did(&desk.run(run).exits(0), "2 documents converted, 0 failed");
    did(
        &desk.run(run).exits(0),
        "1 document converted, 1 unchanged, 0 failed",
    );
    assert_eq!(files(&desk, "out").len(), 2);
}

#[test]
fn a_report_counts_and_puts_the_doubtful_first() {
    let desk = Desk::new();
    desk.put("in/a.md", sample());
    desk.put("in/b <&>.md", "");
    desk.put("in/c.txt", sample());
    desk.put("in/c.md", sample());
    let run = "batch in --to akn,json --out out/made --report out";
    for what in ["converted", "unchanged"] {
        desk.run(&format!("{run}/r.json")).exits(1);
        let report: serde_json::Value = serde_json::from_str(&desk.get("out/r.json")).unwrap();
        let documents = report["documents"].as_array().unwrap();
        let files: Vec<_> = documents
            .iter()
            .map(|d| d["file"].as_str().unwrap())
            .collect();
        assert_eq!(files[0], "in/c.txt");
        assert_eq!(files.len(), 4);
        let a = documents.iter().find(|d| d["file"] == "in/a.md").unwrap();
        assert_eq!(a["outcome"], what);
        assert_eq!(a["outputs"][0], "made/a.akn.xml");
        assert_eq!(
            (&a["language"], &a["symbol"]),
            (&"zh".into(), &"A/RES/72/57".into())
        );
        let written: serde_json::Value =
            serde_json::from_str(&desk.get("out/made/a.json")).unwrap();
        let recitals = written["resolution"]["preamble"]["recitals"]
            .as_array()
            .unwrap();
        assert_eq!(a["recitals"], recitals.len());
        let totals = &report["totals"];
        assert_eq!(
            (&totals["documents"], &totals["failed"]),
            (&4.into(), &1.into())
        );
        assert_eq!(totals["languages"]["zh"]["documents"], 2);
        assert_eq!(totals["diagnostics"]["empty-document"], 1);
    }
    desk.run(&format!("{run}/r.csv")).exits(1);
    let table = desk.get("out/r.csv");
    let widths: Vec<_> = csv::Reader::from_reader(table.as_bytes())
        .records()
        .map(|row| row.unwrap().len())
        .collect();
    assert_eq!(widths, [24; 4]);
    desk.run(&format!("{run}/r.html")).exits(1);
    let page = desk.get("out/r.html");
    assert!(page.contains("b &lt;&amp;&gt;.md") && page.contains("href=\"made/a.akn.xml\""));
    assert!(!page.contains("://") && page.contains("<svg"));
    desk.run("batch in --to akn --out none --report r.pdf")
        .exits(2)
        .says(&["r.pdf: a report ends in .json, .csv or .html"]);
    assert!(!desk.path("none").exists());
}
