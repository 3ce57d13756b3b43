//! A scan carries the end of the resolution before and the beginning of the next: both are kept
//! apart, with a warning, in six languages, and no letter is lost.

use plenary::clean::Rule;
use plenary::{BodyItem, Code, Options, Parsed, Resolution, parse};

/// What a language prints: the end of a clause before, its closing lines, a resolution, the next.
struct Page {
    before: &'static str,
    own: &'static str,
    /// The masthead of the next, its title, its first lines and a table.
    next: &'static str,
}

const PAGES: [Page; 6] = [
    Page {
        before: "of harbours and their keepers;\n\n(a) To keep the lamps;\n\n(b) To trim the wicks;[^1]\n\n\
                 4\\. *Requests* the Secretary-General to report.\n\n*74th plenary meeting*\n\n*24 December 2017*\n\n[^1]: Wicks are cotton.",
        own: "**72/58. Ports**\n\n*The General Assembly*,\n\n*Recalling* the Charter,[^2]\n\n\
              1\\. *Decides* to open the ports;\n\n2\\. *Requests* a report.\n\n\
              *74th plenary meeting*\n\n*24 December 2017*\n\n[^2]: Of the lamps.",
        next: "Resolution adopted by the General Assembly on 24 December 2017\n\n**72/59. Ropes**\n\n*The General Assembly*,\n\n\
               *Noting* ropes,[^3]\n\n1\\. *Decides* to weave:\n\n| Rope | Ell |\n|---|---|\n| hemp | 7[^4] |\n\n\
               [^3]: Of hemp.\n\n[^4]: Old ells.",
    },
    Page {
        before: "des ports et de leurs gardiens ;\n\na) De garder les lampes ;\n\n\
                 4\\. *Prie* le Secrétaire général de faire rapport.[^1]\n\n*74ᵉ séance plénière*\n\n*24 décembre 2017*\n\n[^1]: Un rapport.",
        own: "**72/58. Ports**\n\n*L’Assemblée générale*,\n\n*Rappelant* la Charte,[^2]\n\n\
              1\\. *Décide* d’ouvrir les ports ;\n\n2\\. *Prie* les États de faire rapport.\n\n\
              *74ᵉ séance plénière*\n\n*24 décembre 2017*\n\n[^2]: Des lampes.",
        next: "Résolution adoptée par l’Assemblée générale le 24 décembre 2017\n\n**72/59. Cordes**\n\n*L’Assemblée générale*,\n\n*Notant* les cordes,[^3]\n\n\
               1\\. *Décide* de tisser :\n\n| Corde | Aune |\n|---|---|\n| chanvre | 7 |\n\n[^3]: De chanvre.",
    },
    Page {
        before: "de los puertos y sus guardianes;\n\na) Guardar las lámparas;\n\n\
                 4\\. *Solicita* al Secretario General que informe.[^1]\n\n*74ª sesión plenaria*\n\n*24 de diciembre de 2017*\n\n[^1]: Un informe.",
        own: "**72/58. Puertos**\n\n*La Asamblea General*,\n\n*Recordando* la Carta[^2],\n\n\
              1\\. *Decide* abrir los puertos;\n\n2\\. *Solicita* un informe.\n\n\
              *74ª sesión plenaria*\n\n*24 de diciembre de 2017*\n\n[^2]: De las lámparas.",
        next: "Resolución aprobada por la Asamblea General el 24 de diciembre de 2017\n\n**72/59. Cuerdas**\n\n*La Asamblea General*,\n\n*Observando* las cuerdas[^3],\n\n\
               1\\. *Decide* tejer:\n\n| Cuerda | Vara |\n|---|---|\n| cáñamo | 7 |\n\n[^3]: De cáñamo.",
    },
    Page {
        before: "портов и их смотрителей;\n\na) хранить лампы;\n\n\
                 4\\. *просит* Генерального секретаря представить доклад[^1].\n\n*74-е пленарное заседание,*\n\n*24 декабря 2017 года*\n\n[^1]: Доклад.",
        own: "**72/58. Порты**\n\n*Генеральная Ассамблея*,\n\n*ссылаясь* на Устав[^2],\n\n\
              1\\. *постановляет* открыть порты;\n\n2\\. *просит* представить доклад.\n\n\
              *74-е пленарное заседание,*\n\n*24 декабря 2017 года*\n\n[^2]: Ламп.",
        next: "Резолюция, принятая Генеральной Ассамблеей 24 декабря 2017 года\n\n**72/59. Канаты**\n\n*Генеральная Ассамблея*,\n\n*отмечая* канаты[^3],\n\n\
               1\\. *постановляет* ткать:\n\n| Канат | Локоть |\n|---|---|\n| пенька | 7 |\n\n[^3]: Из пеньки.",
    },
    Page {
        before: "港口及其守护者；\n\n(a) 保管灯具；\n\n\
                 4\\. **请**秘书长提出报告。[^1]\n\n2017年12月24日\n\n第74次全体会议\n\n[^1]: 报告。",
        own: "**72/58. 港口**\n\n**大会**，\n\n**回顾**《宪章》，[^2]\n\n\
              1\\. **决定**开放港口；\n\n2\\. **请**提出报告。\n\n\
              2017年12月24日\n\n第74次全体会议\n\n[^2]: 灯具宪章。",
        next: "2017年12月24日大会决议\n\n**72/59. 绳索**\n\n**大会**，\n\n**注意到**绳索，[^3]\n\n\
               1\\. **决定**编织：\n\n| 绳 | 尺 |\n|---|---|\n| 麻 | 7 |\n\n[^3]: 麻绳。",
    },
    Page {
        before: "الموانئ وحراسها؛\n\n(أ) حفظ المصابيح؛\n\n\
                 4 - تطلب إلى الأمين العام أن يقدم تقريرا[^1].\n\nالجلسة العامة 74\n\n24 كانون الأول/ديسمبر 2017\n\n[^1]: تقرير.",
        own: "72/58 - الموانئ\n\nإن الجمعية العامة،\n\nإذ تشير إلى الميثاق[^2]،\n\n\
              1 - تقرر فتح الموانئ؛\n\n2 - تطلب تقديم تقرير.\n\n\
              الجلسة العامة 74\n\n24 كانون الأول/ديسمبر 2017\n\n[^2]: المصابيح.",
        next: "قرار اتخذته الجمعية العامة في 24 كانون الأول/ديسمبر 2017\n\n72/59 - الحبال\n\nإن الجمعية العامة،\n\nإذ تلاحظ الحبال[^3]،\n\n\
               1 - تقرر النسج:\n\n| حبل | ذراع |\n|---|---|\n| قنب | 7 |\n\n[^3]: من القنب.",
    },
];

