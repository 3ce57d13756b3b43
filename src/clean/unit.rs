//! Signs that a line begins a unit of its own, or that the text before it is finished.

pub(super) use crate::language::ending::{final_mark, is_closed, is_comma};
pub(super) use crate::language::formula::{is_formula, opens_with_formula};
use crate::language::label::{Form, label};
use crate::language::opener::any_opener;
use crate::language::title::title_number;
use crate::language::{Blanks, Folded, Pack, head, template};
use crate::markdown::Passage;
use crate::model::Style;

/// Whether the text begins with a label of a paragraph or point.
pub(super) fn has_label(text: &str, pack: &Pack) -> bool {
    label(text, pack).is_some_and(|label| {
        let rest = &text[label.len..];
        // A lone letter with a stop may be an initial; words must follow.
        label.form == Form::Bullet
            || rest
                .trim_start()
                .starts_with(|c: char| c.is_alphanumeric() || "“«‘\"'([《*".contains(c))
    })
}

/// The Arabic number of a paragraph that a text begins with.
pub(super) fn paragraph_number(text: &str, pack: &Pack) -> Option<u32> {
    let label = label(text, pack).filter(|label| label.form != Form::Bullet)?;
    let (style, value) = *label.readings.first()?;
    (style == Style::Arabic).then_some(value)
}

/// Whether the words at the head of a text are a known opener of a clause.
pub(super) fn has_opener(text: &str, pack: &Pack) -> bool {
    any_opener(text, pack).is_some()
}

/// Whether the opener of a passage is marked, be there words before it; `None` where it has none.
pub(super) fn marked_opener(passage: &Passage, pack: &Pack) -> Option<bool> {
    let found = any_opener(passage.text(), pack)?;
    Some(passage.has_emphasis(&found.range))
}

/// Whether the passage begins with marked words, quotes before them not counted.
pub(super) fn begins_marked(passage: &Passage) -> bool {
    let text = passage.text();
    let start = before_words(text);
    passage
        .marks()
        .iter()
        .any(|mark| mark.start <= start && start < mark.end && mark.kind.is_emphasis())
}

/// How many bytes of quotation marks and blanks stand before the words of a line.
pub(super) fn before_words(line: &str) -> usize {
    line.len() - line.trim_start_matches(['“', '"', '«', ' ']).len()
}

/// Whether the text is a line of known form before the title, a formula, or a closing line.
pub(super) fn is_known_line(text: &str, pack: &Pack) -> bool {
    // A small letter goes on with a sentence: “at its / seventy-ninth session;”.
    if text.len() > 400 || text.starts_with(char::is_lowercase) {
        return false;
    }
    let line = Folded::new(text, Blanks::Dropped);
    is_formula(&line, pack) || is_closing(&line, pack) || is_masthead(&line, pack)
}

/// Whether the text begins with the name of a side of a vote and its colon: `Against: …`.
pub(super) fn begins_side(text: &str, pack: &Pack) -> bool {
    let Some(end) = head(text, 80).find([':', '：']) else {
        return false;
    };
    let closing = &pack.closing;
    let line = Folded::new(&text[..end], Blanks::Dropped);
    [closing.in_favour, closing.against, closing.abstaining]
        .iter()
        .any(|names| names.contains(&line.text()))
}

/// Whether the text begins with a date.
pub(super) fn begins_with_date(text: &str, pack: &Pack) -> bool {
    let line = Folded::new(head(text, 60), Blanks::Dropped);
    template::date(&line, 0, pack).is_some()
}

/// Whether the line is a date alone, in the language's form or the English one that mastheads keep.
fn is_date(line: &Folded<'_>, pack: &Pack) -> bool {
    [pack, crate::language::pack(crate::model::Language::English)]
        .into_iter()
        .filter_map(|pack| template::date(line, 0, pack))
        .any(|(_, end)| line.text()[end..].chars().all(|c| ",.".contains(c)))
}

/// Whether the text begins with the number of a resolution before a title, and its stop: `72/57.`,
/// `1514 (XV).`, `ES-11/1.` Without a stop it may be a citation that a line tore.
pub(super) fn has_title_number(text: &str, pack: &Pack) -> bool {
    title_number(text, pack).is_some_and(|number| number.has_stop)
}

/// Whether the line names a meeting or is a date alone.
pub(super) fn is_closing(line: &Folded<'_>, pack: &Pack) -> bool {
    template::whole(&pack.closing.meeting, line, pack).is_some()
        || template::whole(&pack.closing.resumed_meeting, line, pack).is_some()
        || is_date(line, pack)
}

/// Whether the line is the head of an annex or a part and no more: `Annex I`, `Part III`.
pub(super) fn is_head(text: &str, pack: &Pack) -> bool {
    if text.len() > 60 || text.starts_with(char::is_lowercase) {
        return false;
    }
    let line = Folded::new(text, Blanks::Dropped);
    let divisions = &pack.divisions;
    let forms = [&divisions.annex, &divisions.appendix, &divisions.part];
    let mut forms = forms.into_iter();
    forms.any(|forms| {
        template::longest(forms, &line, 0, pack)
            .is_some_and(|found| found.end == line.text().len() && !found.captures.is_empty())
    })
}

/// Whether the line has a form that only mastheads have.
fn is_masthead(line: &Folded<'_>, pack: &Pack) -> bool {
    let masthead = &pack.masthead;
    let bracketed = line.head().starts_with(b"[");
    [
        &masthead.session,
        &masthead.special_session,
        &masthead.emergency_session,
        &masthead.agenda,
    ]
    .into_iter()
    .chain([
        &masthead.adoption,
        &masthead.distribution,
        &masthead.original,
        &masthead.organization,
    ])
    .any(|forms| template::whole(forms, line, pack).is_some())
        || (bracketed && template::whole(&masthead.proponent, line, pack).is_some())
}
