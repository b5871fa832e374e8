//! One option, card or column: what can be tapped.

use super::band::{Band, Words};
use super::condition::Condition;
use super::facts::Facts;
use crate::meeting::UnknownWord;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// An alert that an answer raises (rules section 10). The list is closed: only what a child taps raises one, never what they type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// The child feels scared.
    Scared,
    /// The child does not feel safe, or might hurt themself.
    NotSafe,
    /// Someone hurts the child.
    Hurt,
    /// The child does not want to go home.
    NotGoHome,
    /// The child wants to talk to someone today.
    TellToday,
}

impl Signal {
    /// The stable key, used in the database and in form files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Scared => "scared",
            Self::NotSafe => "not-safe",
            Self::Hurt => "hurt",
            Self::NotGoHome => "not-go-home",
            Self::TellToday => "tell-today",
        }
    }
}

/// What an option starts, other than an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Does {
    /// Takes the named person off the readers of the piece and off its alerts.
    HideFrom,
    /// A request to the advocacy service.
    AdvocateRequest,
    /// The page that explains what an advocate is.
    AdvocateInformation,
    /// A task for the complaints officer.
    Complaint,
    /// A task for the worker: come and see the child.
    VisitRequest,
    /// Records the visit before the review as declined by the child.
    DeclineVisit,
    /// A task for the chair: call back.
    CallBack,
    /// A task for the chair today: call on a safe number.
    PrivateCall,
    /// A task to explain the worries in plain words.
    ExplainWorries,
    /// A task to explain the plan in plain words.
    ExplainPlan,
    /// A task to explain what was decided in plain words.
    ExplainDecisions,
    /// A task to send what was decided.
    SendDecisions,
    /// A task for the worker: the report did not reach the parent.
    ReportNotShared,
    /// A task for the worker: help to read.
    ReadingHelp,
    /// How to ask for one's records.
    RecordsInformation,
    /// A copy of what was sent; asked for on its receipt.
    Copy,
    /// What a child says about their carers goes to whoever runs the carers' review; started by the form, not by an option.
    CarerReview,
}

impl Does {
    /// Everything an option can start.
    pub const ALL: [Self; 17] = [
        Self::HideFrom,
        Self::AdvocateRequest,
        Self::AdvocateInformation,
        Self::Complaint,
        Self::VisitRequest,
        Self::DeclineVisit,
        Self::CallBack,
        Self::PrivateCall,
        Self::ExplainWorries,
        Self::ExplainPlan,
        Self::ExplainDecisions,
        Self::SendDecisions,
        Self::ReportNotShared,
        Self::ReadingHelp,
        Self::RecordsInformation,
        Self::Copy,
        Self::CarerReview,
    ];

    /// The stable key, used in the database and in form files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::HideFrom => "hide-from",
            Self::AdvocateRequest => "advocate-request",
            Self::AdvocateInformation => "advocate-information",
            Self::Complaint => "complaint",
            Self::VisitRequest => "visit-request",
            Self::DeclineVisit => "decline-visit",
            Self::CallBack => "call-back",
            Self::PrivateCall => "private-call",
            Self::ExplainWorries => "explain-worries",
            Self::ExplainPlan => "explain-plan",
            Self::ExplainDecisions => "explain-decisions",
            Self::SendDecisions => "send-decisions",
            Self::ReportNotShared => "report-not-shared",
            Self::ReadingHelp => "reading-help",
            Self::RecordsInformation => "records-information",
            Self::Copy => "copy",
            Self::CarerReview => "carer-review",
        }
    }
}

impl FromStr for Does {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|does| does.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "thing to start"))
    }
}

/// One option of a question, one card, or one column that cards are sorted under.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable within its question; stored with answers.
    pub id: String,
    /// The picture's name in `symbols.toml`. It never stands without the words.
    pub symbol: String,
    /// What it says.
    pub words: Words,
    /// The only bands that are offered it; all of the question's when `None`.
    #[serde(default)]
    pub bands: Option<Vec<Band>>,
    /// Whether it has a text box of its own.
    #[serde(default)]
    pub own_words: bool,
    /// The same for a name: "Yes, with my name".
    #[serde(default)]
    pub own_name: bool,
    /// Whether it stands alone: "No one" with "My carer" makes no sense.
    #[serde(default)]
    pub exclusive: bool,
    /// The alert it raises.
    #[serde(default)]
    pub signal: Option<Signal>,
    /// What it starts.
    #[serde(default)]
    pub does: Option<Does>,
    /// When it is offered; by facts and kinds of meeting only.
    #[serde(default)]
    pub show_if: Vec<Condition>,
}

impl Choice {
    /// Whether a reader of this band is offered it in these circumstances.
    pub fn is_offered(&self, band: Band, facts: &Facts) -> bool {
        self.bands.as_ref().is_none_or(|bands| bands.contains(&band))
            && self.show_if.iter().all(|condition| condition.holds_of(facts))
    }
}

/// The heading above a part of a question, such as "Good days".
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Which part.
    pub id: String,
    /// What it says.
    pub words: Words,
}
