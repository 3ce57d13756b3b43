//! A document: what is known while it is read, and its parts in their order.

use super::tree::{Element, Node};
use super::{annex, meta, notes};
use crate::diagnostic::{Code, Diagnostic};
use crate::format::akn::implied::{self, Naming};
use crate::format::akn::stated::closing;
use crate::model::{
    Action, Conclusions, Content, Formula, Language, Organ, Preamble, Recital, Resolution, Table,
    Text,
};
use std::collections::{HashMap, HashSet};

/// Which note a call means.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target<'e> {
    /// The note with this eId.
    Note(&'e str),
    /// The note at this place among the notes of the document.
    Number(u32),
}

/// What is known while a document is read.
pub(super) struct Reader<'e> {
    /// Whether the file is not of our making, so that its layout and addresses mean nothing.
    pub(super) foreign: bool,
    pub(super) organ: Option<Organ>,
    /// The web addresses of cited documents, by the eId of the citation.
    pub(super) alternatives: HashMap<&'e str, &'e str>,
    /// The eIds of notes.
    pub(super) note_ids: HashSet<&'e str>,
    /// What the calls met so far mean; a call holds its place here until all notes are known.
    pub(super) targets: Vec<Target<'e>>,
    /// The action that the first term of the clause at hand tells.
    pub(super) action: Option<Action>,
    /// What the elements of the line at hand name.
    pub(super) namings: Vec<Naming>,
    /// Tables met in running text.
    pub(super) tables: Vec<Table>,
    pub(super) diagnostics: &'e mut Vec<Diagnostic>,
}

