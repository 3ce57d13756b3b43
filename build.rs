//! Turns the language packs into tables: nothing is parsed when the program starts.
//!
//! `src/language/concepts.toml` becomes `concepts.rs`, the six packs become `packs.rs`. An unknown
//! key, a missing key, an unknown slot or an unknown concept stops the build with the file's name.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs};

#[path = "src/language/fold.rs"]
#[allow(dead_code)]
mod fold;

#[path = "build/families.rs"]
mod families;

#[path = "src/language/lead.rs"]
#[allow(dead_code)]
mod lead;

#[path = "build/leads.rs"]
mod leads;

#[path = "build/mandates.rs"]
mod mandates;

#[path = "build/modifiers.rs"]
mod modifiers;

#[path = "src/language/signs.rs"]
#[allow(dead_code)]
mod signs;

#[path = "build/templates.rs"]
mod templates;

use families::{Family, family_of, others};
use fold::{Blanks, fold};
use lead::Lead;
use leads::Leads;
use templates::forms;

const LANGUAGES: [(&str, &str); 6] = [
    ("ar", "Arabic"),
    ("zh", "Chinese"),
    ("en", "English"),
    ("fr", "French"),
    ("ru", "Russian"),
    ("es", "Spanish"),
];

type Words = Vec<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Concepts {
    pairs: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    language: String,
    script: Script,
    common_words: Words,
    organs: Organs,
    formulas: Organs,
    committees: Committees,
    kinds: Kinds,
    masthead: Masthead,
    dates: Dates,
    ordinals: Ordinals,
    closing: Closing,
    numbers: Numbers,
    divisions: Divisions,
    recitals: BTreeMap<String, String>,
    operatives: BTreeMap<String, String>,
    modifiers: Modifiers,
    furniture: Furniture,
    citations: Citations,
    portions: Portions,
    named: Named,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Han,
}

/// A struct of the pack file, and how its fields become those of the table of the same name.
macro_rules! section {
    ($name:ident { $($field:ident: $kind:ident),+ $(,)? }) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name { $($field: section!(@type $kind),)+ }

        impl $name {
            #[allow(unused_variables)]
            fn table(&self, leads: &Leads<'_>) -> String {
                let mut out = concat!(stringify!($name), " {").to_owned();
                $(write!(out, "{}: {},", stringify!($field), section!(@emit $kind, &self.$field, leads)).unwrap();)+
                out + "}"
            }
        }
    };
    (@type words) => { Words };
    (@type templates) => { Words };
    (@type ordered) => { Words };
    (@type text) => { String };
    (@type raw) => { Words };
    (@type months) => { Vec<Words> };
    (@type names) => { BTreeMap<String, String> };
    (@type letters) => { BTreeMap<char, char> };
    (@emit words, $value:expr, $leads:expr) => { words($value) };
    (@emit templates, $value:expr, $leads:expr) => { forms($value, $leads) };
    (@emit ordered, $value:expr, $leads:expr) => { ordered($value) };
    (@emit text, $value:expr, $leads:expr) => { format!("{:?}", $value) };
    (@emit raw, $value:expr, $leads:expr) => { format!("&{:?}", $value) };
    (@emit months, $value:expr, $leads:expr) => { months($value, $leads) };
    (@emit names, $value:expr, $leads:expr) => { names($value) };
    (@emit letters, $value:expr, $leads:expr) => { letters($value) };
}

section!(Organs {
    general_assembly: words,
    security_council: words,
    economic_and_social_council: words,
    human_rights_council: words,
    trusteeship_council: words,
});
section!(Committees {
    first: words,
    second: words,
    third: words,
    fourth: words,
    fifth: words,
    sixth: words,
    general: words,
    credentials: words,
    plenary: words,
});
section!(Kinds {
    resolution: words,
    decision: words,
    draft_resolution: words,
    draft_decision: words
});
section!(Masthead {
    organization: templates,
    distribution: templates,
    original: templates,
    session: templates,
    special_session: templates,
    emergency_session: templates,
    agenda: templates,
    heading: templates,
    day: templates,
    adoption: templates,
    proponent: templates,
    notice: templates,
    language_names: names,
});
section!(Dates {
    forms: templates,
    partial: templates,
    ranges: words,
    months: months
});
section!(Ordinals {
    words: ordered,
    hundreds: ordered,
    hundreds_behind: ordered,
    marks: words
});
section!(Closing {
    meeting: templates,
    resumed_meeting: templates,
    told: templates,
    plenary: words,
    without_vote: templates,
    recorded_vote: templates,
    none: words,
    one: words,
    abstained: words,
    in_favour: words,
    against: words,
    abstaining: words,
});
section!(Numbers {
    letters: raw,
    alternatives: letters,
    letter_words: ordered,
    section_words: ordered,
    part_words: ordered,
    decimal: text,
    glued: raw,
    counters: raw,
});
section!(Divisions {
    part: templates,
    section: templates,
    chapter: templates,
    annex: templates,
    appendix: templates,
});
section!(Modifiers {
    also: raw,
    further: raw,
    again: raw,
    leading: raw
});
section!(Furniture {
    lines: templates,
    page: templates,
});
section!(Citations {
    resolution: words,
    decision: words,
    number_marks: words,
    number_ends: words,
    and: words,
    date_links: words,
    of: words,
    assembly: words,
    council: words,
    other_bodies: words,
    special_session: words,
    emergency_session: words,
    regular_session: words,
    of_the_united_nations: words,
    titled: words,
    about: words,
    subject: words,
    ibid: words,
});
section!(Portions {
    paragraph: templates,
    section: templates,
    annex: templates,
    part: templates,
    chapter: templates,
    article: templates,
    of: words,
    behind: words,
    own_before: words,
    own_behind: words,
    act_before: words,
    act_behind: words,
    without_digits: raw,
});
section!(Named {
    charter: templates,
    articles: templates,
    chapters: templates,
    treaty: templates,
    volume: templates,
    goal: templates,
    goals: templates,
    publication: templates,
    records: templates,
    agenda: templates,
});

