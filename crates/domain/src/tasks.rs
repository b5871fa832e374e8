//! What an answer asks someone to do (forms/README.md section 6): "I want an advocate", "call me first". A task is not an alert.

use crate::{forms::Does, meeting::UnknownWord};
use std::str::FromStr;

/// Whose task it is. A manager sees every task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskFor {
    /// The child's social worker.
    Worker,
    /// The chair of the meeting the piece is linked to, or the child's chair.
    Chair,
    /// A manager: the complaints officer, and whatever the child keeps from their worker.
    Manager,
}

impl TaskFor {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Worker, Self::Chair, Self::Manager];

    /// The stable key, used in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Chair => "chair",
            Self::Manager => "manager",
        }
    }

    /// Whose it is when the child keeps the piece from their worker: then a manager acts in the worker's place (forms/README.md section 4).
    #[must_use]
    pub const fn without_worker(self) -> Self {
        match self {
            Self::Worker => Self::Manager,
            other => other,
        }
    }
}

impl FromStr for TaskFor {
    type Err = UnknownWord;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|one| one.key() == key).ok_or_else(|| UnknownWord(key.to_owned(), "holder of a task"))
    }
}

impl Does {
    /// Whose task an option starts; none when it starts no task: the piece itself is what follows.
    pub const fn task_for(self) -> Option<TaskFor> {
        match self {
            Self::HideFrom | Self::DeclineVisit | Self::AdvocateInformation => None,
            Self::Complaint | Self::CarerReview => Some(TaskFor::Manager),
            Self::CallBack | Self::PrivateCall | Self::ExplainDecisions | Self::SendDecisions => Some(TaskFor::Chair),
            Self::AdvocateRequest
            | Self::VisitRequest
            | Self::ExplainWorries
            | Self::ExplainPlan
            | Self::ReportNotShared
            | Self::ReadingHelp
            | Self::RecordsInformation
            | Self::Copy => Some(TaskFor::Worker),
        }
    }

    /// Whether it cannot wait for tomorrow.
    pub const fn is_for_today(self) -> bool {
        matches!(self, Self::PrivateCall)
    }
}
