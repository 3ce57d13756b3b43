//! What the schema is known to accept, so that a valid document is told at a glance.
//!
//! The crate that checks is asked once what the schema says of an element, of an attribute of it, of
//! a child after those before it, of a value; the answers are kept. A document of which every step
//! is known is valid for certain. Of any other nothing is said here: it is checked in full, which
//! finds the words and the place.

mod ask;

use super::tree::{Element, Tree};
use ask::{Attribute, Form, LAX, Names, Next, Step};
use std::collections::{HashMap, HashSet};
use xsd_schema::SchemaSet;
use xsd_schema::ids::{ElementKey, TypeKey};
use xsd_schema::validation::SchemaValidator;

/// What is known of a schema.
pub(super) struct Memo {
    /// Whether the schema has nothing in it that is beyond this.
    knowable: bool,
    names: Names,
    forms: Vec<Form>,
    declared: HashMap<ElementKey, Option<usize>>,
    values: Vec<Values>,
    types: HashMap<TypeKey, usize>,
}

/// The values that were found to be of a type.
struct Values {
    of: TypeKey,
    known: HashSet<Box<str>>,
    /// Whether all of them are words, which are equal only where their letters are.
    words: bool,
}

/// How many values of a type are kept, and how long ones: most are addresses, which come again.
const VALUES: usize = 1 << 14;
const LONGEST: usize = 80;

impl Memo {
    pub(super) fn new(set: &SchemaSet) -> Self {
        Self {
            knowable: ask::is_knowable(set),
            names: Names::new(set),
            forms: vec![Form::lax()],
            declared: HashMap::new(),
            values: Vec::new(),
            types: HashMap::new(),
        }
    }

    /// Whether the document is valid for certain.
    pub(super) fn accepts(
        &mut self,
        tree: &Tree<'_>,
        set: &SchemaSet,
        validator: &SchemaValidator<'_>,
    ) -> bool {
        if !self.knowable || !tree.is_plain() {
            return false;
        }
        let mut walk = Walk {
            memo: self,
            set,
            validator,
            eids: HashSet::new(),
            scoped: false,
        };
        let root = tree.root();
        walk.memo
            .names
            .number(root.written_name(), set)
            .and_then(|name| walk.global(name))
            .is_some_and(|form| form != LAX && walk.fits(root, form))
    }
}

/// A document on its way through the schema.
struct Walk<'m, 's, 't> {
    memo: &'m mut Memo,
    set: &'m SchemaSet,
    validator: &'m SchemaValidator<'s>,
    /// The eIds met in the outermost element that wants them to differ.
    eids: HashSet<&'t str>,
    scoped: bool,
}

impl<'t> Walk<'_, '_, 't> {
    fn fits(&mut self, element: Element<'t>, form: usize) -> bool {
        // What differs in an element differs in all that is inside of it.
        let opens = self.memo.forms[form].unique && !self.scoped;
        if opens {
            self.scoped = true;
            self.eids.clear();
        }
        let fits = self.attributes(element, form) && self.children(element, form);
        if opens {
            self.scoped = false;
        }
        fits && self.memo.forms[form]
            .keyed
            .as_deref()
            .is_none_or(|path| has_keys(element, path))
    }

    fn attributes(&mut self, element: Element<'t>, form: usize) -> bool {
        let mut required = 0;
        for (key, value) in element.attributes() {
            if *key == "xmlns" || key.starts_with("xmlns:") {
                continue;
            }
            let Some(name) = self.name(key) else {
                return false;
            };
            let is_eid = *key == "eId";
            let fits = match self.attribute(form, name, value) {
                Attribute::Doubtful => false,
                Attribute::Free => !is_eid,
                Attribute::Of(values) => self.is_of(value, values, is_eid),
            };
            if !fits || is_eid && self.scoped && !self.eids.insert(value) {
                return false;
            }
            required += usize::from(self.memo.forms[form].required.contains(&name));
        }
        required == self.memo.forms[form].required.len()
    }

