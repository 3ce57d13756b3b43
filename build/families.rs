//! Turns the families of actions, `src/language/families.toml`, into tables.

use super::Words;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The actions that make one family, by their participles.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Family {
    actions: Words,
    /// Those of them that a text tells of others too.
    #[serde(default)]
    others: Words,
}

/// The place of the family of every action; each action has exactly one.
pub(super) fn family_of<'a>(
    families: &BTreeMap<String, Family>,
    pairs: &'a BTreeMap<String, String>,
) -> BTreeMap<&'a str, u8> {
    let mut found = BTreeMap::new();
    for (place, (name, family)) in (0u8..).zip(families) {
        for action in &family.actions {
            let (participle, third_person) = pairs
                .get_key_value(action)
                .unwrap_or_else(|| panic!("families.toml: {action} is no action"));
            let before = found.insert(participle.as_str(), place);
            assert!(
                before.is_none(),
                "families.toml: {action} stands twice, the second time in {name}"
            );
            let third = found.insert(third_person, place);
            assert!(
                third_person.is_empty() || third.is_none_or(|other| other == place),
                "families.toml: {third_person} would be in two families"
            );
        }
    }
    for action in pairs.keys() {
        assert!(
            found.contains_key(action.as_str()),
            "families.toml: {action} has no family"
        );
    }
    found
}

/// The places of the actions that a text tells of others too, in order.
pub(super) fn others(
    families: &BTreeMap<String, Family>,
    pairs: &BTreeMap<String, String>,
    keys: &[&str],
) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for (name, family) in families {
        for action in &family.others {
            assert!(
                family.actions.contains(action),
                "families.toml: {action} is not in {name}"
            );
            let both = [action, &pairs[action]];
            found.extend(
                both.iter()
                    .filter_map(|key| keys.binary_search(&key.as_str()).ok()),
            );
        }
    }
    found.sort_unstable();
    found
}
