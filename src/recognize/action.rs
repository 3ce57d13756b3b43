//! Actions: what the organ does in each clause, further actions within it included.

use super::mandate::{Reader, Register};
use super::wording::{Piece, Told, Wording, each_clause};
use crate::model::{Action, Deed, EId, Mandate, Mark, Marked, Organ, Resolution, Stretch};
use std::ops::Range;

/// The actions of a resolution, in its order: of each clause the one that opens it, then those within
/// it. Parts A, B… are resolutions of their own, and not looked into.
///
/// ```
/// let text = "*The General Assembly*,\n\n1. *Also welcomes* the report, and *encourages* States to read it.";
/// let parsed = plenary::parse(text, &plenary::Options::default());
/// let deeds = plenary::actions(&parsed.resolution);
/// assert_eq!(deeds[0].action.modifiers().next().unwrap().as_str(), "also");
/// assert_eq!(deeds[1].family().unwrap().as_str(), "inviting");
/// assert!(deeds[1].further);
/// assert_eq!(deeds[1].actor, Some(plenary::Organ::GeneralAssembly));
/// ```
pub fn actions(resolution: &Resolution) -> Vec<Deed> {
    let reader = Reader::new(resolution);
    let mut finder = Finder::new(resolution, &reader);
    each_clause(resolution, &reader, &mut |clause| finder.clause(clause));
    finder.found
}

/// What a format may mark in the clauses of a resolution: further actions, and those who are asked.
///
/// ```
/// let text = "*The General Assembly*,\n\n1. *Notes* the report, and *requests* the Secretary-General to read it.";
/// let parsed = plenary::parse(text, &plenary::Options::default());
/// let marks = plenary::marks(&parsed.resolution);
/// assert!(matches!(marks[0].what, plenary::Marked::Action(_)));
/// assert_eq!(marks[1].what, plenary::Marked::Addressee("un-sg"));
/// ```
pub fn marks(resolution: &Resolution) -> Vec<Mark> {
    let reader = Reader::new(resolution);
    let mut finder = Finder::new(resolution, &reader);
    let mut register = Register::new(&reader);
    let (mut acts, mut asked) = (Vec::new(), Vec::new());
    each_clause(resolution, &reader, &mut |clause| {
        finder.clause(clause);
        let deeds = finder.found.drain(..).filter(|deed| deed.further);
        acts.extend(deeds.map(|deed| Mark {
            part: deed.part,
            span: deed.span,
            what: Marked::Action(deed.action),
        }));
        register.enter(clause);
        asked.extend(register.found.drain(..).flat_map(|mandate| {
            let Mandate { part, places, .. } = mandate;
            let mark = move |(name, span)| Mark {
                part: part.clone(),
                span,
                what: Marked::Addressee(name),
            };
            places.into_iter().map(mark)
        }));
    });
    acts.append(&mut asked);
    acts
}

struct Finder<'a> {
    reader: &'a Reader,
    actor: Option<Organ>,
    found: Vec<Deed>,
}

impl<'a> Finder<'a> {
    fn new(resolution: &Resolution, reader: &'a Reader) -> Self {
        Self {
            reader,
            actor: resolution.identity.organ.as_ref().map(|fact| fact.value),
            found: Vec::new(),
        }
    }

    /// A clause or point, and the points in it.
    fn clause(&mut self, clause: &Wording<'_>) {
        let mut opening = clause.action;
        for (place, piece) in clause.content.iter().enumerate() {
            match piece {
                Piece::Text(told) => {
                    if let Some(action) = opening.take()
                        && let Some(range) = told.opening.clone()
                    {
                        self.add(clause.part, action.clone(), place, range, false);
                    }
                    self.further(clause.part, told, place);
                }
                Piece::Points(points) => {
                    for point in points {
                        self.clause(point);
                    }
                }
                Piece::Table => {}
            }
        }
    }

