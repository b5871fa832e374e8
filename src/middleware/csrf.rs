//! Refuses a change that another site asks for, by what browsers say about where a request comes from.
//!
//! `Sec-Fetch-Site` decides, or `Origin` where a browser sends none; nothing is kept in a form, so nothing runs out under someone who
//! writes slowly. A request with neither header comes from no browser of the last five years and carries no one's cookie by accident.

use tower_http::csrf::{ConfigError, CsrfLayer};

/// Lets our own pages through, also when the proxy in front rewrites `Host`.
pub(super) fn layer(address: &str) -> Result<CsrfLayer, ConfigError> {
    CsrfLayer::new().add_trusted_origin(address)
}
