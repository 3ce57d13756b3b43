//! Each rule catches what breaks it, and nothing in what is right.

use super::*;

const SAMPLE: &str = include_str!("../../../samples/A-RES-72-999.en.akn.xml");

/// What breaks the rules in a text.
fn check(text: &str) -> Vec<Finding> {
    let tree = Tree::read(text);
    tree.as_ref().map(super::check).unwrap_or_default()
}

/// The rules that a text breaks, each once.
fn broken(text: &str) -> Vec<&'static str> {
    let mut codes: Vec<_> = check(text).iter().map(|finding| finding.rule).collect();
    codes.dedup();
    codes
}

/// A rule, words of the sample, and what in their place breaks the rule.
const SEEDS: &[(&str, &str, &str)] = &[
    (
        "C01",
        "docs.oasis-open.org/legaldocml/ns/akn/3.0",
        "docs.oasis-open.org/legaldocml/ns/akn/2.0",
    ),
    ("C03", "</akomaNtoso>", "<statement/></akomaNtoso>"),
    ("C04", r#"name="resolution">"#, r#"name="letter">"#),
    ("C05", r#"contains="originalVersion" "#, ""),
    ("C06", "<preface>", "<longTitle>"),
    ("C07", "<mainBody>", "<mainBody><speech/>"),
    ("C08", "<preamble>", "<preamble/><preamble>"),
    (
        "C10",
        r##"identification source="#markupAuthor""##,
        r##"identification source="#me""##,
    ),
    (
        "C11",
        r#"FRBRcountry value="un""#,
        r#"FRBRcountry value="ch""#,
    ),
    (
        "C12",
        r#"FRBRsubtype value="deliberation""#,
        r#"FRBRsubtype value="resolution""#,
    ),
    (
        "C13",
        r#"FRBRnumber value="72-999""#,
        r#"FRBRnumber value="72/999""#,
    ),
    (
        "C14",
        "un-ga/2017-12-24/72-999\"/>",
        "GA/2017-12-24/72-999\"/>",
    ),
    (
        "C15",
        "/akn/un/statement/deliberation/un-ga/2017-12-24/72-999\"/>",
        "/akn/un/doc/deliberation/un-ga/2017-12-24/72-999\"/>",
    ),
    (
        "C16",
        "/akn/un/statement/deliberation/un-ga/2017-12-24/72-999\"/>",
        "/akn/un/statement/draft/un-ga/2017-12-24/72-999\"/>",
    ),
    (
        "C17",
        r#"FRBRdate date="2017-12-24""#,
        r#"FRBRdate date="2017-12-25""#,
    ),
    (
        "C18",
        r#"FRBRnumber value="72-999""#,
        r#"FRBRnumber value="72-998""#,
    ),
    (
        "C19",
        "/akn/ontology/organization/un/un-ga\"",
        "/akn/ontology/organization/un/un-sc\"",
    ),
    (
        "C20",
        r##"FRBRauthor href="#un-ga""##,
        r#"FRBRauthor href="un-ga""#,
    ),
    ("C21", "72-999/!main\"", "72-999/main\""),
    ("C22", "72-999/eng@\"", "72-999/eng\""),
    ("C23", r#"language="eng""#, r#"language="en""#),
    ("C24", "72-999/eng@\"", "72-999/eng@2019-01-01\""),
    ("C25", "eng@/!main\"", "eng@!main\""),
    (
        "C26",
        r#"FRBRformat value="xml""#,
        r#"FRBRformat value="akn""#,
    ),
    ("C27", "eng@/!main.xml", "eng@.xml"),
    (
        "C28",
        "value=\"/akn/un/statement/deliberation/un-ga/2017-12-24/72-999/!main",
        "value=\"https://un.org/akn/un/statement/deliberation/un-ga/2017-12-24/72-999/!main",
    ),
    (
        "C29",
        r#"date="2018-01-11" name="publication""#,
        r#"date="2018" name="publication""#,
    ),
    (
        "C30",
        "<FRBRauthoritative",
        r#"<FRBRtranslation href="/akn/un/statement"/><FRBRauthoritative"#,
    ),
    ("C31", r#"<FRBRdate date="2017-12-24" name="markup"/>"#, ""),
    ("C32", r##"href="#mannex_1""##, r##"href="#mannex_2""##),
    (
        "C33",
        "72-999/eng@.xml\"/>\n                <FRBRdate",
        "72-998/eng@.xml\"/>\n                <FRBRdate",
    ),
    ("C40", "<publication ", "<publicity "),
    ("C41", "references", "reference"),
    (
        "C42",
        r##"workflow source="#markupAuthor""##,
        r#"workflow source="""#,
    ),
    ("C43", "<publication ", "<publication/><publication "),
    ("C45", "originalVersion", "singleVersion"),
    ("C46", "<mainBody>", "<mainBody><keyword value=\"peace\"/>"),
    ("C47", r#" showAs="Adopted""#, ""),
    (
        "C48",
        "/akn/ontology/concept/un/adopted\"",
        "/akn/ontology/event/un/adopted\"",
    ),
    ("C49", r##"outcome="#adopted""##, r##"outcome="#rejected""##),
    (
        "C50",
        r##"<analysis source="#markupAuthor">"##,
        r##"<analysis source="#markupAuthor"><voting outcome="#none"/>"##,
    ),
    (
        "C51",
        "<references ",
        r##"<proprietary source="#markupAuthor"><p/></proprietary><references "##,
    ),
    (
        "C52",
        "<mainBody>",
        r##"<mainBody><p><docketNumber refersTo="#decides">17-21774</docketNumber></p>"##,
    ),
    ("C62", "<mainBody>", "<mainBody><ul/>"),
    ("C63", "<num>3.</num>", "<num/>"),
    ("C64", "<conclusions>", "<conclusions/><conclusions>"),
    ("C65", r#"<formula name="enactingFormula""#, "<formula"),
    ("C66", "akn4un:originalLanguage", "language"),
    (
        "C67",
        r##"term refersTo="#decides""##,
        r##"term refersTo="#decide""##,
    ),
    ("C68", "<mainBody>", "<mainBody><docTitle/>"),
    (
        "C69",
        "<mainBody>",
        "<mainBody><i><term>Requests</term></i>",
    ),
    ("C70", ">Decides</term>", ">Decides </term>"),
    (
        "C71",
        r#"<date date="2016-12-21""#,
        r#"<date date="2016-02-30""#,
    ),
    (
        "C72",
        "<mainBody>",
        r#"<mainBody xml:lang="en"><p xml:lang="en"/>"#,
    ),
    (
        "C73",
        "<mainBody>",
        "<mainBody><alinea><num>9.</num></alinea>",
    ),
    ("C74", "<num>3.</num>", ""),
    (
        "C75",
        "<list eId=\"sec_I__para_2__list_1\">",
        "<blockList/><list eId=\"sec_I__para_2__list_1\">",
    ),
    (
        "C76",
        "<wrapUp eId=\"sec_I__para_2__list_1__wrapup\">",
        "<indent/><wrapUp>",
    ),
    (
        "C77",
        "<mainBody>",
        "<mainBody><paragraph><content/><list/></paragraph>",
    ),
    ("C78", "<mainBody>", "<mainBody><recitals/>"),
    ("C79", r#"placement="bottom""#, r#"placement="end""#),
    (
        "C79h",
        "<mainBody>",
        r#"<mainBody><authorialNote marker="9" placement="bottom"/>"#,
    ),
    (
        "C80",
        r##"href="#authorialNote_1""##,
        r##"href="#sec_I__para_4""##,
    ),
    ("C81", "<mainBody>", "<mainBody><table><tbody/></table>"),
    ("C82", "/akn/un/debateReport/", "un/debateReport/"),
    (
        "C83",
        r##"href="#authorialNote_1""##,
        r##"href="#authorialNote_9""##,
    ),
    (
        "C84",
        "/akn/un/debateReport/",
        "https://un.org/akn/un/debateReport/",
    ),
    ("C85", "<mainBody>", "<mainBody><quotedStructure/>"),
    ("C86", "</statement>", "<conclusions/></statement>"),
    (
        "C87",
        "<docTitle>Rules for the keeping of a light</docTitle>",
        "Rules",
    ),
    ("C88", "<mainBody>", "<mainBody><p>words <eol/></p>"),
    ("C90", "<mainBody>", "<mainBody><foreign/>"),
    (
        "C92",
        "<mainBody>",
        r#"<mainBody><p><mod eId="mod_1"><quotedText/></mod></p>"#,
    ),
    ("C101", r#"<paragraph eId="sec_I__para_4">"#, "<paragraph>"),
    ("C102", r#"eId="sec_II""#, r#"eId="section_II""#),
    ("C103", r#"eId="sec_II__para_6""#, r#"eId="sec_II__para_7""#),
    ("C104", r#"eId="sec_II__para_6""#, r#"eId="para_6""#),
    (
        "C105",
        r#"eId="sec_II__para_6""#,
        r#"eId="sec_II__para_6" wId="sec_II__para_6""#,
    ),
    ("C110", "<mainBody>", "<mainBody><component/>"),
];

/// More that breaks a rule, in its other halves.
const MORE: &[(&str, &str, &str)] = &[
    (
        "C45",
        "<references ",
        r##"<lifecycle source="#markupAuthor"><eventRef type="birth"/></lifecycle><references "##,
    ),
    (
        "C52",
        "<references ",
        r##"<proprietary source="#markupAuthor"><akn4un:oddPageHeader/></proprietary><references "##,
    ),
    ("C64", "<mainBody>", "<preface><p/></preface><mainBody>"),
    ("C71", "<mainBody>", r#"<mainBody><time time="25:00:00"/>"#),
    (
        "C78",
        "<mainBody>",
        "<mainBody><crossHeading><term>Recalling</term> it</crossHeading>",
    ),
    (
        "C80",
        "<mainBody>",
        r#"<mainBody><authorialNote marker="9"><p>See it.</p></authorialNote>
        <authorialNote marker="9"><p>See it.</p></authorialNote>"#,
    ),
    (
        "C81",
        "<mainBody>",
        "<mainBody><table><tr><td><paragraph/></td></tr></table>",
    ),
    (
        "C87",
        "<mainBody>",
        r#"<mainBody><documentRef href="/akn/un/doc" showAs=""/>"#,
    ),
    ("C92", "<mainBody>", "<mainBody><mod><quotedText/></mod>"),
    (
        "C92",
        "</meta>",
        r##"<analysis><activeModifications><textualMod><source href="#sec_I"/></textualMod>
        </activeModifications></analysis></meta>"##,
    ),
    ("C92", "<mainBody>", "<mainBody><quotedText/>"),
];

/// A publication of one statement, as far as its rule looks.
const PUBLICATION: &str = r##"<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<documentCollection name="publicationResolution"><coverPage><container name="masthead"/></coverPage>
</documentCollection><components><component><statement><preface><docNumber
refersTo="#resolutionNumber">72/57</docNumber></preface><mainBody/></statement></component>
</components></akomaNtoso>"##;

#[test]
fn what_is_right_breaks_no_rule() {
    assert_eq!(broken(SAMPLE), [""; 0]);
    assert_eq!(broken("no XML"), [""; 0]);
}

#[test]
fn each_rule_catches_what_breaks_it() {
    for (code, right, wrong) in SEEDS.iter().chain(MORE) {
        assert!(SAMPLE.contains(right), "{code}: no {right} in the sample");
        let mut text = SAMPLE.replacen(right, wrong, 1);
        if *code == "C06" {
            text = text.replacen("</preface>", "</longTitle>", 1);
        } else if *code == "C41" {
            text = SAMPLE.replace(right, wrong);
        }
        let codes = broken(&text);
        assert!(codes.contains(code), "{code}: {codes:?}");
    }
}

#[test]
fn what_is_printed_for_all_is_the_collections() {
    assert!(!broken(PUBLICATION).contains(&"C111"));
    for (right, wrong) in [
        ("#resolutionNumber", "#symbol"),
        (
            "<preface>",
            "<coverPage><container name=\"masthead\"/></coverPage><preface>",
        ),
        (
            "<preface>",
            "<preface><docTitle refersTo=\"#publicationTitle\"/>",
        ),
        ("<mainBody/>", ""),
    ] {
        let text = PUBLICATION.replacen(right, wrong, 1);
        assert!(
            text != PUBLICATION && broken(&text).contains(&"C111"),
            "{wrong}"
        );
    }
}

#[test]
fn what_no_document_shows_is_told_with_the_reason() {
    let unchecked = RULES.iter().filter(|rule| rule.check.is_none());
    let codes: Vec<_> = unchecked.clone().map(|rule| rule.code).collect();
    assert_eq!(
        codes,
        ["C02", "C53", "C61", "C89", "C91", "C100", "J01", "J02"]
    );
    for rule in unchecked.filter(|rule| matches!(rule.code, "C53" | "C89" | "C91")) {
        assert!(
            rule.explain.contains("Nothing checks this: "),
            "{}",
            rule.code
        );
    }
}

#[test]
fn every_rule_is_seeded_and_explained() {
    for (i, rule) in RULES.iter().enumerate() {
        assert!(
            rule.explain.len() > 15 && rule.help.len() > 10,
            "{}",
            rule.code
        );
        assert!(RULES[..i].iter().all(|other| other.code != rule.code));
        let seeded = rule.code == "C111" || SEEDS.iter().any(|(code, ..)| *code == rule.code);
        assert_eq!(seeded, rule.check.is_some(), "{}", rule.code);
    }
}

#[test]
fn places_are_those_of_the_fault() {
    let text = SAMPLE.replacen(
        r##"term refersTo="#decides""##,
        r##"term refersTo="#decide""##,
        1,
    );
    let found = check(&text);
    assert_eq!(found.len(), 1);
    assert_eq!(&text[found[0].span.range()], r##"refersTo="#decide""##);
}
