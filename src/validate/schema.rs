//! XML Schema: the one place that knows the crate `xsd-schema`, which is young and may be replaced.

use super::exact::{is_uri_reference, visible_document};
use super::memo::Memo;
use super::tree::Tree;
use super::{AKN_SCHEMA, Finding};
use crate::diagnostic::Severity;
use crate::source::Span;
use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt;
use xsd_schema::validation::{
    AttributeView, DriveWithError, EndElementInfo, SchemaInfo, SchemaValidator, ValidationError,
    ValidationEventHandler, ValidationFlags, ValidationSink, ValidationSubject, ValidationWarning,
    drive_quick_xml_with_in, validate_simple_type,
};
use xsd_schema::xml::ParseLimits;
use xsd_schema::{
    EmbeddedLoader, LoaderChain, SchemaError, SchemaLoader, SchemaResult, SchemaSet,
    SchemaSetBuilder, XmlTypeCode,
};

/// How deep elements may be nested; a resolution needs a few dozen levels.
pub(super) const DEPTH: usize = 512;

/// How many faults of one document are kept: what comes after so many says nothing new.
const FAULTS: usize = 100;

/// A schema that has been read and compiled. It costs milliseconds: compile it once, and take a
/// [`Checker`] of it for many documents. It stays on its thread.
pub struct Schema {
    set: SchemaSet,
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schema").finish_non_exhaustive()
    }
}

/// Reads what a schema imports, by the location it gives, resolved against its own name.
pub type Load = fn(&str) -> Result<String, String>;

impl Schema {
    /// Compiles a schema. `name` is its location, against which those of its imports are resolved;
    /// `load` reads them. The schema of the `xml:` attributes is built in, and nothing is ever
    /// read over a network.
    ///
    /// The error says what is wrong with the schema.
    ///
    /// ```
    /// use plenary::validate::Schema;
    /// let text = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    ///   <xs:element name="note" type="xs:date"/>
    /// </xs:schema>"#;
    /// let schema = Schema::compile(text, "note.xsd", |_| Err("none here".into())).unwrap();
    /// let checker = schema.checker();
    /// assert!(checker.check("<note>2017-12-04</note>").is_empty());
    /// assert_eq!(checker.check("<note>4 December</note>").len(), 1);
    /// ```
    pub fn compile(text: &str, name: &str, load: Load) -> Result<Self, String> {
        let mut chain = LoaderChain::new();
        chain.add(Box::new(EmbeddedLoader::new()));
        chain.add(Box::new(Beside(load)));
        let compiled = SchemaSetBuilder::with_loader(Box::new(chain))
            .add_source(text, name)
            .and_then(SchemaSetBuilder::compile)
            .map_err(|error| error.to_string())?;
        if let Some(failure) = compiled.directive_failures().first() {
            let location = failure.schema_location().unwrap_or("what it imports");
            return Err(format!("{location} cannot be read"));
        }
        Ok(Self {
            set: compiled.into_schema_set(),
        })
    }

    /// Compiles our profile, [`AKN_SCHEMA`].
    ///
    /// ```
    /// use plenary::{Language, Resolution, assign, format::akn, validate::Schema};
    /// let profile = Schema::profile().unwrap();
    /// let resolution = assign(Resolution::empty(Language::Arabic));
    /// let xml = akn::write(&resolution, &akn::Options::default());
    /// assert!(profile.checker().check(&xml).is_empty());
    /// let wrong = xml.replace("\"deliberation\"", "\"resolution\"");
    /// assert_eq!(profile.checker().check(&wrong)[0].rule, "C02");
    /// ```
    pub fn profile() -> Result<Self, String> {
        Self::compile(AKN_SCHEMA, "akn4un-resolution.xsd", |location| {
            Err(format!("{location} is not built in"))
        })
    }

    /// What holds documents against the schema.
    pub fn checker(&self) -> Checker<'_> {
        // The value of a type is of no use here, only whether there is one.
        let flags = ValidationFlags::default() & !ValidationFlags::BUILD_PSVI_TYPED_VALUES;
        Checker {
            set: &self.set,
            validator: SchemaValidator::new(&self.set, flags),
            buffer: RefCell::default(),
            memo: RefCell::new(Memo::new(&self.set)),
        }
    }
}