    fn further(&mut self, part: &EId, told: &Told, place: usize) {
        let words = &told.words;
        let from = told.opening.as_ref().map_or(0, |range| range.end);
        for opener in &told.further {
            let before = words.plain[..opener.range.start].trim_end();
            let is_sure = words.marks(&opener.range)
                || !opener.concept.is_of_others_too()
                    && (self.reader.tells(opener.concept)
                        || self.reader.joins(before)
                        || opener.also
                        || opener.further
                        || opener.again);
            let is_apart = from == 0 || opener.range.start > from;
            if !is_sure || !is_apart {
                continue;
            }
            let action = Action {
                concept: Some(opener.concept),
                also: opener.also,
                further: opener.further,
                again: opener.again,
                phrase: words.plain[opener.range.clone()].to_owned(),
            };
            self.add(part, action, place, opener.range.clone(), true);
        }
    }

    fn add(&mut self, part: &EId, action: Action, content: usize, at: Range<usize>, further: bool) {
        self.found.push(Deed {
            part: part.clone(),
            actor: self.actor,
            action,
            further,
            span: Stretch {
                content,
                start: at.start,
                end: at.end,
            },
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyItem, Content};

    /// The families of a text's actions, `+` before further ones.
    fn families(text: &str) -> Vec<String> {
        let parsed = crate::parse(text, &crate::Options::default());
        let deeds = actions(&parsed.resolution);
        let shown = deeds.iter().map(|deed| {
            let plus = if deed.further { "+" } else { "" };
            let family = deed.family().map_or("?", |family| family.as_str());
            format!("{plus}{family}")
        });
        shown.collect()
    }

    #[test]
    fn further_actions_are_found_in_six_languages() {
        for text in [
            "The General Assembly,\n\n1. Also welcomes the report of the keepers, and encourages States to read it;\n",
            "L’Assemblée générale,\n\n1. Se félicite également du rapport des gardiens, et encourage les États à le lire ;\n",
            "La Asamblea General,\n\n1. Acoge con beneplácito también el informe de los guardianes, y alienta a los Estados a leerlo;\n",
            "Генеральная Ассамблея,\n\n1. приветствует также доклад хранителей, а также призывает государства ознакомиться с ним;\n",
            "大会，\n\n1. 又欢迎看守人的报告，并鼓励各国阅读该报告；\n",
            "إن الجمعية العامة،\n\n1 - ترحب أيضا بتقرير الحراس، وتشجع الدول على قراءته؛\n",
        ] {
            let found = families(text);
            assert_eq!(found[0], "welcoming", "{text}");
            let asks = ["+inviting", "+callingUpon"];
            assert_eq!(found.len(), 2, "{text}: {found:?}");
            assert!(asks.contains(&found[1].as_str()), "{text}: {found:?}");
            let parsed = crate::parse(text, &crate::Options::default());
            let deeds = actions(&parsed.resolution);
            let also = deeds[0].action.modifiers().next().unwrap();
            assert_eq!(also.as_str(), "also", "{text}");
            let BodyItem::Paragraph(paragraph) = &parsed.resolution.body[0] else {
                panic!("{text}");
            };
            let Content::Text(block) = &paragraph.content[0] else {
                panic!("{text}");
            };
            for deed in &deeds {
                let words = &block.text.plain()[deed.span.start..deed.span.end];
                assert_eq!(words, deed.action.phrase);
            }
        }
    }

    #[test]
    fn what_others_do_is_no_action_of_the_organ_unless_marked() {
        let plain =
            "The General Assembly,\n\n1. Notes the office that trims lamps and supports keepers;\n";
        assert_eq!(families(plain), ["noting"]);
        let marked =
            "The General Assembly,\n\n1. *Notes* the office, and *supports* the keepers;\n";
        assert_eq!(families(marked), ["noting", "+supporting"]);
    }

    #[test]
    fn recitals_and_points_have_their_own_actions() {
        let text = "The General Assembly,\n\nRecalling its resolution 71/48, and stressing the need for light,\n\n\
            1. Decides:\n\n(a) To meet;\n\n(b) To read the report, and requests the keepers to write it.\n";
        let found = families(text);
        assert_eq!(
            found,
            ["recalling", "+stressing", "deciding", "+requesting"]
        );
    }
}
