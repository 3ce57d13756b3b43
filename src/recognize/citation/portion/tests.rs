use crate::model::Language::{self, Arabic, Chinese, English, French, Russian, Spanish};
use crate::recognize::citation::tests::meant;

fn each(meaning: &str, texts: &[(Language, &str)]) {
    let mut wrong = Vec::new();
    for (language, text) in texts {
        let found = meant(*language, text);
        if !found.iter().any(|one| one == meaning) {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{meaning}\n{}", wrong.join("\n"));
}

#[test]
fn articles_of_the_charter_are_cited_in_six_languages() {
    each(
        "Charter Article 73",
        &[
            (
                English,
                "pursuant to Article 73 e of the Charter of the United Nations",
            ),
            (English, "under Article 73 of the Charter"),
            (
                French,
                "en vertu de l’Article 73 de la Charte des Nations Unies",
            ),
            (French, "à l’alinéa e de l’Article 73 de la Charte"),
            (
                Spanish,
                "de conformidad con el Artículo 73 de la Carta de las Naciones Unidas",
            ),
            (
                Russian,
                "в соответствии со статьей 73 Устава Организации Объединенных Наций",
            ),
            (Russian, "на основании статьи 73 e Устава"),
            (Arabic, "بموجب المادة 73 من ميثاق الأمم المتحدة"),
            (Arabic, "بموجب المادة 73 (هـ) من الميثاق"),
            (Chinese, "根据《联合国宪章》第七十三条"),
            (Chinese, "按照《宪章》第七十三条(辰)款"),
        ],
    );
}

#[test]
fn treaties_are_cited_by_volume_and_number_in_six_languages() {
    each(
        "UNTS 10485",
        &[
            (
                English,
                "United Nations, Treaty Series, vol. 729, No. 10485.",
            ),
            (
                French,
                "Nations Unies, Recueil des Traités, vol. 729, no 10485.",
            ),
            (
                Spanish,
                "Naciones Unidas, Treaty Series, vol. 729, núm. 10485.",
            ),
            (
                Russian,
                "United Nations, Treaty Series, vol. 729, No. 10485.",
            ),
            (
                Russian,
                "Организация Объединенных Наций, Сборник договоров, том 729, № 10485.",
            ),
            (
                Arabic,
                "United Nations, Treaty Series, vol. 729, No. 10485.",
            ),
            (
                Arabic,
                "الأمم المتحدة، مجموعة المعاهدات، المجلد 729، الرقم 10485.",
            ),
            (Chinese, "联合国，《条约汇编》，第729卷，第10485号。"),
        ],
    );
}

#[test]
fn goals_and_targets_are_cited_in_six_languages() {
    each(
        "SDG 16",
        &[
            (English, "Sustainable Development Goal 16 and its targets"),
            (French, "l’objectif de développement durable no 16"),
            (French, "l’objectif de développement durable n° 16"),
            (Spanish, "el Objetivo de Desarrollo Sostenible 16"),
            (Russian, "цели 16 в области устойчивого развития"),
            (Russian, "достижению цели 16"),
            (Arabic, "الهدف 16 من أهداف التنمية المستدامة"),
            (Chinese, "可持续发展目标16"),
            (Chinese, "可持续发展目标 16"),
        ],
    );
    each(
        "SDG 16.4",
        &[
            (English, "in particular target 16.4"),
            (French, "en particulier la cible 16.4"),
            (Spanish, "en particular la meta 16.4"),
            (Russian, "в частности задачи 16.4"),
            (Arabic, "ولا سيما الغاية 16-4"),
            (Arabic, "ولا سيما الغاية 16.4"),
            (Chinese, "特别是具体目标16.4"),
        ],
    );
}

#[test]
fn publications_are_cited_by_sales_number_in_six_languages() {
    for (number, language, text) in [
        (
            "E.93.I.8",
            English,
            "(United Nations publication, Sales No. E.93.I.8 and corrigendum)",
        ),
        (
            "F.93.I.8",
            French,
            "(publication des Nations Unies, numéro de vente : F.93.I.8 et rectificatif)",
        ),
        (
            "S.93.I.8",
            Spanish,
            "(publicación de las Naciones Unidas, núm. de venta: S.93.I.8 y corrección)",
        ),
        (
            "R.93.I.8",
            Russian,
            "(издание Организации Объединенных Наций, в продаже под № R.93.I.8)",
        ),
        (
            "A.93.I.8",
            Arabic,
            "(منشورات الأمم المتحدة، رقم المبيع A.93.I.8 والتصويب)",
        ),
        (
            "C.93.I.8",
            Chinese,
            "(联合国出版物，出售品编号：C.93.I.8和更正)",
        ),
    ] {
        each(number, &[(language, text)]);
    }
}

#[test]
fn records_and_statements_are_cited_by_their_symbols_in_six_languages() {
    for (symbol, texts) in [
        (
            "A/72/PV.62",
            [
                (English, "see A/72/PV.62, p. 5"),
                (French, "voir A/72/PV.62, p. 5"),
                (Spanish, "véase A/72/PV.62, pág. 5"),
                (Russian, "см. A/72/PV.62, стр. 5"),
                (Arabic, "انظر A/72/PV.62، الصفحة 5"),
                (Chinese, "见A/72/PV.62，第5页"),
            ],
        ),
        (
            "S/PRST/2018/19",
            [
                (
                    English,
                    "the statement by its President of 11 December 2018 (S/PRST/2018/19)",
                ),
                (
                    French,
                    "la déclaration de sa présidence en date du 11 décembre 2018 (S/PRST/2018/19)",
                ),
                (
                    Spanish,
                    "la declaración de su Presidencia de 11 de diciembre de 2018 (S/PRST/2018/19)",
                ),
                (
                    Russian,
                    "заявление своего Председателя от 11 декабря 2018 года (S/PRST/2018/19)",
                ),
                (
                    Arabic,
                    "بيان رئيسه المؤرخ 11 كانون الأول/ديسمبر 2018 (S/PRST/2018/19)",
                ),
                (Chinese, "2018年12月11日主席声明(S/PRST/2018/19)"),
            ],
        ),
        (
            "A/72/53",
            [
                (
                    English,
                    "Official Records of the General Assembly, Seventy-second Session, Supplement No. 53 (A/72/53)",
                ),
                (
                    French,
                    "Documents officiels de l’Assemblée générale, soixante-douzième session, Supplément no 53 (A/72/53)",
                ),
                (
                    Spanish,
                    "Documentos Oficiales de la Asamblea General, septuagésimo segundo período de sesiones, suplemento núm. 53 (A/72/53)",
                ),
                (
                    Russian,
                    "Официальные отчеты Генеральной Ассамблеи, семьдесят вторая сессия, Дополнение № 53 (A/72/53)",
                ),
                (
                    Arabic,
                    "الوثائق الرسمية للجمعية العامة، الدورة الثانية والسبعون، الملحق رقم 53 (A/72/53)",
                ),
                (
                    Chinese,
                    "《大会正式记录，第七十二届会议，补编第53号》(A/72/53)",
                ),
            ],
        ),
    ] {
        for (language, text) in texts {
            let found = meant(language, text);
            assert!(
                found.iter().any(|one| one.starts_with(symbol)),
                "{text}: {found:?}"
            );
        }
    }
}

#[test]
fn places_of_the_whole_resolution_are_told_from_those_of_the_text() {
    for (language, act, here) in [
        (
            English,
            "paragraphs 1 and 2 of the present resolution",
            "paragraph 1 above",
        ),
        (
            French,
            "aux paragraphes 1 et 2 de la présente résolution",
            "au paragraphe 1 ci-dessus",
        ),
        (
            Spanish,
            "los párrafos 1 y 2 de la presente resolución",
            "el párrafo 1 que antecede",
        ),
        (
            Russian,
            "пунктах 1 и 2 настоящей резолюции",
            "пункте 1 выше",
        ),
        (Arabic, "الفقرتين 1 و 2 من هذا القرار", "الفقرة 1 أعلاه"),
        (Chinese, "本决议第1和第2段", "上文第1段"),
    ] {
        assert_eq!(
            meant(language, act),
            ["act Paragraph 1", "act Paragraph 2"],
            "{act}"
        );
        assert_eq!(meant(language, here), ["this Paragraph 1"], "{here}");
    }
}
