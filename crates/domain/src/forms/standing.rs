//! The standing texts: everything on a screen that is not a question.

use super::band::{Band, Words, lines};
use super::language::Language;
use super::load::{LoadError, LoadProblem, parse, worded};
use super::sources::Sources;
use super::text_id::TextId;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All standing texts; every [`TextId`] has its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub(super) language: Language,
    texts: BTreeMap<TextId, Text>,
}

/// One standing text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Which.
    pub id: TextId,
    /// Where it is shown: for those who write and translate.
    #[serde(rename = "where")]
    pub place: String,
    /// The words, with placeholders. Several paragraphs are several lines.
    pub words: Words,
    /// The glossary terms that it uses.
    #[serde(default)]
    pub gloss: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(deserialize_with = "worded")]
    text: Vec<Text>,
}

impl Standing {
    pub(super) fn load(sources: &Sources) -> Result<Self, LoadError> {
        const FILE: &str = "standing.toml";
        let mut texts = BTreeMap::new();
        for text in parse::<File>(sources, FILE)?.text {
            let id = text.id;
            if texts.insert(id, text).is_some() {
                return Err(LoadError::new(FILE, Some(id.key()), LoadProblem::Twice));
            }
        }
        match TextId::ALL.iter().find(|id| !texts.contains_key(id)) {
            Some(missing) => Err(LoadError::new(FILE, None, LoadProblem::MissingText(*missing))),
            None => Ok(Self { language: Language::English, texts }),
        }
    }

    /// What they are written in.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// A text in this reader's words. A text for someone not signed in is for everybody; and someone not signed in gets the words of
    /// `b8`, whose limits theirs keep, where there are none of their own. Empty when this reader has no such text: the page leaves it out.
    pub fn text(&self, id: TextId, band: Band) -> &str {
        let Some(Text { words, .. }) = self.texts.get(&id) else { return "" };
        let for_all = || words.own(Band::Any);
        let plain = || if band == Band::Any { words.own(Band::B8) } else { None };
        words.get(band).or_else(for_all).or_else(plain).unwrap_or_default()
    }

    /// The same, line by line.
    pub fn lines(&self, id: TextId, band: Band) -> impl Iterator<Item = &str> {
        lines(self.text(id, band))
    }

    /// The glossary terms that a text uses.
    pub fn gloss(&self, id: TextId) -> &[String] {
        self.texts.get(&id).map_or(&[], |text| &text.gloss)
    }

    /// Every text.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.texts.values()
    }
}
