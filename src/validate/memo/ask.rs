//! What the crate that checks is asked, and the answers.

use crate::validate::exact::{is_uri_reference, visible};
use crate::validate::tree::{AKN, Element, UN};
use std::cell::Cell;
use std::collections::HashMap;
use xsd_schema::compiler::{
    ContentModelMatcher, NfaTable, NfaTerm, StateSet, compile_content_model_matcher,
    epsilon_closure, nfa_term_matches,
};
use xsd_schema::ids::{ComplexTypeKey, ElementKey, IdentityConstraintKey, NameId, TypeKey};
use xsd_schema::namespace::context::NamespaceContextSnapshot;
use xsd_schema::parser::frames::IdentityKind;
use xsd_schema::types::complex::ProcessContents;
use xsd_schema::types::value::{XmlValue, XmlValueKind};
use xsd_schema::validation::{
    ContentType, SchemaInfo, SchemaValidator, SchemaValidity, ValidationError, ValidationRoot,
    ValidationRuntime, ValidationSink, ValidationWarning, validate_simple_type,
};
use xsd_schema::{SchemaSet, XmlTypeCode};

/// How many names are kept: far more than Akoma Ntoso has.
const NAMES: usize = 4096;

/// The form of elements that have no declaration: anything may stand in them, and what is declared is
/// held against its declaration.
pub(super) const LAX: usize = 0;

/// Whether the schema leaves out what depends on more than an element and its parent, or on how a
/// value is written.
pub(super) fn is_knowable(set: &SchemaSet) -> bool {
    let arenas = &set.arenas;
    let of_types = arenas.complex_types.values().flat_map(|of| &of.attributes);
    let of_groups = arenas
        .attribute_groups
        .values()
        .flat_map(|of| &of.attributes);
    let fixed = of_types
        .chain(of_groups)
        .any(|of| of.attribute.fixed_value.is_some())
        || arenas
            .attributes
            .values()
            .any(|of| of.fixed_value.is_some());
    let substituted = arenas
        .elements
        .values()
        .any(|of| !of.substitution_group.is_empty());
    set.is_xsd10() && !fixed && !substituted
}

/// The names met in documents, as they are written there: without a prefix or with the one of the
/// United Nations' namespace.
pub(super) struct Names {
    numbers: HashMap<Box<str>, usize>,
    /// Whether a prefix is written, and the name after it.
    spelled: Vec<(bool, NameId)>,
    akn: NameId,
    un: NameId,
}

impl Names {
    pub(super) fn new(set: &SchemaSet) -> Self {
        Self {
            numbers: HashMap::new(),
            spelled: Vec::new(),
            akn: set.name_table.add(AKN),
            un: set.name_table.add(UN),
        }
    }

    /// The number of a name; none where there are too many to be kept.
    pub(super) fn number(&mut self, written: &str, set: &SchemaSet) -> Option<usize> {
        if let Some(&known) = self.numbers.get(written) {
            return Some(known);
        }
        let number = self.spelled.len();
        if number >= NAMES {
            return None;
        }
        let local = written.split_once(':').map(|(_, local)| local);
        let id = set.name_table.add(local.unwrap_or(written));
        self.spelled.push((local.is_some(), id));
        self.numbers.insert(written.into(), number);
        Some(number)
    }

    fn of_element(&self, number: usize) -> (Option<NameId>, NameId) {
        let (prefixed, local) = self.spelled[number];
        (Some(if prefixed { self.un } else { self.akn }), local)
    }

    fn of_attribute(&self, number: usize) -> (Option<NameId>, NameId) {
        let (prefixed, local) = self.spelled[number];
        (prefixed.then_some(self.un), local)
    }

    /// What is declared for all documents under the name of an element.
    pub(super) fn declaration(&self, number: usize, set: &SchemaSet) -> Option<ElementKey> {
        let (namespace, local) = self.of_element(number);
        set.lookup_element(namespace, local)
    }
}

