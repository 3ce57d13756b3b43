//! Odd Akoma Ntoso of others: no word is lost, whatever stands where; what cannot be read says where.

use plenary::format::{Input, akn};
use plenary::{Code, Options, encoding, read};

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// A file with this in its root.
fn file(inside: &str) -> String {
    format!("<?xml version=\"1.0\"?>\n<akomaNtoso xmlns=\"{NAMESPACE}\">{inside}</akomaNtoso>")
}

fn statement(body: &str) -> String {
    let body = format!("<statement name=\"resolution\"><mainBody>{body}</mainBody></statement>");
    file(&body)
}

#[track_caller]
fn assert_kept(xml: &str, words: &[&str]) {
    let parsed = read(xml, Some(Input::Akn), &Options::default()).unwrap();
    let ours = akn::write(&parsed.resolution, &akn::Options::default());
    for words in words {
        assert!(ours.contains(words), "{words} is lost: {ours}");
    }
}

#[test]
fn what_divides_words_in_the_file_does_not_divide_them() {
    let body = "<paragraph><num>1.</num><content><p>be<!-- x -->fore a<?x y?>ft <![CDATA[a < b]]></p>\
                </content></paragraph>";
    assert_kept(&statement(body), &["before aft a &lt; b"]);
}

#[test]
fn any_prefix_will_do() {
    let xml = statement("<p>words</p>")
        .replace('<', "<a:")
        .replace("<a:?", "<?")
        .replace("<a:/", "</a:")
        .replace("xmlns=", "xmlns:a=");
    assert_kept(&xml, &["words"]);
}

#[test]
fn words_in_unknown_elements_stay() {
    let body = "<paragraph><content><p>in <zzz>unknown <b>bold</b></zzz> and <x:y xmlns:x=\"urn:x\">\
                others</x:y></p><qq>block</qq></content></paragraph><www><num>2.</num>loose</www>";
    assert_kept(
        &statement(body),
        &["unknown", "bold", "others", "block", "loose"],
    );
}

#[test]
fn words_of_a_table_that_stand_in_no_cell_stay() {
    let body = "<table>astray<tr>aside<td rowspan=\"99999999999\"><p>inside</p></td></tr></table>";
    assert_kept(&statement(body), &["astray", "aside", "inside"]);
}

#[test]
fn annexes_keep_their_headings() {
    let xml = statement("<p>body</p>").replace(
        "</mainBody>",
        "</mainBody><attachments><attachment><heading>headword</heading><subheading>second</subheading>\
         <subheading>third</subheading><doc name=\"annex\"><preface><p>prefatory</p></preface><mainBody>\
         <p>annexed</p></mainBody></doc></attachment><attachment><documentRef href=\"/akn/un/x\" \
         showAs=\"by reference\"/></attachment></attachments>",
    );
    let words = [
        "head",
        "second",
        "third",
        "preface",
        "annexed",
        "by reference",
    ];
    assert_kept(&xml, &words);
}

#[test]
fn documents_beside_the_first_are_parts_of_it() {
    let one = |words: &str| {
        format!("<statement name=\"resolution\"><mainBody><p>{words}</p></mainBody></statement>")
    };
    let component = |words: &str| format!("<component eId=\"c\">{}</component>", one(words));
    let components = format!(
        "<components>{}{}</components>",
        component("third"),
        component("fourth")
    );
    let collection =
        "<documentCollection name=\"publication\"><collectionBody/></documentCollection>";
    for inside in [
        [&one("first"), &one("second"), components.as_str()].concat(),
        [collection, &one("second"), &components].concat(),
    ] {
        let xml = file(&inside);
        assert_kept(&xml, &["second", "third", "fourth"]);
        let parsed = read(&xml, Some(Input::Akn), &Options::default()).unwrap();
        let unplaced = parsed
            .diagnostics
            .iter()
            .filter(|d| d.code == Code::Unplaced);
        assert_eq!(unplaced.count(), 3);
    }
}

#[test]
fn what_cannot_be_read_says_where() {
    for (xml, line, column) in [
        (statement("\n<p>&e;</p>"), 3, 4),
        (statement("\n <p></q>"), 3, 5),
        (statement(&"<b>".repeat(300)), 2, 868),
        ("<rss/>".to_owned(), 1, 1),
        (file("<act name=\"x\"/>"), 2, 70),
    ] {
        let error = read(&xml, Some(Input::Akn), &Options::default()).unwrap_err();
        let place = error.position().unwrap();
        assert_eq!((place.line, place.column), (line, column), "{error}");
    }
}

#[test]
fn an_xml_declaration_says_the_encoding() {
    let xml = statement("<p>Привет, мир</p>");
    let xml = xml.replace("\"1.0\"?", "\"1.0\" encoding='windows-1251'?");
    let bytes = xml.replace("Привет, мир", "XX");
    let (before, after) = bytes.split_once("XX").unwrap();
    let cyrillic = b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0";
    let bytes = [before.as_bytes(), cyrillic, after.as_bytes()].concat();
    let (text, found) = encoding::decode(&bytes, None);
    assert_eq!(text, xml);
    assert_eq!(found[0].code, Code::Encoding);
}
