//! Akoma Ntoso is read back as the resolution it was written from.

mod arbitrary;
mod difference;
mod documents;

use difference::first_difference;
use documents::{corpus, for_each, samples};
use plenary::format::akn;
use plenary::{Addressed, BodyItem, Code, Content, assign};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::Index;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRunner};
use quick_xml::events::Event;
use std::collections::HashMap;
use std::path::Path;

fn write(resolution: &Addressed) -> String {
    let mut options = akn::Options::default();
    options.marks = Some(plenary::marks);
    akn::write(resolution, &options)
}

/// What differs when a resolution is written and read; nothing where it is the same.
fn difference(resolution: &Addressed) -> Option<String> {
    let xml = write(resolution);
    let again = match akn::read(&xml) {
        Ok(read) => read.resolution,
        Err(error) => return Some(format!("{error}\n{xml}")),
    };
    (again != *resolution).then(|| first_difference(resolution, &again))
}

#[test]
fn samples_are_read_back() {
    for document in samples() {
        let found = difference(&document.parse().resolution);
        assert_eq!(found, None, "{}", document.path.display());
    }
}

#[test]
fn the_corpus_is_read_back() {
    let found = for_each(&corpus(), |document| {
        let found = difference(&document.parse().resolution)?;
        Some(format!("{}: {found}", document.path.display()))
    });
    let found: Vec<_> = found.into_iter().flatten().collect();
    let first = &found[..found.len().min(8)];
    assert!(
        found.is_empty(),
        "{} differ\n{}",
        found.len(),
        first.join("\n")
    );
}

fn cases(few: u32) -> u32 {
    let asked = std::env::var("AKN_CASES").ok().and_then(|n| n.parse().ok());
    asked.unwrap_or(few)
}

fn runner() -> TestRunner {
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    match std::env::var("AKN_SEED") {
        Ok(_) => TestRunner::new(config),
        Err(_) => TestRunner::deterministic(),
    }
}

#[test]
fn any_resolution_is_read_back() {
    arbitrary::CARRIABLE.set(true);
    let mut runner = runner();
    let strategy = arbitrary::resolution();
    for case in 0..cases(256) {
        let mut tree = strategy.new_tree(&mut runner).expect("a value");
        let mut differs = difference(&assign(tree.current())).is_some();
        if !differs {
            continue;
        }
        // The smallest that differs is shown.
        let mut smallest = assign(tree.current());
        for _ in 0..500 {
            let more = if differs {
                tree.simplify()
            } else {
                tree.complicate()
            };
            if !more {
                break;
            }
            let current = assign(tree.current());
            differs = difference(&current).is_some();
            if differs {
                smallest = current;
            }
        }
        let found = difference(&smallest).unwrap_or_default();
        panic!("case {case}: {found}\n{}", write(&smallest));
    }
}

/// The files that the United Nations published, where they are here.
fn published() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/irregular");
    let mut found = Vec::new();
    for language in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        for file in std::fs::read_dir(language.path())
            .into_iter()
            .flatten()
            .flatten()
        {
            if file
                .file_name()
                .to_string_lossy()
                .ends_with(".official.xml")
            {
                found.push(file.path());
            }
        }
    }
    if found.is_empty() {
        eprintln!("!! no published files at {}: skipped", folder.display());
    }
    found
}

/// How often each letter and digit stands outside of the metadata.
fn letters(xml: &str) -> HashMap<char, usize> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut letters, mut in_meta) = (HashMap::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == "meta" => in_meta += 1,
            Event::End(end) if end.name().as_ref() == "meta" => in_meta -= 1,
            Event::Text(words) if in_meta == 0 => {
                for c in words.chars().filter(|c| c.is_alphanumeric()) {
                    *letters.entry(c).or_insert(0) += 1;
                }
            }
            Event::Eof => return letters,
            _ => {}
        }
    }
}

#[test]
fn published_files_lose_no_text() {
    for path in published() {
        let xml = std::fs::read_to_string(&path).unwrap();
        let read = akn::read(&xml).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let ours = write(&read.resolution);
        let (before, after) = (letters(&xml), letters(&ours));
        let lost: Vec<_> = before
            .iter()
            .filter(|(letter, count)| after.get(letter).is_none_or(|kept| kept < count))
            .collect();
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
        assert_eq!(difference(&read.resolution), None, "{}", path.display());
    }
}

/// What is read of a file of others is written anew so that our own profile takes it.
#[cfg(feature = "validate")]
fn assert_valid_anew(xml: &str, name: &str) -> plenary::Parsed {
    use plenary::validate::{Schema, Validator};
    let parsed = plenary::read(xml, None, &plenary::Options::default()).unwrap();
    let schema = Schema::profile().unwrap();
    let found = Validator::new(&schema).xml(&write(&parsed.resolution));
    let found: Vec<_> = found.iter().map(|f| (f.rule, &f.message)).collect();
    assert!(found.is_empty(), "{name}: {found:?}");
    parsed
}

#[cfg(feature = "validate")]
#[test]
fn published_files_come_out_valid() {
    for path in published() {
        let xml = std::fs::read_to_string(&path).unwrap();
        let parsed = assert_valid_anew(&xml, &path.display().to_string());
        let (before, after) = (letters(&xml), letters(&write(&parsed.resolution)));
        for (letter, count) in before {
            assert!(
                after.get(&letter) >= Some(&count),
                "{}: {letter}",
                path.display()
            );
        }
    }
}

