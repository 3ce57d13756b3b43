//! Akoma Ntoso: whatever the model holds is written, valid and with pointers that resolve.

mod arbitrary;
mod worked;
mod written;

use plenary::format::akn;
use plenary::validate::{Schema, Validator};
use plenary::{
    BodyItem, CrossHeading, Division, DivisionKind, EId, Language, Number, Resolution, Span, Style,
    Text, assign,
};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRunner};
use std::path::{Path, PathBuf};
use std::process::Command;
use worked::worked_example;
use written::{assert_no_letter_lost, check};

fn write(resolution: Resolution) -> String {
    akn::write(&assign(resolution), &akn::Options::default())
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

#[test]
fn the_worked_example_of_the_reference() {
    let xml = write(worked_example());
    check(&xml).unwrap();
    // What is stated for the way back is tested there.
    let mut parts = xml.split(" akn4un:pieces=\"");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    bare.extend(
        parts
            .filter_map(|part| part.split_once('"'))
            .map(|(_, rest)| rest),
    );
    for piece in [
        r#"<FRBRthis value="/akn/un/statement/deliberation/un-ga/2017-12-04/72-57/zho@/!main.xml"/>"#,
        r#"<FRBRalias name="dgacm" value="/akn/un/statement/deliberation/unga/2017-12-04/72-57/"/>"#,
        r##"<FRBRtranslation href="/akn/un/statement/deliberation/un-ga/2017-12-04/72-57/eng@" fromLanguage="eng" by="#dgacm" authoritative="true"/>"##,
        r#"<akn4un:value name="symbol" value="A/RES/72/57"/>"#,
        r##"<docketNumber refersTo="#publicationJobNumber" akn4un:place="6">17-00000 (C)</docketNumber>"##,
        r##"<p><role refersTo="#issuingAuthority" eId="coverPage__role_1"><docAuthority refersTo="#un-ga">大会</docAuthority></role></p>"##,
        r##"<p><docDate date="2017-12-11" refersTo="#publicationDate">11 December 2017</docDate></p>"##,
        r#"<p>Original: <inline name="akn4un:originalLanguage" akn4un:value="en">English</inline></p>"#,
        r##"<p><session value="72" refersTo="#session72">第七十二届会议</session></p>"##,
        r##"<p><ref eId="preface__ref_1" href="/akn/un/debateReport/agenda/un-ga/2017-01-01/A-72-251/!main#item_99__item_p" refersTo="#agendaItem" class="date-inferred">议程项目99(p)</ref></p>"##,
        r##"<p><docTitle refersTo="#publicationTitle"><docDate date="2017-12-04" refersTo="#adoptionDate">2017年12月4日</docDate><docAuthority refersTo="#un-ga">大会</docAuthority><docType refersTo="#resolution">决议</docType></docTitle></p>"##,
        r##"<docProponent refersTo="#un-ga-c1"><docCommittee refersTo="#un-ga-c1" value="1">第一委员会</docCommittee></docProponent>的报告(<ref eId="preface__ref_2" href="/akn/un/debateReport/report/un-ga-c1/2017-01-01/A-72-409" class="date-inferred">A/72/409</ref>)通过]</p>"##,
        r##"<p><docNumber refersTo="#resolutionNumber">72/57</docNumber>. <docTitle refersTo="#resolutionTitle">小武器和轻武器非法贸易</docTitle></p>"##,
        r##"<p><organization refersTo="#un-ga" eId="preamble__formula_1__organization_1">大会</organization>，</p>"##,
        r##"<p><term refersTo="#recalling" eId="preamble__container_1__term_1">回顾</term>其<ref eId="preamble__container_1__ref_1" href="/akn/un/statement/deliberation/un-ga/2016-12-05/71-48">2016年12月5日第71/48号决议</ref>，<sup class="footnote"><authorialNote marker="1" placement="bottom" eId="authorialNote_1"><p>见<ref eId="authorialNote_1__ref_1""##,
        r##"<listIntroduction eId="preamble__container_2__list_1__intro"><term refersTo="#recalling" eId="preamble__container_2__list_1__term_1">铭记</term>下列成果：</listIntroduction>"##,
        r#"<listWrapUp eId="preamble__container_2__list_1__wrapup">并欢迎这些成果，</listWrapUp>"#,
        r##"执行<sup class="footnote"><ref eId="para_1__ref_1" href="#authorialNote_1">1</ref></sup><sup akn4un:call="7">7</sup></p>"##,
        r##"<p><term refersTo="#recalls" eId="para_2__list_1__intro__term_1">鼓励</term>各国：</p>"##,
        r#"<point eId="para_2__list_1__point_b__list_1__point_ii">"#,
        r#"<alinea eId="para_2__al_1">"#,
        r##"<p eId="conclusions__container_1__p_1"><event refersTo="#plenaryMeeting62" eId="conclusions__container_1__event_1">第<quantity refersTo="#meetingNumber" normalized="62" eId="conclusions__container_1__quantity_1">62</quantity>次全体会议</event></p>"##,
        r##"<date date="2017-12-04" refersTo="#adoptionDate">2017年12月4日</date>"##,
        r#"<TLCTerm eId="recalling" href="/akn/ontology/term/un/un.zho.recalling" showAs="回顾"/>"#,
        r#"<table eId="att_1__al_1__table_1" akn4un:rows="0">"#,
        r##"<p><docType refersTo="#annex">Appendix</docType> <docNumber>I</docNumber></p>"##,
        r##"<alternativeReference for="#preamble__container_1__ref_1" refersTo="#undocs" href="https://undocs.org/zh/A/RES/71/48"/>"##,
    ] {
        assert!(bare.contains(piece), "no {piece}\nin {xml}");
    }
    check_with_reference(&[("72-57".into(), xml)]);
}

#[test]
fn parts_are_components_beside_a_collection() {
    let mut resolution = worked_example();
    let mut part = Resolution {
        masthead: Vec::new(),
        ..worked_example()
    };
    part.identity.part = Some("A".into());
    let mut second = part.clone();
    second.identity.part = Some("B".into());
    resolution.parts = vec![part, second];
    let xml = write(resolution);
    check(&xml).unwrap();
    for piece in [
        "/akn/un/documentCollection/publication/un-ga/2017-12-11/A-RES-72-57/zho@/!main",
        r##"<documentRef eId="cmp_2__dref_1" href="#cmp_A" showAs="A"/>"##,
        "/akn/un/statement/deliberation/un-ga/2017-12-04/72-57_B/zho@.xml",
    ] {
        assert!(xml.contains(piece), "no {piece}\nin {xml}");
    }
    check_with_reference(&[("72-57-A-B".into(), xml)]);
}

#[test]
fn no_letter_is_lost() {
    let mut runner = TestRunner::deterministic();
    let strategy = arbitrary::resolution();
    for _ in 0..256 {
        let resolution = strategy.new_tree(&mut runner).expect("a value").current();
        assert_no_letter_lost(&resolution, &write(resolution.clone()));
    }
}

#[test]
fn the_division_around_headings_has_an_address_of_its_own() {
    let division = |label: &str| {
        BodyItem::Division(Division {
            eid: EId::default(),
            kind: DivisionKind::Division,
            number: Some(Number::new(label, Style::Arabic, label.parse().unwrap())),
            heading: None,
            items: Vec::new(),
            span: Span::default(),
        })
    };
    let heading = || BodyItem::CrossHeading(CrossHeading::default());
    let mut resolution = Resolution::empty(Language::English);
    resolution.body = vec![heading(), division("1"), division("4"), heading()];
    let xml = write(resolution);
    check(&xml).unwrap();
    for eid in [
        "dvs_1__crossHeading_1",
        "dvs_1-2",
        "dvs_4",
        "dvs_4-2__crossHeading_1",
    ] {
        assert!(xml.contains(&format!(r#"eId="{eid}""#)), "{eid}\n{xml}");
    }
    check_with_reference(&[("headings".into(), xml)]);
}

#[test]
fn an_annex_speaks_of_the_paragraphs_of_the_resolution() {
    let text = "\
# 72/57. Lamps

*The General Assembly*,

## I. Lamps

1. *Decides* to light the lamps set out in paragraph 2 below;

## II. Keepers

2. *Decides* to keep the lamps of paragraph 1 above.

## Annex

Rules

1. The lamps of paragraph 1 of the present resolution are lit.

2. Those of paragraph 1 above are kept.
";
    let parsed = plenary::parse(text, &plenary::Options::default());
    let xml = plenary::format::akn::write(
        &parsed.resolution,
        &plenary::format::akn::Options::default(),
    );
    let mut places = xml.split(r##"href="#"##).skip(1);
    let mut place = || {
        places
            .next()
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_default()
    };
    let found: Vec<&str> = std::iter::from_fn(|| Some(place()).filter(|p| !p.is_empty()))
        .filter(|place| place.contains("para_"))
        .collect();
    assert_eq!(
        found,
        [
            "sec_II__para_2",
            "sec_I__para_1",
            "sec_I__para_1",
            "att_1__para_1"
        ]
    );
}

#[test]
fn the_name_of_a_division_is_no_part_of_its_number() {
    let named = |kind, label: &str, style, value, heading: Option<&str>| {
        BodyItem::Division(Division {
            eid: EId::default(),
            kind,
            number: Some(Number::new(label, style, value)),
            heading: heading.map(Text::from),
            items: Vec::new(),
            span: Span::default(),
        })
    };
    let mut resolution = Resolution::empty(Language::French);
    let part =
        |label, value, heading| named(DivisionKind::Part, label, Style::UpperRoman, value, heading);
    resolution.body = vec![
        part("Partie I", 1, Some("Voiles")),
        part("Partie\u{a0}II.", 2, None),
        part("Parte tercera", 3, Some("Velas")),
        part("Part Four", 4, None),
        part("Part V", 5, Some("Sails")),
        part("第六部分", 6, Some("帆")),
        named(
            DivisionKind::Chapter,
            "Chapitre 2",
            Style::Arabic,
            2,
            Some("Mâts"),
        ),
        named(
            DivisionKind::Chapter,
            "Chapitre 2",
            Style::LowerLetter,
            2,
            None,
        ),
    ];
    let resolution = assign(resolution);
    let xml = akn::write(&resolution, &akn::Options::default());
    check(&xml).unwrap();
    let read = akn::read(&xml).expect("our own");
    assert_eq!(*read.resolution, *resolution, "{xml}");
    let lines: Vec<_> = xml.lines().map(str::trim).collect();
    for piece in [
        "<subheading eId=\"part_I__subheading\" akn4un:is=\"number\">Partie </subheading>",
        "<num>I</num>",
        "<heading eId=\"part_I__heading\">Voiles</heading>",
        "<heading eId=\"part_II__heading\" akn4un:is=\"number\">Partie\u{a0}</heading>",
        "<subheading eId=\"part_III__subheading\" akn4un:is=\"number\">Parte tercera</subheading>",
        "<heading eId=\"part_IV__heading\" akn4un:is=\"number\">Part Four</heading>",
        "<num>Part V</num>",
        "<num>第六部分</num>",
    ] {
        assert!(lines.contains(&piece), "no {piece}\nin {xml}");
    }
    let schema = Schema::profile().unwrap();
    let findings = Validator::new(&schema).xml(&xml);
    assert!(findings.is_empty(), "{findings:?}\n{xml}");
    check_with_reference(&[("names".into(), xml)]);
}