/// Files beside a schema, by the function that reads them.
#[derive(Debug)]
struct Beside(Load);

impl SchemaLoader for Beside {
    fn load(&self, location: &str) -> SchemaResult<String> {
        (self.0)(location).map_err(SchemaError::resolution)
    }

    fn can_load(&self, location: &str) -> bool {
        !location.contains("://")
    }
}

/// Holds documents against a schema, one after the other; what is learnt of the schema with one
/// document serves the next.
pub struct Checker<'s> {
    set: &'s SchemaSet,
    validator: SchemaValidator<'s>,
    buffer: RefCell<Vec<u8>>,
    memo: RefCell<Memo>,
}

impl fmt::Debug for Checker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checker").finish_non_exhaustive()
    }
}

impl Checker<'_> {
    /// Whether a document is valid, where that can be told at a glance: from what earlier documents
    /// asked of the schema, without looking for what is wrong. Most valid documents are told, in a
    /// fraction of the time; false says nothing.
    ///
    /// ```
    /// use plenary::{Language, Resolution, assign, format::akn, validate::Schema};
    /// let profile = Schema::profile().unwrap();
    /// let checker = profile.checker();
    /// let xml = akn::write(&assign(Resolution::empty(Language::French)), &Default::default());
    /// assert!(checker.accepts(&xml));
    /// assert!(!checker.accepts(&xml.replace("FRBRdate", "FRBRday")));
    /// ```
    pub fn accepts(&self, xml: &str) -> bool {
        Tree::read(xml).is_some_and(|tree| self.knows(&tree))
    }

    /// [`accepts`](Self::accepts) of what has been read.
    pub(super) fn knows(&self, tree: &Tree<'_>) -> bool {
        self.memo
            .borrow_mut()
            .accepts(tree, self.set, &self.validator)
    }

    /// What the schema has against the document, in the order of the text: findings of rule C02, at
    /// a start tag or an attribute in it. A document that is no well-formed XML has that last, as a
    /// finding of rule C01. No entity is expanded but the five of XML itself.
    pub fn check(&self, xml: &str) -> Vec<Finding> {
        let open = RefCell::default();
        let found = RefCell::default();
        let mut runtime = self.validator.start_run(Sink {
            xml,
            open: &open,
            found: &found,
        });
        runtime.set_parse_limits(ParseLimits::none().with_max_depth(DEPTH));
        let mut buffer = self.buffer.borrow_mut();
        buffer.clear();
        let seen = visible_document(xml);
        let driven = drive_quick_xml_with_in(
            seen.as_bytes(),
            &mut runtime,
            self.set,
            &mut Follow {
                xml,
                set: self.set,
                open: &open,
                found: &found,
            },
            &mut buffer,
        );
        let fatal = match driven {
            Ok(_) => {
                // What it finds comes through the sink.
                let _ = runtime.end_validation();
                None
            }
            Err(DriveWithError::NotWellFormed(fault)) => Some((
                usize::try_from(fault.position()).unwrap_or(xml.len()),
                fault.message().to_owned(),
            )),
            Err(error) => Some((
                open.borrow().last().map_or(0, |open: &Open| open.start),
                error.to_string(),
            )),
        };
        drop(runtime);
        let mut found: Vec<Finding> = found.into_inner();
        if let Some((at, message)) = fatal {
            found.push(Finding {
                rule: "C01",
                severity: Severity::Error,
                span: Span::new(at, at),
                message,
                help: None,
            });
        }
        found
    }
}

/// An element that has begun and not ended.
struct Open {
    start: usize,
    /// Whether its content was found to be wrong already.
    told: bool,
    /// Whether it is a child that may not stand where it stands.
    lost: bool,
}

/// Keeps the places of the open elements, and looks at addresses, of which the crate takes any.
struct Follow<'r> {
    xml: &'r str,
    set: &'r SchemaSet,
    open: &'r RefCell<Vec<Open>>,
    found: &'r RefCell<Vec<Finding>>,
}

