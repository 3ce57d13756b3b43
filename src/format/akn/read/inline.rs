//! Running text: marking, notes, citations, dates.

use super::document::{Reader, Target as Pointer};
use super::tree::{Element, Node, Owner};
use crate::format::akn::{cites, implied, pieces};
use crate::frbr::{self, WorkIri};
use crate::model::{DatePhrase, Image, Inline, Link, Note, NoteCall, Reference, Target, Text};

impl<'e> Reader<'e> {
    /// All of the text of an element, with its pieces where they are stated.
    pub(super) fn running(&mut self, element: &'e Element) -> Text {
        let text = self.nodes(&element.children);
        self.exact(element, text)
    }

    /// The text with the pieces that the element states.
    pub(super) fn exact(&mut self, element: &Element, text: Text) -> Text {
        let Some(spelled) = element.own("pieces") else {
            return text;
        };
        match pieces::restore(spelled, &text) {
            Some(exact) => self.numbered_calls(exact),
            None => text,
        }
    }

    /// Pieces name notes by their number: makes them targets, as all calls name them here.
    pub(super) fn numbered_calls(&mut self, text: Text) -> Text {
        let mut inlines = text.into_inlines();
        for inline in &mut inlines {
            if let Inline::NoteCall(call) = inline {
                call.note = self.target(Pointer::Number(call.note));
            } else if let Some(content) = inline.content_mut() {
                let inner = std::mem::take(content);
                *content = self.numbered_calls(inner);
            }
        }
        Text::new(inlines)
    }

    pub(super) fn target(&mut self, target: Pointer<'e>) -> u32 {
        self.targets.push(target);
        self.targets.len() as u32 - 1
    }

    /// The text of nodes, without the layout at their edges.
    pub(super) fn nodes(&mut self, nodes: &'e [Node]) -> Text {
        let mut inlines = Vec::new();
        self.inlines(nodes, &mut inlines);
        if self.foreign {
            return trimmed(Text::new(inlines));
        }
        Text::new(inlines)
    }

    pub(super) fn inlines(&mut self, nodes: &'e [Node], out: &mut Vec<Inline>) {
        let is_layout = |node: &Node| matches!(node, Node::Layout);
        let start = nodes.iter().take_while(|node| is_layout(node)).count();
        let end = nodes
            .iter()
            .rev()
            .take_while(|node| is_layout(node))
            .count();
        let inner = nodes.get(start..nodes.len() - end).unwrap_or_default();
        for node in inner {
            match node {
                Node::Text(words) if self.foreign => {
                    out.push(Inline::Text(words.replace(['\t', '\n', '\r'], " ")));
                }
                Node::Text(words) => out.push(Inline::Text(words.clone())),
                Node::Layout => out.push(Inline::Text(" ".into())),
                Node::Element(element) => self.inline(element, out),
            }
        }
    }

    fn content(&mut self, element: &'e Element) -> Text {
        let mut inlines = Vec::new();
        self.inlines(&element.children, &mut inlines);
        Text::new(inlines)
    }

