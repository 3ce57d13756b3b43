//! Cases that fuzzing found, each as small as it could be made.

use plenary::verify::verify;
use plenary::{Options, parse};

/// Texts of which letters were lost.
const LOST: &[(&str, &str)] = &[
    (
        "a table under the address of a paragraph",
        "---\nplenary: \"1\"\n---\n<!-- #para_5 -->\n| Keepers |\n| --- |\n\n4. Rests.\n",
    ),
    (
        "a table under the address of a point",
        "---\nplenary: \"1\"\n---\n<!-- #para_5__list_1__point_a -->\n| Keepers |\n| --- |\n\n4. Rests.\n",
    ),
    (
        "a link back from a note that is never closed",
        "<a href=\"#fnref2\" role=\"doc-backlink\">↩ of lights along the coasts,[^2]\n",
    ),
    (
        "a link back that holds words and a call",
        "1. *Rests*;[^1]\n\n[^1]: See [the lights,[^2] all](#fnref1).\n\n[^2]: No.\n",
    ),
    (
        "a call before a symbol",
        "---\nplenary: \"1\"\n---\n<sup>5</sup>A/2\n\n3.请所有\n",
    ),
    (
        "a note between the words of a neighbour that a page parted",
        "9/4E\n*LaAsambleaGeneral*\ns1\n7dejuiode2024\nResolución)\nEl ConsejodeSeguridad\nر\n\n<sup>1</sup>جSg\n\nS\n",
    ),
    (
        "a sign that was to go to the call of a note that nothing calls",
        "[^1]: 2Resolution 1/1.\n",
    ),
];

#[test]
fn no_letter_is_lost() {
    for (what, text) in LOST {
        let parsed = parse(text, &Options::default());
        let lost = verify(text, &parsed.resolution, &parsed.ledger);
        assert_eq!(lost, [], "{what}");
    }
}

#[test]
fn a_call_has_the_place_of_its_sign() {
    let parsed = parse("*Recalling* the lights,\n\n[2]3N", &Options::default());
    let places: Vec<_> = parsed.ledger.removals().iter().map(|r| r.span).collect();
    assert_eq!(places, [plenary::Span::new(26, 28)]);
}
