//! What can be due.

use crate::meeting::{MeetingKind, UnknownWord};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The kinds of thing that have a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueKind {
    /// The first looked after review.
    FirstReview,
    /// The second, counted from the day the first was held.
    SecondReview,
    /// Every later one, counted from the day the last was held.
    LaterReview,
    /// The first review of a child in short breaks (legal status V3 or V4).
    ShortBreaksFirst,
    /// Every later review of a child in short breaks.
    ShortBreaksLater,
    /// The initial child protection conference.
    Icpc,
    /// The first review conference.
    FirstRcpc,
    /// Every later review conference.
    LaterRcpc,
    /// The first review of a secure placement.
    SecureReview,
    /// Every later review of a secure placement.
    LaterSecureReview,
    /// The rest of a review that was adjourned.
    Adjournment,
    /// The decisions of a review.
    Decisions,
    /// The full record of a review.
    Record,
    /// The record in the hands of everyone it is for.
    Distribution,
}

impl DueKind {
    /// Every kind, in the order of the rule book.
    pub const ALL: [Self; 14] = [
        Self::FirstReview,
        Self::SecondReview,
        Self::LaterReview,
        Self::ShortBreaksFirst,
        Self::ShortBreaksLater,
        Self::Icpc,
        Self::FirstRcpc,
        Self::LaterRcpc,
        Self::SecureReview,
        Self::LaterSecureReview,
        Self::Adjournment,
        Self::Decisions,
        Self::Record,
        Self::Distribution,
    ];

    /// The stable key, used on the command line, in the database and in the file of limits.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FirstReview => "first-review",
            Self::SecondReview => "second-review",
            Self::LaterReview => "later-review",
            Self::ShortBreaksFirst => "short-breaks-first",
            Self::ShortBreaksLater => "short-breaks-later",
            Self::Icpc => "icpc",
            Self::FirstRcpc => "first-rcpc",
            Self::LaterRcpc => "later-rcpc",
            Self::SecureReview => "secure-review",
            Self::LaterSecureReview => "later-secure-review",
            Self::Adjournment => "adjournment",
            Self::Decisions => "decisions",
            Self::Record => "record",
            Self::Distribution => "distribution",
        }
    }

    /// The kind of meeting that meets the limit; none for what is written after a meeting, and none for an adjourned one, which
    /// keeps its own kind.
    pub const fn meeting(self) -> Option<MeetingKind> {
        match self {
            Self::FirstReview | Self::SecondReview | Self::LaterReview | Self::ShortBreaksFirst | Self::ShortBreaksLater => {
                Some(MeetingKind::LookedAfterReview)
            }
            Self::Icpc => Some(MeetingKind::InitialConference),
            Self::FirstRcpc | Self::LaterRcpc => Some(MeetingKind::ReviewConference),
            Self::SecureReview | Self::LaterSecureReview => Some(MeetingKind::SecureReview),
            Self::Adjournment | Self::Decisions | Self::Record | Self::Distribution => None,
        }
    }
}

impl FromStr for DueKind {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "kind of limit"))
    }
}
