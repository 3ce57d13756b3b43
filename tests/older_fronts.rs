//! Fronts, closings and notes of older documents, in six languages: the day beside the number, the
//! meeting above the title, notes with a slash, votes in words, traditional characters.

use plenary::{BodyItem, Language, Options, Resolution, parse};

/// A few words tell no language: the letters and the name of the organ do here.
fn options(source: &str) -> Options {
    let words = [
        ("Совет", Language::Russian),
        ("Ассамблея", Language::Russian),
        ("مجلس", Language::Arabic),
        ("الجمعية", Language::Arabic),
        ("Consejo", Language::Spanish),
        ("Asamblea", Language::Spanish),
        ("Conseil", Language::French),
        ("Assemblée", Language::French),
    ];
    let found = words.iter().find(|(word, _)| source.contains(word));
    let mut options = Options::default();
    options.language = found.map(|(_, language)| *language);
    options
}

fn read(source: &str) -> Resolution {
    (*parse(source, &options(source)).resolution).clone()
}

/// Number, symbol and day.
fn identity(source: &str) -> (String, String, String) {
    let identity = read(source).identity;
    let text = |value: Option<String>| value.unwrap_or_default();
    (
        text(identity.number.map(|f| f.value)),
        text(identity.symbol.map(|f| f.value.to_string())),
        text(identity.adopted.map(|f| f.value.to_string())),
    )
}

#[test]
fn the_day_stands_behind_the_number() {
    for source in [
        "Resolution 199 (1964) of 30 May 1964\n\nThe Security Council,\n\n1. Decides to meet.\n",
        "RESOLUTION 199 (1964)\nof 30 May 1964\n\nThe Security Council,\n\n1. Decides to meet.\n",
        "199 (1964). Resolution of 30 May 1964 [S/9999]\n\nThe Security Council,\n\n1. Decides to meet.\n",
        "Résolution 199 (1964)\ndu 30 mai 1964\n\nLe Conseil de sécurité,\n\n1. Décide de se réunir.\n",
        "Resolución 199 (1964), de 30 de mayo de 1964\n\nEl Consejo de Seguridad,\n\n1. Decide reunirse.\n",
        "Резолюция 199 (1964) от 30 мая 1964 года\n\nСовет Безопасности,\n\n1. постановляет собраться.\n",
        "一九六四年五月三十日\n\n第199(1964)号决议\n\n安全理事会，\n\n1. 决定开会。\n",
        "一九九(一九六四).一九六四年五月三十日決議案\n\n〔S/9999〕\n\n安全理事會，\n\n一.決議開會。\n",
        "القرار ١٩٩ (١٩٦٤)\nالمؤرخ في ٣٠ أيار/مايو ١٩٦٤\n\nإن مجلس الأمن،\n\n١ - يقرر أن يجتمع.\n",
        "قرار مجلس الأمن رقم 199 (1964) بتاريخ 30 أيار (مايو) 1964\n\nإن مجلس الأمن،\n\n1 - يقرر أن يجتمع.\n",
    ] {
        let (number, symbol, day) = identity(source);
        assert_eq!(
            (number.as_str(), symbol.as_str(), day.as_str()),
            ("199 (1964)", "S/RES/199 (1964)", "1964-05-30"),
            "{source}"
        );
    }
}

#[test]
fn the_word_for_a_session_stands_for_its_letters() {
    let source = "قرار رقم 1523 (الدورة 15) بتاريخ 14 كانون الأول (ديسمبر) 1960\n\nإن الجمعية العامة،\n\n\
                  1 - تقرر أن تجتمع.\n";
    let (number, symbol, day) = identity(source);
    assert_eq!(
        (number.as_str(), symbol.as_str(), day.as_str()),
        ("1523 (XV)", "A/RES/1523(XV)", "1960-12-14")
    );
}

#[test]
fn the_meeting_stands_above_the_title() {
    for (meeting, title, formula, decides) in [
        (
            "68th plenary meeting\n9 December 1985",
            "Ports",
            "The General Assembly,",
            "Decides to meet.",
        ),
        (
            "68e séance plénière\n9 décembre 1985",
            "Ports",
            "L’Assemblée générale,",
            "Décide de se réunir.",
        ),
        (
            "68a. sesión plenaria\n9 de diciembre de 1985",
            "Puertos",
            "La Asamblea General,",
            "Decide reunirse.",
        ),
        (
            "68-е пленарное заседание\n9 декабря 1985 года",
            "Порты",
            "Генеральная Ассамблея,",
            "постановляет собраться.",
        ),
        (
            "الجلسة العامة ٦٨\n٩ كانون الأول/ديسمبر ١٩٨٥",
            "الموانئ",
            "إن الجمعية العامة،",
            "تقرر أن تجتمع.",
        ),
    ] {
        let source =
            format!("A/RES/40/999\n{meeting}\n\n40/999. {title}\n\n{formula}\n\n1. {decides}\n");
        assert_eq!(identity(&source).2, "1985-12-09", "{source}");
    }
}

