//! One clause: its actions that ask, and what each asks.

use super::due;
use crate::language::mandate::{Mandates, mandates};
use crate::language::opener::Opener;
use crate::language::{
    Blanks, Folded, Forms, Pack, Piece, Script, Template, begins, is_of_word, longest_name, pack,
    signs,
};
use crate::model::{Concept, Due, EId, Mandate, Organ, Resolution, Stretch};
use std::cell::OnceCell;
use std::ops::Range;

/// How many characters a gap in a phrase may hold.
const GAP: usize = 120;
/// How many, where the organ that is reported to is named at the beginning of it.
const LONG_GAP: usize = 320;
/// How far behind the words for a report the organ is named that it goes to.
const TOWARD: usize = 200;
/// How much a request may say beyond whom it asks, and yet ask nothing by itself.
const BARE: usize = 40;

/// How many characters may stand before the one whom a point asks by itself.
const HEAD: usize = 8;

/// How much a request may say that leaves it to a list who is asked for which report.
const LISTED: usize = 80;

/// How far behind an action a name is that a pronoun between may own.
const OWNED: usize = 14;

/// What stands around a request.
pub(super) const MARKS: &str = ",;.:，；。：،؛";

/// What one action asks.
#[derive(Clone)]
pub(super) struct Asked {
    action: Concept,
    addressees: Vec<&'static str>,
    /// Where they are named.
    places: Vec<(&'static str, Range<usize>)>,
    reporting: bool,
    to: Vec<Organ>,
    due: Vec<Due>,
    object: String,
    pub(super) extent: Extent,
}

/// How much a request says itself.
#[derive(Clone, Copy)]
pub(super) struct Extent {
    /// Whether it says no more than whom it asks, or for reports that are told below.
    pub(super) is_bare: bool,
    /// Whether it leaves it to a list who is asked for which report.
    is_list: bool,
    /// Whether little stands behind those who are asked.
    is_short: bool,
}

impl Asked {
    /// The request of a part whose `texts` begin at these bytes of the words that were read, each with
    /// its place in the content.
    pub(super) fn mandate(&self, part: &EId, texts: &[(usize, usize)]) -> Mandate {
        let placed = |(name, range): &(&'static str, Range<usize>)| {
            let (begin, content) = texts.iter().rfind(|(begin, _)| *begin <= range.start)?;
            let stretch = Stretch {
                content: *content,
                start: range.start - begin,
                end: range.end - begin,
            };
            Some((*name, stretch))
        };
        Mandate {
            part: part.clone(),
            action: self.action,
            addressees: self.addressees.clone(),
            places: self.places.iter().filter_map(placed).collect(),
            reporting: self.reporting,
            to: self.to.clone(),
            due: self.due.clone(),
            object: self.object.clone(),
        }
    }
}

/// Whether what a text tells is yet to come.
fn is_open(text: &str) -> bool {
    text.trim_end().ends_with([':', '：'])
}

/// Reads the clauses of one resolution.
pub(in crate::recognize) struct Reader {
    pub(super) pack: &'static Pack,
    pub(super) words: &'static Mandates,
    pub(super) organ: Option<Organ>,
    pub(super) session: Option<u32>,
    pub(super) year: Option<u16>,
}

impl Reader {
    pub(in crate::recognize) fn new(resolution: &Resolution) -> Self {
        let (language, organ, session) = super::own(resolution);
        let adopted = resolution.identity.adopted.as_ref();
        Self {
            pack: pack(language),
            words: mandates(language),
            organ,
            session,
            year: adopted.map(|fact| fact.value.year()),
        }
    }

