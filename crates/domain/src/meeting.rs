//! Meetings: one dated event with a chair (rules section 1).

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The kinds of meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingKind {
    /// A statutory review of a child in care (a "looked after review").
    LookedAfterReview,
    /// The conference that decides whether a child needs a protection plan (ICPC).
    InitialConference,
    /// A conference that checks a protection plan (RCPC).
    ReviewConference,
    /// The conference that takes over a plan from another council.
    TransferInConference,
    /// The review of a secure placement by a panel of three.
    SecureReview,
}

impl MeetingKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::LookedAfterReview,
        Self::InitialConference,
        Self::ReviewConference,
        Self::TransferInConference,
        Self::SecureReview,
    ];

    /// The stable key, used in the database, in form files and in URLs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LookedAfterReview => "looked-after-review",
            Self::InitialConference => "initial-conference",
            Self::ReviewConference => "review-conference",
            Self::TransferInConference => "transfer-in-conference",
            Self::SecureReview => "secure-review",
        }
    }

    /// Whether this is a child protection conference of any kind.
    pub const fn is_conference(self) -> bool {
        matches!(self, Self::InitialConference | Self::ReviewConference | Self::TransferInConference)
    }
}

/// A word that names no known kind or state.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a known {1}")]
pub struct UnknownWord(pub String, pub &'static str);

impl FromStr for MeetingKind {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "kind of meeting"))
    }
}

/// Where a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingState {
    /// Booked, not yet held.
    Planned,
    /// It took place. Links freeze.
    Held,
    /// Called off in the child's interest; not a failure.
    StoodDown,
    /// Called off by the service.
    Cancelled,
    /// Stopped, to be finished within 20 working days.
    Adjourned,
}

impl MeetingState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Planned, Self::Held, Self::StoodDown, Self::Cancelled, Self::Adjourned];

    /// The stable key, used in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::StoodDown => "stood-down",
            Self::Cancelled => "cancelled",
            Self::Adjourned => "adjourned",
        }
    }
}

impl FromStr for MeetingState {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|state| state.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "state of a meeting"))
    }
}
