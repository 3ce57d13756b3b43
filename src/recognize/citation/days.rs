//! The day of what is cited: behind its number or before, behind its title or before, or that of the
//! number that is joined to it.

use super::govern::{Item, Reader};
use super::number::Form;
use crate::language::{Script, date_at};
use crate::model::{Date, Target};
use crate::recognize::prose::{Meaning, Sense};

/// The farthest that a title reaches, in folded bytes.
const TITLE: usize = 360;

impl Reader<'_, '_> {
    /// The day behind a number, with the words that lead to it, and where it ends.
    pub(super) fn date_behind(&self, at: usize) -> Option<(Date, usize)> {
        let citations = &self.citing.pack.citations;
        let links = citations.date_links.iter().map(|link| link.len());
        let rest = self.rest(at);
        let fits = citations.date_links.iter().zip(links);
        fits.filter(|(link, _)| rest.starts_with(**link))
            .find_map(|(_, len)| date_at(self.line, at + len, self.citing.pack))
    }

    /// The day that ends right before a number, and where it begins.
    pub(super) fn date_before(&self, at: usize, floor: usize) -> Option<(Date, usize)> {
        const LONGEST: usize = 48;
        let text = self.line.text();
        let mut from = at.saturating_sub(LONGEST).max(floor);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let starts = text[from..at].char_indices().map(|(i, _)| from + i);
        starts
            .filter(|&start| !text[..start].ends_with(char::is_numeric))
            .find_map(|start| {
                let (date, end) = date_at(self.line, start, self.citing.pack)?;
                (end == at).then_some((date, start))
            })
    }

    /// The day before a title that stands between it and the number: 2015年9月25日题为“……”的第70/1号.
    pub(super) fn date_before_title(&self, at: usize, floor: usize) -> Option<Date> {
        let citations = &self.citing.pack.citations;
        let text = &self.line.text()[floor..at];
        let ends = citations.of.iter().filter_map(|of| text.strip_suffix(of));
        let mut ends = ends.chain([text]);
        let Some(title) = ends.clone().find_map(|text| text.strip_suffix(['"', '》'])) else {
            return ends.find_map(|end| self.date_before_subject(end, floor));
        };
        let open = title.rfind(['"', '《'])?;
        if title.len() - open > TITLE {
            return None;
        }
        let before = &title[..open];
        let mut words = citations.titled.iter();
        let before = words.find_map(|titled| before.strip_suffix(titled))?;
        let (date, _) = self.date_before(floor + before.len(), floor)?;
        Some(date)
    }

    /// The day before what a resolution is about, without quotes: 2024年1月9日关于……的第78/259号.
    fn date_before_subject(&self, text: &str, floor: usize) -> Option<Date> {
        let mut words = self.citing.pack.citations.about.iter();
        let before = words.find_map(|about| {
            let (before, subject) = text.rsplit_once(about)?;
            let is_one = subject.len() <= TITLE && !subject.contains([',', ';', '.']);
            is_one.then_some(before)
        })?;
        let (date, _) = self.date_before(floor + before.len(), floor)?;
        Some(date)
    }

    /// The day behind a title that stands between it and the number.
    pub(super) fn date_behind_title(&self, at: usize) -> Option<Date> {
        let rest = self.rest(at);
        let rest = rest.strip_prefix(',').unwrap_or(rest);
        let mut words = self.citing.pack.citations.titled.iter();
        let rest = words
            .find_map(|titled| rest.strip_prefix(titled))
            .unwrap_or(rest);
        let title = rest.strip_prefix('"')?;
        let close = title.find('"').filter(|len| *len <= TITLE)?;
        let (date, _) = self.date_behind(self.line.text().len() - title.len() + close + 1)?;
        Some(date)
    }