    /// What the actions of a text ask: the one that opens it, and further ones. A point that asks
    /// nothing of its own goes on with the request `above`.
    pub(super) fn read(
        &self,
        text: &str,
        opening: Option<(Concept, Range<usize>)>,
        further: &[Opener],
        above: Option<&Asked>,
    ) -> Vec<Asked> {
        let further = further
            .iter()
            .filter(|one| self.tells(one.concept) && !one.concept.is_of_others_too())
            .map(|one| (one.concept, one.range.clone()));
        let mut actions = opening.into_iter().chain(further).peekable();
        let mut found = Vec::new();
        while let Some((concept, range)) = actions.next() {
            let end = actions.peek().map_or(text.len(), |(_, next)| next.start);
            if !concept.family().is_request() {
                continue;
            }
            let mut asked = self.asked(concept, text, range.end..end);
            // “… and requests him to”, “et l’invite à”
            let replaced = self.begins(&text[range.clone()], self.words.pronouns);
            let stands = || self.begins(&text[range.end..end], self.words.pronouns_behind);
            // “его государства”: a name near a pronoun is what the pronoun owns.
            let near = |(_, place): &(_, Range<usize>)| place.start < range.end + OWNED;
            if replaced || (!asked.places.first().is_some_and(near) && stands()) {
                let before = found.last().map(|before: &Asked| &before.addressees);
                asked.addressees = before.cloned().unwrap_or_default();
                asked.places.clear();
            }
            found.push(asked);
        }
        match above {
            Some(above) if found.is_empty() => vec![self.go_on(text, above)],
            _ => found,
        }
    }

    /// Whether a text begins with one of the words.
    fn begins(&self, text: &str, words: &'static [&'static str]) -> bool {
        let line = Folded::new(
            crate::language::head(text.trim_start(), 24),
            Blanks::Dropped,
        );
        Clause::new(self, &line).phrase(words, 0).is_some()
    }

    /// What a point under a request asks that has none of its own.
    fn go_on(&self, text: &str, above: &Asked) -> Asked {
        let mut asked = self.asked(above.action, text, 0..text.len());
        // “requests the following reports: the Secretary-General shall submit …”, “urges: (a) States to …”
        let at_head = match self.pack.script {
            Script::Han => 0,
            Script::Latin | Script::Cyrillic | Script::Arabic => HEAD,
        };
        let heads = |(_, place): &(_, Range<usize>)| {
            above.extent.is_list || text[..place.start].chars().count() <= at_head
        };
        let names_its_own = above.addressees.is_empty() && asked.places.first().is_some_and(heads);
        if !names_its_own {
            asked.addressees.clone_from(&above.addressees);
            asked.places.clear();
        }
        asked.reporting |= above.reporting;
        if asked.to.is_empty() {
            asked.to.clone_from(&above.to);
        }
        asked.extent.is_bare = names_its_own && asked.extent.is_short && is_open(text);
        asked
    }

    fn asked(&self, action: Concept, text: &str, range: Range<usize>) -> Asked {
        let tail = &text[range.clone()];
        let line = Folded::new(tail, Blanks::Dropped);
        let clause = Clause::new(self, &line);
        let organs = clause.organs();
        let (named, end) = clause.addressees(&organs);
        let places = named.iter().map(|(name, at)| {
            let at = line.printed(at);
            (*name, range.start + at.start..range.start + at.end)
        });
        let places: Vec<_> = places.collect();
        let mut addressees: Vec<_> = named.into_iter().map(|(name, _)| name).collect();
        addressees.sort_unstable();
        addressees.dedup();
        let report = clause.report(&organs);
        let sessions = due::sessions(&clause, &organs);
        let mut to: Vec<Organ> = Vec::new();
        if let Some(report) = &report {
            let near = |range: &Range<usize>| {
                range.start + 60 > report.start && range.start < report.end + 40
            };
            let toward = |range: &Range<usize>| {
                (report.end..report.end + TOWARD).contains(&range.start)
                    && clause.is_behind(self.words.toward, range.start)
            };
            // “approved by the General Assembly”
            let acts = |range: &Range<usize>| {
                clause.is_behind(self.words.no_to, range.start)
                    || clause.phrase(self.words.no_to_after, range.end).is_some()
            };
            let named = organs
                .iter()
                .filter(|(_, range)| (near(range) || toward(range)) && !acts(range));
            to.extend(named.map(|(organ, _)| *organ));
            to.extend(sessions.iter().filter_map(|(_, organ)| *organ));
            if clause.is_own(report) {
                to.extend(self.organ);
            }
            to.sort_unstable();
            to.dedup();
        }
        let mut due: Vec<Due> = sessions.iter().map(|(number, _)| *number).collect();
        due.extend(due::times(&clause, report.as_ref()));
        let beyond = line.text()[end..].chars().count();
        // “requests the following reports:”
        let is_list = || due.is_empty() && addressees.is_empty() && is_open(tail) && clause.lists();
        let is_bare = match report {
            None => beyond <= BARE,
            Some(_) => beyond <= LISTED && is_list(),
        };
        Asked {
            action,
            addressees,
            places,
            reporting: report.is_some(),
            to,
            due,
            object: self.object(tail).to_owned(),
            extent: Extent {
                is_bare,
                is_list: report.is_some() && is_bare,
                is_short: beyond <= BARE,
            },
        }
    }
}

