//! What is known of the child's case before the first question.

use crate::meeting::MeetingKind;
use serde::{Deserialize, Serialize};

/// What decides, besides the answers, which questions are asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each fact is one of its own")]
pub struct Facts {
    /// The kinds of the meetings that the piece is for: one or two, for a child in both cycles.
    pub meeting_kinds: Vec<MeetingKind>,
    /// No meeting of this kind was held before.
    pub first_meeting: bool,
    /// Preferences for this meeting were sent.
    pub preferences_given: bool,
    /// The actions of the child's plan that have child words: the cards of "Did these things happen?".
    pub plan_actions: Vec<PlanAction>,
    /// A helper session, in which it is known who helps.
    pub helper_known: bool,
    /// There are adults on the child's record who could be shown the piece. Without any, nobody is asked about sharing.
    pub linked_adults: bool,
    /// Other ways to be heard were offered for this meeting before. They are offered once (rules section 5).
    pub offered_once: bool,
}

/// One action of a plan, in words for the child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanAction {
    /// Stable within the plan; stored with answers.
    pub id: String,
    /// What was to be done, by whom.
    pub words: String,
}

/// A fact that a form file may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// [`Facts::first_meeting`].
    FirstMeeting,
    /// [`Facts::preferences_given`].
    PreferencesGiven,
    /// [`Facts::plan_actions`] has any.
    PlanActionsKnown,
}

impl Facts {
    /// Whether a fact is so.
    pub fn is(&self, fact: Fact) -> bool {
        match fact {
            Fact::FirstMeeting => self.first_meeting,
            Fact::PreferencesGiven => self.preferences_given,
            Fact::PlanActionsKnown => !self.plan_actions.is_empty(),
        }
    }
}
