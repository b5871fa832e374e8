//! Checks across the whole catalogue: ids, symbols, and what nothing uses.

use super::super::Form;
use super::Rule;
use super::linter::{At, Linter};
use std::collections::{BTreeMap, BTreeSet};

/// Checks ids and symbols.
pub(super) fn check(linter: &mut Linter<'_>) {
    ids(linter);
    symbols(linter);
    unused(linter);
}

fn ids(linter: &mut Linter<'_>) {
    let mut owners: BTreeMap<&str, &Form> = BTreeMap::new();
    for form in &linter.catalogue.forms {
        let file = format!("{}.toml", form.id);
        for question in &form.questions {
            let at = At { file: &file, place: &question.id };
            let ids = question.kind.all_choices().map(|choice| &choice.id).chain([&question.id]);
            for id in ids.filter(|id| !is_kebab_case(id)) {
                linter.report(at, Rule::Ids, format!("\"{id}\" is not kebab-case"));
            }
            if question.shared {
                continue;
            }
            if linter.catalogue.common.contains(&question.id) {
                linter.report(at, Rule::Ids, "common.toml has a question of this id");
            }
            if let Some(other) = owners.insert(&question.id, form) {
                linter.report(at, Rule::Ids, format!("{} has a question of this id", other.id));
            }
        }
    }
}

/// Small letters and digits in parts joined by single hyphens.
fn is_kebab_case(id: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit());
    id.split('-').all(plain)
}

fn symbols(linter: &mut Linter<'_>) {
    let catalogue = linter.catalogue;
    let described: BTreeSet<&str> = catalogue.symbols.symbols.keys().map(String::as_str).collect();
    let at = At { file: "symbols.toml", place: "symbols" };
    let named = catalogue.symbols_named();
    for symbol in named.difference(&described) {
        linter.report(at, Rule::Symbols, format!("\"{symbol}\" is used and not described"));
    }
    for symbol in described.difference(&named).filter(|symbol| **symbol != "bell") {
        linter.report(at, Rule::Symbols, format!("\"{symbol}\" is described and not used"));
    }
    for symbol in catalogue.symbols.mirror.names.iter().filter(|symbol| !described.contains(symbol.as_str())) {
        linter.report(at, Rule::Symbols, format!("\"{symbol}\" turns round and is not described"));
    }
}

fn unused(linter: &mut Linter<'_>) {
    let used: BTreeSet<&str> =
        linter.catalogue.forms.iter().flat_map(|form| &form.questions).map(|question| question.id.as_str()).collect();
    for id in linter.catalogue.common.iter().filter(|id| !used.contains(id.as_str())) {
        linter.report(At { file: "common.toml", place: id }, Rule::Unused, "no form uses it");
    }
}
