//! The whole application, in process: pages and the layers around them, over a database of its own for each test.

mod config;
mod csrf;
mod headers;
mod healthz;
mod helpers;
mod limits;
mod sessions;
