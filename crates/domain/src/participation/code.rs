//! The eight participation codes of the national return.

use crate::{
    age::{fourth_birthday, is_under_four},
    meeting::UnknownWord,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How a child took part in one meeting. Exactly one for each child and held meeting, confirmed by the chair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Code {
    /// Under 4 that day.
    Pn0,
    /// Came and spoke for themself.
    Pn1,
    /// Came; someone spoke for them.
    Pn2,
    /// Came; gave views by signs or symbols.
    Pn3,
    /// Came; gave no views.
    Pn4,
    /// Did not come; asked someone to speak.
    Pn5,
    /// Did not come; sent views.
    Pn6,
    /// Did not come and sent no views.
    Pn7,
}

impl Code {
    /// Every code, in order.
    pub const ALL: [Self; 8] = [Self::Pn0, Self::Pn1, Self::Pn2, Self::Pn3, Self::Pn4, Self::Pn5, Self::Pn6, Self::Pn7];

    /// The code as the national return writes it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pn0 => "PN0",
            Self::Pn1 => "PN1",
            Self::Pn2 => "PN2",
            Self::Pn3 => "PN3",
            Self::Pn4 => "PN4",
            Self::Pn5 => "PN5",
            Self::Pn6 => "PN6",
            Self::Pn7 => "PN7",
        }
    }

    /// Whether the child's views were heard. PN0 says nothing about it.
    pub const fn heard(self) -> Option<bool> {
        match self {
            Self::Pn0 => None,
            Self::Pn1 | Self::Pn2 | Self::Pn3 | Self::Pn5 | Self::Pn6 => Some(true),
            Self::Pn4 | Self::Pn7 => Some(false),
        }
    }

    /// Whether the child was there. PN0 says nothing about it.
    pub const fn present(self) -> Option<bool> {
        match self {
            Self::Pn0 => None,
            Self::Pn1 | Self::Pn2 | Self::Pn3 | Self::Pn4 => Some(true),
            Self::Pn5 | Self::Pn6 | Self::Pn7 => Some(false),
        }
    }

    /// What the code means, in plain words that follow "the child".
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Pn0 => "was under 4 on the day",
            Self::Pn1 => "came and spoke for themself",
            Self::Pn2 => "came, and an advocate or the chair spoke for them",
            Self::Pn3 => "came, and gave their views by signs or symbols",
            Self::Pn4 => "came, and gave no views",
            Self::Pn5 => "did not come, and had asked an advocate or the chair to speak for them",
            Self::Pn6 => "did not come, and sent their views by letter, phone, film or an app",
            Self::Pn7 => "did not come, and sent no views",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Code {
    type Err = UnknownWord;

    /// Reads the code exactly as written in the return: three characters, capitals.
    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|code| code.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "participation code"))
    }
}

/// Why a code cannot be right for a child of that age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeRefused {
    /// PN0 for a child of 4 or over.
    #[error("PN0 is only for a child under 4, and this child turned 4 on {}", .fourth_birthday.format("%-d %B %Y"))]
    NotUnderFour {
        /// The day from which PN1 to PN7 are right.
        fourth_birthday: NaiveDate,
    },
    /// PN1 to PN7 for a child under 4.
    #[error(
        "{code} is only for a child of 4 or over; before {}, the fourth birthday, the code is PN0",
        .fourth_birthday.format("%-d %B %Y")
    )]
    UnderFour {
        /// The code that was refused.
        code: Code,
        /// The day from which it can be right.
        fourth_birthday: NaiveDate,
    },
}

/// Whether a code can be right: PN0 before the fourth birthday and only then, PN1 to PN7 from the birthday itself.
///
/// # Errors
/// The half of the rule that the code breaks, with the birthday.
pub fn check(code: Code, born: NaiveDate, held_on: NaiveDate) -> Result<(), CodeRefused> {
    let fourth_birthday = fourth_birthday(born);
    match (code, is_under_four(born, held_on)) {
        (Code::Pn0, false) => Err(CodeRefused::NotUnderFour { fourth_birthday }),
        (Code::Pn0, true) | (_, false) => Ok(()),
        (code, true) => Err(CodeRefused::UnderFour { code, fourth_birthday }),
    }
}
