//! Requests, as texts word them.

use super::mandates;
use crate::{Due, Language, Mandate, Options, Organ, parse};

pub(super) fn read(language: Language, text: &str) -> Vec<Mandate> {
    let options = Options {
        language: Some(language),
        symbol: Some("A/RES/72/999".parse().unwrap()),
        ..Options::default()
    };
    mandates(&parse(text, &options).resolution)
}

pub(super) fn one(language: Language, text: &str) -> Mandate {
    let mut found = read(language, text);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn one_request_is_the_same_in_six_languages() {
    for (language, text) in [
        (
            Language::English,
            "1. *Requests* the Secretary-General to report to the General Assembly at its \
             seventy-third session on the lamps.",
        ),
        (
            Language::French,
            "1. *Prie* le Secrétaire général de lui faire rapport, à sa soixante-treizième \
             session, sur les lampes.",
        ),
        (
            Language::Spanish,
            "1. *Solicita* al Secretario General que en su septuagésimo tercer período de sesiones \
             la informe sobre las lámparas.",
        ),
        (
            Language::Russian,
            "1. *просит* Генерального секретаря представить Генеральной Ассамблее на ее семьдесят \
             третьей сессии доклад о лампах.",
        ),
        (
            Language::Arabic,
            "1 - *تطلب* إلى الأمين العام أن يقدم إلى الجمعية العامة في دورتها الثالثة والسبعين \
             تقريرا عن المصابيح.",
        ),
        (
            Language::Chinese,
            "1. *请*秘书长向大会第七十三届会议报告灯的情况。",
        ),
    ] {
        let mandate = one(language, text);
        assert_eq!(mandate.part.as_str(), "para_1");
        assert_eq!(mandate.action.as_str(), "requests", "{language}");
        assert_eq!(mandate.addressees, ["un-sg"], "{language}");
        assert!(mandate.reporting, "{language}");
        assert_eq!(mandate.to, [Organ::GeneralAssembly], "{language}");
        assert_eq!(mandate.due, [Due::Session(73)], "{language}");
    }
}

#[test]
fn a_clause_asks_several_times() {
    let found = read(
        Language::English,
        "1. *Welcomes* the light, and requests Member States and the private sector to keep it, \
         and encourages the World Bank to pay for it by 2030.",
    );
    let [first, second] = &found[..] else {
        panic!("two requests: {found:?}");
    };
    assert_eq!(first.addressees, ["member-states", "private-sector"]);
    assert!(!first.reporting && first.due.is_empty());
    assert_eq!(second.action.as_str(), "encourages");
    assert_eq!(second.addressees, ["world-bank"]);
    assert_eq!(second.due, [Due::Year(2030)]);
}

#[test]
fn what_is_behind_a_decision_is_not_due() {
    let mandate = one(
        Language::English,
        "1. *Requests* the Secretary-General to submit a report at the seventy-fourth session, and \
         decides to include the item in the agenda of its seventy-fifth session.",
    );
    assert_eq!(mandate.due, [Due::Session(74)]);
}

#[test]
fn points_are_requests_where_the_text_above_only_names_who_is_asked() {
    let found = read(
        Language::English,
        "1. *Requests* the Secretary-General:\n\n(a) To report every six months;\n\n\
         (b) To light a lamp;\n\n2. *Requests* the Secretary-General to submit a report on:\n\n\
         (a) Lamps;\n\n(b) Oil.",
    );
    let told: Vec<_> = found
        .iter()
        .map(|m| (m.part.as_str(), m.reporting, m.addressees.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("para_1__list_1__point_a", true, 1),
            ("para_1__list_1__point_b", false, 1),
            ("para_2", true, 1)
        ]
    );
    assert_eq!(found[0].due, ["R/P6M".parse().unwrap()]);
}

#[test]
fn a_report_that_exists_is_not_asked_for() {
    let mandate = one(
        Language::English,
        "1. *Encourages* States to follow the recommendations in the report of the Group.",
    );
    assert!(!mandate.reporting);
}

#[test]
fn a_chinese_report_of_the_past_is_not_asked_for() {
    let mandate = one(
        Language::Chinese,
        "1. *请*各国政府考虑到秘书长报告中的结论。",
    );
    assert!(!mandate.reporting);
}

#[test]
fn an_organ_far_behind_the_report_is_reported_to() {
    let mandate = one(
        Language::English,
        "1. *Requests* the Special Rapporteur to submit a report, including conclusions and all \
         recommendations that follow from them, to the Human Rights Council.",
    );
    assert_eq!(mandate.to, [Organ::HumanRightsCouncil]);
}

#[test]
fn a_report_may_stand_far_behind_the_organ() {
    let mandate = one(
        Language::Russian,
        "1. *просит* Генерального секретаря представить Генеральной Ассамблее на ее семьдесят \
         третьей сессии по подпункту «Лампы и их хранители на островах и у берегов» пункта, \
         озаглавленного «Вопросы мореплавания и другие вопросы», доклад о лампах.",
    );
    assert!(mandate.reporting);
}

#[test]
fn a_report_may_have_its_day() {
    let due: Vec<Due> = vec!["2018-02-15".parse().unwrap()];
    let chinese = one(
        Language::Chinese,
        "1. *请*秘书长于2018年2月15日向大会报告灯的情况。",
    );
    assert_eq!(chinese.due, due);
    let french = one(
        Language::French,
        "1. *Prie* le Secrétaire général de lui présenter un rapport, le 15 février 2018.",
    );
    assert_eq!(french.due, due);
}

#[test]
fn what_joins_the_next_request_is_no_part_of_the_one_before() {
    let found = read(
        Language::English,
        "1. *Requests* the Secretary-General to light a lamp, and encourages States to rest.",
    );
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].object, "the Secretary-General to light a lamp");
}

