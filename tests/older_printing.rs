//! Resolutions as they were printed before sessions had Arabic numerals, in six languages: Roman
//! sessions, no agenda, closing lines in italics, the day and the vote of the Security Council.

use plenary::{BodyItem, Options, Parsed, Resolution, parse};

fn read(source: &str) -> Resolution {
    let Parsed { resolution, .. } = parse(source, &Options::default());
    (*resolution).clone()
}

/// What the assertions look at: number, symbol, session, day, meeting, recitals with a known opener,
/// and the numbered paragraphs.
fn facts(source: &str) -> (String, String, String, String, u32, usize, usize) {
    let resolution = read(source);
    let identity = &resolution.identity;
    let text = |value: Option<String>| value.unwrap_or_default();
    let recitals = resolution.preamble.recitals.iter();
    let known = recitals.filter(|r| r.action.as_ref().is_some_and(|a| a.concept.is_some()));
    let numbered = resolution
        .body
        .iter()
        .filter(|item| matches!(item, BodyItem::Paragraph(p) if p.number.is_some()));
    let meeting = resolution.conclusions.as_ref().and_then(|c| c.meeting);
    (
        text(identity.number.as_ref().map(|f| f.value.clone())),
        text(identity.symbol.as_ref().map(|f| f.value.to_string())),
        text(identity.session.as_ref().map(|f| f.value.to_string())),
        text(identity.adopted.as_ref().map(|f| f.value.to_string())),
        meeting.map_or(0, |m| m.number),
        known.count(),
        numbered.count(),
    )
}

#[test]
fn roman_sessions() {
    let texts = [
        "1523 (XV). DECLARATION ON THE FREEDOM OF PORTS\n\nTHE GENERAL ASSEMBLY,\n\n\
         MINDFUL of the wishes of sailors,\n\nRECALLING its resolution 1314 (XIII),\n\n\
         1. PROCLAIMS the freedom of ports;\n\n2. REQUESTS a report.\n\n\
         *947th plenary meeting,*\n*14 December 1960.*\n",
        "1523 (XV). Liberté des ports\n\n*L’Assemblée générale,*\n\n\
         *Considérant* les vœux des marins,\n\n*Vu* la Charte,\n\n\
         1. *Proclame* la liberté des ports;\n\n2. *Prie* les États de faire rapport.\n\n\
         *947e séance plénière,*\n*14 décembre 1960.*\n",
        "1523 (XV). Libertad de los puertos\n\n*La Asamblea General,*\n\n\
         *Teniendo presente* el deseo de los marinos,\n\n*Recordando* su resolución 1314 (XIII),\n\n\
         1. *Proclama* la libertad de los puertos;\n\n2. *Pide* un informe.\n\n\
         *947a. sesión plenaria,*\n*14 de diciembre de 1960.*\n",
        "1523 (ХV). Свобода портов\n\n*Генеральная Ассамблея,*\n\n\
         *памятуя* о желании моряков,\n\n*ссылаясь* на свою резолюцию 1314 (XIII),\n\n\
         1. п р о в о з г л а ш а е т свободу портов;\n\n2. *просит* представить доклад.\n\n\
         *947-е пленарное заседание,*\n*14 декабря 1960 года.*\n",
        "1523(XV)．港口自由\n\n大会，\n\n念及水手的愿望，\n\n覆按其第1314(XIII)号决议，\n\n\
         1．宣布港口自由；\n\n2．请提出报告。\n\n1960年12月14日\n第947次全体会议\n",
        "1523 (د-15) - حرية الموانئ\n\nإن الجمعية العامة،\n\nإذ تدرك رغبة البحارة،\n\n\
         وإذ تشير إلى قرارها 1314 (د-13)،\n\n1 - تعلن حرية الموانئ؛\n\n2 - ترجو تقديم تقرير.\n\n\
         الجلسة العامة 947\n14 كانون الأول/ديسمبر 1960\n",
    ];
    for text in texts {
        let expected = (
            "1523 (XV)".to_owned(),
            "A/RES/1523(XV)".to_owned(),
            "15".to_owned(),
            "1960-12-14".to_owned(),
            947,
            2,
            2,
        );
        assert_eq!(facts(text), expected, "{text}");
    }
}

