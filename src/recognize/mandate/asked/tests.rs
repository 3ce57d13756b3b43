//! Who is asked and told what, in six languages.

use super::super::tests::{one, read};
use crate::{Due, Language, Organ};

#[test]
fn what_a_committee_is_told_is_a_report() {
    for (language, text) in [
        (
            Language::English,
            "1. *Requests* the Secretary-General to provide the Committee with information on the lamps.",
        ),
        (
            Language::French,
            "1. *Prie* le Secrétaire général de communiquer au Comité des informations sur les lampes.",
        ),
        (
            Language::Spanish,
            "1. *Solicita* al Secretario General que proporcione al Comité información sobre las lámparas.",
        ),
        (
            Language::Russian,
            "1. *просит* Генерального секретаря предоставлять Комитету информацию о лампах.",
        ),
        (
            Language::Arabic,
            "1 - *تطلب* إلى الأمين العام تزويد اللجنة بالمعلومات عن المصابيح.",
        ),
        (Language::Chinese, "1. *请*秘书长向委员会提供关于灯的信息。"),
    ] {
        let found = one(language, text);
        assert!(found.reporting, "{language}");
        assert_eq!(found.addressees, ["un-sg"], "{language}");
    }
}

#[test]
fn who_only_helps_is_not_asked_and_a_month_is_due() {
    for (language, text) in [
        (
            Language::English,
            "1. *Requests* the Panel, after consultation with the Committee, to provide to the Council a final report by May 2025.",
        ),
        (
            Language::French,
            "1. *Prie* le Groupe d’experts, après concertation avec le Comité, de remettre au Conseil un rapport final d’ici à mai 2025.",
        ),
        (
            Language::Spanish,
            "1. *Solicita* al Grupo de Expertos que, tras deliberar con el Comité, presente al Consejo un informe final a más tardar en mayo de 2025.",
        ),
        (
            Language::Russian,
            "1. *просит* Группу экспертов после консультаций с Комитетом представить Совету заключительный доклад к маю 2025 года.",
        ),
        (
            Language::Arabic,
            "1 - *تطلب* إلى فريق الخبراء أن يقدم إلى المجلس، بعد التشاور مع اللجنة، تقريرا نهائيا بحلول أيار/مايو 2025.",
        ),
        (
            Language::Chinese,
            "1. *请*专家小组与委员会协商后，不迟于2025年5月向安理会提交最后报告。",
        ),
    ] {
        let found = one(language, text);
        assert!(found.reporting, "{language}");
        assert_eq!(found.addressees, ["panel-of-experts"], "{language}");
        assert_eq!(found.due, [Due::Month(2025, 5)], "{language}");
    }
    for (language, text) in [
        (
            Language::English,
            "1. *Requests* the Mission, in coordination with the Secretary-General, to submit a report to the Security Council.",
        ),
        (
            Language::French,
            "1. *Prie* la Mission, en coordination avec le Secrétaire général, de présenter un rapport au Conseil de sécurité.",
        ),
        (
            Language::Spanish,
            "1. *Solicita* a la Misión que, en coordinación con el Secretario General, presente un informe al Consejo de Seguridad.",
        ),
        (
            Language::Russian,
            "1. *просит* Миссию в координации с Генеральным секретарем представить доклад Совету Безопасности.",
        ),
        (
            Language::Arabic,
            "1 - *تطلب* إلى البعثة أن تقدم، بالتنسيق مع الأمين العام، تقريرا إلى مجلس الأمن.",
        ),
        (
            Language::Chinese,
            "1. *请*特派团与秘书长协调，向安全理事会提交报告。",
        ),
    ] {
        let found = one(language, text);
        assert_eq!(found.addressees, ["un-mission"], "{language}");
        assert_eq!(found.to, [Organ::SecurityCouncil], "{language}");
    }
}

#[test]
fn a_first_report_within_months_may_return() {
    for (language, text) in [
        (
            Language::English,
            "1. *Requests*, in coordination with the Secretary-General, the Emergency Relief Coordinator to submit a report within 12 months of the adoption of the present resolution, and annually thereafter.",
        ),
        (
            Language::French,
            "1. *Prie*, en coordination avec le Secrétaire général, le Coordonnateur des secours d’urgence de présenter un rapport dans les 12 mois suivant l’adoption de la présente résolution, puis chaque année.",
        ),
        (
            Language::Spanish,
            "1. *Solicita*, en coordinación con el Secretario General, al Coordinador del Socorro de Emergencia que presente un informe en un plazo de 12 meses a partir de la aprobación de la presente resolución y anualmente a partir de entonces.",
        ),
        (
            Language::Russian,
            "1. *просит* в координации с Генеральным секретарем Координатора чрезвычайной помощи представить доклад в течение 12 месяцев после принятия настоящей резолюции, а затем ежегодно.",
        ),
        (
            Language::Arabic,
            "1 - *تطلب*، بالتنسيق مع الأمين العام، إلى منسق الإغاثة في حالات الطوارئ أن يقدم تقريرا في غضون مدة لا تتجاوز 12 شهرا من اتخاذ هذا القرار وعلى أساس سنوي بعد ذلك.",
        ),
        (
            Language::Chinese,
            "1. *请*紧急救济协调员与秘书长协调，在本决议通过后12个月内提交报告，其后每年提交报告。",
        ),
    ] {
        let found = one(language, text);
        assert_eq!(
            found.addressees,
            ["emergency-relief-coordinator"],
            "{language}"
        );
        let due: Vec<_> = found.due.iter().map(Due::to_string).collect();
        assert_eq!(due, ["P12M", "R/P1Y"], "{language}");
    }
}