fn words(list: &Words) -> String {
    let folded: Vec<_> = list.iter().map(|w| fold(w, Blanks::Dropped)).collect();
    assert!(
        folded.iter().all(|w| !w.is_empty()),
        "an empty phrase in {list:?}"
    );
    format!("&{folded:?}")
}

/// Words, folded with their blanks and sorted.
fn sorted(list: &Words) -> Vec<String> {
    let mut folded: Vec<_> = list.iter().map(|w| fold(w, Blanks::Kept)).collect();
    folded.sort_unstable();
    folded
}

/// Words that count 1, 2, 3… by their place in the list, as a sorted table with their number;
/// variants of one word stand with `|` between.
fn ordered(list: &Words) -> String {
    let mut table: BTreeMap<String, usize> = BTreeMap::new();
    for (i, variants) in list.iter().enumerate() {
        for word in variants.split('|') {
            let word = fold(word, Blanks::Dropped);
            assert!(!word.is_empty(), "an empty word in {variants:?}");
            table.entry(word).or_insert(i + 1);
        }
    }
    let entries = table.iter().map(|(word, n)| format!("({word:?}, {n})"));
    format!("&[{}]", entries.collect::<Vec<_>>().join(","))
}

/// The names of months, with what they may begin with.
fn months(list: &[Words], leads: &Leads<'_>) -> String {
    assert_eq!(list.len(), 12, "twelve months");
    format!(
        "Months {{ names: &[{}], lead: {:?} }}",
        list.iter().map(words).collect::<Vec<_>>().join(","),
        leads.of_months()
    )
}

fn names(map: &BTreeMap<String, String>) -> String {
    let entry = |(code, language): &(&str, &str)| {
        let name = map
            .get(*code)
            .unwrap_or_else(|| panic!("no name for {code}"));
        format!(
            "(Language::{language}, {name:?}, {:?})",
            fold(name, Blanks::Dropped)
        )
    };
    assert_eq!(map.len(), LANGUAGES.len(), "six language names");
    format!(
        "&[{}]",
        LANGUAGES.iter().map(entry).collect::<Vec<_>>().join(",")
    )
}

fn letters(map: &BTreeMap<char, char>) -> String {
    format!("&{:?}", map.iter().collect::<Vec<_>>())
}

/// Openers, folded and sorted, with the place of their concept, and with what they may begin with.
fn openers(
    map: &BTreeMap<String, String>,
    lead: &Lead,
    blanks: Blanks,
    concepts: &[&str],
) -> String {
    let mut table: BTreeMap<String, usize> = BTreeMap::new();
    for (phrase, concept) in map {
        let index = concepts
            .binary_search(&concept.as_str())
            .unwrap_or_else(|_| panic!("{phrase:?} names the unknown concept {concept:?}"));
        table.entry(fold(phrase, blanks)).or_insert(index);
    }
    let entries = table
        .iter()
        .map(|(phrase, index)| format!("({phrase:?}, Concept::at({index}))"));
    format!(
        "Openers {{ phrases: &[{}], lead: {lead:?} }}",
        entries.collect::<Vec<_>>().join(",")
    )
}

/// Hashes the names and bytes of all files below a folder.
fn hash_folder(folder: &Path, hasher: &mut DefaultHasher) {
    let entries = fs::read_dir(folder).expect("the sources can be read");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash_folder(&path, hasher);
        } else {
            path.hash(hasher);
            fs::read(&path)
                .expect("the sources can be read")
                .hash(hasher);
        }
    }
}

