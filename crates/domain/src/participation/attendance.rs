//! What the chair records about a child on the day.

use crate::meeting::UnknownWord;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Whether the child was at the meeting and, if so, how their views were given there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attendance {
    /// There, and spoke.
    Spoke,
    /// There, and used signs or symbols.
    Symbols,
    /// There and silent, while someone read out or said their words for them.
    SpokenFor,
    /// There and silent, and nobody gave their views.
    Silent,
    /// Not there.
    Absent,
}

impl Attendance {
    /// Every answer, in the order it is offered.
    pub const ALL: [Self; 5] = [Self::Spoke, Self::Symbols, Self::SpokenFor, Self::Silent, Self::Absent];

    /// The stable key, used in the database and in the chair's form.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Spoke => "spoke",
            Self::Symbols => "symbols",
            Self::SpokenFor => "spoken-for",
            Self::Silent => "silent",
            Self::Absent => "absent",
        }
    }

    /// Whether the child was there.
    pub const fn present(self) -> bool {
        !matches!(self, Self::Absent)
    }

    /// The answer in plain words, as a sentence about the child.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Spoke => "They came and spoke for themself.",
            Self::Symbols => "They came and gave their views by signs or symbols.",
            Self::SpokenFor => "They came, and someone else gave their views for them.",
            Self::Silent => "They came, and nobody gave their views at the meeting.",
            Self::Absent => "They did not come.",
        }
    }
}

impl FromStr for Attendance {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|answer| answer.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "way of taking part"))
    }
}
