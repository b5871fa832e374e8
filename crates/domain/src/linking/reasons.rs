//! Why a link was made and why it ended: kept with it, and shown to staff in its history.

use crate::meeting::UnknownWord;
use std::str::FromStr;

/// The rule that made a link (items of rules section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkRule {
    /// Item 1.
    EarliestPlanned,
    /// Item 2: the conference that was just held.
    AboutConference,
    /// Item 2: the family's next conference.
    WithNextConference,
    /// Item 3: there is only a due date.
    NoneBooked,
    /// Item 3: a meeting was booked where there was only a due date.
    NowBooked,
    /// Item 4: the meeting before was called off, or no longer qualifies.
    NextInstead,
    /// Item 5.
    CameAfterStart,
}

impl LinkRule {
    /// Every rule.
    pub const ALL: [Self; 7] = [
        Self::EarliestPlanned,
        Self::AboutConference,
        Self::WithNextConference,
        Self::NoneBooked,
        Self::NowBooked,
        Self::NextInstead,
        Self::CameAfterStart,
    ];

    /// The stable key, used in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::EarliestPlanned => "earliest-planned",
            Self::AboutConference => "about-conference",
            Self::WithNextConference => "with-next-conference",
            Self::NoneBooked => "none-booked",
            Self::NowBooked => "now-booked",
            Self::NextInstead => "next-instead",
            Self::CameAfterStart => "came-after-start",
        }
    }

    /// The rule in plain words.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::EarliestPlanned => "It goes to the earliest planned meeting after it was sent.",
            Self::AboutConference => "It is about this conference.",
            Self::WithNextConference => "It is also shown with the family's next conference.",
            Self::NoneBooked => "No meeting is booked yet, so it waits for the next one that is due.",
            Self::NowBooked => "A meeting was booked while it waited for one.",
            Self::NextInstead => "The meeting it was linked to before can no longer take it, so it goes to the next one.",
            Self::CameAfterStart => "It came after a meeting had started, so it goes to the one that follows.",
        }
    }
}

impl FromStr for LinkRule {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|rule| rule.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "rule for a link"))
    }
}

/// Why a link ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndReason {
    /// The service called the meeting off.
    Cancelled,
    /// The meeting was called off in the child's interest.
    StoodDown,
    /// The meeting's start is now at or before the sending.
    MovedBeforeSending,
    /// The record of the meeting was corrected to a kind that the piece is not for.
    KindCorrected,
    /// Another meeting that qualifies now starts before it.
    EarlierMeeting,
    /// There was only a due date, and a meeting has been booked.
    MeetingBooked,
    /// There was only a due date, and it has changed.
    DueDateChanged,
    /// There was only a due date, and nothing is due any more.
    NothingDue,
}

impl EndReason {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::Cancelled,
        Self::StoodDown,
        Self::MovedBeforeSending,
        Self::KindCorrected,
        Self::EarlierMeeting,
        Self::MeetingBooked,
        Self::DueDateChanged,
        Self::NothingDue,
    ];

    /// The stable key, used in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::StoodDown => "stood-down",
            Self::MovedBeforeSending => "moved-before-sending",
            Self::KindCorrected => "kind-corrected",
            Self::EarlierMeeting => "earlier-meeting",
            Self::MeetingBooked => "meeting-booked",
            Self::DueDateChanged => "due-date-changed",
            Self::NothingDue => "nothing-due",
        }
    }

    /// The reason in plain words.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Cancelled => "The meeting was cancelled.",
            Self::StoodDown => "The meeting was stood down.",
            Self::MovedBeforeSending => "The meeting was moved to a time before this was sent.",
            Self::KindCorrected => "The meeting is of a kind that this is not for.",
            Self::EarlierMeeting => "Another meeting now comes first.",
            Self::MeetingBooked => "A meeting was booked.",
            Self::DueDateChanged => "The date when the next meeting is due has changed.",
            Self::NothingDue => "No meeting is due any more.",
        }
    }
}

impl FromStr for EndReason {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|why| why.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "reason for ending a link"))
    }
}
