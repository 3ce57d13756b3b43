//! What a line says of a vote is marked in its words, in six languages; tables keep their captions.
//! Both are written in three formats and read back.

use plenary::format::{akn, json, markdown};
use plenary::{
    Addressed, Content, Inline, Language, Named, Options, Outcome, Resolution, Side, Votes, parse,
};

fn resolution(source: &str, language: Language) -> Addressed {
    let mut options = Options::default();
    options.language = Some(language);
    parse(source, &options).resolution
}

/// A formula, a paragraph, a meeting, and a vote of 27 to 4, with 16 abstentions.
const VOTES: [(Language, [&str; 4]); 6] = [
    (
        Language::English,
        [
            "*The General Assembly*,",
            "1. *Decides* to meet.",
            "*76th plenary meeting*",
            "[Adopted by a recorded vote of 27 to 4, with 16 abstentions.]",
        ],
    ),
    (
        Language::French,
        [
            "*L’Assemblée générale*,",
            "1. *Décide* de se réunir.",
            "*76e séance plénière*",
            "[Adoptée à l’issue d’un vote enregistré par 27 voix contre 4, avec 16 abstentions.]",
        ],
    ),
    (
        Language::Spanish,
        [
            "*La Asamblea General*,",
            "1. *Decide* reunirse.",
            "*76ª sesión plenaria*",
            "[Aprobada en votación registrada por 27 votos contra 4 y 16 abstenciones.]",
        ],
    ),
    (
        Language::Russian,
        [
            "*Генеральная Ассамблея*,",
            "1. *постановляет* собраться.",
            "*76-е пленарное заседание*",
            "[Принята в результате заносимого в отчет о заседании голосования 27 голосами против 4 \
             при 16 воздержавшихся.]",
        ],
    ),
    (
        Language::Chinese,
        [
            "**大会**，",
            "1. **决定**开会。",
            "第76次全体会议",
            "[经记录表决，以27票赞成、4票反对、16票弃权获得通过。]",
        ],
    ),
    (
        Language::Arabic,
        [
            "*إن الجمعية العامة*،",
            "1 - *تقرر* أن تجتمع.",
            "*الجلسة العامة 76*",
            "[اعتُمد بتصويت مسجل بأغلبية 27 صوتا مقابل 4 أصوات، وامتناع 16 عضوا عن التصويت.]",
        ],
    ),
];

/// What the closing lines name, with its words.
fn named(resolution: &Resolution) -> Vec<(Named, String)> {
    let lines = resolution.conclusions.iter().flat_map(|c| &c.lines);
    let pieces = lines.flat_map(plenary::Text::inlines);
    let mentions = pieces.filter_map(|piece| match piece {
        Inline::Mention(mention) => Some((mention.what.clone(), mention.content.plain())),
        _ => None,
    });
    mentions
        .filter(|(what, _)| !matches!(what, Named::Meeting(_)))
        .collect()
}

#[track_caller]
fn reads_back(resolution: &Addressed) {
    let xml = akn::write(resolution, &akn::Options::default());
    assert_eq!(akn::read(&xml).unwrap().resolution, *resolution);
    let text = json::write(resolution);
    assert_eq!(json::read(&text).unwrap(), *resolution);
    let again = parse(&markdown::write(resolution), &Options::default());
    assert_eq!(again.resolution, *resolution);
}

#[test]
fn words_about_a_vote_say_what_they_count() {
    for (language, blocks) in VOTES {
        let resolution = resolution(&blocks.join("\n\n"), language);
        let found = named(&resolution);
        let votes = |side, value| Named::Votes(Votes { side, value });
        let expected = [
            Named::Outcome(Outcome::RecordedVote),
            votes(Side::InFavour, 27),
            votes(Side::Against, 4),
            votes(Side::Abstaining, 16),
        ];
        let whats: Vec<_> = found.iter().map(|(what, _)| what.clone()).collect();
        assert_eq!(whats, expected, "{language}: {found:?}");
        for ((_, words), number) in found[1..].iter().zip(["27", "4", "16"]) {
            assert_eq!(words, number, "{language}");
        }
        let xml = akn::write(&resolution, &akn::Options::default());
        let vote = r##"<vote by="#un-ga" as="#author" choice="#adoptedRecordedVote"><outcome "##;
        assert!(xml.contains(vote), "{xml}");
        reads_back(&resolution);
    }
}

#[test]
fn captions_stand_at_their_tables() {
    let source = "\
*The General Assembly*,

1. *Decides* as follows:

<table>
<caption>Lights of the coast[^1]</caption>
<tr><th>Region</th><th>Lights</th></tr>
<tr><td>North[^2]</td><td>412</td></tr>
</table>

2. *Decides* to meet.

[^1]: See A/72/1.

[^2]: See A/72/2.
";
    let resolution = resolution(source, Language::English);
    let tables = resolution.body.iter().flat_map(|item| match item {
        plenary::BodyItem::Paragraph(paragraph) => &paragraph.content[..],
        _ => &[],
    });
    let tables: Vec<_> = tables
        .filter_map(|piece| match piece {
            Content::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    let [table] = tables[..] else {
        panic!("{tables:?}")
    };
    let caption = table.caption.as_ref().unwrap();
    assert_eq!(caption.plain(), "Lights of the coast");
    assert_eq!(table.rows.len(), 2);
    let xml = akn::write(&resolution, &akn::Options::default());
    assert!(xml.contains("<caption>Lights of the coast<sup"), "{xml}");
    reads_back(&resolution);
}
