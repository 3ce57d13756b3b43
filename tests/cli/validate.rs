//! `plenary validate`.

use super::{Desk, sample};

const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">
  <xs:element name="day" type="xs:date"/>
</xs:schema>"#;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("x.xsd", SCHEMA);
    desk.put("in/b.xml", "<day xmlns='urn:x'>2017-12-04</day>");
    desk
}

#[test]
fn faults_are_told_with_their_place() {
    let desk = desk();
    desk.put(
        "in/a.xml",
        "<?xml version='1.0'?>\n<day xmlns='urn:x'>4 December</day>",
    );
    desk.put("in/sub/c.json", "{\n  \"version\": 1,\n}");
    let ran = desk.run("validate in --schema x.xsd").exits(1);
    let a = ran.out.find("--> in/a.xml:2:1").expect("a.xml");
    let c = ran.out.find("--> in/sub/c.json:3:1").expect("c.json");
    assert!(a < c, "{}", ran.out);
    assert!(ran.out.contains("error[C02]") && ran.out.contains("error[J01]"));
    assert!(
        ran.out
            .ends_with("3 documents checked, 0 not: 4 errors, 0 warnings, 0 notes\n")
    );
    for jobs in [1, 3, 8] {
        let line = format!("validate in --schema x.xsd --jobs {jobs}");
        assert_eq!(desk.run(&line).exits(1).out, ran.out);
    }
}

#[test]
fn programs_are_told_in_json() {
    let desk = desk();
    desk.put("in/a.xml", "<day xmlns='urn:x'>\u{5927}</day><");
    let ran = desk
        .run("validate in --schema x.xsd --message-format json")
        .exits(1);
    let lines: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["file"], "in/a.xml");
    assert_eq!(lines[0]["code"], "C02");
    assert_eq!(lines[1]["code"], "C01");
    // Columns count characters.
    assert_eq!(lines[1]["column"], 27);
    assert_eq!(lines[3]["checked"], 2);
}

#[test]
fn how_it_ends() {
    let desk = desk();
    desk.put("a.md", sample());
    desk.run("validate a.md").exits(0);
    desk.run_with("validate -", sample().as_bytes()).exits(0);
    let ran = desk.run_with("validate -", b"{\"version\": 1}").exits(1);
    assert!(ran.out.contains("--> <stdin>:1:1"), "{}", ran.out);
    desk.run("validate in none.xml --schema x.xsd")
        .exits(1)
        .says(&["none.xml"]);
    desk.run("validate none.xml --schema x.xsd").exits(2);
    desk.run("validate in --schema y.xsd")
        .exits(2)
        .says(&["y.xsd"]);
    desk.run("validate in --schema in/b.xml")
        .exits(2)
        .says(&["in/b.xml: "]);
}

#[test]
fn markdown_is_checked_as_it_would_be_written() {
    let desk = desk();
    desk.put("in/c.md", sample());
    let ran = desk.run("validate in --schema x.xsd").exits(1);
    // Akoma Ntoso does not fit this schema; the JSON fits its own.
    assert!(
        ran.out.contains("in/c.md (akn, as written):2:1"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("J0"), "{}", ran.out);
}

#[test]
fn what_is_written_is_valid() {
    let desk = Desk::with_sample();
    desk.run("convert a.md --to akn,json -o out/").exits(0);
    let ran = desk.run("validate a.md out --strict").exits(0);
    assert_eq!(
        ran.out,
        "4 documents checked, 0 not: 0 errors, 0 warnings, 0 notes\n"
    );
    let xml = desk
        .get("out/a.akn.xml")
        .replacen("<mainBody>", "<mainBody wId=\"x\">", 1);
    desk.put("out/a.akn.xml", xml);
    let ran = desk.run("validate out/a.akn.xml").exits(1);
    assert!(
        ran.out.contains("Attribute 'wId' is not allowed"),
        "{}",
        ran.out
    );
}
