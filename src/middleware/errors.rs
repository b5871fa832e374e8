//! Draws a page for every refusal that has none.
//!
//! Layers and extractors answer with a bare status. Here, in one place, it becomes a page that says what to do.

use axum::{
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::Response,
};
use heard_domain::forms::TextId;

/// Replaces a bare error by the page for its status, and keeps its headers, such as `Allow`.
pub(super) async fn draw(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if !is_bare(&response) {
        return response;
    }
    let (bare, _) = response.into_parts();
    let mut page = heard_app::refused(bare.status, words(bare.status)).await;
    let kept = bare.headers.into_iter().filter_map(|(name, value)| Some((name?, value)));
    for (name, value) in kept.filter(|(name, _)| *name != header::CONTENT_TYPE && *name != header::CONTENT_LENGTH) {
        page.headers_mut().append(name, value);
    }
    page
}

/// An error without a body, or with one line of plain text: pages say `text/html`, and the monitor is answered in JSON.
fn is_bare(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let status = response.status();
    (status.is_client_error() || status.is_server_error()) && kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

/// What happened, and what to do. Whoever reads it may be eight.
fn words(status: StatusCode) -> TextId {
    match status {
        StatusCode::FORBIDDEN => TextId::RefusedForbidden,
        StatusCode::NOT_FOUND => TextId::ErrorNotFound,
        StatusCode::METHOD_NOT_ALLOWED => TextId::RefusedMethod,
        StatusCode::PAYLOAD_TOO_LARGE => TextId::RefusedTooLong,
        StatusCode::SERVICE_UNAVAILABLE => TextId::RefusedBusy,
        status if status.is_client_error() => TextId::ErrorUnreadable,
        _ => TextId::RefusedFault,
    }
}