/// What the declaration of an element says.
pub(super) struct Form {
    /// None where nothing is declared.
    pub(super) of: Option<ComplexTypeKey>,
    words: Words,
    /// None where no element may stand in it.
    table: Option<NfaTable>,
    target: Option<NameId>,
    states: Vec<State>,
    attributes: Vec<Option<Attribute<usize>>>,
    pub(super) required: Vec<usize>,
    /// Whether the eIds in it have to differ.
    pub(super) unique: bool,
    /// The path to the elements in it that have to have an eId.
    pub(super) keyed: Option<String>,
}

/// Which text may stand in an element.
#[derive(Clone, Copy)]
pub(super) enum Words {
    None,
    Blanks,
    Any,
}

impl Words {
    pub(super) fn take(self, text: Element<'_>) -> bool {
        match self {
            Self::None => false,
            Self::Blanks => text.is_blank(),
            Self::Any => true,
        }
    }
}

/// What may come after the children before.
struct State {
    set: StateSet,
    ends: bool,
    /// By the name of the child, once it is known: the next state, and the form of the child.
    next: Vec<Option<Next>>,
}

/// A child after those before it.
pub(super) enum Step {
    /// It may not stand here, or that is not to be known.
    Doubtful,
    /// The next state, and what declares the child.
    Declared(usize, ElementKey),
    /// The next state; the child is held against its declaration, where there is one.
    Any(usize),
}

/// What is known of a child after those before it.
#[derive(Clone, Copy)]
pub(super) enum Next {
    /// It may not stand here, or that is not to be known.
    Doubtful,
    /// The next state, and the form of the child.
    To(usize, usize),
}

/// What is known of an attribute of an element.
#[derive(Clone, Copy)]
pub(super) enum Attribute<T> {
    /// It may not stand there, or that is not to be known.
    Doubtful,
    /// Any value will do.
    Free,
    /// The value is of this type.
    Of(T),
}

/// Counts errors.
struct Count<'c>(&'c Cell<usize>);

impl ValidationSink for Count<'_> {
    fn on_error(&mut self, _: ValidationError) {
        self.0.set(self.0.get() + 1);
    }

    fn on_warning(&mut self, _: ValidationWarning) {}
}

impl Form {
    pub(super) fn lax() -> Self {
        Self {
            of: None,
            words: Words::Any,
            table: None,
            target: None,
            states: Vec::new(),
            attributes: Vec::new(),
            required: Vec::new(),
            unique: false,
            keyed: None,
        }
    }

    /// What a declaration says; none where it is beyond this.
    pub(super) fn of(
        key: ElementKey,
        set: &SchemaSet,
        validator: &SchemaValidator<'_>,
        names: &mut Names,
    ) -> Option<Self> {
        let mut declaration = set.arenas.elements.get(key)?;
        if let Some(referred) = declaration.resolved_ref {
            declaration = set.arenas.elements.get(referred)?;
        }
        let Some(TypeKey::Complex(of)) = declaration.resolved_type else {
            return None;
        };
        let data = set.arenas.complex_types.get(of)?;
        let beyond = declaration.is_abstract
            || declaration.default_value.is_some()
            || declaration.fixed_value.is_some()
            || declaration.deferred_type_error.is_some()
            || !declaration.alternatives.is_empty()
            || !declaration.pending_ic_refs.is_empty()
            || data.is_abstract;
        if beyond {
            return None;
        }
        let mut form = Self {
            of: Some(of),
            target: data.target_namespace,
            ..Self::lax()
        };
        let errors = Cell::new(0);
        let (run, info) = begin(of, validator, &errors);
        form.words = match info.content_type? {
            ContentType::Empty => Words::None,
            ContentType::ElementOnly => Words::Blanks,
            ContentType::Mixed => Words::Any,
            ContentType::TextOnly => return None,
        };
        if errors.get() > 0 || !run.get_default_attributes().is_empty() {
            return None;
        }
        for attribute in run.get_expected_attributes() {
            if attribute.required {
                let local = set.name_table.resolve(attribute.local_name);
                let written = match attribute.namespace {
                    None => local,
                    Some(of) if of == names.un => format!("akn4un:{local}"),
                    Some(_) => return None,
                };
                form.required.push(names.number(&written, set)?);
            }
        }
        for constraint in &declaration.identity_constraints {
            form.constrain(*constraint, set)?;
        }
        // What has to be there has to differ too: one who wants the one wants the other.
        if form.keyed.is_some() && !form.unique {
            return None;
        }
        if !matches!(form.words, Words::None) {
            let ContentModelMatcher::Nfa(table) = compile_content_model_matcher(set, data).ok()?
            else {
                return None;
            };
            if table.has_counters() {
                return None;
            }
            form.state(epsilon_closure(&table, [table.start_state]), &table);
            form.table = Some(table);
        }
        Some(form)
    }

