//! How names are searched and sorted: worked out here, because the two databases do not agree on any letter beyond the plain alphabet.

use unicode_normalization::UnicodeNormalization;

/// Text in lower case and without accents: "Zoë" is found by "zoe" and stands beside it.
pub(crate) fn folded(text: &str) -> String {
    text.nfkd()
        .filter(|letter| !letter.is_control() && !matches!(letter, '\u{300}'..='\u{36f}'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a search for a child looks in. The first name stands on both sides of the family name, so that either order is found.
pub(crate) fn search_text(given: Option<&str>, family: Option<&str>, council_id: &str) -> String {
    let parts = [given, family, given.filter(|_| family.is_some()), Some(council_id)];
    folded(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// What a list of children is sorted by: family name, first name, council id. Whoever has no name stands under their id.
/// Bytes, which both databases compare alike whatever their language.
pub(crate) fn sort_key(given: Option<&str>, family: Option<&str>, council_id: &str) -> Vec<u8> {
    // The separator sorts before every letter: "Lee" comes before "Lee-Jones".
    let parts = [family, given, Some(council_id)];
    parts.into_iter().flatten().map(folded).collect::<Vec<_>>().join("\u{1}").into_bytes()
}
