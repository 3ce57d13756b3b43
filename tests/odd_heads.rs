//! Symbols with letters of another alphabet, numbers that alone tell the organ, running heads with a
//! word in place of the symbol, short heads of points, and drafts quoted block by block.

use plenary::{MastheadKind, Options, Parsed, parse};

fn read(source: &str) -> Parsed {
    parse(source, &Options::default())
}

#[test]
fn cyrillic_letters_stand_for_latin_ones_in_a_symbol() {
    let parsed = read(
        "А/RЕS/72/57\n\nСемьдесят вторая сессия\n\n72/57. Порты\n\nГенеральная Ассамблея,\n\n\
         1. *постановляет* открыть порты.\n",
    );
    let symbol = parsed.resolution.identity.symbol.as_ref().unwrap();
    assert_eq!(
        (symbol.value.as_str(), symbol.inferred),
        ("A/RES/72/57", false)
    );
    let line = &parsed.resolution.masthead[0];
    assert!(matches!(line.kind, MastheadKind::Symbol(_)));
}

#[test]
fn a_number_alone_tells_the_organ_of_a_decision() {
    for text in [
        "Decision\n\n77/568. Ports\n\nIt was decided at the 99th meeting to open the ports.\n",
        "Решение\n\n77/568. Порты\n\nНа своем 99-м заседании было решено открыть порты.\n",
        "Décision\n\n77/568. Ports\n\nÀ la 99e séance, il a été décidé d’ouvrir les ports.\n",
        "Decisión\n\n77/568. Puertos\n\nEn la 99ª sesión se decidió abrir los puertos.\n",
        "决定\n\n77/568. 港口\n\n在第99次全体会议上，决定开放港口。\n",
        "مقرر\n\n77/568 - الموانئ\n\nفي الجلسة العامة 99، تقرر فتح الموانئ.\n",
    ] {
        let parsed = read(text);
        let symbol = parsed.resolution.identity.symbol.as_ref().expect(text);
        assert_eq!(
            (symbol.value.as_str(), symbol.inferred),
            ("A/DEC/77/568", true)
        );
    }
}

#[test]
fn a_draft_quoted_block_by_block_stays_in_its_paragraph() {
    for (head, quoted, next) in [
        (
            "72/57. Ports\n\nThe General Assembly,\n\n1. *Recommends* the following draft:",
            [
                "“*The General Assembly*,",
                "“*Recalling* the Charter,",
                "“1. *Decides* to meet;",
                "“2. *Requests* a report.”",
            ],
            "2. *Requests* a report.",
        ),
        (
            "72/57. Ports\n\nL’Assemblée générale,\n\n1. *Recommande* le projet suivant :",
            [
                "« *L’Assemblée générale*,",
                "« *Rappelant* la Charte,",
                "« 1. *Décide* de se réunir ;",
                "« 2. *Prie* les États de faire rapport. »",
            ],
            "2. *Prie* le Secrétaire général de faire rapport.",
        ),
        (
            "72/57. Puertos\n\nLa Asamblea General,\n\n1. *Recomienda* el siguiente proyecto:",
            [
                "«*La Asamblea General*,",
                "«*Recordando* la Carta,",
                "«1. *Decide* reunirse;",
                "«2. *Solicita* un informe.»",
            ],
            "2. *Solicita* un informe.",
        ),
        (
            "72/57. Порты\n\nГенеральная Ассамблея,\n\n1. *рекомендует* следующий проект:",
            [
                "«*Генеральная Ассамблея*,",
                "«*ссылаясь* на Устав,",
                "«1. *постановляет* собраться;",
                "«2. *просит* представить доклад».",
            ],
            "2. *просит* представить доклад.",
        ),
        (
            "72/57. 港口\n\n大会，\n\n1. **建议**下列草案：",
            [
                "“**大会**，",
                "“**回顾**《宪章》，",
                "“1. **决定**开会；",
                "“2. **请**提出报告。”",
            ],
            "2. **请**提出报告。",
        ),
        (
            "72/57 - الموانئ\n\nإن الجمعية العامة،\n\n1 - توصي بالمشروع التالي:",
            [
                "”إن الجمعية العامة،",
                "”إذ تشير إلى الميثاق،",
                "”1 - تقرر الاجتماع؛",
                "”2 - تطلب تقريرا“.",
            ],
            "2 - تطلب تقديم تقرير.",
        ),
    ] {
        let page = format!("{head}\n\n{}\n\n{next}\n", quoted.join("\n\n"));
        let parsed = read(&page);
        let resolution = &parsed.resolution;
        assert_eq!(resolution.preamble.recitals.len(), 0, "{page}");
        assert_eq!(resolution.body.len(), 2, "{page}\n{:#?}", resolution.body);
    }
}

