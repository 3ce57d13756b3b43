//! Templates held against a line: literal words, and slots that are read in any language.

mod numbers;

use super::folded::Folded;
use super::pack::{Forms, Pack, Piece, Slot, Template, Words};
use super::prefix;
use super::symbol::tidy_symbol;
use crate::model::{AgendaItem, Committee, Date, Kind, Language, Organ, Symbol, chinese_value};
use std::ops::Range;

/// A slot that was read: what it says, and where, in the printed line.
#[derive(Clone, Debug)]
pub(crate) struct Capture {
    pub(crate) value: Value,
    pub(crate) range: Range<usize>,
}

/// What a slot says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Date(Date),
    Organ(Organ),
    Committee(Committee),
    Kind(Kind),
    /// The printed number.
    Number(String),
    Ordinal(u32),
    Year(u16),
    Symbol(Symbol),
    Items(Vec<(AgendaItem, Range<usize>)>),
    Language(Language),
}

/// A template that fits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Match {
    /// Where the fitting words end, in the folded line.
    pub(crate) end: usize,
    /// The slots, in order.
    pub(crate) captures: Vec<Capture>,
}

impl Match {
    /// The first value that `pick` takes.
    pub(crate) fn find<T>(&self, mut pick: impl FnMut(&Value) -> Option<T>) -> Option<T> {
        self.captures
            .iter()
            .find_map(|capture| pick(&capture.value))
    }
}

/// The template of the list that fits the line from `at` on and reaches farthest.
pub(crate) fn longest(forms: &Forms, line: &Folded<'_>, at: usize, pack: &Pack) -> Option<Match> {
    longest_where(forms, line, at, pack, |_| true)
}

/// The same among those that may end where they do.
pub(crate) fn longest_where(
    forms: &Forms,
    line: &Folded<'_>,
    at: usize,
    pack: &Pack,
    fits: impl Fn(usize) -> bool,
) -> Option<Match> {
    if !line.may_begin(at, &forms.lead) {
        return None;
    }
    let mut best: Option<Match> = None;
    let first = line.text().as_bytes().get(at);
    let reader = Reader { line, pack };
    // Many templates of a list begin with the same slot: it is read once.
    let mut led: Option<(Slot, Option<(Value, usize)>)> = None;
    for template in forms.templates {
        let mut captures = Vec::new();
        let end = match template.first() {
            // Most templates differ from most lines in their first letter.
            Some(Piece::Literal(words)) if words.as_bytes().first() != first => continue,
            Some(Piece::Slot(slot)) if *slot != Slot::Any => {
                if led.as_ref().is_none_or(|(read, _)| read != slot) {
                    led = Some((*slot, reader.slot(*slot, at)));
                }
                let Some((_, Some((value, behind)))) = &led else {
                    continue;
                };
                let end = reader.template(&template[1..], *behind, &mut captures);
                if end.is_some() {
                    let range = line.printed(&(at..*behind));
                    let value = value.clone();
                    captures.insert(0, Capture { value, range });
                }
                end
            }
            _ => reader.template(template, at, &mut captures),
        };
        if let Some(end) = end.filter(|end| fits(*end))
            && best.as_ref().is_none_or(|b| b.end < end)
        {
            best = Some(Match { end, captures });
        }
    }
    best
}

/// The template of the list that fits the whole line, but for a mark at its end.
pub(crate) fn whole(forms: &Forms, line: &Folded<'_>, pack: &Pack) -> Option<Match> {
    longest(forms, line, 0, pack).filter(|found| {
        found.end > 0 && line.text()[found.end..].chars().all(|c| ",.;:".contains(c))
    })
}

/// A date at `at` in one of the forms of the pack, with its end.
pub(crate) fn date(line: &Folded<'_>, at: usize, pack: &Pack) -> Option<(Date, usize)> {
    Reader { line, pack }.date(at)
}

