//! The one place that writes characters of XML: events of quick-xml, indented for structure only. No
//! tag is put together by hand, though that would be quicker: a library knows how tags are written.

use quick_xml::Writer;
use quick_xml::escape::{escape, partial_escape};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;
use std::borrow::Cow;

/// Names and values of attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A writer that puts blocks on lines of their own and never a blank into running text.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    depth: usize,
    /// How many elements of running text are open: no line is broken inside them.
    tight: usize,
    /// Whether attributes of the United Nations' namespace are written.
    stating: bool,
}

impl Xml {
    /// A writer for a piece that will stand at this depth.
    pub(super) fn at(depth: usize) -> Self {
        Self {
            writer: Writer::new(Vec::with_capacity(4096)),
            depth,
            tight: 0,
            stating: true,
        }
    }

    /// The same writer, with or without the attributes that state what elements do not tell: the
    /// files that the United Nations publishes have none.
    pub(super) fn stating(mut self, stating: bool) -> Self {
        self.stating = stating;
        self
    }

    /// A writer that has written the XML declaration.
    pub(super) fn document() -> Self {
        let mut xml = Self::at(0);
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// How deep the next block stands.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Puts what another writer of the same depth has written after what this one has.
    pub(super) fn append(&mut self, other: &Self) {
        self.writer
            .get_mut()
            .extend_from_slice(other.writer.get_ref());
    }

    /// The finished text.
    pub(super) fn finish(mut self) -> String {
        self.event(Event::Text(BytesText::from_escaped("\n")));
        let bytes = self.writer.into_inner();
        // Only `str`s were written; the lossy way is for the compiler.
        String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to a vector cannot fail.
        let _ = self.writer.write_event(event);
    }

    fn line(&mut self) {
        const BLANKS: &str = "\n                                                                ";
        if self.tight > 0 {
            return;
        }
        let mut width = 2 * self.depth;
        let first = width.min(BLANKS.len() - 1);
        self.event(Event::Text(BytesText::from_escaped(&BLANKS[..=first])));
        width -= first;
        while width > 0 {
            let more = width.min(BLANKS.len() - 1);
            self.event(Event::Text(BytesText::from_escaped(&BLANKS[1..=more])));
            width -= more;
        }
    }

    fn start(&self, name: &'static str, attributes: Attributes<'_>) -> BytesStart<'static> {
        let mut start = BytesStart::new(name);
        for &(key, value) in attributes {
            if !self.stating && key.starts_with("akn4un:") {
                continue;
            }
            start.push_attribute(Attribute {
                key: QName(key),
                value: attribute_value(value),
            });
        }
        start
    }

    /// The place at the end of the start tag that was written last, where it takes more attributes.
    pub(super) fn mark(&self) -> usize {
        self.writer.get_ref().len().saturating_sub(1)
    }

    /// Gives an attribute to an element whose content has been written already; for the few that
    /// only the content decides on. Marks of elements around it stay good.
    pub(super) fn add_attribute(&mut self, mark: usize, key: &str, value: &str) {
        if !self.stating {
            return;
        }
        let attribute = format!(" {key}=\"{}\"", attribute_value(value));
        self.writer
            .get_mut()
            .splice(mark..mark, attribute.into_bytes());
    }

    /// Opens a block that holds blocks.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.line();
        self.event(Event::Start(self.start(name, attributes)));
        self.depth += 1;
    }

    /// Closes a block that holds blocks.
    pub(super) fn close(&mut self, name: &'static str) {
        self.depth -= 1;
        self.line();
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Opens a block that holds running text.
    pub(super) fn open_mixed(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.line();
        self.open_inline(name, attributes);
    }

    /// Opens a piece of running text.
    pub(super) fn open_inline(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Start(self.start(name, attributes)));
        self.depth += 1;
        self.tight += 1;
    }

    /// Closes a block that holds running text, or a piece of it.
    pub(super) fn close_inline(&mut self, name: &'static str) {
        self.depth -= 1;
        self.tight -= 1;
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// A block without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.line();
        self.empty_inline(name, attributes);
    }

    /// A piece of running text without content.
    pub(super) fn empty_inline(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Empty(self.start(name, attributes)));
    }

    /// A block that holds plain words.
    pub(super) fn words(&mut self, name: &'static str, attributes: Attributes<'_>, words: &str) {
        self.open_mixed(name, attributes);
        self.text(words);
        self.close_inline(name);
    }

    /// A piece of running text that holds plain words.
    pub(super) fn words_inline(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        words: &str,
    ) {
        self.open_inline(name, attributes);
        self.text(words);
        self.close_inline(name);
    }

    /// Plain words.
    pub(super) fn text(&mut self, words: &str) {
        if !words.bytes().any(|byte| SPECIAL[usize::from(byte)]) {
            return self.event(Event::Text(BytesText::from_escaped(words)));
        }
        let mut escaped = partial_escape(legal(words));
        if escaped.contains('\n') {
            escaped = Cow::Owned(escaped.replace('\n', "&#10;"));
        }
        self.event(Event::Text(BytesText::from_escaped(escaped)));
    }
}

/// A value with what XML would take for markup or turn into a blank as references.
fn attribute_value(value: &str) -> Cow<'_, str> {
    if !value.bytes().any(|byte| SPECIAL[usize::from(byte)]) {
        return Cow::Borrowed(value);
    }
    let escaped = escape(legal(value));
    if escaped.contains(['\n', '\t']) {
        return Cow::Owned(escaped.replace('\n', "&#10;").replace('\t', "&#9;"));
    }
    escaped
}

/// The bytes that are written otherwise, or may begin a character that is.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(
            byte as u8,
            ..b' ' | b'<' | b'>' | b'&' | b'"' | b'\'' | 0xef
        );
        byte += 1;
    }
    table
};

/// The text with U+FFFD for each character that XML 1.0 cannot carry; quick-xml lets them pass.
fn legal(text: &str) -> Cow<'_, str> {
    let fits = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}');
    if text.chars().all(fits) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace(|c| !fits(c), "\u{fffd}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_cannot_carry_are_replaced() {
        assert_eq!(
            legal("a\u{0}b\u{ffff}\u{10ffff}"),
            "a\u{fffd}b\u{fffd}\u{10ffff}"
        );
        assert!(matches!(legal("“词”\t"), Cow::Borrowed(_)));
    }

    #[test]
    fn running_text_gets_no_blanks() {
        let mut xml = Xml::document();
        xml.open("a", &[("k", "1 < \"2\"")]);
        xml.open_mixed("p", &[]);
        xml.text("it's <b>");
        xml.open("note", &[]);
        xml.words("p", &[], "x");
        xml.close("note");
        xml.close_inline("p");
        xml.close("a");
        assert_eq!(
            xml.finish(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a k=\"1 &lt; &quot;2&quot;\">\n  \
             <p>it's &lt;b&gt;<note><p>x</p></note></p>\n</a>\n"
        );
    }
}
