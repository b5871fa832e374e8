//! Who reads: the band picks the words of every text.

use crate::meeting::UnknownWord;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, str::FromStr};

/// A kind of reader. Age sets it at the invitation; a child may switch, and a worker may choose a younger one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Band {
    /// 4 to 7: picture mode, with an adult beside.
    B4,
    /// 8 to 11.
    B8,
    /// 12 to 15.
    B12,
    /// 16 and 17.
    B16,
    /// Parents and carers.
    Adult,
    /// Workers, chairs and the rest of the service.
    Staff,
    /// Someone who is not signed in.
    Any,
}

impl Band {
    /// Every band.
    pub const ALL: [Self; 7] = [Self::B4, Self::B8, Self::B12, Self::B16, Self::Adult, Self::Staff, Self::Any];

    /// The bands of children, youngest first.
    pub const CHILD: [Self; 4] = [Self::B4, Self::B8, Self::B12, Self::B16];

    /// The band of a child of this age in whole years. A child under 4 has no form of their own (a worker records an observation);
    /// should one be asked, pictures are what there is.
    pub const fn for_age(years: u32) -> Self {
        match years {
            0..=7 => Self::B4,
            8..=11 => Self::B8,
            12..=15 => Self::B12,
            _ => Self::B16,
        }
    }

    /// The stable key, used in form files, stored drafts and file names of recordings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::B4 => "b4",
            Self::B8 => "b8",
            Self::B12 => "b12",
            Self::B16 => "b16",
            Self::Adult => "adult",
            Self::Staff => "staff",
            Self::Any => "any",
        }
    }

    /// Whether the reader is a child.
    pub const fn is_child(self) -> bool {
        matches!(self, Self::B4 | Self::B8 | Self::B12 | Self::B16)
    }

    /// Whose words this reader gets, best first. `b4` never falls back: a picture has its own words.
    pub const fn chain(self) -> &'static [Self] {
        match self {
            Self::B4 => &[Self::B4],
            Self::B8 => &[Self::B8],
            Self::B12 => &[Self::B12, Self::B8],
            Self::B16 => &[Self::B16, Self::B12, Self::B8],
            Self::Adult => &[Self::Adult],
            Self::Staff => &[Self::Staff],
            Self::Any => &[Self::Any],
        }
    }
}

impl FromStr for Band {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|band| band.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "band"))
    }
}

/// One text in the words of each band that has its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<Band, String>);

impl Words {
    /// The words for this reader, by the fallback rule of [`Band::chain`].
    pub fn get(&self, band: Band) -> Option<&str> {
        band.chain().iter().find_map(|band| self.own(*band))
    }

    /// The words written for exactly this band.
    pub fn own(&self, band: Band) -> Option<&str> {
        self.0.get(&band).map(String::as_str)
    }

    /// The words for this reader or, where there are none, those of the youngest band that has some: for showing an answer that was
    /// given in another band. Empty only when there are no words at all.
    pub fn shown(&self, band: Band) -> &str {
        self.get(band).or_else(|| self.0.values().next().map(String::as_str)).unwrap_or_default()
    }

    /// The bands that have words of their own, with the words.
    pub fn iter(&self) -> impl Iterator<Item = (Band, &str)> {
        self.0.iter().map(|(band, words)| (*band, words.as_str()))
    }

    /// Whether no band has words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The lines of a text, without empty ones.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}