impl ValidationEventHandler for Follow<'_> {
    type Error = Infallible;

    fn on_element_start_offset(&mut self, start: usize) -> Result<(), Infallible> {
        self.open.borrow_mut().push(Open {
            start,
            told: false,
            lost: false,
        });
        Ok(())
    }

    fn after_attribute(
        &mut self,
        view: AttributeView<'_>,
        info: &SchemaInfo,
    ) -> Result<(), Infallible> {
        if is_uri_reference(view.value) {
            return Ok(());
        }
        let value = info
            .schema_type
            .and_then(|of| validate_simple_type(view.value, of, self.set).ok());
        let mut found = self.found.borrow_mut();
        if value.is_some_and(|value| value.typed_value.type_code == XmlTypeCode::AnyUri)
            && found.len() < FAULTS
        {
            let start = self.open.borrow().last().map_or(0, |open| open.start);
            found.push(Finding {
                rule: "C02",
                severity: Severity::Error,
                span: place(self.xml, start, Some(view.local_name)),
                message: format!("value '{}' is no address", view.value),
                help: None,
            });
        }
        Ok(())
    }

    fn after_end_element(&mut self, _: &EndElementInfo, _: usize) -> Result<(), Infallible> {
        self.open.borrow_mut().pop();
        Ok(())
    }
}

/// Takes errors in, with the place where they come up.
struct Sink<'r> {
    xml: &'r str,
    open: &'r RefCell<Vec<Open>>,
    found: &'r RefCell<Vec<Finding>>,
}

impl ValidationSink for Sink<'_> {
    fn on_error(&mut self, error: ValidationError) {
        let mut found = self.found.borrow_mut();
        if found.len() >= FAULTS {
            return;
        }
        let mut open = self.open.borrow_mut();
        let start = open.last().map_or(0, |open| open.start);
        if error.constraint.starts_with("cvc-complex-type.2.4") {
            if let Some(child) = open.last_mut() {
                child.lost = true;
            }
            // Once the order of children is lost, each later one is an error again.
            let parent = open.len().checked_sub(2).map(|at| &mut open[at]);
            if parent.is_some_and(|parent| std::mem::replace(&mut parent.told, true)) {
                return;
            }
        } else if error.constraint.starts_with("cvc-elt.1") && open.last().is_some_and(|o| o.lost) {
            // What may not stand here has no declaration for here: that was said.
            return;
        }
        let attribute = match error.subject() {
            Some(ValidationSubject::Attribute(name)) => Some(name.local_name()),
            _ => None,
        };
        let message = without_namespaces(&error.message);
        // The pattern is no sentence.
        let (message, help) = match message.split_once(" does not match pattern ") {
            Some((value, pattern)) => {
                let value = value.trim_start_matches("pattern constraint violation: ");
                let message = format!("{value} has not the form that it must have");
                (message, Some(format!("It has to match {pattern}.")))
            }
            None => (message, None),
        };
        found.push(Finding {
            rule: "C02",
            severity: Severity::Error,
            span: place(self.xml, start, attribute),
            message,
            help,
        });
    }

    fn on_warning(&mut self, _: ValidationWarning) {}
}

/// The start tag at this byte, or the attribute in it.
pub(super) fn place(xml: &str, start: usize, attribute: Option<&str>) -> Span {
    let tag = xml.get(start..).unwrap_or_default();
    let (mut quote, mut end) = (None, tag.len());
    let mut found = None;
    let mut name = 0;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => {
                end = at + 1;
                break;
            }
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => {
                quote = None;
                if let (Some(wanted), None) = (attribute, &found) {
                    let written = tag[name..at].split('=').next().unwrap_or_default().trim();
                    if written == wanted || written.rsplit(':').next() == Some(wanted) {
                        found = Some(Span::new(start + name, start + at + 1));
                    }
                }
            }
            // Blanks around the sign of equality do not begin a name.
            (None, b' ' | b'\n' | b'\t' | b'\r')
                if !tag[at..].trim_start().starts_with(['=', '"', '\'']) =>
            {
                name = at + 1;
            }
            _ => {}
        }
    }
    found.unwrap_or_else(|| Span::new(start, start + end))
}

