//! Draws a page for every refusal that has none.
//!
//! Layers and extractors answer with a bare status. Here, in one place, it becomes a page that says what to do.

use axum::{
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::Response,
};

/// Replaces a bare error by the page for its status, and keeps its headers, such as `Allow`.
pub(super) async fn draw(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if !is_bare(&response) {
        return response;
    }
    let (bare, _) = response.into_parts();
    let (title, text) = words(bare.status);
    let mut page = heard_app::refused(bare.status, title, text).await;
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
fn words(status: StatusCode) -> (&'static str, &'static str) {
    match status {
        StatusCode::FORBIDDEN => (
            "Press that button again",
            "Your browser did not say that this came from Heard, so we did not save it. Go back, and press the button on the page again.",
        ),
        StatusCode::NOT_FOUND => ("We cannot find that page", "The link may be old. Go to the start and look for it there."),
        StatusCode::METHOD_NOT_ALLOWED => {
            ("That did not work", "This page cannot be used in that way. Go to the start and try again from there.")
        }
        StatusCode::PAYLOAD_TOO_LARGE => ("That is too long", "We did not save it. Go back, make it shorter, and send it again."),
        StatusCode::SERVICE_UNAVAILABLE => {
            ("Heard is busy", "Nothing that was saved is lost. Wait a moment, then go back and try again.")
        }
        status if status.is_client_error() => ("We could not read that", "Go back, look at what you typed, and send it again."),
        _ => (
            "Something went wrong",
            "It is not your fault. Nothing that was saved is lost. Wait a moment, then go back and try again.",
        ),
    }
}
