//! `/staff/sign-out`: ends the session.

use crate::{fields::Posted, pages::Outcome, visit::Visit};
use axum::response::{IntoResponse, Redirect};

/// Ends the session.
pub(crate) async fn post(visit: Visit, posted: Posted) -> Outcome {
    posted.nothing_else()?;
    visit.service().sign_out(&visit.actor).await?;
    visit.sign_out().await?;
    Ok(Redirect::to("/staff/sign-in").into_response())
}
