//! Security headers, on every answer there is.

use crate::config::Config;
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use heard_app::CspNonce;
use heard_service::chance::Chance;
use std::sync::Arc;

/// Nothing a page of ours asks for: a stolen or injected script may not either.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), \
    gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
    publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), web-share=(), xr-spatial-tracking=()";

/// The same on every answer.
const ALWAYS: [(HeaderName, HeaderValue); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS)),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex")),
];

/// Two years, which is what browsers ask for.
const STAY_WITH_HTTPS: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

/// What the headers depend on.
#[derive(Clone, Debug)]
pub(super) struct Headers {
    https: bool,
    /// Where forms may lead: here, and where "Close quickly" goes, since browsers hold the redirect after a form to this too.
    forms: Arc<str>,
    chance: Chance,
}

impl Headers {
    pub(super) fn new(config: &Config, chance: &Chance) -> Self {
        let origin: Vec<&str> = config.exit_to.splitn(4, '/').take(3).collect();
        Self { https: config.is_https(), forms: format!("'self' {}", origin.join("/")).into(), chance: chance.clone() }
    }
}

/// Makes the nonce that the page's own scripts carry, and sets the headers on the answer.
pub(super) async fn set(State(Headers { https, forms, chance }): State<Headers>, mut request: Request, next: Next) -> Response {
    let nonce = chance.token();
    request.extensions_mut().insert(CspNonce(nonce.clone()));
    let referrer = referrer_policy(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.extend(ALWAYS);
    headers.insert(header::REFERRER_POLICY, referrer);
    // A nonce is hexadecimal, which every header takes.
    if let Ok(policy) = HeaderValue::try_from(content_policy(&nonce, &forms)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, STAY_WITH_HTTPS);
    }
    // Built files say for themselves how long they may be kept. A page never is: not by a shared phone, not by a proxy.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Begins at nothing and allows what the pages need. `wasm-unsafe-eval` lets islands compile their WASM; it allows no JavaScript `eval`.
fn content_policy(nonce: &str, forms: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         connect-src 'self'; manifest-src 'self'; form-action {forms}; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
    )
}

/// Where the address itself is a secret it goes nowhere, not even to our own proxy's log. Not `no-referrer`: under it a browser
/// sends `Origin: null` with the page's own button, and older phones send nothing else by which to tell it from another site's.
fn referrer_policy(path: &str) -> HeaderValue {
    let secret = ["/card/", "/feedback/", "/staff/set-up/"].iter().any(|start| path.starts_with(start));
    HeaderValue::from_static(if secret { "strict-origin" } else { "same-origin" })
}
