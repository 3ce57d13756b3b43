//! `plenary stream`.

use super::{Desk, Ran, sample};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::time::Duration;

fn results(ran: &Ran) -> Vec<Value> {
    ran.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Runs the program over these lines.
fn stream(options: &str, lines: &[Value]) -> Ran {
    let lines: Vec<_> = lines.iter().map(Value::to_string).collect();
    let input = lines.join("\n");
    Desk::new().run_with(&format!("stream {options}"), input.as_bytes())
}

#[test]
fn a_line_in_is_a_line_out_with_the_bytes_of_convert() {
    let desk = Desk::with_sample();
    let lines = [json!({"id": "a", "text": sample()})];
    let ran = stream("--to akn,json --to md", &lines).exits(0);
    let results = results(&ran);
    assert_eq!(results.len(), 1);
    assert_eq!(
        (&results[0]["id"], &results[0]["status"]),
        (&json!("a"), &json!("ok"))
    );
    for format in ["akn", "json", "md"] {
        let converted = desk.run(&format!("convert a.md --to {format}")).exits(0);
        assert_eq!(results[0][format], converted.out, "{format}");
    }
    let told = desk.run("convert a.md --message-format json").exits(0).err;
    let told: Vec<Value> = told
        .lines()
        .map(|line| {
            let mut object: Value = serde_json::from_str(line).unwrap();
            object.as_object_mut().unwrap().remove("file");
            object
        })
        .collect();
    assert_eq!(results[0]["diagnostics"], json!(told));
    assert!(!told.is_empty());
}

#[test]
fn results_are_in_the_order_of_the_lines_for_any_number_of_jobs() {
    let lines: Vec<_> = (0..60)
        .map(|i| {
            // Long ones first, so that the later ones are ready before them.
            let text = if i % 10 == 0 {
                sample()
            } else {
                format!("1. *Decides* on {i}.")
            };
            json!({"id": i, "text": text})
        })
        .collect();
    let one = stream("--jobs 1", &lines).exits(0);
    let four = stream("--jobs 4", &lines).exits(0);
    assert_eq!(one.out, four.out);
    for (i, result) in results(&four).iter().enumerate() {
        assert_eq!(result["id"], i);
    }
}

#[test]
fn options_of_a_line_go_before_those_of_the_command() {
    let text = "*The General Assembly*,\n\n*Recalling* the lamps,\n\n1. *Decides* to rest.";
    let lines = [
        json!({"text": text}),
        json!({"text": text, "lang": "en", "symbol": "A/RES/72/1", "adopted": "2017-12-04", "date": "2020-02-03"}),
        json!({"text": text, "lang": null, "profile": "dgacm"}),
        json!({"text": "<x/>", "from": "md"}),
    ];
    let ran = stream("--lang ru --to akn", &lines).exits(0);
    let results = results(&ran);
    let akn = |i: usize| results[i]["akn"].as_str().unwrap();
    assert!(akn(0).contains("/rus@"), "{}", akn(0));
    assert!(akn(1).contains("/un-ga/2017-12-04/72-1/eng@"), "{}", akn(1));
    assert!(akn(1).contains("2020-02-03"), "{}", akn(1));
    assert!(
        akn(2).contains("DGACM") && akn(2).contains("/rus@"),
        "{}",
        akn(2)
    );
    assert!(akn(3).contains("&lt;x/&gt;"), "{}", akn(3));
}

#[test]
fn a_bad_line_has_a_result_and_the_rest_go_on() {
    let deep = "[".repeat(300_000);
    let input: Vec<Vec<u8>> = vec![
        br#"{"id": 1, "text": "1. *Decides* to rest."}"#.to_vec(),
        b"{nonsense".to_vec(),
        b"".to_vec(),
        br#"{"id": {"part": 7, "n": 1e400}}"#.to_vec(),
        b"{\"id\": 5, \"text\": \"\xff\"}".to_vec(),
        br#"{"id": 6, "text": 12}"#.to_vec(),
        br#"{"id": 7, "text": "x", "lang": "xx"}"#.to_vec(),
        br#"{"id": 8, "text": "x", "languages": "en"}"#.to_vec(),
        br#"["id", "text"]"#.to_vec(),
        format!(r#"{{"id": 10, "text": {deep}"#).into_bytes(),
        format!(r#"{{"id": {deep}{}, "text": ""}}"#, deep.replace('[', "]")).into_bytes(),
        format!(r#"{{"id": 12, "x": {deep}"#).into_bytes(),
        deep.clone().into_bytes(),
        br#"{"id": 14, "text": "<x>"}"#.to_vec(),
        br#"{"id": 15, "text": "\ud800"}"#.to_vec(),
        format!(r#"{{"id": 16, "from": "json", "text": "{deep}"}}"#).into_bytes(),
        format!(
            r#"{{"id": 17, "from": "akn", "text": "{}"}}"#,
            "<a>".repeat(300_000)
        )
        .into_bytes(),
        format!(r#"{{"id": 18, "text": "{}"}}"#, "x".repeat(2 << 20)).into_bytes(),
        br#"{"id": 19, "text": "1. *Decides* to rest."}"#.to_vec(),
    ];
    let ran = Desk::new().run_with("stream --limit 1 --to md", &input.join(&b'\n'));
    let ran = ran.exits(1);
    assert_eq!(ran.err, "");
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines.len(), input.len());
    let expected = [
        (2, "null", "column 2: key must be a string"),
        (3, "null", "the line is empty"),
        (4, r#"{"part": 7, "n": 1e400}"#, "there is no `text`"),
        (5, "5", "column 20: is not UTF-8"),
        (6, "6", "invalid type: integer `12`, expected a string"),
        (7, "7", "`lang`: "),
        (8, "8", "unknown field `languages`"),
        (9, "null", "is no JSON object"),
        (10, "null", "invalid type: sequence"),
        (12, "null", "unknown field `x`"),
        (13, "null", "is no JSON object"),
        (15, "15", "column "),
        (16, "16", ""),
        (17, "17", ""),
        (18, "null", "the line has more than 1048576 bytes"),
    ];
    for (number, id, why) in expected {
        let line = lines[number - 1];
        let begin = format!(r#"{{"id":{id},"status":"error","line":{number},"message":""#);
        assert!(
            line.starts_with(&begin) && line.contains(why),
            "{number}: {line:.300}"
        );
    }
    let ok: Vec<_> = (1..=lines.len())
        .filter(|number| lines[number - 1].contains(r#","status":"ok","md":"#))
        .collect();
    assert_eq!(ok, [1, 11, 14, 19]);
}

#[test]
fn a_result_is_out_before_the_next_line_comes() {
    let desk = Desk::new();
    let mut command = desk.command(&["stream", "--to", "md"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(input, r#"{{"id": {id}, "text": "1. *Decides* to rest."}}"#).unwrap();
        // Would wait for ever if the result waited for more input.
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert!(
            line.starts_with(&format!(r#"{{"id":{id},"status":"ok""#)),
            "{line}"
        );
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_that_goes_away_ends_the_stream_quietly() {
    let desk = Desk::new();
    let mut command = desk.command(&["stream"]);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // Input stays open: the program ends because of its output.
    writeln!(input, r#"{{"text": ""}}"#).unwrap();
    for _ in 0..600 {
        if let Some(status) = child.try_wait().unwrap() {
            assert_eq!(status.code(), Some(0));
            let output = child.wait_with_output().unwrap();
            assert_eq!(String::from_utf8_lossy(&output.stderr), "");
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    child.kill().unwrap();
    panic!("the program waits for input that nobody needs");
}

#[test]
fn warnings_are_faults_only_where_asked() {
    let lines = [json!({"text": "Minutes of the chess club"})];
    stream("", &lines).exits(0);
    stream("--strict", &lines).exits(1);
    assert_eq!(stream("", &[]).exits(0).out, "");
    stream("--limit 0", &[]).exits(2);
}

/// However long the stream, memory holds no more than the lines on their way.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_stream() {
    let desk = Desk::new();
    let mut command = desk.command(&["stream", "--jobs", "2"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let line = format!("{}\n", json!({"text": sample().repeat(2)}));
    let writer = std::thread::spawn(move || {
        for _ in 0..160 {
            input.write_all(line.as_bytes()).unwrap();
        }
        input
    });
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut peak = || {
        for _ in 0..80 {
            output.read_until(b'\n', &mut Vec::new()).unwrap();
        }
        let status = std::fs::read_to_string(&status).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.unwrap()
            .trim()
            .trim_end_matches(" kB")
            .parse::<u64>()
            .unwrap()
    };
    let (half, whole) = (peak(), peak());
    assert!(
        whole < half + half / 4 && whole < 64 << 10,
        "{half} kB, then {whole} kB"
    );
    drop(writer.join().unwrap());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
