//! What the linker is told, and what it answers.

use super::{EndReason, LinkRule};
use crate::{
    ids::{LinkId, MeetingId},
    meeting::{MeetingKind, MeetingState, UnknownWord},
    submission::{Cycle, CycleChoice, SubmissionKind},
};
use chrono::{DateTime, NaiveDate, Utc};
use std::str::FromStr;

/// One meeting of this child; for feedback, of this family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeetingFact {
    /// Which meeting.
    pub id: MeetingId,
    /// Its kind.
    pub kind: MeetingKind,
    /// Where it stands.
    pub state: MeetingState,
    /// When it starts or started: the first sitting, if it was adjourned.
    pub starts_at: DateTime<Utc>,
}

impl MeetingFact {
    /// Still to be held, in whole or in part.
    pub(super) const fn is_open(&self) -> bool {
        matches!(self.state, MeetingState::Planned | MeetingState::Adjourned)
    }

    /// Will not take place.
    pub(super) const fn is_called_off(&self) -> bool {
        matches!(self.state, MeetingState::Cancelled | MeetingState::StoodDown)
    }
}

/// A meeting that is due by a limit. Give every one that is known: where a meeting is booked, the meeting comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueWindow {
    /// The kind of meeting that is due.
    pub kind: MeetingKind,
    /// The last day on which it is in time (rules section 3), where that can be told.
    pub limit: Option<NaiveDate>,
}

/// A piece that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentFact {
    /// Its kind.
    pub kind: SubmissionKind,
    /// The moment of sending.
    pub sent_at: DateTime<Utc>,
    /// The cycles it is for.
    pub cycles: CycleChoice,
    /// The conference that a parent's or carer's feedback is about. Other kinds have none.
    pub about: Option<MeetingId>,
    /// The conference that a family's views were asked for. As long as it can still hear them they go there, and not to an earlier one
    /// of a brother or sister.
    pub made_for: Option<MeetingId>,
}

impl SentFact {
    /// Whether it is for meetings of that kind in that cycle.
    pub(super) fn is_for(&self, kind: MeetingKind, cycle: Cycle) -> bool {
        Cycle::of(kind) == cycle && self.cycles.includes(cycle) && self.kind.links_to(kind)
    }
}

/// The places for a link. A piece has at most one link in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The conference that feedback is about.
    About,
    /// The next meeting in this cycle.
    Next(Cycle),
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 3] = [Self::About, Self::Next(Cycle::Care), Self::Next(Cycle::Protection)];

    /// The stable key, used in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Next(Cycle::Care) => "care",
            Self::Next(Cycle::Protection) => "protection",
        }
    }
}

impl FromStr for Slot {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|slot| slot.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "place for a link"))
    }
}

/// What a link points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A meeting.
    Meeting(MeetingId),
    /// No meeting yet, but one is due. The child sees "your next review".
    DueWindow {
        /// The last day on which the meeting is in time, where that can be told.
        limit: Option<NaiveDate>,
    },
}

/// A link that stands. Ended links are history and are not given to the linker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which link.
    pub id: LinkId,
    /// Its place.
    pub slot: Slot,
    /// What it points at.
    pub target: Target,
    /// The rule that made it.
    pub rule: LinkRule,
}

/// One change to the links of a piece. The caller adds when, and keeps every one (rules section 4, item 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The link no longer stands.
    End {
        /// Which link.
        link: LinkId,
        /// Why it ends.
        why: EndReason,
    },
    /// A new link. It comes after the end of the one it takes the place of.
    Make {
        /// Its place.
        slot: Slot,
        /// What it points at.
        target: Target,
        /// The rule that makes it.
        rule: LinkRule,
    },
}
