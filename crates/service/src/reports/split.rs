//! By what a report is split into groups.

use crate::error::{Error, Problem, Result};
use serde::Serialize;

/// By what a report is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// The month the meeting was held in.
    Month,
    /// Who chaired.
    Chair,
    /// The kind of meeting.
    Kind,
    /// How old the child was that day.
    AgeBand,
}

impl Split {
    /// Every split there is data for, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Month, Self::Chair, Self::Kind, Self::AgeBand];

    /// The stable key, used in addresses and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Chair => "chair",
            Self::Kind => "kind",
            Self::AgeBand => "age-band",
        }
    }

    /// In words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "Month",
            Self::Chair => "Chair",
            Self::Kind => "Kind of meeting",
            Self::AgeBand => "Age band",
        }
    }

    /// Reads a key; nothing typed is no split.
    ///
    /// # Errors
    /// [`Error::Invalid`] with a problem beside "by": a split that is not known, or for which nothing is recorded yet.
    pub fn parse(key: &str) -> Result<Option<Self>> {
        let refuse = |message: String| Err(Error::Invalid(vec![Problem::new("by", message)]));
        match key.trim() {
            "" => Ok(None),
            "team" => refuse("Teams are not recorded yet, so the report cannot be split by team".to_owned()),
            key => match Self::ALL.into_iter().find(|split| split.key() == key) {
                Some(split) => Ok(Some(split)),
                None => refuse(format!("Choose one of these: {}", Self::ALL.map(Self::key).join(", "))),
            },
        }
    }
}