    /// Takes in one that wants eIds to differ, or to be there.
    fn constrain(&mut self, key: IdentityConstraintKey, set: &SchemaSet) -> Option<()> {
        let constraint = set.arenas.identity_constraints.get(key)?;
        let [field] = &*constraint.fields else {
            return None;
        };
        if constraint.ref_name.is_some() || field.xpath.trim() != "@eId" {
            return None;
        }
        let selector = constraint.selector.xpath.trim();
        match constraint.kind {
            IdentityKind::Unique if selector == ".//*" => self.unique = true,
            IdentityKind::Key if self.keyed.is_none() => {
                let akn = set.name_table.get(AKN);
                let bound = |step: &str| {
                    let (prefix, local) = step.split_once(':').unwrap_or(("", step));
                    let prefix = set.name_table.get(prefix);
                    step == "*"
                        || prefix.and_then(|p| constraint.selector.ns_snapshot.resolve_prefix(p))
                            == akn
                            && local.bytes().all(|b| b.is_ascii_alphabetic())
                };
                if !selector.split('/').all(bound) {
                    return None;
                }
                self.keyed = Some(selector.to_owned());
            }
            _ => return None,
        }
        Some(())
    }

    pub(super) fn words(&self) -> Words {
        self.words
    }

    /// Whether there may be nothing more.
    pub(super) fn may_end(&self, state: usize) -> bool {
        self.states.get(state).is_none_or(|state| state.ends)
    }

    pub(super) fn attribute(&self, name: usize) -> Option<Attribute<usize>> {
        self.attributes.get(name).copied().flatten()
    }

    pub(super) fn learn_attribute(&mut self, name: usize, known: Attribute<usize>) {
        learn(&mut self.attributes, name, known);
    }

    pub(super) fn next(&self, state: usize, name: usize) -> Option<Next> {
        self.states.get(state)?.next.get(name).copied().flatten()
    }

    pub(super) fn learn_next(&mut self, state: usize, name: usize, known: Next) {
        if let Some(state) = self.states.get_mut(state) {
            learn(&mut state.next, name, known);
        }
    }

    /// What the type says of a child after those before it.
    pub(super) fn ask_next(
        &mut self,
        state: usize,
        name: usize,
        names: &Names,
        set: &SchemaSet,
    ) -> Step {
        let (Some(table), Some(state)) = (&self.table, self.states.get(state)) else {
            return Step::Doubtful;
        };
        let (namespace, local) = names.of_element(name);
        let mut next = StateSet::with_capacity_for(table.state_count());
        // What declares the child; none where any child may stand here.
        let mut met: Option<Option<ElementKey>> = None;
        for id in state.set.iter() {
            let Some(term) = table.get_state(id).and_then(|state| state.term.as_ref()) else {
                continue;
            };
            let version = set.xsd_version;
            if !nfa_term_matches(term, local, namespace, self.target, None, version) {
                continue;
            }
            let this = match term {
                NfaTerm::Element {
                    element_key: Some(key),
                    ..
                } => Some(*key),
                NfaTerm::Wildcard {
                    process_contents: ProcessContents::Lax,
                    ..
                } => None,
                _ => return Step::Doubtful,
            };
            if met.is_some_and(|before| before != this) {
                return Step::Doubtful;
            }
            met = Some(this);
            next.union_with(table.successor_closure(id));
        }
        let Some(declared) = met else {
            return Step::Doubtful;
        };
        let Some(table) = self.table.take() else {
            return Step::Doubtful;
        };
        let next = self.state(next, &table);
        self.table = Some(table);
        match declared {
            Some(key) => Step::Declared(next, key),
            None => Step::Any(next),
        }
    }