    /// Numbers of one session that are joined have the day that is printed once, behind the last of
    /// them, or in Chinese before the first: “58/269 and 58/270 of 23 December 2003”. Each may have its
    /// subject: “5/1, on its institutions, and 5/2, on their conduct, of 18 June 2007”.
    pub(super) fn share_days(&self, items: &mut [Item]) {
        let joined = |one: &Item, next: &Item| {
            let is_list = || self.is_list(one.end, next.start);
            let follows = one.end <= next.start && same_session(one, next);
            follows && (is_list() || self.subject_ends(one.end, next.start))
        };
        if self.citing.pack.script == Script::Han {
            for at in 1..items.len() {
                let (one, next) = (&items[at - 1], &items[at]);
                if next.date.is_none() && joined(one, next) {
                    items[at].date = one.date;
                }
            }
        } else {
            for at in (1..items.len()).rev() {
                let (one, next) = (&items[at - 1], &items[at]);
                if one.date.is_none() && joined(one, next) {
                    let date = next.date.or_else(|| self.date_behind_subject(next.end));
                    items[at - 1].date = date;
                    items[at].date = date;
                }
            }
        }
    }

    /// Whether all that stands between two numbers is the subject of the first, or in Chinese the
    /// beginning of that of the second.
    fn subject_ends(&self, from: usize, to: usize) -> bool {
        let text = &self.line.text()[..to];
        let Some(subject) = self.subject_at(from) else {
            return false;
        };
        subject < to
            && to - subject <= TITLE
            && !text[subject..].contains(|c: char| c.is_numeric() || ";.()".contains(c))
    }

    /// Where the subject begins of the number that ends here: behind the words that lead to it.
    fn subject_at(&self, from: usize) -> Option<usize> {
        let citations = &self.citing.pack.citations;
        let mut at = from;
        if self.citing.pack.script == Script::Han {
            // 第5/1号决议和题为……的第5/2号决议
            at += self.longest(citations.number_ends, at);
            at += self.noun_len(at).map_or(0, |(_, len)| len);
            at += self.longest(citations.and, at);
        } else {
            at += usize::from(self.rest(at).starts_with(','));
        }
        // “relativa a la”: not the “al” that its letters begin with.
        let is_word = |end| self.citing.pack.script == Script::Han || self.line.is_apart(end);
        let leads = citations.subject.iter();
        let leads = leads.filter(|lead| self.rest(at).starts_with(**lead));
        let ends = leads.map(|lead| at + lead.len());
        ends.filter(|end| is_word(*end)).max()
    }

    /// The day behind the subject of a number.
    fn date_behind_subject(&self, from: usize) -> Option<Date> {
        let subject = self.subject_at(from)?;
        let rest = self.rest(subject);
        let digit = rest.find(char::is_numeric).filter(|len| *len <= TITLE)?;
        let words = &rest[..digit];
        if words.contains([';', '.', '(']) {
            return None;
        }
        let links = self.citing.pack.citations.date_links.iter();
        let mut links = links.filter(|link| words.ends_with(**link));
        links.next()?;
        date_at(self.line, subject + digit, self.citing.pack).map(|(date, _)| date)
    }

    /// Whether the number is one of the report of the Human Rights Council that is cited right before
    /// it: that report is Supplement No. 53 of each session of the Assembly, A/73/53.
    pub(super) fn is_of_report(&self, at: usize, floor: usize) -> bool {
        const NEAR: usize = 96;
        let text = self.line.text();
        let mut from = at.saturating_sub(NEAR).max(floor);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let near = &text[from..at];
        let mut places = near.rmatch_indices("/53");
        places.next().is_some_and(|(place, number)| {
            let session = near[..place].trim_end_matches(|c: char| c.is_ascii_digit());
            let behind = &near[place + number.len()..];
            session.len() + 2 == place
                && session.ends_with("a/")
                && (behind.starts_with(')') || behind.starts_with("/add."))
        })
    }
}

