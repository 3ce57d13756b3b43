//! C103. The number in an `eId` is the printed one without its signs: paragraph 3. is `para_3`,
//! point (b) is `point_b`. One that is there already gets a suffix.

use super::{c102::segment, Facts, Report, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule {
    code: "C103",
    severity: Severity::Error,
    explain: "\
        The number in an eId is the printed one without its signs: paragraph 3. is para_3, \
        point (b) is point_b. One that is there already gets a suffix.",
    help: "Take the number of num without dots and brackets.",
    check: Some(check),
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for num in facts.named(&["num"]) {
        let Some(element) = num.parent().filter(|parent| parent.child("num") == Some(num)) else {
            continue;
        };
        let Some(eid) = element.attribute("eId").filter(|eid| !eid.is_empty()) else {
            continue;
        };
        let printed = num.words();
        let number = cleaned(&printed);
        if number.is_empty() || !number.is_ascii() {
            continue;
        }
        let found = segment(eid).1;
        // The second level of Arabic points is printed in digits between quotes.
        let quoted = printed.contains(['\u{2018}', '\u{2019}']);
        let value = number.parse::<usize>().ok().filter(|_| quoted);
        let roman = value.and_then(|value| ROMAN.get(value.checked_sub(1)?).copied());
        let fits = |number: &str| {
            found.strip_prefix(number).is_some_and(|rest| {
                let suffix = rest.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
                rest.is_empty() || suffix
            })
        };
        if !fits(&number) && !roman.is_some_and(fits) {
            report.at(element.attribute_span("eId"), format!("\"{eid}\" is not made from the number {number}"));
        }
    }
}

const ROMAN: [&str; 30] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
    "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv", "xxvi", "xxvii",
    "xxviii", "xxix", "xxx",
];

/// The number without its word, signs and blanks.
fn cleaned(printed: &str) -> String {
    const WORDS: [&str; 6] = ["part", "section", "chapter", "title", "annex", "appendix"];
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let printed = printed.trim();
    let word = WORDS.iter().find(|word| {
        printed.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !printed[word.len()..].starts_with(is_word)
    });
    let number = word.map_or(printed, |word| &printed[word.len()..]);
    let mut cleaned = String::new();
    for c in number.trim_matches(|c| !is_word(c)).chars().filter(|c| !c.is_whitespace()) {
        if is_word(c) {
            cleaned.push(c);
        } else if !cleaned.ends_with('-') {
            cleaned.push('-');
        }
    }
    cleaned
}
