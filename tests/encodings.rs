//! Bytes of any encoding become the text that they are, and nothing is guessed in silence.

mod documents;

use documents::{Document, corpus, for_each};
use encoding_rs::Encoding as Bytes;
use plenary::encoding::decode;
use plenary::{Code, Language};

/// The encodings in which texts of a language are met.
fn encodings(language: Language) -> &'static [&'static str] {
    match language {
        Language::Arabic => &["windows-1256", "iso-8859-6"],
        Language::Chinese => &["gb18030", "gbk", "big5"],
        Language::English | Language::French | Language::Spanish => {
            &["windows-1252", "iso-8859-1", "iso-8859-15"]
        }
        Language::Russian => &["windows-1251", "koi8-r", "iso-8859-5"],
    }
}

/// A text in an encoding, without the characters that it has not.
fn encoded(text: &str, name: &str) -> (Vec<u8>, String) {
    let encoding = Bytes::for_label(name.as_bytes()).unwrap();
    let kept: String = text
        .chars()
        .filter(|c| c.is_ascii() || !encoding.encode(c.encode_utf8(&mut [0; 4])).2)
        .collect();
    (encoding.encode(&kept).0.into_owned(), kept)
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let unit = |unit: u16| {
        if big {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    };
    text.encode_utf16().flat_map(unit).collect()
}

/// What is wrong with the reading of a document in each encoding of its language.
fn misread(document: &Document) -> Vec<String> {
    let language = document.parse().resolution.language;
    let mut wrong = Vec::new();
    let mut check = |name: &str, bytes: &[u8], text: &str| {
        let (read, said) = decode(bytes, None);
        let is_told = said.iter().any(|d| {
            matches!(
                d.code,
                Code::Encoding | Code::UncertainEncoding | Code::InvalidUtf8
            )
        });
        let is_sure = said.iter().all(|d| d.code == Code::Encoding);
        let path = document.path.display();
        if std::str::from_utf8(bytes) != Ok(text) && !is_told {
            wrong.push(format!("{path} as {name}: nothing is said"));
        } else if read != text && is_sure {
            wrong.push(format!("{path} as {name}: surely something else: {said:?}"));
        } else if read != text {
            wrong.push(format!(
                "{path} as {name}: misread, with a warning: {said:?}"
            ));
        }
    };
    for name in encodings(language) {
        let (bytes, text) = encoded(&document.text, name);
        check(name, &bytes, &text);
    }
    check("UTF-16LE", &utf16(&document.text, false), &document.text);
    check("UTF-16BE", &utf16(&document.text, true), &document.text);
    wrong
}

#[test]
fn documents_of_every_encoding_are_read() {
    let some: Vec<_> = corpus().into_iter().step_by(11).collect();
    let wrong: Vec<_> = for_each(&some, misread).concat();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_few_words_are_read_or_doubted() {
    for (words, name) in [
        (
            "大会，回顾其2016年12月5日第71/48号决议以及联合国的报告，",
            "gb18030",
        ),
        (
            "大會，回顧其2016年12月5日第71/48號決議以及聯合國的報告，",
            "big5",
        ),
        (
            "Генеральная Ассамблея, ссылаясь на свою резолюцию о мире и на доклад,",
            "koi8-r",
        ),
        (
            "Генеральная Ассамблея, ссылаясь на свою резолюцию о мире и на доклад,",
            "windows-1251",
        ),
        (
            "إن الجمعية العامة، إذ تشير إلى قرارها في هذا الشأن، وعلى التقرير من الأمين العام",
            "windows-1256",
        ),
        (
            "L’Assemblée générale, rappelant sa résolution 71/48 du 5 décembre 2016,",
            "windows-1252",
        ),
    ] {
        let (bytes, text) = encoded(words, name);
        let (read, said) = decode(&bytes, None);
        assert_eq!(read, text, "{name}: {said:?}");
        assert!(matches!(
            said[0].code,
            Code::Encoding | Code::UncertainEncoding
        ));
        assert!(said[0].message.contains(" %)"), "{said:?}");
        // Stated, there is nothing to say.
        let stated = decode(&bytes, Some(name.parse().unwrap()));
        assert_eq!((&*stated.0, stated.1.len()), (&*text, 0));
    }
}

#[test]
fn marks_of_byte_order_are_obeyed_and_gone() {
    for (mark, bytes) in [
        (&b"\xff\xfe"[..], utf16("大会", false)),
        (b"\xfe\xff", utf16("大会", true)),
        (b"\xef\xbb\xbf", "大会".into()),
    ] {
        let (text, said) = decode(&[mark, &bytes].concat(), None).clone_parts();
        assert_eq!(text, "大会");
        assert!(said.iter().all(|d| d.code == Code::Encoding), "{said:?}");
    }
}

/// A result that outlives its bytes.
trait Parts {
    fn clone_parts(self) -> (String, Vec<plenary::Diagnostic>);
}

impl Parts for (std::borrow::Cow<'_, str>, Vec<plenary::Diagnostic>) {
    fn clone_parts(self) -> (String, Vec<plenary::Diagnostic>) {
        (self.0.into_owned(), self.1)
    }
}

#[test]
fn a_wrong_statement_is_said() {
    let (_, said) = decode("Ассамблея".as_bytes(), Some("gb18030".parse().unwrap()));
    let (_, utf8) = decode(b"\xff\xfeabc\xe9", Some("utf-8".parse().unwrap()));
    assert!(utf8.iter().any(|d| d.code == Code::InvalidUtf8), "{utf8:?}");
    assert!(said.iter().all(|d| d.code == Code::UncertainEncoding));
}

#[test]
fn a_fault_in_utf8_does_not_make_it_another_encoding() {
    let mut bytes = "Génération des résolutions déjà adoptées à l’Assemblée"
        .as_bytes()
        .to_vec();
    bytes.insert(10, 0xff);
    let (text, said) = decode(&bytes, None);
    assert!(text.contains('\u{fffd}') && text.contains("déjà"));
    assert_eq!(said[0].code, Code::InvalidUtf8);
}
