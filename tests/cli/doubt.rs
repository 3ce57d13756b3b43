//! How far a reading is to be trusted, as it is said: confidence, grounds, places.

use crate::{Desk, sample};

/// The sample with its last paragraph, the 23rd, numbered as the 29th.
fn gapped() -> String {
    let gapped = sample().replacen("\n23. ", "\n29. ", 1);
    assert!(gapped.contains("\n29. "), "the sample has no paragraph 23");
    gapped
}

#[test]
fn what_is_certain_has_no_warning_and_what_is_not_fails_a_strict_run() {
    let desk = Desk::with_sample();
    let ran = desk.run("convert a.md --strict").exits(0);
    assert!(!ran.err.contains("doubtful"), "{}", ran.err);
    desk.put("b.md", gapped());
    let ran = desk.run("convert b.md").exits(0);
    ran.says(&["warning[doubtful]", "likely, 0.", "numbering-gap"]);
    desk.run("convert b.md --strict").exits(1);
    desk.run("table b.md --of clauses --strict").exits(1);
}

#[test]
fn the_places_that_speak_against_a_reading_are_listed_the_gravest_first() {
    let desk = Desk::with_sample();
    let ran = desk.run("inspect a.md --stage doubt").exits(0);
    assert!(ran.out.starts_with("certain, "), "{}", ran.out);
    desk.put("b.md", gapped());
    let ran = desk.run("inspect b.md --stage doubt").exits(0);
    let mut lines = ran.out.lines();
    assert!(lines.next().unwrap().starts_with("likely, 0."));
    let first = lines.next().unwrap();
    let place = gapped().lines().position(|line| line.starts_with("29. "));
    let place = format!(" {}:1  29. ", place.unwrap() + 1);
    assert!(first.contains("numbering-gap"), "{first}");
    assert!(first.contains(&place), "{first} is not at {place}");
    // What is said of the bytes counts.
    desk.put("c.md", [sample().as_bytes(), b"\n\xff\xfe\n"].concat());
    let ran = desk.run("inspect c.md --stage doubt").exits(0);
    assert!(ran.out.contains("uncertain-letters"), "{}", ran.out);
}

#[test]
fn a_report_sorts_by_confidence_and_a_stream_tells_it() {
    let desk = Desk::new();
    desk.put("in/a.md", sample());
    desk.put("in/b.md", gapped());
    desk.put("in/c.md", "Take an onion.");
    desk.run("batch in --to json --out out --strict --report r.json")
        .exits(1);
    let report: serde_json::Value = serde_json::from_str(&desk.get("r.json")).unwrap();
    let documents = report["documents"].as_array().unwrap();
    let of = |key: &str| -> Vec<_> { documents.iter().map(|d| d[key].clone()).collect() };
    assert_eq!(of("file"), ["in/c.md", "in/b.md", "in/a.md"]);
    assert_eq!(of("grade"), ["doubtful", "likely", "certain"]);
    assert_eq!(documents[1]["doubts"]["numbering-gap"], 1);
    assert_eq!(report["totals"]["grades"]["likely"], 1);
    assert!(
        of("confidence")
            .windows(2)
            .all(|two| two[0].as_f64() < two[1].as_f64())
    );

    let line = serde_json::json!({"text": gapped()}).to_string();
    let ran = desk.run_with("stream --to json", line.as_bytes()).exits(0);
    let result: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(result["confidence"], documents[1]["confidence"]);
}
