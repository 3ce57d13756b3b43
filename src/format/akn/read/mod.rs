//! Akoma Ntoso read back.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Whether a text is XML of ours to read: it has an XML declaration, or the root of Akoma Ntoso.
pub(in crate::format) fn is_xml(text: &str) -> bool {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Decl(_)) => return true,
            Ok(Event::Start(start) | Event::Empty(start)) => {
                return start.local_name().as_ref() == "akomaNtoso";
            }
            Ok(Event::Text(text)) if text.trim().is_empty() => {}
            Ok(Event::Comment(_) | Event::PI(_) | Event::DocType(_)) => {}
            _ => return false,
        }
    }
}