    fn inline(&mut self, element: &'e Element, out: &mut Vec<Inline>) {
        if element.owner != Owner::Akn {
            return self.inlines(&element.children, out);
        }
        let inline = match element.name.as_str() {
            "i" if element.own("is") == Some("opener") => Inline::Opener(self.content(element)),
            "i" => Inline::Emphasis(self.content(element)),
            "b" => Inline::Strong(self.content(element)),
            "sub" => Inline::Subscript(self.content(element)),
            "sup" => return self.superscript(element, out),
            "span" => return self.span(element, out),
            // What was marked beside the model stands by its words.
            "term" | "organization" if element.own("is") == Some("words") => {
                return self.inlines(&element.children, out);
            }
            "term" if element.own("is") == Some("emphasis") => {
                Inline::Emphasis(self.content(element))
            }
            "term" => self.term(element),
            "concept" => return self.goal(element, out),
            "a" => self.link(element),
            "img" => Inline::Image(Image {
                target: element.attribute("src").unwrap_or_default().to_owned(),
                alternative: element.attribute("alt").unwrap_or_default().to_owned(),
            }),
            "eol" | "br" => Inline::Break,
            "authorialNote" | "note" => Inline::Note(self.note(element)),
            "noteRef" => {
                let note = self.target(Pointer::Note(element.pointer("href")));
                let marker = element.attribute("marker").unwrap_or_default().to_owned();
                Inline::NoteCall(NoteCall { marker, note })
            }
            "ref" | "rref" | "mref" => return self.reference(element, out),
            "date" | "docDate" => match element.attribute("date").map(str::parse) {
                Some(Ok(date)) => {
                    self.namings.push(implied::Naming::Day(date));
                    let content = self.content(element);
                    Inline::Date(DatePhrase { date, content })
                }
                _ => return self.inlines(&element.children, out),
            },
            "table" => {
                let table = self.table(element);
                self.tables.push(table);
                return;
            }
            "p" => {
                // Paragraphs in running text, as others have them, stand on lines of their own.
                if !out.is_empty() {
                    out.push(Inline::Break);
                }
                return self.inlines(&element.children, out);
            }
            _ => return self.mention(element, out),
        };
        out.push(inline);
    }

    /// Raised words, or what is raised around a note and its calls.
    fn superscript(&mut self, element: &'e Element, out: &mut Vec<Inline>) {
        if let Some(number) = element.own("call").and_then(|number| number.parse().ok()) {
            let note = self.target(Pointer::Number(number));
            let marker = element.words();
            return out.push(Inline::NoteCall(NoteCall { marker, note }));
        }
        let mut elements = element.elements();
        let only = elements.next().filter(|_| elements.next().is_none());
        let call = only.is_some_and(|only| {
            only.is("authorialNote")
                || only.is("noteRef")
                || (only.is("ref") && only.attribute("href").is_some_and(|h| h.starts_with('#')))
        });
        let words = element
            .children
            .iter()
            .any(|node| matches!(node, Node::Text(_)));
        if call && !words {
            return self.inlines(&element.children, out);
        }
        out.push(Inline::Superscript(self.content(element)));
    }

    /// Words that the United Nations' own files mark by a class.
    fn span(&mut self, element: &'e Element, out: &mut Vec<Inline>) {
        let content = self.content(element);
        if content.is_empty() {
            return;
        }
        let mut marked = vec![];
        let (bold, italic) = (element.has_class("bold"), element.has_class("italic"));
        match (bold, italic) {
            (false, false) => marked.extend(content.into_inlines()),
            (true, false) => marked.push(Inline::Strong(content)),
            (false, true) => marked.push(Inline::Emphasis(content)),
            (true, true) => {
                let inner = Text::new(vec![Inline::Emphasis(content)]);
                marked.push(Inline::Strong(inner));
            }
        }
        out.extend(marked);
    }

    /// The words of a clause's action.
    fn term(&mut self, element: &'e Element) -> Inline {
        let content = self.content(element);
        let class = element.own("shades").unwrap_or_default();
        if self.action.is_none() {
            let concept = Some(element.pointer("refersTo"));
            let action = implied::shaded(concept, class, content.plain());
            self.action = Some(action).filter(|action| action.concept.is_some());
        }
        Inline::Opener(content)
    }

    fn link(&mut self, element: &'e Element) -> Inline {
        let target = element.attribute("href").unwrap_or_default().to_owned();
        let content = self.content(element);
        match implied::symbol_at(&target) {
            // What a file of others links to is what it cites.
            Some(symbol) if self.foreign => Inline::Reference(Reference::to(symbol, None, content)),
            _ => Inline::Link(Link { target, content }),
        }
    }

