//! How a save is answered, one question a page or several: on to the next, or the words shown again where they have no place any more.

mod kept;

use crate::{failure::Failure, fields::Posted, pages::Outcome, visit::Visit, words::clock_time};
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use chrono::{DateTime, Utc};
use heard_domain::forms::RawFields;
use heard_service::{Error, say::Then};
use kept::Why;
use serde::Serialize;

/// Whose pages they are, and so where someone comes back in and where they go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Children, and helpers beside them.
    Child,
    /// Parents and carers with a slip.
    Parent,
    /// Staff.
    Staff,
}

/// What a page of questions posts besides its answers.
pub(crate) struct Saving {
    /// What was seen of what stands.
    pub(crate) revision: String,
    /// Saves, and reads nothing, after the session has ended.
    ticket: String,
    /// Whether the person came from the check page and goes back there.
    pub(crate) to_check: bool,
    /// The button that was pressed.
    pub(crate) then: Then,
}

impl Saving {
    /// Takes it from what was posted: the answers stay behind.
    pub(crate) fn take(posted: &mut Posted) -> Self {
        let (revision, ticket) = (posted.one("revision"), posted.one("ticket"));
        let to_check = posted.one("to") == "check";
        let then = match (posted.one("then").as_str(), to_check) {
            ("stop", _) => Then::Stop,
            ("skip", false) => Then::Skip,
            (_, true) => Then::Check,
            _ => Then::Next,
        };
        Self { revision, ticket, to_check, then }
    }

    /// The ticket.
    pub(crate) fn ticket(&self) -> &str {
        &self.ticket
    }

    /// Everything that was posted, for a page that can be sent again.
    pub(crate) fn whole(&self, answers: &RawFields) -> RawFields {
        let mut whole = answers.clone();
        whole.push("revision", &self.revision);
        whole.push("ticket", &self.ticket);
        whole
    }
}

/// The words have no place any more: they are shown, so that they are not lost. `receipt` is where a sent piece is told of.
pub(crate) async fn lost_its_place(visit: &Visit, side: Side, whole: &RawFields, error: Error, receipt: &str) -> Outcome {
    let (why, or) = match error {
        Error::SentBefore => (Why::Sent, Ok(Redirect::to(receipt).into_response())),
        Error::Hidden => (Why::Gone, Err(Failure::NotFound)),
        Error::Busy | Error::CannotWrite => (Why::Busy, Err(Failure::Busy)),
        other => return Err(other.into()),
    };
    kept::page(visit, side, why, whole).await.map_or(or, Ok)
}

/// The session ended while someone was typing: the ticket on the page still saved it, and they come back in at `back`.
pub(crate) async fn after_session<T>(
    visit: &Visit,
    side: Side,
    whole: &RawFields,
    saved: Result<T, Error>,
    back: &str,
) -> Outcome {
    let (why, or) = match saved {
        Ok(_) => return Ok(Redirect::to(back).into_response()),
        Err(Error::Answer(_) | Error::Answers(_)) => (Why::Ended, Failure::SignedOut),
        Err(Error::Busy | Error::CannotWrite) => (Why::Busy, Failure::Busy),
        Err(Error::SentBefore | Error::Hidden | Error::SignedOut) => (Why::EndedLongAgo, Failure::SignedOut),
        Err(error) => return Err(error.into()),
    };
    kept::page(visit, side, why, whole).await.ok_or(or)
}

/// What the autosave hears back.
#[derive(Serialize)]
struct AutosaveReply<R> {
    revision: R,
    at: String,
}

/// Answers a save in the background: what to post next, and when it was.
pub(crate) fn autosaved<R: Serialize>(saved: Result<(R, DateTime<Utc>), Error>) -> Outcome {
    match saved {
        Ok((revision, at)) => Ok(Json(AutosaveReply { revision, at: clock_time(at) }).into_response()),
        Err(Error::Answer(_) | Error::Answers(_)) => Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response()),
        Err(Error::SavedElsewhere(_)) => Ok(StatusCode::CONFLICT.into_response()),
        Err(Error::SentBefore) => Ok(StatusCode::GONE.into_response()),
        Err(error) => Err(error.into()),
    }
}
