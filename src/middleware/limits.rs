//! How long a body may be, and how long a request may take.

use axum::{Router, http::StatusCode};
use std::time::Duration;
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

/// Bytes of a request's body: the longest answer many times over.
const LONGEST_BODY: usize = 256 * 1024;
/// From the end of the head to the beginning of the answer, a slow body included. What is under way is rolled back.
const LONGEST_TIME: Duration = Duration::from_secs(30);

pub(super) fn around(pages: Router) -> Router {
    pages
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_TIME))
        .layer(RequestBodyLimitLayer::new(LONGEST_BODY))
}