#[test]
fn the_kind_stands_before_the_number_of_a_title() {
    for source in [
        "Resolution 7/99. Freedom of ports\n\nThe Human Rights Council,\n\n1. Decides to meet.\n",
        "Résolution 7/99. Liberté des ports\n\nLe Conseil des droits de l’homme,\n\n1. Décide de se réunir.\n",
        "Resolución 7/99. Libertad de los puertos\n\nEl Consejo de Derechos Humanos,\n\n1. Decide reunirse.\n",
        "Резолюция 7/99. Свобода портов\n\nСовет по правам человека,\n\n1. постановляет собраться.\n",
    ] {
        let resolution = read(source);
        let title = resolution.title.as_ref().expect(source);
        assert!(
            title
                .label
                .as_ref()
                .is_some_and(|label| label.ends_with("7/99.")),
            "{source}"
        );
        assert_eq!(identity(source).1, "A/HRC/RES/7/99", "{source}");
    }
}

#[test]
fn votes_of_the_older_printing() {
    for (vote, counts) in [
        (
            "Adopted at the 199th meeting by 8 votes to one (Ruritania), with no abstentions.",
            [8, 1, 0],
        ),
        (
            "Adopted at the 199th meeting by 9 votes to none, with 2 abstentions.",
            [9, 0, 2],
        ),
    ] {
        let source = format!(
            "Resolution 199 (1964)\n\nThe Security Council,\n\n1. Decides to meet.\n\n{vote}\n"
        );
        assert_eq!(sides(&source), counts, "{source}");
    }
    let french = "Résolution 199 (1964)\n\nLe Conseil de sécurité,\n\n1. Décide de se réunir.\n\n\
                  Adoptée à la 199e séance par 9 voix contre une (Ruritanie), avec une abstention (Sylvanie).\n";
    assert_eq!(sides(french), [9, 1, 1]);
    let chinese = "一九九(一九六四).一九六四年五月三十日決議案\n\n安全理事會，\n\n一.決議開會。\n\n\
                   第五〇一次會議以七票對三票（甲國、乙國、丙國）通過，棄權者一（丁國）。\n";
    assert_eq!(sides(chinese), [7, 3, 1]);
}

fn sides(source: &str) -> [u32; 3] {
    let resolution = read(source);
    let vote = resolution.conclusions.as_ref().and_then(|c| c.vote.clone());
    let counts = vote.expect(source).counts;
    let mut sides = [u32::MAX; 3];
    for (side, count) in sides.iter_mut().zip(counts) {
        *side = count.value;
    }
    sides
}

#[test]
fn traditional_characters_and_older_numbers() {
    let source = "一五二三(十五).港口自由\n\n大會，\n\n業已審議港口問題，\n\n覆按其決議案一三一四(十三)，\n\n\
                  一.重申港口自由；\n\n二.請祕書長：\n\n(甲)訪問各港口；\n\n(乙)向大會具報。\n\n\
                  一九六〇年十二月十四日，\n第九四七次全體會議。\n";
    let resolution = read(source);
    let concepts = resolution
        .preamble
        .recitals
        .iter()
        .map(|r| r.action.as_ref()?.concept);
    let concepts: Vec<&str> = concepts.flatten().map(plenary::Concept::as_str).collect();
    assert_eq!(concepts, ["havingConsidered", "recalling"]);
    let numbers = resolution.body.iter().filter_map(|item| match item {
        BodyItem::Paragraph(p) => p.number.as_ref()?.token(),
        _ => None,
    });
    assert_eq!(numbers.collect::<Vec<_>>(), ["1", "2"]);
    let json = plenary::format::json::write(&parse(source, &options(source)).resolution);
    assert!(json.contains("para_2__list_1__point_b"), "{json}");
}

#[test]
fn what_leads_to_a_clause_heads_nothing() {
    for source in [
        "1523 (XV). Ports\n\nThe General Assembly,\n\nProclaims the freedom of ports;\n\nAnd to this end\n\n\
         Declares that:\n\n1. Ports are free.\n",
        "1523 (XV). Puertos\n\nLa Asamblea General,\n\nProclama la libertad de los puertos;\n\nY a tal fin\n\n\
         Declara que:\n\n1. Los puertos son libres.\n",
        "1523 (XV). Ports\n\nL’Assemblée générale,\n\nProclame la liberté des ports;\n\nEt à cette fin\n\n\
         Déclare que :\n\n1. Les ports sont libres.\n",
    ] {
        let resolution = read(source);
        let heads = resolution
            .body
            .iter()
            .filter(|item| !matches!(item, BodyItem::Paragraph(_)));
        assert_eq!(heads.count(), 0, "{source}");
    }
}

