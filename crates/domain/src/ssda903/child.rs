//! Who a child is in the return: the council's id, the pupil number, and what the Header table says.

use super::codes::{Ethnic, Sex, UnknownCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The council's own id of a child: text, never a number, for "01001" and "1001" are two children.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CouncilId(String);

/// A text that cannot be a council's id of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoCouncilId {
    /// Nothing but spaces.
    #[error("the child id is blank")]
    Blank,
    /// Longer than the return allows.
    #[error("the child id has more than {} characters", CouncilId::LONGEST)]
    TooLong,
    /// Not all letters and digits: a formula, a name with spaces, a stray line break.
    #[error("the child id holds something other than letters and digits")]
    Characters,
}

impl CouncilId {
    /// The most characters that the return has room for.
    pub const LONGEST: usize = 10;

    /// The id, as the return writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CouncilId {
    type Err = NoCouncilId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let id = text.trim();
        if id.is_empty() {
            Err(NoCouncilId::Blank)
        } else if id.chars().count() > Self::LONGEST {
            Err(NoCouncilId::TooLong)
        } else if !id.chars().all(char::is_alphanumeric) {
            Err(NoCouncilId::Characters)
        } else {
            Ok(Self(id.to_owned()))
        }
    }
}

impl TryFrom<String> for CouncilId {
    type Error = NoCouncilId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<CouncilId> for String {
    fn from(id: CouncilId) -> Self {
        id.0
    }
}

impl fmt::Display for CouncilId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A pupil number. Never a key: it may be blank, and UN1 to UN5 are shared by many children.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Upn {
    /// Nothing was given.
    Blank,
    /// UN1 to UN5: why there is no number. The digit is kept.
    Unknown(u8),
    /// A letter and twelve digits.
    Permanent(String),
    /// A letter, eleven digits and a letter: a number given for the time being.
    Temporary(String),
}

impl FromStr for Upn {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            [] => Ok(Self::Blank),
            [b'U', b'N', digit @ b'1'..=b'5'] => Ok(Self::Unknown(digit - b'0')),
            [first, middle @ .., last]
                if middle.len() == 11
                    && first.is_ascii_uppercase()
                    && !b"IOS".contains(first)
                    && middle.iter().all(u8::is_ascii_digit) =>
            {
                match last {
                    b'0'..=b'9' => Ok(Self::Permanent(text.to_owned())),
                    b'A'..=b'Z' => Ok(Self::Temporary(text.to_owned())),
                    _ => Err(UnknownCode(text.to_owned(), "pupil number")),
                }
            }
            _ => Err(UnknownCode(text.to_owned(), "pupil number")),
        }
    }
}

impl TryFrom<String> for Upn {
    type Error = UnknownCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Upn> for String {
    fn from(upn: Upn) -> Self {
        upn.to_string()
    }
}

impl fmt::Display for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => Ok(()),
            Self::Unknown(digit) => write!(f, "UN{digit}"),
            Self::Permanent(number) | Self::Temporary(number) => f.write_str(number),
        }
    }
}

/// What the return says about a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildFacts {
    /// Birth date.
    pub born: NaiveDate,
    /// Sex; `None` when blank or not a known code.
    pub sex: Option<Sex>,
    /// Ethnic group; `None` when blank or not a known code.
    pub ethnic: Option<Ethnic>,
    /// Pupil number.
    pub upn: Upn,
}

/// One child of the Header table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderRow {
    /// The line in the file.
    pub line: u64,
    /// The council's id.
    pub child: CouncilId,
    /// What the row says.
    pub facts: ChildFacts,
}
