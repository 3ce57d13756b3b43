//! `plenary verify`.

use crate::Desk;

/// The sample converted to every format, with its ledger.
fn converted() -> Desk {
    let desk = Desk::with_sample();
    desk.run("convert a.md --to akn,json,md -o out/ --ledger ledger.json --quiet")
        .exits(0);
    desk
}

#[test]
fn every_format_holds_the_letters_of_its_source() {
    let desk = converted();
    for output in ["out/a.akn.xml", "out/a.json", "out/a.clean.md"] {
        let ran = desk.run(&format!("verify a.md {output} --ledger ledger.json"));
        assert!(ran.out.contains("every letter"), "{ran:?}");
        ran.exits(0);
    }
    let json = desk.run("verify a.md out/a.json --ledger ledger.json --message-format json");
    assert!(json.out.contains("\"verified\":true"), "{json:?}");
}

#[test]
fn an_edited_output_is_told_with_the_place_in_the_source() {
    let desk = converted();
    let output = desk.get("out/a.clean.md");
    let word = "小武器和轻武器";
    assert!(output.contains(word));
    desk.put("out/a.clean.md", output.replacen(word, "", 1));
    let ran = desk
        .run("verify a.md out/a.clean.md --ledger ledger.json")
        .exits(1);
    assert!(ran.out.contains("letters-lost"), "{ran:?}");
    assert!(ran.out.contains("a.md:"), "{ran:?}");
    desk.put("out/a.clean.md", output.replacen(word, "小器武和轻武器", 1));
    let ran = desk
        .run("verify a.md out/a.clean.md --ledger ledger.json")
        .exits(1);
    assert!(ran.out.contains("letters-moved"), "{ran:?}");
}

#[test]
fn without_its_ledger_a_document_has_lost_what_was_taken() {
    let desk = converted();
    let ran = desk.run("verify a.md out/a.json").exits(1);
    assert!(ran.out.contains("letters-lost"), "{ran:?}");
}

#[test]
fn what_cannot_be_read_is_not_verified() {
    let desk = converted();
    desk.run("verify none.md out/a.json")
        .exits(2)
        .says(&["none.md: no such file"]);
    desk.run("verify out/a.json out/a.json")
        .exits(2)
        .says(&["is no Markdown"]);
    desk.put("bad.json", "{");
    desk.run("verify a.md out/a.json --ledger bad.json")
        .exits(2)
        .says(&["bad.json: 1:1"]);
}
