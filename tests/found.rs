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
];

#[test]
fn no_letter_is_lost() {
    for (what, text) in LOST {
        let parsed = parse(text, &Options::default());
        let lost = verify(text, &parsed.resolution, &parsed.ledger);
        assert_eq!(lost, [], "{what}");
    }
}