impl Reader {
    /// What is asked, without what joins the next action.
    fn object<'a>(&self, tail: &'a str) -> &'a str {
        let bare =
            |text: &'a str| text.trim_matches(|c: char| c.is_whitespace() || MARKS.contains(c));
        let mut object = bare(tail);
        let is_apart =
            |rest: &str| self.pack.script == Script::Han || !rest.ends_with(char::is_alphanumeric);
        let shorter = |text: &'a str| {
            let rests = self.words.trailing.iter();
            let rests = rests.filter_map(|word| text.strip_suffix(word));
            rests.filter(|rest| is_apart(rest)).min_by_key(|r| r.len())
        };
        while let Some(rest) = shorter(object) {
            object = bare(rest);
        }
        object
    }
}

/// The words behind an action, up to the next.
pub(super) struct Clause<'a> {
    pub(super) reader: &'a Reader,
    pub(super) line: &'a Folded<'a>,
    /// Where words begin, and what each may be the first of; asked for again and again.
    starts: OnceCell<Vec<(u32, u8)>>,
}

impl<'a> Clause<'a> {
    pub(super) fn new(reader: &'a Reader, line: &'a Folded<'a>) -> Self {
        Self {
            reader,
            line,
            starts: OnceCell::new(),
        }
    }
}

