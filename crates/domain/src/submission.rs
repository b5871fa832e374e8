//! Submissions: one filled-in form, from draft to sent (rules section 1), and which meetings each kind is for (section 4, item 1).

use crate::meeting::{MeetingKind, UnknownWord};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The kinds of submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubmissionKind {
    /// A child's own words, for any meeting.
    Statement,
    /// A child's words for a child protection conference.
    ConferencePack,
    /// How a child wants the visit before a review, and the review itself, to be.
    VisitPreferences,
    /// What a parent or carer thought of a conference that was held.
    ParentFeedback,
    /// A parent's or carer's own views, before a meeting.
    AdultViews,
    /// A worker's record of a child under 4; never the child's words.
    Observation,
}

impl SubmissionKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Statement,
        Self::ConferencePack,
        Self::VisitPreferences,
        Self::ParentFeedback,
        Self::AdultViews,
        Self::Observation,
    ];

    /// The stable key, used in the database and in form files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::ConferencePack => "conference-pack",
            Self::VisitPreferences => "visit-preferences",
            Self::ParentFeedback => "parent-feedback",
            Self::AdultViews => "adult-views",
            Self::Observation => "observation",
        }
    }

    /// Whether a submission of this kind may be linked to a meeting of that kind (rules section 4, items 1 and 2).
    pub const fn links_to(self, meeting: MeetingKind) -> bool {
        match self {
            Self::Statement | Self::AdultViews | Self::Observation => true,
            Self::ConferencePack | Self::ParentFeedback => meeting.is_conference(),
            Self::VisitPreferences => matches!(meeting, MeetingKind::LookedAfterReview),
        }
    }
}

impl FromStr for SubmissionKind {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "kind of submission"))
    }
}

/// How far a submission has come. There is no way back from sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubmissionState {
    /// Only its author sees it.
    Draft,
    /// Its readers see it, and it is linked.
    Sent,
}

impl SubmissionState {
    /// Every state.
    pub const ALL: [Self; 2] = [Self::Draft, Self::Sent];

    /// The stable key, used in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
        }
    }
}

impl FromStr for SubmissionState {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|state| state.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "state of a submission"))
    }
}

/// The two cycles of meetings that a child may be in, one or both at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cycle {
    /// Reviews of a child who is looked after, secure reviews among them.
    Care,
    /// Child protection conferences.
    Protection,
}

impl Cycle {
    /// Both cycles.
    pub const ALL: [Self; 2] = [Self::Care, Self::Protection];

    /// The cycle that a meeting belongs to.
    pub const fn of(meeting: MeetingKind) -> Self {
        if meeting.is_conference() { Self::Protection } else { Self::Care }
    }
}

/// Which cycles a piece is for: what a child in both picked, in plain words, when sending (rules section 4, item 1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CycleChoice {
    /// Whatever cycles the child is in. So it is too when nobody was asked.
    #[default]
    Both,
    /// Reviews only.
    Care,
    /// Conferences only.
    Protection,
}

impl CycleChoice {
    /// Every choice, in the order it is offered.
    pub const ALL: [Self; 3] = [Self::Both, Self::Care, Self::Protection];

    /// The stable key, used in the database and in the page.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Care => "care",
            Self::Protection => "protection",
        }
    }

    /// Whether the choice takes that cycle in.
    pub const fn includes(self, cycle: Cycle) -> bool {
        match self {
            Self::Both => true,
            Self::Care => matches!(cycle, Cycle::Care),
            Self::Protection => matches!(cycle, Cycle::Protection),
        }
    }
}

impl FromStr for CycleChoice {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|choice| choice.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "choice of meetings"))
    }
}