/// How many runs of text were kept apart.
fn runs(parsed: &Parsed) -> usize {
    let found = parsed.diagnostics.iter();
    found.filter(|d| d.code == Code::Neighbour).count()
}

/// The words that were kept apart.
fn apart(parsed: &Parsed) -> String {
    let removals = parsed.ledger.removals().iter();
    let texts: Vec<_> = removals
        .filter(|removal| removal.rule == Rule::Neighbour)
        .map(|removal| removal.text.as_str())
        .collect();
    texts.join("\n")
}

fn read(source: &str) -> Parsed {
    parse(source, &Options::default())
}

/// The resolution without its language and identity, as text.
fn text(resolution: &Resolution) -> String {
    plenary::format::markdown::write(&plenary::assign(resolution.clone()))
}

/// The letters and digits of a page, markup and signs of notes not counted.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    letters.sort_unstable();
    letters
}

#[test]
fn both_neighbours_are_kept_apart_in_six_languages() {
    for Page { before, own, next } in &PAGES {
        let alone = read(own);
        assert_eq!(runs(&alone), 0, "{own}");
        let page = format!("{before}\n\n{own}\n\n{next}\n");
        let parsed = read(&page);
        assert_eq!(runs(&parsed), 2, "{page}\n{:?}", parsed.diagnostics);
        let number = parsed.resolution.identity.number.as_ref().unwrap();
        assert_eq!(number.value, "72/58");
        assert_eq!(text(&parsed.resolution), text(&alone.resolution), "{page}");
        // Notes and cells are kept with the text that calls them.
        let kept = letters(&[apart(&parsed), text(&alone.resolution)].concat());
        let printed = letters(&[*before, text(&alone.resolution).as_str(), *next].concat());
        assert_eq!(kept, printed, "{}", apart(&parsed));
    }
}

