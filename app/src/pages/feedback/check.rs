//! `/feedback/{submission}/check`: everything answered, and send; for parents and carers.

use super::way;
use crate::{
    fields::Posted,
    pages::{Outcome, several::check},
    visit::Visit,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use heard_service::Error;

/// The check page; what was sent shows its receipt.
pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Outcome {
    check::get(&visit, way(&visit, &id)?).await
}

/// Sends it, once, however often it is pressed.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    check::post(&visit, way(&visit, &id)?, posted).await
}

/// Leaves one answer out.
pub(crate) async fn post_leave_out(visit: Visit, Path((id, question)): Path<(String, String)>, posted: Posted) -> Outcome {
    check::post_leave_out(&visit, way(&visit, &id)?, &question, posted).await
}

/// Throws the draft away, after asking once. The slip is as new.
pub(crate) async fn post_throw_away(visit: Visit, Path(id): Path<String>, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    let way = way(&visit, &id)?;
    match visit.service().throw_away(&visit.actor, way.id).await {
        Ok(()) => {
            visit.sign_out().await?;
            Ok(Redirect::to("/close").into_response())
        }
        Err(Error::SentBefore) => Ok(Redirect::to(&way.sent).into_response()),
        Err(error) => Err(error.into()),
    }
}
