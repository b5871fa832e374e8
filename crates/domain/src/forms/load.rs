//! Reading form files: what can be wrong with them, and the helpers that read words by band.

use super::band::Band;
use super::field_error::FieldError;
use super::text_id::TextId;
use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error as _};
use std::fmt;
use toml::{Table, Value};

/// Why the files make no catalogue. It names the file and, where there is one, the question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct LoadError {
    /// The file's name in `forms/`.
    pub file: String,
    /// The question, text or card, where it is known.
    pub place: Option<String>,
    /// What is wrong.
    pub problem: LoadProblem,
}

/// What can be wrong with a form file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadProblem {
    /// The file is not there.
    #[error("is missing")]
    NoFile,
    /// Not TOML, a key that nothing reads, a key missing, or a value of the wrong kind.
    #[error("{0}")]
    Toml(String),
    /// A question without an id.
    #[error("a question has neither id nor use")]
    NoId,
    /// `use` names a question that `common.toml` does not hold.
    #[error("uses a question that common.toml does not hold")]
    UnknownShared,
    /// `columns` names a set that `scales.toml` does not hold, or a kind has no scale there.
    #[error("scales.toml holds no \"{0}\"")]
    UnknownScale(String),
    /// The same question twice in one form, or the same text twice.
    #[error("is there twice")]
    Twice,
    /// An example names a form or a question that is not there.
    #[error("there is no \"{0}\"")]
    UnknownName(String),
    /// An example's answer is none that a child could give.
    #[error("{0}")]
    Answer(FieldError),
    /// `standing.toml` lacks a text that pages show.
    #[error("the text \"{0}\" is missing")]
    MissingText(TextId),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "forms/{}: {place}: {}", self.file, self.problem),
            None => write!(f, "forms/{}: {}", self.file, self.problem),
        }
    }
}

impl LoadError {
    pub(super) fn new(file: &str, place: Option<&str>, problem: LoadProblem) -> Self {
        Self { file: file.to_owned(), place: place.map(str::to_owned), problem }
    }
}

/// Reads one table of a file.
pub(super) fn read<T: DeserializeOwned>(file: &str, place: Option<&str>, table: Table) -> Result<T, LoadError> {
    table.try_into().map_err(|error: toml::de::Error| LoadError::new(file, place, LoadProblem::Toml(error.message().to_owned())))
}

/// Reads a whole file.
pub(super) fn parse<T: DeserializeOwned>(sources: &super::Sources, file: &str) -> Result<T, LoadError> {
    let text = sources.get(file).ok_or_else(|| LoadError::new(file, None, LoadProblem::NoFile))?;
    toml::from_str(text).map_err(|error| LoadError::new(file, None, LoadProblem::Toml(error.to_string())))
}

/// Reads a list of tables whose words stand beside the other keys (`{ id = "yes", b8 = "Yes" }`) into things with a field `words`.
pub(super) fn worded<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let tables = Vec::<Table>::deserialize(deserializer)?;
    tables.into_iter().map(|table| gather_words(table).try_into().map_err(D::Error::custom)).collect()
}

/// Moves the keys that name a band into a table of their own, `words`.
fn gather_words(table: Table) -> Table {
    let (words, mut rest): (Table, Table) = table.into_iter().partition(|(key, _)| key.parse::<Band>().is_ok());
    rest.insert("words".to_owned(), Value::Table(words));
    rest
}
