//! “Ibid.”: what the note before cites.

use super::Citing;
use super::portion::{Places, is_within};
use crate::language::{Blanks, Folded, longest_word};
use crate::markdown::Passage;
use crate::model::{Date, Portion, Target};
use crate::recognize::prose::{Meaning, Sense};

/// What a note cites, if it is one thing.
#[derive(Clone, Debug)]
pub(in crate::recognize) struct Source {
    target: Target,
    within: Vec<Portion>,
    date: Option<Date>,
}

impl Citing {
    /// The meanings of a note. Where it begins with “Ibid.” and cites nothing by itself, that is what
    /// the note `before` cites, at the place that is named, else at the same place. Then this note is
    /// the one before.
    pub(in crate::recognize) fn of_note(
        &self,
        passage: &Passage,
        before: &mut Option<Source>,
    ) -> Vec<Meaning> {
        let mut meanings = self.meanings(passage, &[]);
        let cites = |m: &Meaning| matches!(&m.what, Sense::Reference(target, ..) if !matches!(target, Target::This | Target::Act));
        if !meanings.iter().any(cites)
            && let Some(source) = before
            && let Some(meaning) = self.same_source(passage, source)
        {
            meanings.retain(|other| other.range.start >= meaning.range.end);
            meanings.insert(0, meaning);
        }
        let mut sources = meanings.iter().filter(|m| cites(m));
        *before = match (sources.next(), sources.next()) {
            (Some(Meaning { what, .. }), None) => source(what),
            _ => None,
        };
        meanings
    }

    fn same_source(&self, passage: &Passage, source: &Source) -> Option<Meaning> {
        let line = Folded::new(passage.text(), Blanks::Dropped);
        let len = longest_word(self.pack.citations.ibid, line.text())?;
        let rest = &line.text()[len..];
        if rest.starts_with(char::is_alphanumeric) && !line.is_apart(len) {
            return None;
        }
        let stop = usize::from(rest.starts_with('.'));
        let places = Places {
            line: &line,
            citing: *self,
        };
        if let Target::Treaty(_) = source.target
            && let Some((target, end)) = places.volume(len + stop)
        {
            return Some(Meaning {
                range: line.printed(&(0..end)),
                what: Sense::Reference(target, Vec::new(), None),
            });
        }
        let (within, end) = places.behind(len + stop);
        let (within, end) = if within.is_empty() {
            (source.within.clone(), len)
        } else {
            // “Ibid., sect. B” is one of the same chapter.
            let wider = source.within.iter();
            let wider = wider
                .take_while(|outer| is_within(outer, &within[0]))
                .cloned();
            (wider.chain(within.iter().cloned()).collect(), end)
        };
        Some(Meaning {
            range: line.printed(&(0..end)),
            what: Sense::Reference(source.target.clone(), within, source.date),
        })
    }
}

fn source(what: &Sense) -> Option<Source> {
    match what {
        Sense::Reference(target, within, date) => Some(Source {
            target: target.clone(),
            within: within.clone(),
            date: *date,
        }),
        Sense::Opener | Sense::Named(_) | Sense::Date(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::model::Language;

    #[test]
    fn ibid_is_what_the_note_before_cites_in_six_languages() {
        for (language, before, ibid, elsewhere) in [
            (
                Language::English,
                "See resolution 60/1, annex.",
                "Ibid.",
                "Ibid., para. 5.",
            ),
            (
                Language::French,
                "Voir résolution 60/1, annexe.",
                "Ibid.",
                "Ibid., par. 5.",
            ),
            (
                Language::Spanish,
                "Véase la resolución 60/1, anexo.",
                "Ibid.",
                "Ibid., párr. 5.",
            ),
            (
                Language::Russian,
                "См. резолюцию 60/1, приложение.",
                "Там же.",
                "Там же, пункт 5.",
            ),
            (
                Language::Arabic,
                "انظر القرار 60/1، المرفق.",
                "المرجع نفسه.",
                "المرجع نفسه، الفقرة 5.",
            ),
            (
                Language::Chinese,
                "见第60/1号决议，附件。",
                "同上。",
                "同上，第5段。",
            ),
        ] {
            let citing = Citing {
                pack: pack(language),
                organ: None,
            };
            let mut last = None;
            let mut read = |text: &str| {
                let mut passage = Passage::default();
                passage.push(text, 0);
                let meanings = citing.of_note(&passage, &mut last);
                let shown = meanings.iter().map(|m| match &m.what {
                    Sense::Reference(Target::Document(symbol), within, _) => {
                        let levels = within.iter();
                        let levels = levels.map(|p| format!(" {:?} {}", p.level, p.number));
                        format!("{symbol}{}", levels.collect::<String>())
                    }
                    other => format!("{other:?}"),
                });
                shown.collect::<Vec<_>>()
            };
            assert_eq!(read(before), ["A/RES/60/1 Annex 1"], "{before}");
            assert_eq!(read(ibid), ["A/RES/60/1 Annex 1"], "{ibid}");
            assert_eq!(
                read(elsewhere),
                ["A/RES/60/1 Annex 1 Paragraph 5"],
                "{elsewhere}"
            );
            // A note that cites nothing, or much, leaves nothing to point to.
            read("…");
            assert!(read(ibid).is_empty(), "{ibid}");
        }
    }
}
