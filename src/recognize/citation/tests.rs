use super::*;
use crate::language::pack;
use crate::model::Language;

fn passage(text: &str) -> Passage {
    let mut passage = Passage::default();
    passage.push(text, 0);
    passage
}

/// The citations and dates of a text of an organ, as the page has them and what they mean.
fn found(language: Language, organ: Organ, text: &str) -> Vec<(String, String)> {
    let citing = Citing {
        pack: pack(language),
        organ: Some(organ),
    };
    let words = |m: Meaning| {
        let meant = match &m.what {
            Sense::Reference(symbol, None) => symbol.to_string(),
            Sense::Reference(symbol, Some(date)) => format!("{symbol} {date}"),
            Sense::Date(date) => date.to_string(),
            Sense::Opener | Sense::Named(_) => String::new(),
        };
        (text[m.range].to_owned(), meant)
    };
    let passage = passage(text);
    let meanings = citing.meanings(&passage, &[]);
    meanings.into_iter().map(words).collect()
}

fn meant(language: Language, text: &str) -> Vec<String> {
    let found = found(language, Organ::GeneralAssembly, text);
    found.into_iter().map(|(_, meant)| meant).collect()
}

const LIST: [&str; 3] = [
    "A/RES/61/194 2006-12-20",
    "A/RES/62/188 2007-12-19",
    "A/RES/78/143 2023-12-19",
];

#[test]
fn each_number_of_a_list_has_its_day_in_six_languages() {
    for (language, text) in [
        (
            Language::English,
            "its resolutions 61/194 of 20 December 2006, 62/188 of 19 December 2007 and 78/143 of 19 December 2023,",
        ),
        (
            Language::French,
            "ses résolutions 61/194 du 20 décembre 2006, 62/188 du 19 décembre 2007 et 78/143 du 19 décembre 2023,",
        ),
        (
            Language::Spanish,
            "sus resoluciones 61/194, de 20 de diciembre de 2006, 62/188, de 19 de diciembre de 2007, y 78/143, de 19 de diciembre de 2023,",
        ),
        (
            Language::Russian,
            "свои резолюции 61/194 от 20 декабря 2006 года, 62/188 от 19 декабря 2007 года и 78/143 от 19 декабря 2023 года,",
        ),
        (
            Language::Arabic,
            "قراراتها 61/194 المؤرخ 20 كانون الأول/ديسمبر 2006 و 62/188 المؤرخ 19 كانون الأول/ديسمبر 2007 و 78/143 المؤرخ 19 كانون الأول/ديسمبر 2023،",
        ),
        (
            Language::Chinese,
            "其 2006 年 12 月 20 日第 61/194 号、2007年12月19日第62/188号和2023年12月19日第78/143号决议，",
        ),
    ] {
        assert_eq!(meant(language, text), LIST, "{text}");
    }
}

#[test]
fn the_phrase_from_the_noun_to_the_day_is_the_citation() {
    let words = |language, text| found(language, Organ::GeneralAssembly, text).remove(0).0;
    assert_eq!(
        words(
            Language::English,
            "Recalling its resolution 71/48 of 5 December 2016, on oil"
        ),
        "resolution 71/48 of 5 December 2016"
    );
    assert_eq!(
        words(Language::Chinese, "回顾其2016年12月5日第71/48号决议，"),
        "2016年12月5日第71/48号决议"
    );
    assert_eq!(
        words(
            Language::Russian,
            "резолюцию 71/48 Генеральной Ассамблеи от 5 декабря 2016 года"
        ),
        "резолюцию 71/48 Генеральной Ассамблеи от 5 декабря 2016 года"
    );
}

#[test]
fn old_sessions_and_letters_of_parts_are_read() {
    assert_eq!(
        meant(
            Language::English,
            "resolutions 217 A (III), 1514 (XV) and 3201 (S-VI), resolutions 34/83 A and B, resolution S-10/2 and resolution ES-10/22"
        ),
        [
            "A/RES/217A(III)",
            "A/RES/1514(XV)",
            "A/RES/3201(S-VI)",
            "A/RES/34/83A",
            "A/RES/34/83B",
            "A/RES/S-10/2",
            "A/RES/ES-10/22",
        ]
    );
    assert_eq!(
        meant(Language::Arabic, "القرار 217 ألف (د-3) والقرار 2625 (د-25)"),
        ["A/RES/217A(III)", "A/RES/2625(XXV)"]
    );
    assert_eq!(
        meant(Language::Chinese, "第217A(III)号决议和第56/24V号决议"),
        ["A/RES/217A(III)", "A/RES/56/24V"]
    );
}

