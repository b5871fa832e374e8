//! One line per request, readable alone. docs/LOGGING.md says what never goes into it.

use crate::files::BuiltFile;
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use heard_service::chance::Chance;
use std::time::Instant;
use tracing::Instrument;

/// How many characters name a request: enough to tell a day's requests apart, short enough to read out on the phone.
const NAME_LENGTH: usize = 12;

/// Names the request for the log, the answer's headers and the error page, and logs how it was answered.
///
/// The route's own pattern is logged and not the path, which may hold a card's token.
pub(super) async fn log(State(chance): State<Chance>, request: Request, next: Next) -> Response {
    let mut name = chance.token();
    name.truncate(NAME_LENGTH);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let span = tracing::info_span!("request", name);
    async move {
        let began = Instant::now();
        let mut response = next.run(request).await;
        let took = began.elapsed().as_millis();
        let status = response.status();
        let route = route.as_ref().map_or("an unknown address", MatchedPath::as_str);
        if response.extensions().get::<BuiltFile>().is_some() {
            tracing::debug!("{method} a built file answered {status} in {took} ms");
        } else if status.is_server_error() {
            tracing::error!("{method} {route} answered {status} in {took} ms");
        } else {
            tracing::info!("{method} {route} answered {status} in {took} ms");
        }
        if let Ok(name) = HeaderValue::try_from(name) {
            response.headers_mut().insert(HeaderName::from_static("x-request-id"), name);
        }
        response
    }
    .instrument(span)
    .await
}
