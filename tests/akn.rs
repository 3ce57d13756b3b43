//! Akoma Ntoso: whatever the model holds is written, valid and with pointers that resolve.

mod arbitrary;

use plenary::format::akn;
use plenary::{Language, Resolution, assign};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRunner};
use quick_xml::events::Event;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn write(resolution: Resolution) -> String {
    akn::write(&assign(resolution), &akn::Options::default())
}

/// The attributes that point to an eId.
const POINTERS: [&str; 7] = ["as", "by", "for", "href", "outcome", "refersTo", "source"];

/// Well-formed, each eId once in its document, each `#` pointer with a target.
fn check(xml: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut depth, mut eids, mut pointers) = (0usize, HashSet::new(), Vec::new());
    let mut all = HashSet::new();
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(start) | Event::Empty(start) => {
                // Components beside the document have a space of eIds each.
                if start.name().as_ref() == "component" && depth == 2 {
                    eids.clear();
                }
                depth += usize::from(!empty);
                for attribute in start.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    let value = attribute.value.to_string();
                    if attribute.key.as_ref() == "eId" {
                        if !eids.insert(value.clone()) {
                            return Err(format!("{value} twice"));
                        }
                        all.insert(value);
                    } else if let Some(target) = value.strip_prefix('#')
                        && POINTERS.contains(&attribute.key.as_ref())
                    {
                        pointers.push(target.to_owned());
                    }
                }
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    match pointers.into_iter().find(|target| !all.contains(target)) {
        Some(target) => Err(format!("#{target} points nowhere")),
        None => Ok(()),
    }
}

/// The folder of the reference and its tools, where there is one.
fn shared() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = path.join("tools/check_akn4un.py").is_file();
    if !found {
        eprintln!("skipped: no reference tools at {}", path.display());
    }
    found.then_some(path)
}

/// Runs the checker of the reference, which validates against the official schema too.
fn check_with_reference(files: &[(String, String)]) {
    let Some(shared) = shared() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let paths: Vec<_> = files
        .iter()
        .map(|(name, xml)| {
            let path = folder.path().join(format!("{name}.akn.xml"));
            std::fs::write(&path, xml).expect("a file");
            path
        })
        .collect();
    let run = |paths: &[PathBuf]| {
        let output = Command::new("python3")
            .arg(shared.join("tools/check_akn4un.py"))
            .args(paths)
            .output();
        output.map(|o| {
            (
                o.status.code(),
                String::from_utf8_lossy(&[o.stdout, o.stderr].concat()).into_owned(),
            )
        })
    };
    let (code, all) = match run(&paths) {
        Ok(result) => result,
        Err(error) => return eprintln!("skipped: python3: {error}"),
    };
    if code == Some(0) {
        return;
    }
    if all.contains("ModuleNotFoundError") {
        return eprintln!("skipped: python3 has no lxml");
    }
    let mut findings = String::new();
    for three in paths.chunks(3) {
        let (code, text) = run(three).expect("it ran before");
        if code != Some(0) {
            findings += &text;
        }
    }
    let kept = folder.keep();
    panic!("{all}\n{findings}\nfiles kept in {}", kept.display());
}

fn cases() -> u32 {
    std::env::var("AKN_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(64)
}

#[test]
fn any_resolution_is_valid() {
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = match std::env::var("AKN_SEED") {
        Ok(_) => TestRunner::new(config),
        Err(_) => TestRunner::deterministic(),
    };
    let strategy = arbitrary::resolution();
    let files: Vec<_> = (0..cases())
        .map(|n| {
            let resolution = strategy.new_tree(&mut runner).expect("a value").current();
            let xml = write(resolution.clone());
            assert_eq!(xml, write(resolution.clone()), "not deterministic");
            if let Err(error) = check(&xml) {
                panic!("{error}\n{xml}");
            }
            (n.to_string(), xml)
        })
        .collect();
    check_with_reference(&files);
}

#[test]
fn an_empty_resolution_is_valid() {
    let files: Vec<_> = Language::ALL
        .into_iter()
        .map(|language| (language.to_string(), write(Resolution::empty(language))))
        .collect();
    for (_, xml) in &files {
        check(xml).unwrap();
        assert!(xml.contains("/akn/un/statement/deliberation/un/0001-01-01/unknown"));
    }
    check_with_reference(&files);
}