#[test]
fn the_organ_is_the_one_that_is_named_or_counts_so() {
    for (language, text, symbol) in [
        (
            Language::English,
            "Human Rights Council resolution 5/1",
            "A/HRC/RES/5/1",
        ),
        (
            Language::English,
            "resolution 5/1 of the Human Rights Council",
            "A/HRC/RES/5/1",
        ),
        (
            Language::English,
            "Security Council resolution 1325 (2000)",
            "S/RES/1325 (2000)",
        ),
        (
            Language::English,
            "Council resolution 2018/9",
            "E/RES/2018/9",
        ),
        (Language::English, "decision 60/519", "A/DEC/60/519"),
        (
            Language::English,
            "General Assembly resolution 48/13",
            "A/RES/48/13",
        ),
        (
            Language::French,
            "la résolution 5/1 du Conseil des droits de l’homme",
            "A/HRC/RES/5/1",
        ),
        (
            Language::Spanish,
            "la resolución 1325 (2000) del Consejo de Seguridad",
            "S/RES/1325 (2000)",
        ),
        (
            Language::Russian,
            "резолюция 5/1 Совета по правам человека",
            "A/HRC/RES/5/1",
        ),
        (
            Language::Arabic,
            "قرار مجلس حقوق الإنسان 5/1",
            "A/HRC/RES/5/1",
        ),
        (
            Language::Chinese,
            "人权理事会关于此事的第 48/13 号决议",
            "A/HRC/RES/48/13",
        ),
    ] {
        assert_eq!(meant(language, text), [symbol], "{text}");
    }
    assert_eq!(
        found(
            Language::English,
            Organ::HumanRightsCouncil,
            "its resolution 48/13"
        )
        .remove(0)
        .1,
        "A/HRC/RES/48/13"
    );
    assert_eq!(
        found(
            Language::English,
            Organ::HumanRightsCouncil,
            "resolution 72/57"
        )
        .remove(0)
        .1,
        "A/RES/72/57"
    );
}

#[test]
fn numbers_that_no_noun_governs_cite_nothing() {
    for (language, text) in [
        (
            Language::English,
            "open 24/7 in the season 2015/16, by 1/2 or 2/3 of them",
        ),
        (
            Language::English,
            "resolution 26/3 of the Commission on Crime",
        ),
        (
            Language::English,
            "decision 15/10 of the Conference of the Parties",
        ),
        (Language::Russian, "резолюция Конференции 10/7"),
        (Language::Chinese, "缔约方大会第15/10号决定"),
        (Language::English, "on 05/12/2016, 50/50 and 3.5/7"),
    ] {
        assert_eq!(meant(language, text), [""; 0], "{text}");
    }
}

#[test]
fn days_stand_by_themselves() {
    assert_eq!(
        meant(
            Language::English,
            "from 4 December 2017 to December 5, 2017, in 2018"
        ),
        ["2017-12-04", "2017-12-05"]
    );
    assert_eq!(
        meant(Language::Chinese, "自 2017 年 12 月 4 日起"),
        ["2017-12-04"]
    );
    assert_eq!(
        meant(Language::Arabic, "في 4 كانون الأول/ديسمبر 2017"),
        ["2017-12-04"]
    );
}

#[test]
fn what_is_known_already_stays() {
    let text = "on the report (A/72/409)";
    let known = Meaning {
        range: 15..23,
        what: Sense::Opener,
    };
    let citing = Citing {
        pack: pack(Language::English),
        organ: None,
    };
    let meanings = citing.meanings(&passage(text), &[known]);
    assert_eq!(meanings.len(), 1);
    assert!(matches!(meanings[0].what, Sense::Opener));
}