    /// The number of a state.
    fn state(&mut self, set: StateSet, table: &NfaTable) -> usize {
        let known = self.states.iter().position(|state| state.set == set);
        known.unwrap_or_else(|| {
            self.states.push(State {
                ends: set.contains(table.accept_state),
                set,
                next: Vec::new(),
            });
            self.states.len() - 1
        })
    }
}

fn learn<T: Clone>(known: &mut Vec<Option<T>>, name: usize, answer: T) {
    if known.len() <= name {
        known.resize(name + 1, None);
    }
    known[name] = Some(answer);
}

/// Begins an element of a type.
fn begin<'v, 'c>(
    of: ComplexTypeKey,
    validator: &'v SchemaValidator<'_>,
    errors: &'c Cell<usize>,
) -> (ValidationRuntime<'v, Count<'c>>, SchemaInfo) {
    let mut run = validator.start_run(Count(errors));
    run.set_validation_root(ValidationRoot::Type(TypeKey::Complex(of)));
    let info = run.validate_element("x", "", None, None, &NamespaceContextSnapshot::default());
    (run, info)
}

/// Of what type an attribute is in an element of a type.
pub(super) fn attribute(
    of: Option<ComplexTypeKey>,
    names: &Names,
    name: usize,
    value: &str,
    set: &SchemaSet,
    validator: &SchemaValidator<'_>,
) -> Attribute<TypeKey> {
    let (namespace, local) = names.of_attribute(name);
    let Some(of) = of else {
        let free = set.lookup_attribute(namespace, local).is_none();
        return if free {
            Attribute::Free
        } else {
            Attribute::Doubtful
        };
    };
    let errors = Cell::new(0);
    let (mut run, _) = begin(of, validator, &errors);
    let info = run.validate_attribute_by_id(local, namespace, value);
    match info.schema_type {
        Some(of @ TypeKey::Simple(_)) => Attribute::Of(of),
        None if errors.get() == 0 && info.validity == SchemaValidity::NotKnown => Attribute::Free,
        _ => Attribute::Doubtful,
    }
}

/// Whether a value is of a type, and then whether it is words; none where it is not, or may mean
/// something beside itself.
pub(super) fn value(value: &str, of: TypeKey, set: &SchemaSet) -> Option<bool> {
    fn is_words(value: &XmlValue) -> Option<bool> {
        match &value.value {
            XmlValueKind::Union(inner) => is_words(inner).map(|_| false),
            XmlValueKind::Atomic(_) => match value.type_code {
                XmlTypeCode::String
                | XmlTypeCode::NormalizedString
                | XmlTypeCode::Token
                | XmlTypeCode::Language
                | XmlTypeCode::NmToken
                | XmlTypeCode::Name
                | XmlTypeCode::NCName
                | XmlTypeCode::AnyUri => Some(true),
                XmlTypeCode::Boolean | XmlTypeCode::Date => Some(false),
                _ => None,
            },
            _ => None,
        }
    }
    // Numbers so long that it matters how they are kept are left to the full check.
    let number = value.len() <= 9 && value.bytes().all(|b| b.is_ascii_digit());
    let seen = visible(value);
    let found = validate_simple_type(&seen, of, set).ok()?.typed_value;
    if found.type_code == XmlTypeCode::AnyUri && !is_uri_reference(value) {
        return None;
    }
    is_words(&found).or_else(|| {
        let counts = matches!(
            found.type_code,
            XmlTypeCode::Integer | XmlTypeCode::NonNegativeInteger | XmlTypeCode::PositiveInteger
        );
        (number && counts).then_some(false)
    })
}