/// Reads the document of an element: a statement, or what else stands for one.
pub(super) fn read(
    element: &Element,
    language: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolution {
    let mut found = Vec::new();
    let about = meta::Meta::of(element, language, &mut found);
    let mut reader = Reader::new(element, &about, &mut found);
    let mut resolution = Resolution::empty(about.language);
    reader.head(element, &about, &mut resolution);
    reader.parts(element, &mut resolution);
    about.identify(&mut resolution);
    about.close(&mut resolution);
    if about.foreign {
        meta::report(&resolution, element.span, reader.diagnostics);
    }
    notes::number_calls(&mut resolution, &reader.targets);
    diagnostics.append(&mut found);
    resolution
}

impl<'e> Reader<'e> {
    pub(super) fn new(
        document: &'e Element,
        about: &meta::Meta<'e>,
        diagnostics: &'e mut Vec<Diagnostic>,
    ) -> Self {
        let mut alternatives = HashMap::new();
        let mut note_ids = HashSet::new();
        document.visit(&mut |element| match element.name.as_str() {
            "alternativeReference" => {
                let href = element.attribute("href").unwrap_or_default();
                alternatives.insert(element.pointer("for"), href);
            }
            "authorialNote" | "note" => {
                note_ids.extend(element.attribute("eId"));
            }
            _ => {}
        });
        Self {
            foreign: about.foreign,
            organ: about.organ(),
            alternatives,
            note_ids,
            targets: Vec::new(),
            action: None,
            namings: Vec::new(),
            tables: Vec::new(),
            diagnostics,
        }
    }

    /// Everything after the head, in its order.
    pub(super) fn parts(&mut self, document: &'e Element, resolution: &mut Resolution) {
        for node in &document.children {
            if let Node::Element(_) = node {
                self.part(node, resolution);
            }
        }
    }

    /// A part of a document after its head.
    pub(super) fn part(&mut self, node: &'e Node, resolution: &mut Resolution) {
        let Node::Element(element) = node else {
            return;
        };
        match element.name.as_str() {
            "preamble" => self.preamble(element, resolution),
            "mainBody" | "body" => {
                let items = self.body(element);
                resolution.body.extend(items);
            }
            "conclusions" => self.conclusions(element, &mut resolution.conclusions),
            "attachments" => {
                let annexes = annex::all(self, element);
                resolution.annexes.extend(annexes);
            }
            "meta" | "coverPage" | "preface" => {}
            _ => {
                let items = self.items(std::slice::from_ref(node));
                resolution.body.extend(items);
            }
        }
    }

    /// A preamble; one that comes after others has gone before stands in the body.
    fn preamble(&mut self, element: &'e Element, resolution: &mut Resolution) {
        let mut preamble = self.whole_preamble(element);
        if resolution.body.is_empty() {
            let first = &mut resolution.preamble;
            if first.is_empty() {
                *first = preamble;
            } else {
                first.recitals.append(&mut preamble.recitals);
            }
            return;
        }
        let message = "a second preamble stands in the body, as the schema allows only one";
        self.diagnostics
            .push(Diagnostic::at(Code::Unplaced, element.span, message));
        super::body::append_preamble(preamble, &mut resolution.body);
    }

    pub(super) fn whole_preamble(&mut self, element: &'e Element) -> Preamble {
        let mut preamble = Preamble::default();
        for node in &element.children {
            self.preambular(node, &mut preamble);
        }
        preamble
    }

    fn preambular(&mut self, node: &'e Node, preamble: &mut Preamble) {
        let Node::Element(element) = node else {
            return self.loose_recital(node, preamble);
        };
        let first = preamble.formula.is_none() && preamble.recitals.is_empty();
        match element.name.as_str() {
            "formula" if first => {
                let mut content = self.clause_blocks(element);
                let text = match content.len() {
                    0 => Text::default(),
                    _ => content_text(content.remove(0)),
                };
                preamble.formula = Some(Formula {
                    text,
                    span: element.span,
                    ..Formula::default()
                });
                preamble
                    .recitals
                    .extend(content.into_iter().map(|piece| Recital {
                        content: vec![piece],
                        ..Recital::default()
                    }));
            }
            "recitals" | "citations" => {
                for node in &element.children {
                    self.preambular(node, preamble);
                }
            }
            "p" => self.loose_recital(node, preamble),
            _ => {
                self.action = None;
                let content = self.blocks(element);
                let action = self.told_action(element);
                preamble.recitals.push(Recital {
                    action,
                    content,
                    span: element.span,
                    ..Recital::default()
                });
            }
        }
    }

    /// Words outside of any container.
    fn loose_recital(&mut self, node: &'e Node, preamble: &mut Preamble) {
        self.action = None;
        let mut content = Vec::new();
        self.blocks_into(std::slice::from_ref(node), &mut content);
        let action = self.action.take();
        if !content.is_empty() {
            preamble.recitals.push(Recital {
                action,
                content,
                ..Recital::default()
            });
        }
    }

    fn clause_blocks(&mut self, element: &'e Element) -> Vec<Content> {
        let mut content = Vec::new();
        self.blocks_into(&element.children, &mut content);
        content
    }

    /// The action of the clause that has just been read.
    pub(super) fn told_action(&mut self, element: &Element) -> Option<Action> {
        let told = self.action.take();
        match element.own("action") {
            Some(spelled) => implied::stated_action(spelled),
            None => told,
        }
    }

    fn conclusions(&mut self, element: &'e Element, conclusions: &mut Option<Conclusions>) {
        let mut content = Vec::new();
        self.blocks_into(&element.children, &mut content);
        let conclusions = conclusions.get_or_insert_with(Conclusions::default);
        conclusions.span = element.span;
        super::content::texts_of(content, &mut conclusions.lines);
        (conclusions.meeting, conclusions.date) = closing(&conclusions.lines);
    }
}

/// The text of a piece, its labels and cells too.
fn content_text(piece: Content) -> Text {
    let mut texts = Vec::new();
    super::content::texts_of(vec![piece], &mut texts);
    let mut inlines = Vec::new();
    for text in texts {
        if !inlines.is_empty() {
            inlines.push(" ".into());
        }
        inlines.extend(text.into_inlines());
    }
    Text::new(inlines)
}
