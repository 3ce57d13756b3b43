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

/// Labels of those who are asked, where their names do not show them.
const ADDRESSEES: &[(&str, &str)] = &[
    (
        "acabq",
        "Advisory Committee on Administrative and Budgetary Questions",
    ),
    (
        "fao",
        "Food and Agriculture Organization of the United Nations",
    ),
    ("iaea", "International Atomic Energy Agency"),
    ("ilo", "International Labour Organization"),
    ("itu", "International Telecommunication Union"),
    ("oios", "Office of Internal Oversight Services"),
    ("un", "United Nations"),
    ("un-ecosoc", "Economic and Social Council"),
    ("un-ga", "General Assembly"),
    ("un-ga-president", "President of the General Assembly"),
    ("un-habitat", "United Nations Human Settlements Programme"),
    ("un-hcr", "United Nations High Commissioner for Refugees"),
    ("un-hrc", "Human Rights Council"),
    (
        "un-ohchr",
        "United Nations High Commissioner for Human Rights",
    ),
    ("un-sc", "Security Council"),
    ("un-secretariat", "Secretariat"),
    ("un-sg", "Secretary-General"),
    ("un-women", "UN-Women"),
    ("unaids", "Joint United Nations Programme on HIV/AIDS"),
    (
        "unctad",
        "United Nations Conference on Trade and Development",
    ),
    ("undp", "United Nations Development Programme"),
    ("unep", "United Nations Environment Programme"),
    (
        "unesco",
        "United Nations Educational, Scientific and Cultural Organization",
    ),
    ("unfpa", "United Nations Population Fund"),
    ("unicef", "United Nations Children’s Fund"),
    ("unodc", "United Nations Office on Drugs and Crime"),
    ("wfp", "World Food Programme"),
    ("who", "World Health Organization"),
    ("world-bank", "World Bank"),
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

/// The label of one who is asked.
pub(super) fn addressee(key: &str) -> Option<&'static str> {
    find(ADDRESSEES, key)
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
        for table in [CONCEPTS, ORGANIZATIONS, ADDRESSEES, ROLES] {
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
