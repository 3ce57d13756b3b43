//! What lines about votes say, in six languages.

use super::*;
use crate::language::pack;
use crate::model::Language;

fn counts(text: &str, language: Language) -> Vec<(u32, usize)> {
    let vote = read(text, pack(language)).unwrap();
    assert!(vote.recorded);
    vote.counts
        .iter()
        .map(|count| (count.value, count.voters.len()))
        .collect()
}

#[test]
fn a_recorded_vote_with_lists() {
    let text = "[Adopted by a recorded vote of 3 to 1, with 2 abstentions. The voting was as \
                follows:\nIn favour:\nChile, Bolivia (Plurinational State of), Kuwait\n\
                Against: Japan\nAbstaining:\nGabon, India]";
    assert_eq!(counts(text, Language::English), [(3, 3), (1, 1), (2, 2)]);
    let text = "[经记录表决，以3票赞成、1票反对、2票弃权获得通过。表决结果如下：赞成：智利、\
                中国、科威特反对：日本弃权：加蓬、印度]";
    assert_eq!(counts(text, Language::Chinese), [(3, 3), (1, 1), (2, 2)]);
}

#[test]
fn a_side_that_nobody_took_is_counted_by_names() {
    let text = "[Adopted by a recorded vote of 2 votes to none.\nIn favour:\nChile, Kuwait]";
    assert_eq!(counts(text, Language::English), [(2, 2)]);
}

#[test]
fn votes_at_a_meeting_in_the_older_manner() {
    let votes = [
        (
            Language::English,
            "Adopted at the 1592nd meeting by 14 votes to none, with 1 abstention (Poland).",
        ),
        (
            Language::French,
            "Adoptée à la 1592e séance par 14 voix contre zéro, avec 1 abstention (Pologne).",
        ),
        (
            Language::Spanish,
            "Aprobada en la 1592a. sesión por 14 votos contra ninguno y 1 abstención.",
        ),
        (
            Language::Russian,
            "Принята на 1592-м заседании 14 голосами при 1 воздержавшемся, причем никто не \
             голосовал против.",
        ),
        (
            Language::Chinese,
            "第1592次会议以14票对零票，1票弃权(波兰)通过。",
        ),
    ];
    for (language, text) in votes {
        assert!(begins(text, pack(language)), "{text}");
        assert_eq!(counts(text, language), [(14, 0), (0, 0), (1, 0)], "{text}");
        assert_eq!(meeting(text, pack(language)), Some(1592), "{text}");
    }
    let text = "اتخذ في الجلسة 1592 بأغلبية 14 صوتا مقابل لا شيء.";
    assert_eq!(counts(text, Language::Arabic), [(14, 0), (0, 0)]);
    assert_eq!(meeting(text, pack(Language::Arabic)), Some(1592));
}

#[test]
fn no_vote_was_taken() {
    let pack = pack(Language::English);
    let vote = read("[Adopted without a vote.]", pack).unwrap();
    assert_eq!(vote, Vote::default());
    assert!(!begins("Albania, Andorra", pack));
}

#[test]
fn words_say_how_the_text_was_adopted_and_by_how_many() {
    let said = |text: &str, language| -> Vec<(String, String)> {
        let meanings = meanings(text, pack(language)).into_iter();
        let told = meanings.map(|meaning| match meaning.what {
            Sense::Named(Named::Outcome(outcome)) => (format!("{outcome:?}"), meaning.range),
            Sense::Named(Named::Votes(votes)) => {
                (format!("{:?} {}", votes.side, votes.value), meaning.range)
            }
            other => (format!("{other:?}"), meaning.range),
        });
        told.map(|(what, range)| (what, text[range].to_owned()))
            .collect()
    };
    let told = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        let pairs = pairs.iter();
        pairs.map(|(a, b)| ((*a).into(), (*b).into())).collect()
    };
    assert_eq!(
        said(
            "[Adopted by a recorded vote of 3 to none, with 2 abstentions.]",
            Language::English
        ),
        told(&[
            ("RecordedVote", "Adopted by a recorded vote of"),
            ("InFavour 3", "3"),
            ("Against 0", "none"),
            ("Abstaining 2", "2"),
        ])
    );
    assert_eq!(
        said(
            "[经记录表决，以3票赞成、1票反对、2票弃权获得通过。]",
            Language::Chinese
        ),
        told(&[
            ("RecordedVote", "经记录表决，以"),
            ("InFavour 3", "3"),
            ("Against 1", "1"),
            ("Abstaining 2", "2"),
        ])
    );
    assert_eq!(
        said("[Adoptée sans vote.]", Language::French),
        told(&[("WithoutVote", "Adoptée sans vote")])
    );
    assert!(said("In favour: Chile 2, Kuwait 3", Language::English).is_empty());
}

#[test]
fn lists_go_on() {
    let pack = pack(Language::English);
    assert!(goes_on("as follows:", "In favour:", pack));
    assert!(goes_on("In favour:", "Chile, Kuwait", pack));
    assert!(goes_on("Chile, Kuwait", "Against: Japan", pack));
    assert!(!goes_on("Japan]", "Against: Japan", pack));
    assert!(!goes_on("Chile, Kuwait", "Annex", pack));
}
