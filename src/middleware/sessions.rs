//! The session's cookie.

use heard_store::Sessions;
use tower_sessions::{SessionManagerLayer, cookie::SameSite};

/// `Lax`, so that a link in a mail finds its reader signed in; gone when the browser closes, so that a shared phone forgets.
///
/// Browsers take `__Host-` only over https, from this host and for all its pages: no other site of the council's can plant one.
pub(super) fn layer(sessions: Sessions, https: bool) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(sessions)
        .with_name(if https { "__Host-heard" } else { "heard" })
        .with_secure(https)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
}