/// The name of a language at `at`, in the words of the pack or in English, with its end.
pub(crate) fn language(line: &Folded<'_>, at: usize, pack: &Pack) -> Option<(Language, usize)> {
    match (Reader { line, pack }).language(at)? {
        (Value::Language(language), end) => Some((language, end)),
        _ => None,
    }
}

/// The number of a place at `at`, with its end.
pub(crate) fn place(line: &Folded<'_>, at: usize, pack: &Pack) -> Option<(Value, usize)> {
    Reader { line, pack }.place(at)
}

/// A day without its year at `at`, with its month where one is printed, and its end.
pub(crate) fn partial_date(
    line: &Folded<'_>,
    at: usize,
    pack: &Pack,
) -> Option<(Option<u8>, u8, usize)> {
    let reader = Reader { line, pack };
    let mut forms = pack.dates.partial.templates.iter();
    forms.find_map(|form| {
        let ((_, month, day), end) = reader.date_parts(form, at)?;
        (day > 0).then_some(((month > 0).then_some(month), day, end))
    })
}

/// An ordinal at `at`, in words or digits, with its end.
pub(crate) fn ordinal(line: &Folded<'_>, at: usize, pack: &Pack) -> Option<(u32, usize)> {
    Reader { line, pack }.ordinal(at)
}

struct Reader<'a, 'b> {
    line: &'a Folded<'b>,
    pack: &'a Pack,
}

impl Reader<'_, '_> {
    fn rest(&self, at: usize) -> &str {
        self.line.text().get(at..).unwrap_or_default()
    }