    fn children(&mut self, element: Element<'t>, form: usize) -> bool {
        let words = self.memo.forms[form].words();
        let mut state = 0;
        for node in element.nodes() {
            if node.is_text() {
                if !words.take(node) {
                    return false;
                }
                continue;
            }
            let step = self
                .name(node.written_name())
                .and_then(|name| self.step(form, state, name));
            let Some((next, child)) = step else {
                return false;
            };
            if !self.fits(node, child) {
                return false;
            }
            state = next;
        }
        self.memo.forms[form].may_end(state)
    }

    fn name(&mut self, written: &str) -> Option<usize> {
        self.memo.names.number(written, self.set)
    }

    /// The form of what is declared for all documents, or of what has no declaration; none where it
    /// is doubtful.
    fn global(&mut self, name: usize) -> Option<usize> {
        match self.memo.names.declaration(name, self.set) {
            Some(key) => self.declared(key),
            None => Some(LAX),
        }
    }

    fn declared(&mut self, key: ElementKey) -> Option<usize> {
        if let Some(known) = self.memo.declared.get(&key) {
            return *known;
        }
        let form = Form::of(key, self.set, self.validator, &mut self.memo.names).map(|form| {
            self.memo.forms.push(form);
            self.memo.forms.len() - 1
        });
        self.memo.declared.insert(key, form);
        form
    }

    fn attribute(&mut self, form: usize, name: usize, value: &str) -> Attribute<usize> {
        if let Some(known) = self.memo.forms[form].attribute(name) {
            return known;
        }
        let memo = &mut *self.memo;
        let of = memo.forms[form].of;
        let known = match ask::attribute(of, &memo.names, name, value, self.set, self.validator) {
            Attribute::Doubtful => Attribute::Doubtful,
            Attribute::Free => Attribute::Free,
            Attribute::Of(of) => Attribute::Of(*memo.types.entry(of).or_insert_with(|| {
                memo.values.push(Values {
                    of,
                    known: HashSet::new(),
                    words: true,
                });
                memo.values.len() - 1
            })),
        };
        memo.forms[form].learn_attribute(name, known);
        known
    }

    /// Whether a value is of the type, and is words where `words` says so.
    fn is_of(&mut self, value: &str, values: usize, words: bool) -> bool {
        let values = &mut self.memo.values[values];
        if !values.known.contains(value) {
            let Some(is_words) = ask::value(value, values.of, self.set) else {
                return false;
            };
            values.words &= is_words;
            if value.len() <= LONGEST {
                if values.known.len() >= VALUES {
                    values.known.clear();
                }
                values.known.insert(value.into());
            }
        }
        values.words || !words
    }

    /// The state after a child, and the form of the child.
    fn step(&mut self, form: usize, state: usize, name: usize) -> Option<(usize, usize)> {
        if form == LAX {
            return self.global(name).map(|child| (0, child));
        }
        let known = self.memo.forms[form].next(state, name);
        let known = known.unwrap_or_else(|| self.ask_next(form, state, name));
        match known {
            Next::Doubtful => None,
            Next::To(next, child) => Some((next, child)),
        }
    }

    fn ask_next(&mut self, form: usize, state: usize, name: usize) -> Next {
        let step = self.memo.forms[form].ask_next(state, name, &self.memo.names, self.set);
        let child = match step {
            Step::Doubtful => None,
            Step::Declared(next, key) => self.declared(key).map(|child| (next, child)),
            Step::Any(next) => self.global(name).map(|child| (next, child)),
        };
        let known = child.map_or(Next::Doubtful, |(next, child)| Next::To(next, child));
        self.memo.forms[form].learn_next(state, name, known);
        known
    }
}

/// Whether all that a path of children, `akn:meta/akn:references/*`, leads to have an eId.
fn has_keys(element: Element<'_>, path: &str) -> bool {
    let (step, rest) = path.split_once('/').unwrap_or((path, ""));
    let name = step.rsplit(':').next().unwrap_or(step);
    let mut children = element
        .children()
        .filter(|child| name == "*" || child.name() == name);
    children.all(|child| match rest {
        "" => child.attribute("eId").is_some(),
        rest => has_keys(child, rest),
    })
}