#[test]
fn special_sessions_and_letters() {
    for (title, number, symbol, session, part) in [
        (
            "3201 (S-VI). Ports",
            "3201 (S-VI)",
            "A/RES/3201(S-VI)",
            "S-6",
            None,
        ),
        (
            "1002 (ES-I). Ports",
            "1002 (ES-I)",
            "A/RES/1002(ES-I)",
            "ES-1",
            None,
        ),
        ("ES-10/2. Ports", "ES-10/2", "A/RES/ES-10/2", "ES-10", None),
        (
            "377 A (V). Ports",
            "377 (V)",
            "A/RES/377(V) A",
            "5",
            Some("A"),
        ),
    ] {
        let text = format!("{title}\n\nThe General Assembly,\n\n1. Decides to meet.\n");
        let resolution = read(&text);
        let identity = &resolution.identity;
        assert_eq!(identity.number.as_ref().unwrap().value, number);
        assert_eq!(identity.symbol.as_ref().unwrap().value.as_str(), symbol);
        assert_eq!(
            identity.session.as_ref().unwrap().value.to_string(),
            session
        );
        assert_eq!(identity.part.as_deref(), part);
    }
}

#[test]
fn the_day_and_the_vote_of_the_council() {
    let texts = [
        "RESOLUTION 242 (1967)\n\nof 22 November 1967\n\nThe Security Council,\n\n\
         Expressing its concern,\n\n1. Decides to meet;\n\n2. Requests a report.\n\n\
         *Adopted unanimously at the 1382nd meeting.*\n",
        "Résolution 242 (1967)\n\ndu 22 novembre 1967\n\nLe Conseil de sécurité,\n\n\
         Exprimant son inquiétude,\n\n1. Décide de se réunir;\n\n2. Prie les parties de se réunir.\n\n\
         *Adoptée à l’unanimité à la 1382e séance.*\n",
        "Resolución 242 (1967)\n\nde 22 de noviembre de 1967\n\nEl Consejo de Seguridad,\n\n\
         Expresando su preocupación,\n\n1. Decide reunirse;\n\n2. Pide un informe.\n\n\
         *Aprobada por unanimidad en la 1382a. sesión.*\n",
        "Резолюция 242 (1967)\n\nот 22 ноября 1967 года\n\nСовет Безопасности,\n\n\
         выражая свое беспокойство,\n\n1. постановляет собраться;\n\n2. просит доклад.\n\n\
         *Принята единогласно на 1382-м заседании.*\n",
        "第242(1967)号决议\n\n1967年11月22日\n\n安全理事会，\n\n表示关切局势，\n\n\
         1．决定开会；\n\n2．请提出报告。\n\n第1382次会议一致通过。\n",
        "القرار 242 (1967)\n\nالمؤرخ 22 تشرين الثاني/نوفمبر 1967\n\nإن مجلس الأمن،\n\n\
         إذ يعرب عن قلقه،\n\n1 - يقرر أن يجتمع؛\n\n2 - يطلب تقديم تقرير.\n\n\
         اتخذ بالإجماع في الجلسة 1382.\n",
    ];
    for text in texts {
        let expected = (
            "242 (1967)".to_owned(),
            "S/RES/242 (1967)".to_owned(),
            String::new(),
            "1967-11-22".to_owned(),
            1382,
            1,
            2,
        );
        assert_eq!(facts(text), expected, "{text}");
        let conclusions = read(text).conclusions.unwrap();
        assert!(!conclusions.vote.unwrap().recorded);
    }
}

