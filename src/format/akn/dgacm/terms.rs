//! The terms that published files declare, and those that they point to and do not declare: class,
//! IRI and label of each. Every file declares the first set, used or not.

use crate::format::akn::references::Class;

/// A term: its eId, its class, the IRI below `/akn/ontology`, its label.
pub(super) type Term = (&'static str, Class, &'static str, &'static str);

/// What every file declares.
pub(super) const ALWAYS: [&str; 13] = [
    "source",
    "symbol",
    "dateOfIssuance",
    "dateOfAdoption",
    "publisher",
    "issuingBody",
    "author",
    "editor",
    "resolutionTitle",
    "memberState",
    "inFavour",
    "against",
    "abstaining",
];

/// The terms by their eIds.
const TERMS: &[Term] = &[
    (
        "DGACM",
        Class::Organization,
        "organization/un/DGACM",
        "DGACM",
    ),
    (
        "abstaining",
        Class::Term,
        "concept/un/voting/abstaining",
        "Abstaining",
    ),
    (
        "adoption",
        Class::Concept,
        "concept/un/adoption",
        "Adoption",
    ),
    (
        "adoptionDate",
        Class::Concept,
        "concept/un/adoptionDate",
        "Date of adoption",
    ),
    (
        "adoptionMeeting",
        Class::Concept,
        "concept/un/adoptionMeeting",
        "Meeting of the adoption",
    ),
    (
        "against",
        Class::Term,
        "concept/un/voting/against",
        "Against",
    ),
    (
        "arabic",
        Class::Term,
        "concept/un/language/arabic",
        "Arabic",
    ),
    ("author", Class::Role, "role/un/author", "Author"),
    (
        "chinese",
        Class::Term,
        "concept/un/language/chinese",
        "Chinese",
    ),
    (
        "dateOfAdoption",
        Class::Concept,
        "concept/un/dateOfAdoption",
        "Date of adoption",
    ),
    (
        "dateOfIssuance",
        Class::Concept,
        "concept/un/dateOfIssuance",
        "Date of issuance",
    ),
    (
        "economicAndSocialCouncil",
        Class::Organization,
        "organization/un/economicAndSocialCouncil",
        "Economic and Social Council",
    ),
    ("editor", Class::Role, "role/un/editor", "Editor"),
    (
        "english",
        Class::Term,
        "concept/un/language/english",
        "English",
    ),
    (
        "fifthCommittee",
        Class::Term,
        "organization/un/generalAssembly/fifthCommittee",
        "Fifth Committee",
    ),
    (
        "firstCommittee",
        Class::Term,
        "organization/un/generalAssembly/firstCommittee",
        "First Committee",
    ),
    (
        "fourthCommittee",
        Class::Term,
        "organization/un/generalAssembly/fourthCommittee",
        "Fourth Committee",
    ),
    (
        "french",
        Class::Term,
        "concept/un/language/french",
        "French",
    ),
    (
        "generalAssembly",
        Class::Organization,
        "organization/un/generalAssembly",
        "General Assembly",
    ),
    (
        "generalDistribution",
        Class::Concept,
        "concept/un/generalDistribution",
        "General distribution",
    ),
    (
        "humanRightsCouncil",
        Class::Organization,
        "organization/un/generalAssembly/humanRightsCouncil",
        "Human Rights Council",
    ),
    (
        "inFavour",
        Class::Term,
        "concept/un/voting/inFavour",
        "In favour",
    ),
    (
        "issuingBody",
        Class::Role,
        "role/un/issuingBody",
        "Issuing body",
    ),
    (
        "limitedDistribution",
        Class::Concept,
        "concept/un/limitedDistribution",
        "Limited distribution",
    ),
    (
        "memberState",
        Class::Term,
        "organization/un/memberState",
        "Member State",
    ),
    (
        "noMainCommittee",
        Class::Term,
        "organization/un/generalAssembly/noMainCommittee",
        "No Main Committee",
    ),
    (
        "publicationJobNumber",
        Class::Concept,
        "concept/un/publicationJobNumber",
        "Job number",
    ),
    ("publisher", Class::Role, "role/un/publisher", "Publisher"),
    (
        "resolutionNumber",
        Class::Term,
        "reference/un/resolutionNumber",
        "Resolution number",
    ),
    (
        "resolutionTitle",
        Class::Term,
        "reference/un/resolutionTitle",
        "Resolution title",
    ),
    (
        "restrictedDistribution",
        Class::Concept,
        "concept/un/restrictedDistribution",
        "Restricted distribution",
    ),
    (
        "russian",
        Class::Term,
        "concept/un/language/russian",
        "Russian",
    ),
    (
        "secondCommittee",
        Class::Term,
        "organization/un/generalAssembly/secondCommittee",
        "Second Committee",
    ),
    (
        "securityCouncil",
        Class::Organization,
        "organization/un/securityCouncil",
        "Security Council",
    ),
    (
        "sixthCommittee",
        Class::Term,
        "organization/un/generalAssembly/sixthCommittee",
        "Sixth Committee",
    ),
    (
        "source",
        Class::Organization,
        "organization/un/DGACM",
        "DGACM",
    ),
    (
        "spanish",
        Class::Term,
        "concept/un/language/spanish",
        "Spanish",
    ),
    (
        "subsidiaryBody",
        Class::Role,
        "role/un/subsidiaryBody",
        "Subsidiary body",
    ),
    ("symbol", Class::Concept, "reference/un/symbol", "Symbol"),
    (
        "thirdCommittee",
        Class::Term,
        "organization/un/generalAssembly/thirdCommittee",
        "Third Committee",
    ),
    (
        "trusteeshipCouncil",
        Class::Organization,
        "organization/un/trusteeshipCouncil",
        "Trusteeship Council",
    ),
    (
        "un",
        Class::Organization,
        "organization/un",
        "United Nations",
    ),
];

/// The term of that eId.
pub(super) fn term(eid: &str) -> Option<&'static Term> {
    let place = TERMS.binary_search_by_key(&eid, |term| term.0).ok()?;
    Some(&TERMS[place])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_sorted_and_hold_what_every_file_declares() {
        assert!(TERMS.is_sorted_by_key(|term| term.0));
        for eid in ALWAYS {
            assert!(term(eid).is_some(), "{eid}");
        }
    }
}
