//! What a chair writes back after a meeting: to a preference whether it was honoured (rules section 5), to any other answer what was
//! decided.

use crate::meeting::UnknownWord;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The longest that can be written back about one answer, counted as a person counts.
pub const LONGEST: usize = 1_000;

/// Whether it was done as the child asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// As asked.
    Yes,
    /// In part.
    Partly,
    /// Not.
    No,
}

impl Decided {
    /// Every one, from yes to no.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The stable key, used in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }

    /// Whether the child is told the reason (rules section 5): always when it was not, or not wholly, as they asked.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Partly | Self::No)
    }
}

impl FromStr for Decided {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|decided| decided.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "decision"))
    }
}
