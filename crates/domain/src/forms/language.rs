//! The languages that words are shown in.

use super::answer::Direction;
use crate::meeting::UnknownWord;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A language that a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// What everything is written in first.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Cymraeg.
    #[serde(rename = "cy")]
    Welsh,
    /// العربية.
    #[serde(rename = "ar")]
    Arabic,
}

impl Language {
    /// Every language, in the order of offering.
    pub const ALL: [Self; 3] = [Self::English, Self::Welsh, Self::Arabic];

    /// The language tag: of a page's `lang`, of the files, in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Welsh => "cy",
            Self::Arabic => "ar",
        }
    }

    /// The value of `lang` on a page.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::Welsh => "cy",
            Self::Arabic => "ar",
        }
    }

    /// Its name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Welsh => "Cymraeg",
            Self::Arabic => "العربية",
        }
    }

    /// Which way its lines run.
    pub const fn direction(self) -> Direction {
        match self {
            Self::English | Self::Welsh => Direction::Ltr,
            Self::Arabic => Direction::Rtl,
        }
    }

    /// Its name for staff.
    pub const fn english_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Welsh => "Welsh",
            Self::Arabic => "Arabic",
        }
    }

    /// What stands before the last of several people. Welsh says "and also": a plain "a" would change with the name after it.
    pub const fn and(self) -> &'static str {
        match self {
            Self::English => " and ",
            Self::Welsh => " a hefyd ",
            Self::Arabic => " و",
        }
    }

    /// What stands between people in a list.
    pub const fn comma(self) -> &'static str {
        match self {
            Self::English | Self::Welsh => ", ",
            Self::Arabic => "، ",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
    pub(super) const fn is_english(&self) -> bool {
        matches!(self, Self::English)
    }

    /// Whether a machine made the words and no person has checked them yet: staff are told.
    pub const fn is_machine_made(self) -> bool {
        !matches!(self, Self::English)
    }
}

impl FromStr for Language {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|language| language.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "language"))
    }
}