/// The message without the namespaces that every name in it carries.
fn without_namespaces(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, after)) = rest.split_once("Q{") {
        text.push_str(before);
        match after.split_once('}') {
            Some((_, after)) => rest = after,
            None => return text + "Q{" + after,
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = r#"
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:x" targetNamespace="urn:x"
    elementFormDefault="qualified">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
  <xs:element name="list">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="a" maxOccurs="unbounded"/>
        <xs:element name="b">
          <xs:complexType><xs:attribute name="day" type="xs:date" use="required"/></xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute ref="xml:lang" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>
    </xs:complexType>
  </xs:element>
</xs:schema>"#;

    fn nothing(_: &str) -> Result<String, String> {
        Err("there is nothing beside it".into())
    }

    /// The rule of each finding and the text at its place.
    fn found(xml: &str) -> Vec<(&'static str, &str)> {
        let schema = Schema::compile(SCHEMA, "x.xsd", nothing).unwrap();
        let findings = schema.checker().check(xml).into_iter();
        findings.map(|f| (f.rule, &xml[f.span.range()])).collect()
    }

    #[test]
    fn places_are_those_of_the_fault() {
        for (xml, expected) in [
            (
                r#"<list xmlns="urn:x" xml:lang="zh"><a/><b day="2017-12-04"/></list>"#,
                &[][..],
            ),
            (
                r#"<list xmlns="urn:x"><a/></list>"#,
                &[r#"<list xmlns="urn:x">"#],
            ),
            (r#"<list xmlns="urn:x"><a/><b/></list>"#, &["<b/>"]),
            (
                r#"<list xmlns="urn:x"><a/><b x="1>" day = '4'/></list>"#,
                &[r#"x="1>""#, "day = '4'"],
            ),
            // One fault of order, however many children follow.
            (
                r#"<list xmlns="urn:x"><b day="2017-12-04"/><a/><a/><b day="2017-12-04"/></list>"#,
                &[r#"<b day="2017-12-04"/>"#],
            ),
        ] {
            let found = found(xml);
            let places: Vec<_> = found.iter().map(|(_, place)| *place).collect();
            assert_eq!(places, expected, "{xml}");
            assert!(found.iter().all(|(rule, _)| *rule == "C02"));
        }
    }

    #[test]
    fn what_the_crate_takes_too_lightly() {
        for (blank, faults) in [(" ", 0), ("\u{a0}", 1), ("&#xa0;", 1), ("\u{3000}", 1)] {
            let text = format!("<list xmlns=\"urn:x\"><a/>{blank}<b day=\"2017-12-04\"/></list>");
            assert_eq!(found(&text).len(), faults, "{text}");
        }
        let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="solid">
    <xs:restriction base="xs:anyURI"><xs:pattern value="[^\s]+"/></xs:restriction>
  </xs:simpleType>
  <xs:element name="a">
    <xs:complexType>
      <xs:attribute name="to" type="solid"/>
      <xs:attribute name="words" type="xs:string"/>
    </xs:complexType>
  </xs:element>
</xs:schema>"#;
        let schema = Schema::compile(schema, "x.xsd", nothing).unwrap();
        for (attribute, faults) in [
            ("to=\"/x:1\"", 0),
            ("to=\"1:x\"", 1),
            ("to=\"%zz\"", 1),
            ("words=\"%zz\"", 0),
            ("to=\"a b\"", 1),
            // No blank to XML Schema.
            ("to=\"a\u{a0}b\"", 0),
        ] {
            let text = format!("<a {attribute}/>");
            assert_eq!(schema.checker().check(&text).len(), faults, "{text}");
        }
    }

    #[test]
    fn what_is_no_xml_is_said() {
        assert_eq!(
            found("<list xmlns='urn:x'><a></list>").last().unwrap().0,
            "C01"
        );
        // Nothing that a document declares is expanded.
        let bomb = "<!DOCTYPE a [<!ENTITY e 'x'>]><list xmlns='urn:x'><a>&e;</a></list>";
        assert_eq!(found(bomb).last().unwrap().0, "C01");
        let deep = "<a xmlns='urn:x'>".repeat(100_000);
        assert_eq!(found(&deep).last().unwrap().0, "C01");
    }

    #[test]
    fn a_broken_schema_is_said() {
        assert!(Schema::compile("<a/>", "x.xsd", nothing).is_err());
        let other = SCHEMA.replace(
            "XML/1998/namespace\" schemaLocation=\"xml.xsd",
            "other\" schemaLocation=\"o.xsd",
        );
        let why = Schema::compile(&other, "x.xsd", nothing).unwrap_err();
        assert!(why.contains("o.xsd"), "{why}");
    }
}
