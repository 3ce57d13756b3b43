//! The commands that convert nothing.

use super::{Desk, sample};

#[test]
fn stages_are_shown() {
    let desk = Desk::with_sample();
    let model = desk.run("inspect a.md").exits(0).out;
    assert!(model.starts_with("resolution  "), "{model}");
    assert_eq!(model, desk.run("inspect a.md --stage model").exits(0).out);
    assert_eq!(
        model,
        desk.run_with("inspect -", sample().as_bytes()).exits(0).out
    );
    for stage in ["blocks", "clean", "roles"] {
        desk.run(&format!("inspect a.md --stage {stage}")).exits(0);
    }
    desk.run("inspect none.md")
        .exits(2)
        .says(&["none.md: no such file"]);
    desk.run("inspect a.md --stage all")
        .exits(2)
        .says(&["blocks"]);
}

#[test]
fn shells_and_readers_are_told_the_command_line() {
    let desk = Desk::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = desk.run(&format!("completions {shell}")).exits(0).out;
        for word in ["plenary", "mandates", "checksum"] {
            assert!(script.contains(word), "no '{word}' for {shell}");
        }
    }
    desk.run("completions dos").exits(2).says(&["bash"]);
    let page = desk.run("man").exits(0).out;
    assert!(
        page.contains(".TH plenary 1") && page.contains("plenary\\-batch"),
        "{page}"
    );
    let page = desk.run("man batch").exits(0).out;
    assert!(
        page.contains(".TH plenary-batch 1") && page.contains("checksum"),
        "{page}"
    );
    desk.run("man none")
        .exits(2)
        .says(&["none: no such command"]);
}

#[test]
fn the_schema_is_printed() {
    let ran = Desk::new().run("schema json").exits(0);
    let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(schema.is_object());
    let ran = Desk::new().run("schema akn").exits(0);
    assert_eq!(ran.out, plenary::validate::AKN_SCHEMA);
    Desk::new().run("schema pdf").exits(2);
}

#[test]
fn every_code_is_explained() {
    let desk = Desk::new();
    let list = desk.run("explain").exits(0).out;
    for code in plenary::Code::ALL {
        assert!(list.contains(code.as_str()), "{code} is not in\n{list}");
        let text = desk.run(&format!("explain {code}")).exits(0).out;
        let severity = code.severity();
        assert!(
            text.starts_with(&format!("{code} ({severity})\n\n")),
            "{text}"
        );
    }
    for rule in plenary::validate::RULES {
        assert!(list.contains(rule.code), "{} is not in\n{list}", rule.code);
        let text = desk.run(&format!("explain {}", rule.code)).exits(0).out;
        assert!(text.contains(rule.help), "{text}");
    }
    desk.run("explain c42").exits(0);
    desk.run("explain nonsense").exits(2).says(&["'nonsense'"]);
}

#[test]
fn requests_are_registered() {
    let desk = Desk::with_sample();
    let table = desk.run("mandates a.md").exits(0).out;
    assert!(
        table.starts_with("file,symbol,language,part,action,addressees,reporting,to,due,object\n"),
        "{table}"
    );
    assert!(
        table.contains(",un-sg,true,general_assembly,session 73,"),
        "{table}"
    );
    let json = desk.run("mandates . --to json --reporting").exits(0).out;
    let entries: serde_json::Value = serde_json::from_str(&json).unwrap();
    let entries = entries.as_array().unwrap();
    assert!(entries.iter().all(|entry| entry["reporting"] == true));
    let due = |entry: &&serde_json::Value| entry["due"][0] == "session 73";
    let asked = entries.iter().find(due).expect("a report is due");
    assert_eq!(asked["addressees"][0], "un-sg");
    desk.run("mandates none.md")
        .exits(2)
        .says(&["none.md: no such file"]);
    desk.run("mandates a.md none.md").exits(1);
}

#[test]
fn citations_are_a_table_or_a_graph() {
    let desk = Desk::with_sample();
    let table = desk.run("cite a.md").exits(0).out;
    assert!(
        table.starts_with("file,symbol,language,work,part,action,own,cited,"),
        "{table}"
    );
    let cited = "/akn/un/statement/deliberation/un-ga/2016-12-05/71-48";
    assert!(table.contains(cited), "{table}");
    let json = desk.run("cite a.md --to json").exits(0).out;
    let entries: serde_json::Value = serde_json::from_str(&json).unwrap();
    let entries = entries.as_array().unwrap();
    let recalled = entries
        .iter()
        .find(|entry| entry["cited"] == cited)
        .unwrap();
    assert_eq!(recalled["action"], "recalling");
    assert_eq!(recalled["own"], true);
    let graph = desk.run("cite a.md --to graphml").exits(0).out;
    assert!(
        graph.contains(&format!("<node id=\"{cited}\"/>")),
        "{graph}"
    );
    let dot = desk.run("cite . --to dot").exits(0).out;
    assert!(
        dot.contains(&format!("-> \"{cited}\" [label=\"recalling\"];")),
        "{dot}"
    );
}