#[test]
fn either_neighbour_may_be_missing() {
    for Page { before, own, next } in &PAGES {
        assert_eq!(runs(&read(&format!("{own}\n\n{next}\n"))), 1);
        assert_eq!(runs(&read(&format!("{before}\n\n{own}\n"))), 1);
    }
}

#[test]
fn a_clause_and_closing_lines_alone_are_the_end_of_another() {
    for Page { before, own, .. } in &PAGES {
        let (first, rest) = before.split_once("\n\n").unwrap();
        let closing: Vec<&str> = rest
            .split("\n\n")
            .filter(|line| !line.contains("[^1]"))
            .collect();
        let closing = &closing[closing.len() - 2..];
        let page = format!("{first}\n\n{}\n\n{own}\n", closing.join("\n\n"));
        let parsed = read(&page);
        assert_eq!(runs(&parsed), 1, "{page}");
        assert!(apart(&parsed).contains(first), "{page}");
        assert!(parsed.resolution.masthead.is_empty(), "{page}");
    }
}

#[test]
fn the_council_begins_a_text_without_closing_lines() {
    let own = "Resolution 2723 (2024)\n\nAdopted by the Security Council at its 9539th meeting, on 22 January 2024\n\n\
               *The Security Council*,\n\n*Recalling* its resolutions,\n\n1. *Decides* to light the lamps;\n\n\
               2. *Decides* to remain seized of the matter.\n\n";
    let next = "Resolution 2724 (2024)\n\nAdopted by the Security Council at its 9568th meeting, on 8 March 2024\n\n\
                *The Security Council*,\n\n1. *Calls for* oil.\n";
    let parsed = read(&[own, next].concat());
    assert_eq!(runs(&parsed), 1, "{:?}", parsed.diagnostics);
    assert_eq!(parsed.resolution.body.len(), 2);
    assert!(apart(&parsed).contains("9568th"));
}

#[test]
fn resolutions_of_one_number_stay_together() {
    let part = |letter: &str| {
        format!(
            "{letter}\n\nLamps of {letter}\n\nThe General Assembly,\n\nRecalling its lamps,\n\n1. Decides to light them.\n\n\
             74th plenary meeting\n24 December 2017\n\n"
        )
    };
    let page = ["72/58. Lamps\n\n", &part("A"), &part("B"), &part("C")].concat();
    let parsed = read(&page);
    assert_eq!((runs(&parsed), parsed.resolution.parts.len()), (0, 3));
    let next = "72/59. Ropes\n\nThe General Assembly,\n\n1. Decides to weave.\n";
    let parsed = read(&[&page, next].concat());
    assert_eq!((runs(&parsed), parsed.resolution.parts.len()), (1, 3));
}

#[test]
fn a_resolution_quoted_in_an_annex_is_no_neighbour() {
    let page = "72/58. Lamps\n\nThe General Assembly,\n\n1. Adopts the annex.\n\n74th plenary meeting\n24 December 2017\n\n\
                Annex\n\nEarlier texts\n\n41/7. Wicks\n\nThe General Assembly,\n\n1. Decides to trim them.\n";
    let parsed = read(page);
    assert_eq!((runs(&parsed), parsed.resolution.annexes.len()), (0, 1));
}

#[test]
fn an_agenda_item_with_parts_is_no_clause() {
    let page = "A/RES/72/58\n\nSeventy-second session\n\nAgenda item 19\n\n(a) Lamps of the north;\n\n(b) Lamps of the south;\n\n\
                72/58. Lamps\n\nThe General Assembly,\n\n1. Decides to light them.\n";
    let parsed = read(page);
    assert_eq!(runs(&parsed), 0, "{}", apart(&parsed));
    assert!(matches!(
        parsed.resolution.body[..],
        [BodyItem::Paragraph(_)]
    ));
}
