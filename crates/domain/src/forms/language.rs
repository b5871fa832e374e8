//! The languages that words are shown in.

use super::answer::Direction;
use crate::meeting::UnknownWord;
use std::str::FromStr;

/// A language that a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// What everything is written in first.
    #[default]
    English,
    /// Cymraeg.
    Welsh,
    /// العربية.
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