#[test]
fn sections_before_small_letters_stand_alone() {
    let source = "199 (1964). Резолюция от 30 мая 1964 года\n\nСовет Безопасности,\n\n\
                  напоминая о своем решении,\n\nконстатирует, что порты закрыты; и\n\nI\n\n\
                  призывает открыть порты;\n\nII\n\nпросит представить доклад.\n";
    let resolution = read(source);
    assert_eq!(resolution.preamble.recitals.len(), 1);
    assert_eq!(resolution.body.len(), 3);
}

#[test]
fn the_paper_of_typescript_is_no_text() {
    let source = "A/RES/54/999\n\n54/999. Ports\n\nThe General Assembly,\n\nRecalling its resolution 53/1, 1/\n\n\
                  1/ A/54/9.\n\n99-77001 (E) /...\n\nA/RES/54/999\nPage 2\n\n1. Decides to meet.\n";
    let resolution = read(source);
    assert_eq!(resolution.preamble.recitals.len(), 1);
    assert_eq!(resolution.body.len(), 1);
    let json = plenary::format::json::write(&parse(source, &options(source)).resolution);
    assert!(
        json.contains("\"note\"") && !json.contains("Page 2"),
        "{json}"
    );
}

#[test]
fn shapes_of_arabic_letters_are_letters() {
    let source = "٥١/٩٩٩ - الموانئ\n\nإن الجمعية العامة،\n\n١ - تقرر أن تجتمع.\n\nالجلسة العامة ٧٩\n\
                  ١٠ كانون اﻷول/ديسمبر ١٩٩٦\n";
    assert_eq!(identity(source).2, "1996-12-10");
}

#[test]
fn paragraphs_without_number_or_marking_have_their_actions() {
    for (source, concepts) in [
        (
            "96 (I). Ports\n\nThe General Assembly,\n\nRecalling the Charter,\n\nAffirms that ports are free;\n\n\
             Invites all States to open them;\n\nRequests the Secretary-General to report.\n",
            ["affirms", "invites", "requests"],
        ),
        (
            "96 (I). Ports\n\nL’Assemblée générale,\n\nRappelant la Charte,\n\nAffirme que les ports sont libres;\n\n\
             Invite les États à les ouvrir;\n\nPrie le Secrétaire général de faire rapport.\n",
            ["affirms", "invites", "requests"],
        ),
        (
            "96 (I). Порты\n\nГенеральная Ассамблея,\n\nссылаясь на Устав,\n\nпровозглашает свободу портов;\n\n\
             предлагает государствам открыть порты;\n\nпросит Генерального секретаря представить доклад.\n",
            ["proclaims", "invites", "requests"],
        ),
    ] {
        let resolution = read(source);
        let actions = resolution.body.iter().filter_map(|item| match item {
            BodyItem::Paragraph(p) => p.action.as_ref()?.concept,
            _ => None,
        });
        let found: Vec<&str> = actions.map(plenary::Concept::as_str).collect();
        assert_eq!(found, concepts, "{source}");
    }
}

#[test]
fn the_number_of_a_commission_is_none_of_its_council() {
    let own = |source: &str| {
        let json = plenary::format::json::write(&parse(source, &options(source)).resolution);
        json.contains("un-ecosoc") || json.contains("E/RES/2005/99")
    };
    for recital in [
        "The Human Rights Council,\n\nRecalling Commission on Human Rights resolution 2005/99 of 20 April 2005,",
        "إن مجلس حقوق الإنسان،\n\nإذ يشير إلى قرار لجنة حقوق الإنسان 2005/99 المؤرخ 20 نيسان/أبريل 2005،",
    ] {
        assert!(!own(&format!("{recital}\n")), "{recital}");
    }
}

#[test]
fn arabic_words_for_a_kind_end_at_the_blank() {
    for kind in ["قرار اتخذته", "قرارات اتخذتها"] {
        let source = format!(
            "الدورة الثانية والسبعون\n\n{kind} الجمعية العامة في 4 كانون الأول/ديسمبر 2017\n\n\
             72/57 الموانئ\n\nإن الجمعية العامة،\n\n1 - تقرر أن تجتمع.\n"
        );
        let (_, symbol, day) = identity(&source);
        assert_eq!(
            (symbol.as_str(), day.as_str()),
            ("A/RES/72/57", "2017-12-04"),
            "{kind}"
        );
    }
}

#[test]
fn the_formula_tells_the_language_of_a_short_text() {
    for (language, source) in [
        (
            Language::English,
            "72/57. Ports\n\nThe General Assembly,\n\n1. Decides so.\n",
        ),
        (
            Language::French,
            "72/57. Ports\n\nL’Assemblée générale,\n\nDécide de se réunir.\n",
        ),
        (
            Language::Spanish,
            "72/57. Puertos\n\nLa Asamblea General,\n\nDecide reunirse.\n",
        ),
    ] {
        let parsed = parse(source, &Options::default());
        assert_eq!(parsed.resolution.language, language);
    }
}