/// The keys of all actions, sorted.
fn keys_of(concepts: &Concepts) -> Vec<&str> {
    let mut keys: Vec<&str> = concepts
        .pairs
        .iter()
        .flat_map(|(a, b)| [a.as_str(), b.as_str()])
        .collect();
    keys.retain(|key| !key.is_empty());
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Lets the linker settle where the tables of the packs lie. Left to the start of the program, that
/// writes to every page of them, for six languages, and costs a small document half its time.
fn link_in_place() {
    let is = |key: &str, value: &str| env::var(key).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=build");
    // A folder that was written by another build is not taken for up to date.
    let mut build = DefaultHasher::new();
    hash_folder(Path::new("src"), &mut build);
    println!("cargo::rustc-env=PLENARY_BUILD={:016x}", build.finish());
    link_in_place();
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, text: String| {
        fs::write(Path::new(&out).join(name), text).expect("OUT_DIR can be written");
    };
    let read = |name: &str| {
        let path = format!("src/language/{name}.toml");
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };

    let concepts: Concepts =
        toml::from_str(&read("concepts")).unwrap_or_else(|error| panic!("concepts.toml: {error}"));
    let families: BTreeMap<String, Family> =
        toml::from_str(&read("families")).unwrap_or_else(|error| panic!("families.toml: {error}"));
    let family_of = family_of(&families, &concepts.pairs);
    let keys = keys_of(&concepts);
    assert!(keys.len() < usize::from(u16::MAX), "too many concepts");
    let names: Vec<_> = families.keys().collect();
    let places: Vec<_> = keys.iter().map(|key| family_of[*key]).collect();
    let others = others(&families, &concepts.pairs, &keys);
    let table = format!(
        "static CONCEPTS: &[&str] = &{keys:?}; static FAMILIES: &[&str] = &{names:?}; \
         static FAMILY_OF: &[u8] = &{places:?}; static OTHERS: &[u16] = &{others:?};"
    );
    write("concepts.rs", table);
    write("modifiers.rs", modifiers::tables(&keys));

    let (mut packs, mut mandates) = (String::new(), mandates::Tables::default());
    let pack_of = |code: &str| -> Pack {
        toml::from_str(&read(code)).unwrap_or_else(|error| panic!("{code}.toml: {error}"))
    };
    let english = pack_of("en");
    for (code, language) in LANGUAGES {
        let pack = pack_of(code);
        assert_eq!(pack.language, code, "{code}.toml is in another language");
        let leads = Leads {
            pack: &pack,
            english: &english,
        };
        let blanks = if matches!(pack.script, Script::Han) {
            Blanks::Dropped
        } else {
            Blanks::Kept
        };
        let opener_lead = |map| leads::of_openers(map, &leads.around(), blanks);
        let modifiers = {
            let folded = |list: &Words| list.iter().map(|w| fold(w, blanks)).collect();
            let Modifiers {
                also,
                further,
                again,
                leading,
            } = &pack.modifiers;
            Modifiers {
                also: folded(also),
                further: folded(further),
                again: folded(again),
                leading: folded(leading),
            }
        };
        writeln!(
            packs,
            "pub(super) static {}: Pack = Pack {{ language: Language::{language}, script: Script::{:?}, \
             common_words: &{:?}, organs: {}, formulas: {}, committees: {}, kinds: {}, masthead: {}, \
             dates: {}, ordinals: {}, closing: {}, numbers: {}, divisions: {}, recitals: {}, \
             operatives: {}, modifiers: {}, shades: {:?}, leading: {:?}, formula_lead: {:?}, furniture: {}, citations: {}, portions: {}, named: {} }};",
            code.to_ascii_uppercase(),
            pack.script,
            sorted(&pack.common_words),
            pack.organs.table(&leads),
            pack.formulas.table(&leads),
            pack.committees.table(&leads),
            pack.kinds.table(&leads),
            pack.masthead.table(&leads),
            pack.dates.table(&leads),
            pack.ordinals.table(&leads),
            pack.closing.table(&leads),
            pack.numbers.table(&leads),
            pack.divisions.table(&leads),
            openers(&pack.recitals, &opener_lead(&pack.recitals), blanks, &keys),
            openers(&pack.operatives, &opener_lead(&pack.operatives), blanks, &keys),
            modifiers.table(&leads),
            leads::of_openers(&BTreeMap::new(), &leads.shades(), blanks),
            leads::of_openers(&BTreeMap::new(), &[&pack.modifiers.leading], blanks),
            leads.of_formulas(),
            pack.furniture.table(&leads),
            pack.citations.table(&leads),
            pack.portions.table(&leads),
            pack.named.table(&leads),
        )
        .unwrap();
        mandates.add(code, language, &leads);
    }
    write("mandates.rs", mandates.text());
    write("packs.rs", packs);
}
