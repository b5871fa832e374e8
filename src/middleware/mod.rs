//! What stands between the network and the pages, from the outside in:
//!
//! | Layer | Does |
//! |---|---|
//! | [`log`] | names the request, and writes one line about it once it is answered |
//! | [`headers`] | makes the nonce, and sets the security headers on every answer, errors and files included |
//! | [`compression`] | makes pages smaller on the way |
//! | [`errors`] | draws a page for every refusal that has none, whichever layer or extractor it comes from |
//! | [`panics`] | turns a panic into a 500 |
//! | [`client`] | tells where the request comes from, also behind a proxy that is known |
//! | [`csrf`] | refuses a change that another site asks for |
//! | [`limits`] | refuses a body that is too long, and a request that takes too long |
//! | [`sessions`] | says who was signed in |
//!
//! The last four stand before pages only; files and the monitor's address need none of them.

mod client;
mod compression;
mod csrf;
mod errors;
mod headers;
mod limits;
mod log;
mod panics;
mod sessions;

use crate::config::Config;
use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};
use heard_service::chance::Chance;
use heard_store::{Sessions, Store};
use std::sync::Arc;

/// Puts the layers around the pages that only pages need.
///
/// # Errors
/// An address that is no origin; reading the configuration refuses such a one before.
pub(crate) fn around_pages(pages: Router, config: &Config, store: &Store) -> anyhow::Result<Router> {
    let pages = pages.layer(sessions::layer(Sessions::new(store.clone()), config.is_https()));
    let pages = limits::around(pages).layer(csrf::layer(&config.service.address)?);
    Ok(pages.layer(from_fn_with_state(Arc::from(config.proxies.as_slice()), client::tell)))
}

/// Puts the layers around everything.
pub(crate) fn around_all(everything: Router, config: &Config, chance: &Chance) -> Router {
    let everything = everything.layer(panics::layer()).layer(from_fn(errors::draw));
    compression::around(everything)
        .layer(from_fn_with_state(headers::Headers::new(config, chance), headers::set))
        .layer(from_fn_with_state(chance.clone(), log::log))
}