#[test]
fn a_word_in_place_of_the_symbol_is_a_running_head() {
    let parsed = read(
        "Décision\n\n77/505. B. Adoption de l’ordre du jour des ports\n\n\
         À sa 57e séance, l’Assemblée générale a décidé d’ouvrir les ports.\n\n\
         À sa 58e séance, l’Assemblée générale a décidé d’examiner directement la question d’un projet de\n\n\
         1/2\n\nNone B. Adoption de l’ordre du jour des ports\n\nrésolution sur les ports.\n",
    );
    let text = plenary::format::markdown::write(&parsed.resolution);
    assert!(
        text.contains("un projet de résolution sur les ports."),
        "{text}"
    );
    let removals = parsed.ledger.removals();
    assert!(
        removals
            .iter()
            .any(|removal| removal.text.starts_with("None"))
    );
}

#[test]
fn a_short_chinese_point_is_not_joined_to_the_text_behind_it() {
    let parsed = read(
        "72/57. 港口\n\n大会，\n\n1. **决定**任务如下：\n\n\
         (a) 便利立即、充分、安全和不受阻碍地交付人道主义援助\n\n\
         改善与人道主义行为体包括联合国各机构的协调，以符合国际法的方式并按照人道主义原则推动建立安全的环境；\n\n\
         (b) 保护港口。\n",
    );
    let text = plenary::format::markdown::write(&parsed.resolution);
    assert!(text.contains("交付人道主义援助\n"), "{text}");
}

#[test]
fn two_symbols_in_the_brackets_of_the_masthead_are_two() {
    for (line, formula) in [
        (
            "without reference to a Main Committee (A/76/L.75 and A/76/L.75/Add.1)",
            "The General Assembly,",
        ),
        (
            "without reference to a Main Committee (A/76/L.75andA/76/L.75/Add.1)",
            "The General Assembly,",
        ),
        (
            "sans renvoi à une grande commission (A/76/L.75 et A/76/L.75/Add.1)",
            "L’Assemblée générale,",
        ),
        (
            "sin remisión previa a una Comisión Principal (A/76/L.75yA/76/L.75/Add.1)",
            "La Asamblea General,",
        ),
        (
            "без передачи в главные комитеты (A/76/L.75 и A/76/L.75/Add.1)",
            "Генеральная Ассамблея,",
        ),
        (
            "دون الإحالة إلى لجنة رئيسية (A/76/L.75 و A/76/L.75/Add.1)",
            "إن الجمعية العامة،",
        ),
        (
            "未经发交主要委员会而通过 (A/76/L.75 和 A/76/L.75/Add.1)",
            "大会，",
        ),
    ] {
        let page = format!("A/RES/76/300\n\n[{line}]\n\n76/300. X\n\n{formula}\n\n1. X.\n");
        let json = plenary::format::json::write(&read(&page).resolution);
        let count = |symbol: &str| json.matches(&format!("\"{symbol}\"")).count();
        assert!(count("A/76/L.75") > 0, "{line}\n{json}");
        assert_eq!(
            count("A/76/L.75"),
            count("A/76/L.75/Add.1"),
            "{line}\n{json}"
        );
    }
}