    fn template(
        &self,
        pieces: &[Piece],
        mut at: usize,
        captures: &mut Vec<Capture>,
    ) -> Option<usize> {
        for (i, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Literal(words) => {
                    if !prefix::begins(self.rest(at), words) {
                        return None;
                    }
                    at += words.len();
                }
                Piece::Slot(Slot::Any) => {
                    let Some(Piece::Literal(next)) = pieces.get(i + 1) else {
                        return Some(self.line.text().len());
                    };
                    at += self.rest(at).find(next)?;
                }
                Piece::Slot(slot) => {
                    let (value, end) = self.slot(*slot, at)?;
                    captures.push(Capture {
                        value,
                        range: self.line.printed(&(at..end)),
                    });
                    at = end;
                }
            }
        }
        Some(at)
    }

    fn slot(&self, slot: Slot, at: usize) -> Option<(Value, usize)> {
        match slot {
            Slot::Date => self.date(at).map(|(date, end)| (Value::Date(date), end)),
            Slot::Year => self.year(at).map(|(year, end)| (Value::Year(year), end)),
            Slot::Ordinal => self.ordinal(at).map(|(n, end)| (Value::Ordinal(n), end)),
            Slot::Organ => self.name(
                at,
                Organ::ALL.map(|organ| (organ, self.pack.organs.of(organ))),
            ),
            Slot::Committee => self.name(at, self.pack.committees.all()),
            Slot::Kind => self.name(at, self.pack.kinds.all()),
            Slot::Language => self.language(at),
            Slot::Symbol => self.symbol(at),
            Slot::Number => self.number(at),
            Slot::Items => self.items(at),
            Slot::Place => self.place(at),
            Slot::Code => self.code(at),
            // Parts of dates, read by `date` alone.
            Slot::Day | Slot::Month | Slot::Any => None,
        }
    }

    /// The longest of the names that stands here.
    fn name<T: Copy + Into<Value>, const N: usize>(
        &self,
        at: usize,
        names: [(T, Words); N],
    ) -> Option<(Value, usize)> {
        let rest = self.rest(at);
        let names = names
            .into_iter()
            .flat_map(|(what, names)| names.iter().map(move |name| (what, *name)));
        let names = names.filter(|(_, name)| prefix::begins(rest, name));
        // A plural may go on over the blank into the next word: “قرار اتخذته”, not “قرارات”.
        let ends_word = |end: usize| {
            self.line.is_apart(end) || !self.rest(end).starts_with(char::is_alphanumeric)
        };
        let (_, end, what) = names
            .map(|(what, name)| (at + name.len(), what))
            .map(|(end, what)| (ends_word(end), end, what))
            .max_by_key(|(whole, end, _)| (*whole, *end))?;
        Some((what.into(), end))
    }

    fn language(&self, at: usize) -> Option<(Value, usize)> {
        let own = self.pack.masthead.language_names;
        let english = super::pack(Language::English).masthead.language_names;
        let rest = self.rest(at);
        own.iter()
            .chain(english)
            .find(|(_, _, name)| prefix::begins(rest, name))
            .map(|(language, _, name)| (Value::Language(*language), at + name.len()))
    }

    fn digits(&self, at: usize, most: usize) -> Option<(u32, usize)> {
        let rest = self.rest(at);
        let mut width = rest.bytes().take_while(u8::is_ascii_digit).count();
        if width > most {
            // Two numbers, where no more than a blank stood between them.
            width = (1..=most).find(|width| self.line.is_apart(at + width))?;
        }
        if width == 0 {
            return None;
        }
        rest[..width].parse().ok().map(|n| (n, at + width))
    }

    /// A run of Chinese numerals.
    fn chinese(&self, at: usize) -> Option<(u32, usize)> {
        let rest = self.rest(at);
        let width = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
        chinese_value(&rest[..width]).map(|n| (n, at + width))
    }

    fn date(&self, at: usize) -> Option<(Date, usize)> {
        let forms = &self.pack.dates.forms;
        if !self.line.may_begin(at, &forms.lead) {
            return None;
        }
        let mut forms = forms.templates.iter();
        forms.find_map(|form| self.date_form(form, at))
    }

    fn date_form(&self, form: Template, at: usize) -> Option<(Date, usize)> {
        let ((year, month, day), end) = self.date_parts(form, at)?;
        Date::new(year, month, day).map(|date| (date, end))
    }

    /// Year, month and day of a form, 0 for what it does not have.
    fn date_parts(&self, form: Template, mut at: usize) -> Option<((u16, u8, u8), usize)> {
        let (mut year, mut month, mut day) = (0, 0, 0);
        for piece in form {
            match piece {
                Piece::Literal(words) => {
                    if !prefix::begins(self.rest(at), words) {
                        return None;
                    }
                    at += words.len();
                }
                Piece::Slot(Slot::Day) => {
                    let (n, end) = self.digits(at, 2).or_else(|| self.chinese(at))?;
                    day = u8::try_from(n).ok()?;
                    at = end + self.mark(end);
                }
                Piece::Slot(Slot::Month) => (month, at) = self.month(at)?,
                Piece::Slot(Slot::Year) => (year, at) = self.year(at)?,
                Piece::Slot(_) => return None,
            }
        }
        Some(((year, month, day), at))
    }

    fn month(&self, at: usize) -> Option<(u8, usize)> {
        let months = &self.pack.dates.months;
        if !self.line.may_begin(at, &months.lead) {
            return None;
        }
        let rest = self.rest(at);
        let mut best = None;
        for (i, names) in (1u8..).zip(months.names) {
            for name in *names {
                if prefix::begins(rest, name) && best.is_none_or(|(_, end)| end < at + name.len()) {
                    best = Some((i, at + name.len()));
                }
            }
        }
        best
    }

    fn year(&self, at: usize) -> Option<(u16, usize)> {
        let (n, end) = self.digits(at, 4).or_else(|| self.chinese(at))?;
        (1900..2200).contains(&n).then_some((n as u16, end))
    }

    /// The length of an ordinal's mark here, `th`, `-е`; 0 where there is none.
    fn mark(&self, at: usize) -> usize {
        prefix::longest_word(self.pack.ordinals.marks, self.rest(at)).unwrap_or(0)
    }

    fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        // Where a blank is printed another number begins: `meeting 39 29 July`.
        let rest = self.rest(at).bytes().enumerate();
        let own = rest
            .take_while(|(i, c)| c.is_ascii_digit() && (*i == 0 || !self.line.is_apart(at + i)))
            .count();
        let number = self.rest(at)[..own].parse().ok().filter(|_| own <= 5);
        if let Some(n) = number {
            let end = at + own;
            return Some((n, end + self.mark(end)));
        }
        if let Some(found) = self.chinese(at) {
            return Some(found);
        }
        let ordinals = &self.pack.ordinals;
        let read = |words, at: usize| prefix::longest(words, self.rest(at), |_| true);
        if let Some((before, hundreds)) = read(ordinals.hundreds, at)
            && let Some((len, n)) = read(ordinals.words, at + before).filter(|(_, n)| *n < 100)
        {
            return Some((100 * hundreds + n, at + before + len));
        }
        let (len, n) = read(ordinals.words, at)?;
        if let Some((behind, hundreds)) = read(ordinals.hundreds_behind, at + len)
            && n < 100
        {
            return Some((100 * hundreds + n, at + len + behind));
        }
        Some((n, at + len))
    }

    /// A symbol, read from the printed characters: folding has lost their case.
    fn symbol(&self, at: usize) -> Option<(Value, usize)> {
        let rest = self.rest(at).as_bytes();
        let mut end = 0;
        while let Some(&c) = rest.get(end) {
            match c {
                _ if self.line.ends_symbol(at, at + end) => break,
                b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'&' => end += 1,
                b'(' => {
                    let inner = rest[end + 1..]
                        .iter()
                        .take_while(|c| c.is_ascii_alphanumeric())
                        .count();
                    if inner == 0 || rest.get(end + 1 + inner) != Some(&b')') {
                        break;
                    }
                    end += inner + 2;
                }
                _ => break,
            }
        }
        while end > 0 && matches!(rest[end - 1], b'.' | b'-' | b'/') {
            end -= 1;
        }
        let printed = self.line.words(&(at..at + end));
        tidy_symbol(printed).map(|symbol| (Value::Symbol(symbol), at + end))
    }

    /// Items of the agenda: `99 (p)`, `14 b)`, `12 and 110`. The words between are not read: any
    /// few letters between two numbers will do.
    fn items(&self, at: usize) -> Option<(Value, usize)> {
        let (first, mut end) = self.item(at)?;
        let mut items = vec![(first, self.line.printed(&(at..end)))];
        loop {
            let gap: usize = self
                .rest(end)
                .chars()
                .take(4)
                .take_while(|c| !c.is_ascii_digit())
                .map(char::len_utf8)
                .sum();
            let Some((item, next)) = (gap > 0).then(|| self.item(end + gap)).flatten() else {
                break;
            };
            items.push((item, self.line.printed(&(end + gap..next))));
            end = next;
        }
        Some((Value::Items(items), end))
    }

    fn item(&self, at: usize) -> Option<(AgendaItem, usize)> {
        let (number, mut end) = self.digits(at, 3)?;
        let rest = self.rest(end);
        let opened = rest.strip_prefix('(').unwrap_or(rest);
        let letters: String = opened
            .chars()
            .take(2)
            .take_while(|c| c.is_alphabetic())
            .collect();
        let mut sub_item = None;
        if !letters.is_empty() && opened[letters.len()..].starts_with(')') {
            end += rest.len() - opened.len() + letters.len() + 1;
            sub_item = super::label::letter_value(&letters, self.pack).and_then(|n| {
                crate::model::Number::new("", crate::model::Style::LowerLetter, n).token()
            });
        }
        Some((AgendaItem { number, sub_item }, end))
    }
}

/// Whether Chinese numerals are written with the character.
pub(crate) fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '两'
    )
}

impl From<Organ> for Value {
    fn from(organ: Organ) -> Self {
        Self::Organ(organ)
    }
}

impl From<Committee> for Value {
    fn from(committee: Committee) -> Self {
        Self::Committee(committee)
    }
}

impl From<Kind> for Value {
    fn from(kind: Kind) -> Self {
        Self::Kind(kind)
    }
}
