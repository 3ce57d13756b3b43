//! What is cited by a name and a number: the Charter's articles and chapters, treaties, goals,
//! publications, supplements of the Official Records.

use super::heads::{self, Groups};
use super::portion::{Places, counted, token};
use crate::language::label::letter_value;
use crate::language::{Forms, Pack, Script, template};
use crate::model::{Level, Named, Portion, Target};
use crate::recognize::prose::{Meaning, Sense};
use std::ops::Range;
use template::{Capture, Value};

/// What is cited, and the place in it.
type Made = (Target, Vec<Portion>);

/// A kind of names.
pub(super) struct Name {
    make: fn(&[Capture]) -> Option<Made>,
    pub(super) forms: fn(&Pack) -> &Forms,
    many: Many,
    /// Whether a symbol may stand behind that says the same.
    is_record: bool,
}

/// Whether a name has one number or several.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Many {
    /// All numbers of the form tell of one thing.
    One,
    /// Each number of the form is one of its own.
    Each,
    /// Likewise, and what is joined to them.
    Open,
}

impl Name {
    const fn new(
        make: fn(&[Capture]) -> Option<Made>,
        forms: fn(&Pack) -> &Forms,
        many: Many,
    ) -> Self {
        Self {
            make,
            forms,
            many,
            is_record: false,
        }
    }
}

/// Where two kinds begin at one place, the first has it.
pub(super) const NAMED: [Name; 8] = [
    Name::new(article, |pack| &pack.named.articles, Many::Each),
    Name::new(article, |pack| &pack.named.charter, Many::One),
    Name::new(chapter, |pack| &pack.named.chapters, Many::Each),
    Name::new(treaty, |pack| &pack.named.treaty, Many::One),
    Name::new(goal, |pack| &pack.named.goals, Many::Open),
    Name::new(goal, |pack| &pack.named.goal, Many::One),
    Name::new(publication, |pack| &pack.named.publication, Many::One),
    Name {
        is_record: true,
        ..Name::new(record, |pack| &pack.named.records, Many::One)
    },
];

/// What of a phrase belongs to each of the numbers in it: words before the first to that, words behind
/// the last to that.
fn shares(whole: &Range<usize>, mut numbers: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if let Some(first) = numbers.first_mut() {
        first.start = whole.start;
    }
    if let Some(last) = numbers.last_mut() {
        last.end = whole.end;
    }
    numbers
}

impl Places<'_, '_> {
    /// What is cited by a name and a number.
    pub(super) fn named(&self, heads: &[(usize, Groups)]) -> Vec<Meaning> {
        let text = self.line.text();
        let pack = self.citing.pack;
        let mut found = Vec::new();
        for (kind, name) in NAMED.iter().enumerate() {
            let heads = heads.iter();
            for &(start, _) in heads.filter(|(_, groups)| groups & heads::named(kind) != 0) {
                let begins = self.line.is_apart(start)
                    || !text[..start].ends_with(char::is_alphabetic)
                    || pack.language.is_unspaced()
                    || pack.script == Script::Arabic;
                let fit = template::longest((name.forms)(pack), self.line, start, pack);
                if let Some(fit) = fit.filter(|_| begins) {
                    self.names(name, start, &fit, &mut found);
                }
            }
        }
        found
    }

    /// Items of the agenda.
    pub(super) fn agenda(&self, heads: &[(usize, Groups)]) -> Vec<Meaning> {
        let pack = self.citing.pack;
        let mut found = Vec::new();
        for &(start, _) in heads
            .iter()
            .filter(|(_, groups)| groups & heads::AGENDA != 0)
        {
            let fit = template::longest(&pack.named.agenda, self.line, start, pack);
            let Some(fit) = fit.filter(|_| self.begins(start)) else {
                continue;
            };
            let whole = self.line.printed(&(start..fit.end));
            let items = fit.find(|value| match value {
                Value::Items(items) => Some(items.clone()),
                _ => None,
            });
            let items = items.unwrap_or_default();
            let numbers = items.iter().map(|(_, range)| range.clone());
            let shares = shares(&whole, numbers.collect());
            found.extend(
                items
                    .into_iter()
                    .zip(shares)
                    .map(|((item, _), range)| Meaning {
                        range,
                        what: Sense::Named(Named::AgendaItem(item)),
                    }),
            );
        }
        found
    }

