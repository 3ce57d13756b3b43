//! What the README tells a newcomer to type works.
#![cfg(all(feature = "cli", unix))]

use std::path::Path;
use std::process::Command;

/// The commands in the README's `sh` and `console` blocks that run this program.
fn commands(readme: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        if let Some(language) = line.strip_prefix("```") {
            inside = !inside && matches!(language.trim(), "sh" | "console");
            continue;
        }
        if !inside {
            continue;
        }
        let line = line.trim_start_matches("$ ").trim();
        if let Some(rest) = line.strip_prefix("cargo run --release -- ") {
            commands.push(format!("plenary {rest}"));
        } else if line.starts_with("plenary ") || line.contains("| plenary ") {
            commands.push(line.to_owned());
        }
    }
    commands
}

#[test]
fn commands_of_the_readme_work() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let desk = tempfile::tempdir().unwrap();
    std::fs::create_dir(desk.path().join("samples")).unwrap();
    for entry in std::fs::read_dir(root.join("samples")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let name = path.file_name().unwrap();
            std::fs::copy(&path, desk.path().join("samples").join(name)).unwrap();
        }
    }
    let program = Path::new(env!("CARGO_BIN_EXE_plenary"));
    let mut search = vec![program.parent().unwrap().to_owned()];
    search.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let search = std::env::join_paths(search).unwrap();
    let commands = commands(&readme);
    assert!(commands.len() >= 5, "too few commands: {commands:#?}");
    assert!(
        commands
            .iter()
            .any(|c| c.contains("samples/A-RES-72-57.zh.md --to akn"))
    );
    for command in commands {
        let output = Command::new("sh")
            .args(["-c", &command])
            .current_dir(desk.path())
            .env("PATH", &search)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{command}\n{said}");
    }
}

/// Every excerpt is printed as it stands in the file that the comment before it names.
#[test]
fn excerpts_are_true() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let mut excerpts = 0;
    for part in readme.split("<!-- excerpt of ").skip(1) {
        let (file, rest) = part.split_once(" -->").unwrap();
        let block = rest.split("```").nth(1).unwrap();
        let (_, block) = block.split_once('\n').unwrap();
        let source = std::fs::read_to_string(root.join(file)).unwrap();
        for line in block.lines().filter(|line| !line.is_empty()) {
            assert!(
                source.lines().any(|l| l == line),
                "{file} has no line {line:?}"
            );
        }
        excerpts += 1;
    }
    assert!(excerpts >= 4);
}
