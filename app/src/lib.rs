//! What people see: pages in folders named like their URLs, the components they share, and the islands that reach the browser.
//!
//! A page is an axum handler that loads what it shows from a service and then draws it with Leptos. A form posts to the page's
//! own address and is answered with 303, or with the same page, status 422, what was typed and what to put right.

pub mod islands;

#[cfg(feature = "ssr")]
mod assets;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
mod failure;
#[cfg(feature = "ssr")]
mod fields;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod routes;
#[cfg(feature = "ssr")]
mod symbols;
#[cfg(feature = "ssr")]
mod visit;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use assets::Assets;
#[cfg(feature = "ssr")]
pub use failure::refused;
#[cfg(feature = "ssr")]
pub use routes::{Audience, ROUTES, Route, router};
#[cfg(feature = "ssr")]
pub use visit::{AppState, ClientAddress, CspNonce};