    /// The citations of one form that fits.
    fn names(&self, name: &Name, start: usize, fit: &template::Match, found: &mut Vec<Meaning>) {
        let meaning = |range, (target, within)| Meaning {
            range,
            what: Sense::Reference(target, within, None),
        };
        if self.names_symbol(name, fit.end) {
            return;
        }
        let captures = &fit.captures[..];
        let is_one = name.many == Many::One || (name.many == Many::Open && captures.len() != 1);
        let groups: Vec<&[Capture]> = if is_one {
            vec![captures]
        } else {
            captures.chunks(1).collect()
        };
        let mut made: Vec<_> = groups.iter().map(|group| (name.make)(group)).collect();
        let numbers = groups.iter().map(|group| group.first());
        let numbers = numbers.map(|number| number.map_or(0..0, |n| n.range.clone()));
        let mut end = fit.end;
        if let Some(last) = made.last_mut() {
            (*last, end) = self.lettered(last.take(), end);
        }
        let shares = shares(&self.line.printed(&(start..end)), numbers.collect());
        let made = made.into_iter().zip(shares);
        found.extend(made.filter_map(|(made, range)| Some(meaning(range, made?))));
        if name.many == Many::Open && !found.is_empty() {
            self.goals_behind(fit.end, found);
        }
    }

    /// The treaty of another volume of the series, named behind “Ibid.”, and where its words end.
    pub(super) fn volume(&self, at: usize) -> Option<(Target, usize)> {
        let pack = self.citing.pack;
        let comma = self.line.text()[at..].starts_with(',');
        let at = at + usize::from(comma);
        let fit = template::longest(&pack.named.volume, self.line, at, pack)?;
        let (target, _) = treaty(&fit.captures)?;
        Some((target, fit.end))
    }

    /// Whether a supplement is cited by its symbol too, right behind: “No. 53 (A/72/53)”.
    fn names_symbol(&self, name: &Name, end: usize) -> bool {
        const NEAR: usize = 60;
        let rest = &self.line.text()[end..];
        let symbol = rest.find(['.', ';']).unwrap_or(rest.len());
        let open = rest.find('(').filter(|at| *at < symbol.min(NEAR));
        name.is_record
            && open.is_some_and(|at| rest[at..].starts_with("(a/") || rest[at..].starts_with("(e/"))
    }

    /// The letter of a target in letters of the language: “9-ج” is target 9.c.
    fn lettered(&self, made: Option<Made>, end: usize) -> (Option<Made>, usize) {
        let rest = &self.line.text()[end..];
        let Some((Target::Goal(goal), _)) = &made else {
            return (made, end);
        };
        let letter = || {
            let letter = rest.strip_prefix(['.', '-'])?.chars().next()?;
            let to = end + 1 + letter.len_utf8();
            let stands = letter.is_alphabetic()
                && (self.line.is_apart(to)
                    || !self.line.text()[to..].starts_with(char::is_alphanumeric));
            let printed = letter.to_string();
            let value = stands.then(|| letter_value(&printed, self.citing.pack))??;
            let letter = char::from(b'`' + u8::try_from(value).ok()?);
            Some((format!("{goal}.{letter}").parse().ok()?, to))
        };
        match letter() {
            Some((goal, to)) => (Some((Target::Goal(goal), Vec::new())), to),
            None => (made, end),
        }
    }

