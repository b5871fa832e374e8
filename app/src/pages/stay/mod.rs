//! `/stay`: "I am still here". Asked by the script two minutes before the session ends; answering keeps it.

use crate::{pages::Outcome, visit::Visit};
use axum::{http::StatusCode, response::IntoResponse};
use heard_service::Actor;

/// The request itself counts as being there; this only says whether it was in time.
pub(crate) async fn post(visit: Visit) -> Outcome {
    let status = if visit.actor == Actor::Nobody { StatusCode::UNAUTHORIZED } else { StatusCode::NO_CONTENT };
    visit.touch().await?;
    Ok(status.into_response())
}