    fn reference(&mut self, element: &'e Element, out: &mut Vec<Inline>) {
        let href = element.attribute("href").or(element.attribute("from"));
        let href = href.unwrap_or_default();
        let stated = element.own("cites").and_then(cites::read);
        if let Some(note) = href.strip_prefix('#').filter(|_| element.is("ref")) {
            if self.note_ids.contains(note) {
                let note = self.target(Pointer::Note(note));
                let marker = element.words();
                return out.push(Inline::NoteCall(NoteCall { marker, note }));
            }
            if stated.is_none() && frbr::portions(href, None).is_none() {
                return self.inlines(&element.children, out);
            }
        }
        if element.pointer("refersTo") == "agendaItem" {
            return self.mention(element, out);
        }
        let content = self.content(element);
        let eid = element.attribute("eId").unwrap_or_default();
        let address = self.alternatives.get(eid).copied().unwrap_or(href);
        let cited = stated
            .or_else(|| {
                let symbol = implied::symbol_at(address);
                cites::told(href, element.attribute("upTo"), symbol)
            })
            .or_else(|| {
                let symbol =
                    implied::symbol_at(address).or_else(|| content.plain().trim().parse().ok());
                Some((Target::Document(symbol?), Vec::new()))
            });
        let Some((target, within)) = cited else {
            return out.extend(content.into_inlines());
        };
        let dated = !element.has_class("date-inferred") && cites::tells_date(&target);
        let work = href.split_once("/!").map_or(href, |(work, _)| work);
        let work = work.parse::<WorkIri>().ok().filter(|_| dated);
        let date = work.and_then(|work| work.date().parse().ok());
        out.push(Inline::Reference(Reference {
            target,
            within,
            date,
            content,
        }));
    }

    /// A goal or a target of one.
    fn goal(&mut self, element: &'e Element, out: &mut Vec<Inline>) {
        let goal = element.pointer("refersTo").strip_prefix("sdg");
        let Some(goal) = goal.and_then(|goal| goal.parse().ok()) else {
            return self.inlines(&element.children, out);
        };
        out.push(Inline::Reference(Reference {
            target: Target::Goal(goal),
            within: Vec::new(),
            date: None,
            content: self.content(element),
        }));
    }

    fn note(&mut self, element: &'e Element) -> Note {
        let marker = element
            .attribute("marker")
            .filter(|_| element.own("is") != Some("unmarked"));
        // What stands in a note belongs neither to the clause nor to the line that calls it.
        let (action, namings) = (self.action.take(), std::mem::take(&mut self.namings));
        let tables = std::mem::take(&mut self.tables);
        let content = self.blocks(element);
        (self.action, self.namings, self.tables) = (action, namings, tables);
        Note {
            eid: super::notes::id(element),
            marker: marker.unwrap_or_default().to_owned(),
            content,
            span: element.span,
        }
    }
}

/// Words as others print them: one blank for several, none at the edges.
fn trimmed(text: Text) -> Text {
    let mut inlines = text.into_inlines();
    let mut blank = true;
    squeeze(&mut inlines, &mut blank);
    while let Some(last) = inlines.last_mut() {
        let Inline::Text(words) = last else { break };
        words.truncate(words.trim_end().len());
        if !words.is_empty() {
            break;
        }
        inlines.pop();
    }
    Text::new(inlines)
}

/// Drops blanks after blanks; `blank` says whether the words so far end in one.
fn squeeze(inlines: &mut [Inline], blank: &mut bool) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => {
                words.retain(|c| {
                    let after_blank = std::mem::replace(blank, c == ' ');
                    c != ' ' || !after_blank
                });
            }
            Inline::Break => *blank = true,
            Inline::Note(_) | Inline::NoteCall(_) | Inline::Image(_) => *blank = false,
            other => {
                if let Some(content) = other.content_mut() {
                    let mut inner = std::mem::take(content).into_inlines();
                    squeeze(&mut inner, blank);
                    *content = Text::new(inner);
                }
            }
        }
    }
}
