//! Profile `dgacm`: the shape of the files that the United Nations publishes, valid whatever the
//! model holds.

mod arbitrary;
mod documents;
mod worked;
mod written;

use documents::{corpus, for_each, samples};
use plenary::format::akn::{self, Profile};
use plenary::{Addressed, Language, Resolution, assign};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::path::Path;
use std::process::Command;
use worked::worked_example;
use written::{assert_no_letter_lost, check};

fn write(resolution: &Addressed) -> String {
    let mut options = akn::Options::default();
    options.profile = Profile::Dgacm;
    akn::write(resolution, &options)
}

/// Prints the files that the schema does not take, with the first fault of each.
const VALIDATE: &str = "
import sys, pathlib
from lxml import etree
schema = etree.XMLSchema(etree.parse(sys.argv[1]))
for path in sorted(pathlib.Path(sys.argv[2]).iterdir()):
    if not schema.validate(etree.parse(str(path))):
        print(path, schema.error_log[0])
";

/// Validates against the official schema, where that and a validator are at hand.
fn validate(files: &[String]) {
    let schema =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/xsd/akomantoso30.xsd");
    if !schema.is_file() {
        return eprintln!("!! {} is not here: skipped", schema.display());
    }
    let folder = tempfile::tempdir().unwrap();
    for (n, xml) in files.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{n:05}.xml")), xml).unwrap();
    }
    let ran = Command::new("python3")
        .args(["-c", VALIDATE])
        .args([&schema, folder.path()])
        .output();
    let ran = match ran {
        Ok(ran) => ran,
        Err(error) => return eprintln!("!! python3: {error}: skipped"),
    };
    let said = String::from_utf8_lossy(&ran.stderr);
    if said.contains("ModuleNotFoundError") {
        return eprintln!("!! python3 has no lxml: skipped");
    }
    let found = String::from_utf8_lossy(&ran.stdout);
    let valid = found.is_empty() && ran.status.success();
    let kept = if valid { None } else { Some(folder.keep()) };
    assert!(valid, "{found}{said}\nfiles kept in {kept:?}");
}

#[test]
fn any_resolution_is_valid_and_whole() {
    let mut runner = TestRunner::deterministic();
    let strategy = arbitrary::resolution();
    let files: Vec<_> = (0..128)
        .map(|_| {
            let resolution = strategy.new_tree(&mut runner).expect("a value").current();
            let xml = write(&assign(resolution.clone()));
            if let Err(error) = check(&xml) {
                panic!("{error}\n{xml}");
            }
            assert_no_letter_lost(&resolution, &xml);
            xml
        })
        .collect();
    validate(&files);
}

#[test]
fn documents_are_valid() {
    let mut documents = samples();
    documents.extend(corpus());
    let mut files = for_each(&documents, |document| {
        let xml = write(&document.parse().resolution);
        if let Err(error) = check(&xml) {
            panic!("{}: {error}", document.path.display());
        }
        xml
    });
    let empty = |language| write(&assign(Resolution::empty(language)));
    files.extend(Language::ALL.map(empty));
    validate(&files);
}

#[test]
fn addresses_are_those_of_the_other_profile() {
    let eids = |xml: &str| -> Vec<String> {
        let parts = xml.split(" eId=\"").skip(1);
        let eids = parts.filter_map(|part| part.split_once('"'));
        let mut eids: Vec<_> = eids.map(|(eid, _)| eid.to_owned()).collect();
        eids.retain(|eid| {
            let last = eid.rsplit("__").next().unwrap_or_default();
            [
                "para_",
                "point_",
                "sec_",
                "table_",
                "authorialNote_",
                "container_",
            ]
            .iter()
            .any(|name| last.starts_with(name))
        });
        eids.sort();
        eids
    };
    let resolution = assign(worked_example());
    let published = eids(&write(&resolution));
    let ours = eids(&akn::write(&resolution, &akn::Options::default()));
    let missing: Vec<_> = published.iter().filter(|eid| !ours.contains(eid)).collect();
    assert!(published.len() > 5 && missing.is_empty(), "{published:?}");
}

#[test]
fn the_worked_example_in_the_shape_of_published_files() {
    let xml = write(&assign(worked_example()));
    for piece in [
        r#"<statement name="resolution">"#,
        r#"<FRBRthis value="/akn/un/statement/deliberation/unga/2017-12-04/72-57/zho@!main/"/>"#,
        r#"<FRBRuri value="/akn/un/statement/deliberation/unga/2017-12-04/72-57/zho@/"/>"#,
        r#"<FRBRthis value="/akn/un/statement/deliberation/unga/2017-12-04/72-57/zho@/!main/annex.xml"/>"#,
        r#"<FRBRauthor href="DGACM" as="editor"/>"#,
        r#"date="2017-12-04" outcome="adopted" as="A/72/PV.62" by=""/>"#,
        "<akn4un:internalCode>",
        r##"<p><span refersTo="#publisher" class="upperLeft"><docAuthority refersTo="#publisher">联合国</docAuthority></span></p>"##,
        r##"<p class="upperRight"><docNumber refersTo="#symbol">A/RES/72/57</docNumber></p>"##,
        r##"<docStatus refersTo="#generalDistribution" class="rightSmall">Distr.: General</docStatus>"##,
        r##"<p><inline refersTo="#english" name="originalLanguage">Original: English</inline></p>"##,
        r#"<p><inline name="agenda item" title="99(p)">议程项目99(p)</inline></p>"#,
        "<p><docTitle>2017年12月4日大会决议</docTitle></p>",
        r##"<p><docProponent refersTo="#firstCommittee">[根据第一委员会的报告(<inline name="originating document">A/72/409</inline>)通过]</docProponent></p>"##,
        r##"<p><docNumber>72/57.</docNumber> <docTitle refersTo="#resolutionTitle">小武器和轻武器非法贸易</docTitle></p>"##,
        r#"<p><span class="bold">大会</span>，</p>"#,
        r#"<container name="回顾" eId="preamble__container_1">"#,
        r#"<span class="bold">回顾</span>其<a href="https://undocs.org/ch/A/RES/71/48">2016年12月5日第71/48号决议</a>，<authorialNote marker="1""#,
        r##"<p><event refersTo="#adoption"><location title="62" refersTo="#adoptionMeeting">第62次全体会议</location><eol/><docDate date="2017-12-04" refersTo="#adoptionDate">2017年12月4日</docDate></event></p>"##,
        r#"<sublist eId="para_2__list_1__point_b__list_1">"#,
        r#"<container name="table" eId="att_1__al_1">"#,
    ] {
        assert!(xml.contains(piece), "no {piece}\nin {xml}");
    }
    validate(&[xml]);
}

#[test]
fn a_proponent_cites_paragraphs_with_its_document() {
    let text = "United Nations\n\n[*on the report of the Fifth Committee ([A/79/652](https://undocs.org/A/79/652), \
        para. 58)*]\n\n**79/257. Lamps**\n\n*The General Assembly*,\n\n1. *Decides* to rest.\n";
    let parsed = plenary::parse(text, &plenary::Options::default());
    let xml = write(&parsed.resolution);
    let piece = r#"<inline name="originating document">A/79/652, para. 58</inline>"#;
    assert!(xml.contains(piece), "{xml}");
    let keyword = r#"refersTo="agenda""#;
    assert!(!xml.contains(keyword), "{xml}");
}