#[test]
fn an_organ_that_has_approved_is_not_reported_to() {
    for (language, text) in [
        (
            Language::English,
            "1. *Requests* the Secretary-General to keep the lamps within the scope approved by the General Assembly and to include an update in his next report.",
        ),
        (
            Language::French,
            "1. *Prie* le Secrétaire général de garder les lampes dans les limites approuvées par l’Assemblée générale et de faire le point dans son prochain rapport.",
        ),
        (
            Language::Spanish,
            "1. *Solicita* al Secretario General que mantenga las lámparas en los límites aprobados por la Asamblea General y que incluya datos en su próximo informe.",
        ),
        (
            Language::Russian,
            "1. *просит* Генерального секретаря держать лампы в рамках бюджета, утвержденного Генеральной Ассамблеей, и включить сведения в следующий доклад.",
        ),
        (
            Language::Arabic,
            "1 - *تطلب* إلى الأمين العام أن يبقي المصابيح ضمن الميزانية التي أقرتها الجمعية العامة وأن يدرج معلومات في تقريره المقبل.",
        ),
        (
            Language::Chinese,
            "1. *请*秘书长确保灯在大会核准的预算内，并在下次报告中介绍情况。",
        ),
    ] {
        let found = one(language, text);
        assert!(found.reporting, "{language}");
        assert_eq!(found.to, [], "{language}");
    }
}

#[test]
fn a_list_of_reports_tells_who_is_asked_for_each() {
    for (language, text) in [
        (
            Language::English,
            "1. *Requests* the following reports to the Security Council:\n\n(a) from the Secretary-General:\n\n(i) by 15 October 2024, an update on the lamps;\n\n(ii) by 1 May 2025, an account of the oil;\n\n(b) from the Panel of Experts, by 1 June 2025, a final account.",
        ),
        (
            Language::French,
            "1. *Demande* que lui soient présentés les rapports suivants :\n\na) par le Secrétaire général :\n\ni) au plus tard le 15 octobre 2024, un point sur les lampes ;\n\nii) au plus tard le 1er mai 2025, un état de l’huile ;\n\nb) par le Groupe d’experts, au plus tard le 1er juin 2025, un état final.",
        ),
        (
            Language::Spanish,
            "1. *Solicita* los siguientes informes:\n\na) Al Secretario General:\n\ni) a más tardar el 15 de octubre de 2024, una relación de las lámparas;\n\nii) a más tardar el 1 de mayo de 2025, una relación del aceite;\n\nb) Al Grupo de Expertos, a más tardar el 1 de junio de 2025, una relación final.",
        ),
        (
            Language::Russian,
            "1. *просит* предоставить Совету Безопасности следующую отчетность:\n\na) у Генерального секретаря:\n\ni) к 15 октября 2024 года — сведения о лампах;\n\nii) к 1 мая 2025 года — сведения о масле;\n\nb) у Группы экспертов к 1 июня 2025 года — итоговые сведения.",
        ),
        (
            Language::Arabic,
            "1 - *تطلب* توجيه التقارير التالية إلى مجلس الأمن:\n\n(أ) يقدم الأمين العام:\n\n’1‘ معلومات عن المصابيح بحلول 15 تشرين الأول/أكتوبر 2024؛\n\n’2‘ معلومات عن الزيت بحلول 1 أيار/مايو 2025؛\n\n(ب) يقدم فريق الخبراء معلومات نهائية بحلول 1 حزيران/يونيه 2025.",
        ),
        (
            Language::Chinese,
            "1. *要求*向安全理事会提交以下报告：\n\n(a) 秘书长应当：\n\n㈠ 至迟于2024年10月15日说明灯的情况；\n\n㈡ 至迟于2025年5月1日说明油的情况；\n\n(b) 专家小组应当至迟于2025年6月1日作出最后说明。",
        ),
    ] {
        let found = read(language, text);
        let told: Vec<_> = found
            .iter()
            .map(|one| {
                (
                    one.addressees.join(" "),
                    one.reporting,
                    one.due[0].to_string(),
                )
            })
            .collect();
        let expected = [
            ("un-sg", "2024-10-15"),
            ("un-sg", "2025-05-01"),
            ("panel-of-experts", "2025-06-01"),
        ];
        let expected = expected.map(|(who, due)| (who.to_owned(), true, due.to_owned()));
        assert_eq!(told, expected, "{language}");
    }
}

#[test]
fn a_request_is_made_again_within_a_clause_too() {
    for (language, text) in [
        (
            Language::English,
            "1. *Recalls* the lamps, and reiterates its request to the Secretary-General to report to it.",
        ),
        (
            Language::French,
            "1. *Rappelle* les lampes et réitère sa demande au Secrétaire général de lui faire rapport.",
        ),
        (
            Language::Spanish,
            "1. *Recuerda* las lámparas y reitera su petición al Secretario General de que la informe.",
        ),
        (
            Language::Russian,
            "1. *напоминает* о лампах и подтверждает свою просьбу к Генеральному секретарю представить ей доклад.",
        ),
        (
            Language::Arabic,
            "1 - *تشير* إلى المصابيح، وتكرر طلبها إلى الأمين العام أن يقدم إليها تقريرا.",
        ),
        (
            Language::Chinese,
            "1. *回顾*灯的情况，重申请秘书长向大会报告。",
        ),
    ] {
        let found = one(language, text);
        assert_eq!(found.action.as_str(), "reiteratesItsRequest", "{language}");
        assert!(found.reporting, "{language}");
        assert_eq!(found.to, [Organ::GeneralAssembly], "{language}");
    }
}
