//! Makes pages smaller on the way; built files were compressed when they were built and pass as they are.
//!
//! Compression can give away a secret (BREACH) when an attacker makes the victim's browser ask again and again for a page that shows
//! both the secret and words of the attacker's. Pages here hold save tickets and, once, a card's code. What stands against it:
//!
//! - A page that another site asked for is sent uncompressed, so its length says nothing.
//! - The session's cookie is `Lax`: another site's hidden requests do not carry it in the first place.
//! - Nonces and tickets differ from page to page, and no page with a code repeats anything from its address.

use axum::{
    Router,
    extract::Request,
    http::header,
    middleware::{Next, from_fn},
    response::Response,
};
use tower_http::compression::CompressionLayer;

pub(super) fn around(router: Router) -> Router {
    router.layer(CompressionLayer::new()).layer(from_fn(plain_for_other_sites))
}

async fn plain_for_other_sites(mut request: Request, next: Next) -> Response {
    let site = request.headers().get("sec-fetch-site").map(axum::http::HeaderValue::as_bytes);
    if matches!(site, Some(b"cross-site" | b"same-site")) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    next.run(request).await
}
