//! The unavoidable terms with their meanings, and the words that are not used.

use super::band::{Band, Words};
use super::load::{LoadError, parse, worded};
use super::sources::Sources;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The glossary.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// The terms.
    #[serde(rename = "term", deserialize_with = "worded")]
    pub terms: Vec<Term>,
    /// Words that are never used, with what to write in their place.
    pub avoid: Avoid,
    /// Words and phrases that nobody is told.
    #[serde(rename = "never")]
    pub never: Vec<Never>,
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term, as questions name it in `gloss`.
    pub term: String,
    /// The same as its reader sees it, where that is another word.
    #[serde(default)]
    pub name: Option<String>,
    /// The forms in which it stands in texts.
    pub forms: Vec<String>,
    /// The word that stands for it when the reading level is measured.
    pub score_as: String,
    /// The bands that know it, so that it needs no gloss.
    #[serde(default)]
    pub free: Vec<Band>,
    /// Its meaning.
    pub words: Words,
}

/// Words that are never used, by reader: the word, and what to write in its place.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avoid {
    /// To children and to those not signed in.
    pub child: BTreeMap<String, String>,
    /// To parents and carers.
    pub adult: BTreeMap<String, String>,
}

/// Phrases that are never used, for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Never {
    /// What is wrong with them.
    pub because: String,
    /// The phrases, in small letters.
    pub phrases: Vec<String>,
    /// Longer phrases in which they are fine.
    #[serde(default)]
    pub fine_in: Vec<String>,
    /// The readers for whom they are fine.
    #[serde(default)]
    pub fine_for: Vec<Band>,
}

impl Glossary {
    pub(super) fn load(sources: &Sources) -> Result<Self, LoadError> {
        parse(sources, "glossary.toml")
    }

    /// A term by name.
    pub fn term(&self, name: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.term == name)
    }

    /// The terms named in a `gloss` list with the meanings for this reader: what opens in place, below the text that uses them.
    pub fn meanings<'a>(&'a self, gloss: &'a [String], band: Band) -> impl Iterator<Item = (&'a str, &'a str)> {
        gloss.iter().filter_map(move |name| {
            let term = self.term(name)?;
            Some((term.name.as_deref().unwrap_or(name), term.words.get(band)?))
        })
    }
}
