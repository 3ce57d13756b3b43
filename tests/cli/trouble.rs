//! What goes wrong on the way: packed bombs, full disks, interrupts, files that may not be read.

use super::{Desk, sample};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

fn packed(text: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::best());
    gz.write_all(text).unwrap();
    gz.finish().unwrap()
}

#[test]
fn packed_files_are_read_as_what_they_hold() {
    let desk = Desk::new();
    desk.put("in/a.md", sample());
    let plain = desk.run("convert in/a.md").exits(0).out;
    desk.put("gz/zh/a.md.gz", packed(sample().as_bytes()));
    desk.put("gz/b.txt", packed(sample().as_bytes()));
    let batch = "batch gz --include *.md.gz --include *.txt --to akn --out out";
    desk.run(batch).exits(0);
    assert_eq!(desk.names("out/zh"), ["a.akn.xml"]);
    assert_eq!(desk.get("out/zh/a.akn.xml"), plain);
    assert_eq!(desk.get("out/b.akn.xml"), plain);
    let again = desk.run(batch).exits(0).out;
    assert!(again.contains("2 unchanged"), "{again}");
    let piped = desk.run_with("convert -", &packed(sample().as_bytes()));
    assert_eq!(piped.exits(0).out, plain);
    desk.run("convert gz/zh/a.md.gz -o one/").exits(0);
    assert_eq!(desk.names("one"), ["a.akn.xml"]);
    let rows = |line: &str| desk.run(line).exits(0).out.lines().count();
    assert_eq!(
        rows("table gz --include *.gz --to ndjson"),
        rows("table in --to ndjson")
    );
}

#[test]
fn packed_files_that_cannot_be_read_are_rows() {
    let desk = Desk::new();
    desk.put("in/a.md", sample());
    desk.put("in/a.md.gz", packed(b"another"));
    desk.put("in/bomb.md.gz", packed(&vec![b' '; (64 << 20) + 1]));
    let mut cut = packed(sample().as_bytes());
    cut.truncate(cut.len() / 2);
    desk.put("in/cut.md.gz", cut);
    desk.run("batch in --include *.md --include *.gz --to akn --out out")
        .exits(1)
        .says(&["its output would replace that of", "a.md.gz"])
        .says(&["bomb.md.gz", "more than 64 MiB"])
        .says(&["cut.md.gz", "its gzip is broken"]);
    assert_eq!(desk.names("out"), ["a.akn.xml"]);
}

#[test]
fn tables_of_killed_runs_are_swept_and_those_of_others_are_not() {
    let desk = Desk::new();
    desk.put("in/a.md", sample());
    desk.put("out/.plenary-table-gone", "half");
    desk.put("out/.plenary-table-held", "half");
    let held = std::fs::File::open(desk.path("out/.plenary-table-held")).unwrap();
    held.try_lock().unwrap();
    desk.run("table in --of clauses --to csv --out out")
        .exits(0);
    assert_eq!(desk.names("out"), [".plenary-table-held", "clauses.csv"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_a_row() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.put("in/a.md", sample());
    desk.put("in/b.md", sample());
    let secret = desk.path("in/b.md");
    std::fs::set_permissions(&secret, PermissionsExt::from_mode(0o000)).unwrap();
    if std::fs::File::open(&secret).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    desk.run("batch in --to akn --out out")
        .exits(1)
        .says(&["b.md", "denied"]);
    assert_eq!(desk.names("out"), ["a.akn.xml"]);
}

#[cfg(unix)]
#[test]
fn a_full_disk_costs_what_does_not_fit_and_no_more() {
    let desk = Desk::new();
    let paragraph = "1. *Decides* to rest for the remainder of the day.\n\n";
    desk.put("in/big.md", paragraph.repeat(4000));
    desk.put("in/small.md", paragraph);
    desk.put("out/big.clean.md", "what was there");
    let line = "batch in --to md --out out";
    // A file that grows over the limit meets the error that it would meet on a full disk.
    let limited = format!(
        "trap '' XFSZ; ulimit -f 32; exec {} {line}",
        env!("CARGO_BIN_EXE_plenary")
    );
    let ran = std::process::Command::new("sh")
        .args(["-c", &limited])
        .current_dir(desk.path(""))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(1), "{said}");
    assert!(said.contains("big.clean.md"), "{said}");
    assert_eq!(desk.names("out"), ["big.clean.md", "small.clean.md"]);
    assert_eq!(desk.get("out/big.clean.md"), "what was there");
    desk.run(line).exits(0);
    assert_eq!(
        desk.get("out/big.clean.md"),
        desk.run("convert in/big.md --to md").out
    );
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_whole_files_and_the_next_run_completes() {
    let desk = Desk::new();
    // A short one that tells when to interrupt; the others take long enough for it to come in time.
    let count = 60;
    desk.put("in/000.md", sample());
    for i in 1..count {
        desk.put(&format!("in/{i:03}.md"), sample().repeat(40));
    }
    let args = ["batch", "in", "--to", "akn", "--out", "out", "--jobs", "1"];
    let mut child = desk.command(&args).spawn().unwrap();
    while !desk.path("out/000.akn.xml").exists() {
        assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let killed = std::process::Command::new("kill")
        // Not `-INT`, which is ignored where a shell runs the tests in the background.
        .args(["-TERM", &child.id().to_string()])
        .status();
    if !killed.is_ok_and(|status| status.success()) {
        eprintln!("skipped: no `kill` here");
        child.wait().unwrap();
        return;
    }
    assert!(!child.wait().unwrap().success());
    let short = desk.run("convert in/000.md").exits(0).out;
    let long = desk.run("convert in/001.md").exits(0).out;
    let before = desk.names("out");
    assert!(before.len() < count, "it was too late to interrupt");
    for name in before.iter().filter(|name| !name.starts_with('.')) {
        let whole = if name.starts_with("000") {
            &short
        } else {
            &long
        };
        assert_eq!(&desk.get(&format!("out/{name}")), whole, "{name}");
    }
    desk.run("batch in --to akn --out out").exits(0);
    let after = desk.names("out");
    assert_eq!(after.len(), count, "{after:?}");
    assert!(after.iter().all(|name| name.ends_with(".akn.xml")));
}
