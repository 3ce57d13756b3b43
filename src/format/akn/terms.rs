//! The labels that entries of `references` show (`showAs`), and the classes they belong to.

/// Labels of concepts, by their eId.
const CONCEPTS: &[(&str, &str)] = &[
    ("abstaining", "Abstaining"),
    ("adopted", "Adopted"),
    ("adoptedRecordedVote", "Adopted by a recorded vote"),
    ("adoptedWithoutVote", "Adopted without a vote"),
    ("adoptionDate", "Date of adoption"),
    ("against", "Against"),
    ("agendaItem", "Agenda item"),
    ("annex", "Annex"),
    ("decision", "Decision"),
    ("decisionDraft", "Draft decision"),
    ("distributionGeneral", "General distribution"),
    ("distributionLimited", "Limited distribution"),
    ("distributionRestricted", "Restricted distribution"),
    ("inFavour", "In favour"),
    ("meetingNumber", "Meeting number"),
    ("memberState", "Member State"),
    ("noMainCommittee", "No Main Committee"),
    ("preamble", "Preamble"),
    ("publicationDate", "Date of issue"),
    ("publicationJobNumber", "Job number"),
    ("publicationTitle", "Title of the publication"),
    ("resolution", "Resolution"),
    ("resolutionDraft", "Draft resolution"),
    ("resolutionNumber", "Resolution number"),
    ("resolutionTitle", "Resolution title"),
    ("symbol", "Document symbol"),
];

const ORGANIZATIONS: &[(&str, &str)] = &[
    (
        "dgacm",
        "Department for General Assembly and Conference Management",
    ),
    ("markupAuthor", "Operator of the converter"),
    ("un", "United Nations"),
    ("un-ecosoc", "Economic and Social Council"),
    ("un-ga", "General Assembly"),
    ("un-ga-c1", "First Committee"),
    ("un-ga-c2", "Second Committee"),
    ("un-ga-c3", "Third Committee"),
    ("un-ga-c4", "Fourth Committee"),
    ("un-ga-c5", "Fifth Committee"),
    ("un-ga-c6", "Sixth Committee"),
    ("un-ga-cc", "Credentials Committee"),
    ("un-ga-gc", "General Committee"),
    ("un-hrc", "Human Rights Council"),
    ("un-sc", "Security Council"),
    ("un-tc", "Trusteeship Council"),
];

const ROLES: &[(&str, &str)] = &[
    ("author", "Author"),
    ("editor", "Editor"),
    ("issuer", "Issuer"),
    ("issuingAuthority", "Issuing authority"),
];

fn find(table: &[(&str, &'static str)], key: &str) -> Option<&'static str> {
    let place = table.binary_search_by_key(&key, |(k, _)| k).ok()?;
    Some(table[place].1)
}

/// The label of a concept.
pub(super) fn concept(key: &str) -> Option<&'static str> {
    find(CONCEPTS, key)
}

/// The label of an organization.
pub(super) fn organization(key: &str) -> Option<&'static str> {
    find(ORGANIZATIONS, key)
}

/// The label of a role.
pub(super) fn role(key: &str) -> Option<&'static str> {
    find(ROLES, key)
}

/// How a goal is shown, before its number.
pub(super) const GOAL: &str = "Sustainable Development Goal";

/// What a title says where the page has none.
pub(super) const ANNEX: &str = "Annex";

/// What the resolver of symbols is called.
pub(super) const UNDOCS: &str = "undocs.org";

/// What a number says where none is known.
pub(super) const UNKNOWN: &str = "unknown";

/// The concept of a class of distribution, where it has one.
pub(super) fn distribution(class: &str) -> Option<&'static str> {
    ["General", "Limited", "Restricted"]
        .into_iter()
        .zip([
            "distributionGeneral",
            "distributionLimited",
            "distributionRestricted",
        ])
        .find(|(name, _)| name.eq_ignore_ascii_case(class.trim()))
        .map(|(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_share_no_name_with_an_action() {
        for table in [CONCEPTS, ORGANIZATIONS, ROLES] {
            assert!(table.is_sorted());
            for (key, _) in table {
                assert!(
                    key.parse::<crate::Concept>().is_err(),
                    "{key} is an action too"
                );
            }
        }
    }
}