#[cfg(feature = "validate")]
#[test]
fn what_others_do_not_say_is_read_from_the_words() {
    let xml = r#"<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <statement name="resolution">
    <meta><identification source="source"><FRBRExpression><FRBRlanguage language="ara"/>
    </FRBRExpression></identification></meta>
    <preamble>
      <container name="x"><p><span class="italic">إذ تشير</span> إلى قرارها 71/48،</p></container>
    </preamble>
    <mainBody>
      <paragraph><num>1 -</num><list><intro><p><span class="italic">تطلب</span> ما يلي:</p></intro>
        <point><num>(أ)</num><content><p>تقرير؛</p></content></point>
        <point><num>(ب)</num><content><p>تقرير آخر.</p></content></point>
      </list></paragraph>
    </mainBody>
  </statement>
</akomaNtoso>"#;
    let parsed = assert_valid_anew(xml, "the sample");
    let ours = write(&parsed.resolution);
    for part in [
        r#"eId="para_1__list_1__point_b""#,
        r#"<container name="recalling""#,
        "<num>(ب)</num>",
        r#"href="/akn/un/statement/deliberation/un-ga/2016-01-01/71-48""#,
    ] {
        assert!(ours.contains(part), "{part} is not in {ours}");
    }
}

/// A file as others write it: notes in running text, headings in paragraphs, two preambles.
const FOREIGN: &str = r#"<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <statement name="resolution">
    <coverPage>
      <p>
        <docAuthority>The Council of Keepers</docAuthority>
      </p>
    </coverPage>
    <preamble><container name="x"><p>
        <span class="italic">	Recalling</span> the lamps,</p></container></preamble>
    <mainBody>
      <paragraph eId="para_9"><heading>Oil</heading></paragraph>
      <paragraph eId="para_10"><num>1.</num><content><p>Asks for
        oil;<authorialNote marker="1" placement="bottom"><p>Fish oil.</p></authorialNote></p></content></paragraph>
    </mainBody>
    <preamble><formula name="y"><p>The Council,</p></formula></preamble>
    <mainBody><p>Words of no unit.</p></mainBody>
    <conclusions><p>1st meeting<eol/>Noon</p></conclusions>
  </statement>
</akomaNtoso>"#;

#[test]
fn files_of_others_are_read_as_far_as_they_tell() {
    let read = akn::read(FOREIGN).unwrap();
    let resolution = &*read.resolution;
    assert_eq!(
        resolution.masthead[0].text.plain(),
        "The Council of Keepers"
    );
    assert_eq!(resolution.preamble.recitals.len(), 1);
    let [
        BodyItem::CrossHeading(heading),
        BodyItem::Paragraph(asks),
        BodyItem::Formula(formula),
        BodyItem::Paragraph(loose),
    ] = &*resolution.body
    else {
        panic!("{:?}", resolution.body);
    };
    assert_eq!(heading.text.plain(), "Oil");
    assert_eq!(formula.text.plain(), "The Council,");
    let number = asks.number.as_ref().map(plenary::Number::label);
    assert_eq!(number, Some("1."));
    let text = |content: &[Content]| match content {
        [Content::Text(block)] => block.text.plain(),
        other => panic!("{other:?}"),
    };
    assert_eq!(text(&asks.content), "Asks for oil;");
    assert_eq!(text(&loose.content), "Words of no unit.");
    let mut notes = 0;
    if let [Content::Text(block)] = &*asks.content {
        block.text.for_each_note(&mut |_| notes += 1);
    }
    assert_eq!(notes, 1);
    let lines = &resolution.conclusions.as_ref().unwrap().lines;
    assert_eq!(lines[0].plain(), "1st meeting Noon");
    assert!(read.diagnostics.iter().any(|d| d.code == Code::Unplaced));
}

#[test]
fn what_is_no_statement_is_refused_with_its_place() {
    let deep = format!("<akomaNtoso>{}", "<p>".repeat(300));
    for (xml, line, words) in [
        ("", 1, "no element"),
        ("<a>\n</b>", 2, "well-formed"),
        ("<a>\n<b>", 2, "not closed"),
        ("<a/>\n<b/>", 2, "second root"),
        ("\n<rss/>", 2, "not akomaNtoso"),
        (
            "<!DOCTYPE a [<!ENTITY e \"x\">]>\n<a>&e;</a>",
            2,
            "not expanded",
        ),
        ("<a>&#0;</a>", 1, "no reference"),
        (
            "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n<act/></akomaNtoso>",
            2,
            "no statement",
        ),
        (&deep, 1, "deeper"),
    ] {
        let error = akn::read(xml).unwrap_err();
        let position = error.position().expect("a place");
        assert_eq!(position.line, line, "{xml}: {error}");
        assert!(error.message().contains(words), "{error}");
    }
}

#[test]
fn mutilated_files_do_not_panic() {
    let mut runner = runner();
    let strategy = (
        arbitrary::resolution(),
        vec((any::<Index>(), any::<Index>(), 0..4u8), 1..6),
    );
    for _ in 0..cases(128) {
        let tree = strategy.new_tree(&mut runner).expect("a value");
        let (resolution, cuts) = tree.current();
        let mut xml: Vec<char> = write(&assign(resolution)).chars().collect();
        for (from, to, kind) in cuts {
            let (a, b) = (from.index(xml.len()), to.index(xml.len()));
            match kind {
                0 => drop(xml.drain(a.min(b)..a.max(b).min(a.min(b) + 40))),
                1 => xml.swap(a, b),
                2 => xml.insert(a, '<'),
                // A tag goes.
                _ => {
                    let tag = xml[a..].iter().position(|c| *c == '<').map(|at| a + at);
                    let end = tag.and_then(|tag| xml[tag..].iter().position(|c| *c == '>'));
                    if let (Some(tag), Some(end)) = (tag, end) {
                        xml.drain(tag..=tag + end);
                    }
                }
            }
            if xml.is_empty() {
                break;
            }
        }
        let xml: String = xml.into_iter().collect();
        if let Ok(read) = akn::read(&xml) {
            write(&read.resolution);
        }
    }
}
