//! Why a service did not do what it was asked. Which words a person reads is decided by the page; here it is a kind.

use crate::say::SavedElsewhere;
use heard_domain::forms::FieldError;
use std::borrow::Cow;

/// One thing to put right, beside the field it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The name of the field.
    pub field: Cow<'static, str>,
    /// What to do, in plain words.
    pub message: String,
}

impl Problem {
    /// A problem with a field.
    pub fn new(field: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

/// Why a service did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in, and this needs somebody.
    #[error("nobody is signed in")]
    SignedOut,
    /// It is not there, or this person may not know that it is. Both look the same.
    #[error("not there, or not to be seen")]
    Hidden,
    /// What a member of staff typed cannot be taken as it is.
    #[error("{} things to put right", .0.len())]
    Invalid(Vec<Problem>),
    /// What a person typed in a form cannot be taken as it is.
    #[error("an answer cannot be taken: {0:?}")]
    Answer(FieldError),
    /// Several answers of one page cannot be taken as they are: each question, and what is wrong with it.
    #[error("{} answers cannot be taken", .0.len())]
    Answers(Vec<(String, FieldError)>),
    /// The same question was saved from another tab or phone first.
    #[error("the answer was changed elsewhere")]
    SavedElsewhere(Box<SavedElsewhere>),
    /// Someone else changed the same thing first.
    #[error("changed by someone else first")]
    ChangedElsewhere,
    /// It was sent before. Nothing was done a second time.
    #[error("sent before")]
    SentBefore,
    /// Too many wrong tries; wait this many seconds.
    #[error("wait {0} seconds")]
    Wait(u32),
    /// Too much at once; try again in a moment. Nothing was lost.
    #[error("busy")]
    Busy,
    /// The disk is full or read-only.
    #[error("the database cannot be written")]
    CannotWrite,
    /// A hash could not be computed.
    #[error("hashing failed")]
    Hashing,
    /// The database failed in a way that nobody using the page can mend.
    #[error("the database failed")]
    Store(#[source] heard_store::Error),
}

/// The result of every service.
pub type Result<T> = std::result::Result<T, Error>;

impl From<heard_store::Error> for Error {
    fn from(error: heard_store::Error) -> Self {
        match error {
            heard_store::Error::Busy(_) => Self::Busy,
            heard_store::Error::CannotWrite(_) => Self::CannotWrite,
            other => Self::Store(other),
        }
    }
}