impl Clause<'_> {
    pub(super) fn text(&self) -> &str {
        self.line.text()
    }

    /// Whether a word begins or ends here: always in a script without blanks.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        let text = self.text();
        self.reader.pack.script == Script::Han
            || at == 0
            || !text[at..].starts_with(is_of_word)
            || self
                .words()
                .binary_search_by_key(&at, |(start, _)| *start as usize)
                .is_ok()
    }

    fn words(&self) -> &[(u32, u8)] {
        self.starts.get_or_init(|| {
            let text = self.text();
            let signs = &self.reader.words.signs;
            let sign = |at: u32| (at, signs.of(&text.as_bytes()[at as usize..]));
            if self.reader.pack.script != Script::Han {
                return self.line.word_starts().into_iter().map(sign).collect();
            }
            let places = text.char_indices().filter(|(_, c)| is_of_word(*c));
            places.map(|(at, _)| sign(at as u32)).collect()
        })
    }

    /// Where words begin that may be the first of one of these lists, [`signs`].
    pub(super) fn starts(&self, lists: u8) -> impl Iterator<Item = usize> {
        let words = self.words().iter();
        let words = words.filter(move |(_, signs)| signs & lists != 0);
        words.map(|(at, _)| *at as usize)
    }

    /// The end of the longest of the phrases that stands here in whole words.
    pub(super) fn phrase(&self, phrases: &'static [&'static str], at: usize) -> Option<usize> {
        let rest = &self.text()[at..];
        let fitting = phrases
            .iter()
            .filter(|phrase| begins(rest, phrase) && self.is_edge(at + phrase.len()));
        fitting.map(|phrase| at + phrase.len()).max()
    }

    /// The words that ask for a report; in some scripts they are printed behind a short word without
    /// a blank. Where the organ that is reported to stands at their beginning, much may follow.
    fn report(&self, organs: &[(Organ, Range<usize>)]) -> Option<Range<usize>> {
        let words = self.reader.words;
        let text = self.text();
        let glued = |at: usize| {
            let glued = words.glued.iter();
            glued.filter_map(move |one| begins(&text[at..], one).then_some(at + one.len()))
        };
        let end = |forms: &'static Forms, at: usize, gap: usize| {
            if !self.line.may_begin(at, &forms.lead) {
                return None;
            }
            let rest = &text[at..];
            let begun = forms.templates.iter().filter(|form| match form.first() {
                Some(Piece::Literal(words)) => begins(rest, words),
                Some(Piece::Slot(_)) | None => true,
            });
            begun.filter_map(|t| self.with_gaps(t, at, gap)).min()
        };
        // What tells of a report that there is.
        let told = self.starts(signs::REPORT).filter_map(|at| {
            let end = end(&words.no_reports, at, GAP)?;
            Some(at..end)
        });
        let told: Vec<Range<usize>> = told.collect();
        let starts = self.starts(signs::REPORT | signs::GLUED);
        let mut places = starts.flat_map(|at| [at].into_iter().chain(glued(at)));
        places.find_map(|at| {
            let addressed = organs
                .iter()
                .any(|(_, range)| range.start > at && range.start < at + 60);
            let gap = if addressed { LONG_GAP } else { GAP };
            let found = end(&words.reports, at, gap)?;
            let tells = end(&words.no_reports, at, gap).is_some_and(|told| told <= found + 6)
                || told.iter().any(|told| {
                    let begins = told.start <= at && at < told.end;
                    // What goes on beyond asks for a report that is to come.
                    let goes_on = found > told.end + 12;
                    begins && told.end <= found + 6 && !goes_on
                });
            (!tells).then_some(at..found)
        })
    }

    /// Whether one of the words stands before this place.
    pub(super) fn is_behind(&self, words: &'static [&'static str], at: usize) -> bool {
        let before = &self.text()[..at];
        words.iter().any(|word| {
            before
                .strip_suffix(word)
                .is_some_and(|rest| self.is_edge(rest.len()))
        })
    }

    /// Whether it points to a list below.
    fn lists(&self) -> bool {
        let words = self.reader.words.following;
        self.starts(signs::OWN)
            .any(|at| self.phrase(words, at).is_some())
    }

    /// Whether the organ whose text it is stands beside the words for a report, as a pronoun.
    fn is_own(&self, report: &Range<usize>) -> bool {
        let near = |at: usize| at + 40 > report.start && at < report.end + 2;
        let own = self.reader.words.own;
        self.starts(signs::OWN)
            .any(|at| near(at) && self.phrase(own, at).is_some())
    }

    /// Where a phrase with gaps ends that begins here.
    fn with_gaps(&self, template: Template, mut at: usize, reach: usize) -> Option<usize> {
        let text = self.text();
        let mut gap = false;
        for piece in template {
            let Piece::Literal(words) = piece else {
                gap = true;
                continue;
            };
            if gap {
                let rest = &text[at..];
                let gap = if self.reader.pack.script == Script::Han {
                    reach / 3
                } else {
                    reach
                };
                let reach = rest
                    .char_indices()
                    .nth(gap)
                    .map_or(rest.len(), |(end, _)| end);
                let whole = |start: usize| self.is_edge(start) && self.is_edge(start + words.len());
                let mut places = places(&rest[..reach], words).map(|i| at + i);
                at = places.find(|start| whole(*start))?;
            } else {
                begins(&text[at..], words).then_some(())?;
            }
            at += words.len();
            if !self.is_edge(at) {
                return None;
            }
        }
        Some(at)
    }

    /// The organs that are named.
    fn organs(&self) -> Vec<(Organ, Range<usize>)> {
        let pack = self.reader.pack;
        let own = |organ: Organ| match organ {
            Organ::GeneralAssembly => pack.citations.assembly,
            council if self.reader.organ == Some(council) => pack.citations.council,
            Organ::SecurityCouncil
            | Organ::EconomicAndSocialCouncil
            | Organ::HumanRightsCouncil
            | Organ::TrusteeshipCouncil => &[],
        };
        let mut found: Vec<(Organ, Range<usize>)> = Vec::new();
        let mut last = 0;
        for at in self.starts(signs::ORGAN) {
            let names = Organ::ALL.into_iter().flat_map(|organ| {
                let names = pack.organs.of(organ).iter().chain(own(organ));
                names.map(move |name| (organ, *name))
            });
            let rest = &self.text()[at..];
            let whole =
                names.filter(|(_, name)| begins(rest, name) && self.is_edge(at + name.len()));
            if at >= last
                && let Some((organ, len)) = longest_name(whole, rest)
            {
                last = at + len;
                found.push((organ, at..last));
            }
        }
        found
    }
}

/// Where words stand in a short text. They are found by the last byte of their first character: of the
/// characters of a script the others are the same.
fn places(text: &str, words: &str) -> impl Iterator<Item = usize> {
    let last = words.chars().next().map_or(1, char::len_utf8) - 1;
    let byte = words.as_bytes().get(last).copied().unwrap_or_default();
    let ends = memchr::memchr_iter(byte, text.as_bytes());
    let starts = ends.filter_map(move |end| end.checked_sub(last));
    starts.filter(move |at| text.as_bytes()[*at..].starts_with(words.as_bytes()))
}
