//! How far a child led their own meeting (rules section 5).

use serde::{Deserialize, Serialize};

/// The level at which a child led their meeting, from 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub enum ChairingLevel {
    /// 0.
    NotThere,
    /// 1.
    There,
    /// 2.
    LedAnItem,
    /// 3.
    CoChaired,
    /// 4.
    Chaired,
}

/// A number that is not a chairing level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a chairing level: the levels are 0 to 4")]
pub struct NotALevel(u8);

impl ChairingLevel {
    /// Every level, lowest first.
    pub const ALL: [Self; 5] = [Self::NotThere, Self::There, Self::LedAnItem, Self::CoChaired, Self::Chaired];

    /// The number of the level.
    pub const fn number(self) -> u8 {
        match self {
            Self::NotThere => 0,
            Self::There => 1,
            Self::LedAnItem => 2,
            Self::CoChaired => 3,
            Self::Chaired => 4,
        }
    }

    /// What the level means, in plain words that follow "the child".
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::NotThere => "was not there",
            Self::There => "was there",
            Self::LedAnItem => "led a part of the meeting",
            Self::CoChaired => "chaired together with the chair",
            Self::Chaired => "chaired the meeting",
        }
    }
}

impl From<ChairingLevel> for u8 {
    fn from(level: ChairingLevel) -> Self {
        level.number()
    }
}

impl TryFrom<u8> for ChairingLevel {
    type Error = NotALevel;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::ALL.into_iter().find(|level| level.number() == number).ok_or(NotALevel(number))
    }
}
