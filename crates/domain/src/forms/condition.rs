//! When a question is asked (`show_if`).

use super::answer::{Answer, Live};
use super::facts::{Fact, Facts};
use crate::meeting::MeetingKind;
use serde::Deserialize;

/// One condition. A question is asked when all of its conditions hold. The questions it names come before.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "a condition is { q, any }, { q, none }, { q, answered }, { q, at_most }, { meeting }, { fact } or { not_fact }, \
                 with known facts and kinds of meeting"
)]
pub enum Condition {
    /// One of these options was chosen.
    Any {
        /// The question.
        #[serde(rename = "q")]
        question: String,
        /// Its options.
        #[serde(rename = "any")]
        options: Vec<String>,
    },
    /// None of these options was chosen; so too when the question was skipped or not asked.
    None {
        /// The question.
        #[serde(rename = "q")]
        question: String,
        /// Its options.
        #[serde(rename = "none")]
        options: Vec<String>,
    },
    /// The question was answered in any way, or was not.
    Answered {
        /// The question.
        #[serde(rename = "q")]
        question: String,
        /// Which of the two.
        answered: bool,
    },
    /// A ladder was answered with this number or a lower one.
    AtMost {
        /// The ladder.
        #[serde(rename = "q")]
        question: String,
        /// 0 to 10.
        #[serde(rename = "at_most")]
        value: u8,
    },
    /// The piece is for a meeting of one of these kinds.
    Meeting {
        /// The kinds.
        #[serde(rename = "meeting")]
        kinds: Vec<MeetingKind>,
    },
    /// This is so.
    Fact {
        /// What.
        fact: Fact,
    },
    /// This is not so.
    NotFact {
        /// What.
        #[serde(rename = "not_fact")]
        fact: Fact,
    },
}

impl Condition {
    /// Whether it holds, given the answers to the questions that are asked so far.
    pub fn holds(&self, facts: &Facts, live: &Live<'_>) -> bool {
        let chose = |question: &str, options: &[String]| {
            live.get(question).is_some_and(|answer| answer.chosen().iter().any(|id| options.iter().any(|option| option == id)))
        };
        match self {
            Self::Any { question, options } => chose(question, options),
            Self::None { question, options } => !chose(question, options),
            Self::Answered { question, answered } => live.contains_key(question.as_str()) == *answered,
            Self::AtMost { question, value } => live
                .get(question.as_str())
                .is_some_and(|answer| matches!(answer, Answer::Ladder { value: given } if given <= value)),
            Self::Meeting { kinds } => facts.meeting_kinds.iter().any(|kind| kinds.contains(kind)),
            Self::Fact { fact } => facts.is(*fact),
            Self::NotFact { fact } => !facts.is(*fact),
        }
    }

    /// Whether it holds of the facts alone, before anything was answered.
    pub fn holds_of(&self, facts: &Facts) -> bool {
        self.holds(facts, &Live::new())
    }

    /// The question whose answer it looks at.
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::Any { question, .. }
            | Self::None { question, .. }
            | Self::Answered { question, .. }
            | Self::AtMost { question, .. } => Some(question),
            Self::Meeting { .. } | Self::Fact { .. } | Self::NotFact { .. } => None,
        }
    }

    /// The options that it names.
    pub fn options(&self) -> &[String] {
        match self {
            Self::Any { options, .. } | Self::None { options, .. } => options,
            _ => &[],
        }
    }
}