#[test]
fn decisions_are_told() {
    for (source, symbol) in [
        (
            "34/404. Agenda\n\nAt its 4th plenary meeting, on 21 September 1979, the General Assembly \
             adopted the agenda.\n",
            "A/DEC/34/404",
        ),
        (
            "1979/204. Agenda\n\nAt its 4th plenary meeting, on 21 September 1979, the Economic and \
             Social Council adopted the agenda.\n",
            "E/DEC/1979/204",
        ),
        (
            "34/404. Ordre du jour\n\nÀ sa 4e séance plénière, le 21 septembre 1979, l’Assemblée \
             générale a adopté l’ordre du jour.\n",
            "A/DEC/34/404",
        ),
        (
            "34/404. Programa\n\nEn su cuarta sesión plenaria, celebrada el 21 de septiembre de 1979, la \
             Asamblea General aprobó el programa.\n",
            "A/DEC/34/404",
        ),
        (
            "34/404. Повестка дня\n\nНа своем 4-м пленарном заседании 21 сентября 1979 года Генеральная \
             Ассамблея утвердила повестку дня.\n",
            "A/DEC/34/404",
        ),
        (
            "34/404. 议程\n\n1979年9月21日，大会第4次全体会议通过了议程。\n",
            "A/DEC/34/404",
        ),
        (
            "34/404 جدول الأعمال\n\nقررت الجمعية العامة، في جلستها العامة 4 المعقودة في 21 أيلول/سبتمبر \
             1979، إقرار جدول الأعمال.\n",
            "A/DEC/34/404",
        ),
    ] {
        let (_, found, _, day, ..) = facts(source);
        assert_eq!(
            (found.as_str(), day.as_str()),
            (symbol, "1979-09-21"),
            "{source}"
        );
    }
}

#[test]
fn the_last_line_calls_a_note_that_volumes_count() {
    for (source, note) in [
        (
            "五十六(一九四八).一九四八年八月十九日決議案\n\n安全理事會，\n\n一.決議開會。\n\n\
             第三五四次會議通過。32\n\n32 此決議草案業經分部表決通過。\n",
            "此決議草案業經分部表決通過。",
        ),
        (
            "56 (1948). Resolution of 19 August 1948\n\nThe Security Council,\n\n1. Decides to meet.\n\n\
             Adopted at the 354th meeting.32\n\n32 The draft was voted on in parts.\n",
            "The draft was voted on in parts.",
        ),
    ] {
        let resolution = read(source);
        let lines = &resolution
            .conclusions
            .as_ref()
            .expect("closing lines")
            .lines;
        let notes = lines.iter().flat_map(plenary::Text::inlines);
        let found = notes.filter_map(|inline| match inline {
            plenary::Inline::Note(note) => Some((note.marker.clone(), note.content.len())),
            _ => None,
        });
        assert_eq!(found.collect::<Vec<_>>(), [("32".to_owned(), 1)], "{note}");
    }
}

#[test]
fn councils_say_in_brackets_that_nobody_voted() {
    for (formula, line) in [
        (
            "The Human Rights Council,",
            "[Resolution adopted without a vote. See chap. II.]",
        ),
        (
            "Le Conseil des droits de l’homme,",
            "[Résolution adoptée sans vote. Voir chap. II.]",
        ),
        (
            "El Consejo de Derechos Humanos,",
            "[Resolución aprobada sin votación. Véase el cap. II.]",
        ),
        (
            "Совет по правам человека,",
            "[Резолюция принята без голосования. См. главу II.]",
        ),
        ("人权理事会，", "[决议未经表决获得通过。见第二章。]"),
        (
            "إن مجلس حقوق الإنسان،",
            "[اعتُمد القرار بدون تصويت. انظر الفصل الثاني.]",
        ),
    ] {
        let resolution = read(&format!("9/9. Ports\n\n{formula}\n\n1. Meets.\n\n{line}\n"));
        let vote = resolution.conclusions.and_then(|closing| closing.vote);
        assert!(vote.is_some_and(|vote| !vote.recorded), "{line}");
    }
}