#[test]
fn the_next_annual_report_is_one_report() {
    for (language, text) in [
        (
            Language::English,
            "1. *Requests* the Secretary-General to include options in his next annual report.",
        ),
        (
            Language::French,
            "1. *Prie* le Secrétaire général de lui faire des propositions dans son prochain rapport annuel.",
        ),
        (
            Language::Spanish,
            "1. *Solicita* al Secretario General que presente opciones en el próximo informe anual.",
        ),
        (
            Language::Russian,
            "1. *просит* Генерального секретаря представить варианты в следующем ежегодном докладе.",
        ),
        (
            Language::Chinese,
            "1. *请*秘书长在下次年度报告中提出备选方案。",
        ),
    ] {
        let mandate = one(language, text);
        assert!(mandate.reporting, "{text}");
        assert!(mandate.due.is_empty(), "{text}: {:?}", mandate.due);
    }
}

#[test]
fn a_return_behind_a_day_counts() {
    let text = "1. *Requests* the Secretary-General to submit a report on the lamps, on the oil and on \
        all that is needed to keep them by night, the next one by 31 July 2024 and every six months thereafter.";
    let mandate = one(Language::English, text);
    let day = Due::Date("2024-07-31".parse().unwrap());
    assert_eq!(mandate.due, [day, "R/P6M".parse().unwrap()]);
}

#[test]
fn reports_of_others_and_how_long_something_lasted_are_no_dues() {
    let parties = one(
        Language::Chinese,
        "1. *鼓励*委员会审议缔约国提交报告的准则。",
    );
    assert!(!parties.reporting);
    let lasted = "1. *просит* Генерального секретаря заполнить должности, остающиеся вакантными в \
        течение 24 месяцев или более, и представить доклад.";
    assert!(one(Language::Russian, lasted).due.is_empty());
    let begun = "1. *Requests* the Coordinator to provide, 30 days after the adoption of the present \
        resolution, a report on the lamps.";
    assert_eq!(one(Language::English, begun).due, ["P30D".parse().unwrap()]);
}

#[test]
fn a_pronoun_stands_for_those_who_were_asked_before() {
    for (language, text) in [
        (
            Language::English,
            "1. *Requests* the Secretary-General to keep the lamps lit, and requests him to report \
             to the General Assembly at its seventy-third session.",
        ),
        (
            Language::French,
            "1. *Autorise* le Secrétaire général à acheter des lampes et le prie de lui faire \
             rapport à sa soixante-treizième session.",
        ),
        (
            Language::Spanish,
            "1. *Solicita* al Secretario General que compre lámparas, y le solicita también que la \
             informe al respecto en su septuagésimo tercer período de sesiones.",
        ),
        (
            Language::Russian,
            "1. *просит* Генерального секретаря купить лампы и просит его представить Генеральной \
             Ассамблее на ее семьдесят третьей сессии доклад о лампах.",
        ),
    ] {
        let found = read(language, text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[1].addressees, ["un-sg"], "{language}");
        assert!(found[1].reporting && !found[0].reporting, "{language}");
        assert_eq!(found[1].due, [Due::Session(73)], "{language}");
    }
}

#[test]
fn who_is_told_is_not_asked() {
    for (language, text) in [
        (
            Language::English,
            "1. *Requests* the following reports to the Security Council on the lamps.",
        ),
        (Language::Chinese, "1. *请*向安全理事会提交以下报告。"),
    ] {
        let found = one(language, text);
        assert_eq!(found.addressees, [""; 0], "{language}");
    }
}

#[test]
fn each_day_of_a_list_is_due() {
    let found = one(
        Language::Chinese,
        "1. *请*秘书长于2025年2月15日、2025年6月15日和2025年10月13日向大会报告灯的情况。",
    );
    let due: Vec<_> = found.due.iter().map(Due::to_string).collect();
    assert_eq!(due, ["2025-02-15", "2025-06-15", "2025-10-13"]);
}

#[test]
fn a_copy_of_a_report_is_no_report() {
    for (language, text) in [
        (
            Language::English,
            "1. *Requests* the Secretariat to provide copies of the report to all who ask.",
        ),
        (
            Language::Spanish,
            "1. *Solicita* a la Secretaría que presente copia del informe a quienes la pidan.",
        ),
        (Language::Chinese, "1. *请*秘书处向会员国提供报告副本。"),
    ] {
        assert!(!one(language, text).reporting, "{language}");
    }
}
