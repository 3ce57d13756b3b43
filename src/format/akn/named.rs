//! The printed number of a division, and its name.
//!
//! The number in an eId is the `num` without its signs (rule C103), and an eId is the same in six
//! languages (section 3.5). So a name that is not the element's own, the *Partie* of “Partie II”,
//! is no part of `num`: it is a heading before it.

use super::{Document, implied};
use crate::model::Number;

impl Document<'_> {
    /// The number of the division with this address. `headed` is whether it has a heading of its own.
    pub(super) fn division_number(&mut self, number: &Number, eid: &str, headed: bool) {
        let token = implied::token(eid);
        let (name, num) = split(number.label(), token);
        if name.is_empty() {
            return self.num(number, eid, None);
        }
        // `heading` is the address of the title in every language.
        let element = if headed { "subheading" } else { "heading" };
        let told = implied::number(number.label(), Some(token), None);
        let stated = (told != *number).then(|| implied::spell_number(number));
        let address = [eid, "__", element].concat();
        let mut attributes = vec![("eId", address.as_str()), ("akn4un:is", "number")];
        attributes.extend(stated.as_deref().map(|spelled| ("akn4un:number", spelled)));
        self.xml.words(element, &attributes, name);
        if !num.is_empty() {
            self.xml.words("num", &[], num);
        }
    }
}

/// A label as the name before the number and the number, where the whole of it does not give the
/// number of the address. All of it is name if no part of it does.
fn split<'l>(label: &'l str, token: &str) -> (&'l str, &'l str) {
    let whole = cleaned(unnamed(label));
    // What is in other letters is held against nothing.
    if whole.is_empty() || !whole.is_ascii() || fits(&whole, token) {
        return ("", label);
    }
    let words = label.trim_end();
    let at = words.rfind(char::is_whitespace).map_or(0, |blank| {
        blank + words[blank..].chars().next().map_or(0, char::len_utf8)
    });
    let is_name = label[..at].chars().any(char::is_alphabetic);
    if is_name && fits(&cleaned(&label[at..]), token) {
        label.split_at(at)
    } else {
        (label, "")
    }
}

/// Whether a number is that of the address, or is with the counter of one that stood there before.
fn fits(number: &str, token: &str) -> bool {
    let rest = token.strip_prefix(number).filter(|_| !number.is_empty());
    rest.is_some_and(|rest| {
        let counter = rest.strip_prefix('-');
        rest.is_empty()
            || counter.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// What stands behind the names of elements that are English words too.
fn unnamed(label: &str) -> &str {
    let label = label.trim_start();
    let len = label.find(|c: char| !is_word(c)).unwrap_or(label.len());
    let names = ["part", "section", "chapter", "title"];
    let is_own = names
        .iter()
        .any(|name| label[..len].eq_ignore_ascii_case(name));
    if is_own { &label[len..] } else { label }
}

/// A number without outer signs and blanks, with its inner signs as `-`.
fn cleaned(number: &str) -> String {
    let mut cleaned = String::new();
    let number = number.trim_matches(|c| !is_word(c));
    for c in number.chars().filter(|c| !c.is_whitespace()) {
        if is_word(c) {
            cleaned.push(c);
        } else if !cleaned.ends_with('-') {
            cleaned.push('-');
        }
    }
    cleaned
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_name_is_no_part_of_the_number() {
        for (label, token, name, num) in [
            ("Partie II", "II", "Partie ", "II"),
            ("Parte\u{a0}II.", "II", "Parte\u{a0}", "II."),
            ("Chapitre 3", "3-2", "Chapitre ", "3"),
            ("Part II", "II", "", "Part II"),
            ("PART II.", "II", "", "PART II."),
            ("II", "II", "", "II"),
            ("A.", "A", "", "A."),
            ("第二部分", "II", "", "第二部分"),
            ("Часть II", "II", "", "Часть II"),
            // Numbers that are words.
            ("Parte primera", "I", "Parte primera", ""),
            ("Part One", "I", "Part One", ""),
        ] {
            assert_eq!(split(label, token), (name, num), "{label}");
        }
    }
}
