//! What is asked for, and why it may be refused.

use chrono::NaiveDate;
use heard_domain::{calendar::PastTheTable, forms::LoadError};
use std::str::FromStr;

/// What to make.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DemoOptions {
    /// How much.
    pub scale: Scale,
    /// The same seed gives the same people and the same lives.
    pub seed: u64,
    /// The London day on which it all plays; today when none is given.
    pub today: Option<NaiveDate>,
}

/// How much is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Some thirty children and everyone around them, in every state that a page can show.
    #[default]
    Small,
    /// 10,000 children, 60,000 held reviews and 200,000 sent pieces: to measure speed.
    County,
}

/// A word that names no scale.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a scale that can be made: choose small or county")]
pub struct UnknownScale(pub String);

impl FromStr for Scale {
    type Err = UnknownScale;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "small" => Ok(Self::Small),
            "county" => Ok(Self::County),
            _ => Err(UnknownScale(text.to_owned())),
        }
    }
}

/// Why no people were made up.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Someone is in the database already. Nothing was changed.
    #[error("the database is not empty, and made-up people go only into an empty one")]
    NotEmpty,
    /// The day lies outside the table of bank holidays, or too near its ends.
    #[error(transparent)]
    PastTheTable(#[from] PastTheTable),
    /// The made-up statements that the program carries cannot be read.
    #[error("the made-up statements cannot be read: {0}")]
    Words(#[from] LoadError),
    /// What a service said. The database is now half full: start again with an empty one.
    #[error("the made-up people could not be finished: {0}")]
    Service(#[from] crate::Error),
}

impl From<heard_store::Error> for DemoError {
    fn from(error: heard_store::Error) -> Self {
        Self::Service(error.into())
    }
}
