//! Taking over the council's register from its national return.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod again;
mod booked;
mod files;
mod limits;
mod pages;
mod support;