/// Statements of the President have the day that is printed before them: “of 15 March 2002
/// (S/PRST/2002/6)”. Other documents need not be of the day before them, which may be that of a
/// meeting they tell of.
pub(super) fn of_statements(text: &str, meanings: &mut [Meaning]) {
    const FARTHEST: usize = 60;
    for at in 1..meanings.len() {
        let [day, statement] = &mut meanings[at - 1..=at] else {
            continue;
        };
        let Sense::Date(day_of) = day.what else {
            continue;
        };
        let Sense::Reference(Target::Document(symbol), _, date @ None) = &mut statement.what else {
            continue;
        };
        let mut parts = symbol
            .as_str()
            .split('/')
            .skip_while(|part| *part != "PRST");
        let year = parts.nth(1).and_then(|year| year.parse().ok());
        let gap = text.get(day.range.end..statement.range.start);
        let is_near = gap.is_some_and(|gap| {
            gap.len() <= FARTHEST
                && !gap.contains([',', ';', '.', '،', '؛', '，', '；', '。', '、'])
        });
        if is_near && year == Some(day_of.year()) {
            *date = Some(day_of);
        }
    }
}

/// Whether two numbers are of one session.
fn same_session(one: &Item, next: &Item) -> bool {
    match (&one.number.form, &next.number.form) {
        (Form::Session(one, ..), Form::Session(next, ..)) => one == next,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::meant;
    use crate::model::Language;

    #[test]
    fn numbers_of_one_session_share_the_day_that_is_printed_once() {
        for (language, text) in [
            (
                Language::English,
                "its resolutions 58/269 and 58/270 of 23 December 2003 and 59/276, section XI, of 23 December 2004",
            ),
            (
                Language::French,
                "ses résolutions 58/269 et 58/270 du 23 décembre 2003 et 59/276, section XI, du 23 décembre 2004",
            ),
            (
                Language::Spanish,
                "sus resoluciones 58/269 y 58/270, de 23 de diciembre de 2003, y 59/276, sección XI, de 23 de diciembre de 2004",
            ),
            (
                Language::Russian,
                "свои резолюции 58/269 и 58/270 от 23 декабря 2003 года и 59/276, раздел XI, от 23 декабря 2004 года",
            ),
            (
                Language::Arabic,
                "قراراتها 58/269 و 58/270 المؤرخين 23 كانون الأول/ديسمبر 2003، و 59/276، الجزء الحادي عشر، المؤرخ 23 كانون الأول/ديسمبر 2004",
            ),
            (
                Language::Chinese,
                "其2003年12月23日第58/269号和第58/270号决议、2004年12月23日第59/276号决议第十一节",
            ),
        ] {
            assert_eq!(
                meant(language, text),
                [
                    "A/RES/58/269 2003-12-23",
                    "A/RES/58/270 2003-12-23",
                    "A/RES/59/276 Section XI 2004-12-23"
                ],
                "{text}"
            );
        }
    }

    #[test]
    fn numbers_with_their_subjects_share_the_day_too() {
        for (language, text) in [
            (
                Language::English,
                "its resolutions 58/269, on the lamps of its rooms, and 58/270, on the conduct of its keepers, of 23 December 2003, and the report of 5 May 2009",
            ),
            (
                Language::French,
                "ses résolutions 58/269 sur les lampes de ses salles et 58/270 sur la conduite de ses gardiens, du 23 décembre 2003",
            ),
            (
                Language::Spanish,
                "sus resoluciones 58/269, relativa a las lámparas de sus salas, y 58/270, relativa al cuidado y a la conducta de sus guardianes, de 23 de diciembre de 2003",
            ),
            (
                Language::Russian,
                "свои резолюции 58/269 о лампах их залов и 58/270 о поведении их хранителей от 23 декабря 2003 года",
            ),
            (
                Language::Arabic,
                "قراريه 58/269 بشأن مصابيح قاعاته و 58/270 بشأن سلوك حراسها، المؤرخين 23 كانون الأول/ديسمبر 2003",
            ),
            (
                Language::Chinese,
                "其2003年12月23日关于大厅灯的第58/269号决议和关于守灯人行为的第58/270号决议",
            ),
        ] {
            let mut found = meant(language, text);
            found.retain(|one| one.starts_with("A/"));
            let days = ["A/RES/58/269 2003-12-23", "A/RES/58/270 2003-12-23"];
            assert_eq!(found, days, "{text}");
        }
    }

    #[test]
    fn a_title_may_stand_between_a_number_and_its_day() {
        let read = |language, text| {
            meant(language, text)
                .into_iter()
                .find(|m| m.starts_with("A/"))
        };
        for (language, text) in [
            (
                Language::Chinese,
                "其2015年9月25日题为“变革我们的世界”的第70/1号决议",
            ),
            (
                Language::Russian,
                "свою резолюцию 70/1 «Преобразование нашего мира» от 25 сентября 2015 года",
            ),
            (
                Language::English,
                "its resolution 70/1, entitled “Transforming our world”, of 25 September 2015",
            ),
        ] {
            let found = read(language, text);
            assert_eq!(found.as_deref(), Some("A/RES/70/1 2015-09-25"), "{text}");
        }
    }

    #[test]
    fn a_place_behind_the_organ_is_one_of_the_document() {
        for (language, text) in [
            (
                Language::English,
                "(Economic and Social Council resolution 2002/12, annex)",
            ),
            (
                Language::French,
                "(résolution 2002/12 du Conseil économique et social, annexe)",
            ),
            (
                Language::Spanish,
                "(resolución 2002/12 del Consejo Económico y Social, anexo)",
            ),
            (
                Language::Russian,
                "(резолюция 2002/12 Экономического и Социального Совета, приложение)",
            ),
        ] {
            assert_eq!(meant(language, text), ["E/RES/2002/12 Annex 1"], "{text}");
        }
    }

    #[test]
    fn the_letter_of_a_narrower_division_parts_no_document_from_its_place() {
        assert_eq!(
            meant(
                Language::English,
                "its resolution 64/243 of 24 December 2009, section II.A of its resolution 65/259 of 24 December 2010"
            ),
            [
                "A/RES/64/243 2009-12-24",
                "A/RES/65/259 Section II 2010-12-24"
            ]
        );
    }

    #[test]
    fn numbers_behind_the_report_of_the_council_are_the_councils() {
        for (language, text) in [
            (
                Language::English,
                "Official Records of the General Assembly, Seventy-third Session, Supplement No. 53 (A/73/53), chap. IV, sect. A, resolution 37/17.",
            ),
            (
                Language::Chinese,
                "《大会正式记录，第七十三届会议，补编第53号》(A/73/53)，第四章，A节，第37/17号决议。",
            ),
        ] {
            let found = meant(language, text);
            assert!(
                found.contains(&"A/HRC/RES/37/17".to_owned()),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn statements_of_the_president_have_the_day_before_them() {
        for (language, text) in [
            (
                Language::English,
                "the statements by its President of 15 January 2013 (S/PRST/2013/1)",
            ),
            (
                Language::French,
                "la déclaration de sa présidence du 15 janvier 2013 (S/PRST/2013/1)",
            ),
            (
                Language::Spanish,
                "la declaración de su Presidencia de 15 de enero de 2013 (S/PRST/2013/1)",
            ),
            (
                Language::Russian,
                "заявление своего Председателя от 15 января 2013 года (S/PRST/2013/1)",
            ),
            (
                Language::Arabic,
                "بيان رئيسه المؤرخ 15 كانون الثاني/يناير 2013 (S/PRST/2013/1)",
            ),
            (Language::Chinese, "2013年1月15日主席声明(S/PRST/2013/1)"),
        ] {
            let found = meant(language, text);
            assert!(
                found.contains(&"S/PRST/2013/1 2013-01-15".to_owned()),
                "{text}: {found:?}"
            );
        }
        // The day of a meeting is not that of a report about it.
        let report = meant(Language::English, "the meeting of 15 January 2013 (A/67/1)");
        assert!(report.contains(&"A/67/1".to_owned()), "{report:?}");
    }
}
