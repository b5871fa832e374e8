//! The words on printed cards, and on the screen that a worker shows in place of one.

use super::band::Band;
use super::load::{LoadError, parse};
use super::sources::Sources;
use serde::Deserialize;

/// Which card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum CardId {
    /// For a child of 4 to 7 and the adult beside.
    #[serde(rename = "child-4-7")]
    Child4To7,
    /// For a child of 8 to 11.
    #[serde(rename = "child-8-11")]
    Child8To11,
    /// For a young person of 12 to 17.
    #[serde(rename = "child-12-17")]
    Child12To17,
    /// For a parent or carer.
    #[serde(rename = "adult")]
    Adult,
    /// A slip for a parent or carer, after a conference.
    #[serde(rename = "slip")]
    Slip,
    /// A screen handed over by a worker.
    #[serde(rename = "handed-over")]
    HandedOver,
}

impl CardId {
    /// The id in `cards.toml`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Child4To7 => "child-4-7",
            Self::Child8To11 => "child-8-11",
            Self::Child12To17 => "child-12-17",
            Self::Adult => "adult",
            Self::Slip => "slip",
            Self::HandedOver => "handed-over",
        }
    }

    /// The card for a person of this band.
    pub const fn for_band(band: Band) -> Self {
        match band {
            Band::B4 => Self::Child4To7,
            Band::B8 => Self::Child8To11,
            Band::B12 | Band::B16 => Self::Child12To17,
            Band::Adult | Band::Staff | Band::Any => Self::Adult,
        }
    }
}

/// The words on one card. Every card also carries the code as a QR code and in letters, and the help numbers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Which.
    pub id: CardId,
    /// Whose limits of reading its words keep.
    #[serde(rename = "for")]
    pub band: Band,
    /// On the outside: nothing about care, safety or a meeting.
    pub outside: String,
    /// For the child, in lines.
    #[serde(default)]
    pub child: Option<String>,
    /// For the adult, in lines.
    #[serde(default)]
    pub adult_side: Option<String>,
    /// At the foot.
    pub foot: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    card: Vec<Card>,
}

/// Reads the cards.
pub(super) fn load(sources: &Sources) -> Result<Vec<Card>, LoadError> {
    parse::<File>(sources, "cards.toml").map(|file| file.card)
}
