use super::*;
use crate::language::pack;
use crate::model::{Language, Portion, Target};
use std::fmt::Write as _;

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
            Sense::Reference(target, within, None) => shown(target, within),
            Sense::Reference(target, within, Some(date)) => {
                format!("{} {date}", shown(target, within))
            }
            Sense::Date(date) => date.to_string(),
            Sense::Opener | Sense::Named(_) => String::new(),
        };
        (text[m.range].to_owned(), meant)
    };
    let passage = passage(text);
    let meanings = citing.meanings(&passage, &[]);
    meanings.into_iter().map(words).collect()
}

pub(super) fn meant(language: Language, text: &str) -> Vec<String> {
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
fn places_are_named_before_and_behind() {
    for (language, text, place) in [
        (
            Language::English,
            "paragraph 5 of its resolution 77/157",
            "A/RES/77/157 Paragraph 5",
        ),
        (
            Language::English,
            "section II of resolution 63/311, para. 7",
            "A/RES/63/311 Section II",
        ),
        (
            Language::English,
            "paragraphs 4 to 8 of General Assembly resolution 60/1",
            "A/RES/60/1 Paragraph 4-8",
        ),
        (
            Language::English,
            "resolution 60/288, annex II",
            "A/RES/60/288 Annex 2",
        ),
        (
            Language::English,
            "the annex to its resolution 54/263",
            "A/RES/54/263 Annex 1",
        ),
        (
            Language::French,
            "le paragraphe 5 de sa résolution 77/157",
            "A/RES/77/157 Paragraph 5",
        ),
        (
            Language::Spanish,
            "el párrafo 5 de su resolución 77/157",
            "A/RES/77/157 Paragraph 5",
        ),
        (
            Language::Russian,
            "пункт 5 своей резолюции 77/157",
            "A/RES/77/157 Paragraph 5",
        ),
        (
            Language::Russian,
            "приложение к резолюции 54/263",
            "A/RES/54/263 Annex 1",
        ),
        (
            Language::Arabic,
            "الفقرة 5 من قرارها 77/157",
            "A/RES/77/157 Paragraph 5",
        ),
        (
            Language::Arabic,
            "الجزء السابع من قرارها 59/276",
            "A/RES/59/276 Section VII",
        ),
        (
            Language::Chinese,
            "其第77/157号决议第5段",
            "A/RES/77/157 Paragraph 5",
        ),
        (
            Language::Chinese,
            "第 59/276 号决议第七节",
            "A/RES/59/276 Section VII",
        ),
        (
            Language::Chinese,
            "第54/263号决议，附件",
            "A/RES/54/263 Annex 1",
        ),
    ] {
        assert_eq!(meant(language, text), [place], "{text}");
    }
}

#[test]
fn a_place_goes_with_the_document_it_leads_to() {
    for (language, text) in [
        (
            Language::English,
            "its resolution 58/284 of 8 April 2004, section VII of its resolution 59/276 of 23 December 2004",
        ),
        (
            Language::Russian,
            "свою резолюцию 58/284 от 8 апреля 2004 года, раздел VII своей резолюции 59/276 от 23 декабря 2004 года",
        ),
        (
            Language::Chinese,
            "其2004年4月8日第58/284号决议、2004年12月23日第59/276号决议第七节",
        ),
    ] {
        assert_eq!(
            meant(language, text),
            [
                "A/RES/58/284 2004-04-08",
                "A/RES/59/276 Section VII 2004-12-23"
            ],
            "{text}"
        );
    }
}

#[test]
fn places_of_the_text_itself_are_cited() {
    assert_eq!(
        meant(Language::English, "in paragraph 2 above and"),
        ["this Paragraph 2"]
    );
    assert_eq!(
        meant(Language::English, "the 1 annex to the present resolution"),
        ["act Annex 1"]
    );
    assert_eq!(
        meant(Language::Chinese, "上文第 2 段"),
        ["this Paragraph 2"]
    );
    assert_eq!(
        meant(Language::English, "in paragraph 2 of the report"),
        [""; 0]
    );
}

#[test]
fn texts_without_symbol_are_cited_by_name() {
    for (language, text, target) in [
        (
            Language::English,
            "Article 97 of the Charter of the United Nations",
            "Charter Article 97",
        ),
        (
            Language::French,
            "l’Article 97 de la Charte",
            "Charter Article 97",
        ),
        (
            Language::Chinese,
            "《联合国宪章》第九十七条第1款",
            "Charter Article 97",
        ),
        (Language::Russian, "статьей 97 Устава", "Charter Article 97"),
        (
            Language::Arabic,
            "المادة 97 من الميثاق",
            "Charter Article 97",
        ),
        (
            Language::Spanish,
            "Naciones Unidas, Treaty Series, vol. 729, núm. 10485",
            "UNTS 10485",
        ),
        (
            Language::English,
            "Sustainable Development Goal 16,",
            "SDG 16",
        ),
        (Language::Chinese, "具体目标16.4；", "SDG 16.4"),
        (
            Language::English,
            "(United Nations publication, Sales No. E.01.II.A.7)",
            "E.01.II.A.7",
        ),
    ] {
        assert_eq!(meant(language, text), [target], "{text}");
    }
    assert_eq!(meant(Language::English, "the goal 45 was reached"), [""; 0]);
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

fn shown(target: &Target, within: &[Portion]) -> String {
    let mut shown = match target {
        Target::Document(symbol) => symbol.to_string(),
        Target::Charter => "Charter".to_owned(),
        Target::Treaty(number) => format!("UNTS {number}"),
        Target::Publication(number) => number.to_string(),
        Target::Goal(goal) => format!("SDG {goal}"),
        Target::This => "this".to_owned(),
        Target::Act => "act".to_owned(),
    };
    for portion in within {
        let _ = write!(shown, " {:?} {}", portion.level, portion.number);
        if let Some(last) = &portion.up_to {
            let _ = write!(shown, "-{last}");
        }
    }
    shown
}

#[test]
fn chinese_numerals_behind_the_noun() {
    assert_eq!(
        meant(
            Language::Chinese,
            "覆按其一九六〇年十二月十四日決議案一五一四(十五)、一九六一年十一月二十七日決議案一六五四(十六)及二二八八(二十二)，"
        ),
        [
            "A/RES/1514(XV) 1960-12-14",
            "A/RES/1654(XVI) 1961-11-27",
            "A/RES/2288(XXII)",
        ]
    );
    assert_eq!(
        meant(
            Language::Chinese,
            "促請各方注意安全理事會一九四八年七月十五日決議案五十四（一九四八），第一（一）項及第二十（三）段，"
        ),
        ["S/RES/54 (1948) 1948-07-15"]
    );
}