    /// Goals or targets that are joined to the one that ends here: “Goals 5 and 16”.
    fn goals_behind(&self, mut at: usize, found: &mut Vec<Meaning>) {
        let text = self.line.text();
        loop {
            let rest = &text[at..];
            let joints = self.citing.pack.citations.and.iter();
            let joints = joints.filter(|joint| rest.starts_with(**joint));
            let next = joints.filter_map(|joint| {
                let from = at + joint.len();
                let run = text[from..].bytes().take(6);
                let mut len = run
                    .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'))
                    .count();
                // A word that stands apart begins behind: “16 and”, not “16.a”.
                let letter = text[from + len..].starts_with(['a', 'b', 'c', 'd'])
                    && text[..from + len].ends_with('.')
                    && !text[from + len + 1..].starts_with(char::is_alphanumeric);
                len += usize::from(letter);
                let code = text[from..from + len].trim_end_matches(['.', '-']);
                let goal = code.replace('-', ".").parse().ok()?;
                Some((from..from + code.len(), goal))
            });
            let Some((range, goal)) = next.max_by_key(|(range, _)| range.end) else {
                return;
            };
            // “Goals 5 and 16 countries” is as good a list as “Goals 5 and 16”: the noun tells.
            at = range.end;
            found.push(Meaning {
                range: self.line.printed(&range),
                what: Sense::Reference(Target::Goal(goal), Vec::new(), None),
            });
        }
    }
}

fn charter(level: Level, captures: &[Capture]) -> Option<Made> {
    let number = captures.iter().find_map(|c| match &c.value {
        Value::Number(number) => token(number, level),
        Value::Ordinal(number) => counted(*number, level),
        _ => None,
    })?;
    let portion = Portion {
        level,
        number,
        up_to: None,
    };
    Some((Target::Charter, vec![portion]))
}

fn article(captures: &[Capture]) -> Option<Made> {
    charter(Level::Article, captures)
}

fn chapter(captures: &[Capture]) -> Option<Made> {
    charter(Level::Chapter, captures)
}

fn code(captures: &[Capture]) -> Option<&str> {
    captures.iter().rev().find_map(|c| match &c.value {
        Value::Number(code) => Some(code.as_str()),
        _ => None,
    })
}

fn treaty(captures: &[Capture]) -> Option<Made> {
    let number = code(captures)?.parse().ok().filter(|n| *n > 0)?;
    Some((Target::Treaty(number), Vec::new()))
}

fn goal(captures: &[Capture]) -> Option<Made> {
    // Arabic parts the numbers of a goal and of its target by a dash.
    let numbers = captures.iter().filter_map(|c| match &c.value {
        Value::Number(code) => Some(code.as_str()),
        _ => None,
    });
    let goal = numbers.collect::<Vec<_>>().join(".");
    Some((Target::Goal(goal.parse().ok()?), Vec::new()))
}

fn publication(captures: &[Capture]) -> Option<Made> {
    Some((
        Target::Publication(code(captures)?.parse().ok()?),
        Vec::new(),
    ))
}

/// Supplement No. 53 of the seventy-second session of the Assembly is A/72/53, No. 53A its addendum;
/// No. 13 of 2024 of the Economic and Social Council is E/2024/33.
fn record(captures: &[Capture]) -> Option<Made> {
    let code = code(captures)?;
    let digits = code.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let number: u32 = digits.parse().ok().filter(|n| (1..100).contains(n))?;
    let addendum = match code.len() - digits.len() {
        0 => "",
        _ if code.ends_with('A') => "/Add.1",
        _ => return None,
    };
    let symbol = captures.iter().find_map(|c| match c.value {
        Value::Ordinal(session @ 31..200) => Some(format!("A/{session}/{number}{addendum}")),
        Value::Year(year @ 1978..) if number > 1 => {
            Some(format!("E/{year}/{}{addendum}", number + 20))
        }
        _ => None,
    })?;
    Some((Target::Document(symbol.parse().ok()?), Vec::new()))
}
